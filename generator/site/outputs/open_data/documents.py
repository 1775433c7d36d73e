"""The public documents -> a JSON and a CSV file a year, and an index of the years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from generator.model.document import ON_APPLICATION, Document
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Making, Target, fingerprint_of
from generator.site.outputs.open_data.files import Csv, Json, data_file

DOCUMENT_HEAD = (
    "编号",
    "标题",
    "发布日期",
    "领域",
    "主题",
    "机关",
    "文件类型",
    "发文字号",
    "索引号",
    "成文日期",
    "公开属性",
    "公开事项",
    "网址",
)
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
_SHOWN = attrgetter(
    "id",
    "title",
    "publish_date",
    "publish_time",
    "domain",
    "subject",
    "classification",
    "agency",
    "index_number",
    "kind",
    "doc_number",
    "written_date",
    "updated",
    "catalogue",
    "summary",
)
"""What a document's entry takes from it, beside 效力状态."""


def plan(site: Site) -> Iterator[Target | Batch]:
    """One file a year, so that a new document changes one; the index says how many stand in each."""
    index = []
    for year, rows in site.by_year.items():
        url = f"{site.base_url}/data/documents/{year}"
        index.append({"year": year, "count": len(rows), "json": f"{url}.json", "csv": f"{url}.csv"})
        yield Batch(f"data/documents/{year}", fingerprint_of(rows), partial(_year, site, year, rows))
    value = {
        "publisher": site.config.site.organiser,
        "schema": f"{site.base_url}/data/schema/documents.json",
        "years": index,
    }
    yield data_file("documents.json", Json(value))


def _year(site: Site, year: int, newest_first: Sequence[Document]) -> Iterator[Target]:
    """The files of one year."""
    rows = list(reversed(newest_first))
    prints = (site.base_url, list(map(_prints(site), rows)))
    yield data_file(f"documents/{year}.json", Deferred(prints, partial(_year_json, site, year, rows)))
    yield data_file(f"documents/{year}.csv", Deferred(prints, partial(_year_csv, site, rows)))


def _prints(site: Site) -> Callable[[Document], tuple[Any, ...]]:
    """A function: document -> all that ``_document`` makes its entry from, at a fraction of the cost."""
    words, today = site.vocabularies, site.today
    domains, subjects, kinds, agencies = (
        {item.id: item.name for item in terms}
        for terms in (words.domains.terms, words.subjects.terms, words.kinds.terms, words.agencies.terms)
    )
    return lambda row: (
        *_SHOWN(row),
        domains[row.domain],
        subjects[row.subject],
        kinds[row.kind],
        agencies.get(row.agency),
        row.kind == "normative" and row.validity(today),
    )


def _year_json(site: Site, year: int, rows: Sequence[Document]) -> Making:
    return Json, ({"year": year, "documents": [_document(site, row) for row in rows]},)


def _year_csv(site: Site, rows: Sequence[Document]) -> Making:
    entries = (_document(site, row) for row in rows)
    return Csv, ((DOCUMENT_HEAD, *(tuple(row.get(key, "") for key in _COLUMNS) for row in entries)),)


def _document(site: Site, row: Document) -> dict[str, str]:
    """A document's entry in the list; one on application shows what its page shows, no more."""
    words = site.vocabularies
    agency = words.agencies.by_id.get(row.agency)
    shown = {
        "id": row.id,
        "title": row.title,
        "url": site.base_url + row.url,
        "publish_date": row.publish_date.isoformat() + (f" {row.publish_time}" if row.publish_time else ""),
        "domain": words.domains.by_id[row.domain].name,
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
            "validity": row.validity(site.today),
        }
    return {key: text for key, text in shown.items() if text}
