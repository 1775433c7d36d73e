"""Guides and 一件事 -> what pages say of them beside their plain fields: who accepts and where, materials with their forms,
what can be done before, during and after, the lists of services that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from generator.model.document import Document
from generator.model.guides import (
    EVENT,
    EVENTS,
    GUIDE,
    Material,
    Offices,
    file_of,
    materials_of,
    merged,
    offices_of,
)
from generator.model.register import anchor_of, called, parts_of
from generator.model.service_choices import broken, visits_url, visits_words
from generator.model.service_view import (
    MaterialUse,
    MaterialView,
    OfficeGroup,
    OfficePlace,
    ServiceFacts,
    ServicePhase,
    ServiceStep,
)
from generator.model.site import Site
from generator.model.view import Link, MetaFact
from generator.model.vocabulary import Agency
from generator.site.pages._parts import contact

NONE = Link("", "")
NO_PHONE = MetaFact("", "")


def service_of(site: Site, document: Document, steps: Sequence[Document] = ()) -> ServiceFacts | None:
    """What the page of a guide or of 一件事 says more; None of anything else, and of what is not readable."""
    if document.kind not in (GUIDE, EVENT) or not document.readable(site.today):
        return None
    held = merged(steps) if document.kind == EVENT else ()
    materials = tuple(
        MaterialView(one.name, tuple(_use(guide, material, number) for number, material, guide in one.uses))
        for one in held
    )
    own = tuple(MaterialView(item.name, (_use(document, item, 0),)) for item in materials_of(document))
    count = document.fields.get("visits")
    return ServiceFacts(
        offices=tuple(office_groups(site, document)),
        materials=materials or own,
        phases=tuple(_phases(site, document)),
        visits=Link(visits_words(count), visits_url(count)) if isinstance(count, int) else NONE,
        listed=_listed(site).get(document.id, ()),
        steps=tuple(_step(site, guide, number) for number, guide in enumerate(steps, 1)),
        broken=broken(site, document),
    )


def office_groups(site: Site, document: Document) -> Iterator[OfficeGroup]:
    """The accepting offices with their pages, phones and addresses."""
    for offices in offices_of(document, site.vocabularies.agencies):
        yield OfficeGroup(offices.group, tuple(_place(site, agency) for agency in offices.agencies))


def office_links(site: Site, document: Document) -> Iterator[Link]:
    """The same as names; of all of a kind the group's, which leads to the list of agencies."""
    for offices in offices_of(document, site.vocabularies.agencies):
        yield _named(offices)


def _named(offices: Offices) -> Link:
    first = offices.agencies[0]
    return Link(offices.group, "/agency/") if offices.group else Link(first.name, f"/agency/{first.id}/")


def _place(site: Site, agency: Agency) -> OfficePlace:
    address, form = agency.address, site.config.services.map
    shown = form.replace("{address}", quote(address, safe="")) if form and address else ""
    phone = contact("电话", agency.phone) if agency.phone else NO_PHONE
    return OfficePlace(agency.name, f"/agency/{agency.id}/", phone, address, shown)


def _use(guide: Document, material: Material, step: int) -> MaterialUse:
    return MaterialUse(
        step,
        material.needed,
        material.source,
        _file(guide, material.template_file, "空白表格"),
        _file(guide, material.sample_file, "样表"),
        material.waived,
        material.note,
    )


def _file(guide: Document, path: str, name: str) -> Link:
    found = file_of(guide, path)
    return Link(f"{name}（{found.type}）", found.url) if found else NONE


def _step(site: Site, guide: Document, number: int) -> ServiceStep:
    fields = guide.fields
    said = [str(fields.get(key, "")) for key in ("time_limit", "fee", "place", "phone", "online_url")]
    time_limit, fee, place, phone, online = said
    return ServiceStep(
        number,
        Link(guide.title, guide.url),
        tuple(office_links(site, guide)),
        time_limit,
        fee,
        place,
        contact("咨询电话", phone) if phone else NO_PHONE,
        online,
    )


def _phases(site: Site, document: Document) -> Iterator[ServicePhase]:
    """国务院 asks that what comes before, during and after is all told: 事前, 事中, 事后."""
    portal, fields = site.config.services, document.fields
    phases: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = (
        (
            "事前",
            (("网上预约", fields.get("appointment_url") or portal.appointment), ("咨询电话", fields.get("phone"))),
        ),
        (
            "事中",
            (
                ("网上办理", fields.get("online_url") or portal.url),
                ("进度查询", fields.get("progress_url") or portal.progress),
            ),
        ),
        (
            "事后",
            (
                ("结果查询", fields.get("result_url") or portal.result),
                ("办事评价", fields.get("rating_url") or portal.rating),
                ("监督投诉", fields.get("complaint")),
            ),
        ),
    )
    for title, ways in phases:
        told = tuple(contact(name, str(value)) for name, value in ways if value)
        if told:
            yield ServicePhase(title, told)


@lru_cache(maxsize=2)
def _listed(site: Site) -> Mapping[str, tuple[Link, ...]]:
    """Guide -> the rows of lists of services, permits and powers that lead to it."""
    found: dict[str, list[Link]] = defaultdict(list)
    for document in site.readable:
        register = site.vocabularies.registers.by_id.get(document.register) if document.rows else None
        if register is None:
            continue
        keys = [column.key for column in register.columns if column.link == GUIDE]
        for row in document.rows if keys else ():
            for name in dict.fromkeys(_parts(row[key] for key in keys)):
                where = f"{document.rows_apart or document.url}#{anchor_of(register, row)}"
                found[name].append(Link(f"{row['name'] or called(row)}（{register.name}）", where))
    return {name: tuple(links) for name, links in found.items()}


def _parts(cells: Iterable[str]) -> Iterator[str]:
    for cell in cells:
        yield from parts_of(cell)


def looked_for(document: Document) -> Iterator[MetaFact]:
    """By what a guide or 一件事 is looked for on the service entry, with the list there."""
    subject = document.fields.get("life_event", "")
    if subject in EVENTS:
        yield MetaFact("办事主题", subject, f"/fuwu/event/{EVENTS[subject]}/")
