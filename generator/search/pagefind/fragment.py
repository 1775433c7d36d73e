"""A document -> its fragment, the file that the search page shows a result from;
and back to the copy that was indexed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from generator.search.copy import IndexCopy, copy_again
from generator.search.entry import SearchEntry
from generator.search.pagefind.packed import packed, unpacked
from generator.search.pagefind.program import IndexingError
from generator.search.store import StoredBundle, sha256

_ADDRESS = re.compile(rb'"url":"/([0-9a-f]{16})\.html"')


_ATTACHED = 8000
"""Characters of all files of a document that its fragment carries, for excerpts."""


class _Meta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a result says of a document."""

    title: str
    date: str
    agency: str
    number: str
    contact: tuple[tuple[str, str], ...] = ()
    role: str = ""


class _Shown(msgspec.Struct, frozen=True):
    """A fragment as Pagefind reads it and the search page shows it. attached: title and beginning of each file."""

    url: str
    content: str
    meta: _Meta
    word_count: int = 1
    filters: dict[str, str] = {}
    anchors: tuple[str, ...] = ()
    box: tuple[str, ...] = ()
    attached: tuple[tuple[str, str], ...] = ()


def fragment(entry: SearchEntry, copy: IndexCopy) -> bytes:
    """The file: text, address and what a result says of the document."""
    meta = _Meta(entry.title, entry.date, entry.agency, entry.doc_number, entry.contact, entry.role)
    box = tuple(f"{label}：{value}" for label, value in entry.box)
    return packed(msgspec.json.encode(_Shown(entry.url, copy.text, meta, box=box, attached=tuple(_files(entry, copy)))))


def _files(entry: SearchEntry, copy: IndexCopy) -> Iterator[tuple[str, str]]:
    left = _ATTACHED
    for file, text in zip(entry.attached, copy.attached, strict=False):
        yield file.title, text[:left]
        left -= len(text[:left])


def path_of(name: str) -> str:
    """Where the fragment with this whole name stands in its bundle."""
    return f"fragment/{name}.pf_fragment"


def written(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Identity, whole name and place of each fragment that Pagefind wrote into a bundle. Raises IndexingError."""
    for path in sorted((folder / "fragment").iterdir()):
        identity = _ADDRESS.search(unpacked(path.read_bytes()))
        if identity is None:
            raise IndexingError(f"a fragment without its address: {path.name}")
        yield identity[1].decode(), path.name.removesuffix(".pf_fragment"), path


def kept(name: str, entry: SearchEntry, copy: IndexCopy) -> StoredBundle:
    """What is remembered of a document beside its fragment."""
    return StoredBundle(name, entry.index_number, copy.headings, copy.volume, digest_of(copy))


def digest_of(copy: IndexCopy) -> str:
    """16 hex digits that change with any word of the copy."""
    return sha256(copy.words.encode())[:16]


def copy_from(data: bytes, known: StoredBundle, script: Mapping[str, str] | None) -> tuple[str, IndexCopy]:
    """Address and copy of the document that a fragment is of. Raises UnknownLayoutError and msgspec.DecodeError."""
    shown = msgspec.json.decode(unpacked(data), type=_Shown)
    numbers = (shown.meta.number, known.index_number)
    return shown.url, copy_again(shown.meta.title, numbers, shown.content, known.headings, script)
