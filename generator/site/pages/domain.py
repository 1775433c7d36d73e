"""领域栏目: one column for each disclosure domain, ``/<domain id>/`` (国办发〔2019〕54号 四)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.model.catalogue import Item
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Batch, Target, fingerprint_of
from generator.model.view import Link, MetaFact, PageMeta, Pager, Row, ServiceLink
from generator.model.vocabulary import Domain
from generator.site.pages._paging import Slice, in_batches
from generator.site.pages._parts import column_head, contact, identity_of, listed, page, rows_of
from generator.site.pages._services import services_of

TEMPLATE = "domain.html"


class ItemRow(msgspec.Struct, frozen=True, array_like=True):
    """A catalogue item in the column's table. count: published documents that name it.
    url: the newest of them, or ""."""

    id: str
    name: str
    group: str
    deadline: str
    body: str
    way: str
    count: int
    url: str = ""


class Context(msgspec.Struct, frozen=True):
    """``page`` of a domain column. front: the newest page, which alone bears catalogue, guides and contacts. body: 公开主体 of the domain."""

    head: PageMeta
    title: str
    domain: str
    rows: tuple[Row, ...]
    pager: Pager
    front: bool = True
    introduction: str = ""
    body: str = ""
    items: tuple[ItemRow, ...] = ()
    guides: tuple[Row, ...] = ()
    contacts: tuple[tuple[Link, tuple[MetaFact, ...]], ...] = ()
    services: tuple[ServiceLink, ...] = ()


def plan(site: Site) -> Iterator[Batch]:
    """The columns of every domain, empty ones too: an empty column says so."""
    catalogues = {catalogue.domain: catalogue.items for catalogue in site.vocabularies.catalogues}
    for domain in site.vocabularies.domains.terms:
        found = site.by_domain.get(domain.id, ())
        pages = partial(_pages, site, domain, catalogues.get(domain.id, ()), found)
        yield from in_batches(found, f"/{domain.id}/", site.config.lists.page_size, pages, fingerprint_of(found))


def _pages(
    site: Site, domain: Domain, items: Sequence[Item], documents: Sequence[Document], parts: Iterable[Slice]
) -> Iterator[Target]:
    """Some pages of one domain's column. documents: all of it, newest first."""
    rows = rows_of(site)
    for part in parts:
        if part.front:
            named: dict[str, list[Document]] = defaultdict(list)
            for document in documents:
                if document.expired(site.today):
                    continue
                named[document.catalogue].append(document)
            context = msgspec.structs.replace(
                _context(site, domain, part),
                introduction=domain.introduction,
                body=domain.body,
                items=tuple(_item(item, domain.id, named.get(item.id, [])) for item in items),
                guides=rows.all([document for document in documents if document.kind == "guide"][:12]),
                contacts=_contacts(site, documents),
                services=services_of(site, f"/{domain.id}/"),
            )
            shown = listed(context, rows, part.documents)
        else:
            source = (identity_of(site), site.config.site.jurisdiction, domain, part.url, part.pager)
            shown = listed(partial(_context, site, domain, part), rows, part.documents, source)
        yield page(site, part.url, "domain", TEMPLATE, shown)


def _context(site: Site, domain: Domain, part: Slice) -> Context:
    """What every page of a column has; its rows come when it is made."""
    url = f"/{domain.id}/"
    crumbs = (Link("重点领域", "/#domains"), *(() if part.front else (Link(domain.name, url),)))
    head = column_head(
        site,
        domain.name if part.front else f"{domain.name}（{part.pager.label}）",
        part.url,
        description=domain.introduction
        or f"{site.config.site.jurisdiction}{domain.name}领域公开的文件、办事指南和公开事项目录",
        keywords=(domain.name, *domain.aliases),
        crumbs=crumbs,
        feed=f"/feed/{domain.id}.xml",
    )
    return Context(head, domain.name, domain.id, (), part.pager, part.front)


def _item(item: Item, domain: str, found: list[Document]) -> ItemRow:
    url = f"/catalogue/{domain}/{item.id}/"
    return ItemRow(item.id, item.name, item.group, item.deadline, item.body, item.way, len(found), url)


def _contacts(site: Site, documents: Sequence[Document]) -> tuple[tuple[Link, tuple[MetaFact, ...]], ...]:
    """The agencies that publish most in the column, with what a citizen needs to reach them."""
    counted: dict[str, int] = defaultdict(int)
    for document in documents:
        if document.agency:
            counted[document.agency] += 1
    chosen = sorted(counted, key=lambda key: (-counted[key], key))[:3]
    found = []
    for key in chosen:
        agency = site.vocabularies.agencies.by_id[key]
        facts = (("地址", agency.address), ("办公时间", agency.hours), ("电话", agency.phone))
        found.append(
            (Link(agency.name, f"/agency/{agency.id}/"), tuple(contact(name, value) for name, value in facts if value))
        )
    return tuple(found)
