"""What belongs to no bundle -> files beside the manifest: postings of near matches, the site's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from generator.base.version import installed
from generator.search.copy import FORMAT
from generator.search.entry import IndexFile, SearchEntry, SiteWords
from generator.search.near.table import FragmentPlace, table
from generator.search.near.update import NearState
from generator.search.objects import sha256
from generator.search.store import IndexStore
from generator.search.stored import StoredPage
from generator.search.words.files import WordFiles, files


class SharedFiles:
    """Files that belong to no bundle. files: their paths beside the manifest, in the order in which they were added."""

    def __init__(self, store: IndexStore) -> None:
        self.files: list[IndexFile] = []
        self._store = store

    def add(self, name: str, content: bytes) -> str:
        """Add a file; its path, where ``{}`` in ``name`` is the beginning of its digest."""
        path, digest = self._store.share(content)
        self.files.append(IndexFile(name.format(digest[:12]), str(path), digest))
        return self.files[-1].path

    def take(self, name: str, digest: str) -> None:
        """Add a file that the store has already."""
        self.files.append(IndexFile(name, str(self._store.place(digest)), digest))


def word_files(store: IndexStore, entries: Sequence[SearchEntry], near: NearState, site: SiteWords) -> WordFiles:
    """The site's own words, gathered again when what they are from changed."""
    titles = sorted(entry.title for entry in entries)
    listed = [*site.listed, *sorted(name for entry in entries for name in entry.names)]
    headings = [heading for slot in near.slots for heading in slot.headings]
    known = sha256(
        msgspec.json.encode([titles, sorted(headings), listed, site.names, site.place, installed().get("pypinyin")])
    )

    def make() -> bytes:
        from generator.search.words.gathering import words  # with NumPy, where there is something to index

        return msgspec.json.encode(files(*words(titles, headings, listed, site.names, site.place)))

    return msgspec.json.decode(store.made(f"words {FORMAT} {known}", make), type=WordFiles)


def shared_words(shared: SharedFiles, found: WordFiles) -> dict[str, Any]:
    """What the manifest says of the site's own words."""
    letters = {letter: shared.add(f"words/{letter}-{{}}.json", content) for letter, content in found.letters.items()}
    return {"sounds": shared.add("sounds-{}.json", found.sounds), "letters": letters}


def near_files(
    shared: SharedFiles,
    near: NearState,
    entries: Sequence[SearchEntry],
    bundles: Sequence[Mapping[str, StoredPage]],
    names: Sequence[Sequence[str]],
) -> dict[str, Any]:
    """What the manifest says of near matches: the table of documents, the number of shards, what to ask them by.

    bundles: the pages of each, newest first. names: groups of other names.
    """
    places = {
        identity: FragmentPlace(number, kept.name.rpartition("_")[2])
        for number, pages in enumerate(bundles)
        for identity, kept in pages.items()
    }
    for number, digest in enumerate(near.files):
        shared.take(f"near/{number}.json", digest)
    named = shared.add("near-{}.json", table(near.slots, {entry.identity: entry for entry in entries}, places, names))
    return {"table": named, "shards": len(near.files), "version": sha256(msgspec.json.encode(near.files))[:12]}
