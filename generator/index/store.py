"""A private folder: finished bundles by key, volumes of documents by key; what is half written is never taken for whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

_LIST = "files.json"
"""Written last into a bundle's folder: a ``Listing``."""


class Listing(msgspec.Struct, frozen=True):
    """Path -> SHA-256 of each file of a bundle, and their size together in bytes."""

    files: dict[str, str]
    bytes: int


class IndexStore:
    """The folder; one update at a time uses it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bundles = folder / "bundles"
        self._shared = folder / "shared"
        self._bundles.mkdir(parents=True, exist_ok=True)
        self._shared.mkdir(exist_ok=True)

    def find(self, key: str) -> Listing | None:
        """What a finished bundle consists of; None when there is none, or one of its files is gone."""
        try:
            found = msgspec.json.decode((self._bundles / key / _LIST).read_bytes(), type=Listing)
        except (OSError, msgspec.DecodeError):
            return None
        return found if found.files.keys() <= set(_paths(self._bundles / key)) else None

    def place(self, key: str) -> Path:
        """The folder of a finished bundle."""
        return self._bundles / key

    def fresh(self) -> Path:
        """An empty folder to build in, on the same file system."""
        return Path(tempfile.mkdtemp(prefix="new-", dir=self.folder))

    def adopt(self, built: Path, key: str) -> Listing:
        """Turn a folder from ``fresh`` into the finished bundle ``key``, at once or not at all."""
        files, size = {}, 0
        for path in sorted(_paths(built)):
            content = (built / path).read_bytes()
            files[path] = sha256(content)
            size += len(content)
        found = Listing(files, size)
        (built / _LIST).write_bytes(msgspec.json.encode(found))
        shutil.rmtree(self._bundles / key, ignore_errors=True)
        built.rename(self._bundles / key)
        return found

    def share(self, content: bytes) -> tuple[Path, str]:
        """Keep a small file that belongs to no bundle; returns its path and SHA-256."""
        digest = sha256(content)
        path = self._shared / digest
        if not path.exists():
            _write(path, content)
        return path, digest

    def volumes(self) -> dict[str, int]:
        """Identity of a document -> volume, as far as known."""
        try:
            return msgspec.json.decode((self.folder / "volumes.json").read_bytes(), type=dict[str, int])
        except (OSError, msgspec.DecodeError):
            return {}

    def remember(self, volumes: Mapping[str, int]) -> None:
        """Keep the volumes for the next update."""
        _write(self.folder / "volumes.json", msgspec.json.encode(dict(volumes), order="sorted"))

    def sweep(self, bundles: Iterable[str], shared: Iterable[str]) -> None:
        """Remove what neither this update nor the one before it uses, and what an interrupted one left behind."""
        now = [sorted(set(bundles)), sorted(set(shared))]
        past = self._past()
        for folder, kept in zip((self._bundles, self._shared), zip(now, past, strict=True), strict=True):
            for path in folder.iterdir():
                if path.name not in {*kept[0], *kept[1]}:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path in self.folder.glob("new-*"):
            shutil.rmtree(path, ignore_errors=True)
        _write(self.folder / "current.json", msgspec.json.encode(now))

    def _past(self) -> list[list[str]]:
        try:
            return list(
                msgspec.json.decode((self.folder / "current.json").read_bytes(), type=tuple[list[str], list[str]])
            )
        except (OSError, msgspec.DecodeError):
            return [[], []]


def _paths(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, relative to it."""
    for place, _, names in os.walk(folder):
        within = Path(place).relative_to(folder)
        yield from ((within / name).as_posix() for name in names)


def sha256(content: bytes) -> str:
    """Hex digest."""
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Replace a file at once."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="new-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
