"""What every build works with: where themes lie, how many processes, memory without the cycle collector."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from generator.base.workers import default_workers, executor
from generator.content.documents import CHUNK as LOAD_CHUNK
from generator.theme.chain import carried

SERIAL_BELOW = 600
"""Files below which starting processes takes as long as it saves and half as much again of the processors: a site of a
few documents has some 450, mostly small."""


FEW = 50
"""Documents above which the whole build is as quick as the short way."""
SEGMENTS = 500
"""Files of stored bodies, beyond those of a first build, above which a build puts them together again."""


def scattered(bodies: Path, documents: int) -> bool:
    """Whether small edits have each left a file of bodies so often that a build should gather them."""
    try:
        with os.scandir(bodies) as entries:
            return sum(1 for _ in entries) > SEGMENTS + documents // LOAD_CHUNK
    except OSError:
        return False


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
            # Into the oldest generation: else the next value made would have all of them gone through, for nothing.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
