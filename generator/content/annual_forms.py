"""The product's forms of the annual report and content/_data/annual_forms/*.yaml -> forms by the year from which they
hold, with every mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.base.close_names import closest, listed
from generator.base.package import PACKAGE
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.annual_counts import COUNTS
from generator.model.annual_form import AnnualForm, Balance, FormLine, FormTable, balance, every_line
from generator.model.source import ReadError

FOLDER = "annual_forms/"
SHIPPED = PACKAGE / "model" / "annual_forms"
TABLES, ROWS, COLUMNS, BELOW = ("tables", "表"), ("rows", "行"), ("columns", "列"), ("below", "下级")
KEYS = {"名称": "name", "依据": "basis", "起始年度": "since", "部分": "parts"}
TABLE_KEYS = {
    "编号": "id",
    "名称": "name",
    "部分": "part",
    "表头": "head",
    "单位": "unit",
    "小数位": "places",
    "并排": "across",
    "别名": "aliases",
    "行间勾稽": "of_rows",
    "列间勾稽": "of_columns",
    "结转": "carried",
    "存量": "stock",
    "核对": "counted",
}
LINE_KEYS = {"编号": "id", "名称": "name", "别名": "aliases"}
_ID = lazy_re(r"[a-z0-9][a-z0-9_]*")
_SUM = "“编号 = 编号 + 编号 - 编号”，编号和符号之间空一格；上年的写 上年.编号"
Faults = list[ReadError]


class FormHead(msgspec.Struct, frozen=True):
    """A form as its file has it, without its tables."""

    name: str
    since: int
    parts: tuple[str, ...]
    basis: str = ""


class FormTableHead(msgspec.Struct, frozen=True):
    """A table as its file has it, without rows and columns."""

    id: str
    name: str
    part: int
    head: str = ""
    unit: str = "件"
    places: int = 0
    across: bool = False
    aliases: tuple[str, ...] = ()
    of_rows: tuple[str, ...] = ()
    of_columns: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    stock: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


class FormLineHead(msgspec.Struct, frozen=True):
    """A row or column as its file has it, without what it groups."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@cache
def shipped() -> tuple[AnnualForm, ...]:
    """The forms that come with the product, the oldest first."""
    texts = [(path.stem, path.name, path.read_text(encoding="utf-8")) for path in sorted(SHIPPED.glob("*.yaml"))]
    made, wrong = _read_all(texts)
    assert not wrong, wrong
    return _in_order(made)


def load_annual_forms(texts: Mapping[str, Iterable[tuple[str, str]]]) -> tuple[tuple[AnnualForm, ...], Faults]:
    """Those of the product and the county's own; a file with the name of one of the product's takes its place.
    texts: relative name -> (path for messages, text)."""
    named = [(Path(name).stem, *pair) for name in sorted(texts) if name.startswith(FOLDER) for pair in texts[name]]
    made, faults = _read_all(named)
    return _in_order({form.id: form for form in shipped()} | made) if made else shipped(), faults


def _in_order(made: Mapping[str, AnnualForm]) -> tuple[AnnualForm, ...]:
    return tuple(sorted(made.values(), key=lambda form: (form.since, form.id)))


def _read_all(texts: Iterable[tuple[str, str, str]]) -> tuple[dict[str, AnnualForm], Faults]:
    """texts: (id, path for messages, text)."""
    made: dict[str, AnnualForm] = {}
    faults: Faults = []
    for identity, path, text in texts:
        [(_, form)], wrong = tables.read_each([(path, text)], partial(_form, identity=identity))
        faults += wrong
        if form and not wrong:
            made[identity] = form
    return made, faults


def _form(node: yaml.Node | None, identity: str) -> tuple[AnnualForm | None, Faults]:
    given, head, faults = _parted(node, TABLES)
    if head is None:
        return None, faults
    head_read, wrong = tables.row(head, FormHead, chinese=KEYS)
    faults += wrong
    read = [_table(part) for part in _items(given.get("tables"), head, "tables", faults)]
    faults += [fault for _, wrong in read for fault in wrong]
    read_tables = [table for table, _ in read if table]
    if head_read is None or faults:
        return None, faults
    form = AnnualForm(identity, head_read.name, head_read.since, head_read.parts, tuple(read_tables), head_read.basis)
    line = head.start_mark.line + 1
    if any(not 1 <= table.part <= len(form.parts) for table in read_tables):
        wanted = f"1 到 {len(form.parts)}，报告的第几部分"
        faults.append(ReadError("data-form", line, 1, {"field": "part", "wanted": wanted}))
    if len({table.id for table in read_tables}) < len(read_tables):
        faults.append(ReadError("data-twice", line, 1, {"value": "、".join(table.id for table in read_tables)}))
    return form, faults


