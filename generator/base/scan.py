"""Folders -> what the file system says of every file in them, cheaply enough to ask at each build."""

from __future__ import annotations

import os
import stat
from array import array
from collections.abc import Callable, ItemsView, Iterator, KeysView
from functools import cached_property
from operator import attrgetter
from pathlib import Path

import msgspec

from generator.base.patterns import lazy_re


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What tells, without reading it, that a file is the one seen before. Times in nanoseconds, size in bytes."""

    mtime: int
    ctime: int
    size: int
    inode: int


class Listing(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """The files of a folder, each with its stamp. Reads like a mapping: path relative to the folder, with "/" -> Stamp.

    It is kept as two runs of bytes, since most builds only ask whether two listings of many thousand files are equal.
    names: the paths as the file system has them, with NUL between them. stamps: the four numbers of each, 64 bits each.
    """

    names: bytes = b""
    stamps: bytes = b""

    @cached_property
    def _table(self) -> dict[str, Stamp]:
        numbers = self._numbers
        return dict(zip(self._paths, map(Stamp, *(numbers[part::4] for part in range(4))), strict=False))

    @property
    def _paths(self) -> list[str]:
        return os.fsdecode(self.names).split("\0")

    @property
    def _numbers(self) -> array[int]:
        numbers = array("q")
        numbers.frombytes(self.stamps)
        return numbers

    def __getitem__(self, path: str) -> Stamp:
        return self._table[path]

    def get(self, path: str) -> Stamp | None:
        """The stamp of a file, None when it is not there."""
        return self._table.get(path)

    def __contains__(self, path: object) -> bool:
        return path in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self.stamps) // _ROW

    def keys(self) -> KeysView[str]:
        """The paths."""
        return self._table.keys()

    def items(self) -> ItemsView[str, Stamp]:
        """The paths, each with its stamp."""
        return self._table.items()

    def only(self, wanted: Callable[[str], bool]) -> Listing:
        """The files whose paths are wanted."""
        paths = self._paths
        kept = [at for at in range(len(self)) if wanted(paths[at])]
        stamps = (self.stamps[at * _ROW : at * _ROW + _ROW] for at in kept)
        return Listing(os.fsencode("\0".join(paths[at] for at in kept)), b"".join(stamps))

    def names_as(self, other: Listing) -> bool:
        """Whether both have the same files, whatever their stamps."""
        return self.names == other.names and len(self) == len(other)  # no file, and one file under the name ""

    def doubtful(self, before: Listing, limit: int) -> list[str]:
        """Paths of which ``before`` does not tell that they are what they were: they had other stamps or were not
        there, or they changed after ``limit`` (nanoseconds)."""
        numbers = self._numbers
        mtimes, ctimes = numbers[0::4], numbers[1::4]
        late = bool(self) and max(max(mtimes), max(ctimes)) > limit
        if self == before and not late:
            return []
        if not self.names_as(before):
            return [
                path
                for path, seen in self.items()
                if before.get(path) != seen or seen.mtime > limit or seen.ctime > limit
            ]
        rows = range(0, len(self.stamps), _ROW)
        changed = {at // _ROW for at in rows if self.stamps[at : at + _ROW] != before.stamps[at : at + _ROW]}
        if late:
            changed |= {at for at, times in enumerate(zip(mtimes, ctimes, strict=True)) if max(times) > limit}
        paths = self._paths
        return [paths[at] for at in sorted(changed)]


NO_NAME = lazy_re("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""In a path: what is no text, or what nobody sees. Bytes that are not UTF-8 come as halves of surrogate pairs."""


RACY = 2_000_000_000
"""Nanoseconds. A file changed this shortly before the last build may have changed again within one tick of the file
system's clock, so its content is compared, not its stamp."""

SKIPPED = frozenset({"__pycache__", "node_modules", ".git", ".DS_Store", "Thumbs.db", "desktop.ini"})
_HIDDEN, _LEAVINGS = (".", "~$"), ("~", ".swp", ".tmp")
_FIRST, _LAST = {name[0] for name in _HIDDEN}, {name[-1] for name in (*_LEAVINGS, *SKIPPED)}
"""What a name that is left out begins or ends with; most names do neither."""

DEEPEST = 60
"""Folders in folders; what lies deeper is as good as outside."""

TEXTS = ".md"
"""What becomes a page with an address of its own, which it can have once."""

