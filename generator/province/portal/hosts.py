"""The portal's pages -> what robots and the host are told: sitemap.xml, robots.txt, ``_headers``, ``_redirects``, and
``build.json``, by which the next run knows the folder for its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import msgspec

from generator import __version__
from generator.model.mount import mount_of
from generator.province.portal.gathered import Gathered
from generator.site.outputs import hosting

GENERATOR = "gongkai province portal"
LIMIT = 45_000
"""Addresses in one sitemap; the protocol allows 50,000."""


def every(gathered: Gathered, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each. pages: addresses of the pages that may be found."""
    base = gathered.plan.url
    mount = mount_of(base)
    found = sorted(pages)
    parts = [found[at : at + LIMIT] for at in range(0, len(found), LIMIT)] or [[]]
    for number, part in enumerate(parts, 1):
        yield f"sitemap-{number}.xml", _sitemap("urlset", "url", [base + url for url in part])
    yield (
        "sitemap.xml",
        _sitemap("sitemapindex", "sitemap", [f"{base}/sitemap-{n}.xml" for n in range(1, len(parts) + 1)]),
    )
    yield "robots.txt", f"User-agent: *\nAllow: {mount}/\n\nSitemap: {base}/sitemap.xml\n".encode()
    yield "_headers", hosting.render(hosting.Context("headers", rules=headers(mount)))
    yield "_redirects", (f"{mount}/* {mount}/404.html 404\n" if mount else "").encode()
    yield "build.json", _stamp(gathered)


def headers(mount: str = "") -> hosting.Rules:
    """The headers of a county's site, for everything that a portal has; it has no attachments."""
    added = ("/feed.json", (("Access-Control-Allow-Origin", "*"),))
    every = (*(rule for rule in hosting.HEADERS if not rule[0].startswith("/d/") and rule[0] != "/data.json"), added)
    return tuple((mount + pattern, told) for pattern, told in every)


def _sitemap(tag: str, entry: str, addresses: Iterable[str]) -> bytes:
    lines = [f"<{entry}><loc>{escape(address)}</loc></{entry}>" for address in addresses]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{tag} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, *lines, f"</{tag}>", ""]).encode()


def _stamp(gathered: Gathered) -> bytes:
    counties: dict[str, Any] = {
        one.county.id: {"date": one.data.day if one.data else None, "notes": list(one.wrong)}
        for one in gathered.readings
    }
    value = {
        "generator": GENERATOR,
        "version": __version__,
        "date": gathered.today,
        "documents": len(gathered.newest),
        "counties": counties,
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
