"""The two forms of data file -> targets under ``/data/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from generator.model.annual_form import AnnualForm
from generator.model.site import Site
from generator.model.target import Deferred, Target


class Json(msgspec.Struct, frozen=True, tag="json"):
    """A JSON file. value: plain values only."""

    value: Any


class Csv(msgspec.Struct, frozen=True, tag="csv"):
    """A CSV file: the head and every row."""

    rows: tuple[tuple[str, ...], ...]


class Xlsx(msgspec.Struct, frozen=True, tag="xlsx"):
    """A workbook of one sheet. rows: the head, then every row. amounts: places of columns that hold numbers."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    amounts: tuple[int, ...] = ()


class FilledForm(msgspec.Struct, frozen=True, tag="form"):
    """A workbook laid out as the form of annual reports. cells: "table.row.column" -> figure."""

    form: AnnualForm
    cells: dict[str, str]


def data_file(path: str, context: Json | Csv | Deferred) -> Target:
    """A file of ``/data/``."""
    return Target(path=f"data/{path}", maker="outputs.open_data", context=context)


def both_forms(
    site: Site, name: str, value: dict[str, Any], rows: Iterable[tuple[str, ...]], *, schema: str = ""
) -> Iterator[Target]:
    """``<name>.json``, which says where its schema is, and ``<name>.csv``. rows: the head, then every row. schema: its
    name, where several files have the same."""
    described = f"{site.base_url}/data/schema/{schema or name}.json"
    yield data_file(f"{name}.json", Json({"schema": described} | value))
    yield data_file(f"{name}.csv", Csv(tuple(rows)))