def _table(node: yaml.Node) -> tuple[FormTable | None, Faults]:
    given, head, faults = _parted(node, ROWS, COLUMNS)
    if head is None:
        return None, faults
    read, wrong = tables.row(head, FormTableHead, chinese=TABLE_KEYS)
    faults += wrong
    lines = {name: _lines(_items(given.get(name), node, name, faults), faults) for name in ("rows", "columns")}
    if read is None or faults:
        return None, faults
    bare = FormTable(read.id, read.name, read.part, lines["rows"], lines["columns"])
    line = node.start_mark.line + 1
    sums = {
        "of_rows": _balances(read.of_rows, bare.row_paths, line, faults),
        "of_columns": _balances(read.of_columns, bare.column_paths, line, faults),
        "carried": _balances(read.carried, bare.row_paths, line, faults, last=True),
        "stock": _balances(read.stock, bare.column_paths, line, faults, last=True),
    }
    counted = tuple(_counted(read.counted, bare, line, faults))
    faults += _ids(bare, line)
    plain = {key: getattr(read, key) for key in ("head", "unit", "places", "across", "aliases")}
    return msgspec.structs.replace(bare, **plain, **sums, counted=counted), faults


def _balances(
    texts: Iterable[str], known: Iterable[str], line: int, faults: Faults, *, last: bool = False
) -> tuple[Balance, ...]:
    read = [(text, balance(text, known, last=last)) for text in texts]
    faults += [
        ReadError("data-form", line, 1, {"field": text, "wanted": _SUM}) for text, parsed in read if parsed is None
    ]
    return tuple(parsed for _, parsed in read if parsed)


def _counted(texts: Iterable[str], table: FormTable, line: int, faults: Faults) -> Iterator[tuple[str, str]]:
    """``row.column = count`` -> ("row.column", count)."""
    cells = {f"{row}.{column}" for row, column in table.cells()}
    for text in texts:
        cell, _, name = text.partition(" = ")
        if cell in cells and name in COUNTS:
            yield cell, name
            continue
        value, choices = (name, sorted(COUNTS)) if cell in cells else (cell, sorted(cells))
        told = {"field": "counted", "value": value, "near": closest(value, choices)}
        faults.append(ReadError("data-reference", line, 1, told | {"listed": f"可以写：{listed(choices)}。"}))


def _ids(table: FormTable, line: int) -> Iterator[ReadError]:
    for lines in (table.rows, table.columns):
        ids = [path[-1].id for path in every_line(lines)]
        yield from (ReadError("data-id", line, 1, {"value": one}) for one in (table.id, *ids) if not _ID.fullmatch(one))
        yield from (ReadError("data-twice", line, 1, {"value": one}) for one in {*ids} if ids.count(one) > 1)


def _lines(nodes: Iterable[yaml.Node], faults: Faults, deep: int = 1) -> tuple[FormLine, ...]:
    """Rows or columns with what they group, as many levels as there may be."""
    form_lines = []
    for node in nodes:
        given, head, wrong = _parted(node, BELOW)
        read, unfit = tables.row(head, FormLineHead, chinese=LINE_KEYS) if head is not None else (None, [])
        faults += [*wrong, *unfit]
        inner = _items(given["below"], node, "below", faults) if "below" in given and deep < DEEPEST else []
        if read:
            form_lines.append(FormLine(read.id, read.name, _lines(inner, faults, deep + 1), read.aliases))
    return tuple(form_lines)


DEEPEST = 4
"""Levels of rows or columns."""


def _items(given: yaml.Node | None, node: yaml.Node, field: str, faults: Faults) -> list[yaml.Node]:
    """The entries of a list that must have some."""
    entries = tables.items(given) if given is not None else None
    if not entries:
        line = (given or node).start_mark.line + 1
        faults.append(ReadError("data-form", line, 1, {"field": field, "wanted": "以“- ”开头的列表，至少一项"}))
    return entries or []


def _parted(
    node: yaml.Node | None, *lists: tuple[str, str]
) -> tuple[dict[str, yaml.Node], yaml.MappingNode | None, Faults]:
    """A mapping without some of its keys, and the values of these by their English names."""
    if not isinstance(node, yaml.MappingNode):
        line = node.start_mark.line + 1 if node is not None else 1
        return {}, None, [ReadError("data-form", line, 1, {"wanted": "“键: 值”的形式"})]
    apart: dict[str, Any] = {}
    faults: Faults = []
    for names in lists:
        value = tables.member(node, *names)
        apart |= {names[0]: value} if value is not None else {}
        faults += tables.twice(node, *names)
    words = {word for names in lists for word in names}
    rest = [(key, value) for key, value in node.value if str(key.value) not in words]
    return apart, yaml.MappingNode(node.tag, rest, node.start_mark), faults
