"""The site -> sitemap.xml and its parts (sitemaps.org protocol): one part a year, so that one document touches one.

Dates come from documents, never from the clock.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from typing import Any

import msgspec

from generator.model.dataset import PRIORITIES
from generator.model.document import Document
from generator.model.edition import LANGUAGE, PREFIX, SOURCE
from generator.model.guideline import comparisons
from generator.model.handbook import volumes
from generator.model.openness import OPENNESS
from generator.model.participation import participations
from generator.model.places import places
from generator.model.service_choices import choices_of, guides_of
from generator.model.site import Site
from generator.model.statutory import CONTENTS, HOME, PARTS, home_of
from generator.model.statutory_column import organs
from generator.model.target import Batch, Target, fingerprint_of
from generator.model.village_columns import by_nature

LIMIT = 45_000
"""Addresses in one part; the protocol allows 50,000."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Context(msgspec.Struct, frozen=True):
    """tag: "urlset" or "sitemapindex". entries: (address, last change as ISO day or ""). base: address of the site.
    editions: (language tag, prefix of addresses), the main one first; none where there is only one."""

    tag: str
    entries: tuple[tuple[str, str], ...]
    base: str = ""
    editions: tuple[tuple[str, str], ...] = ()


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index, one part for columns, one for each year (more when a year is very full)."""
    words = site.vocabularies
    spoken: tuple[Any, ...] = (site.base_url, ((SOURCE, ""), (LANGUAGE, PREFIX))) if site.edition else ()
    limit = LIMIT // 2 if spoken else LIMIT
    newest: dict[str, str] = defaultdict(str)
    for column, groups in (("/", site.by_domain), ("/agency/", site.by_agency), ("/subject/", site.by_subject)):
        for name, rows in groups.items():
            newest[f"{column}{name}/"] = _newest(rows).isoformat()
    columns = [
        "/",
        "/archive/",
        "/normative/",
        "/normative/valid/",
        "/normative/ended/",
        "/normative/cleanups/",
        "/sitemap/",
        "/apply/",
        "/apply/form/",
        "/apply/offices/",
        "/forms/",
        "/negative-list/",
        "/figures/",
        "/data/",
        "/data/guide/",
        "/data/schema/",
        "/data/files/",
        *(f"/data/{name}/" for name in (*PRIORITIES.values(), "conditional", "plan", "withheld")),
        "/services/",
        "/hudong/",
        *(("/hudong/liuyan/",) if site.config.messages.endpoint else ()),
        *(("/hudong/participation/",) if participations(site) else ()),
        *(("/hudong/events/",) if site.events else ()),
        "/fuwu/",
        *(choice.link.url for group in choices_of(site) for choice in group.choices),
        *(volume.url for volume in volumes(site, guides_of(site))),
        "/matters/",
        "/letters/",
        "/responses/",
        "/commitments/",
        "/duties/",
        *(f"/duties/{duty.id}/" for duty in site.duties.duties),
        "/workflows/",
        "/rules/",
        "/gazette/",
        "/topics/",
        *(topic.url for topic in words.topics.terms),
        "/assessment/",
        "/supervision/",
        "/training/",
        "/experts/",
        "/spokespersons/",
        "/openness/",
        "/leaders/",
        "/public-supervision/",
        "/new-media/",
        "/key-areas/",
        "/feed/",
        *(link.url for link in places(site)),
        *(one.page for one in words.enterprises),
        *(f"/openness/{name}/" for name in OPENNESS.values()),
        *(f"/{item.id}/" for item in words.domains.terms),
        *_statutory(site),
    ]
    columns += [f"/agency/{item.id}/" for item in words.agencies.terms]
    columns += [one.duties_url for one in site.duties.holders if one.office]
    columns += ["/agency/", *(f"/agency/{item.id}/" for item in words.agencies.terms)]
    columns += [f"/agency/{item.id}/{own.id}/" for item in words.agencies.terms for own in item.columns]
    columns += [link.url for item in words.agencies.terms for link, _ in by_nature(site, item)]
    columns += ["/catalogue/", *(f"/catalogue/{item.domain}/" for item in words.catalogues)]
    if words.items:
        columns += ["/catalogue/way/active/", "/catalogue/way/request/", "/catalogue/gaps/"]
        columns += ["/catalogue/differences/"] if comparisons(words.catalogues, words.guidelines) else []
    columns += [f"/catalogue/{domain}/{item.id}/" for domain, item in words.items.values()]
    columns += [f"/subject/{item.id}/" for item in words.subjects.terms]
    columns += [f"/kind/{item.id}/" for item in words.kinds.terms]
    columns += [course.matter.url for course in site.courses.values()]
    made = tuple((site.base_url + url, newest[url]) for url in columns)
    yield _part("sitemap/columns.xml", made, *spoken)
    parts = ["sitemap/columns.xml"]
    for year, newest_first in site.by_year.items():
        rows = newest_first[::-1]
        for number, start in enumerate(range(0, len(rows), limit), 1):
            name = f"sitemap/{year}.xml" if number == 1 else f"sitemap/{year}-{number}.xml"
            parts.append(name)
            found = rows[start : start + limit]
            yield Batch(name, fingerprint_of(found), partial(_documents, site, name, found, spoken))
    index = tuple((f"{site.base_url}/{name}", "") for name in parts)
    yield Target(path="sitemap.xml", maker="outputs.sitemap", context=Context("sitemapindex", index))


def _statutory(site: Site) -> Iterator[str]:
    """The statutory columns of the county and of each organ; of an organ's entries those that always have a page."""
    entries, every = site.vocabularies.statutory, PARTS[CONTENTS][1]
    yield from (HOME, HOME + every, *(entry.url for entry in entries))
    for agency in organs(site):
        home = home_of(agency)
        standing = (entry for entry in entries if entry.part != CONTENTS or entry.every_domain)
        yield from (home, home + every, *(home + entry.below for entry in standing if entry.owed_by(agency)))


