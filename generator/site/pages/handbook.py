"""办事一本通: the guides of the county, of an audience or of an agency on one page, to be printed, ``/fuwu/handbook/``."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.document import Document
from generator.model.handbook import PDF, URL, Volume, facts_of, sections_of, volumes
from generator.model.service_choices import guides_of
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta, Section
from generator.site.pages._parts import column_head, page
from generator.site.pages.service_list import SERVICES

TEMPLATE = "handbook.html"


class HandbookEntry(msgspec.Struct, frozen=True, array_like=True):
    """A guide in the book. anchor: its id in the page. number: "2.1". facts, sections: its elements. changed: ISO day
    on which it was published or last changed."""

    anchor: str
    number: str
    guide: Link
    facts: tuple[MetaFact, ...]
    sections: tuple[Section, ...]
    changed: str


class HandbookPart(msgspec.Struct, frozen=True, array_like=True):
    """A chapter."""

    anchor: str
    number: int
    title: str
    entries: tuple[HandbookEntry, ...]


class Context(msgspec.Struct, frozen=True):
    """``page`` of a volume. version, date (ISO): of what it holds. publisher: who compiled it. count: its guides.
    others: the other volumes. pdf: the same as PDF, or ""."""

    head: PageMeta
    title: str
    version: str
    date: str
    publisher: str
    count: int
    parts: tuple[HandbookPart, ...]
    others: tuple[Link, ...]
    pdf: str


def plan(site: Site) -> Iterator[Target]:
    """A page for each volume."""
    found = volumes(site, guides_of(site))
    for volume in found:
        others = tuple(Link(other.short, other.url) for other in found if other is not volume)
        yield page(site, volume.url, "handbook", TEMPLATE, _context(site, volume, others))


def service_links(site: Site) -> Iterator[Link]:
    """Where the service entry leads to the book."""
    if guides_of(site):
        yield Link("办事一本通", URL)


def _context(site: Site, volume: Volume, others: tuple[Link, ...]) -> Context:
    about = f"{volume.title}：{len(volume.guides)}份办事指南合成一本，可以打印。"
    crumbs = (SERVICES, *((Link("办事一本通", URL),) if volume.url != URL else ()))
    return Context(
        head=column_head(site, volume.title, volume.url, description=about, crumbs=crumbs, kind="办事服务"),
        title=volume.title,
        version=volume.version,
        date=volume.date.isoformat(),
        publisher=site.config.site.organiser,
        count=len(volume.guides),
        parts=tuple(
            HandbookPart(
                f"zhang-{number}",
                number,
                chapter.title,
                tuple(_entry(site, guide, f"{number}.{at}") for at, guide in enumerate(chapter.guides, 1)),
            )
            for number, chapter in enumerate(volume.chapters, 1)
        ),
        others=others,
        pdf=f"{volume.url}{PDF}" if site.config.pdf else "",
    )


def _entry(site: Site, guide: Document, number: str) -> HandbookEntry:
    link = Link(str(guide.fields.get("matter") or guide.title), guide.url)
    changed = (guide.updated or guide.publish_date).isoformat()
    return HandbookEntry(f"g-{guide.id}", number, link, facts_of(site, guide), sections_of(site, guide), changed)
