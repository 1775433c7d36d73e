"""Sites that were closed and merged (国办发〔2017〕47号: 网站整合) -> where each of their addresses leads today."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, unquote, urlsplit

import msgspec

from generator.base.patterns import lazy_re
from generator.model.document import Document
from generator.model.vocabulary import Agency

_SITE = lazy_re(r"https?://[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:/[^\s?#*:\"\\;{}]*)?", re.IGNORECASE)


class FormerPlace(msgspec.Struct, frozen=True, order=True):
    """A former site. host: in lower case, with a port where it had one. folder: "/" or one that ends in "/". to: site
    address of today, which all addresses below it lead to unless a document has had one of them."""

    host: str
    folder: str
    to: str

    def has(self, host: str, path: str) -> bool:
        """Whether an address was one of this site's."""
        return host == self.host and (path + "/").startswith(self.folder)


def place_of(url: str) -> str | None:
    """A former site's address -> host and folder ("mzj.old.example/", "old.example/mzj/"); None for what is none."""
    if not _SITE.fullmatch(url):
        return None
    parts = urlsplit(url)
    folder = posixpath.normpath("/" + unquote(parts.path).lstrip("/"))
    return parts.netloc.lower() + (folder if folder == "/" else folder + "/")


def former_places(agencies: Iterable[Agency]) -> tuple[FormerPlace, ...]:
    """Every former site; of one host the longest folder first, so that the first that fits is meant."""
    return tuple(sorted(_places(agencies), key=lambda place: (place.host, -len(place.folder), place.folder)))


def _places(agencies: Iterable[Agency]) -> Iterator[FormerPlace]:
    for agency in agencies:
        for site in agency.merged_from:
            host, _, folder = (place_of(site.url) or "").partition("/")
            if host:
                yield FormerPlace(host, f"/{folder}", f"/agency/{quote(agency.id)}/")


def former_address(alias: str, places: Sequence[FormerPlace]) -> tuple[str, str] | None:
    """A document's former address as (host, path) where it was one of a former site's; None where it was not."""
    if not alias.lower().startswith(("https://", "http://")):
        return None
    parts = urlsplit(alias.strip())
    host, path = parts.netloc.lower(), posixpath.normpath("/" + unquote(parts.path).lstrip("/"))
    if not any(place.has(host, path) for place in places):
        return None
    return host, path


def own_aliases(document: Document, places: Sequence[FormerPlace]) -> Iterator[str]:
    """A document's former addresses on this site, without those that it had on sites that were merged: two of these
    often had pages of one name (``/art/1.html``)."""
    return (alias for alias in document.aliases if former_address(alias, places) is None)
