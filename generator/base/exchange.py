"""Two folders trade places in one step, so that whoever reads meets the one or the other and never a mix.

Linux: ``renameat2`` with RENAME_EXCHANGE (since 3.15); macOS: ``renamex_np`` with RENAME_SWAP. Elsewhere, and on file
systems that know neither, two renames follow each other: for some microseconds there is no folder at all.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EPERM}


@cache
def _library() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _swap(first: bytes, second: bytes) -> int:
    if sys.platform == "linux" and hasattr(_library(), "renameat2"):
        return int(_library().renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE))
    if sys.platform == "darwin" and hasattr(_library(), "renamex_np"):
        return int(_library().renamex_np(first, second, _RENAME_SWAP))
    ctypes.set_errno(errno.ENOSYS)
    return -1


def exchange(first: Path, second: Path) -> bool:
    """Trade the places of two folders. True: in one step; False: in two renames. Raises OSError; see :func:`mend`."""
    if sys.platform != "win32" and _swap(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    number = ctypes.get_errno() if sys.platform != "win32" else errno.ENOSYS
    if number not in _UNSUPPORTED:
        raise OSError(number, os.strerror(number), os.fspath(first))
    aside = between(second)
    first.rename(aside)
    second.rename(first)
    aside.rename(second)
    return False


def between(second: Path) -> Path:
    """Where the first folder waits between two renames."""
    return second.with_name(second.name + ".aside")


def mend(first: Path, second: Path) -> bool:
    """Put right what a crash between two renames left; True when there was something."""
    aside = between(second)
    if not aside.exists():
        return False
    if not first.exists():
        aside.rename(first)
    elif not second.exists():
        aside.rename(second)
    return True
