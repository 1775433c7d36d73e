"""The first rows of a grid -> title lines, the head of one to three rows, what each column is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from generator.authoring.catalogue_tables.cells import CARRIER_WORDS, tick
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
    "name": ("一级事项", "二级事项", "三级事项", "四级事项"),
}
"""Column -> what the row below its name may divide it into."""
_OWN = ("audience", "way", "level", "channels")
"""Columns that a county may divide in words of its own (抖音号)."""


class TableColumn(msgspec.Struct, frozen=True):
    """One column. key: of the element that it is, "" for what a catalogue has none for. title: its whole name.
    choice: what a tick in it means ("全社会", "县级", "抖音号"), or ""."""

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
            while end < min(len(grid), number + 3) and _divides(grid[end], grid[end - 1], grid[number]):
                end += 1
            rows = [_continued(row, grid[number + 1 : end]), *grid[number + 1 : end]]
            above = [cell for line in grid[:number] for cell in dict.fromkeys(line) if cell]
            columns = _one_number([_column([line[place] for line in rows], place) for place in range(len(row))])
            return TableHead(tuple(above), columns, end, tuple(tuple(line) for line in grid[number:end]))
    return None


def squeezed(cell: str) -> str:
    """A name of a column without blanks and without what stands in brackets or quotes behind it."""
    return re.sub(r"[（(“\"].*$", "", "".join(cell.split()))


def _key(cell: str) -> str:
    word = squeezed(cell)
    return next((key for key, pattern in _PATTERNS if pattern.match(word)), "") if word else ""


def _divides(row: list[str], upper: list[str], top: list[str]) -> bool:
    """Whether a row names what is below the columns of the rows above it: it says nothing else. sure: some
    name is merged downwards, which a row of items is not."""
    sure = any(cell and cell == above for cell, above in zip(row, upper, strict=True))
    names = _continued(top, [row])
    divided = 0
    for place, cell in enumerate(row):
        if cell in ("", upper[place], top[place]):
            continue
        if not _known_below(cell, _key(names[place])) and (_ticked(cell) or not _may_divide(names, place, sure=sure)):
            return False
        divided += 1
    return divided > 0


def _known_below(cell: str, key: str) -> bool:
    known = _BELOW.get(key, ())
    return squeezed(cell) in known or "".join(cell.split()) in known or _key(cell) in ("l1", "l2", "l3")


def _ticked(cell: str) -> bool:
    """Whether a cell says what only a row of items says."""
    return tick(cell).text != cell.strip()


def _may_divide(names: list[str], place: int, *, sure: bool) -> bool:
    """Whether any words may stand below a name: it is above several columns, or one that counties divide as they like;
    both, where nothing else shows that the row belongs to the head."""
    several = names[place] in (names[at] for at in (place - 1, place + 1) if 0 <= at < len(names))
    own = _key(names[place]) in _OWN
    return (several or own) if sure else several and own


def _continued(top: list[str], below: Sequence[list[str]]) -> list[str]:
    """The first row of a head in which a name that is not merged goes on to the right, as far as it is divided."""
    names = list(top)
    for place in range(1, len(names)):
        if not names[place] and all(any(row[at] not in ("", top[at]) for row in below) for at in (place - 1, place)):
            names[place] = names[place - 1]
    return names


def _one_number(columns: list[TableColumn]) -> tuple[TableColumn, ...]:
    """The first column of numbers is the number; a further one (编号 beside 序号) is a column as any other."""
    first = next((column for column in columns if column.key == "number"), None)
    return tuple(
        column if column is first or column.key != "number" else TableColumn("", column.title) for column in columns
    )


def _column(names: list[str], place: int) -> TableColumn:
    told = [name for name in dict.fromkeys(names) if name]
    title = "·".join(told) or f"第{place + 1}列"
    if not told:
        return TableColumn("", title)
    lowest, key = _key(told[-1]), _key(told[0])
    if lowest in ("l1", "l2", "l3"):
        return TableColumn(lowest, title)
    divided = len(told) > 1 and key not in ("", "name", "number") and squeezed(told[-1]) and not _ticked(told[-1])
    return TableColumn(key or lowest, title, told[-1] if divided else "")
