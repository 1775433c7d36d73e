"""THM-TEMPLATE 模板读不懂，或者写了不许用的标签。

常见的是标签没有配对（`{% if %}` 少了 `{% endif %}`）、花括号少了一个、文件不是 UTF-8 编码。引用别的模板要把名称直接写出来，不能算出来；
不能用 `{% autoescape %}`。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.diagnostic import Finding, UsageError
from generator.theme.forking.fork import Fork
from generator.theme.render.closure import closure

LEVEL = "error"
MESSAGE = "{what}"
HINT = "{how}"
ENGLISH = ("the template cannot be used", "correct it, or take the parent's version")


def check(fork: Fork) -> Iterator[Finding]:
    """Templates that do not parse, and references that a build refuses."""
    said = set()
    for item in sorted(fork.walk.seen, key=lambda item: item.path):
        if item.kind == "template" and fork.owns(item.path):
            said.add(item.path)
            yield Finding(_line(item.name), 0, {"what": item.name, "how": item.meant}, fork.shown(item.path))
    if fork.wrong:
        return
    for path in fork.files:
        place = fork.folder / path
        if path.startswith("templates/") and str(place) not in said:
            try:
                closure(fork.walk.sandbox, fork.chain, path.removeprefix("templates/"))
            except UsageError as error:
                if not any(text in error.message for text in ("没有模板", "不存在")) and _own(
                    fork, error.message, path
                ):
                    values = {"what": error.message, "how": error.hint}
                    yield Finding(_line(error.message), 0, values, fork.shown(place))


def _own(fork: Fork, message: str, path: str) -> bool:
    """Whether a refusal is of this very file, not of one that it draws on."""
    return path.removeprefix("templates/") in message


def _line(message: str) -> int:
    line = re.search(r"第 (\d+) 行", message)
    return int(line[1]) if line else 0
