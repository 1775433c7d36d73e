"""A process and those that it starts: none outlives the one that started it, whatever ends that one."""

from __future__ import annotations

import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with(parent: int) -> None:
    """Let this process end when the one that started it does, killed or not. parent: its number.

    A worker waits for jobs on a pipe of which it holds both ends, so it would never hear that nobody sends any more.
    Linux ends it by a signal, in the middle of a computation too; elsewhere a thread waits for the parent's pipe to
    close.
    """
    if not _signalled():
        _watch()
    if os.getppid() != parent:  # it ended before we could ask
        os._exit(1)


def _signalled() -> bool:
    """Ask the system for a signal; True when it will send one (prctl(2))."""
    if sys.platform != "linux":
        return False
    import ctypes

    return bool(ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0)


def _watch() -> None:
    import multiprocessing
    import threading
    from multiprocessing.connection import wait

    started_by = multiprocessing.parent_process()
    if started_by is not None:
        ends = started_by.sentinel
        threading.Thread(target=lambda: (wait([ends]), os._exit(1)), daemon=True).start()
