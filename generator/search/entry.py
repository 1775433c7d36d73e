"""What goes into the index and what comes out of it: values without behaviour."""

from __future__ import annotations

import hashlib
from functools import cached_property

import msgspec

FACETS = ("domain", "agency", "kind", "year", "validity")
"""Keys of ``SearchEntry.filters``, in the order in which the search page shows them."""


class AttachedFile(msgspec.Struct, frozen=True, array_like=True):
    """A file published with a document. key: for the caller's ``read_attached``."""

    key: str
    title: str


class Office(msgspec.Struct, frozen=True):
    """An agency as the answer to a question for it. names: what people call it."""

    title: str
    url: str
    names: tuple[str, ...]
    contact: tuple[tuple[str, str], ...]


class SiteWords(msgspec.Struct, frozen=True):
    """How a site is asked beside the words of its texts.

    names: groups of other names, by which near matches are found. listed: names of the site's lists, and place: the
    county's, for suggestions. offices: agencies that answer by their columns where no document speaks for them.
    """

    names: tuple[tuple[str, ...], ...] = ()
    listed: tuple[str, ...] = ()
    place: str = ""
    offices: tuple[Office, ...] = ()


class SearchEntry(msgspec.Struct, frozen=True, dict=True):
    """One document as search sees it.

    ``body`` is a key for the caller's ``read_body``; "" means that nothing but title and numbers may be found (依申请公开).
    ``key`` is a hex digest over everything that matters for search, body and attached files included.
    ``role`` is what kinds of question ask for: "guide", "office", "notice", "list", "rule", "meaning", "yearly"
    (report), "closed" (only its title is told) or "".
    ``names``: other names that a citizen asks for the document by. ``box``: what stands in the box of facts, (label,
    value). ``contact``: the part of it that a result shows. The last three make near matches only.
    """

    url: str
    title: str
    date: str
    key: str
    doc_number: str = ""
    index_number: str = ""
    agency: str = ""
    filters: dict[str, tuple[str, ...]] = {}
    body: str = ""
    role: str = ""
    names: tuple[str, ...] = ()
    box: tuple[tuple[str, str], ...] = ()
    contact: tuple[tuple[str, str], ...] = ()
    attached: tuple[AttachedFile, ...] = ()

    @cached_property
    def identity(self) -> str:
        """16 hex digits that change with anything of the entry; names the document inside its bundle."""
        shown = msgspec.json.encode(self, order="deterministic")
        return hashlib.sha256(shown).hexdigest()[:16]


class IndexFile(msgspec.Struct, frozen=True):
    """A file of the finished index: public path, file on disk (stays until the next update), SHA-256."""

    path: str
    source: str
    digest: str


class BundleReport(msgspec.Struct, frozen=True):
    """What one bundle is and cost: ``seconds`` of building (0 when kept), ``bytes`` on disk.

    ``rebuilt`` says that it was built whole, ``revised`` that some of its documents were exchanged.
    """

    name: str
    documents: int
    rebuilt: bool
    revised: bool
    seconds: float
    bytes: int


class IndexReport(msgspec.Struct, frozen=True):
    """The outcome of an update: every file of the index, sorted by path, and one report a bundle, newest first."""

    files: tuple[IndexFile, ...]
    bundles: tuple[BundleReport, ...]
