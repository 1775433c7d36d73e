"""Tables of an attached file -> numbers that are cut into pieces: a digit a cell, quoted halves that a formula puts
together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.base.patterns import lazy_re
from generator.checks.detectors.attachments.parts import OfficePart

_DIGITS = frozenset("0123456789０１２３４５６７８９xXＸ")
_NUMBERED = lazy_re(r"[号卡证]|电话|手机|账户|帐户|联系")
_FORMULA = lazy_re(r"^'?[=＝+@-].*\"")
_QUOTED = lazy_re(r'"([^"]*)"')
_IDENTITY = 18
_LEAST = 11


def pieced(parts: Iterable[OfficePart]) -> Iterator[OfficePart]:
    """One more part for each table in which something is in pieces, put together; lines keep their numbers."""
    for part in parts:
        if part.table:
            rows = [line.split("\t") for line in part.text.split("\n")]
            lines = [" ".join(_joined(row)) for row in rows]
            if columns := list(_columns(rows)):
                lines.append(" ".join(columns))
            if any(lines):
                yield OfficePart("\n".join(lines), f"{part.label}拼起来的内容", visible=part.visible)


def _joined(row: Sequence[str]) -> Iterator[str]:
    """What the cells of a row say together."""
    for label, run in _runs(row):
        if len(run) == _IDENTITY or (len(run) >= _LEAST and _NUMBERED.search(label)):
            yield f"{label} {run}"
    for cell in row:
        if '"' in cell and _FORMULA.search(cell):
            yield "".join(_QUOTED.findall(cell))


def _runs(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each run of cells with one digit, and the cell before it."""
    label, run = "", ""
    for cell in (*cells, ""):
        if len(cell) == 1 and cell in _DIGITS:
            run += cell
            continue
        if run:
            yield label, run
        label, run = cell or label, ""


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Identity numbers that stand from top to bottom; a column of counts has another length or no right check digit."""
    if len(rows) < _IDENTITY:
        return
    for column in range(min(max(map(len, rows)), 400)):
        cells = [row[column] if column < len(row) else "" for row in rows]
        yield from (run for _, run in _runs(cells) if len(run) == _IDENTITY)
