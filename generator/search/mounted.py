"""What search leads to -> the same on a site below a path: a result is a link that no page's template has made."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.base.digest import digest
from generator.model.mount import mounted
from generator.search.entry import SearchEntry, SiteWords


def mounted_entries(entries: Sequence[SearchEntry], mount: str) -> list[SearchEntry]:
    """The entries in the same order, with addresses as the host knows them. mount: "/zwgk", or "" at the root."""
    if not mount:
        return list(entries)
    return [
        msgspec.structs.replace(entry, url=mounted(entry.url, mount), key=digest(entry.key, mount)) for entry in entries
    ]


def mounted_words(words: SiteWords, mount: str) -> SiteWords:
    """How the site is asked, its offices with their addresses on the host."""
    offices = tuple(msgspec.structs.replace(one, url=mounted(one.url, mount)) for one in words.offices)
    return msgspec.structs.replace(words, offices=offices)
