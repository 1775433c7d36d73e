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

from generator.access.copies.shelf import Shelf, shelf_folder
from generator.base.bodies import BodyStore
from generator.base.digest import digest, digest_bytes
from generator.base.files import read_whole
from generator.base.scan import RACY, Listing, Stamp
from generator.base.workers import FORKS, chunks, mapped
from generator.checks import rules
from generator.content.attached import AttachedFiles, with_copies
from generator.content.attached_files import beside
from generator.content.defaults import load_defaults
from generator.content.document import read_document
from generator.model.config import ATTACHMENT_TYPES
from generator.model.document import stamped
from generator.model.site import Vocabularies
from generator.model.source import FrontMatterEntry, ReadError
from generator.model.state import CachedDocument, LoadCache

CHUNK = 100


class ReadSetup(msgspec.Struct, frozen=True):
    """What every job of one build shares; small, sent along with each chunk."""

    roots: tuple[str, ...]
    shown: tuple[str, ...]
    bodies: str
    today: datetime.date
    vocabularies: Vocabularies
    sizes: dict[str, int]
    types: tuple[str, ...] = ATTACHMENT_TYPES


class ReadJob(msgspec.Struct, frozen=True):
    """One file to look at. known: digest for which the earlier result would still hold, "" for none."""

    place: str
    stamp: Stamp
    env: str
    defaults: dict[str, FrontMatterEntry]
    known: str = ""


class ReadOutcome(msgspec.Struct, frozen=True):
    """place -> what came of it; None: the content is the known one."""

    place: str
    loaded: CachedDocument | None


