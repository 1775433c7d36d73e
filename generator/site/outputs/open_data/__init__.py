"""The site -> open data under ``/data/``, as JSON and as CSV, a module for each set, and their JSON Schemas.

Rows also come as a workbook, since that is what offices open. CSV files begin with a BOM, so that spreadsheet programs
in China read them as UTF-8. Nothing stands here that no page shows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from generator.base.formulas import guarded
from generator.model import agency_schema, duty_schema, json_schema, metrics_schema, register_schema
from generator.model.register import PLAIN
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.site.data_catalogue.columns import COLUMNS, columns_of, dictionary
from generator.site.outputs.open_data import (
    agencies,
    annual,
    catalogue,
    citations,
    commitments,
    digests,
    documents,
    duties,
    gazette,
    indicators,
    letters,
    lists,
    matters,
    metrics,
    negative,
    new_media,
    normative,
    places,
    responses,
    rules,
)
from generator.site.outputs.open_data.files import Csv, FilledForm, Json, Xlsx, data_file

PARTS = (
    agencies,
    catalogue,
    documents,
    normative,
    lists,
    matters,
    letters,
    commitments,
    duties,
    responses,
    indicators,
    negative,
    new_media,
    places,
    gazette,
    rules,
    annual,
    metrics,
    citations,
    digests,
)
SHAPES: dict[str, Callable[[], dict[str, Any]]] = {
    "agencies": agency_schema.agencies,
    "new-media": agency_schema.new_media,
    "enterprises": agency_schema.enterprises,
    "disclosure-points": agency_schema.disclosure_points,
    "catalogue": json_schema.catalogue,
    "documents": json_schema.documents,
    "normative": json_schema.normative,
    "list": register_schema.listing,
    "matters": json_schema.matters,
    "letters": json_schema.letters,
    "commitments": json_schema.commitments,
    "compliance": duty_schema.compliance,
    "duties": duty_schema.duties,
    "responses": json_schema.responses,
    "indicators": json_schema.indicators,
    "negative-list": json_schema.negative_list,
    "gazette": json_schema.gazette,
    "rules": json_schema.rules,
    "annual": json_schema.annual,
    "metrics": metrics_schema.metrics,
    "citations": json_schema.citations,
    "digests": json_schema.digests,
}
"""Name of the schema -> what makes it."""


def plan(site: Site) -> Iterator[Target | Batch]:
    """Every data file."""
    for part in PARTS:
        yield from part.plan(site)
    schemas = {name: make() for name, make in SHAPES.items()}
    schemas |= {f"{name}.csv": dictionary(columns) for name, columns in COLUMNS.items()}
    for one in (*site.vocabularies.registers.terms, PLAIN):
        schemas[f"registers/{one.schema}"] = register_schema.register(one)
        schemas[f"registers/{one.schema}.csv"] = dictionary(columns_of(one))
    schemas |= {f"kinds/{kind.id}": json_schema.front_matter(kind) for kind in site.vocabularies.kinds.terms}
    for name, schema in schemas.items():
        yield data_file(f"schema/{name}.json", Json(schema))


def render(context: Json | Csv | Xlsx | FilledForm) -> bytes:
    """The bytes of one file."""
    if isinstance(context, Xlsx):
        from generator.site.outputs.open_data.workbook import written  # which few builds need

        return written(context)
    if isinstance(context, FilledForm):
        from generator.site.outputs.open_data.annual_book import annual_book  # likewise

        return annual_book(context.form, context.cells)
    if isinstance(context, Json):
        return msgspec.json.format(msgspec.json.encode(context.value), indent=1) + b"\n"
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(guarded, row) for row in context.rows)
    return ("\ufeff" + text.getvalue()).encode()
