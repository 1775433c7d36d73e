"""The first rows of a grid -> title lines, the head of one to three rows, what each column is."""

from __future__ import annotations

import re

import msgspec

from generator.authoring.catalogue_tables.cells import CARRIER_WORDS
from generator.content.grid import Grid

_DEEPEST, _LEAST = 15, 3
"""How far down a head may begin, and how many known columns make one."""

_COLUMNS = (
    ("number", r"序号|编号"),
    ("l3", r"三级(?:公开)?(?:事项|目录)"),
    ("l2", r"二级(?:公开)?(?:事项|目录)"),
    ("l1", r"一级(?:公开)?(?:事项|目录)"),
    ("content", r"公开内容|内容"),
    ("basis", r"公开依据|法律依据|依据"),
    ("deadline", r"公开时限|时限"),
    ("body", r"公开主体|责任主体|公开责任主体|责任单位|责任部门|主体"),
    ("channels", r"公开渠道|公开载体|渠道|载体"),
    ("audience", r"公开对象"),
    ("way", r"公开方式"),
    ("level", r"公开层级"),
    ("five_open", r"五公开"),
    ("scope", r"公开范围|范围"),
    ("process", r"公开流程"),
    ("form", r"公开形式"),
    ("procedure", r"公开程序"),
    ("presentation", r"展现形式"),
    ("guideline", r"标准指引"),
    ("note", r"备注"),
    ("name", r"(?:公开)?事项(?:名称)?$"),
)
"""What a column is, and how its name begins."""
_PATTERNS = tuple((key, re.compile(pattern)) for key, pattern in _COLUMNS)
_BELOW = {
    "audience": ("全社会", "特定群体", "特定群众", "特定对象", "社会公众"),
    "way": ("主动公开", "依申请公开", "主动", "依申请"),
    "level": ("省级", "市级", "县级", "乡级", "乡镇级", "乡镇", "镇级", "街道", "村级", "省", "市", "县", "乡", "村"),
    "channels": CARRIER_WORDS,
    "name": ("一级事项", "二级事项", "三级事项"),
}
"""Column -> what the row below its name may divide it into."""


class TableColumn(msgspec.Struct, frozen=True):
    """One column. key: of the element that it is, "" for what a catalogue has none for. title: its whole name.
    choice: what a tick in it means ("全社会", "县级"), or ""."""

    key: str
    title: str
    choice: str = ""


class TableHead(msgspec.Struct, frozen=True):
    """above: lines before the head. columns: in their order. rows: where the rows below it begin. repeated: the rows of
    the head, which may stand at the top of every page."""

    above: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    rows: int
    repeated: tuple[tuple[str, ...], ...]


def found_head(grid: Grid) -> TableHead | None:
    """The head, None where no row has at least three columns of a catalogue."""
    for number, row in enumerate(grid[:_DEEPEST]):
        if len({key for cell in row if (key := _key(cell))}) >= _LEAST:
            end = number + 1
            while end < min(len(grid), number + 3) and _divides(grid[end], grid[number]):
                end += 1
            rows = grid[number:end]
            above = [cell for line in grid[:number] for cell in dict.fromkeys(line) if cell]
            columns = tuple(_column([line[place] for line in rows], place) for place in range(len(row)))
            return TableHead(tuple(above), columns, end, tuple(tuple(line) for line in rows))
    return None


def squeezed(cell: str) -> str:
    """A name of a column without blanks and without what stands in brackets or quotes behind it."""
    return re.sub(r"[（(“\"].*$", "", "".join(cell.split()))


def _key(cell: str) -> str:
    word = squeezed(cell)
    return next((key for key, pattern in _PATTERNS if pattern.match(word)), "") if word else ""


def _divides(row: list[str], upper: list[str]) -> bool:
    """Whether a row names what is below the columns of the row above it: it says nothing else."""
    divided = 0
    for cell, above in zip(row, upper, strict=True):
        if cell in ("", above):
            continue
        known = _BELOW.get(_key(above), ())
        if squeezed(cell) not in known and "".join(cell.split()) not in known and _key(cell) not in ("l1", "l2", "l3"):
            return False
        divided += 1
    return divided > 0


def _column(names: list[str], place: int) -> TableColumn:
    told = [name for name in dict.fromkeys(names) if name]
    title = "·".join(told) or f"第{place + 1}列"
    if not told:
        return TableColumn("", title)
    lowest = _key(told[-1])
    if lowest in ("l1", "l2", "l3"):
        return TableColumn(lowest, title)
    key = _key(told[0])
    return TableColumn(key, title, told[-1] if len(told) > 1 and key in _BELOW and key != "name" else "")
