"""A folder -> what tells it from every other, wherever it is moved to."""

from __future__ import annotations

from pathlib import Path

Identity = tuple[int, int, int, int]
"""A tree on the file system: device and inode of its folder, inode and time of change of its build.json."""
NOWHERE: Identity = (0, 0, 0, 0)


def identity(folder: Path) -> Identity | None:
    """What a tree is, wherever it has been moved; None when it does not exist.

    A folder that was deleted and made again can get the same inode, so that of its ``build.json`` counts too.
    """
    try:
        status = folder.stat()
    except OSError:
        return None
    try:
        stamp = (folder / "build.json").stat()
    except OSError:
        return status.st_dev, status.st_ino, 0, 0
    return status.st_dev, status.st_ino, stamp.st_ino, stamp.st_mtime_ns
