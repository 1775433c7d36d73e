"""Files of the tree to be -> their sizes and SHA-256 checksums, read anew only where a file's key has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.base.store import Store
from generator.build.publish import TreeNotWhole
from generator.site.data_catalogue.entry import FileFacts

_NAME = "checksums"


class KnownFacts(msgspec.Struct, frozen=True):
    """Path -> (key, what the file of that key is like)."""

    known: dict[str, tuple[str, FileFacts]] = {}


def facts_of(
    paths: Iterable[str], keys: Mapping[str, str], folders: Iterable[Path], store: Store, *, believed: bool
) -> dict[str, FileFacts]:
    """What the files are like, by path. folders: where they lie, the newer ones first. believed: whether what an
    earlier build found out still counts. Raises TreeNotWhole for a file that is nowhere, OSError."""
    before = (store.read(_NAME, KnownFacts) or KnownFacts()).known if believed else {}
    found: dict[str, tuple[str, FileFacts]] = {}
    places = tuple(folders)
    for path in paths:
        key, fact = before.get(path, ("", None))
        found[path] = keys[path], fact if fact and key == keys[path] else _read(path, places)
    if found != before:
        store.write(_NAME, KnownFacts(found))
    return {path: fact for path, (_, fact) in found.items()}


def _read(path: str, folders: Iterable[Path]) -> FileFacts:
    for folder in folders:
        try:
            with (folder / path).open("rb") as stream:
                state = hashlib.file_digest(stream, "sha256")
                return FileFacts(stream.tell(), state.hexdigest())
        except FileNotFoundError:
            continue
    raise TreeNotWhole
