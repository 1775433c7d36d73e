"""The rows below a head -> items of a catalogue as mappings, without a lost cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from generator.authoring.catalogue_tables.cells import (
    CARRIER_WORDS,
    TableChoice,
    as_channel,
    choices,
    laws,
    parts,
    tick,
)
from generator.authoring.catalogue_tables.heads import TableColumn, TableHead, squeezed
from generator.authoring.catalogue_tables.item_words import CHOICES, LEVELS, WORDS, finished, meant, short_word
from generator.authoring.catalogue_tables.numbering import counts_columns, only_numbered
from generator.content.grid import Grid
from generator.model.carrier import named
from generator.model.catalogue import UNNAMED

_TEXTS = ("deadline", "body", "note", "guideline")
_LISTS = ("content", "basis")
_OFFERED = {"channels": CARRIER_WORDS, **CHOICES}
_ONE = ("scope", "procedure")
_ASSUMED = {"way": "公开方式的按主动", "audience": "公开对象的按全社会", "level": "公开层级的按县级"}
"""What the catalogue takes an item for that says nothing of it."""
_SAME = re.compile(r"同上[。.]?")
_REMARK = re.compile(r"(?:备\s*注|注|说\s*明|填表说明|附注)\s*\d*\s*[:：、.]")
_SECTION = 30
"""A line across the table that is longer names no group of items."""


class TableItems(msgspec.Struct, frozen=True):
    """What a table holds. items: mappings of elements, without ids. lines: beside the items (remarks below the table).
    kept: names of columns, and of what else went into notes. told: what was resolved, each with how often. left: rows
    that are no items, with what they say. unnamed: numbers of the rows whose items have no name."""

    items: tuple[dict[str, Any], ...]
    lines: tuple[str, ...]
    kept: tuple[str, ...]
    told: tuple[tuple[str, int], ...]
    left: tuple[str, ...] = ()
    unnamed: tuple[int, ...] = ()


class _Reading:
    """One table on its way: what was read, and what has to be told."""

    def __init__(self, columns: Sequence[TableColumn]) -> None:
        self.columns = columns
        self.counted = next((column.title for column in columns if column.key == "number"), "")
        self.leveled = any(column.key in LEVELS for column in columns)
        self.items: list[dict[str, Any]] = []
        self.lines: list[str] = []
        self.kept: dict[str, int] = {}
        self.told: dict[str, int] = {}
        self.section = ""
        self.section_used = True
        self.numbers: list[str] = []
        self.levels: tuple[str, ...] = ()
        self.last: list[str] = []
        self.left: list[str] = []
        self.unnamed: list[int] = []
        self.row = 0

    def tell(self, what: str) -> None:
        self.told[what] = self.told.get(what, 0) + 1

    def keep(self, item: dict[str, Any], name: str, text: str) -> None:
        """What has no element of its own, in the note."""
        self.kept[name] = self.kept.get(name, 0) + 1
        item["notes"].append(f"{name}：{text}")


def read_items(grid: Grid, head: TableHead, numbers: Sequence[int] = ()) -> TableItems:
    """Every row below the head, in order. numbers: of the grid's rows in the file."""
    reading = _Reading(head.columns)
    for place in range(head.rows, len(grid)):
        reading.row = numbers[place] if numbers else place + 1
        _read_row(reading, grid[place], head)
    _close_section(reading)
    for key, word in _ASSUMED.items():
        for item in reading.items:
            if key in item and not item[key]:
                reading.tell(f"没有勾选{word}")
    items = tuple(finished(item) for item in reading.items)
    told = tuple(reading.told.items())
    return TableItems(
        items, tuple(reading.lines), tuple(reading.kept), told, tuple(reading.left), tuple(reading.unnamed)
    )


