"""公开事项: the page of one item, ``/catalogue/<domain>/<item>/``: 公开什么、由谁公开、在哪公开、如何公开 (国办发〔2019〕54号 五)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from generator.model.catalogue import newest_first, told
from generator.model.coverage import CoverageEntry, address, entries
from generator.model.guideline import comparisons, origins
from generator.model.list_links import POWERS, SERVICES, ListedRows, listed_rows
from generator.model.site import Site
from generator.model.standard import eight_facets
from generator.model.target import Batch, Target, fingerprint_of
from generator.model.view import Link, MetaFact, PageMeta, Pager, Row
from generator.site.pages._paging import paged
from generator.site.pages._parts import column_head, listed, page, rows_of
from generator.site.pages.catalogue_table import CRUMB

TEMPLATE = "catalogue_item.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of an item. bodies: the agencies that 公开主体 means here. restricted: why its documents are not for
    everybody, or "". must, may: the carriers that have to be used and those that may. standard: the eight facets.
    history: 沿革, the newest first. remarks: 来源, 五公开, 程序, 展现形式,
    标准指引, 版本 and 备注 where given. count:
    documents with something to read; ended: those beside them of which, after their last day, a notice is left.
    measured, in_time: documents that can be held against the time limit, and those that kept it. powers, services: the
    rows of lists that it discloses.
    """

    head: PageMeta
    id: str
    title: str
    domain: Link
    group: str
    content: tuple[str, ...]
    basis: tuple[str, ...]
    deadline: str
    body: str
    bodies: tuple[Link, ...]
    way: str
    channels: tuple[str, ...]
    audience: str
    level: tuple[str, ...]
    restricted: str
    not_applicable: str
    history: tuple[MetaFact, ...]
    remarks: tuple[MetaFact, ...]
    rows: tuple[Row, ...]
    pager: Pager
    front: bool
    count: int
    ended: int
    measured: int
    in_time: int
    powers: tuple[Link, ...] = ()
    services: tuple[Link, ...] = ()
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    standard: tuple[MetaFact, ...] = ()


def plan(site: Site) -> Iterator[Batch]:
    """The pages of every item; one with very many documents goes on over several."""
    powers, services = (listed_rows(site.by_kind.get("list", ()), types) for types in (POWERS, SERVICES))
    whose = origins(comparisons(site.vocabularies.catalogues, site.vocabularies.guidelines))
    for entry in entries(site):
        linked = _links(entry.item.power_ids, powers), _links(entry.item.service_ids, services)
        told = (fingerprint_of(entry.documents), entry.measured, entry.in_time, *((linked,) if any(linked) else ()))
        yield Batch(
            address(entry),
            msgspec.msgpack.encode(told),
            partial(_pages, site, entry, linked, whose.get(entry.item.id, "")),
        )


def _links(keys: tuple[str, ...], rows: ListedRows) -> tuple[Link, ...]:
    """What of these stands in a list that is public."""
    found = (rows[key] for key in keys if key in rows)
    return tuple(Link(row["name"], f"{document.url}#qingdan-mingxi") for document, row in found)


def _pages(
    site: Site, entry: CoverageEntry, linked: tuple[tuple[Link, ...], tuple[Link, ...]], origin: str
) -> Iterator[Target]:
    """The pages of one item. origin: whose item it is, "" where nobody knows."""
    url = address(entry)
    for part in paged(entry.documents, url, site.config.lists.page_size):
        # Names such as 办事指南 recur in one domain: the group tells them apart in results and tabs.
        name = f"{entry.item.name}（{entry.item.l1}）" if entry.item.l1 else entry.item.name
        title = name if part.front else f"{name}（{part.pager.label}）"
        domain = Link(site.vocabularies.domains.by_id[entry.domain].name, f"/catalogue/{entry.domain}/")
        crumbs = (CRUMB, domain, *(() if part.front else (Link(entry.item.name, url),)))
        head = column_head(
            site,
            title,
            part.url,
            crumbs=crumbs,
            description=f"{domain.title}领域公开事项“{entry.item.name}”：公开什么、由谁公开、在哪公开、如何公开",
        )
        context = _context(site, entry, head, domain, part.pager, part.front)
        remarks = (*((MetaFact("来源", origin),) if origin else ()), *context.remarks)
        context = msgspec.structs.replace(context, powers=linked[0], services=linked[1], remarks=remarks)
        yield page(site, part.url, "catalogue_item", TEMPLATE, listed(context, rows_of(site), part.documents))


def _context(site: Site, entry: CoverageEntry, head: PageMeta, domain: Link, pager: Pager, front: bool) -> Context:
    item = entry.item
    agencies = site.vocabularies.agencies.by_id
    bodies = tuple(Link(agencies[name].name, f"/agency/{name}/") for name in entry.bodies.agencies)
    return Context(
        head=head,
        id=item.id,
        title=item.name,
        domain=domain,
        group=item.group,
        content=item.content,
        basis=item.basis,
        deadline=item.deadline,
        body=item.body,
        bodies=bodies,
        way=item.way,
        channels=item.channels,
        audience=item.audience,
        level=item.level,
        restricted=item.restricted,
        not_applicable=item.not_applicable,
        history=tuple(MetaFact(str(one.date), told(one)) for one in newest_first(item.history)),
        remarks=tuple(MetaFact(*remark) for remark in item.remarks),
        rows=(),
        pager=pager,
        front=front,
        count=len(entry.readable),
        ended=len(entry.documents) - len(entry.readable),
        measured=entry.measured,
        in_time=entry.in_time,
        must=tuple(one.shown for one in item.carriers if one.must),
        may=tuple(one.shown for one in item.carriers if not one.must),
        standard=tuple(MetaFact(*facet) for facet in eight_facets(item, domain.title)),
    )
