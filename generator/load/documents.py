"""Content folders -> rows, findings and stored bodies; what has not changed since the last build is not read again."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import msgspec

from generator import rules
from generator.base.bodies import Bodies
from generator.base.digest import digest, digest_bytes
from generator.base.scan import Listing, Stamp
from generator.base.workers import chunks, mapped
from generator.load.defaults import load_defaults
from generator.load.document import beside, read_document
from generator.model.diagnostic import Finding
from generator.model.document import stamped
from generator.model.site import Vocabularies
from generator.model.source import Entry, Fault
from generator.model.state import Loaded, Sources

CHUNK = 100
RACY = 2_000_000_000
"""Nanoseconds. A file changed this shortly before the last build may have changed again within one tick of the file
system's clock, so its content is compared, not its stamp."""


class Setup(msgspec.Struct, frozen=True):
    """What every job of one build shares; small, sent along with each chunk."""

    roots: tuple[str, ...]
    shown: tuple[str, ...]
    bodies: str
    today: datetime.date
    vocabularies: Vocabularies
    sizes: dict[str, int]


class Job(msgspec.Struct, frozen=True):
    """One file to look at. known: digest for which the earlier result would still hold, "" for none."""

    place: str
    stamp: Stamp
    env: str
    defaults: dict[str, Entry]
    known: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """place -> what came of it; None: the content is the known one."""

    place: str
    loaded: Loaded | None


def load_documents(
    roots: tuple[Path, ...],
    shown: tuple[str, ...],
    listings: tuple[Listing, ...],
    *,
    vocabularies: Vocabularies,
    today: datetime.date,
    before: Sources,
    bodies: Path,
    version: str,
    pool: Executor,
    ahead: int,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Sources, tuple[Finding, ...], int]:
    """Look at every document of the content folders.

    roots, shown, listings: the folders, their names in messages, what the file system says of their files. before:
    what the last build knew. bodies: folder of the bodies' store. version: digest of whatever code the results depend
    on. Returns the new memory, findings about folders (not documents), and how many files were really read.
    """
    sizes = {f"{i}/{path}": stamp.size for i, listing in enumerate(listings) for path, stamp in listing.items()}
    stamps = {f"{i}/{path}": stamp for i, listing in enumerate(listings) for path, stamp in listing.items()}
    defaults, findings = load_defaults(roots, shown, stamps, vocabularies)
    day = today.isoformat() if rules.uses_date() else ""
    common = digest(version, vocabularies.digest, day)
    fresh: dict[str, Loaded] = {}
    jobs: list[Job] = []
    made = time.time_ns()
    for place, stamp in stamps.items():
        if not is_document(place):
            continue
        given = defaults.of(place)
        env = digest(common, given.digest) if given.digest else common
        old = before.loaded.get(place)
        if old and old.env == env and all(stamps.get(name) == seen for name, seen in old.files):
            if old.stamp == stamp and max(stamp.mtime, stamp.ctime) < before.made - RACY:
                fresh[place] = old
                continue
            jobs.append(Job(place, stamp, env, given.entries, old.digest))
        else:
            jobs.append(Job(place, stamp, env, given.entries))
    if jobs:
        attached = {place: size for place, size in sizes.items() if not is_document(place)}
        setup = Setup(tuple(map(os.fspath, roots)), shown, os.fspath(bodies), today, vocabularies, attached)
        done = 0
        for outcomes in mapped(pool, work, ((setup, part) for part in chunks(jobs, CHUNK)), ahead=ahead):
            for outcome in outcomes:
                if outcome.loaded is None:
                    old = before.loaded[outcome.place]
                    fresh[outcome.place] = msgspec.structs.replace(old, stamp=stamps[outcome.place])
                else:
                    files = tuple((name, stamps.get(name)) for name, _ in outcome.loaded.files)
                    fresh[outcome.place] = msgspec.structs.replace(outcome.loaded, files=files)
            done += len(outcomes)
            progress(done, len(jobs))
    return Sources(made, dict(sorted(fresh.items()))), findings, len(jobs)


def is_document(place: str) -> bool:
    """Whether a content file is a document: Markdown, outside folders and names that begin with "_"."""
    return place.endswith(".md") and "/_" not in place


def work(job: tuple[Setup, list[Job]]) -> list[Outcome]:
    """Read one chunk of files; runs in a worker."""
    setup, jobs = job
    context = rules.Context(setup.vocabularies, setup.today, tuple(map(Path, setup.roots)))
    found: list[tuple[Job, Loaded]] = []
    html: list[str] = []
    outcomes: list[Outcome] = []
    for item in jobs:
        loaded = _look(item, setup, context, html)
        if loaded is None:
            outcomes.append(Outcome(item.place, None))
        else:
            found.append((item, loaded))
    keys = Bodies(Path(setup.bodies)).add(html)
    for (item, loaded), key in zip(found, keys, strict=True):
        outcomes.append(Outcome(item.place, msgspec.structs.replace(loaded, body=key)))
    return outcomes


def _look(item: Job, setup: Setup, context: rules.Context, html: list[str]) -> Loaded | None:
    root, _, inner = item.place.partition("/")
    shown = f"{setup.shown[int(root)]}/{inner}"
    try:
        data = (Path(setup.roots[int(root)]) / inner).read_bytes()
    except OSError as error:
        html.append("")
        problem = rules.finding(Fault("unreadable", values={"reason": error.strerror or str(error)}))
        return Loaded(item.stamp, "", item.env, None, (problem,), "")
    content = digest_bytes(data)
    if content == item.known:
        return None
    source = read_document(
        data, place=item.place, shown=shown, defaults=item.defaults, vocabularies=setup.vocabularies, sizes=setup.sizes,
        read=lambda place: context.file(place).read_bytes(),
    )  # fmt: skip
    html.append(source.html)
    document = stamped(source.document) if source.document else None
    files = tuple((attachment.path, None) for attachment in document.attachments) if document else ()
    # A file that was asked for and not found is remembered too, so that its arrival is noticed.
    files += tuple((name, None) for name in _missing(source.faults, item.place))
    return Loaded(item.stamp, content, item.env, document, rules.check_document(source, context), "", files)


def _missing(faults: tuple[Fault, ...], place: str) -> Iterator[str]:
    for fault in faults:
        if fault.kind in ("attachment-missing", "link-broken"):
            found = beside(place, fault.values["path"])
            if found:
                yield found
