"""A list of documents -> its pages, which keep their addresses when something new comes, in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.model.document import Document
from generator.model.target import Batch, Target, fingerprint_of
from generator.model.view import Pager

TOGETHER = 20
"""Pages of a long list in one batch."""


class Slice(msgspec.Struct, frozen=True):
    """One page of a list: its address, its documents newest first, its ways on."""

    url: str
    documents: Sequence[Document]
    pager: Pager
    front: bool


def paged(documents: Sequence[Document], base: str, size: int) -> Iterator[Slice]:
    """A list, newest first, cut into pages that keep their numbers when something new comes on top.

    Pages hold ``size`` rows each and are numbered from the oldest: ``<base>p/1/`` holds the oldest and never changes
    when a newer document arrives. The front page ``base`` shows the rest, between ``size`` and twice that.
    """
    front, rest, full = _cut(documents, size)
    yield _front(front, base, full)
    yield from _older(rest, base, size, full, full)


def _cut(documents: Sequence[Document], size: int) -> tuple[Sequence[Document], Sequence[Document], int]:
    """The front page's documents, those of the others, and how many others there are."""
    full = max(0, len(documents) // size - 1)
    front = len(documents) - full * size
    return documents[:front], documents[front:], full


def _front(documents: Sequence[Document], base: str, full: int) -> Slice:
    return Slice(base, documents, Pager(older=f"{base}p/{full}/" if full else ""), True)


def _older(documents: Sequence[Document], base: str, size: int, highest: int, full: int) -> Iterator[Slice]:
    """Full pages that follow each other; the first of them has the number ``highest`` of ``full``."""
    for place in range(0, len(documents), size):
        number = highest - place // size
        part = documents[place : place + size]
        newer = f"{base}p/{number + 1}/" if number < full else base
        older = f"{base}p/{number - 1}/" if number > 1 else ""
        label = f"{part[-1].publish_date} 至 {part[0].publish_date}"
        yield Slice(f"{base}p/{number}/", part, Pager(newer, older, number, label), False)


def in_batches(
    documents: Sequence[Document],
    base: str,
    size: int,
    make: Callable[[Iterable[Slice]], Iterable[Target]],
    beside: bytes = b"",
    outside: Callable[[Sequence[Document]], bytes] = lambda _: b"",
) -> Iterator[Batch]:
    """The same pages in batches, so that of a long list only what stands near a changed document is planned.

    make: pages -> targets. beside: what the front page is made from beside the documents that it shows. outside:
    documents -> what tells what else their rows are made from.
    """
    front, rest, full = _cut(documents, size)
    told = fingerprint_of(front), full, beside, outside(front)
    yield Batch(base, msgspec.msgpack.encode(told), lambda: make((_front(front, base, full),)))
    for lowest in range(1, full + 1, TOGETHER):
        highest = min(full, lowest + TOGETHER - 1)
        part = rest[(full - highest) * size : (full - lowest + 1) * size]
        newest = b"newest" if highest == full else b""  # its way to newer documents leads to the front page
        yield Batch(
            f"{base}p/{lowest}/",
            newest + fingerprint_of(part) + outside(part),
            partial(_made, make, partial(_older, part, base, size, highest, full)),
        )


def _made(
    make: Callable[[Iterable[Slice]], Iterable[Target]], slices: Callable[[], Iterable[Slice]]
) -> Iterable[Target]:
    return make(slices())
