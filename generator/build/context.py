"""A command line's options -> one build under way: what it was asked, and what its stages have given so far."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator.base.progress import Progress
from generator.build.change_scan import ChangeScan
from generator.model.options import Options

Part = TypeVar("Part", bound=msgspec.Struct)


class TooFewDocuments(Exception):
    """A build over few documents cannot be sure to give what a build over all would give."""


class BuildContext(msgspec.Struct, frozen=True, kw_only=True):
    """One build. A stage gets it, changes nothing in it and returns a value of a class of its own, under which later
    stages find that value: ``build[Planned].plan``.

    edited: (folder, path) of the documents that it is confined to, when nothing but their bodies can have changed since
    the last build; None for a build over all documents. scratch: where a check, which leaves nothing behind, keeps
    bodies. started: nanoseconds. seconds: by stage.
    """

    options: Options
    progress: Progress
    scan: ChangeScan = ChangeScan()
    edited: tuple[tuple[str, str], ...] | None = None
    scratch: Path | None = None
    started: int = msgspec.field(default_factory=time.time_ns)
    seconds: Mapping[str, float] = {}
    parts: Mapping[type[Any], Any] = {}

    def __getitem__(self, part: type[Part]) -> Part:
        """What the stage that returns such a value gave."""
        given: Part = self.parts[part]
        return given

    def after(self, name: str, stage: Stage) -> BuildContext:
        """The build with what one more stage gives. Raises whatever the stage raises."""
        self.progress.stage(name)
        begun = time.perf_counter()
        part = stage(self)
        seconds = {**self.seconds, name: time.perf_counter() - begun}
        return msgspec.structs.replace(self, parts={**self.parts, type(part): part}, seconds=seconds)


Stage = Callable[[BuildContext], msgspec.Struct]
