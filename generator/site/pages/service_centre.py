"""政务服务中心: the windows of every hall, whose they are and what is handled at each, ``/fuwu/centre/``
(国办发〔2016〕80号: 统一名称标识、进驻部门、办理事项)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.model.document import Document
from generator.model.office import ServiceWindow, says_matter
from generator.model.places import HALL, RESPONDERS, halls, places
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.model.vocabulary import Agency, folded
from generator.site.pages._parts import column_head, contact, page
from generator.site.pages._tables import reached

TEMPLATE = "service_centre.html"


class HallWindow(msgspec.Struct, frozen=True):
    """A window. agency: who sits there. matters: each leads to its guide, where there is one. phone, hours: of the
    window, else of the hall."""

    name: str
    place: str
    agency: Link
    matters: tuple[Link, ...]
    phone: Link
    hours: str


class Hall(msgspec.Struct, frozen=True):
    """A hall. id: of its agency. facts: how to reach it."""

    id: str
    link: Link
    introduction: str
    facts: tuple[MetaFact, ...]
    windows: tuple[HallWindow, ...]


class Context(msgspec.Struct, frozen=True):
    """``page`` of the halls where organs receive people: each with its windows."""

    head: PageMeta
    title: str
    introduction: str
    halls: tuple[Hall, ...]


def service_links(site: Site) -> Iterator[Link]:
    """Where people go: the halls, and the other pages of places that have to do with services."""
    yield from (link for link in places(site) if link != RESPONDERS)


def plan(site: Site) -> Iterator[Target]:
    """The one page, once there is a hall."""
    every = halls(site)
    if not every:
        return
    guides = _guides(site)
    introduction = "到哪个窗口办什么事、由哪个部门办理；点事项看要带什么材料、多久办好。"
    head = column_head(site, HALL.title, HALL.url, description=introduction)
    context = Context(head, HALL.title, introduction, tuple(_hall(site, one, guides) for one in every))
    yield page(site, HALL.url, "service_centre", TEMPLATE, context)


def _guides(site: Site) -> Mapping[str, Document]:
    """A guide by each name under which a window may have its matter: id, title, 事项名称. The newest counts."""
    found: dict[str, Document] = {}
    for row in site.by_kind.get("guide", ()):
        if row.readable(site.today):
            for name in (row.id, row.title, str(row.fields.get("matter") or "")):
                found.setdefault(folded(name), row)
    return found


def _hall(site: Site, agency: Agency, guides: Mapping[str, Document]) -> Hall:
    named = (
        ("地址", agency.address),
        ("办公时间", agency.hours),
        ("咨询电话", agency.phone),
        ("电子邮箱", agency.email),
    )
    facts = tuple(contact(word, value) for word, value in named if value)
    windows = tuple(_window(site, agency, window, guides) for window in agency.windows)
    return Hall(agency.id, Link(agency.name, f"/agency/{agency.id}/"), agency.duties, facts, windows)


def _window(site: Site, hall: Agency, window: ServiceWindow, guides: Mapping[str, Document]) -> HallWindow:
    office = site.vocabularies.agencies.by_id[window.agency]
    return HallWindow(
        window.name,
        window.place,
        Link(office.short or office.name, f"/agency/{office.id}/"),
        tuple(_matters(site, window, guides)),
        reached("咨询电话", window.phone or hall.phone),
        window.hours or hall.hours,
    )


def _matters(site: Site, window: ServiceWindow, guides: Mapping[str, Document]) -> Iterator[Link]:
    """Matters by their own names, once each. An id is none: that of a guide which nobody can read is left out, and
    PLC-MATTER tells of it."""
    shown = set()
    for name in window.matters:
        guide = guides.get(folded(name))
        if guide is None:
            link = Link(name, "") if says_matter(name) and name not in site.by_id else None
        else:
            link = Link(str(guide.fields.get("matter") or guide.title) if name == guide.id else name, guide.url)
        if link is not None and link not in shown:
            shown.add(link)
            yield link
