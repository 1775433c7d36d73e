"""The file of a register, a list or any table -> rows in one form, and what is wrong, each at its line and column."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from generator.base.close_names import closest, listed
from generator.content.row_files import TableText, form, read_table
from generator.model.document import Document
from generator.model.field_types import check_of, wanted
from generator.model.masks import masked
from generator.model.misfit import UnfitValue
from generator.model.register import Register, RegisterColumn, RegisterRow, contradictions, parts_of, repeated
from generator.model.source import ReadError
from generator.model.tallies import misnumbered, unbalanced
from generator.model.vocabularies import Vocabularies

Faults = Iterator[ReadError]
_TOLD = frozenset({"register-asked", "register-odd", "register-number", "list-row"})
"""What is said of rows that are published all the same."""


def read_rows(
    data: bytes, path: str, *, register: Register, words: Vocabularies, document: Document
) -> tuple[tuple[RegisterRow, ...], tuple[ReadError, ...]]:
    """The rows of a file, and everything that is wrong in it; no rows where any cannot be published.

    path: for messages; its ending says which form it has. document: that carries it. Never raises for what was written.
    """
    table = read_table(data, path)
    reading = _Reading(register, words, document, table)
    faults = [*table.faults, *(reading.of_headings() if table.names else ())]
    rows: list[RegisterRow] = []
    for number, cells in () if faults else table.rows:
        row, wrong = reading.row(number, cells)
        rows.append(row)
        faults += wrong
    faults += reading.of_all(rows)
    whole = all(fault.kind in _TOLD for fault in faults)
    shown = tuple([_covered(register, row) for row in rows]) if whole else ()
    return shown, tuple(msgspec.structs.replace(item, path=path) for item in faults)


def _covered(register: Register, row: RegisterRow) -> RegisterRow:
    """A row as it may be shown: what is personal is masked before anybody else sees it."""
    if not register.masks:
        return row
    cells = {
        key: masked(register.masks[key], text) if key in register.masks else text for key, text in row.cells.items()
    }
    return msgspec.structs.replace(row, cells=cells)


class _Reading:
    """What a file is read by. keys: of its headings, "" for those that the register does not know."""

    def __init__(self, register: Register, words: Vocabularies, document: Document, table: TableText) -> None:
        self.register, self.words, self.table = register, words, table
        known = register.named
        self.keys = [known[name].key if name in known else "" for name in table.names]
        self.places = {key: place for place, key in enumerate(self.keys) if key}
        self.columns = [column for column in register.columns if column.key in self.places]
        self.others = [(place, name) for place, name in enumerate(table.names) if name and not self.keys[place]]
        self.within = {
            column.key: document.fields.get(column.within, ()) for column in register.columns if column.within
        }
        days = {column.key: document.fields.get(column.until) for column in register.columns if column.until}
        self.last = {key: day for key, day in days.items() if isinstance(day, datetime.date)}

    def of_headings(self) -> Faults:
        """Whether the headings are those of the register, each once."""
        number, register = self.table.line, self.register
        if not register.open:
            every = "、".join(column.name for column in register.columns)
            for place, name in self.others:
                near = closest(name, register.named)
                asked = f"（是不是“{near}”？）" if near else ""
                told = f"{register.name}规定的列，“{name}”不是{asked}；可以有：{every}"
                yield self._form(number, place, told)
        twice = [
            name for name, key in zip(self.table.names, self.keys, strict=True) if name and self._doubled(name, key)
        ]
        if twice:
            yield form(number, f"不重复的列名；“{twice[-1]}”有两列")
        lacking = [column.name for column in register.columns if column.required and column.key not in self.places]
        if lacking:
            yield form(
                number, f"有“{'、'.join(lacking)}”{'这几列' if len(lacking) > 1 else '这一列'}，各列用英文逗号分开"
            )

    def _doubled(self, name: str, key: str) -> bool:
        return self.keys.count(key) > 1 if key else self.table.names.count(name) > 1

    def row(self, number: int, cells: Sequence[str]) -> tuple[RegisterRow, list[ReadError]]:
        """One row, and what is wrong in it."""
        values: dict[str, str] = {}
        faults: list[ReadError] = []
        for column in self.columns:
            text = cells[self.places[column.key]]
            if not text:
                continue
            value, wrong = self._cell(number, column, text)
            faults += wrong
            if value:
                values[column.key] = value
        more = tuple((name, cells[place]) for place, name in self.others if cells[place])
        row = RegisterRow(values, number, more)
        if not faults and not self.register.sums_up(row):
            faults += [
                self._wrong(number, column, "", _owed(column))
                for column in self.columns
                if column.required and not row[column.key]
            ]
        if not faults:
            named = {column.key: column for column in self.columns}
            faults += [
                self._wrong(number, named[key], row[key], told)
                for key, told in contradictions(self.register, row, self.last)
            ]
        if row["valid_to"] and not row["reason"] and "reason" in self.register.named:
            faults.append(ReadError("list-row", number, 1, {"value": row["name"]}))
        return row, faults

    def _cell(self, number: int, column: RegisterColumn, text: str) -> tuple[str, list[ReadError]]:
        """A cell in one form; "" when it cannot be, and why."""
        vocabulary = self.words.by_field.get(column.link)
        if vocabulary is not None:
            term = vocabulary.find(text)
            told = {"value": text, "name": column.name, **vocabulary.offered(text)} if term is None else {}
            return term.id if term else "", [self._fault("register-name", number, column.key, told)] if told else []
        if column.link == "item":
            lost = [part for part in parts_of(text) if part not in self.words.items and "://" not in part]
            told = {"value": "、".join(lost), "name": column.name, "near": "", "choices": "公开事项目录里的编号"}
            return ("", [self._fault("register-name", number, column.key, told)]) if lost else (text, [])
        if column.key in self.within and text not in self.within[column.key]:
            known = listed(list(self.within[column.key]))
            return "", [self._wrong(number, column, text, f"头部 {column.within} 里的一个：{known}")]
        try:
            value = check_of(column.type)(text.replace("/", "-") if column.type == "date" else text, column)
        except UnfitValue as error:
            form_wanted = error.misfits[0].wanted or wanted(column)
            if column.asked and column.type in ("choice", "fee"):  # words, which nothing is counted by
                return text, [self._wrong(number, column, text, form_wanted, kind="register-odd")]
            return "", [self._wrong(number, column, text, form_wanted)]
        return _written(value, column, text), []

    def of_all(self, rows: Sequence[RegisterRow]) -> Faults:
        """What is wrong between rows."""
        register = self.register
        key = register.key[0] if register.key else ""
        for row, first in repeated(register, rows):
            yield self._fault(
                "register-twice",
                row.line,
                key,
                {
                    "value": register.key_of(_covered(register, row)),
                    "other": str(first.line),
                    "name": register.name_of(key),
                },
            )
        for row, told in misnumbered(register, rows):
            yield self._fault(
                "register-number", row.line, key, {"value": register.key_of(_covered(register, row)), "wanted": told}
            )
        for row, amount, told in unbalanced(register, rows):
            values = {"name": register.name_of(amount), "wanted": told, "told": _told(row[amount])}
            yield self._fault("register-sum", row.line, amount, values)
        standing = [row for row in rows if not row["valid_to"] and not register.sums_up(row)]
        for column in register.columns if standing else ():
            there, empty = column.key in self.places, [row for row in standing if not row[column.key]]
            if column.asked and empty:
                told = f"“{column.name}”一列有 {len(empty)} 行没有填" if there else f"没有“{column.name}”一列"
                line = empty[0].line if there else self.table.line
                yield self._fault("register-asked", line, column.key, {"told": told, "wanted": column.doc.rstrip("。")})

    def _wrong(
        self, number: int, column: RegisterColumn, value: str, told: str, kind: str = "register-cell"
    ) -> ReadError:
        shown = masked(column.mask, value) if column.mask else value
        return self._fault(kind, number, column.key, {"name": column.name, "wanted": told, "told": _told(shown)})

    def _fault(self, kind: str, number: int, key: str, values: Mapping[str, str]) -> ReadError:
        return ReadError(kind, number, self.table.column(number, self.places.get(key, -1)), dict(values))

    def _form(self, number: int, place: int, told: str) -> ReadError:
        return ReadError("register-form", number, self.table.column(number, place), {"wanted": told})


def _told(value: str) -> str:
    return f"，这里写的是“{value}”" if value else ""


def _owed(column: RegisterColumn) -> str:
    return f"{column.doc.rstrip('。')}，不能空着"


def _written(value: Any, column: RegisterColumn, text: str) -> str:
    """A value in its one form."""
    if isinstance(value, bool):
        return "是" if value else ""
    if column.type in ("number", "integer"):
        return text.replace(",", "").removeprefix("+")
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return str(value)
