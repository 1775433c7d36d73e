"""Branch coverage at a fraction of its price: a plug-in of the measured run alone (``COVERAGE=1 make test``).

Before Python 3.14 each line that any code runs costs a call while coverage traces, measured or not: a run takes twice
its time. Most of that buys nothing: the fourth case of a test goes where three went before, and a test
that takes long does the same again and again. So a test is traced as long as it goes where its process had not been,
and cases of a test function while one of the last ten did. A test that compares times (``timed``) is never traced:
what stops halfway would make one of them twice the other. All tests run all the same; what is reported is
known to be reached, and may be a little less than is (docs/decisions/0261).
"""

from __future__ import annotations

import collections
import os
import signal
from collections.abc import Generator
from multiprocessing.process import BaseProcess
from typing import Any

import pytest
from coverage import Coverage
from coverage.collector import Collector
from coverage.multiproc import original_bootstrap

FEW = 1
"""Steps from line to line that a process had not seen: without one, nothing is gained by going on."""
CASES = 10
"""So many cases of a test function one after the other with nothing new: the others are not traced."""
TICK = 1.0
"""Seconds of computing with nothing new, after which no more of a test is traced."""
TOLD = "COVERAGE_PROCESS_CONFIG"
"""By which coverage tells processes that they are measured (its patch ``subprocess``)."""

_vain: collections.Counter[str] = collections.Counter()
"""Test function -> how many of its cases ended one after the other with few that are new."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Traces what is new of one test, with its fixtures, and of the processes that it starts meanwhile."""
    measured = Coverage.current()
    collector = measured and measured._collector  # what coverage offers to all takes a second to start again
    if not collector:
        return (yield)
    function = item.nodeid.partition("[")[0]
    told, workers_begin = os.environ.get(TOLD), vars(BaseProcess)["_bootstrap"]
    first = last = _reached(collector)
    traced = True

    def stop() -> None:
        nonlocal traced
        traced = False
        collector.pause()
        os.environ.pop(TOLD, None)
        BaseProcess._bootstrap = original_bootstrap  # type: ignore[attr-defined]

    def look(*_: object) -> None:
        nonlocal last
        now = _reached(collector)
        if traced and now - last < FEW:
            stop()
        last = now

    before = signal.signal(signal.SIGPROF, look)
    try:
        if _vain[function] < CASES and not item.get_closest_marker("timed"):
            signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
        else:
            stop()
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        _vain[function] = 0 if _reached(collector) - first >= FEW else _vain[function] + 1
        if not traced:
            del collector.tracers[1:]  # those of other threads, which it would put on this one
            collector.resume()
            BaseProcess._bootstrap = workers_begin  # type: ignore[attr-defined]
            if told is not None:
                os.environ[TOLD] = told


def _reached(collector: Collector) -> int:
    """How many branches this process reached."""
    return sum(map(len, list(collector.data.values())))
