"""One build at a time for one output folder: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.base.errors import GongkaiError


class Busy(GongkaiError):
    """Somebody else holds the lock. holder: process number as text, or ""."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder

    def explain(self) -> tuple[str, str]:
        """Who builds already."""
        who = f"（进程 {self.holder}）" if self.holder else ""
        return f"另一个构建正在进行{who}", "等它结束后再运行"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at ``path`` (a file that stays). Raises Busy at once when another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as stream:
        try:
            _take(stream.fileno())
        except OSError as error:
            stream.seek(0)
            raise Busy(stream.read(20).decode("ascii", "replace").strip()) from error
        stream.truncate(0)
        stream.write(str(os.getpid()).encode())
        stream.flush()
        with _kept_from_children(stream.fileno()):
            yield


_held: set[int] = set()
"""Open files of locks that this process has taken."""


@contextmanager
def _kept_from_children(handle: int) -> Iterator[None]:
    """A lock belongs to the open file: a child that had it too would hold the lock after its parent's death."""
    _held.add(handle)
    try:
        yield
    finally:
        _held.discard(handle)


def _let_go() -> None:
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(handle: int) -> None:
        # A byte far behind the number, since a locked byte cannot be read by others on Windows.
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
