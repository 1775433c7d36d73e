"""Options -> PreviewOutcome, in a process that stays: its modules are loaded once, and its threads are none.

Building in this process would share it with the server's threads, and a build may start workers by forking, which does
not go together. A build that dies (out of memory, a library's crash) also leaves the preview standing.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import msgspec

from generator.authoring.preview.outcome import Build, Outcomes, PreviewOutcome
from generator.model.options import Options

GRACE = 5.0
"""Seconds that a build under way gets to stop before it is ended; one can be ended at any moment without harm."""


class BuildStep(msgspec.Struct, frozen=True):
    """How far a build is: a stage begins (total 0), or so much of it is done."""

    stage: str
    done: int = 0
    total: int = 0


class Builder:
    """One build at a time, in a process that is started when first needed and again when it died."""

    def __init__(self, build: Build, watch: Callable[[BuildStep], None] = lambda _step: None) -> None:
        self._build = build
        self._watch = watch
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Start the process, so that it is warm when the first build is asked for."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve_builds, args=(theirs, self._build), name="gongkai-build")
        self._process.start()
        theirs.close()
        self._pipe = ours

    def build(self, options: Options) -> PreviewOutcome:
        """Build once; blocks. A process that died gives an outcome that says so."""
        if self._process is None or not self._process.is_alive():
            self.close()
            self.start()
        assert self._pipe is not None
        try:
            self._pipe.send(options)
            while isinstance(answer := self._pipe.recv(), BuildStep):
                self._watch(answer)
        except (EOFError, OSError):
            self.close()
            return PreviewOutcome(failure=("构建进程意外中断", "再保存一次文件重试；反复出现时请检查内存是否足够"))
        assert isinstance(answer, PreviewOutcome)
        return answer

    def stop(self) -> None:
        """Tell the process to end, from any thread: a build that another thread waits for then returns."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()

    def close(self) -> None:
        """End the process and forget it."""
        if self._process is not None:
            self._process.terminate()
            self._process.join(GRACE)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


class Told:
    """Progress of a build, told through the pipe at most once per percent."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._stage = ""
        self._percent = -1

    def stage(self, name: str) -> None:
        """A stage begins."""
        self._stage, self._percent = name, -1
        self._pipe.send(BuildStep(name))

    def step(self, done: int, total: int) -> None:
        """So much of the stage is done."""
        percent = 100 * done // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self._pipe.send(BuildStep(self._stage, done, total))


def serve_builds(pipe: Connection, build: Build) -> None:
    """The process: options in, steps and an outcome out, until the other end closes."""
    # Ctrl-C reaches every process of the terminal; it is the parent's to answer. SIGTERM ends workers in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    outcomes = Outcomes(build)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            options = pipe.recv()
            pipe.send(outcomes.of(options, Told(pipe)))


def _leave(number: int, frame: Any) -> None:
    raise SystemExit(0)
