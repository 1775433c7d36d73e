"""The file of a table, CSV, XLSX or YAML -> its headings and its rows as text, each with its line, and what is wrong
with its form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

import msgspec
import yaml

from generator.content import tables
from generator.content.csv_lines import cell_column, csv_lines
from generator.content.grid import headed
from generator.content.text import decode_data
from generator.content.workbook import SheetRemarks, read_workbook, row_of, trimmed, trimmed_depths
from generator.content.yaml_nodes import value_of
from generator.model.source import ReadError


class TableText(msgspec.Struct, frozen=True):
    """line: of the headings. rows: (line, cells), each with as many cells as there are headings. faults: of its form;
    with any, rows may lack. lines: of a text whose cells stand in columns, from which their places are told."""

    names: tuple[str, ...] = ()
    line: int = 1
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    faults: tuple[ReadError, ...] = ()
    lines: tuple[str, ...] = ()

    def column(self, number: int, place: int) -> int:
        """Where the cell at a place (from 0) of a line begins, 1-based."""
        return cell_column(self.lines, number, place) if self.lines and place >= 0 else 1


def read_table(data: bytes, path: str) -> TableText:
    """path: its ending says which form the file has. Never raises for what was written."""
    return READERS.get(PurePosixPath(path).suffix.lower(), _unknown)(data)


def form(line: int, wanted: str) -> ReadError:
    """A file, or a line of it, that is no table of rows."""
    return ReadError("register-form", line, 1, {"wanted": wanted})


def _unknown(data: bytes) -> TableText:
    return TableText(faults=(form(1, "CSV、XLSX 或 YAML 文件；表格软件里选“另存为 CSV UTF-8”"),))


def _csv(data: bytes) -> TableText:
    text, unfit = decode_data(data)
    if text is None:
        return TableText(faults=tuple(unfit))
    read = csv_lines(text)
    wrong = (*unfit, *(form(number, wanted) for number, wanted in read.wrong))
    return TableText(read.names, read.line, read.rows, wrong, tuple(text.split("\n")))


def _yaml(data: bytes) -> TableText:
    text, unfit = decode_data(data, cells=False)
    if text is None:
        return TableText(faults=tuple(unfit))
    node, wrong = tables.parse(text)
    if wrong:
        return TableText(faults=(*unfit, *wrong))
    rows = tables.items(node)
    if rows is None and node is not None:
        rows = tables.items(tables.member(node, "rows", "明细"))
    if not rows:
        return TableText(faults=(*unfit, form(1, "以“- ”开头的列表，每项写 列名: 值")))
    return _of_mappings(rows, unfit)


def _of_mappings(nodes: Iterable[yaml.Node], faults: list[ReadError]) -> TableText:
    """One row a mapping; the headings are the keys of all, in the order in which they come."""
    read: list[tuple[int, dict[str, str]]] = []
    for node in nodes:
        line = node.start_mark.line + 1
        value, unfit = value_of(node, 1)
        faults += unfit
        if isinstance(value, dict) and not any(isinstance(cell, list | dict) for cell in value.values()):
            read.append((line, {str(name): (cell or "").strip() for name, cell in value.items()}))
        else:
            faults.append(form(line, "“列名: 值”的形式，每个值一行文字"))
    names = tuple(dict.fromkeys(name for _, row in read for name in row))
    rows = tuple((line, tuple(row.get(name, "") for name in names)) for line, row in read)
    return TableText(names, 1, rows, tuple(faults))


def _workbook(data: bytes) -> TableText:
    """The first visible sheet that holds anything, without the title and the remarks around its table."""
    book = read_workbook(data)
    if book.wrong:
        return TableText(faults=(form(1, f"能打开的 XLSX 文件（{book.wrong}）"),))
    sheet = next((sheet for sheet in book.sheets if sheet.large or trimmed(sheet.grid)), None)
    if sheet is None or sheet.large:
        wanted = "不超过 50 万格的工作表；更大的另存为 CSV UTF-8" if sheet else "有内容的工作表，第一行写列名"
        return TableText(faults=(form(1, wanted),))
    filled = [number for number, cells in zip(sheet.numbers, sheet.grid, strict=True) if any(cells)]
    found = headed(trimmed(sheet.grid), sums=True, depths=trimmed_depths(sheet))
    names, *cells = found.table
    last = len(filled) - len(found.below)
    numbers = filled[last - len(cells) : last]
    line = filled[last - len(cells) - 1]
    rows = tuple(zip(numbers, map(tuple, cells), strict=True))
    return TableText(tuple(names), line, rows, tuple(_unseen(sheet.remarks)))


def _unseen(remarks: SheetRemarks) -> Iterator[ReadError]:
    """Cells whose figures the file does not hold: nobody publishes an empty amount for one that is only not
    computed."""
    for where in remarks.unresolved:
        yield form(row_of(where), f"存有公式的结果：{where} 的公式还没有算，用 Excel 或 WPS 打开这个文件，保存一次")
    for where, value in remarks.errors:
        yield form(row_of(where), f"正确的值：{where} 显示的是错误 {value}")
    for where in (*remarks.pictured, *remarks.gone):
        yield form(row_of(where), f"文字：{where} 是一张图片，明细里放不了图片，请放到正文里")
    for where in remarks.long:
        yield form(row_of(where), f"以文本形式存的长编号：{where} 是超过 15 位的数字，后几位已经丢失")


READERS: dict[str, Callable[[bytes], TableText]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".xlsx": _workbook,
}
