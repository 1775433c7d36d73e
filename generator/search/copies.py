"""StoredCopies of documents for the index, made once in an update and kept in a file until it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from itertools import repeat
from pathlib import Path

import msgspec

from generator.search.copy import IndexCopy, index_copy
from generator.search.entry import SearchEntry

_AT_ONCE = 64
"""Documents handed to a worker together."""


class StoredCopies:
    """Makes the copy of a document when it is asked for; those that were prepared come from the file ``spool``."""

    def __init__(
        self,
        read_body: Callable[[str], str],
        read_attached: Callable[[str], str],
        script: Mapping[str, str] | None,
        spool: Path,
    ) -> None:
        self._read_body = read_body
        self._read_attached = read_attached
        self._script = script
        self._spool = spool.open("w+b")
        self._places: dict[str, tuple[int, int]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._spool.close()

    def __call__(self, entry: SearchEntry) -> IndexCopy:
        place = self._places.get(entry.identity)
        if place is None:
            [copy] = _copies([entry], [self._html(entry)], self._script, self._read_attached)
            return self._keep(entry, copy)
        self._spool.seek(place[0])
        return msgspec.msgpack.decode(self._spool.read(place[1]), type=IndexCopy)

    def prepare(self, entries: Sequence[SearchEntry], executor: Executor | None) -> dict[str, int]:
        """Make the copies of ``entries``, in the worker processes of ``executor`` if given; identity -> volume."""
        volumes: dict[str, int] = {}
        for batch in _batches(entries, _AT_ONCE * 8):
            parts = list(_batches(batch, _AT_ONCE))
            texts = [[self._html(entry) for entry in part] for part in parts]
            spread = executor.map if executor else map
            made = spread(_copies, parts, texts, repeat(self._script), repeat(self._read_attached))
            for part, copies in zip(parts, made, strict=True):
                for entry, copy in zip(part, copies, strict=True):
                    volumes[entry.identity] = self._keep(entry, copy).volume
        return volumes

    def _html(self, entry: SearchEntry) -> str:
        return self._read_body(entry.body) if entry.body else ""

    def _keep(self, entry: SearchEntry, copy: IndexCopy) -> IndexCopy:
        written = msgspec.msgpack.encode(copy)
        self._places[entry.identity] = (self._spool.seek(0, 2), len(written))
        self._spool.write(written)
        return copy


def _copies(
    entries: Sequence[SearchEntry],
    texts: Sequence[str],
    script: Mapping[str, str] | None,
    read_attached: Callable[[str], str],
) -> list[IndexCopy]:
    return [
        index_copy(entry, html, script, [read_attached(file.key) for file in entry.attached])
        for entry, html in zip(entries, texts, strict=True)
    ]


def _batches(entries: Sequence[SearchEntry], size: int) -> Iterable[Sequence[SearchEntry]]:
    return (entries[at : at + size] for at in range(0, len(entries), size))
