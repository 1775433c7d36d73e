"""What a process hands back of the documents that it worked on: values, without the arrays that stand in the files of
a run."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.search.objects import StoredFile
from generator.search.stored import StoredPage

Weights = tuple[bytes, bytes]
"""Codes of first characters, and places and postings of all words that begin with each: as 32-bit numbers, since a
site has hundreds of runs with thousands of characters."""


Script = tuple[tuple[str, str], ...]
"""Traditional and simplified character, of each that differ."""


RECORDS = ".records"
"""Ending of the file of a run with its ``NearRecord``s, in MessagePack."""


class NearRecord(msgspec.Struct, frozen=True, array_like=True):
    """weights: a line of pairs and their weights (``weights``). headings: of the body, for the site's own words."""

    weights: str
    headings: tuple[str, ...]


class RunWork(NamedTuple):
    """Where a run is to be written, without ending; the folder of the store's files; as in ``tokens.runs``."""

    path: Path
    objects: Path
    script: Script


class ShardGroup(NamedTuple):
    """Every ``step``-th file of near matches from ``first`` on, of ``shards`` in all."""

    first: int
    step: int
    shards: int

    @property
    def numbers(self) -> range:
        return range(self.first, self.shards, self.step)


class IndexedDocument(NamedTuple):
    """A document of a run. known: not named yet."""

    identity: str
    known: StoredPage
    fragment: StoredFile


class PreparedRun(NamedTuple):
    """path: of the files, without their endings."""

    path: Path
    documents: tuple[IndexedDocument, ...]
    weights: Weights


class PlacedRun(NamedTuple):
    """The files of a run, and the number of its first document in the bundle."""

    path: Path
    base: int


class StoredChunk(NamedTuple):
    """First and last word of a chunk, and its packed file."""

    first: str
    last: str
    file: StoredFile


class IndexedWords(NamedTuple):
    """What stands in the index of one document: word -> places as bytes of the file; positions of all its words; a
    digest that changes with any of them; the single characters of the title, and the others."""

    words: dict[str, bytes]
    length: int
    digest: str
    characters: tuple[str, str]

    @property
    def volume(self) -> int:
        """How many different words; a gap is one too."""
        return len(self.words) + 1
