"""The documents of one period -> a folder with everything that the browser needs to search them.

Beside Pagefind's own files: ``pages.json`` (names of the documents in order, and what they can be filtered by),
``addresses.json`` (their addresses, for who wants every result at once), ``characters/`` (single characters).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.search import characters
from generator.search.copy import IndexCopy
from generator.search.entry import FACETS, SearchEntry
from generator.search.pagefind import program as pagefind
from generator.search.pagefind.fragment import fragment, kept, written
from generator.search.store import StoredBundle


class BuiltBundle(NamedTuple):
    """Identity of each document -> what is remembered of it, newest first; Pagefind's peak memory in bytes."""

    pages: dict[str, StoredBundle]
    memory: int | None


def language_of(name: str) -> str:
    """The language tag of a bundle: one that nothing segments or stems; makes names of fragments unique on the site."""
    return f"zxx-p{name}"


def page(entry: SearchEntry, copy: IndexCopy) -> pagefind.IndexPage:
    """A document as Pagefind gets it."""
    return pagefind.IndexPage(entry.identity, f"{entry.date} {entry.url}", copy.words)


def build(
    name: str,
    entries: Sequence[SearchEntry],
    copy_of: Callable[[SearchEntry], IndexCopy],
    *,
    workshop: Path,
    into: Path,
) -> BuiltBundle:
    """Build the bundle of ``entries`` (newest first) in the empty folder ``into``.

    ``workshop`` is another empty folder, of no use afterwards. Raises pagefind.IndexingError.
    """
    singles: list[tuple[str, str]] = []

    def pages() -> Iterable[pagefind.IndexPage]:
        for entry in entries:
            copy = copy_of(entry)
            singles.append((copy.title_characters, copy.characters))
            yield page(entry, copy)

    memory = pagefind.build(pages(), language=language_of(name), workshop=workshop, into=into)
    stored = _restore(into, entries, copy_of)
    write_lists(into, entries, stored)
    write_characters(into, characters.tables(singles))
    return BuiltBundle(stored, memory)


def _restore(
    folder: Path, entries: Sequence[SearchEntry], copy_of: Callable[[SearchEntry], IndexCopy]
) -> dict[str, StoredBundle]:
    """Put the text and the address of each document into its fragment; what is remembered of them,
    in the same order."""
    by_identity = {entry.identity: entry for entry in entries}
    stored: dict[str, StoredBundle] = {}
    for identity, name, path in written(folder):
        entry = by_identity[identity]
        copy = copy_of(entry)
        stored[identity] = kept(name, entry, copy)
        path.write_bytes(fragment(entry, copy))
    if len(stored) != len(entries):
        raise pagefind.IndexingError(f"{len(entries)} documents, but {len(stored)} fragments")
    return {entry.identity: stored[entry.identity] for entry in entries}


def write_characters(folder: Path, tables: Iterable[bytes]) -> None:
    """Write the files of single characters."""
    (folder / "characters").mkdir()
    for number, table in enumerate(tables):
        (folder / "characters" / f"{number}.json").write_bytes(table)


def write_lists(folder: Path, entries: Sequence[SearchEntry], pages: Mapping[str, StoredBundle]) -> None:
    """Write what the page counts and filters by, and the addresses."""
    facets = {}
    for facet in FACETS:
        values = sorted({value for entry in entries for value in entry.filters.get(facet, ())})
        number = {value: str(at) for at, value in enumerate(values)}
        codes = ("+".join([number[value] for value in entry.filters.get(facet, ())]) for entry in entries)
        facets[facet] = {"values": values, "codes": " ".join(codes)}
    names = " ".join(pages[entry.identity].name.rpartition("_")[2] for entry in entries)
    (folder / "pages.json").write_bytes(msgspec.json.encode({"names": names, "facets": facets}))
    (folder / "addresses.json").write_bytes(msgspec.json.encode([entry.url for entry in entries]))
