"""A command line's options -> one build under way: what it was asked, and what its stages have given so far."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator.base.progress import Progress
from generator.build.change_scan import ChangeScan
from generator.build.runtime import theme_places
from generator.checks.validate import Report
from generator.content.data_files import DataFiles
from generator.model.config import Config
from generator.model.diagnostic import Finding
from generator.model.options import Options
from generator.model.state import CachedDocument

Part = TypeVar("Part", bound=msgspec.Struct)


class TooFewDocuments(Exception):
    """A build over few documents cannot be sure to give what a build over all would give. read: what came of reading
    the few, by key: the build over all need not read them again."""

    def __init__(self, read: Mapping[str, CachedDocument] | None = None) -> None:
        super().__init__()
        self.read = read or {}


class LastInputs(msgspec.Struct, frozen=True):
    """What the last published site was made from, beside its documents. data: the files of ``_data``. themes: where
    they are looked for. logo: the bytes of site.logo, none where there is none."""

    config: Config
    data: DataFiles
    themes: tuple[Path, ...]
    logo: bytes = b""


class BuildContext(msgspec.Struct, frozen=True, kw_only=True):
    """One build. A stage gets it, changes nothing in it and returns a value of a class of its own, under which later
    stages find that value: ``build[Planned].plan``.

    edited: (folder, path) of the documents that it is confined to, when nothing but their bodies can have changed since
    the last build; None for a build over all documents. read: what a build over fewer has just read. blamed: file keys
    of documents that have errors with others, and the codes of these; report: in which they are. spoiled: themes of
    townships of which a page could not be made, and what is wrong with each. scratch: where a check, which leaves
    nothing behind, keeps bodies. settled: whether a check looks at what a build would publish, and not at everything as
    it was written. inputs: where nothing new may be published and only what is taken back goes: what
    stands in for today's files. started: nanoseconds. seconds: by stage."""

    options: Options
    progress: Progress
    scan: ChangeScan = ChangeScan()
    edited: tuple[tuple[str, str], ...] | None = None
    read: Mapping[str, CachedDocument] = {}
    blamed: Mapping[str, tuple[str, ...]] = {}
    report: Report = Report(())
    spoiled: Mapping[str, Finding] = {}
    scratch: Path | None = None
    settled: bool = False
    inputs: LastInputs | None = None
    started: int = msgspec.field(default_factory=time.time_ns)
    seconds: Mapping[str, float] = {}
    parts: Mapping[type[Any], Any] = {}

    def __getitem__(self, part: type[Part]) -> Part:
        """What the stage that returns such a value gave."""
        given: Part = self.parts[part]
        return given

    @property
    def themes(self) -> tuple[Path, ...]:
        """Where themes are looked for."""
        return self.inputs.themes if self.inputs else theme_places(self.options.root)

    def after(self, name: str, stage: Stage) -> BuildContext:
        """The build with what one more stage gives. Raises whatever the stage raises."""
        self.progress.stage(name)
        begun = time.perf_counter()
        part = stage(self)
        seconds = {**self.seconds, name: self.seconds.get(name, 0) + time.perf_counter() - begun}
        return msgspec.structs.replace(self, parts={**self.parts, type(part): part}, seconds=seconds)


Stage = Callable[[BuildContext], msgspec.Struct]
