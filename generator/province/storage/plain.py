"""A folder of a file system of fsspec that one machine has for itself (``memory://``, ``file://``): to try things out.

Headers and metadata are not kept. Conditional writes are decided under a lock of this machine.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from hashlib import md5
from pathlib import Path
from typing import Any

from generator.base.digest import digest_bytes
from generator.base.lock import locked
from generator.province.storage.errors import Overtaken, in_words
from generator.province.storage.objects import Held, Listed, Pulse, TreeChanged, Upload

_HERE = threading.Lock()


class PlainObjects:
    """See ``objects.ObjectStore``. root: a folder as the file system names it."""

    def __init__(self, files: Any, root: str, lock: Path | None) -> None:
        self._files, self._root, self._lock, self.requests = files, root.rstrip("/"), lock, 0
        self.now = time.time

    def _at(self, key: str) -> str:
        self.requests += 1
        return f"{self._root}/{key}"

    def _alone(self) -> AbstractContextManager[Any]:
        return locked(self._lock) if self._lock else _HERE

    def read(self, key: str) -> Held | None:
        where = self._at(key)
        try:
            data = self._files.cat_file(where)
            written = self._files.modified(where).timestamp()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise in_words(error, "读取存储") from error
        return Held(data, digest_bytes(data), self.now() - written)

    def write(self, key: str, data: bytes, *, tag: str | None, metadata: Mapping[str, str]) -> str:
        with self._alone():
            held = self.read(key) if tag is not None else None
            if tag is not None and (held.tag if held else "") != tag:
                raise Overtaken
            self._lay(key, data)
        return digest_bytes(data)

    def _lay(self, key: str, data: bytes) -> None:
        where = self._at(key)
        try:
            self._files.makedirs(where.rpartition("/")[0], exist_ok=True)
            self._files.pipe_file(where, data)
        except OSError as error:
            raise in_words(error, "写入存储") from error

    def upload(self, files: Iterable[Upload], pulse: Pulse) -> None:
        for file in files:
            _may(pulse)
            data = file.file.read_bytes() if file.data is None else file.data
            if digest_bytes(data) != file.digest:
                raise TreeChanged(file.file)
            self._lay(file.key, data)

    def copy(self, pairs: Iterable[tuple[str, str]], pulse: Pulse) -> None:
        for source, target in pairs:
            _may(pulse)
            self._lay(target, self._files.cat_file(f"{self._root}/{source}"))

    def remove(self, keys: Iterable[str], pulse: Pulse) -> None:
        for key in keys:
            _may(pulse)
            try:
                self._files.rm_file(self._at(key))
            except FileNotFoundError:
                continue

    def listed(self, folder: str) -> Iterator[Listed]:
        self.requests += 1
        where = f"{self._root}/{folder}".rstrip("/")
        found = self._files.find(where, detail=True) if self._files.exists(where) else {}
        for name in sorted(found):
            tag = md5(self._files.cat_file(name), usedforsecurity=False).hexdigest()
            yield Listed(name.split(f"{self._root}/", 1)[1], found[name]["size"], tag)

    def folders(self) -> tuple[str, ...]:
        self.requests += 1
        if not self._files.exists(self._root):
            return ()
        found = self._files.ls(self._root, detail=True)
        return tuple(sorted(one["name"].rpartition("/")[2] for one in found if one["type"] == "directory"))

    def purge(self, pulse: Pulse) -> int:
        return 0


def _may(pulse: Pulse) -> None:
    pulse.check()
    pulse.beat()
