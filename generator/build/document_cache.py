"""What the load stage knew <-> the state store, in shards: a small edit reads and writes a few of them, not all.

A shard holds the documents whose file keys have one digest modulo the number of shards. The number grows with the site,
so that a shard stays at some hundred documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from zlib import crc32

import msgspec

from generator.base.store import Store
from generator.model.state import CachedDocument, LoadCache

INDEX = "sources"
_SIZES = ((1_000, 1), (10_000, 16), (60_000, 64), (400_000, 256))
"""Up to so many documents, so many shards."""
MOST = 1024


class Index(msgspec.Struct, frozen=True):
    """The one small value that makes the shards whole. made: as in LoadCache. shards: how many there are.
    names: of each."""

    made: int
    shards: int


class DocumentCache:
    """The memory of one state store. whole: no shard that was asked for is missing or damaged."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.whole = True
        self._shards: dict[int, dict[str, CachedDocument]] = {}
        self._known: dict[str, CachedDocument] | None = None
        self.index = store.read(INDEX, Index)

    def all(self) -> LoadCache:
        """Everything that is known; nothing when a shard is missing or damaged: each then counts as never read."""
        if self.index is None:
            return LoadCache()
        loaded: dict[str, CachedDocument] = {}
        for number in range(self.index.shards):
            loaded |= self._shard(number)
        self._known = loaded
        return LoadCache(self.index.made, loaded)

    def forget(self) -> None:
        """Count everything as damaged: nothing is taken over, all is written anew."""
        self.whole = False

    def some(self, file_keys: Iterable[str]) -> dict[str, CachedDocument]:
        """What is known of some documents."""
        if self.index is None:
            return {}
        number = self.index.shards
        known = ((file_key, self._shard(_number(file_key, number)).get(file_key)) for file_key in file_keys)
        return {file_key: document for file_key, document in known if document is not None}

    def write(self, made: int, changed: Mapping[str, CachedDocument], gone: Iterable[str] = ()) -> None:
        """Put new values in the place of some, and forget others. Raises OSError."""
        assert self.index is not None
        touched: dict[int, dict[str, CachedDocument]] = {}
        for file_key in (*changed, *gone):
            number = _number(file_key, self.index.shards)
            shard = touched.setdefault(number, dict(self._shard(number)))
            if file_key in changed:
                shard[file_key] = changed[file_key]
            else:
                shard.pop(file_key, None)
        for number, shard in touched.items():
            self._put(number, shard)
        self.index = Index(made, self.index.shards)
        self.store.write(INDEX, self.index)

    def replace(self, sources: LoadCache) -> None:
        """Remember this and nothing else; only shards that differ are written. Raises OSError."""
        loaded = sources.loaded
        count = next((shards for most, shards in _SIZES if len(loaded) <= most), MOST)
        known = self._known
        if self.index is not None and self.index.shards == count and self.whole and known is not None:
            # Values that were not read again are the same objects.
            changed = {file_key: value for file_key, value in loaded.items() if known.get(file_key) is not value}
            self.write(sources.made, changed, known.keys() - loaded.keys())
            return
        parts: dict[int, dict[str, CachedDocument]] = defaultdict(dict)
        for file_key, value in loaded.items():
            parts[_number(file_key, count)][file_key] = value
        for number in range(count):
            self._put(number, parts[number])
        for number in range(count, self.index.shards if self.index else 0):
            self.store.remove(_name(number))
        self.index = Index(sources.made, count)
        self.store.write(INDEX, self.index)

    def _shard(self, number: int) -> dict[str, CachedDocument]:
        if number not in self._shards:
            shard = self.store.read(_name(number), dict[str, CachedDocument])
            self.whole &= shard is not None
            self._shards[number] = shard or {}
        return self._shards[number]

    def _put(self, number: int, shard: dict[str, CachedDocument]) -> None:
        self.store.write(_name(number), shard)
        self._shards[number] = shard


def _number(file_key: str, shards: int) -> int:
    return crc32(file_key.encode("utf-8", "surrogatepass")) % shards


def _name(number: int) -> str:
    return f"{INDEX}-{number:03x}"
