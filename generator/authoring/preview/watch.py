"""Files on the disk -> "something changed", for whatever a build reads: configuration, content, themes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, awatch

from generator.content.baseline import NAME as BASELINE
from generator.content.config import load_config
from generator.model.diagnostic import UsageError
from generator.model.options import Options
from generator.theme.chain import carried

STEP = 30
"""Milliseconds of quiet after which a change counts: an editor's save is several operations in a row."""
SETTLED = 0.1
"""Seconds that watching needs to begin."""


def wanted(options: Options) -> tuple[Path, ...]:
    """The folders that a build reads, whether they are there or not."""
    content = options.content
    if not content:
        try:
            config, _ = load_config(options.config, options.config.name)
        except UsageError:
            config = None
        content = tuple(options.root / name for name in (config.content if config else ["content"]))
    return (*content, options.root / "themes", carried())


def folders(options: Options) -> tuple[Path, ...]:
    """The folders to watch with everything in them; one that is not there cannot be watched."""
    return tuple(sorted({path.resolve() for path in wanted(options) if path.is_dir()}))


async def follow(options: Options, changed: Callable[[], None]) -> None:
    """Call ``changed`` after each change, until cancelled. A changed configuration changes what is watched."""
    again = False
    while True:
        watched = folders(options)
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_inside(watched, changed, stop))
            tasks.create_task(_beside(options, watched, changed, stop))
            if again:
                # What was saved while nobody watched.
                await asyncio.sleep(SETTLED)
                changed()
        again = True


async def _inside(watched: tuple[Path, ...], changed: Callable[[], None], stop: asyncio.Event) -> None:
    if not watched:
        await stop.wait()
        return
    async for _ in awatch(*watched, watch_filter=Content(watched), step=STEP, stop_event=stop):
        changed()


async def _beside(
    options: Options, watched: tuple[Path, ...], changed: Callable[[], None], stop: asyncio.Event
) -> None:
    """The site's own folder, not what lies below it: config.yaml may be replaced by renaming,
    folders may come or go."""

    def counts(change: Change, path: str) -> bool:
        # Asked anew each time: what is wanted changes with the configuration.
        return Path(path).name in {options.config.name, BASELINE, *(folder.name for folder in wanted(options))}

    async for _ in awatch(options.root, watch_filter=counts, step=STEP, stop_event=stop, recursive=False):
        changed()
        if folders(options) != watched:
            stop.set()


class Content:
    """Which changes below the watched folders count: not hidden files, not what editors leave beside a file."""

    def __init__(self, watched: Iterable[Path]) -> None:
        self._watched = tuple(watched)

    def __call__(self, change: Change, path: str) -> bool:
        place = Path(path)
        inner = next((place.relative_to(folder) for folder in self._watched if place.is_relative_to(folder)), place)
        return not any(
            part.startswith((".", "~$")) or part.endswith(("~", ".swp", ".tmp")) or part == "__pycache__"
            for part in inner.parts
        )
