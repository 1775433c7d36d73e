"""One small interface for work that can be mapped: ``concurrent.futures.Executor``, in this process or in several.

Whatever goes through it is a top-level function of picklable values, so that another engine with the same interface
(a cluster's) can take the place of processes; ADR 0006 says how a province would use that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from typing import Any, TypeVar

from generator.base.lineage import end_with

Job = TypeVar("Job")
Result = TypeVar("Result")
Part = TypeVar("Part", list[Any], range)

START_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Named, not left to Python's default, which changed in 3.14. Forking is a third cheaper and safe here: the pool
starts before any thread of ours does. macOS' system libraries do not survive a fork, so there it is spawn."""


FORKS = START_METHOD == "fork"
"""Whether workers find in their memory what was in ours when the pool got its first job."""


class SerialExecutor(Executor):
    """Runs each job at once in this process: the same interface and the same bytes, without processes."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def default_workers() -> int:
    """How many processes this machine's processors allow (respects affinity, as in containers)."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


@contextmanager
def executor(workers: int) -> Iterator[Executor]:
    """A pool of ``workers`` processes, or the serial one for 1. Waiting jobs are dropped when an error leaves it, and
    those that have begun are waited for."""
    if workers <= 1:
        yield SerialExecutor()
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(START_METHOD)
    pool = ProcessPoolExecutor(workers, context, initializer=end_with, initargs=(os.getpid(),))
    try:
        yield pool
    except Exception:
        pool.shutdown(cancel_futures=True)  # whoever mends what they made must not find them still at it
        raise
    except BaseException:  # nobody waits for what was broken off by hand
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def mapped(pool: Executor, work: Callable[[Job], Result], jobs: Iterable[Job], *, ahead: int) -> Iterator[Result]:
    """Results in the order of the jobs, with at most ``ahead`` jobs under way: memory stays bounded by that."""
    waiting: list[Future[Result]] = []
    for job in jobs:
        waiting.append(pool.submit(work, job))
        if len(waiting) >= ahead:
            wait(waiting[:1], return_when=FIRST_COMPLETED)
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


def chunks(items: Part, size: int) -> Iterator[Part]:
    """``items`` (a list or a range) cut into parts of ``size``, the last one shorter."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
