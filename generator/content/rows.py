"""The data file of a list (清单), CSV or YAML -> typed rows, with everything wrong in it at its line."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import msgspec

from generator.base.dates import parse_day
from generator.content import tables
from generator.content.text import decode
from generator.content.yaml_nodes import value_of
from generator.model.listing import COLUMNS, ListRow
from generator.model.source import ReadError

_KEYS = {word: key for key, words in COLUMNS.items() for word in (key, *words)}
_DATES = ("valid_from", "valid_to")


class _Line(msgspec.Struct, frozen=True):
    """One row as written: heading -> text, in the order of the file."""

    number: int
    cells: dict[str, str]


def read_rows(data: bytes, path: str) -> tuple[tuple[ListRow, ...], tuple[ReadError, ...]]:
    """Rows of a data file. path: for messages; its ending says which form it has. Never raises for what was written."""
    faults: list[ReadError] = []
    text, fault = decode(data)
    suffix = PurePosixPath(path).suffix.lower()
    if fault:
        faults.append(fault)
    elif suffix == ".csv":
        lines = list(_csv(text, faults))
    elif suffix in (".yaml", ".yml"):
        lines = list(_yaml(text, faults))
    else:
        faults.append(ReadError("list-form", 1, 1, {"wanted": "CSV 或 YAML 文件；表格软件里选“另存为 CSV UTF-8”"}))
    rows: tuple[ListRow, ...] = ()
    if not faults:
        rows = tuple(_typed(lines, faults))
    return rows, tuple(msgspec.structs.replace(item, path=path) for item in faults)


def _csv(text: str, faults: list[ReadError]) -> Iterator[_Line]:
    head, _, _ = text.partition("\n")
    delimiter = "\t" if "\t" in head and "," not in head else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] = []
    number = 1
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if any(cells) and not names:
                names = cells
                if not _headings(names, number, faults):
                    return
            elif any(cells) and len(cells) > len(names) and any(cells[len(names) :]):
                wanted = f"{len(names)} 格，这一行有 {len(cells)} 格；含有逗号的格要用英文双引号括起来"
                faults.append(ReadError("list-form", number, 1, {"wanted": wanted}))
            elif any(cells):
                yield _Line(number, dict(zip(names, cells, strict=False)))
            number = reader.line_num + 1
    except csv.Error as error:
        faults.append(
            ReadError("list-form", max(1, reader.line_num), 1, {"wanted": f"完整的 CSV：英文双引号要成对（{error}）"})
        )
        return
    if not names:
        faults.append(ReadError("list-form", 1, 1, {"wanted": "第一行写列名，以下每行一项"}))


def _headings(names: list[str], number: int, faults: list[ReadError]) -> bool:
    known = [_KEYS.get(name, name) for name in names]
    twice = next((name for name in known if name and known.count(name) > 1), "")
    if twice:
        faults.append(ReadError("list-form", number, 1, {"wanted": f"不重复的列名；“{twice}”有两列"}))
    elif "name" not in known:
        faults.append(ReadError("list-form", number, 1, {"wanted": "有“名称”（name）这一列，各列用英文逗号分开"}))
    else:
        return True
    return False


def _yaml(text: str, faults: list[ReadError]) -> Iterator[_Line]:
    node, wrong = tables.parse(text)
    faults += wrong
    if wrong:
        return
    rows = tables.items(node)
    if rows is None:
        rows = tables.items(tables.member(node, "rows", "明细")) if node is not None else None
    if not rows:
        faults.append(ReadError("list-form", 1, 1, {"wanted": "以“- ”开头的列表，每项写 name: 名称"}))
        return
    for part in rows:
        line = part.start_mark.line + 1
        value: Any = value_of(part, faults, 1)
        if not isinstance(value, dict) or any(isinstance(cell, list | dict) for cell in value.values()):
            faults.append(ReadError("list-form", line, 1, {"wanted": "“列名: 值”的形式，每个值一行文字"}))
            continue
        yield _Line(line, {name: cell or "" for name, cell in value.items()})


def _typed(lines: list[_Line], faults: list[ReadError]) -> Iterator[ListRow]:
    seen: dict[str, int] = {}
    for line in lines:
        known: dict[str, Any] = {}
        more: list[tuple[str, str]] = []
        for heading, text in line.cells.items():
            key = _KEYS.get(heading)
            if key is None:
                more += [(heading, text)] if heading else []
            else:
                known[key] = text.strip()
        if not known.get("name"):
            faults.append(ReadError("list-form", line.number, 1, {"wanted": "每行都写明名称（name）"}))
            continue
        for key in _DATES:
            known[key] = _day(known.get(key, ""), line.number, COLUMNS[key][0], faults)
        row = ListRow(**known, more=tuple(more), line=line.number)
        if row.code:
            if row.code in seen:
                faults.append(ReadError("list-code", line.number, 1, {"value": row.code, "other": str(seen[row.code])}))
            seen.setdefault(row.code, line.number)
        faults += _ends(row)
        yield row


def _day(text: str, line: int, name: str, faults: list[ReadError]) -> datetime.date | None:
    try:
        return parse_day(text.replace("/", "-")) if text else None
    except ValueError:
        faults.append(ReadError("list-form", line, 1, {"wanted": f"2026-03-01 这样的{name}，这里写的是“{text}”"}))
        return None


def _ends(row: ListRow) -> Iterator[ReadError]:
    if row.valid_to and row.valid_from and row.valid_to < row.valid_from:
        wanted = f"不早于生效日期 {row.valid_from} 的失效日期"
        yield ReadError("list-form", row.line, 1, {"wanted": wanted})
    if row.valid_to and not row.reason:
        yield ReadError("list-row", row.line, 1, {"value": row.name})
