"""The documents of one period -> a folder with everything that the browser needs to search them.

Beside Pagefind's own files: ``pages.json`` (names of the documents in order, and what they can be filtered by),
``addresses.json`` (their addresses, for who wants every result at once), ``characters/`` (single characters).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.search import characters
from generator.search.entry import FACETS, SearchEntry
from generator.search.objects import StoredFile
from generator.search.pagefind import metadata
from generator.search.pagefind.fragment import path_of
from generator.search.pagefind.ranges import ranges
from generator.search.prepared import Workers, places_of
from generator.search.run import PlacedRun, PreparedRun, StoredChunk
from generator.search.stored import StoredPage

_SHORTEST = 5
"""Hex digits of a name, where they are enough: all of them are in the metadata, which every query loads."""

_GROUPS = 4
"""Files of single characters are made in so many groups, one at a time in a process."""


class BuiltBundle(NamedTuple):
    """Identity of each document -> what is remembered of it, newest first;
    path -> file, of those that stand in the store."""

    pages: dict[str, StoredPage]
    files: dict[str, StoredFile]


def language_of(name: str) -> str:
    """The language tag of a bundle: one that nothing segments or stems; makes names of fragments unique on the site."""
    return f"zxx-p{name}"


def build(
    name: str,
    entries: Sequence[SearchEntry],
    runs: Sequence[PreparedRun],
    *,
    browser: Mapping[str, bytes],
    objects: Path,
    workers: Workers,
    into: Path,
) -> BuiltBundle:
    """Build the bundle of ``entries`` (newest first), which ``runs`` hold in this order: small files in the empty
    folder ``into``, the others in ``objects``. browser: as in ``program.browser_files``."""
    language = language_of(name)
    documents = [document for run in runs for document in run.documents]
    names = [f"{language}_{short}" for short in _short(document.fragment.digest for document in documents)]
    pages = {
        document.identity: msgspec.structs.replace(document.known, name=full)
        for document, full in zip(documents, names, strict=True)
    }
    files = {path_of(full): document.fragment for document, full in zip(documents, names, strict=True)}
    chunks = _chunks(runs, language, objects, workers, files)
    _character_files(runs, objects, workers, files)
    for file, content in browser.items():
        (into / file).write_bytes(content)
    free = metadata.spare(len(names))
    rows = [metadata.NO_PAGE] * free + [metadata.MetadataPage(full) for full in names]
    oldest_first = list(reversed(range(free, len(rows))))
    metadata_file = metadata.Metadata(metadata.version_of(browser), rows, chunks, oldest_first)
    metadata_file.write(into, language, metadata.entry_of(browser, language), len(names))
    write_lists(into, entries, pages)
    return BuiltBundle(pages, files)


def _short(digests: Iterable[str]) -> Iterator[str]:
    """The beginnings of digests, no two alike."""
    taken: set[str] = set()
    for digest in digests:
        length = next(length for length in range(_SHORTEST, len(digest) + 1) if digest[:length] not in taken)
        taken.add(digest[:length])
        yield digest[:length]


def _chunks(
    runs: Sequence[PreparedRun], language: str, objects: Path, workers: Workers, files: dict[str, StoredFile]
) -> list[metadata.Chunk]:
    free = metadata.spare(sum(len(run.documents) for run in runs))
    places = [PlacedRun(path, base + free) for path, base in places_of(runs)]
    tasks = [(places, first, after, objects) for first, after in ranges(run.weights for run in runs)]
    stored = [chunk for part in workers.each(_chunk_files, tasks) for chunk in part]
    names = [f"{language}_{short}" for short in _short(chunk.file.digest for chunk in stored)]
    chunks = [metadata.Chunk(chunk.first, chunk.last, name) for name, chunk in zip(names, stored, strict=True)]
    files |= {metadata.path_of(chunk): made.file for chunk, made in zip(chunks, stored, strict=True)}
    return chunks


def _character_files(
    runs: Sequence[PreparedRun], objects: Path, workers: Workers, files: dict[str, StoredFile]
) -> None:
    groups = [range(first, characters.SHARDS, _GROUPS) for first in range(_GROUPS)]
    made = workers.each(_shard_files, [(places_of(runs), group, objects) for group in groups])
    for group, stored in zip(groups, made, strict=True):
        files |= {f"characters/{shard}.json": file for shard, file in zip(group, stored, strict=True)}


def _chunk_files(task: tuple[Sequence[PlacedRun], int, int, Path]) -> list[StoredChunk]:
    from generator.search.indexing import chunk_files  # with NumPy: see ``prepared``

    return chunk_files(*task)


def _shard_files(task: tuple[Sequence[PlacedRun], Sequence[int], Path]) -> list[StoredFile]:
    from generator.search.indexing import character_files  # with NumPy: see ``prepared``

    return character_files(*task)


def write_characters(folder: Path, tables: Iterable[bytes]) -> None:
    """Write the files of single characters."""
    (folder / "characters").mkdir()
    for number, table in enumerate(tables):
        (folder / "characters" / f"{number}.json").write_bytes(table)


def write_lists(folder: Path, entries: Sequence[SearchEntry], pages: Mapping[str, StoredPage]) -> None:
    """Write what the page counts and filters by, and the addresses."""
    facets = {}
    for facet in FACETS:
        each = [entry.filters.get(facet, ()) for entry in entries]
        different = set(each)
        values = sorted({value for some in different for value in some})
        number = {value: str(at) for at, value in enumerate(values)}
        code = {some: "+".join([number[value] for value in some]) for some in different}
        facets[facet] = {"values": values, "codes": " ".join([code[some] for some in each])}
    names = " ".join(pages[entry.identity].name.rpartition("_")[2] for entry in entries)
    (folder / "pages.json").write_bytes(msgspec.json.encode({"names": names, "facets": facets}))
    (folder / "addresses.json").write_bytes(msgspec.json.encode([entry.url for entry in entries]))
