"""Alternatives, each with its examples -> one regular expression, compiled when it is first used.

Compiling the two hundred patterns of the gate takes a tenth of a second, longer than reading one document: most builds
look at few documents, and most documents give most patterns nothing to do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class LazyPattern:
    """Stands for a pattern; from the first use on its methods are those of the compiled one."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class PatternTable(LazyPattern):
    """A pattern whose rows a test can read: words, or an alternative and its examples."""

    def __init__(self, rows: Any, flags: int, *, whole: bool = False) -> None:
        super().__init__(joined([alternative for row in rows for alternative in alternatives(row)]), flags)
        self.rows, self.whole = rows, whole


def lazy_re(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Like ``re.compile``, but a mistake in the pattern shows at its first use."""
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))


def pattern_table(*rows: AnyStr | tuple[AnyStr, ...], flags: int = 0, whole: bool = False) -> re.Pattern[AnyStr]:
    """A pattern from a table, one alternative a line; the first that fits counts, as ever. Compiled at first use.

    A row is an alternative and its examples, or words with blanks between them, each an alternative and its own
    example: ``pattern_table("公司 工厂", (r"卫生[院室]", "卫生院"))``. ``.pattern`` stands in larger expressions as one group.
    tests/base/test_pattern_tables.py holds that each example is found by its own alternative and by nothing else in its
    table; with ``whole`` the examples are all that stands there (``fullmatch``, or an end in the larger expression).
    Assigned to a name of the module and nowhere else, so that the test sees it.
    """
    return cast("re.Pattern[AnyStr]", PatternTable(rows, flags, whole=whole))


def alternatives(row: AnyStr | tuple[AnyStr, ...]) -> list[AnyStr]:
    """What one row of a table says: its words, or the one alternative that its examples follow."""
    return [row[0]] if isinstance(row, tuple) else row.split()


def joined(choices: Sequence[AnyStr]) -> AnyStr:
    """Alternatives as a group without a number, which costs the compiled pattern nothing."""
    if isinstance(choices[0], str):
        return f"(?:{'|'.join(choices)})"
    return b"(?:" + b"|".join(choices) + b")"
