"""All rows of a document that carries many -> one small file for the script that lets readers choose among them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from generator.model.document import Document
from generator.model.mount import mount_of, mounted
from generator.model.register import PLAIN, Register, RegisterRow, anchor_of
from generator.model.row_words import RowWords, cell_of, words_in
from generator.model.site import Site
from generator.model.target import Deferred, Making, Target


class Context(msgspec.Struct, frozen=True):
    """columns: heading, whether it holds numbers, whether readers choose by it. rows: anchor, then a cell a column:
    text, or pairs of name and address."""

    columns: tuple[tuple[str, bool, bool], ...]
    rows: tuple[tuple[Any, ...], ...]


def plan(site: Site) -> Iterator[Target]:
    """``/d/<id>/rows/rows.json``, where there is a page of rows (``pages/rows.py``)."""
    mount = mount_of(site.base_url)
    for document in site.public:
        if document.rows_apart:
            register = site.vocabularies.registers.by_id.get(document.register, PLAIN)
            words = words_in(site, register, document.rows)
            context = Deferred(
                (document.digest, register, words, *([mount] if mount else [])),
                partial(_making, document, register, words, mount),
            )
            yield Target(path=f"d/{document.id}/rows/rows.json", maker="outputs.rows", context=context)


def _making(document: Document, register: Register, words: RowWords, mount: str) -> Making:
    return _context, (document.rows, register, words, mount)


def _context(rows: tuple[RegisterRow, ...], register: Register, words: RowWords, mount: str) -> Context:
    columns = [column for column in register.columns if column.shown and any(column.key in row.cells for row in rows)]
    more = list(dict.fromkeys(name for row in rows for name, _ in row.more))
    heads = [(column.name, column.key in register.amounts, column.filtered) for column in columns]
    linking = [(column, bool(column.link)) for column in columns]
    made = []
    for row in rows:
        cells = [_cell(row, column, words, mount) if links else row[column.key] for column, links in linking]
        others = dict(row.more) if row.more else {}
        made.append((anchor_of(register, row), *cells, *(others.get(name, "") for name in more)))
    return Context((*heads, *((name, False, False) for name in more)), tuple(made))


def _cell(row: RegisterRow, column: Any, words: RowWords, mount: str) -> str | list[tuple[str, str]]:
    links = cell_of(row, column, words)
    return (
        [(link.title, mounted(link.url, mount)) for link in links]
        if any(link.url for link in links)
        else links[0].title
    )


def render(context: Context) -> bytes:
    """The bytes of the file."""
    return msgspec.json.encode(context) + b"\n"
