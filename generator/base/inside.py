"""A path below a folder -> its bytes, with no link followed on the way that leads elsewhere, now or a moment later."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import PurePath

from generator.base.digest import SIZE

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0)
_STEPS = os.open in os.supports_dir_fd
_PIECE = 1 << 20


def read_inside(root: str, inner: str, most: int) -> bytes:
    """The bytes of a file below ``root``. Raises OSError for one that is longer than ``most`` bytes, is no plain
    file, or does not lie in ``root``."""
    parts: list[bytes] = []
    for piece in _pieces(root, inner):
        most -= len(piece)
        if most < 0:
            raise OSError(errno.EFBIG, "文件太大")
        parts.append(piece)
    return b"".join(parts)


def digest_inside(root: str, inner: str) -> str:
    """The digest of such a file, as ``digest_bytes`` has it. Raises OSError."""
    state = blake2b(digest_size=SIZE)
    for piece in _pieces(root, inner):
        state.update(piece)
    return state.hexdigest()


def _pieces(root: str, inner: str) -> Iterator[bytes]:
    with _opened(root, inner) as handle:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "不是普通文件")
        while piece := os.read(handle, _PIECE):
            yield piece


@contextmanager
def _opened(root: str, inner: str) -> Iterator[int]:
    """The file, opened from its real folder step by step: whoever puts a link in the way meanwhile gets an error."""
    real = os.path.realpath(root)
    path = os.path.realpath(os.path.join(real, inner))  # noqa: PTH118
    if not path.startswith(real + os.sep):
        raise OSError(errno.EXDEV, "文件在内容文件夹之外")
    steps = PurePath(path[len(real) + 1 :]).parts
    if any(step.startswith("_") for step in steps):
        raise OSError(errno.EACCES, "文件在不公开的文件夹里")
    if not _STEPS:
        handle = os.open(path, _FLAGS | _NO_LINK | _NO_WAIT)
    else:
        handle = os.open(real, _FLAGS | _FOLDER)
        for number, step in enumerate(steps, 1):
            last = number == len(steps)
            try:
                following = os.open(step, _FLAGS | _NO_LINK | (_NO_WAIT if last else _FOLDER), dir_fd=handle)
            finally:
                os.close(handle)
            handle = following
    try:
        yield handle
    finally:
        os.close(handle)
