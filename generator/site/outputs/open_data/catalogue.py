"""The catalogue's items with what answers each -> catalogue.json and catalogue.csv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from generator.model.catalogue import newest_first
from generator.model.catalogue_approval import CatalogueApproval
from generator.model.coverage import CoverageEntry, address, entries, figures
from generator.model.guideline import comparisons, origins
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import CATALOGUE
from generator.site.outputs.open_data.files import Csv, Json, data_file


def plan(site: Site) -> Iterator[Target]:
    """Both files."""
    shown = entries(site)
    whose = origins(comparisons(site.vocabularies.catalogues, site.vocabularies.guidelines))
    names = {domain.id: domain.name for domain in site.vocabularies.domains.terms}
    groups: dict[str, list[CoverageEntry]] = defaultdict(list)
    for entry in shown:
        groups[entry.domain].append(entry)
    sums = figures(shown)
    value = {
        "title": f"{site.config.site.jurisdiction}公开事项目录",
        "publisher": site.config.site.organiser,
        "schema": f"{site.base_url}/data/schema/catalogue.json",
        **_approval(site.vocabularies.approval),
        "coverage": msgspec.to_builtins(sums) | {"rate": sums.rate, "punctuality": sums.punctuality},
        "domains": [
            {"id": key, "name": names[key], "items": [_item(site, entry, whose) for entry in rows]}
            for key, rows in groups.items()
        ],
    }
    yield data_file("catalogue.json", Json(value))
    lines = [_item_line(site, names[entry.domain], entry, whose) for entry in shown]
    yield data_file("catalogue.csv", Csv((tuple(CATALOGUE), *lines)))


def _approval(approval: CatalogueApproval) -> dict[str, Any]:
    """Who approved the catalogue and when it was last gone through, where that is written down."""
    told = msgspec.structs.asdict(approval)
    shown = {
        key: str(told[key])
        for key in ("version", "approved_by", "approved_date", "doc_number", "reviewed")
        if told[key]
    }
    return {"approval": shown} if shown else {}


def _item(site: Site, entry: CoverageEntry, whose: Mapping[str, str]) -> dict[str, Any]:
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
        "carriers": [{"name": one.shown, "must": one.must} for one in item.carriers],
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
        "origin": whose.get(item.id, ""),
        "scope": item.scope,
        "process": list(item.process),
        "form": list(item.form),
        "procedure": item.procedure,
        "presentation": list(item.presentation),
        "restricted": item.restricted,
        "not_applicable": item.not_applicable,
        "latest": site.base_url + entry.readable[0].url if entry.readable else "",
    }
    return shown | {key: told for key, told in more.items() if told}


def _item_line(site: Site, domain: str, entry: CoverageEntry, whose: Mapping[str, str]) -> tuple[str, ...]:
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
        whose.get(item.id, ""),
        item.scope or "",
        "；".join(item.process),
        "；".join(item.form),
        item.procedure or "",
        "；".join(item.presentation),
        "；".join(one.shown for one in item.carriers if one.must),
        "；".join(one.shown for one in item.carriers if not one.must),
    )