_ROW = 32
"""Bytes of one stamp in a listing."""
_HANDLES = os.scandir in os.supports_fd
"""Whether files can be asked for relative to an open folder, which saves the way from the root for each."""
_NAME = attrgetter("name")
_NUMBERS = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino")


def scan(folder: Path, *, outside: list[str] | None = None) -> Listing:
    """Every regular file under ``folder``, in sorted order. Hidden names and editors' leavings are left out.

    A symbolic link is followed only when it leads to a place inside ``folder``: what lies elsewhere was never meant to
    be published; ``outside`` gets the paths of the others. Links to folders inside linked folders are not followed: a
    few of them would make a tree without end; nor is one to the folder that it lies in, or above that. Texts that are
    read at their own place are not read behind a link to their folder too, which ``outside`` gets. A missing folder
    gives an empty listing.
    Raises OSError when a folder cannot be read.
    """
    names: list[str] = []
    numbers: list[int] = []
    root = os.path.realpath(folder)

    def enter(path: str, prefix: str, linked: str = "", twice: bool = False) -> None:
        handle = os.open(path, os.O_RDONLY) if _HANDLES else -1
        try:
            with os.scandir(handle if _HANDLES else path) as listing:
                entries: list[os.DirEntry[str]] = sorted(listing, key=_NAME, reverse=True)
            while entries:
                entry = entries.pop()  # goes, with the answer that it keeps: memory costs more than asking
                name = entry.name
                if (name[0] in _FIRST or name[-1] in _LAST) and _left_out(name):
                    continue
                if twice and name.endswith(TEXTS):
                    if outside is not None and linked not in outside:
                        outside.append(linked)
                    continue
                if entry.is_file(follow_symlinks=False):
                    names.append(prefix + name)
                    numbers.extend(_NUMBERS(entry.stat(follow_symlinks=False)))
                    continue
                place = f"{path}{os.sep}{name}"
                link = entry.is_symlink()
                status = _behind(place, root) if link else entry.stat(follow_symlinks=False)
                if link and not linked and status and stat.S_ISDIR(status.st_mode) and _above(place, path):
                    status = None
                if status is None or prefix.count("/") >= DEEPEST:
                    if outside is not None:
                        outside.append(prefix + name)
                elif stat.S_ISDIR(status.st_mode):
                    if not (link and linked):
                        known = twice or (link and _read_there(place, root))
                        enter(place, f"{prefix}{name}/", prefix + name if link else linked, known)
                elif stat.S_ISREG(status.st_mode):
                    names.append(prefix + name)
                    numbers.extend(_NUMBERS(status))
        finally:
            if _HANDLES:
                os.close(handle)

    if folder.is_dir():
        enter(os.fspath(folder), "")
    return _packed(names, numbers)


def _above(link: str, folder: str) -> bool:
    """Whether a link leads to the folder that it lies in, or to one above."""
    return f"{os.path.realpath(folder)}{os.sep}".startswith(f"{os.path.realpath(link)}{os.sep}")


def _read_there(link: str, root: str) -> bool:
    """Whether what a link leads to is read at its own place too."""
    parts = Path(os.path.relpath(os.path.realpath(link), root)).parts
    return not any(part.startswith("_") or _left_out(part) for part in parts)


def listing_of(path: Path, outside: list[str] | None = None) -> Listing:
    """The listing of a folder, or of one file under the name "". outside: gets the links that lead away."""
    if path.is_dir():
        return scan(path, outside=outside)
    try:
        return _packed([""], list(_NUMBERS(path.stat())))
    except OSError:
        return Listing()


def _packed(names: list[str], numbers: list[int]) -> Listing:
    try:
        packed = array("q", numbers)
    except OverflowError:  # some file systems number files with all 64 bits, or more
        packed = array("q", (number & (1 << 63) - 1 for number in numbers))
    return Listing(os.fsencode("\0".join(names)), packed.tobytes())


def _left_out(name: str) -> bool:
    return name.startswith(_HIDDEN) or name.endswith(_LEAVINGS) or name in SKIPPED


def _behind(link: str, root: str) -> os.stat_result | None:
    """What the system says of what a link leads to; None when it leads away, nowhere, or in a circle."""
    try:
        return os.stat(link) if os.path.realpath(link).startswith(root + os.sep) else None  # noqa: PTH116
    except OSError:
        return None
