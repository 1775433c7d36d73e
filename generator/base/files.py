"""Reading small files cheaply; writing files so that a reader, or a crash, never meets half of one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_READ = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
)  # opening a pipe would wait for somebody to write
MOST = 64 << 20
"""Bytes of a file that is read as a whole: an attachment has no more, a text far fewer."""


def read_whole(path: str, size: int) -> bytes:
    """The bytes of a file of about ``size`` bytes.
    A stream's buffers and checks cost more than the reading of a small file.

    Raises OSError, also for a file of more than MOST bytes: one that is written to meanwhile never ends.
    """
    if size > MOST:
        raise _too_large(path)
    handle = os.open(path, _READ)
    try:
        data = os.read(handle, size + 1)
        if len(data) == size:
            return data
        parts, left = [data], MOST
        while piece := os.read(handle, 1 << 20):
            parts.append(piece)
            left -= len(piece)
            if left < 0:
                raise _too_large(path)
        return b"".join(parts)
    finally:
        os.close(handle)


def read_plain(path: Path) -> bytes:
    """The bytes of a plain file: not of a pipe, which nobody may ever write to, nor of a device, which has no end.

    Raises OSError.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "不是普通文件", os.fspath(path))
    return read_whole(os.fspath(path), status.st_size)


def _too_large(path: str) -> OSError:
    return OSError(errno.EFBIG, f"文件超过 {MOST >> 20} MB", path)


def write_atomic(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` in one step; the folder must exist.

    Raises OSError; the old file then still stands. Nothing is flushed by force (ADR 0004).
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as stream:
            stream.write(data)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
