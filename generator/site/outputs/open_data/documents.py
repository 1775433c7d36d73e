"""The public documents -> a JSON and a CSV file a year, and an index of the years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from generator.model.document import ON_APPLICATION, Document
from generator.model.guides import PLACED, Material, file_of, materials_of
from generator.model.kind import Field
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Making, Target, fingerprint_of
from generator.model.village import KEY as VILLAGE
from generator.site.data_catalogue.columns import DOCUMENTS
from generator.site.outputs.open_data.files import Csv, Json, data_file

_COLUMNS = (
    "id",
    "title",
    "publish_date",
    "domain",
    "subject",
    "agency",
    "kind",
    "doc_number",
    "index_number",
    "written_date",
    "classification",
    "catalogue",
    "url",
)
_WITHIN = "file"
"""The type of fields whose value means something within the content folder alone."""
_PAIRED = frozenset({"dictionary", "figures"})
"""Types of fields that are names, each with what it says."""


def plan(site: Site) -> Iterator[Target | Batch]:
    """One file a year, so that a new document changes one; the index says how many stand in each."""
    index = []
    for year, rows in site.by_year.items():
        url = f"{site.base_url}/data/documents/{year}"
        index.append({"year": year, "count": len(rows), "json": f"{url}.json", "csv": f"{url}.csv"})
        yield Batch(f"data/documents/{year}", _fingerprint(site, rows), partial(_year, site, year, rows))
    value = {
        "publisher": site.config.site.organiser,
        "schema": f"{site.base_url}/data/schema/documents.json",
        "years": index,
    }
    yield data_file("documents.json", Json(value))


def _fingerprint(site: Site, rows: Sequence[Document]) -> bytes:
    """What tells a year's documents, and how those stand that others may change, from another day's."""
    return fingerprint_of(rows) + "".join(site.validity(row) for row in rows if row.kind == "normative").encode()


def _year(site: Site, year: int, newest_first: Sequence[Document]) -> Iterator[Target]:
    """The files of one year."""
    rows = list(reversed(newest_first))
    own = _own_fields(site)
    prints = (site.base_url, own, list(map(_prints(site), rows)))
    yield data_file(f"documents/{year}.json", Deferred(prints, partial(_year_json, site, year, rows, own)))
    yield data_file(f"documents/{year}.csv", Deferred(prints, partial(_year_csv, site, rows)))


def _own_fields(site: Site) -> dict[str, tuple[Field, ...]]:
    """Kind -> which of its own fields an entry has: those that the document's page shows."""
    return {
        kind.id: tuple(field for field in kind.fields if (field.shown or field.key in PLACED) and field.type != _WITHIN)
        for kind in site.vocabularies.kinds.terms
    }


def _prints(site: Site) -> Callable[[Document], tuple[Any, ...]]:
    """A function: document -> all that ``_document`` makes its entry from, at a fraction of the cost."""
    words = site.vocabularies
    domains, subjects, kinds, agencies = (
        {item.id: item.name for item in terms}
        for terms in (words.columns.terms, words.subjects.terms, words.kinds.terms, words.agencies.terms)
    )
    return lambda row: (
        row.digest,
        domains[row.domain],
        subjects[row.subject],
        kinds[row.kind],
        agencies.get(row.agency),
        row.kind == "normative" and site.validity(row),
    )


def _year_json(site: Site, year: int, rows: Sequence[Document], own: Mapping[str, Sequence[Field]]) -> Making:
    entries = [_document(site, row) | _more(site, row, own[row.kind]) for row in rows]
    return Json, ({"year": year, "documents": entries},)


def _year_csv(site: Site, rows: Sequence[Document]) -> Making:
    entries = (_document(site, row) for row in rows)
    return Csv, ((tuple(DOCUMENTS), *(tuple(row.get(key, "") for key in _COLUMNS) for row in entries)),)


def _document(site: Site, row: Document) -> dict[str, str]:
    """A document's entry in the list; one on application shows what its page shows, no more."""
    words = site.vocabularies
    agency = words.agencies.by_id.get(row.agency)
    shown = {
        "id": row.id,
        "title": row.title,
        "url": site.base_url + row.url,
        "publish_date": row.publish_date.isoformat() + (f" {row.publish_time}" if row.publish_time else ""),
        "domain": words.columns.by_id[row.domain].name,
        "subject": words.subjects.by_id[row.subject].name,
        "classification": row.classification,
        "agency": agency.name if agency else "",
        "index_number": row.index_number,
    }
    if row.classification != ON_APPLICATION:
        shown |= {
            "kind": words.kinds.by_id[row.kind].name,
            "doc_number": row.doc_number,
            "written_date": row.written_date.isoformat() if row.written_date else "",
            "updated": row.updated.isoformat() if row.updated else "",
            "catalogue": row.catalogue,
            "summary": row.summary,
            "validity": site.validity(row),
        }
    return {key: text for key, text in shown.items() if text}


def _material(site: Site, row: Document, material: Material) -> str | dict[str, Any]:
    """A material as its guide has it: a name, or what it says beside that too."""
    if material == Material(material.name):
        return material.name
    told = material._asdict()
    for key in ("template_file", "sample_file"):
        file = file_of(row, told[key])
        told[key] = site.base_url + file.url if file else ""
    return {key: value for key, value in told.items() if value}


def _more(site: Site, row: Document, own: Sequence[Field]) -> dict[str, Any]:
    """What else the front matter of an open document says in public. own: fields of its kind."""
    if row.classification == ON_APPLICATION:
        return {}
    told = {
        "keywords": list(row.keywords),
        "expires": row.expires.isoformat() if row.expires else "",
        "corrections": [{"date": item.date.isoformat(), "text": item.text} for item in row.corrections],
        "figures": dict(row.figures),
        "matter": row.matter,
        VILLAGE: row.fields.get(VILLAGE, ""),
        "attachments": [
            {"title": item.title, "url": site.base_url + item.url, "type": item.type, "size": item.size}
            for item in row.attachments
        ],
        "fields": {field.key: _value(site, row, field) for field in own if field.key in row.fields},
    }
    return {key: value for key, value in told.items() if value}


def _value(site: Site, row: Document, field: Field) -> Any:
    """A field's value in JSON: names with what they say as an object, days as ISO texts, materials with the addresses
    of their forms."""
    value = row.fields[field.key]
    if field.type == "materials":
        return [_material(site, row, material) for material in materials_of(row)]
    return dict(value) if field.type in _PAIRED else msgspec.to_builtins(value)
