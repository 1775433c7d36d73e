"""One entry of the statutory column: its documents, ``/zfxxgk/nianbao/``, ``/zfxxgk/fdzdgk/renshi/``, and the same
below ``/agency/<id>/`` for each organ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.model.document import Document
from generator.model.site import Site
from generator.model.statutory import CONTENTS, PARTS, StatutoryEntry, home_of
from generator.model.statutory_column import entries_of, organs, own_documents
from generator.model.target import Batch, Target
from generator.model.view import Column, Link, MetaFact, PageMeta, Pager, Row
from generator.site.pages import _statutory
from generator.site.pages._paging import Slice, in_batches
from generator.site.pages._parts import column_head, identity_of, listed, page, rows_of
from generator.site.pages._statutory import ColumnOwner
from generator.site.pages.agency import theme_of

TEMPLATE = "statutory_entry.html"
SIZE = 50
"""Documents on one page: these lists hold much of the site again."""


class StatutoryCount(msgspec.Struct, frozen=True, array_like=True):
    """A domain or an organ, with how many documents of the entry are its own."""

    title: str
    url: str
    count: int


class Context(msgspec.Struct, frozen=True):
    """``page`` of one entry. organ: whose column. menu: the columns of the national format. front: the newest page,
    which alone bears the rest. facts: from the agency's record. pages: where more of it stands. domains: of 重点领域,
    with the number of documents. organs: other organs' pages of the same entry. reason: said when there is nothing."""

    head: PageMeta
    title: str
    organ: str
    introduction: str
    law: str
    menu: tuple[Column, ...]
    rows: tuple[Row, ...]
    pager: Pager
    reason: str
    front: bool = True
    facts: tuple[MetaFact, ...] = ()
    pages: tuple[Link, ...] = ()
    domains: tuple[StatutoryCount, ...] = ()
    organs: tuple[StatutoryCount, ...] = ()


def plan(site: Site) -> Iterator[Batch]:
    """Every entry of the county's column, empty ones too; of an organ's those that have a page."""
    for owner in (_statutory.county(site), *map(_statutory.organ, organs(site))):
        for entry in entries_of(site, owner.agency):
            if url := _statutory.address(site, owner, entry):
                yield from _pages(site, owner, entry, url)


def _pages(site: Site, owner: ColumnOwner, entry: StatutoryEntry, url: str) -> Iterator[Batch]:
    documents = _statutory.documents(site, owner, entry)
    domains = tuple(_domains(site, documents, whole=owner.agency is None)) if entry.every_domain else ()
    others = tuple(_others(site, entry)) if owner.agency is None and entry.part != CONTENTS else ()
    same = (identity_of(site), owner.name, entry, url)
    front = (domains, others, _statutory.pages(site, owner, entry))

    def context_of(part: Slice) -> Context:
        return msgspec.structs.replace(
            _context(site, owner, entry, part),
            domains=domains if part.front else (),
            organs=others if part.front else (),
        )

    def targets(parts: Iterable[Slice]) -> Iterator[Target]:
        for part in parts:
            told = (same, part.url, part.pager, (front, owner.office, owner.agency) if part.front else ())
            context = listed(partial(context_of, part), rows_of(site), part.documents, told)
            yield page(site, part.url, "statutory_entry", TEMPLATE, context, theme=theme_of(site, owner.agency))

    if entry.every_domain and owner.agency is None:
        documents = documents[:SIZE]  # each domain's column has the rest
    return in_batches(documents, url, SIZE, targets, msgspec.msgpack.encode((url, front)))


def _context(site: Site, owner: ColumnOwner, entry: StatutoryEntry, part: Slice) -> Context:
    title = entry.name if owner.agency is None else f"{owner.name}{entry.name}"
    trail = [*owner.crumbs, Link(_statutory.TITLE, owner.home)]
    if entry.part == CONTENTS:
        name, folder = PARTS[CONTENTS]
        trail.append(Link(name, owner.home + folder))
    if not part.front:
        trail.append(Link(entry.name, owner.home + entry.below))
    head = column_head(
        site,
        title if part.front else f"{title}（{part.pager.label}）",
        part.url,
        description=f"{owner.name}{entry.name}：{entry.introduction}" if entry.introduction else "",
        keywords=(entry.name, *entry.aliases),
        crumbs=trail,
        kind="政府信息公开",
        feed=f"/feed/{entry.id}.xml" if owner.agency is None else "",
    )
    return Context(
        head=head,
        title=entry.name,
        organ=owner.name,
        introduction=entry.introduction if part.front else "",
        law=entry.law,
        menu=_statutory.menu(site, owner),
        rows=(),
        pager=part.pager,
        reason=_statutory.reason(site, owner, entry),
        front=part.front,
        facts=_statutory.facts(owner, entry) if part.front else (),
        pages=_statutory.pages(site, owner, entry) if part.front else (),
    )


def _domains(site: Site, documents: Sequence[Document], *, whole: bool) -> Iterator[StatutoryCount]:
    """The domains with their columns. whole: those without a document too."""
    counts = Counter(row.domain for row in documents)
    for domain in site.vocabularies.domains.terms:
        if whole or counts[domain.id]:
            yield StatutoryCount(domain.name, domain.url, counts[domain.id])


def _others(site: Site, entry: StatutoryEntry) -> Iterator[StatutoryCount]:
    for agency in organs(site):
        if entry.owed_by(agency):
            count = len(own_documents(site, entry, agency.id))
            yield StatutoryCount(agency.short or agency.name, home_of(agency) + entry.below, count)
