"""The old site's own list of its pages (sitemaps.org) against what the crawl has."""

from __future__ import annotations

import gzip
import html
import re
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.authoring.migration import addresses
from generator.authoring.migration.state import MigrationState, OldFile

_LARGEST = 52_428_800
"""Bytes that a sitemap has at most (sitemaps.org)."""
_PLACE = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</loc>", re.DOTALL | re.IGNORECASE)


class SitemapCoverage(msgspec.Struct, frozen=True):
    """listed: how many pages the sitemaps name. missing: those that the crawl has not. maps: the sitemaps."""

    listed: int = 0
    missing: tuple[str, ...] = ()
    maps: tuple[str, ...] = ()


def coverage(state: MigrationState, files: Iterable[OldFile]) -> SitemapCoverage:
    """Every sitemap of the old site, wherever it lies, compared with the files that there are."""
    maps = [one for one in files if is_sitemap(one.address) and one.path and one.status < 300]
    named = dict.fromkeys(place for one in maps for place in _places(Path(one.path)) if not is_sitemap(place))
    hosts = {addresses.parts_of(one.address)[0] for one in maps}
    missing = []
    for place in named:
        _, path, query = addresses.parts_of(place)
        bare = path + (f"?{query}" if query else "")
        if state.file(place) is None and not ("" in hosts and state.file(bare)):
            missing.append(place)
    return SitemapCoverage(len(named), tuple(missing), tuple(one.address for one in maps))


def is_sitemap(address: str) -> bool:
    """Whether it is called as sitemaps are."""
    last = addresses.parts_of(address)[1].rpartition("/")[2].lower()
    return re.fullmatch(r"sitemap[\w-]*\.xml(?:\.gz)?", last) is not None


def _places(path: Path) -> list[str]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST)
        if data.startswith(b"\x1f\x8b"):
            with gzip.open(path) as stream:
                data = stream.read(_LARGEST)
    except (OSError, EOFError, zlib.error):
        return []
    text = data.decode("utf-8", "replace")
    return [found for match in _PLACE.findall(text) if (found := addresses.address(html.unescape(match)))]
