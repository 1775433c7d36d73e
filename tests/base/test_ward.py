"""Jobs that take too much, or end their process: each is told, the others have their answers."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import re
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from generator.base import limits
from generator.base.limits import CRASH, SPACE, TIME, GivenUp, allow
from generator.base.ward import Ward, note

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked elsewhere")


def recurses() -> object:
    return recurses()


def turns() -> None:
    while True:
        pass


def swallows() -> None:
    while True:
        try:
            while True:
                pass
        except BaseException:  # code that keeps everything: the second signal ends it
            continue


HOSTILE: dict[str, tuple[Callable[[], object], tuple[str, str]]] = {
    "python": (turns, (TIME, "")),
    "expression": (lambda: re.match("(a|a)*b", "a" * 60), (TIME, "")),
    "c": (lambda: sum(range(1 << 50)), (TIME, "")),
    "swallows": (swallows, (TIME, "")),
    "memory": (lambda: bytearray(1 << 40), (SPACE, "MemoryError")),
    "address": (lambda: ctypes.string_at(0), (CRASH, "")),
    "abort": (os.abort, (CRASH, "")),
    "exit": (lambda: os._exit(0), (CRASH, "")),
    "recursion": (recurses, (CRASH, "RecursionError")),
    "mistake": (lambda: os.environ["NONE OF THESE"], (CRASH, "KeyError")),
}


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ward]:
    monkeypatch.setattr(limits, "SECONDS", 0.3)
    monkeypatch.setattr(limits, "GRACE", 0.3)
    made = Ward(give)
    yield made
    made.close()


def give(part: list[str], start: int) -> Iterator[bytes]:
    faulthandler.disable()  # pytest's: what is broken on purpose need not be printed
    for name in part[start:]:
        note(name.encode() * 3000)
        if name in HOSTILE:
            HOSTILE[name][0]()
        if name == "long":
            allow(60)
            end = time.process_time() + 0.6
            while time.process_time() < end:
                pass
        yield name.encode() * 50_000


def test_what_takes_too_much_is_told_and_the_others_go_on(ready: Ward) -> None:
    part = ["first", *(name for kind in HOSTILE for name in (kind, f"after {kind}")), "long", "last"]
    answers = list(ready.answers(part, len(part)))
    for name, answer in zip(part, answers, strict=True):
        if name in HOSTILE:
            assert isinstance(answer, GivenUp), name
            assert ((answer.reason, answer.error), answer.note) == (HOSTILE[name][1], name.encode() * 3000), name
        else:
            assert answer == name.encode() * 50_000
    assert list(ready.answers(["again"], 1)) == [b"again" * 50_000]


def test_what_the_surroundings_lack_is_no_jobs_fault() -> None:
    def full(part: list[str], start: int) -> Iterator[bytes]:
        yield b"first"
        raise OSError(28, "No space left on device")

    made = Ward(full)
    try:
        with pytest.raises(OSError, match="No space"):
            list(made.answers(["a", "b"], 2))
    finally:
        made.close()


def test_what_a_process_gathered_is_not_the_next_jobs_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY", 400 << 20)
    kept: list[bytearray] = []

    def gather(part: range, start: int) -> Iterator[bytes]:
        for _ in part[start:]:
            kept.append(bytearray(150 << 20))
            yield b"made"

    made = Ward(gather)
    try:
        assert list(made.answers(range(5), 5)) == [b"made"] * 5
    finally:
        made.close()
