"""Folders -> what the file system says of every file in them, cheaply enough to ask at each build."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

import msgspec


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What tells, without reading it, that a file is the one seen before. Times in nanoseconds, size in bytes."""

    mtime: int
    ctime: int
    size: int
    inode: int


Listing = dict[str, Stamp]
"""Path relative to the scanned folder, with "/", -> its stamp."""

RACY = 2_000_000_000
"""Nanoseconds. A file changed this shortly before the last build may have changed again within one tick of the file
system's clock, so its content is compared, not its stamp."""

SKIPPED = frozenset({"__pycache__", "node_modules", ".git", ".DS_Store", "Thumbs.db", "desktop.ini"})


def scan(folder: Path, *, skip: Iterable[Path] = (), outside: list[str] | None = None) -> Listing:
    """Every regular file under ``folder``, in sorted order. Hidden names and editors' leavings are left out.

    ``skip``: absolute folders that are not entered (the output may lie inside the content's parent). A symbolic link
    is followed only when it leads to a place inside ``folder``: what lies elsewhere was never meant to be published;
    ``outside`` gets the paths of the others. Links to folders inside linked folders are not followed: a few of them
    would make a tree without end.
    A missing folder gives an empty listing. Raises OSError when a folder cannot be read.
    """
    found: Listing = {}
    barred = {os.fspath(path) for path in skip}
    root = os.path.realpath(folder)

    def enter(path: str, prefix: str, linked: bool = False) -> None:
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            name = entry.name
            if name.startswith((".", "~$")) or name.endswith(("~", ".swp", ".tmp")) or name in SKIPPED:
                continue
            link = entry.is_symlink()
            if link and not _inside(entry.path, root):
                if outside is not None:
                    outside.append(prefix + name)
                continue
            if entry.is_dir():
                if entry.path not in barred and not (link and linked):
                    enter(entry.path, f"{prefix}{name}/", link or linked)
                continue
            status = entry.stat()
            if stat.S_ISREG(status.st_mode):
                found[prefix + name] = Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)

    if folder.is_dir():
        enter(os.fspath(folder), "")
    return found


def _inside(path: str, root: str) -> bool:
    return os.path.realpath(path).startswith(root + os.sep)
