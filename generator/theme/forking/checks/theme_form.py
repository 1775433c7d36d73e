"""THM-FORM theme.yaml 写得不对。

`theme.yaml` 只有这几项：title（名称）、extends（在哪个主题的基础上改）、contract（约定的版本）、options（选项）、tokens（颜色和大小）、
parts（取用的出处，由程序写）、required（少不得的块，由被继承的主题写）。写错的名称不起作用，所以是错误。

以 `#` 开头的颜色要加引号，例如 `brand: "#1d5c40"`，不加引号时 YAML 把它当作注释。为了安全，不能用引用（`&`、`*`）和类型标记（`!`）。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork

LEVEL = "error"
MESSAGE = "{what}"
HINT = "{how}"
ENGLISH = ("theme.yaml: {what}", "{how}")


def check(fork: Fork) -> Iterator[Finding]:
    """Everything that reading theme.yaml found wrong, but the version of the contract."""
    for item in fork.wrong:
        if item.kind == "form":
            yield Finding(item.line, item.column, item.values, fork.yaml)
    if not fork.wrong and not fork.whole:
        what = "theme.yaml 没有写在哪个主题的基础上改"
        yield Finding(1, 1, {"what": what, "how": "加一行 extends: county"}, fork.yaml)
