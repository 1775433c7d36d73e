"""Entries of counties -> Atom feeds (RFC 4287) and a JSON Feed (version 1.1). Whose content it is, is told: each entry
leads to the county's own page and has the county's own address as its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import msgspec

from generator.province.portal.gathered import Gathered, Placed

SIZE = 50
_NEVER = "1970-01-01T00:00:00+08:00"


def every(gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each."""
    plan = gathered.plan
    yield "feed.xml", _atom(gathered, plan.title, "/feed.xml", "/newest/", gathered.newest[:SIZE])
    yield "feed.json", _json(gathered, gathered.newest[:SIZE])
    for link, rows in gathered.subjects:
        path = f"{link.url}feed.xml"
        yield path.lstrip("/"), _atom(gathered, f"{link.title} - {plan.title}", path, link.url, rows[:SIZE])


def _moment(placed: Placed) -> str:
    """RFC 3339, in Chinese time."""
    day, _, clock = placed.moment.partition(" ")
    return f"{day}T{clock or '00:00'}:00+08:00"


def _atom(gathered: Gathered, title: str, path: str, page: str, rows: Sequence[Placed]) -> bytes:
    base = gathered.plan.url
    updated = max(map(_moment, rows), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(base + path)}</id>",
        f'<link rel="self" type="application/atom+xml" href="{escape(base + path)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(base + page)}"/>',
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(gathered.plan.organiser or gathered.plan.title)}</name></author>",
    ]
    for one in rows:
        entry, moment = one.entry, _moment(one)
        author = entry.agency or one.reading.county.name
        lines += [
            "<entry>",
            f"<title>{escape(entry.title)}</title>",
            f"<id>{escape(entry.url)}</id>",
            f'<link rel="alternate" type="text/html" href="{escape(entry.url)}"/>',
            f"<published>{moment}</published><updated>{moment}</updated>",
            f"<author><name>{escape(author)}</name></author>",
            f'<category term="{escape(one.reading.county.id)}" label="{escape(one.reading.county.name)}"/>',
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _json(gathered: Gathered, rows: Sequence[Placed]) -> bytes:
    plan = gathered.plan
    items = [
        {
            "id": one.entry.url,
            "url": one.entry.url,
            "title": one.entry.title,
            "content_text": f"{one.reading.county.name}　{one.entry.agency}",
            "date_published": _moment(one),
            "authors": [{"name": one.entry.agency or one.reading.county.name}],
            "tags": [one.reading.county.name],
        }
        for one in rows
    ]
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plan.title,
        "home_page_url": f"{plan.url}/",
        "feed_url": f"{plan.url}/feed.json",
        "language": "zh-CN",
        "items": items,
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
