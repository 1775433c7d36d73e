"""The register of normative documents -> ``/data/normative.json`` and ``.csv``, and both for each quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.base.quarters import address
from generator.model.register_entries import RegisterEntry, by_quarter, entries, publisher
from generator.model.site import Site
from generator.model.target import Target
from generator.site.outputs.open_data.files import both_forms

COLUMNS = {
    "register_number": "登记号",
    "title": "标题",
    "doc_number": "发文字号",
    "index_number": "索引号",
    "agency": "机关",
    "written_date": "成文日期",
    "publish_date": "公布日期",
    "effective_date": "施行日期",
    "expiry_date": "有效期至",
    "validity": "效力状态",
    "valid": "是否有效",
    "since": "不再有效或修改的日期",
    "by": "依据",
    "subject": "主题",
    "domain": "领域",
    "keywords": "关键词",
    "url": "网址",
}


def plan(site: Site) -> Iterator[Target]:
    """The whole register, and what each quarter owes."""
    every = entries(site.register)
    yield from _files(site, "normative", every)
    for quarter, part in by_quarter(every, site.vocabularies.registration, site.today).items():
        yield from _files(site, f"normative/{address(quarter)}", part)


def _files(site: Site, name: str, part: Sequence[RegisterEntry]) -> Iterator[Target]:
    rows = [_document(site, entry) for entry in part]
    cells = (tuple(_cell(row[key]) for key in COLUMNS) for row in rows)
    yield from both_forms(site, name, {"documents": rows}, [tuple(COLUMNS.values()), *cells], schema="normative")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _document(site: Site, entry: RegisterEntry) -> dict[str, Any]:
    row, words = entry.document, site.vocabularies
    return {
        "register_number": entry.said("register_number"),
        "title": row.title,
        "doc_number": row.doc_number,
        "index_number": row.index_number,
        "agency": publisher(site, row),
        "written_date": str(row.written_date or ""),
        "publish_date": row.publish_date.isoformat(),
        "effective_date": entry.said("effective_date"),
        "expiry_date": entry.said("expiry_date"),
        "validity": entry.standing.state,
        "valid": not entry.standing.ended,
        "since": str(entry.standing.since or ""),
        "by": site.base_url + entry.source.url if entry.source else "",
        "subject": words.subjects.by_id[row.subject].name,
        "domain": words.columns.by_id[row.domain].name,
        "keywords": row.keywords,
        "url": site.base_url + row.url,
    }