def _part(path: str, entries: tuple[tuple[str, str], ...], *spoken: Any) -> Target:
    return Target(path=path, maker="outputs.sitemap", context=Context("urlset", entries, *spoken))


def _documents(site: Site, path: str, rows: Sequence[Document], spoken: tuple[Any, ...]) -> tuple[Target]:
    """The part of some of a year's documents."""
    return (_part(path, tuple((site.base_url + row.url, _changed(row).isoformat()) for row in rows), *spoken),)


def _newest(documents: Sequence[Document]) -> datetime.date:
    """The day on which one of some documents, of which the newest comes first, changed last."""
    changed = (_changed(row) for row in documents if row.corrections or row.updated)
    return max((documents[0].publish_date, *changed))


def _changed(document: Document) -> datetime.date:
    if not document.corrections and not document.updated:
        return document.publish_date
    days = [document.publish_date, *(item.date for item in document.corrections)]
    return max(days + ([document.updated] if document.updated else []))


def render(context: Context) -> bytes:
    """The XML of one part or of the index."""
    item = "url" if context.tag == "urlset" else "sitemap"
    links = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if context.editions else ""
    lines = [f'{_HEAD}<{context.tag} xmlns="{_SPACE}"{links}>']
    for url, day in context.entries:
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        if not context.editions:
            lines.append(f"<{item}><loc>{escape(url)}</loc>{changed}</{item}>")
            continue
        found = [
            (tag, escape(context.base + prefix + url.removeprefix(context.base))) for tag, prefix in context.editions
        ]
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{other}"/>'
            for tag, other in (*found, ("x-default", found[0][1]))
        )
        lines += [f"<{item}><loc>{own}</loc>{changed}{others}</{item}>" for _, own in found]
    lines.append(f"</{context.tag}>\n")
    return "\n".join(lines).encode()
