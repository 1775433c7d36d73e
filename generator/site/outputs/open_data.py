"""The site -> open data under ``/data/``: catalogue, documents by year, lists, as JSON and as CSV, and their JSON Schemas.

CSV files begin with a BOM, so that spreadsheet programs in China read them as UTF-8. Nothing stands here that no page shows.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

import msgspec

from generator.model import json_schema
from generator.model.catalogue import newest_first
from generator.model.coverage import CoverageEntry, address, entries, figures
from generator.model.document import ON_APPLICATION, Document
from generator.model.listing import COLUMNS, ListRow
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Making, Target, fingerprint_of

CATALOGUE_HEAD = (
    "领域",
    "事项编号",
    "一级事项",
    "公开事项",
    "公开内容",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开方式",
    "公开渠道和载体",
    "公开对象",
    "公开层级",
    "文件数",
    "网址",
)
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


class Json(msgspec.Struct, frozen=True, tag="json"):
    """A JSON file. value: plain values only."""

    value: Any


class Csv(msgspec.Struct, frozen=True, tag="csv"):
    """A CSV file: the head and every row."""

    rows: tuple[tuple[str, ...], ...]


def plan(site: Site) -> Iterator[Target | Batch]:
    """Every data file."""
    yield from _catalogue(site)
    yield from _documents(site)
    yield from _lists(site)
    schemas = {
        "catalogue": json_schema.catalogue(),
        "documents": json_schema.documents(),
        "list": json_schema.listing(),
    }
    schemas |= {f"kinds/{kind.id}": json_schema.front_matter(kind) for kind in site.vocabularies.kinds.terms}
    for name, schema in schemas.items():
        yield _target(f"schema/{name}.json", Json(schema))


def render(context: Json | Csv) -> bytes:
    """The bytes of one file."""
    if isinstance(context, Json):
        return msgspec.json.format(msgspec.json.encode(context.value), indent=1) + b"\n"
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(context.rows)
    return ("\ufeff" + text.getvalue()).encode()


def _target(path: str, context: Json | Csv | Deferred) -> Target:
    return Target(path=f"data/{path}", maker="outputs.open_data", context=context)


def _catalogue(site: Site) -> Iterator[Target]:
    found = entries(site)
    names = {domain.id: domain.name for domain in site.vocabularies.domains.terms}
    groups: dict[str, list[CoverageEntry]] = defaultdict(list)
    for entry in found:
        groups[entry.domain].append(entry)
    sums = figures(found)
    value = {
        "title": f"{site.config.site.jurisdiction}公开事项目录",
        "publisher": site.config.site.organiser,
        "schema": f"{site.base_url}/data/schema/catalogue.json",
        "coverage": msgspec.to_builtins(sums) | {"rate": sums.rate, "punctuality": sums.punctuality},
        "domains": [
            {"id": key, "name": names[key], "items": [_item(site, entry) for entry in rows]}
            for key, rows in groups.items()
        ],
    }
    yield _target("catalogue.json", Json(value))
    lines = [_item_line(site, names[entry.domain], entry) for entry in found]
    yield _target("catalogue.csv", Csv((CATALOGUE_HEAD, *lines)))


def _item(site: Site, entry: CoverageEntry) -> dict[str, Any]:
    item = entry.item
    shown = {
        "id": item.id,
        "l1": item.l1,
        "name": item.name,
        "content": list(item.content),
        "basis": list(item.basis),
        "deadline": {
            "phrase": item.deadline,
            "clauses": [msgspec.to_builtins(clause) for clause in entry.deadline.clauses] if entry.deadline else [],
            "law": entry.deadline.law if entry.deadline else False,
        },
        "body": item.body,
        "agencies": list(entry.bodies.agencies),
        "way": item.way,
        "channels": list(item.channels),
        "audience": item.audience,
        "level": list(item.level),
        "url": site.base_url + address(entry),
        "documents": len(entry.documents),
        "measured": entry.measured,
        "in_time": entry.in_time,
        "history": [
            {"date": str(one.date), "change": one.change, "basis": one.basis} for one in newest_first(item.history)
        ],
    }
    more = {
        "restricted": item.restricted,
        "not_applicable": item.not_applicable,
        "latest": site.base_url + entry.documents[0].url if entry.documents else "",
    }
    return shown | {key: text for key, text in more.items() if text}


def _item_line(site: Site, domain: str, entry: CoverageEntry) -> tuple[str, ...]:
    item = entry.item
    return (
        domain,
        item.id,
        item.l1,
        item.name,
        "；".join(item.content),
        "；".join(item.basis),
        item.deadline,
        item.body,
        item.way,
        "；".join(item.channels),
        item.audience,
        "；".join(item.level),
        str(len(entry.documents)),
        site.base_url + address(entry),
    )


def _documents(site: Site) -> Iterator[Target | Batch]:
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
    yield _target("documents.json", Json(value))


def _year(site: Site, year: int, newest_first: Sequence[Document]) -> Iterator[Target]:
    """The files of one year."""
    rows = list(reversed(newest_first))
    prints = (site.base_url, list(map(_prints(site), rows)))
    yield _target(f"documents/{year}.json", Deferred(prints, partial(_year_json, site, year, rows)))
    yield _target(f"documents/{year}.csv", Deferred(prints, partial(_year_csv, site, rows)))


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
    found = (_document(site, row) for row in rows)
    return Csv, ((DOCUMENT_HEAD, *(tuple(row.get(key, "") for key in _COLUMNS) for row in found)),)


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


def _lists(site: Site) -> Iterator[Target]:
    """The rows of every list, each version under its own id: old versions stay where they were."""
    index = []
    for row in site.public:
        if not row.rows:
            continue
        url = f"{site.base_url}/data/lists/{row.id}"
        kind = str(row.fields.get("list_type", ""))
        index.append({"id": row.id, "title": row.title, "type": kind, "json": f"{url}.json", "csv": f"{url}.csv"})
        value = {
            "id": row.id,
            "title": row.title,
            "type": kind,
            "url": site.base_url + row.url,
            "valid_from": str(row.fields.get("valid_from", "")),
            "replaces": list(row.fields.get("replaces", ())),
            "rows": [_list_row(item) for item in row.rows],
        }
        yield _target(f"lists/{row.id}.json", Json(value))
        yield _target(f"lists/{row.id}.csv", Csv(tuple(_table(row.rows))))
    yield _target("lists.json", Json({"schema": f"{site.base_url}/data/schema/list.json", "lists": index}))


def _list_row(row: ListRow) -> dict[str, Any]:
    shown: dict[str, Any] = {key: str(getattr(row, key) or "") for key in COLUMNS}
    return shown | ({"more": dict(row.more)} if row.more else {})


def _table(rows: tuple[ListRow, ...]) -> Iterator[tuple[str, ...]]:
    more = list(dict.fromkeys(name for row in rows for name, _ in row.more))
    yield (*(words[0] for words in COLUMNS.values()), *more)
    for row in rows:
        others = dict(row.more)
        yield (*(str(getattr(row, key) or "") for key in COLUMNS), *(others.get(name, "") for name in more))
