"""Content folders -> rows, findings and stored bodies; what has not changed since the last build is not read again."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.base.scan import NO_NAME, RACY, Listing, Stamp
from generator.base.workers import FORKS, chunks, mapped
from generator.checks import rules
from generator.content.defaults import load_defaults
from generator.content.reading import ReadJob, ReadOutcome, ReadSetup, handed, leave, outcomes_of, work
from generator.model.config import ATTACHMENT_TYPES
from generator.model.source import FrontMatterEntry, ReadError
from generator.model.state import CachedDocument, LoadCache
from generator.model.vocabularies import Vocabularies

CHUNK = 100


class ReadFrame:
    """What every document of one build is read against: the folders, what the file system says of their files, what the
    folders give to the documents in them, the vocabularies, the day.

    jurisdiction: of which place the site is. roots, shown, listings: the content folders, their names in messages,
    their files; ``documents``: file keys of those that are documents. bodies: folder of the bodies' store. version:
    digest of whatever code the results depend on.
    findings: about the folders themselves.
    """

    def __init__(
        self,
        roots: tuple[Path, ...],
        shown: tuple[str, ...],
        listings: tuple[Listing, ...],
        *,
        vocabularies: Vocabularies,
        today: datetime.date,
        bodies: Path,
        version: str,
        types: Sequence[str] = ATTACHMENT_TYPES,
        jurisdiction: str = "",
    ) -> None:
        named = {f"{i}/{path}": stamp for i, listing in enumerate(listings) for path, stamp in listing.items()}
        odd = {file_key for file_key in named if NO_NAME.search(file_key)}
        self.stamps = {file_key: stamp for file_key, stamp in named.items() if file_key not in odd} if odd else named
        self.documents = [file_key for file_key in self.stamps if is_document(file_key)]
        self.defaults, wrong = load_defaults(roots, shown, self.stamps, vocabularies)
        self.findings = (*wrong, *(rules.finding(_misnamed(file_key, shown)) for file_key in odd))
        self.today = today
        self._common = digest(
            version,
            vocabularies.digest,
            " ".join(types),
            jurisdiction,
            today.isoformat() if rules.uses_date() else "",
        )
        self._folders: dict[str, tuple[dict[str, FrontMatterEntry], str]] = {}
        self._setup = (tuple(map(os.fspath, roots)), shown, os.fspath(bodies), today, vocabularies)
        self._types, self._jurisdiction = tuple(types), jurisdiction

    @cached_property
    def setup(self) -> ReadSetup:
        """What workers need of all this."""
        others = self.stamps.keys() - self.documents
        sizes = {file_key: self.stamps[file_key].size for file_key in others}
        return ReadSetup(*self._setup, sizes, self._types, self._jurisdiction)

    def job(self, file_key: str, old: CachedDocument | None) -> ReadJob:
        """The job of looking at one document. old: what came of its file the last time."""
        entries, env = self._given(file_key.rpartition("/")[0])
        holds = old and old.env == env and all(self.stamps.get(name) == seen for name, seen in old.files)
        return ReadJob(file_key, self.stamps[file_key], env, entries, old.digest if holds and old else "")

    def stands(self, file_key: str, old: CachedDocument, limit: int) -> bool:
        """Whether what came of a file still holds,
        as far as stamps tell: they do for files that changed before ``limit``."""
        stamp = self.stamps[file_key]
        return (
            old.stamp == stamp
            and stamp.mtime < limit
            and stamp.ctime < limit
            and old.env == self._given(file_key.rpartition("/")[0])[1]
            and bool(old.digest)
            and (not old.files or all(self.stamps.get(name) == seen for name, seen in old.files))
        )

    def _given(self, folder: str) -> tuple[dict[str, FrontMatterEntry], str]:
        """What a folder gives to its documents, and the digest of all that they depend on beside their own content."""
        known = self._folders.get(folder)
        if known is None:
            given = self.defaults.of(f"{folder}/")
            env = digest(self._common, given.digest) if given.digest else self._common
            known = self._folders[folder] = (given.entries, env)
        return known


def load_documents(
    frame: ReadFrame,
    *,
    known: LoadCache,
    pool: Executor,
    ahead: int,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    only: Sequence[str] | None = None,
) -> tuple[LoadCache, int]:
    """Look at every document of the content folders,
    or at those whose keys are given while what is known of others holds.

    known: what the last build knew. Returns what is known now, and how many files were really read.
    """
    made, limit = time.time_ns(), known.made - RACY
    loaded = dict(known.loaded) if only is not None else {}
    jobs: list[ReadJob] = []
    for file_key in frame.documents if only is None else only:
        old = known.loaded.get(file_key)
        if old is not None and frame.stands(file_key, old, limit):
            loaded[file_key] = old
        else:
            jobs.append(frame.job(file_key, old))
    for outcome in _outcomes(frame, jobs, pool=pool, ahead=ahead, progress=progress):
        loaded[outcome.file_key] = merged(outcome, known.loaded.get(outcome.file_key), frame.stamps)
    return LoadCache(made, dict(sorted(loaded.items()))), len(jobs)


def _outcomes(
    frame: ReadFrame, jobs: list[ReadJob], *, pool: Executor, ahead: int, progress: Callable[[int, int], None]
) -> Iterator[ReadOutcome]:
    """What came of each job."""
    parts: Iterable[tuple[ReadSetup, list[ReadJob]] | range] = ((frame.setup, part) for part in chunks(jobs, CHUNK))
    if FORKS:
        handed[:] = [(frame.setup, jobs)] if jobs else []
        parts = chunks(range(len(jobs)), CHUNK)
    done = 0
    try:
        for answer in mapped(pool, work, parts, ahead=ahead):
            outcomes = outcomes_of(answer)
            yield from outcomes
            done += len(outcomes)
            progress(done, len(jobs))
    finally:
        leave()
        handed.clear()


def _misnamed(file_key: str, shown: Sequence[str]) -> ReadError:
    """A name that is no text, as archives made under Windows leave it; read as GBK it mostly is one."""
    root, _, inner = file_key.partition("/")
    try:
        meant = os.fsencode(inner).decode("gb18030")
    except UnicodeDecodeError:
        meant = os.fsencode(inner).decode("ascii", "replace")
    return ReadError("name", path=f"{shown[int(root)]}/{NO_NAME.sub(chr(0xFFFD), meant)}")


def merged(outcome: ReadOutcome, old: CachedDocument | None, stamps: Mapping[str, Stamp]) -> CachedDocument:
    """What is known of a document now: what came of reading it, or what was known when its content is the same."""
    if outcome.loaded is None:
        assert old is not None
        return msgspec.structs.replace(old, stamp=stamps[outcome.file_key])
    files = tuple((name, stamps.get(name)) for name, _ in outcome.loaded.files)
    return msgspec.structs.replace(outcome.loaded, files=files, linked_files=old.linked_files if old else ())


def is_document(file_key: str) -> bool:
    """Whether a content file is a document: Markdown, outside folders and names that begin with "_"."""
    return file_key.endswith(".md") and "/_" not in file_key
