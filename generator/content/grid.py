"""The cells of a sheet -> title, notes, one row of column names, rows: what stands around a table is no row of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from generator.base.patterns import pattern_table
from generator.content.registers import shipped

Grid = list[list[str]]

_ABOUT = pattern_table(
    (r"[:：]", "第一：甲"),
    (r"^（?\s*(?:单位|计量单位|金额单位)\b", "（单位"),
    (r"^(?:填报|编制|制表|发布|公布|公开|报送|截至|截止)", "填报单位县民政局"),
    (r"(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?$", "县民政局2026年3月1日"),
)
"""What a line above a table's head says: who made it, when, in which unit."""
_REMARK = pattern_table(
    (r"备\s*注", "备注", "备 注"),
    "注",
    (r"说\s*明", "说明", "说 明"),
    "填表说明 附注 制表 填报人 审核 联系",
)
_BELOW = re.compile(rf"^{_REMARK.pattern}(?:\s*\d*\s*[:：、.]|人|$)")
_SIGNERS = pattern_table(
    (r"填\s*[表报]", "填 表", "填报"),
    (r"制\s*表", "制 表"),
    (r"审\s*[核批]", "审 核", "审批"),
    (r"复\s*核", "复 核"),
    (r"日\s*期", "日 期"),
    "联系 负责 单位 经办 报送",
)
_SIGNED = re.compile(rf"{_SIGNERS.pattern}[^\d:：]{{0,8}}[:：]")
"""What stands in the line below a table, each in a cell of its own."""
_TOTAL = re.compile(r"(?:合|总|共)\s*计")
_NAME = re.compile(r"(?:名称|项目|事项)$")
_CORNER = re.compile(r"（(?:\S*名称|项目|事项)）$")
"""What a corner cut by a stroke says of the column below it: 时间（项目）."""
_AXES = pattern_table("名称 项目 事项 指标 地区 乡镇 科目 类别 年份 部门 行业")
_AXIS = re.compile(rf"\S{{0,4}}{_AXES.pattern}")
"""What the lower half of such a corner says, where the file does not tell that names are merged."""
_DEEPEST = 4
"""Rows that a head may have at most."""
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[\d.,%]+")
"""What a row of names does not hold; years are names."""


class HeadedGrid(msgspec.Struct, frozen=True):
    """A sheet in its parts. above: notes (单位：万元). table: one row of names, then rows. below: notes (备注：…). heads: the
    rows of names as they stand, one or more."""

    title: str
    above: list[str]
    table: Grid
    below: list[str]
    heads: Grid


@cache
def _columns() -> tuple[tuple[str, ...], frozenset[str]]:
    """What the column of names of every list is called, and what any column of every list is."""
    register = next(register for register in shipped() if register.id == "list")
    return register.named["name"].names[1:], frozenset(register.named)


@cache
def day_columns() -> frozenset[str]:
    """What the columns of days of every list are called."""
    register = next(register for register in shipped() if register.id == "list")
    return frozenset(name for name, column in register.named.items() if column.type == "date")


def headed(grid: Grid, *, sums: bool = False, depths: Sequence[int] = ()) -> HeadedGrid:
    """sums: whether a last row of 合计 is one of the table's. depths: of each row, over how many rows a cell that begins
    there is merged (VisibleSheet.depths), where that is known."""
    above: list[str] = []
    while len(grid) > 1 and len(grid[0]) > 1 and _stands_above(grid[0]) and not _has_corner(grid[0], depths):
        above += [cell for cell in dict.fromkeys(grid[0]) if cell and cell not in above]
        grid, depths = grid[1:], depths[1:]
    below: list[list[str]] = []
    while len(grid) > 2 and _stands_below(grid[-1], sums=sums):
        below[:0] = [grid[-1]]
        grid = grid[:-1]
    title = above.pop(0) if above and not _ABOUT.search(above[0]) else ""
    filled = _spread_heads(grid)
    table = _one_head(filled or grid, 2 if filled else depths[0] if depths else 1)
    grid = filled or grid
    heads = grid[: len(grid) - len(table) + 1]
    return HeadedGrid(title, above, table, [_told(row, table[0]) for row in below], heads)


def _stands_above(row: list[str]) -> bool:
    said = {cell for cell in row if cell}
    return len(said) == 1 or (len(said) <= 3 < len(row) and all(_ABOUT.search(cell) for cell in said))


