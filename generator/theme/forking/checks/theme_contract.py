"""THM-CONTRACT 主题按另一版约定写成。

约定说明模板能用哪些变量、块、部件和选项（docs/theme-contract.md）。程序升级时约定若有不能兼容的变化，版本号加一；主题要照升级说明核对过，
再把 `contract:` 改成新的版本号。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork

LEVEL = "error"
MESSAGE = "{what}"
HINT = "{how}"
ENGLISH = ("the theme was written for another version of the contract", "see docs/theme-contract.md")


def check(fork: Fork) -> Iterator[Finding]:
    """The version, where it is another one; a theme that builds on another says none at its peril."""
    for item in fork.wrong:
        if item.kind == "contract":
            yield Finding(item.line, item.column, item.values, fork.yaml)
