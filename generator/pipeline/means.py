"""What every build works with: where themes lie, how many processes, memory without the cycle collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from generator.base.workers import default_workers, executor
from generator.render.theme import carried

SERIAL_BELOW = 400
"""Jobs below which starting processes costs more than it saves (findings)."""


def theme_places(root: Path) -> tuple[Path, ...]:
    """Where themes are looked for: beside config.yaml, then among those that the package carries."""
    return (root / "themes", carried())


@contextmanager
def workers_for(jobs: int, wanted: int) -> Iterator[tuple[Executor, int]]:
    """An executor fit for so many jobs, and how many chunks may be under way."""
    count = wanted or default_workers()
    with executor(1 if jobs < SERIAL_BELOW and not wanted else count) as pool:
        yield pool, 2 * count


@contextmanager
def quiet_memory() -> Iterator[None]:
    """Without the cycle collector: a build makes hundreds of thousands of values and no cycles worth finding."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
