"""The figures of an annual report, YAML or XLSX -> its cells by the form, each with its place, and what is
wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import msgspec
import yaml

from generator.base.close_names import closest
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.annual_found import FoundFigure, unfit
from generator.content.text import decode_data
from generator.content.yaml_nodes import MAX_DEPTH
from generator.model.annual_form import AnnualForm, FormLine, FormTable, lines_by_name, plain
from generator.model.annual_report import AnnualCell, AnnualReport, key_of, named
from generator.model.source import ReadError

_FIGURE = lazy_re(r"(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.([0-9]+))?")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
ENDINGS = (".yaml", ".yml", ".xlsx")


def read_annual(data: bytes, path: str, form: AnnualForm) -> tuple[AnnualReport, tuple[ReadError, ...]]:
    """The report of a file, and everything that is wrong in it. path: for messages; its ending says which form the file
    has. Never raises for what was written."""
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".xlsx":
        from generator.content.annual_sheet import figures_of_sheets  # which few files need

        found, faults = figures_of_sheets(data, form)
    elif ending in ENDINGS:
        found, faults = _figures_of_yaml(data, form)
    else:
        found, faults = [], [unfit(1, "YAML 或 XLSX 文件（nianbao.yaml、nianbao.xlsx）")]
    cells: dict[str, AnnualCell] = {}
    for figure in found:
        key = key_of(figure.table, figure.row, figure.column)
        value, wanted = _value(figure.text, figure.table)
        about = named(figure.table, figure.row, figure.column)
        if key in cells:
            wanted = f"只写一次，第 {cells[key].line} 行已经有了"
        if wanted:
            values = about | {
                "wanted": wanted,
                "told": figure.text,
                "where": f"（{figure.where}）" if figure.where else "",
            }
            faults.append(ReadError("annual-cell", figure.line, figure.place, values))
        cells.setdefault(key, AnnualCell(value, figure.line, figure.place, figure.where, bool(wanted)))
    return AnnualReport(form.id, cells), tuple(msgspec.structs.replace(fault, path=path) for fault in faults)


def _value(text: str, table: FormTable) -> tuple[str, str]:
    """A figure in its one form, and what it should be where it cannot be read."""
    if text.strip() in _NOTHING:
        return "", ""
    match = _FIGURE.fullmatch(text.strip())
    if not match or len(match[1] or "") > table.places:
        return "", f"{'数字' if table.places else '整数'}（{table.unit}），没有的写 0"
    whole, point, places = match[0].replace(",", "").partition(".")
    return f"{int(whole)}{point}{places}", ""


def _figures_of_yaml(data: bytes, form: AnnualForm) -> tuple[list[FoundFigure], list[ReadError]]:
    text, faults = decode_data(data, cells=False)
    if text is None:
        return [], list(faults)
    node, wrong = tables.parse(text)
    faults = [*faults, *wrong]
    found: list[FoundFigure] = []
    if not wrong:
        for key, value in _entries(node, faults, "表名: 下面写各行"):
            table = form.by_name.get(plain(str(key.value)))
            if table is None:
                faults.append(_strange("一张表", key, {each.name: each.id for each in form.tables}))
            else:
                found += _Reading(table, faults).rows(value, 0)
    return found, faults


def _entries(node: yaml.Node | None, faults: list[ReadError], wanted: str) -> list[tuple[yaml.Node, yaml.Node]]:
    """Keys and values of a mapping."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    if node is not None and not _empty(node):
        faults.append(unfit(node.start_mark.line + 1, f"“{wanted}”的形式", node.start_mark.column + 1))
    return []


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING


def _strange(what: str, key: yaml.Node, known: Mapping[str, str]) -> ReadError:
    """A key that the form does not know."""
    near = closest(str(key.value), known, cutoff=0.4)
    told = f"，是不是“{near}”？" if near else ""
    wanted = f"报告格式里的{what}，没有“{key.value}”{told}"
    return unfit(key.start_mark.line + 1, wanted, key.start_mark.column + 1)


class _Reading:
    """What a table of a YAML file is read by."""

    def __init__(self, table: FormTable, faults: list[ReadError]) -> None:
        self.table, self.faults = table, faults
        self.row_names, self.column_names = lines_by_name(table.rows), lines_by_name(table.columns)
        self.shown = {path[-1].name: row for row, path in table.row_paths.items()}

    def rows(self, node: yaml.Node, deep: int) -> Iterator[FoundFigure]:
        """The rows that stand below a table or a group of rows."""
        for key, value in _entries(node, self.faults, "行名: {列名: 数}") if deep < MAX_DEPTH else ():
            row = self.row_names.get(plain(str(key.value)))
            if row is None:
                self.faults.append(_strange("一行", key, self.shown))
            elif row in self.table.row_paths:
                yield from self.cells(row, key, value)
            else:
                yield from self.rows(value, deep + 1)

    def cells(self, row: str, key: yaml.Node, node: yaml.Node) -> Iterator[FoundFigure]:
        """The figures of a row: by the names of columns, as a list of all, or the one of a table with one column."""
        columns = tuple(self.table.column_paths)
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                column = self.column_names.get(plain(str(name.value)), "")
                if column in self.table.column_paths:
                    yield from self.cell(row, column, value)
                else:
                    self.faults.append(_strange("一列", name, {one.name: "" for one in self.leaves()}))
        elif isinstance(node, yaml.SequenceNode) and len(node.value) == len(columns):
            for column, value in zip(columns, node.value, strict=True):
                yield from self.cell(row, column, value)
        elif isinstance(node, yaml.ScalarNode) and (len(columns) == 1 or _empty(node)):
            for column in columns:
                yield from self.cell(row, column, node)
        else:
            names = "、".join(one.name for one in self.leaves())
            wanted = f"“{key.value}”写成“{{列名: 数}}”，或依次 {len(columns)} 个数的列表（{names}）"
            self.faults.append(unfit(node.start_mark.line + 1, wanted, node.start_mark.column + 1))

    def leaves(self) -> Iterator[FormLine]:
        """The columns that hold figures."""
        return (path[-1] for path in self.table.column_paths.values())

    def cell(self, row: str, column: str, node: yaml.Node) -> Iterator[FoundFigure]:
        line, place = node.start_mark.line + 1, node.start_mark.column + 1
        if isinstance(node, yaml.ScalarNode):
            yield FoundFigure(self.table, row, column, str(node.value), line, place)
        else:
            self.faults.append(unfit(line, "每格一个数", place))