class ReadFrame:
    """What every document of one build is read against: the folders, what the file system says of their files, what the
    folders give to the documents in them, the vocabularies, the day.

    roots, shown, listings: the content folders, their names in messages, their files; ``documents``: places of those
    that are documents. bodies: folder of the bodies' store. version: digest of whatever code the results depend on.
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
    ) -> None:
        self.stamps = {f"{i}/{path}": stamp for i, listing in enumerate(listings) for path, stamp in listing.items()}
        self.documents = [place for place in self.stamps if is_document(place)]
        self.defaults, self.findings = load_defaults(roots, shown, self.stamps, vocabularies)
        self.today = today
        self._common = digest(
            version, vocabularies.digest, " ".join(types), today.isoformat() if rules.uses_date() else ""
        )
        self._folders: dict[str, tuple[dict[str, FrontMatterEntry], str]] = {}
        self._setup = (tuple(map(os.fspath, roots)), shown, os.fspath(bodies), today, vocabularies)
        self._types = tuple(types)

    @cached_property
    def setup(self) -> ReadSetup:
        """What workers need of all this."""
        others = self.stamps.keys() - self.documents
        sizes = {place: self.stamps[place].size for place in others}
        return ReadSetup(*self._setup, sizes, self._types)

    def job(self, place: str, old: CachedDocument | None) -> ReadJob:
        """The job of looking at one document. old: what came of its file the last time."""
        entries, env = self._given(place.rpartition("/")[0])
        holds = old and old.env == env and all(self.stamps.get(name) == seen for name, seen in old.files)
        return ReadJob(place, self.stamps[place], env, entries, old.digest if holds and old else "")

    def stands(self, place: str, old: CachedDocument, limit: int) -> bool:
        """Whether what came of a file still holds,
        as far as stamps tell: they do for files that changed before ``limit``."""
        stamp = self.stamps[place]
        return (
            old.stamp == stamp
            and stamp.mtime < limit
            and stamp.ctime < limit
            and old.env == self._given(place.rpartition("/")[0])[1]
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


_handed: list[tuple[ReadSetup, list[ReadJob]]] = []
"""The jobs of the build under way, where workers that are forked find them: a part is then told by the numbers of its
jobs, and nothing has to be packed for the way between processes."""


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
    for place in frame.documents if only is None else only:
        old = known.loaded.get(place)
        if old is not None and frame.stands(place, old, limit):
            loaded[place] = old
        else:
            jobs.append(frame.job(place, old))
    for outcome in _outcomes(frame, jobs, pool=pool, ahead=ahead, progress=progress):
        loaded[outcome.place] = merged(outcome, known.loaded.get(outcome.place), frame.stamps)
    return LoadCache(made, dict(sorted(loaded.items()))), len(jobs)


def _outcomes(
    frame: ReadFrame, jobs: list[ReadJob], *, pool: Executor, ahead: int, progress: Callable[[int, int], None]
) -> Iterator[ReadOutcome]:
    """What came of each job."""
    parts: Iterable[tuple[ReadSetup, list[ReadJob]] | range] = ((frame.setup, part) for part in chunks(jobs, CHUNK))
    if FORKS:
        _handed[:] = [(frame.setup, jobs)] if jobs else []
        parts = chunks(range(len(jobs)), CHUNK)
    done = 0
    try:
        for answer in mapped(pool, work, parts, ahead=ahead):
            outcomes = outcomes_of(answer)
            yield from outcomes
            done += len(outcomes)
            progress(done, len(jobs))
    finally:
        _handed.clear()


def merged(outcome: ReadOutcome, old: CachedDocument | None, stamps: Mapping[str, Stamp]) -> CachedDocument:
    """What is known of a document now: what came of reading it, or what was known when its content is the same."""
    if outcome.loaded is None:
        assert old is not None
        return msgspec.structs.replace(old, stamp=stamps[outcome.place])
    files = tuple((name, stamps.get(name)) for name, _ in outcome.loaded.files)
    return msgspec.structs.replace(outcome.loaded, files=files, linked_files=old.linked_files if old else ())


def is_document(place: str) -> bool:
    """Whether a content file is a document: Markdown, outside folders and names that begin with "_"."""
    return place.endswith(".md") and "/_" not in place


def outcomes_of(answer: bytes) -> list[ReadOutcome]:
    """What ``work`` says."""
    return msgspec.msgpack.decode(answer, type=list[ReadOutcome])


def work(part: tuple[ReadSetup, list[ReadJob]] | range) -> bytes:
    """Read one chunk of files; runs in a worker. part: jobs, or the numbers of jobs that were handed over.

    Answers in the form of the store, which is quicker made and read than what processes send each other by themselves.
    """
    if isinstance(part, range):
        setup, every = _handed[0]
        jobs = every[part.start : part.stop]
    else:
        setup, jobs = part
    context = rules.Context(setup.vocabularies, setup.today)
    files = AttachedFiles(setup.roots, Shelf(shelf_folder(Path(setup.bodies))), setup.types)
    read = [(job.place, _look(job, setup, context, files)) for job in jobs]
    outcomes = [ReadOutcome(place, None) for place, anew in read if anew is None]
    fresh = [(place, *anew) for place, anew in read if anew is not None]
    keys = BodyStore(Path(setup.bodies)).add(html for _, _, html in fresh)
    for (place, loaded, _), key in zip(fresh, keys, strict=True):
        outcomes.append(ReadOutcome(place, msgspec.structs.replace(loaded, body=key)))
    return msgspec.msgpack.encode(outcomes)


def _look(
    job: ReadJob, setup: ReadSetup, context: rules.Context, attached: AttachedFiles
) -> tuple[CachedDocument, str] | None:
    """What came of a file, with its body as HTML; None when its content is the known one."""
    root, _, inner = job.place.partition("/")
    shown = f"{setup.shown[int(root)]}/{inner}"
    try:
        data = read_whole(f"{setup.roots[int(root)]}/{inner}", job.stamp.size)
    except OSError as error:
        problem = rules.finding(ReadError("unreadable", values={"reason": error.strerror or str(error)}))
        return CachedDocument(job.stamp, "", job.env, None, (problem,), ""), ""
    content = digest_bytes(data)
    if content == job.known:
        return None
    source = read_document(
        data,
        place=job.place,
        shown=shown,
        defaults=job.defaults,
        vocabularies=setup.vocabularies,
        sizes=setup.sizes,
        read=attached.bytes_of,
    )
    source, copies = with_copies(source, attached)
    document = stamped(source.document) if source.document else None
    files = tuple((attachment.path, None) for attachment in document.attachments) if document else ()
    # A file that was asked for and not found is remembered too, so that its arrival is noticed.
    files += tuple((name, None) for name in _missing(source.faults, job.place))
    findings = rules.check_document(source, msgspec.structs.replace(context, copies=copies))
    return CachedDocument(job.stamp, content, job.env, document, findings, "", files), source.html


def _missing(faults: tuple[ReadError, ...], place: str) -> Iterator[str]:
    for fault in faults:
        if fault.kind in ("attachment-missing", "link-broken"):
            missing = beside(place, fault.values["path"])
            if missing:
                yield missing
