"""The rows of published lists and registers -> a JSON, a CSV and an XLSX file each, and an index of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model.document import Document
from generator.model.register import PLAIN, Register, RegisterRow
from generator.model.row_words import RowWords, said, words_in
from generator.model.site import Site
from generator.model.target import Deferred, Making, Target
from generator.site.outputs.open_data.files import Csv, Json, Xlsx, data_file

FORMS = ("json", "csv", "xlsx")


def plan(site: Site) -> Iterator[Target]:
    """The rows of every document that has some, each version under its own id: old versions stay where they were."""
    index = []
    for row in site.public:
        if not row.rows:
            continue
        url = f"{site.base_url}/data/lists/{row.id}"
        register = site.vocabularies.registers.by_id.get(row.register, PLAIN)
        files = {form: f"{url}.{form}" for form in FORMS}
        schema = {"schema": f"{site.base_url}/data/schema/registers/{register.schema}.json"}
        index.append({"id": row.id, "title": row.title, "type": register.name, "count": len(row.rows)} | files | schema)
        words = words_in(site, register, row.rows)
        prints = (site.base_url, row.digest, register, words)
        for form, make in (("json", _json), ("csv", _csv), ("xlsx", _xlsx)):
            making = partial(_making, make, site.base_url, row, register, words)
            yield data_file(f"lists/{row.id}.{form}", Deferred(prints, making))
    yield data_file("lists.json", Json({"schema": f"{site.base_url}/data/schema/list.json", "lists": index}))


def _making(make: Any, *given: Any) -> Making:
    return make, given


def _json(base_url: str, row: Document, register: Register, words: RowWords) -> Json:
    return Json(
        {
            "id": row.id,
            "title": row.title,
            "type": register.name,
            "url": base_url + row.url,
            "valid_from": str(row.fields.get("valid_from", "")),
            "replaces": list(row.fields.get("replaces", ())),
            "rows": [_entry(item, register, words) for item in row.rows],
        }
    )


def _entry(row: RegisterRow, register: Register, words: RowWords) -> dict[str, Any]:
    shown: dict[str, Any] = {column.key: said(row, column.key, words) for column in register.columns}
    return shown | ({"more": dict(row.more)} if row.more else {})


def _csv(base_url: str, row: Document, register: Register, words: RowWords) -> Csv:
    return Csv(tuple(_table(row, register, words)))


def _xlsx(base_url: str, row: Document, register: Register, words: RowWords) -> Xlsx:
    head, *rows = _table(row, register, words)
    amounts = tuple(place for place, column in enumerate(register.columns) if column.key in register.amounts)
    return Xlsx(register.name, (head, *rows), amounts)


def _table(row: Document, register: Register, words: RowWords) -> Iterator[tuple[str, ...]]:
    """The head, then every row: the columns of the register, then the others by their headings."""
    more = list(dict.fromkeys(name for item in row.rows for name, _ in item.more))
    yield (*(column.name for column in register.columns), *more)
    for item in row.rows:
        others = dict(item.more)
        yield (
            *(said(item, column.key, words) for column in register.columns),
            *(others.get(name, "") for name in more),
        )