def _read_row(reading: _Reading, row: list[str], head: TableHead) -> None:
    said = [cell for cell in dict.fromkeys(row) if cell]
    if not said:
        return
    if tuple(row) in head.repeated:
        reading.tell("每页重复的表头")
    elif counts_columns(row):
        reading.left.append(f"第 {reading.row} 行（列号 {said[0]} 至 {said[-1]}）")
    elif only_numbered(row, head.columns):
        if said[0] not in reading.numbers[-1:]:  # else the row of an item that is merged over several
            reading.left.append(f"第 {reading.row} 行（只有序号“{said[0]}”）")
    elif len(said) == 1 and len(row) > 1 and (row[0] and (all(row) or not any(row[1:]))):
        _aside(reading, said[0])
    else:
        _row(reading, row)


def _aside(reading: _Reading, text: str) -> None:
    """A row that says one thing across the table: a remark below it, or what the following rows stand under."""
    if _REMARK.match(text) or len(text) > _SECTION:
        reading.lines.append(text)
    else:
        _close_section(reading)
        reading.section, reading.section_used = text, False


def _close_section(reading: _Reading) -> None:
    """A line under which no item stood is no group."""
    if not reading.section_used:
        reading.lines.append(reading.section)


def _row(reading: _Reading, row: list[str]) -> None:
    cells = [_resolved(reading, place, cell) for place, cell in enumerate(row)]
    reading.last = cells
    number, levels = _named(reading, cells)
    item: dict[str, Any] = {"notes": []}
    reading.section_used = True
    if reading.section and reading.leveled:
        reading.keep(item, "分组", reading.section)
    for column, cell in zip(reading.columns, cells, strict=True):
        if cell and column.key not in ("number", "name", *LEVELS) and (column.title, cell) != (reading.counted, number):
            _cell(reading, item, column, cell)
    same = reading.items and levels == reading.levels
    if same and (number == (reading.numbers or [""])[-1] and (number or not _own_name(reading, cells))):
        _merged(reading, reading.items[-1], item)
        return
    reading.levels = levels
    reading.numbers.append(number)
    if number and number.rstrip(".、．").lstrip("0") != str(len(reading.items) + 1):
        item["notes"].insert(0, f"{reading.counted}：{number}")
        reading.kept[reading.counted] = reading.kept.get(reading.counted, 0) + 1
    reading.items.append(_head_of(reading, levels) | item)


def _resolved(reading: _Reading, place: int, cell: str) -> str:
    """同上 as what stands above it."""
    if _SAME.fullmatch(cell) and reading.last:
        reading.tell("“同上”换成上一行的内容")
        return reading.last[place]
    return cell


def _own_name(reading: _Reading, cells: list[str]) -> str:
    """What a row itself says of its name, at the lowest level."""
    named = [cell for column, cell in zip(reading.columns, cells, strict=True) if column.key in ("name", *LEVELS)]
    return named[-1] if named else ""


def _named(reading: _Reading, cells: list[str]) -> tuple[str, tuple[str, ...]]:
    """Number and levels of a row; levels that are empty in it and not in the row before go on."""
    number, found = "", []
    before = list(reading.levels)
    for column, cell in zip(reading.columns, cells, strict=True):
        number = number or (cell if column.key == "number" else "")
        if column.key in ("name", *LEVELS):
            found.append(cell)
    numbered = any(column.key == "number" for column in reading.columns)
    going_on = numbered and not number and before and not found[-1]
    if going_on and all(cell in ("", before[place]) for place, cell in enumerate(found)):
        found = before
    lower = ""
    for place in range(len(found) - 1, -1, -1):
        if not found[place] and lower and place < len(before) and before[place]:
            found[place] = before[place]
            reading.tell("空着的上级事项接上一行")
        lower = lower or found[place]
    if not any(found) and before:
        found = before
        if number and number != (reading.numbers or [""])[-1]:
            reading.tell("没有名称的行用上一行的名称")
    return number, tuple(found)


def _head_of(reading: _Reading, levels: tuple[str, ...]) -> dict[str, Any]:
    """Name and levels of an item: the lowest that is there is its name."""
    told = list(dict.fromkeys(level for level in levels if level)) or [reading.section or UNNAMED]
    *upper, name = told
    if name == UNNAMED:
        reading.unnamed.append(reading.row)
    if reading.section and not reading.leveled:
        upper = [reading.section, *upper]
    return dict(zip(LEVELS, upper, strict=False)) | {"name": name}


