"""A question that may take long or go wrong -> its answer, from a process that is given up when it takes too long.

Files of offices are opened by decoders that ask nobody; a preview must go on whatever is in one.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from generator.authoring.preview.places import Refused

SECONDS = 60.0
"""How long one question may take."""
Answer = TypeVar("Answer")


class AskedProcess:
    """One process, started when first needed, and again after it was given up. Answers one question at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    def ask(self, work: Callable[..., Answer], *given: object, seconds: float = SECONDS) -> Answer:
        """What ``work(*given)`` gives. Raises Refused when it takes too long or its process dies, and whatever it
        raises."""
        with self._lock:
            if self._closed:
                raise Refused("预览已经结束；重新运行 gongkai serve 再试")
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_quiet)
            try:
                return self._pool.submit(work, *given).result(seconds)
            except TimeoutError:
                self._give_up()
                raise Refused("文件太大或太复杂，没有在规定时间内读完；请拆小或另存后再试") from None
            except BrokenProcessPool:
                self._give_up()
                raise Refused("读文件的进程中断了；请另存后再试") from None

    def _give_up(self) -> None:
        """End the process at once and forget it."""
        pool, self._pool = self._pool, None
        if pool is not None:
            _kill(pool)
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the process at once and answer nothing more: who ends the preview does not wait for a stuck file."""
        self._closed = True
        if pool := self._pool:
            _kill(pool)  # whoever waits for its answer, and holds the lock meanwhile, is told that it broke
        with self._lock:
            self._give_up()


def _kill(pool: ProcessPoolExecutor) -> None:
    for process in list((pool._processes or {}).values()):
        process.kill()


def _quiet() -> None:
    """Ctrl-C reaches every process of the terminal; it is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
