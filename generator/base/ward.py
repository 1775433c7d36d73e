"""Jobs, one after the other, in a process of their own: what takes too much, or ends the process, is told.

What ``limits`` counts is stopped by Python where it can be; what does not come back to Python soon after is killed.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
from collections.abc import Iterator
from typing import Any

from generator.base.errors import GongkaiError
from generator.base.limits import CRASH, SPACE, TIME, Give, GivenUp, OutOfTime, allow, confine
from generator.base.lineage import end_with

STANDSTILL = 1800
"""Seconds in which nothing is said at all."""
_HEAD = struct.Struct("<cQ")
_ANSWER, _NOTE, _SPENT, _RAISED = b"a", b"n", b"s", b"r"
_answers: list[int] = []
"""In the process of a ward: the pipe to whoever asks."""


def note(said: bytes) -> None:
    """Say something of the job under way, for the case that it comes to no answer."""
    if _answers:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGVTALRM})  # half a message is none
        _send(_answers[0], _NOTE, said)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGVTALRM})


class Ward:
    """One process for jobs, started when it is first needed and again when one ended it. memory: bytes that its jobs
    may take beyond what it starts with."""

    def __init__(self, give: Give[Any], *, memory: int = 0) -> None:
        self._give = give
        self._memory = memory
        self._process = 0
        self._asks = self._answers = -1

    def answers(self, part: Any, count: int) -> Iterator[bytes | GivenUp]:
        """What each of the ``count`` jobs of a part comes to, in order.

        Raises the OSError or GongkaiError of one: what the disk or the surroundings lack is no job's fault.
        """
        done = 0
        while done < count:
            first = self._process == 0  # of this process
            if first:
                self._start()
            _write(self._asks, pickle.dumps((part, done)))
            said = b""
            while done < count:
                kind, data = self._next()
                if kind == _NOTE:
                    said = data
                    continue
                if kind == _RAISED:
                    raise pickle.loads(data)
                if kind == _SPENT:
                    reason, _, error = data.decode().partition(" ")
                    lost = GivenUp(reason, error, said)
                    if first or not lost.others:
                        done += 1
                        yield lost
                    elif self._process:
                        self.close()
                    break
                done += 1
                said, first = b"", False
                yield data

    def close(self) -> None:
        """End the process."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._ended()

    def _start(self) -> None:
        asks, self._asks = os.pipe()
        self._answers, answers = os.pipe()
        parent = os.getpid()
        self._process = os.fork()
        if not self._process:
            try:
                os.close(self._asks)
                os.close(self._answers)
                end_with(parent)
                _serve(self._give, asks, answers, self._memory)
            finally:
                os._exit(1)
        os.close(asks)
        os.close(answers)

    def _next(self) -> tuple[bytes, bytes]:
        """The next thing that the process says, or that it has ended."""
        told = select.poll()
        told.register(self._answers)
        stands = not told.poll(STANDSTILL * 1000)
        if stands:
            os.kill(self._process, signal.SIGKILL)
        head = _read(self._answers, _HEAD.size)
        if len(head) == _HEAD.size:
            kind, size = _HEAD.unpack(head)
            data = _read(self._answers, size)
            if len(data) == size:
                return kind, data
        reason = _reason(self._ended())
        return _SPENT, f"{TIME if stands else reason} ".encode()

    def _ended(self) -> int:
        _, status = os.waitpid(self._process, 0)
        os.close(self._asks)
        os.close(self._answers)
        self._process = 0
        return os.waitstatus_to_exitcode(status)


def _reason(code: int) -> str:
    """Why a process ended: the timers' signals are its time; the system kills what takes the machine's memory."""
    if code in (-signal.SIGVTALRM, -signal.SIGPROF):
        return TIME
    return SPACE if code == -signal.SIGKILL else CRASH


def _serve(give: Give[Any], asks: int, answers: int, memory: int) -> None:
    """The process: parts in, answers and notes out, until nobody asks any more."""
    confine(memory)
    _answers[:] = [answers]
    while head := _read(asks, 8):
        part, start = pickle.loads(_read(asks, int.from_bytes(head, "little")))
        _answer(give, part, start, answers)


def _answer(give: Give[Any], part: Any, start: int, answers: int) -> None:
    try:
        allow()
        for answer in give(part, start):
            allow(0)
            _send(answers, _ANSWER, answer)
            allow()
    except OutOfTime:
        _send(answers, _SPENT, f"{TIME} ".encode())
    except MemoryError as error:
        _send(answers, _SPENT, f"{SPACE} {type(error).__name__}".encode())
    except (OSError, GongkaiError) as error:
        _send(answers, _RAISED, pickle.dumps(error))
    except Exception as error:
        _send(answers, _SPENT, f"{CRASH} {type(error).__name__}".encode())
    finally:
        allow(0)


def _send(pipe: int, kind: bytes, data: bytes) -> None:
    _write_all(pipe, _HEAD.pack(kind, len(data)) + data)


def _write(pipe: int, data: bytes) -> None:
    _write_all(pipe, len(data).to_bytes(8, "little") + data)


def _write_all(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]


def _read(pipe: int, size: int) -> bytes:
    """So many bytes, fewer when the other end is closed."""
    parts = []
    while size and (piece := os.read(pipe, min(size, 1 << 20))):
        parts.append(piece)
        size -= len(piece)
    return b"".join(parts)