def _cell(reading: _Reading, item: dict[str, Any], column: TableColumn, cell: str) -> None:
    key = column.key
    if column.choice and key not in ("channels", *CHOICES) and not tick(cell).text:
        reading.keep(item, column.title, cell)  # a tick alone says nothing without its name
    elif key in _LISTS:
        item[key] = [*item.get(key, []), *(parts(cell) if key == "content" else laws(cell))]
    elif key in _TEXTS:
        item[key] = "；".join(part for part in (item.get(key, ""), cell) if part)
    elif key in ("channels", "audience", "way", "level"):
        _chosen(reading, item, column, cell)
    elif key in WORDS:
        _of_words(reading, item, column, cell)
    else:
        reading.keep(item, column.title, cell)


def _of_words(reading: _Reading, item: dict[str, Any], column: TableColumn, cell: str) -> None:
    words = [word for word in re.split(r"[、，,；;\s→]+", cell) if word]
    plain = [word.removesuffix("公开") if column.key == "five_open" else word for word in words]
    fits = all(word in WORDS[column.key] for word in plain) and not (column.key in _ONE and len(plain) != 1)
    if not fits:
        reading.keep(item, column.title, cell)
    elif column.key in _ONE:
        item[column.key] = plain[0]
    else:
        item[column.key] = plain


def _chosen(reading: _Reading, item: dict[str, Any], column: TableColumn, cell: str) -> None:
    """A cell in which something is ticked, or that stands in the column of something that is."""
    if not column.choice and any(one.ticked and not one.text for one in choices(cell, _OFFERED[column.key])):
        reading.keep(item, column.title, cell)
        reading.tell(f"“{column.title}”只打了勾、没有写明是哪一种，记在备注里")
        return
    if column.key == "channels":
        offered = [_of_column(reading, item, column, cell)] if column.choice else choices(cell, CARRIER_WORDS)
        for choice in offered:
            if choice.text and named(choice.text) != choice.text:
                reading.tell("渠道改成国家清单的写法，清单没有的记作“其他”")
        item["channels"] = [*item.get("channels", []), *(as_channel(choice) for choice in offered if choice.text)]
        return
    words = CHOICES[column.key]
    offered = [_of_column(reading, item, column, cell)] if column.choice else choices(cell, words)
    taken = [short_word(column.key, choice.text) for choice in offered if choice.ticked is not False and choice.text]
    for choice in offered:
        if choice.ticked is False and choice.text and squeezed(choice.text) not in words:
            reading.keep(item, f"{column.title}（未选）", choice.text)
    item[column.key] = list(dict.fromkeys([*item.get(column.key, []), *taken]))


def _of_column(reading: _Reading, item: dict[str, Any], column: TableColumn, cell: str) -> TableChoice:
    """A tick in the column of one choice; words beside the tick say who or which exactly."""
    ticked = tick(cell)
    word = meant(column)
    if not ticked.text:
        return TableChoice(word, bool(ticked.ticked))
    if column.key == "audience" and ticked.ticked:
        return TableChoice(ticked.text, ticked.ticked)
    if column.key == "channels":
        return TableChoice(f"{word} {ticked.text}", ticked.ticked)
    reading.keep(item, column.title, ticked.text)
    return TableChoice(word, ticked.ticked)


def _merged(reading: _Reading, old: dict[str, Any], new: dict[str, Any]) -> None:
    """A further row of one item: what it adds."""
    reading.tell("同一事项的几行并为一项")
    for key, value in new.items():
        if isinstance(value, list):
            old[key] = [*old.get(key, []), *(part for part in value if part not in old.get(key, []))]
        elif key in _ONE and old.get(key, value) != value:
            reading.keep(old, key, value)
        elif value != old.get(key) and value not in str(old.get(key, "")).split("；"):
            old[key] = "；".join(part for part in (old.get(key, ""), value) if part)
