"""Reading small files cheaply; writing files so that a reader, or a crash, never meets half of one."""

from __future__ import annotations

import os
from pathlib import Path

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def read_whole(path: str, size: int) -> bytes:
    """The bytes of a file of about ``size`` bytes.
    A stream's buffers and checks cost more than the reading of a small file.

    Raises OSError.
    """
    handle = os.open(path, _READ)
    try:
        data = os.read(handle, size + 1)
        if len(data) == size:
            return data
        parts = [data]
        while piece := os.read(handle, 1 << 20):
            parts.append(piece)
        return b"".join(parts)
    finally:
        os.close(handle)


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
