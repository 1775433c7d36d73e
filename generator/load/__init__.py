"""Stage 1, files -> Library: config, vocabularies, front matter with the line of each field, Markdown, documents."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from generator import rules
from generator.base import dates
from generator.base.scan import Listing, scan
from generator.base.version import fingerprint
from generator.base.workers import default_workers, executor
from generator.load.baseline import load_baseline
from generator.load.config import load_config
from generator.load.documents import is_document, load_documents
from generator.load.vocabulary import load_vocabularies
from generator.model.config import Config
from generator.model.diagnostic import Finding, UsageError
from generator.model.options import Options
from generator.model.site import Library
from generator.model.source import Fault
from generator.model.state import Sources

SERIAL_BELOW = 400


class Progress(Protocol):
    """Where loading says how far it is."""

    def stage(self, name: str) -> None: ...
    def step(self, done: int, total: int) -> None: ...


class Read:
    """What loading gives: the library (None when the configuration is unusable), findings, and the memory to keep."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.library: Library | None = None
        self.config: Config | None = None
        self.findings: list[Finding] = []
        self.baseline: tuple[str, ...] = ()
        self.sources = Sources()
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


def load(options: Options, *, before: Callable[[Config], tuple[Sources, Path]], progress: Progress) -> Read:
    """Read everything. before: given the configuration, what the last build knew and where bodies are kept.

    Raises UsageError for a command line or an environment that cannot work.
    """
    read = Read(options)
    today = today_of(options)
    progress.stage("读取")
    config, faults = load_config(options.config, _shown(options.config, options.root))
    read.findings += [rules.finding(fault) for fault in faults]
    if config is None:
        return read
    read.config = config
    read.roots = options.content or tuple(options.root / name for name in config.content)
    for root in read.roots:
        if not root.is_dir():
            raise UsageError(
                f"找不到内容文件夹 {_shown(root, options.root)}", "检查 config.yaml 的 content，或用 --content 指明"
            )
    shown = tuple(_shown(root, options.root) for root in read.roots)
    outside: list[list[str]] = [[] for _ in read.roots]
    listings = tuple(scan(root, outside=found) for root, found in zip(read.roots, outside, strict=True))
    for name, found in zip(shown, outside, strict=True):
        read.findings += [rules.finding(Fault("link-away", 0, 0, {}, f"{name}/{path}")) for path in found]
    read.listings = {os.fspath(root): listing for root, listing in zip(read.roots, listings, strict=True)}
    vocabularies, faults = load_vocabularies(zip(read.roots, shown, strict=True))
    read.findings += [rules.finding(fault) for fault in faults]
    known, read.bodies = before(config)
    documents = sum(1 for listing in listings for path in listing if is_document(f"0/{path}"))
    workers = options.workers or default_workers()
    parallel = options.workers or documents - len(known.loaded) >= SERIAL_BELOW
    with executor(workers if parallel else 1) as pool:
        read.sources, findings, read.fresh = load_documents(
            read.roots, shown, listings, vocabularies=vocabularies, today=today, before=known, bodies=read.bodies,
            version=fingerprint(), pool=pool, ahead=2 * workers, progress=progress.step,
        )  # fmt: skip
    read.findings += findings
    read.baseline = load_baseline(options.root)
    loaded = read.sources.loaded
    read.library = Library(
        config=config,
        vocabularies=vocabularies,
        rows=tuple(item.document for item in loaded.values() if item.document),
        findings={place: item.findings for place, item in loaded.items() if item.findings},
        files={f"{i}/{path}": stamp.size for i, listing in enumerate(listings) for path, stamp in listing.items()},
        bodies={place: item.body for place, item in loaded.items()},
        today=today,
        roots=shown,
    )
    return read


def _shown(path: Path, root: Path) -> str:
    """How messages name a path: from the site's folder when it lies there, else as it is."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
