"""Stage 1, files -> Library: config, vocabularies, front matter with the line of each field, Markdown, documents."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from generator.base import dates
from generator.base.patterns import lazy_re
from generator.base.scan import Listing, scan
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.base.workers import default_workers, executor
from generator.checks import rules
from generator.content.baseline import load_baseline
from generator.content.config import load_config
from generator.content.documents import ReadFrame, load_documents
from generator.content.vocabulary import load_vocabularies
from generator.model.config import Config
from generator.model.diagnostic import Finding, UsageError
from generator.model.options import Options
from generator.model.site import Library
from generator.model.source import Fault
from generator.model.state import CachedDocument, LoadCache

SERIAL_BELOW = 400


class Progress(Protocol):
    """Where loading says how far it is."""

    def stage(self, name: str) -> None: ...
    def step(self, done: int, total: int) -> None: ...


class ScannedFolders(msgspec.Struct, frozen=True):
    """Folders that have just been looked at: their files, and links in them that lead away."""

    listings: Mapping[str, Listing] = {}
    outside: Mapping[str, list[str]] = {}


class LoadResult:
    """What loading gives: the library (None when the configuration is unusable), findings, and the memory to keep."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.library: Library | None = None
        self.config: Config | None = None
        self.findings: list[Finding] = []
        self.baseline: tuple[str, ...] = ()
        self.sources = LoadCache()
        self.listings: dict[str, Listing] = {}
        self.roots: tuple[Path, ...] = ()
        self.bodies = Path()
        self.fresh = 0
        self.started = time.time_ns()


def today_of(options: Options) -> datetime.date:
    """The day to build for. Raises UsageError for an impossible --date."""
    if not options.date:
        return dates.today()
    try:
        return dates.parse_day(options.date)
    except ValueError:
        raise UsageError(f"--date {options.date} 不是日期", "写成 2026-03-01 的形式") from None


def load(
    options: Options,
    *,
    before: Callable[[Config], tuple[LoadCache, Path]],
    progress: Progress,
    seen: ScannedFolders | None = None,
    memory: Store | None = None,
) -> LoadResult:
    """LoadResult everything. before: given the configuration, what the last build knew and where bodies are kept. seen: what a
    look at the folders just gave. memory: where configuration and vocabularies are kept, if they may be.

    Raises UsageError for a command line or an environment that cannot work.
    """
    read = LoadResult(options)
    today = today_of(options)
    progress.stage("读取")
    config, faults = load_config(options.config, shown_path(options.config, options.root), memory)
    read.findings += [rules.finding(fault) for fault in faults]
    if config is None:
        return read
    read.config = config
    read.roots = options.content or tuple(options.root / name for name in config.content)
    for root in read.roots:
        if not root.is_dir():
            raise UsageError(
                f"找不到内容文件夹 {shown_path(root, options.root)}", "检查 config.yaml 的 content，或用 --content 指明"
            )
    shown = tuple(shown_path(root, options.root) for root in read.roots)
    looked = seen or ScannedFolders()
    outside: list[list[str]] = [list(looked.outside.get(os.fspath(root), ())) for root in read.roots]
    found = tuple(
        looked.listings[os.fspath(root)] if os.fspath(root) in looked.listings else scan(root, outside=away)
        for root, away in zip(read.roots, outside, strict=True)
    )
    for name, away in zip(shown, outside, strict=True):
        read.findings += [rules.finding(Fault("link-away", 0, 0, {}, f"{name}/{path}")) for path in away]
    read.listings = {os.fspath(root): listing for root, listing in zip(read.roots, found, strict=True)}
    vocabularies, faults = load_vocabularies(zip(read.roots, shown, strict=True), memory)
    read.findings += [rules.finding(fault) for fault in faults]
    known, read.bodies = before(config)
    frame = ReadFrame(
        read.roots, shown, found, vocabularies=vocabularies, today=today, bodies=read.bodies, version=fingerprint()
    )
    workers = options.workers or default_workers()
    parallel = options.workers or len(frame.documents) - len(known.loaded) >= SERIAL_BELOW
    with executor(workers if parallel else 1) as pool:
        read.sources, read.fresh = load_documents(
            frame, before=known, pool=pool, ahead=2 * workers, progress=progress.step
        )
    read.findings += frame.findings
    read.baseline = load_baseline(options.root)
    loaded = read.sources.loaded
    read.library = Library(
        config=config,
        vocabularies=vocabularies,
        rows=tuple(item.document for item in loaded.values() if item.document),
        findings=_of_documents(loaded, faults),
        files={place: stamp.size for place, stamp in frame.stamps.items()},
        bodies={place: item.body for place, item in loaded.items()},
        today=today,
        roots=shown,
    )
    return read


def _of_documents(loaded: Mapping[str, CachedDocument], faults: list[Fault]) -> dict[str, tuple[Finding, ...]]:
    """What documents have wrong. A name that is not found is no fault of theirs while the list of names itself cannot be
    read: one slip in agencies.yaml must not hide among a hundred that follow from it."""
    found = {place: item.findings for place, item in loaded.items() if item.findings}
    if not any(fault.kind in ("yaml", "encoding") and _NAMES.search(fault.path) for fault in faults):
        return found
    kept = {place: tuple(one for one in items if one.code != "FLD-VOCAB") for place, items in found.items()}
    return {place: items for place, items in kept.items() if items}


_NAMES = lazy_re(r"/_data/(?:(?:agencies|subjects|domains)\.yaml$|kinds/)")
"""The files that names of documents' fields come from."""


def shown_path(path: Path, root: Path) -> str:
    """How messages name a path: from the site's folder when it lies there, else as it is."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
