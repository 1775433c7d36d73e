"""A chunk and the words of it that change -> the chunk as it is to be.
Only what is found exactly as it was left is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.base.errors import Damaged
from generator.search.objects import content, put
from generator.search.pagefind import packed
from generator.search.run import StoredChunk

Places = Mapping[int, bytes]
"""Number of a page -> where a word stands in it, as bytes of the file."""


class VoidError(Exception):
    """The bundle is not what this code takes it for; it has to be built again."""


class WordChange(NamedTuple):
    """Where a word stood in some pages, and where it stands in some."""

    word: str
    before: Places
    after: Places


class ChunkChange(NamedTuple):
    """A chunk's place among all, its file, and the words in it that change."""

    place: int
    file: Path
    words: Sequence[WordChange]


def exchanged(changes: Sequence[ChunkChange], objects: Path) -> list[tuple[int, StoredChunk | None]]:
    """The chunks by their places; None for one without a word left.
    Raises VoidError, and OSError when one cannot be written."""
    try:
        return list(_exchanged(changes, objects))
    except (packed.UnknownLayoutError, LookupError, Damaged) as error:
        raise VoidError(f"{type(error).__name__}: {error}") from error


def _exchanged(changes: Sequence[ChunkChange], objects: Path) -> Iterator[tuple[int, StoredChunk | None]]:
    for place, file, words in changes:
        records = packed.records(packed.unpacked(content(file)))
        for change in words:
            _exchange(records, change)
        if records:
            chunk = put(objects, packed.packed(packed.chunk_of(records)))
            yield place, StoredChunk(min(records), max(records), chunk)
        else:
            yield place, None


def _exchange(records: dict[str, bytes], change: WordChange) -> None:
    """In the record of a word, put other positions in the place of those of some pages."""
    word, before, after = change
    if word in records and len(before) == 1 and before.keys() == after.keys():
        [(number, places)] = before.items()
        records[word] = packed.replaced(records[word], number, places, after[number])
        return
    postings = packed.postings(records[word]) if word in records else {}
    for number, places in before.items():
        if postings.pop(number, None) != places:
            raise VoidError(f"{word} does not stand in page {number} where it should")
    if not postings.keys().isdisjoint(after):
        raise VoidError(f"{word} stands in a page that is not there yet")
    postings |= after
    if postings:
        records[word] = packed.record_of(word, postings)
    else:
        del records[word]
