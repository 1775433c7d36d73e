"""公开事项目录: ``/catalogue/``, how far each domain's catalogue is covered, and the way to the catalogues and their data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from generator.base.shares import per_mille
from generator.model.catalogue_approval import CatalogueApproval
from generator.model.coverage import CoverageEntry, entries, figures
from generator.model.guideline import comparisons
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Column, Link, MetaFact, PageMeta
from generator.site.pages import catalogue_changes, catalogue_differences, catalogue_gaps, key_areas
from generator.site.pages._parts import column_head, page
from generator.site.pages._tables import data_of
from generator.site.pages.catalogue_table import WAYS, in_way, is_active

TEMPLATE = "catalogue.html"


class DomainLine(msgspec.Struct, frozen=True, array_like=True):
    """A domain's catalogue in numbers. expected: items that should have documents; filled: those that have;
    share: per mille."""

    title: str
    url: str
    items: int
    expected: int
    filled: int
    share: int
    documents: int


class Context(msgspec.Struct, frozen=True):
    """``page`` of the catalogue. rate: share of covered items ("61.5%" or ""); punctuality: share of documents in time,
    of the ``measured`` ones. agencies: those that it names or that have published anything, with their
    lists. exports: the data files.
    changes: the way to what changed in the catalogue, when anything did. approval: version, who approved the catalogue,
    when, by which document, when it was last gone through. ways: 主动公开, 依申请公开. more: pages that tell of the catalogue
    as a whole."""

    head: PageMeta
    domains: tuple[DomainLine, ...]
    items: int
    expected: int
    filled: int
    rate: str
    measured: int
    in_time: int
    punctuality: str
    agencies: tuple[Column, ...]
    exports: tuple[Link, ...]
    changes: Link | None = None
    approval: tuple[MetaFact, ...] = ()
    ways: tuple[Column, ...] = ()
    more: tuple[Link, ...] = ()


def plan(site: Site) -> Iterator[Target]:
    """The one page; without a catalogue it says so."""
    found = entries(site)
    total = figures(found)
    groups: dict[str, list[CoverageEntry]] = defaultdict(list)
    named: set[str] = set()
    for entry in found:
        groups[entry.domain].append(entry)
        named.update(entry.bodies.agencies)
    agencies = tuple(
        Column(agency.id, agency.short or agency.name, f"/catalogue/agency/{agency.id}/", agency.kind)
        for agency in site.vocabularies.agencies.terms
        if agency.id in named or (found and is_active(site, agency))
    )
    head = column_head(
        site,
        "公开事项目录",
        "/catalogue/",
        description=f"{site.config.site.jurisdiction}基层政务公开标准目录：公开什么、由谁公开、在哪公开、如何公开",
    )
    context = Context(
        head,
        tuple(_line(site, domain, rows) for domain, rows in groups.items()),
        total.items,
        total.expected,
        total.filled,
        total.rate,
        total.measured,
        total.in_time,
        total.punctuality,
        agencies,
        data_of("catalogue") if found else (),
        Link("目录变动记录", catalogue_changes.ADDRESS) if any(entry.item.history for entry in found) else None,
        approval_facts(site.vocabularies.approval),
        tuple(
            Column(name, f"{word}（{len(in_way(found, name))} 项）", f"/catalogue/way/{name}/") for name, word in WAYS
        )
        if found
        else (),
        tuple(_more(site)) if found else (),
    )
    yield page(site, "/catalogue/", "catalogue", TEMPLATE, context)


def approval_facts(approval: CatalogueApproval) -> tuple[MetaFact, ...]:
    """What is known of the catalogue's approval and of its last review, for readers."""
    told = (
        ("版本", approval.version),
        ("批准机关", approval.approved_by),
        ("批准日期", approval.approved_date),
        ("文号", approval.doc_number),
        ("最近复核", approval.reviewed),
        ("说明", approval.note),
    )
    return tuple(MetaFact(name, str(text)) for name, text in told if text)


def _more(site: Site) -> Iterator[Link]:
    words = site.vocabularies
    if comparisons(words.catalogues, words.guidelines):
        yield Link("与国家标准指引的差异", catalogue_differences.ADDRESS)
    yield Link("还没有网页的事项", catalogue_gaps.ADDRESS)
    yield Link("重点领域", key_areas.ADDRESS)


def _line(site: Site, domain: str, rows: list[CoverageEntry]) -> DomainLine:
    sums = figures(rows)
    share = per_mille(sums.filled, sums.expected)
    title = site.vocabularies.domains.by_id[domain].name
    return DomainLine(title, f"/catalogue/{domain}/", sums.items, sums.expected, sums.filled, share, sums.documents)
