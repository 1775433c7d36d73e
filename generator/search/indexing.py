"""The work of one process: documents -> a run and their fragments; runs of a bundle -> its chunks and character
tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from generator.search import character_tables, characters, near_tables
from generator.search.copy import IndexCopy
from generator.search.cutting import NUMBER, TITLE, CutCopies, cut
from generator.search.entry import SearchEntry
from generator.search.folding import Folding
from generator.search.objects import StoredFile, put
from generator.search.pagefind import runs
from generator.search.pagefind.chunks import chunks
from generator.search.pagefind.fragment import fragment, kept
from generator.search.pagefind.packed import packed
from generator.search.pagefind.postings import by_document, encoded
from generator.search.placed import characters_of, placed
from generator.search.run import (
    RECORDS,
    IndexedDocument,
    IndexedWords,
    NearRecord,
    PlacedRun,
    PreparedRun,
    RunWork,
    Script,
    ShardGroup,
    StoredChunk,
)
from generator.search.weighing import ZoneTokens, lines, weighed, zone_of


def run(entries: Sequence[SearchEntry], copies: Sequence[IndexCopy], work: RunWork) -> PreparedRun:
    """Write a run of documents, and their fragments."""
    folding = _folding(work.script)
    pieces = cut(copies, folding)
    words = placed(pieces)
    postings = encoded(words)
    pairs = weighed(zones(entries, copies, pieces, folding))
    weights = runs.write(work.path, postings, characters_of(pieces), pairs)
    _write_records(work.path, copies, lines(pairs, len(copies)))
    volumes = np.bincount(postings.documents, minlength=len(copies)) + 1  # a gap is a word too
    documents = []
    for entry, copy, volume, digest in zip(entries, copies, volumes.tolist(), words.digests, strict=True):
        file = put(work.objects, fragment(entry, copy))
        known = kept(file.digest, entry, copy, volume, digest)
        documents.append(IndexedDocument(entry.identity, known, file))
    return PreparedRun(work.path, tuple(documents), weights)


def zones(
    entries: Sequence[SearchEntry], copies: Sequence[IndexCopy], pieces: CutCopies, folding: Folding
) -> dict[str, ZoneTokens]:
    """What near matches are weighed by (``weights.ZONES``)."""
    tokens, sizes = pieces.tokens, np.diff(pieces.tokens.bounds)
    documents = np.repeat(pieces.documents, sizes)
    title = np.repeat(pieces.order == TITLE, sizes)
    body = np.repeat(pieces.order > NUMBER, sizes)
    topical = np.fromiter(map(len, pieces.topics), np.int64, len(copies))
    texts: dict[str, Sequence[Sequence[str]]] = {
        "names": [entry.names for entry in entries],
        "numbers": [(entry.doc_number, entry.index_number) for entry in entries],
        "box": [(entry.agency, *(f"{label} {value}" for label, value in entry.box)) for entry in entries],
        "attached": [
            (*(file.title for file in entry.attached), *copy.attached)
            for entry, copy in zip(entries, copies, strict=True)
        ],
    }
    return {
        "title": ZoneTokens(tokens.words[title], documents[title], sizes[pieces.firsts[:-1]]),
        "topics": ZoneTokens(np.concatenate(pieces.topics), np.repeat(np.arange(len(copies)), topical), topical),
        "body": ZoneTokens(
            tokens.words[body],
            documents[body],
            pieces.lines + np.bincount(documents[body], minlength=len(copies)),
        ),
        **{name: zone_of(part, folding) for name, part in texts.items()},
    }


def _write_records(path: Path, copies: Sequence[IndexCopy], weights: Sequence[str]) -> None:
    records = []
    for copy, line in zip(copies, weights, strict=True):
        said = copy.lines
        records.append(NearRecord(line, tuple(said[at] for at in copy.headings)))
    path.with_suffix(RECORDS).write_bytes(msgspec.msgpack.encode(records))


def indexed(copies: Sequence[IndexCopy], script: Script) -> list[IndexedWords]:
    """What stands in the index of each document."""
    pieces = cut(copies, _folding(script))
    words, singles = placed(pieces), characters_of(pieces)
    said = by_document(encoded(words), len(copies))
    return [*map(IndexedWords, said, words.lengths.tolist(), words.digests, singles.by_document(len(copies)))]


def chunk_files(placed_runs: Sequence[PlacedRun], first: int, after: int, objects: Path) -> list[StoredChunk]:
    """The chunks of the words whose first characters are from ``first`` to before ``after``, as files."""
    return [
        StoredChunk(chunk.first, chunk.last, put(objects, packed(chunk.content)))
        for chunk in chunks(placed_runs, first, after)
    ]


def character_files(placed_runs: Sequence[PlacedRun], shards: Sequence[int], objects: Path) -> list[StoredFile]:
    """The files of single characters of some shards."""
    keys = runs.characters(placed_runs, shards, characters.SHARDS)
    return [put(objects, table) for table in character_tables.tables(keys, shards)]


def near_files(placed_runs: Sequence[PlacedRun], documents: int, group: ShardGroup, objects: Path) -> list[StoredFile]:
    """The files of near matches of a group of shards, in their order. documents: of all runs."""
    pairs = runs.pairs(placed_runs, documents, group)
    return [put(objects, table) for table in near_tables.tables(pairs, group)]


@lru_cache(maxsize=2)
def _folding(script: Script) -> Folding:
    return Folding(dict(script))
