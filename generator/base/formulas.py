"""A cell of a table -> the same cell, which no spreadsheet program takes for a formula when it opens the file."""

from __future__ import annotations

from generator.base.patterns import lazy_re

_STARTS = frozenset("=+-@\t\r＝＋－＠")
_PLAIN = lazy_re(r"[-+－＋]?\s?\d[\d,，\s]*(?:\.\d+)?(?:[eE][-+]?\d+)?\s?[%％‰]?|[-－+＋]+|[-－]\s?\d{1,4}\s?[-－]")
"""A number with its sign, strokes that stand for "none", the number of a page between strokes."""


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it when it begins like a formula (OWASP, CSV Injection)."""
    if not cell or cell[0] not in _STARTS or _PLAIN.fullmatch(cell):
        return cell
    return "'" + cell
