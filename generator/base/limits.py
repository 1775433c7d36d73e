"""A part of some work -> its answers, each job within limits of time and memory that the system counts.

A limit that the code itself must ask about is no limit: an expression of C, a decoder of pictures, a parser that
recurses do not ask. When a job's seconds of computing are over, a signal asks Python to stop. Time is that of the
processor, so that a busy machine makes nobody late.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from generator.base.errors import GongkaiError
from generator.base.workers import FORKS

Part = TypeVar("Part")
Give = Callable[[Part, int], Iterator[bytes]]
"""A part of the work and where in it to begin -> an answer for each of its jobs from there on."""

SECONDS = 15.0
"""Of computing, for a job that asks for no others: the longest documents that a county has take one."""
GRACE = 5.0
"""Seconds of computing that code outside Python has to come back in, before its process is killed."""
MEMORY = 2 << 30
"""Bytes, for whoever asks for no others: a picture of the largest size takes half of them."""
TIME, SPACE, CRASH = "time", "memory", "crash"


class OutOfTime(BaseException):
    """Raised in the middle of a job when its seconds are over. Nothing that catches Exception keeps it."""


class GivenUp(msgspec.Struct, frozen=True):
    """A job that came to no answer. reason: TIME, SPACE or CRASH. error: name of the exception, when there was one.
    note: what the job last said of itself."""

    reason: str
    error: str = ""
    note: bytes = b""

    @property
    def others(self) -> bool:
        """Whether jobs that the process did before may have a share in it."""
        return self.reason == SPACE or (self.reason == CRASH and not self.error)


_counted: list[bool] = []
"""While jobs are counted: whether this process may be killed over one, since it is there for nothing else."""


def allow(seconds: float | None = None) -> None:
    """Begin to count anew: the job under way has so many seconds of computing from now on, SECONDS where none are
    said; 0 ends the counting."""
    seconds = SECONDS if seconds is None else seconds
    if _counted:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    if any(_counted):
        signal.setitimer(signal.ITIMER_PROF, seconds and seconds + GRACE)


def given(give: Give[Part], part: Part, *, memory: int = 0) -> Generator[bytes | GivenUp, None, None]:
    """Answers to a part's jobs from this process, where Python itself does them: it is asked to stop, never killed.

    Elsewhere than on Linux, and outside of the main thread, exceptions are told and nothing is counted."""
    count = 0
    with _counting(memory or MEMORY):
        while True:
            try:
                allow()
                for answer in give(part, count):
                    allow(0)
                    yield answer
                    count += 1
                    allow()
                return
            except (OSError, GongkaiError):
                raise
            except (Exception, OutOfTime) as error:
                allow(0)
                lost = _lost(error)
            yield lost
            count += 1


def _lost(error: BaseException) -> GivenUp:
    if isinstance(error, OutOfTime):
        return GivenUp(TIME)
    return GivenUp(SPACE if isinstance(error, MemoryError) else CRASH, type(error).__name__)


@contextmanager
def _counting(memory: int) -> Iterator[None]:
    if not FORKS or _counted or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _late)
    limits = _limit_memory(memory)
    _counted.append(False)
    try:
        yield
    finally:
        allow(0)
        _counted.clear()
        resource().setrlimit(resource().RLIMIT_AS, limits)
        signal.signal(signal.SIGVTALRM, before)


def confine(memory: int) -> None:
    """Count everything that this process does from now on; it is there for jobs alone and may be killed over one.
    memory: bytes that they may take; 0 for as many as whoever asks for no others."""
    _limit_memory(memory or MEMORY)
    resource().setrlimit(resource().RLIMIT_CORE, (0, 0))  # it would hold texts
    _counted[:] = [True]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGVTALRM, _late)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _late(_number: int, _frame: Any) -> None:
    raise OutOfTime


def _limit_memory(memory: int) -> tuple[int, int]:
    """Let this process take so many bytes more. Returns the limits that it had."""
    with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123
        now = int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    soft, hard = resource().getrlimit(resource().RLIMIT_AS)
    if soft == resource().RLIM_INFINITY or soft > now + memory:
        resource().setrlimit(resource().RLIMIT_AS, (now + memory, hard))
    return soft, hard


def resource() -> Any:
    """The module of limits, which not every system has."""
    import resource as module

    return module
