"""The catalogue's items with what answers each -> catalogue.json and catalogue.csv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from generator.model.catalogue import newest_first
from generator.model.coverage import CoverageEntry, address, entries, figures
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import CATALOGUE
from generator.site.outputs.open_data.files import Csv, Json, data_file


def plan(site: Site) -> Iterator[Target]:
    """Both files."""
    shown = entries(site)
    names = {domain.id: domain.name for domain in site.vocabularies.domains.terms}
    groups: dict[str, list[CoverageEntry]] = defaultdict(list)
    for entry in shown:
        groups[entry.domain].append(entry)
    sums = figures(shown)
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
    yield data_file("catalogue.json", Json(value))
    lines = [_item_line(site, names[entry.domain], entry) for entry in shown]
    yield data_file("catalogue.csv", Csv((tuple(CATALOGUE), *lines)))


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
        "documents": len(entry.readable),
        "measured": entry.measured,
        "in_time": entry.in_time,
        "history": [
            {"date": str(one.date), "change": one.change, "basis": one.basis} for one in newest_first(item.history)
        ],
    }
    more = {
        "l2": item.l2,
        "l3": item.l3,
        "five_open": list(item.five_open),
        "stage": item.stage,
        "power_ids": list(item.power_ids),
        "service_ids": list(item.service_ids),
        "guideline": item.guideline,
        "version": item.version,
        "note": item.note,
        "restricted": item.restricted,
        "not_applicable": item.not_applicable,
        "latest": site.base_url + entry.readable[0].url if entry.readable else "",
    }
    return shown | {key: told for key, told in more.items() if told}


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
        str(len(entry.readable)),
        site.base_url + address(entry),
        item.l2,
        item.l3,
        "；".join(item.five_open),
        item.guideline,
        item.version,
        item.note,
        item.stage or "",
    )
