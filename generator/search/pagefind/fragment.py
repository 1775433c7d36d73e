"""A document -> its fragment, the file that the search page shows a result from;
and back to the copy that was indexed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.search.copy import IndexCopy, copy_again
from generator.search.entry import SearchEntry
from generator.search.pagefind.packed import packed, unpacked
from generator.search.stored import StoredPage

_ATTACHED = 8000
"""Characters of all files of a document that its fragment carries, for excerpts."""


class FragmentFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a result says of a document."""

    title: str
    date: str
    agency: str
    number: str
    contact: tuple[tuple[str, str], ...] = ()
    role: str = ""


class FragmentContent(msgspec.Struct, frozen=True):
    """A fragment as Pagefind reads it and the search page shows it. attached: title and beginning of each file."""

    url: str
    content: str
    meta: FragmentFacts
    word_count: int = 1
    filters: dict[str, str] = {}
    anchors: tuple[str, ...] = ()
    box: tuple[str, ...] = ()
    attached: tuple[tuple[str, str], ...] = ()


def fragment(entry: SearchEntry, copy: IndexCopy) -> bytes:
    """The file: text, address and what a result says of the document."""
    return packed(msgspec.json.encode(shown(entry, copy)))


def shown(entry: SearchEntry, copy: IndexCopy) -> FragmentContent:
    """The same as a value."""
    meta = FragmentFacts(entry.title, entry.date, entry.agency, entry.doc_number, entry.contact, entry.role)
    box = tuple(f"{label}：{value}" for label, value in entry.box)
    return FragmentContent(entry.url, copy.text, meta, box=box, attached=tuple(_files(entry, copy)))


def _files(entry: SearchEntry, copy: IndexCopy) -> Iterator[tuple[str, str]]:
    left = _ATTACHED
    for file, text in zip(entry.attached, copy.attached, strict=False):
        yield file.title, text[:left]
        left -= len(text[:left])


def path_of(name: str) -> str:
    """Where the fragment with this whole name stands in its bundle."""
    return f"fragment/{name}.pf_fragment"


def kept(name: str, entry: SearchEntry, copy: IndexCopy, volume: int, digest: str) -> StoredPage:
    """What is remembered of a document beside its fragment. digest: of its words."""
    return StoredPage(name, entry.index_number, copy.headings, volume, digest)


def copy_from(data: bytes, known: StoredPage) -> tuple[str, IndexCopy]:
    """Address and copy of the document that a fragment is of. Raises UnknownLayoutError and msgspec.DecodeError."""
    shown = msgspec.json.decode(unpacked(data), type=FragmentContent)
    numbers = (shown.meta.number, known.index_number)
    return shown.url, copy_again(shown.meta.title, numbers, shown.content, known.headings)
