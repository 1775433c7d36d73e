"""A site -> what of the outside addresses in it cannot be opened, at the lines on which they stand; with what earlier
runs found, as long as that holds."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import msgspec

from generator.base.files import write_atomic
from generator.base.patterns import lazy_re
from generator.base.visits import Bounds, Visit, visits
from generator.content.front_matter import split
from generator.content.markdown import render_markdown
from generator.content.text import decode
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.site import Site

_HREF = lazy_re(r'(?:href|src)="(https?://[^"]*)"')
_DAY = 86_400
_LASTING = ("open", "moved")
"""States that are believed for as long as the configuration says; others are tried again after an hour."""
_HOUR = 3_600
_CODES = {"gone": "LNK-DEAD", "failing": "LNK-FAILING", "moved": "LNK-MOVED", "private": "LNK-INSIDE"}


class Mention(msgspec.Struct, frozen=True):
    """An outside address where it is written."""

    url: str
    path: str
    line: int


class KnownVisit(msgspec.Struct, frozen=True):
    """A visit and when it was, in seconds of the epoch."""

    at: float
    visit: Visit


def outside_findings(site: Site, roots: Sequence[Path], cache: Path) -> Iterator[Finding]:
    """Visit what is not known and say what is wrong. cache: the file in which visits are kept. Raises OSError when it
    cannot be written."""
    asked, now = site.config.links, time.time()
    mentions = sorted(set(_mentions(site, roots)), key=lambda one: (one.path, one.line, one.url))
    known = {url: one for url, one in _kept(cache).items() if _holds(one, now, asked.days)}
    every = list(dict.fromkeys(one.url for one in mentions))
    wanted = [url for url in every if url not in known]
    bounds = Bounds(
        asked.most, asked.minutes * 60.0, frozenset(host.lower() for host in asked.private_hosts), asked.pause
    )
    made = visits(wanted, bounds)
    known |= {url: KnownVisit(now, one) for url, one in made.items()}
    cache.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(cache, msgspec.json.format(msgspec.json.encode(known), indent=1))
    for one in mentions:
        found = known[one.url].visit if one.url in known else None
        if found and found.state in _CODES:
            values = {"url": one.url, "why": found.detail, "to": found.to}
            yield Finding(one.line, 1, values, one.path, code=_CODES[found.state])
    left = len(wanted) - len(made)
    if left:
        counts = {"every": len(every), "visited": len(made), "known": len(every) - len(wanted), "left": left}
        yield Finding(0, 0, {key: str(count) for key, count in counts.items()}, "config.yaml", code="LNK-LATER")


def _holds(one: KnownVisit, now: float, days: int) -> bool:
    return 0 <= now - one.at < (days * _DAY if one.visit.state in _LASTING else _HOUR)


def _kept(cache: Path) -> Mapping[str, KnownVisit]:
    try:
        return msgspec.json.decode(cache.read_bytes(), type=dict[str, KnownVisit])
    except (OSError, msgspec.DecodeError):
        return {}


def _mentions(site: Site, roots: Sequence[Path]) -> Iterator[Mention]:
    """Outside addresses of what everybody may read: bodies, fields that are addresses, the links page."""
    for row in site.readable:
        root, _, inner = row.file_key.partition("/")
        yield from _in_text(row, roots[int(root)] / inner)
        kind = site.vocabularies.kinds.by_id[row.kind]
        for field in kind.fields:
            value = row.fields.get(field.key)
            if field.type == "url" and isinstance(value, str) and value.startswith("http"):
                yield Mention(value, row.source, row.lines.get(field.key, 1))
    for link in site.vocabularies.links:
        yield Mention(link.url, link.source, link.line)


def _in_text(row: Document, path: Path) -> Iterable[Mention]:
    try:
        text = decode(path.read_bytes())[0] or ""
    except OSError:
        return
    if "://" not in text:
        return
    lines = text.split("\n")
    for written in dict.fromkeys(_HREF.findall(render_markdown(split(text).body).html)):
        url = unescape(written)
        found = (number for number, line in enumerate(lines, 1) if url in line or unquote(url) in line)
        yield Mention(url, row.source, next(found, 1))