def _has_corner(row: list[str], depths: Sequence[int]) -> bool:
    """Whether the row opens with an empty cell merged downwards, the corner of a head; a title has none."""
    return bool(depths) and depths[0] > 1 and not row[0]


def _stands_below(row: list[str], *, sums: bool) -> bool:
    said = list(dict.fromkeys(cell for cell in row if cell))
    return bool(said) and (
        (len(said) == 1 and bool(_BELOW.match(said[0])))
        or (not sums and bool(_TOTAL.fullmatch(said[0])))
        or _is_signed(said, len(row))
    )


def _is_signed(said: list[str], width: int) -> bool:
    """Whether a row says nothing but who made and checked the table: 填表人：…, 审核人：…"""
    return 1 < len(said) < width and all(map(_SIGNED.match, said))


def _told(row: list[str], head: list[str]) -> str:
    """A line below a table as a sentence: 合计：金额 598.5."""
    said = list(dict.fromkeys(filter(None, row)))
    if _is_signed(said, len(row)):
        return "；".join(said)
    first, *rest = dict.fromkeys((cell, head[place]) for place, cell in enumerate(row) if cell)
    figures = "，".join(f"{name} {cell}" for cell, name in rest if cell != first[0])
    return f"{first[0]}：{figures}。" if figures else first[0]


def _spread_heads(grid: Grid) -> Grid | None:
    """Two rows of names whose cells are not merged, or whose merging a CSV file has lost: 完成情况 over its own column and
    empty ones, with 计划, 实际 below. Filled as merged ones are; None for anything else."""
    if len(grid) < 3:
        return None
    upper, lower = grid[0], grid[1]
    if upper[0] and not any(lower[1:]) and _AXIS.fullmatch(lower[0]) and all(upper):
        return [upper, [lower[0], *upper[1:]], *grid[2:]]
    if lower[0] or not any(lower) or any(_FIGURE.fullmatch(cell) for cell in lower):
        return None
    above: list[str] = []
    for place, (name, below) in enumerate(zip(upper, lower, strict=True)):
        if not name and not (place and below and lower[place - 1]):
            return None  # an empty name that no name beside it stands for
        above.append(name or above[-1])
    ends = (
        not upper[place + 1 : place + 2] or upper[place + 1]
        for place, name in enumerate(upper)
        if lower[place] and name
    )
    if any(ends) or "" not in upper:
        return None  # a single name below another one is as likely a row
    return [above, [below or name for name, below in zip(above, lower, strict=True)], *grid[2:]]


def _one_head(grid: Grid, depth: int) -> Grid:
    """Several rows of names -> one row: 补贴标准 over 金额 is 补贴标准（金额）.

    Merged cells come filled in: a name over both rows stands in both, one over two columns stands twice beside itself.
    depth: over how many rows a name of the first row is merged, which says how many rows of names there are.
    """
    rows = 1
    while len(grid) > 2:
        upper, lower = grid[0], grid[1]
        both = [place for place, cell in enumerate(upper) if cell and cell == lower[place]]
        spans = [place for place, cell in enumerate(upper[1:], 1) if cell and cell == upper[place - 1]]
        merged = rows < min(depth, _DEEPEST)
        if not (merged or (both and spans)) or any(_FIGURE.fullmatch(cell) for cell in lower):
            break
        names = [a if a == b or not b else b if not a else _within(a, b) for a, b in zip(upper, lower, strict=True)]
        grid, rows = [names, *grid[2:]], rows + 1
    return grid


def _within(name: str, part: str) -> str:
    """``part`` below ``name`` in one: 补贴标准（金额）; a unit that has its brackets keeps them."""
    return name + part if part.startswith(("（", "(")) else f"{name}（{part}）"


def named(grid: Grid) -> tuple[Grid, list[str]]:
    """A list's table whose column of names is called as every list's is (名称), when it is plain which one that is."""
    names, known = _columns()
    if not grid or any(cell in names for cell in grid[0]):
        return grid, []
    columns = [place for place, cell in enumerate(grid[0]) if _NAME.search(cell) and cell not in known]
    columns = columns or [0] * bool(_CORNER.search(grid[0][0]))
    if not columns:
        return grid, []
    place = columns[0]
    head = [names[0] if at == place else cell for at, cell in enumerate(grid[0])]
    return [head, *grid[1:]], [f"{grid[0][place]} → {names[0]}"]
