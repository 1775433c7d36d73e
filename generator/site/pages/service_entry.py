"""办事服务: the one entry to services, ``/fuwu/``: the county's portal, 一件事, guides by subject, audience, office and number
of visits, and whatever other pages belong to it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.guides import GUIDE
from generator.model.service_choices import ENTRY, ServiceChoices, choices_of, events_of, steps_for
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, PageMeta
from generator.site import pages
from generator.site.pages._parts import column_head, page
from generator.site.pages._service_facts import NONE
from generator.site.pages.service_list import SERVICES

TEMPLATE = "service_entry.html"
INTRODUCTION = "办一件事要什么条件和材料、到哪里办、几天办好，从这里查；能网上办的，从统一入口办。"
LISTS = ("public_service", "permit")
"""Registers whose lists say which services there are."""


class EventCard(msgspec.Struct, frozen=True, array_like=True):
    """一件事. steps: how many."""

    link: Link
    about: str
    steps: int


class ServiceWay(msgspec.Struct, frozen=True, array_like=True):
    """One way to look for a guide. id: anchor. choices: each with how many guides it has."""

    id: str
    title: str
    choices: tuple[tuple[Link, int], ...]


class Context(msgspec.Struct, frozen=True):
    """``page`` of the service entry. portal: the county's one entry for what is handled online, without title for none;
    online: what else can be done there. events: 一件事. ways: to look for a guide. guides: how many their list holds, all:
    that list. lists: of services. more: other pages of services."""

    head: PageMeta
    title: str
    introduction: str
    portal: Link
    online: tuple[Link, ...]
    events: tuple[EventCard, ...]
    ways: tuple[ServiceWay, ...]
    guides: int
    all: Link
    lists: tuple[Link, ...]
    more: tuple[Link, ...]
    office: str
    phone: str


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    portal, identity = site.config.services, site.config.site
    online = (
        ("网上预约", portal.appointment),
        ("进度查询", portal.progress),
        ("结果查询", portal.result),
        ("办事评价", portal.rating),
    )
    context = Context(
        head=column_head(site, SERVICES.title, ENTRY, description=INTRODUCTION, kind="办事服务"),
        title=SERVICES.title,
        introduction=INTRODUCTION,
        portal=Link(portal.name, portal.url) if portal.url else NONE,
        online=tuple(Link(name, url) for name, url in online if url),
        events=tuple(
            EventCard(Link(row.title, row.url), str(row.fields.get("event", "")), len(steps_for(site, row)))
            for row in events_of(site)
        ),
        ways=tuple(_way(group) for group in choices_of(site)),
        guides=len(site.by_kind.get(GUIDE, ())),
        all=Link("全部办事指南", "/kind/guide/"),
        lists=tuple(
            Link(row.title, row.rows_apart or row.url) for row in site.readable if row.register in LISTS and row.rows
        ),
        more=tuple(link for module in pages.every() for link in _more(module, site)),
        office=identity.organiser,
        phone=identity.phone,
    )
    yield page(site, ENTRY, "service_entry", TEMPLATE, context)


def _way(group: ServiceChoices) -> ServiceWay:
    return ServiceWay(group.id, group.title, tuple((one.link, len(one.documents)) for one in group.choices))


def _more(module: object, site: Site) -> tuple[Link, ...]:
    """What a kind of page wants the service entry to lead to: its ``service_links(site)``, where it has such."""
    links = getattr(module, "service_links", None)
    return tuple(links(site)) if links else ()
