"""A chunk of content files -> what came of each, read where a file can do no harm."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from generator.access.copies.shelf import Shelf, shelf_folder
from generator.base.bodies import BodyStore
from generator.base.digest import digest_bytes
from generator.base.files import read_whole
from generator.base.limits import CRASH, SECONDS, SPACE, TIME, GivenUp, allow, given
from generator.base.scan import Stamp
from generator.base.text_digest import text_digest
from generator.base.ward import Ward, note
from generator.base.workers import FORKS
from generator.checks import rules
from generator.checks.detectors import uncovered
from generator.checks.detectors.listed_persons import listed_persons
from generator.content.attached import AttachedFiles, seconds_for, with_copies
from generator.content.covered import covered, data_files
from generator.content.document import read_document
from generator.content.restricting import restriction
from generator.content.shut_out import shut_out
from generator.model.config import ATTACHMENT_TYPES
from generator.model.diagnostic import Exemption
from generator.model.document import Document, beside, stamped
from generator.model.field_types import check_of
from generator.model.kind import Field
from generator.model.misfit import UnfitValue
from generator.model.source import FrontMatterEntry, ReadError, Source
from generator.model.state import CachedDocument
from generator.model.vocabularies import Vocabularies


class ReadSetup(msgspec.Struct, frozen=True):
    """What every job of one build shares; small, sent along with each chunk."""

    roots: tuple[str, ...]
    shown: tuple[str, ...]
    bodies: str
    today: datetime.date
    vocabularies: Vocabularies
    sizes: dict[str, int]
    types: tuple[str, ...] = ATTACHMENT_TYPES
    jurisdiction: str = ""


class ReadJob(msgspec.Struct, frozen=True):
    """One file to look at. known: digest for which the earlier result would still hold, "" for none."""

    file_key: str
    stamp: Stamp
    env: str
    defaults: dict[str, FrontMatterEntry]
    known: str = ""


class ReadOutcome(msgspec.Struct, frozen=True):
    """file key -> what came of it; None: the content is the known one."""

    file_key: str
    loaded: CachedDocument | None


handed: list[tuple[ReadSetup, list[ReadJob]]] = []
"""The jobs of the build under way, where workers that are forked find them: a part is then told by the numbers of its
jobs, and nothing has to be packed for the way between processes."""


def outcomes_of(answer: bytes) -> list[ReadOutcome]:
    """What ``work`` says."""
    return msgspec.msgpack.decode(answer, type=list[ReadOutcome])


def work(part: tuple[ReadSetup, list[ReadJob]] | range) -> bytes:
    """Read one chunk of files; runs in a worker. part: jobs, or the numbers of jobs that were handed over.

    Answers in the form of the store, which is quicker made and read than what processes send each other by themselves.
    """
    setup, jobs = _jobs(part)
    answers = _ward.answers(part, len(jobs)) if FORKS and len(jobs) > FEW else _few(setup, jobs)
    read = [
        (job.file_key, _given_up(job, setup, answer) if isinstance(answer, GivenUp) else _seen(answer))
        for job, answer in zip(jobs, answers, strict=True)
    ]
    outcomes = [ReadOutcome(file_key, None) for file_key, anew in read if anew is None]
    fresh = [(file_key, *anew) for file_key, anew in read if anew is not None]
    keys = BodyStore(Path(setup.bodies)).add((html, text_digest(html)) for _, _, html in fresh)
    for (file_key, loaded, _), key in zip(fresh, keys, strict=True):
        outcomes.append(ReadOutcome(file_key, msgspec.structs.replace(loaded, body=key)))
    return msgspec.msgpack.encode(outcomes)


FEW, SMALL = 20, 100_000
"""So few files, and of so many bytes, are read in this process, where Python can be asked to stop: a process of their
own would cost an edit a tenth more. What has attachments is opened by decoders that ask nobody."""


def _few(setup: ReadSetup, jobs: list[ReadJob]) -> Iterator[bytes | GivenUp]:
    for job in jobs:
        one = setup, [job]
        answer: bytes | GivenUp = b""
        if job.stamp.size <= SMALL or not FORKS:
            with closing(given(_light, one)) as answers:
                answer = next(answers)
        yield answer or next(_ward.answers(one, 1))


def _light(part: tuple[ReadSetup, list[ReadJob]] | range, start: int) -> Iterator[bytes]:
    """What comes of a file; b"" for one that must be read elsewhere."""
    try:
        yield from looks(part, start, apart=not FORKS)
    except _Heavy:
        yield b""


class _Heavy(Exception):
    """A file that is not to be read in this process."""


def _jobs(part: tuple[ReadSetup, list[ReadJob]] | range) -> tuple[ReadSetup, list[ReadJob]]:
    if not isinstance(part, range):
        return part
    setup, every = handed[0]
    return setup, every[part.start : part.stop]


def looks(part: tuple[ReadSetup, list[ReadJob]] | range, start: int, *, apart: bool = True) -> Iterator[bytes]:
    """What comes of the files of a chunk from one on; runs where a file can do no harm (``base/ward``)."""
    setup, jobs = _jobs(part)
    context = rules.Context(setup.vocabularies, setup.today, jurisdiction=setup.jurisdiction)
    files = AttachedFiles(setup.roots, Shelf(shelf_folder(Path(setup.bodies))), setup.types)
    for job in jobs[start:]:
        yield msgspec.msgpack.encode(_look(job, setup, context, files, apart=apart))


def _seen(answer: bytes) -> tuple[CachedDocument, str] | None:
    return msgspec.msgpack.decode(answer, type=tuple[CachedDocument, str] | None)


_ward = Ward(looks)


def leave() -> None:
    """End the process in which files were read."""
    _ward.close()


def _look(
    job: ReadJob, setup: ReadSetup, context: rules.Context, attached: AttachedFiles, *, apart: bool
) -> tuple[CachedDocument, str] | None:
    """What came of a file, with its body as HTML; None when its content is the known one."""
    root, _, inner = job.file_key.partition("/")
    try:
        data = read_whole(f"{setup.roots[int(root)]}/{inner}", job.stamp.size)
    except OSError as error:
        return _unread(job, ReadError("unreadable", values={"reason": error.strerror or str(error)})), ""
    content = digest_bytes(data)
    if content == job.known:
        return None
    source = read_document(
        data,
        file_key=job.file_key,
        shown=f"{setup.shown[int(root)]}/{inner}",
        defaults=job.defaults,
        vocabularies=setup.vocabularies,
        sizes=setup.sizes,
        read=attached.bytes_of,
    )
    texts = data_files(source, data, setup.sizes) if source.document is None or _named(source.document) else ()
    names = _files(source, job.file_key) + (texts if source.document is None else ())
    if source.document and source.document.attachments:
        if not apart:
            raise _Heavy
        note(msgspec.msgpack.encode(names))
        allow(SECONDS + sum(map(seconds_for, (item.size for item in source.document.attachments))))
    source, copies = with_copies(source, attached)
    document = _as_written(source) if source.document else None
    findings = rules.check_document(source, msgspec.structs.replace(context, copies=copies))
    if any(item.code == uncovered.CODE for item in findings):
        attached.shelf.drop(copies.values())  # what they show was to be hidden
    restricts = restriction(data) if source.faults else None
    shut = shut_out(job.file_key, source, data, restricts, setup.sizes, attached.digest_of) if restricts else None
    names += tuple(item.path for item in shut.attachments) if shut else ()
    files = tuple((name, None) for name in names)
    answers = _answers(source) if source.faults else None
    known = CachedDocument(
        job.stamp,
        content,
        job.env,
        document,
        findings,
        "",
        files,
        restricts=restricts,
        answers=answers,
        shut=shut,
        covered=covered(data, texts, attached.bytes_of, findings, content),
        persons=listed_persons(source, copies),
    )
    return known, source.html


def _as_written(source: Source) -> Document:
    """The document with the lines of its links as they stand in the file."""
    assert source.document is not None
    lines = tuple(map(source.redacted.written, source.document.link_lines)) if source.redacted.shifts else None
    document = msgspec.structs.replace(source.document, link_lines=lines) if lines else source.document
    return stamped(document)


def _answers(source: Source) -> tuple[Exemption, ...] | None:
    """The exceptions of a file with mistakes, as far as its front matter can be read."""
    if source.document:
        return source.document.exceptions
    if not source.entries:
        return None
    entry = source.entries.get("exceptions")
    try:
        return check_of("exceptions")(entry.value, _EXCEPTIONS) if entry and entry.value else ()
    except UnfitValue:
        return ()


_EXCEPTIONS = Field("exceptions", "例外", "exceptions")


def _unread(job: ReadJob, fault: ReadError) -> CachedDocument:
    return CachedDocument(job.stamp, "", job.env, None, (rules.finding(fault),), "")


def _given_up(job: ReadJob, setup: ReadSetup, answer: GivenUp) -> tuple[CachedDocument, str]:
    """What is known of a file that took too much time or memory, or at which reading broke off: what it restricts.
    It takes as much the next time, so it is not tried again until it, or a file of it, has changed."""
    root, _, inner = job.file_key.partition("/")
    files = msgspec.msgpack.decode(answer.note, type=tuple[str, ...]) if answer.note else ()
    unread = _unread(job, ReadError("given-up", values={"reason": _REASONS[answer.reason].format(answer.error)}))
    try:
        data = read_whole(f"{setup.roots[int(root)]}/{inner}", job.stamp.size)
    except OSError:
        return unread, ""
    content = digest_bytes(data) if answer.reason == TIME else ""
    seen = tuple((name, None) for name in files)
    hidden = covered(data, (), lambda _file_key: b"", (), content)
    return msgspec.structs.replace(unread, digest=content, files=seen, restricts=restriction(data), covered=hidden), ""


_REASONS = {TIME: "时间太长", SPACE: "内存太多", CRASH: "程序中途停了 {}"}


def _files(source: Source, file_key: str) -> tuple[str, ...]:
    """The files that a document names. One that was asked for and not found is remembered too,
    so that its arrival is noticed."""
    named = _named(source.document) if source.document else ()
    return named + tuple(_missing(source.faults, file_key))


def _named(document: Document) -> tuple[str, ...]:
    """The file keys of its attachments and of its rows, whose file is none where these are masked."""
    return tuple(dict.fromkeys((*(item.path for item in document.attachments), *filter(None, (document.rows_file,)))))


def _missing(faults: tuple[ReadError, ...], file_key: str) -> Iterator[str]:
    for fault in faults:
        if fault.kind in ("attachment-missing", "link-broken"):
            missing = beside(file_key, fault.values["path"])
            if missing:
                yield missing
