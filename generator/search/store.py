"""A private folder: files by their digest, finished bundles as lists of files;
what is half written is never taken for whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.search.entry import SearchEntry
from generator.search.objects import StoredFile, put, sha256, sound, write
from generator.search.stored import BundleFiles, StoredPage

_T = TypeVar("_T")


class _Used(msgspec.Struct, frozen=True):
    """What an update consists of: name of each period -> key of its bundle; digests of the files beside them, and of
    those of them that were worth keeping under a name."""

    bundles: dict[str, str] = {}
    shared: frozenset[str] = frozenset()
    made: dict[str, str] = {}


class _Entries(msgspec.Struct, frozen=True, array_like=True):
    """What an update was made from. manifest: SHA-256 of the manifest that it gave. identities: of the entries, which
    take longer to make than to read."""

    manifest: str
    entries: list[SearchEntry]
    identities: list[str]


class IndexStore:
    """The folder; one update at a time uses it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.objects = folder / "objects"
        self._bundles = folder / "bundles"
        self.objects.mkdir(parents=True, exist_ok=True)
        self._bundles.mkdir(exist_ok=True)
        self._listings: dict[str, BundleFiles] = {}
        self._made: dict[str, str] = {}

    @cached_property
    def _present(self) -> set[str]:
        return {path.name for path in os.scandir(self.objects)}

    @cached_property
    def _past(self) -> _Used:
        return _read(self.folder / "current.json", _Used) or _Used()

    def find(self, key: str) -> BundleFiles | None:
        """What a finished bundle consists of; None when there is none, or one of its files is gone."""
        if key not in self._listings:
            files = _read(self._bundles / f"{key}.json", BundleFiles)
            if files is None or not self._present.issuperset(files.files.values()):
                return None
            self._listings[key] = files
        return self._listings[key]

    def latest(self, name: str) -> BundleFiles | None:
        """The bundle of a period as the last update left it."""
        key = self._past.bundles.get(name)
        return self.find(key) if key else None

    def place(self, digest: str) -> Path:
        """Where the content with this SHA-256 is."""
        return self.objects / digest

    def fresh(self) -> Path:
        """An empty folder to build in, on the same file system."""
        return Path(tempfile.mkdtemp(prefix="new-", dir=self.folder))

    def adopt(
        self,
        built: Path,
        key: str,
        *,
        salt: str,
        pages: Mapping[str, StoredPage],
        there: Mapping[str, StoredFile] | None = None,
        base: BundleFiles | None = None,
        dropped: Iterable[str] = (),
        revised: int = 0,
    ) -> BundleFiles:
        """Turn a folder from ``fresh`` into the finished bundle ``key``, at once or not at all.

        The files ``there``, which were ``put``, belong to the bundle too, and what ``base`` holds, without the paths
        ``dropped``.
        """
        files, size = (dict(base.files), base.bytes) if base else ({}, 0)
        for path in dropped:
            size -= self.place(files.pop(path)).stat().st_size
        for path in sorted(_paths(built)):
            content = (built / path).read_bytes()
            digest = sha256(content)
            size += len(content) - (self.place(files[path]).stat().st_size if path in files else 0)
            (built / path).replace(self.place(digest))
            self._present.add(digest)
            files[path] = digest
        shutil.rmtree(built)
        for path, file in (there or {}).items():
            size += file.size
            self._present.add(file.digest)
            files[path] = file.digest
        adopted = BundleFiles(files, size, salt, dict(pages), revised)
        _write(self._bundles / f"{key}.json", msgspec.json.encode(adopted))
        self._listings[key] = adopted
        return adopted

    def share(self, content: bytes) -> tuple[Path, str]:
        """Keep a small file that belongs to no bundle; returns its path and SHA-256."""
        digest = sha256(content)
        if digest not in self._present:
            put(self.objects, content)
            self._present.add(digest)
        return self.place(digest), digest

    def took(self, file: StoredFile) -> str:
        """Know a file that was ``put``; its SHA-256."""
        self._present.add(file.digest)
        return file.digest

    def made(self, name: str, make: Callable[[], bytes]) -> bytes:
        """A file that depends on nothing but ``name``; it is kept as long as each update asks for it."""
        digest = self._past.made.get(name, "")
        if digest not in self._present:
            _, digest = self.share(make())
        self._made[name] = digest
        return sound(self.place(digest))

    def recall(self, name: str) -> bytes | None:
        """What the last update kept under a name; None when there is nothing."""
        digest = self._past.made.get(name, "")
        return sound(self.place(digest)) if digest in self._present else None

    def keep(self, name: str, content: bytes) -> None:
        """Keep a private file under a name for the next update."""
        _, self._made[name] = self.share(content)

    def holds(self, digest: str) -> bool:
        """Whether the content with this SHA-256 is there."""
        return digest in self._present

    def volumes(self) -> dict[str, int]:
        """Identity of a document -> volume, as far as known."""
        return _read(self.folder / "volumes.json", dict[str, int]) or {}

    def remember(self, volumes: Mapping[str, int]) -> None:
        """Keep the volumes for the next update."""
        _write(self.folder / "volumes.json", msgspec.json.encode(dict(volumes), order="sorted"))

    def entries(self, manifest: str) -> list[SearchEntry] | None:
        """What the last update was made from, if it gave the manifest with this SHA-256."""
        known = _read(self.folder / "entries", _Entries, msgspec.msgpack.decode)
        if known is None or known.manifest != manifest:
            return None
        for entry, identity in zip(known.entries, known.identities, strict=True):
            entry.__dict__["identity"] = identity
        return known.entries

    def remember_entries(self, manifest: str, entries: Sequence[SearchEntry]) -> None:
        """Keep what this update was made from for the next one."""
        known = _Entries(manifest, list(entries), [entry.identity for entry in entries])
        _write(self.folder / "entries", msgspec.msgpack.encode(known))

    def sweep(self, bundles: Mapping[str, str], shared: Iterable[str]) -> bool:
        """Remove what neither this update nor the one before it uses, and what an interrupted one left behind.

        Returns whether this update differs from the one before.
        """
        now = _Used(dict(bundles), frozenset(shared), self._made)
        keys = {*now.bundles.values(), *self._past.bundles.values()}
        used = {*now.shared, *self._past.shared, *now.made.values(), *self._past.made.values()}
        for key in keys:
            listing = self.find(key)
            used.update(listing.files.values() if listing else ())
        for digest in self._present - used:
            self.place(digest).unlink(missing_ok=True)
        for path in self._bundles.iterdir():
            if path.name.removesuffix(".json") not in keys:
                _remove(path)
        for path in self.folder.iterdir():
            if path.name not in ("objects", "bundles", "volumes.json", "current.json", "entries"):
                _remove(path)
        if now == self._past:
            return False
        _write(self.folder / "current.json", msgspec.json.encode(now))
        return True


def _read(place: Path, kind: type[_T], decode: Callable[..., _T] = msgspec.json.decode) -> _T | None:
    """The value in a file; None when it is missing or something else."""
    try:
        digest, _, content = place.read_bytes().partition(b"\n")
        return decode(content, type=kind) if sha256(content).encode() == digest else None
    except (OSError, msgspec.DecodeError):
        return None


def _write(place: Path, content: bytes) -> None:
    """A value behind its digest."""
    write(place, sha256(content).encode() + b"\n" + content)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _paths(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, relative to it."""
    for place, _, names in os.walk(folder):
        within = Path(place).relative_to(folder)
        yield from ((within / name).as_posix() for name in names)
