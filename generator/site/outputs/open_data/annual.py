"""The figures of annual reports on disclosure -> ``/data/annual.json`` and ``.csv``, a row a cell of the form; of each
report ``/data/annual/<id>`` in both forms and as a workbook laid out as the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from generator.base.digest import digest_bytes
from generator.model.annual_form import AnnualForm
from generator.model.annual_published import reports_of
from generator.model.annual_report import facts
from generator.model.document import Document
from generator.model.register_entries import publisher
from generator.model.site import Site
from generator.model.target import Deferred, Making, Target
from generator.site.data_catalogue.columns import ANNUAL
from generator.site.outputs.open_data.files import Csv, FilledForm, Json, data_file

_Told = tuple[Document, AnnualForm, str]
"""A report, its form, whose it is."""


def plan(site: Site) -> Iterator[Target]:
    """All files, once there is a report with figures."""
    forms = {form.id: form for form in site.vocabularies.annual_forms}
    prints = {form.id: digest_bytes(msgspec.msgpack.encode(form)) for form in forms.values()}
    told = [(row, forms[row.annual.form], publisher(site, row)) for row in reports_of(site.public) if row.annual]
    if told:
        yield from _both("annual", site.base_url, told, prints)
    for one in told:
        row, form, _ = one
        yield from _both(f"annual/{row.id}", site.base_url, [one], prints)
        book = Deferred((row.digest, prints[form.id]), partial(_making, _book, row, form))
        yield data_file(f"annual/{row.id}.xlsx", book)


def _both(name: str, base_url: str, told: Sequence[_Told], prints: Mapping[str, str]) -> Iterator[Target]:
    """prints: of the forms, which are told once for all reports."""
    value = (base_url, [(row.digest, prints[form.id], agency) for row, form, agency in told])
    for ending, make in (("json", _json), ("csv", _csv)):
        yield data_file(f"{name}.{ending}", Deferred(value, partial(_making, make, base_url, tuple(told))))


def _making(make: Any, *given: Any) -> Making:
    return make, given


def _json(base_url: str, told: Sequence[_Told]) -> Json:
    reports = [
        {
            "id": row.id,
            "title": row.title,
            "agency": agency,
            "year": row.fields["year"],
            "form": form.basis or form.name,
            "url": base_url + row.url,
            "figures": [dict(cell) for _, cell in facts(form, row.annual)] if row.annual else [],
        }
        for row, form, agency in told
    ]
    return Json({"schema": f"{base_url}/data/schema/annual.json", "reports": reports})


def _csv(base_url: str, told: Sequence[_Told]) -> Csv:
    keys = ("table", "row", "name", "value", "unit")
    rows = (
        (agency, str(row.fields["year"]), *(cell[key] for key in keys), base_url + row.url)
        for row, form, agency in told
        for _, cell in (facts(form, row.annual) if row.annual else ())
    )
    return Csv((tuple(ANNUAL), *rows))


def _book(row: Document, form: AnnualForm) -> FilledForm:
    assert row.annual
    return FilledForm(form, {key: cell.value for key, cell in row.annual.cells.items()})
