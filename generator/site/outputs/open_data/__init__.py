"""The site -> open data under ``/data/``: catalogue, documents by year, lists, as JSON and as CSV,
and their JSON Schemas.

CSV files begin with a BOM, so that spreadsheet programs in China read them as UTF-8. Nothing stands here that no page
shows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

from generator.base.formulas import guarded
from generator.model import json_schema
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.site.outputs.open_data import catalogue, documents, lists
from generator.site.outputs.open_data.files import Csv, Json, data_file


def plan(site: Site) -> Iterator[Target | Batch]:
    """Every data file."""
    yield from catalogue.plan(site)
    yield from documents.plan(site)
    yield from lists.plan(site)
    schemas = {
        "catalogue": json_schema.catalogue(),
        "documents": json_schema.documents(),
        "list": json_schema.listing(),
    }
    schemas |= {f"kinds/{kind.id}": json_schema.front_matter(kind) for kind in site.vocabularies.kinds.terms}
    for name, schema in schemas.items():
        yield data_file(f"schema/{name}.json", Json(schema))


def render(context: Json | Csv) -> bytes:
    """The bytes of one file."""
    if isinstance(context, Json):
        return msgspec.json.format(msgspec.json.encode(context.value), indent=1) + b"\n"
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(guarded, row) for row in context.rows)
    return ("\ufeff" + text.getvalue()).encode()
