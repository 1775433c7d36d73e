"""Stage 1, files -> Library: config, vocabularies, front matter with the line of each field, Markdown, documents."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.base import dates
from generator.base.patterns import lazy_re
from generator.base.progress import Progress
from generator.base.scan import Listing, scan
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.base.workers import default_workers, executor
from generator.checks import rules
from generator.content.baseline import load_baseline
from generator.content.data_files import DataFiles
from generator.content.documents import ReadFrame, load_documents
from generator.content.vocabulary import load_vocabularies
from generator.model.config import Config
from generator.model.diagnostic import Finding, UsageError
from generator.model.library import Library
from generator.model.options import Options
from generator.model.source import ReadError
from generator.model.state import CachedDocument, LoadCache

SERIAL_BELOW = 400


class ScannedFolders(msgspec.Struct, frozen=True):
    """Folders that have just been looked at: their files, and links in them that lead away."""

    listings: Mapping[str, Listing] = {}
    outside: Mapping[str, Sequence[str]] = {}

    def of(self, folder: Path) -> tuple[Listing, Sequence[str]]:
        """What is known of a folder, which is looked at now if it was not."""
        name = os.fspath(folder)
        if name in self.listings:
            return self.listings[name], self.outside.get(name, ())
        away: list[str] = []
        return scan(folder, outside=away), away


class ContentFolder(msgspec.Struct, frozen=True):
    """A content folder, its name in messages, its files, and links in it that lead away."""

    path: Path
    shown: str
    listing: Listing
    outside: Sequence[str]


class LoadResult(msgspec.Struct, frozen=True):
    """What loading gives. findings: of what is no document. cache: what is known of each document for the next build;
    fresh: of how many the file was really read. listings: the files of each content folder."""

    library: Library
    findings: tuple[Finding, ...]
    baseline: tuple[str, ...]
    cache: LoadCache
    fresh: int
    roots: tuple[Path, ...]
    listings: Mapping[str, Listing]


def today_of(options: Options) -> datetime.date:
    """The day to build for. Raises UsageError for an impossible --date."""
    if not options.date:
        return dates.today()
    try:
        return dates.parse_day(options.date)
    except ValueError:
        raise UsageError(f"--date {options.date} 不是日期", "写成 2026-03-01 的形式") from None


def content_folders(options: Options, config: Config, scanned: ScannedFolders) -> tuple[ContentFolder, ...]:
    """The folders with the site's content. Raises UsageError when one is missing."""
    roots = options.content or tuple(options.root / name for name in config.content)
    for root in roots:
        if not root.is_dir():
            raise UsageError(
                f"找不到内容文件夹 {shown_path(root, options.root)}", "检查 config.yaml 的 content，或用 --content 指明"
            )
    return tuple(ContentFolder(root, shown_path(root, options.root), *scanned.of(root)) for root in roots)


def load(
    options: Options,
    config: Config,
    folders: Sequence[ContentFolder],
    *,
    known: LoadCache,
    bodies: Path,
    progress: Progress,
    only: Sequence[str] | None = None,
    memory: Store | None = None,
    data: DataFiles | None = None,
) -> LoadResult:
    """Read the content. known: what the last build knew. bodies: where bodies are kept. only: keys of the files that
    are looked at, while of all others what is known holds; None for every file. memory: where vocabularies are kept, if
    they may be. data: what stands in for the files of ``_data``. Raises UsageError for a
    command line or an environment that cannot work.
    """
    today, roots = today_of(options), tuple(folder.path for folder in folders)
    shown = tuple(folder.shown for folder in folders)
    vocabularies, faults = load_vocabularies(
        zip(roots, shown, strict=True), memory, data, meant=not config.demonstration
    )
    listings = tuple(folder.listing for folder in folders)
    frame = ReadFrame(
        roots,
        shown,
        listings,
        vocabularies=vocabularies,
        today=today,
        bodies=bodies,
        version=fingerprint(),
        types=config.attachments.types,
        jurisdiction=config.site.jurisdiction,
    )
    workers = _workers(options, len(frame.documents) - len(known.loaded)) if only is None else 1
    with executor(workers) as pool:
        cache, fresh = load_documents(
            frame, known=known, pool=pool, ahead=2 * workers, progress=progress.step, only=only
        )
    library = Library(
        config=config,
        vocabularies=vocabularies,
        rows=tuple(item.document for item in cache.loaded.values() if item.document),
        findings=_of_documents(cache.loaded, faults),
        files={file_key: stamp.size for file_key, stamp in frame.stamps.items()},
        bodies={file_key: item.body for file_key, item in cache.loaded.items()},
        persons={file_key: item.persons for file_key, item in cache.loaded.items() if item.persons},
        today=today,
        roots=shown,
        shut=tuple(item.shut for item in cache.loaded.values() if item.shut),
    )
    return LoadResult(
        library,
        (*_leading_away(folders), *map(rules.finding, faults), *frame.findings),
        load_baseline(options.root),
        cache,
        fresh,
        roots,
        {os.fspath(folder.path): folder.listing for folder in folders},
    )


def _workers(options: Options, unread: int) -> int:
    return (options.workers or default_workers()) if options.workers or unread >= SERIAL_BELOW else 1


def _leading_away(folders: Iterable[ContentFolder]) -> Iterable[Finding]:
    for folder in folders:
        for path in folder.outside:
            yield rules.finding(ReadError("link-away", 0, 0, {}, f"{folder.shown}/{path}"))


def _of_documents(loaded: Mapping[str, CachedDocument], faults: Iterable[ReadError]) -> dict[str, tuple[Finding, ...]]:
    """What documents have wrong. A name that is not found is no fault of theirs while the list of names itself cannot
    be read: one slip in agencies.yaml must not hide among a hundred that follow from it."""
    by_file_key = {file_key: item.findings for file_key, item in loaded.items() if item.findings}
    if not any(fault.kind in ("yaml", "encoding") and _NAMES.search(fault.path) for fault in faults):
        return by_file_key
    kept = {file_key: tuple(one for one in items if one.code != "FLD-VOCAB") for file_key, items in by_file_key.items()}
    return {file_key: items for file_key, items in kept.items() if items}


_NAMES = lazy_re(r"/_data/(?:(?:agencies|subjects|domains)\.yaml$|kinds/)")
"""The files that names of documents' fields come from."""


def shown_path(path: Path, root: Path) -> str:
    """How messages name a path: from the site's folder when it lies there, else as it is."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
