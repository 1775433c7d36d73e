"""Documents -> Atom feeds (RFC 4287), each with the newest of what it follows (``model/feeds.py`` says which there
are)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape

import msgspec

from generator.base.patterns import lazy_re
from generator.model.coverage import address, changes
from generator.model.document import Document
from generator.model.feeds import CATALOGUE, LISTS, FeedColumn, feeds_of, has_changes, has_lists
from generator.model.listing import changes as adjusted
from generator.model.register import PLAIN, Register, anchor_of, called
from generator.model.site import Site
from generator.model.target import Batch, Target, fingerprint_of


class FeedEntry(msgspec.Struct, frozen=True, array_like=True):
    """One document in a feed. Moments as RFC 3339 texts in Chinese time."""

    id: str
    title: str
    url: str
    published: str
    updated: str
    author: str
    category: str
    summary: str


class Context(msgspec.Struct, frozen=True):
    """One feed. url: its own address; page: that of the column."""

    title: str
    url: str
    page: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


def plan(site: Site) -> Iterator[Target | Batch]:
    """Every feed of documents; one of the catalogue once something of it changed, one of the lists once there is
    one."""
    if has_changes(site):
        yield _changes(site)
    if has_lists(site):
        yield _adjustments(site)
    for one in feeds_of(site):
        yield Batch(one.path, fingerprint_of(one.documents), partial(_made, site, one))


def _changes(site: Site) -> Target:
    """The feed of the catalogue itself: each change of an item is an entry (国办发〔2019〕54号 五)."""
    author = site.config.site.organiser
    names = site.vocabularies.domains.by_id
    made = []
    for entry, change in changes(site)[: site.config.lists.feed_size]:
        moment, url = f"{change.date}T00:00:00+08:00", site.base_url + address(entry)
        number = 1 + [one for one in entry.item.history if one.date == change.date].index(change)
        made.append(
            FeedEntry(
                f"{url}#{change.date}-{number}",
                f"{entry.item.name}：{change.change}",
                url,
                moment,
                moment,
                author,
                names[entry.domain].name,
                change.basis,
            )
        )
    updated = made[0].updated if made else "1970-01-01T00:00:00+08:00"
    title = f"公开事项目录变动 - {site.config.site.name}"
    url = f"{site.base_url}/{CATALOGUE}"
    context = Context(title, url, site.base_url + "/catalogue/changes/", updated, author, tuple(made))
    return Target(path=CATALOGUE, maker="outputs.feed", context=context)


def _adjustments(site: Site) -> Target:
    """The feed of lists: each item that came, changed or ended is an entry (中办发〔2015〕21号: 动态调整)."""
    author, made = site.config.site.organiser, []
    told = [
        (change, document)
        for document in site.listed
        if document.rows and "valid_to" in _register(site, document).named
        for change in adjusted(document.rows, document.valid_from)
        if change.date <= site.today
    ]
    told.sort(key=lambda pair: (-pair[0].date.toordinal(), pair[1].id, called(pair[0].row)))
    for change, document in told[: site.config.lists.feed_size]:
        moment = f"{change.date}T00:00:00+08:00"
        url = f"{site.base_url}{document.url}#{anchor_of(_register(site, document), change.row)}"
        title = f"{change.what}：{change.row['name']}（{document.title}）"
        key = f"{url}-{change.date}"
        made.append(FeedEntry(key, title, url, moment, moment, author, document.title, change.row["reason"]))
    updated = made[0].updated if made else "1970-01-01T00:00:00+08:00"
    title, url = f"清单调整 - {site.config.site.name}", f"{site.base_url}/{LISTS}"
    context = Context(title, url, f"{site.base_url}/kind/list/", updated, author, tuple(made))
    return Target(path=LISTS, maker="outputs.feed", context=context)


def _register(site: Site, document: Document) -> Register:
    return site.vocabularies.registers.by_id.get(document.register, PLAIN)


def _made(site: Site, feed: FeedColumn) -> tuple[Target]:
    name = site.config.site.name
    title = name if feed.page == "/" else f"{feed.name} - {name}"
    context = context_of(site, title, feed.path, feed.page, feed.documents)
    return (Target(path=feed.path, maker="outputs.feed", context=context),)


def context_of(site: Site, title: str, path: str, page: str, chosen: Sequence[Document]) -> Context:
    """A feed of these documents, newest first. path: its own; page: address of the page that it belongs to."""
    entries = tuple(_entry(site, document) for document in chosen)
    updated = max((entry.updated for entry in entries), default="1970-01-01T00:00:00+08:00")
    return Context(title, f"{site.base_url}/{path}", site.base_url + page, updated, site.config.site.organiser, entries)


def _entry(site: Site, document: Document) -> FeedEntry:
    words = site.vocabularies
    agency = words.agencies.by_id.get(document.agency)
    published = f"{document.publish_date}T{document.publish_time or '00:00'}:00+08:00"
    later = [item.date for item in document.corrections] + ([document.updated] if document.updated else [])
    changed = f"{max(later)}T00:00:00+08:00" if later else published
    url = site.base_url + document.url
    return FeedEntry(
        url,
        document.title,
        url,
        published,
        max(changed, published),
        agency.name if agency else site.config.site.organiser,
        words.columns.by_id[document.domain].name,
        document.summary or document.excerpt,
    )


def render(context: Context) -> bytes:
    """The Atom document."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<id>{escape(context.url)}</id>",
        f"<title>{escape(context.title)}</title>",
        f"<updated>{context.updated}</updated>",
        f"<author><name>{escape(context.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(context.url)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(context.page)}"/>',
    ]
    for entry in context.entries:
        summary = f"<summary>{escape(entry.summary)}</summary>" if entry.summary else ""
        lines.append(
            f"<entry><id>{escape(entry.id)}</id><title>{escape(entry.title)}</title>"
            f'<link rel="alternate" type="text/html" href="{escape(entry.url)}"/>'
            f"<published>{entry.published}</published><updated>{entry.updated}</updated>"
            f"<author><name>{escape(entry.author)}</name></author>"
            f'<category term="{escape(entry.category)}"/>{summary}</entry>'
        )
    lines.append("</feed>\n")
    return _NO_XML.sub("", "\n".join(lines)).encode()


_NO_XML = lazy_re("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for: one such character, and no reader reads the feed."""
