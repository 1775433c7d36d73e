"""What was read -> what the site is made from: of each document with errors what was last published, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import PurePosixPath

import msgspec

from generator.access.admit import admitted, fits, restricted, restriction_of, taken_down
from generator.access.copies.shelf import Shelf, shelf_folder
from generator.access.copies.types import ending
from generator.access.disclose import held_back
from generator.base.bodies import BodyStore
from generator.base.errors import GongkaiError
from generator.build.adrift import adrift
from generator.build.context import BuildContext
from generator.build.reading import Reading
from generator.checks.exposed import GATE, exposed, gate_findings, hit
from generator.checks.validate import faulty
from generator.model.admission import LastVersion, Restriction
from generator.model.diagnostic import Finding
from generator.model.document import Attachment, Document
from generator.model.former_queries import claimed
from generator.model.library import Library
from generator.model.public_copy import PublicCopy
from generator.model.state import CachedDocument


class Admitted(msgspec.Struct, frozen=True):
    """library: what may go on to be disclosed. held: file keys of documents with errors, each with what was last
    published of it. states: file key -> as in ``HeldBack``. adrift: file keys of those that a broken link keeps back.
    gone: addresses at which they would be and nothing is. findings: about what stands in."""

    library: Library
    held: Mapping[str, LastVersion | None] = {}
    states: Mapping[str, str] = {}
    adrift: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


def admit(build: BuildContext) -> Admitted:
    """Put what was last published in the place of documents with errors. A check (but one that is settled), and a
    build that gives all or nothing, look at everything as it was written; in a confined build no document has an error
    that it did not have."""
    reading = build[Reading]
    library = reading.loaded.library
    as_written = bool(build.scratch) and not build.settled
    if not build.inputs and (as_written or build.edited is not None or whole(build)):
        return Admitted(taken_down(library))
    held = faulty(library, reading.loaded.baseline) | build.blamed.keys() | _unpublished(build)
    lost = adrift(build, held)
    held |= lost
    standing, states, taken = _settled(build, held)
    if not states:
        return Admitted(taken_down(library))
    gone = _addresses(library, states.keys() - standing.keys())
    rows = {file_key: (row, version.body) for file_key, (row, version) in standing.items()}
    versions = {file_key: standing[file_key][1] if file_key in standing else None for file_key in states}
    listed = library.vocabularies.takedowns
    states |= {file_key: "restricted" for file_key, (row, _) in standing.items() if row.id in listed}
    library = taken_down(admitted(library, states.keys(), rows, gone))
    return Admitted(library, versions, states, lost, gone, tuple(taken))


def _unpublished(build: BuildContext) -> Set[str]:
    """File keys of the documents that are not what was last published, where nothing new may be. Raises
    NothingKnown."""
    if build.inputs is None:
        return frozenset()
    reading = build[Reading]
    if reading.last.admission is None or not reading.last.known.loaded:
        raise NothingKnown
    known, now = reading.last.known.loaded, reading.loaded.cache.loaded
    new = {file_key for file_key, item in now.items() if file_key not in known or not _same(known[file_key], item)}
    return new | (reading.last.admission.held.keys() & now.keys())


def _same(old: CachedDocument, new: CachedDocument) -> bool:
    return (old.digest, old.env, old.files) == (new.digest, new.env, new.files) and bool(new.digest)


class NothingKnown(GongkaiError):
    """Nothing is known of what was last published, so nobody can say what of it is to stay."""


def whole(build: BuildContext) -> bool:
    """Whether this build is to give all or nothing."""
    options = build.options
    return options.strict or (build[Reading].config.publish == "whole" and not options.each)


Standing = dict[str, tuple[Document, LastVersion]]


def _settled(build: BuildContext, held: Set[str]) -> tuple[Standing, dict[str, str], list[Finding]]:
    """What stands in, and what became of each; a new document with the id of one that stands in is held back too."""
    standing: Standing = {}
    states: dict[str, str] = {}
    taken: list[Finding] = []
    library, waiting = build[Reading].loaded.library, set(held)
    while waiting:
        for file_key in sorted(waiting):
            version, states[file_key] = _version(build, file_key)
            if version:
                standing[file_key] = version
        ids = {row.id: row for row, _ in standing.values()}
        same = [row for row in library.rows if row.id in ids and row.file_key not in states]
        taken += [_twice(row, ids[row.id]) for row in same]
        waiting = {row.file_key for row in same}
    return standing, states, taken


def _version(build: BuildContext, file_key: str) -> tuple[tuple[Document, LastVersion] | None, str]:
    """What of a document may stand in its own place today, and what became of it."""
    reading = build[Reading]
    library, read = reading.loaded.library, reading.loaded.cache.loaded.get(file_key)
    said = [restriction_of(row) for row in (library.by_file_key.get(file_key),) if row]
    said += [read.restricts] if read and read.restricts else []
    version = reading.last.of(file_key)
    if version is None or read is None or not fits(version.document, library.vocabularies):
        return None, "restricted" if any(_hides(one, library) for one in said) else "new"
    if read.covered not in ("", version.covered):
        return None, "restricted"  # what is to be hidden now stands there for all to see
    if _exposed(build, version, file_key):
        return None, "down"
    row = version.document
    for one in said:
        row = restricted(row, one, library.today)
    if held_back(row, library.today, drafts=build.options.drafts):
        return None, "restricted"
    less = version.restricted or row is not version.document
    # What a faulty file has taken away is not given back by what it says next.
    left = msgspec.structs.replace(version, document=row, env=read.env, restricted=less)
    stands = "standing" if reading.last.is_public(file_key) else "earlier"
    return (row, left), "restricted" if less else stands


def _exposed(build: BuildContext, version: LastVersion, file_key: str) -> bool:
    reading = build[Reading]
    library, read = reading.loaded.library, reading.loaded.cache.loaded[file_key]
    shared = any(code.startswith(GATE) for code in build.blamed.get(file_key, ()))
    if exposed(version, read, gate_findings(library, file_key), shared):
        return True
    if version.env == read.env and not version.document.exceptions:
        return False  # it was looked at with the same rules and words, and nobody has to answer for it day by day
    if any(ending(item.path) not in reading.config.attachments.types for item in version.document.attachments):
        return True
    shelf = Shelf(shelf_folder(reading.place.bodies))
    copies = {item.path: _kept(shelf, item) for item in version.document.attachments}
    bodies = BodyStore(reading.place.bodies)
    try:
        answers = read.document.exceptions if read.document else read.answers
        return hit(version, bodies.read(version.body), copies, library, answers)
    finally:
        bodies.close()


def _kept(shelf: Shelf, item: Attachment) -> PublicCopy:
    return PublicCopy(item.original, item.copy, shelf.bytes_of(item.copy) or b"") if item.copy else PublicCopy()


def _hides(said: Restriction, library: Library) -> bool:
    later = said.publish_date is not None and said.publish_date > library.today
    return bool(said.classification) or said.draft or later


def _twice(row: Document, other: Document) -> Finding:
    values = {
        "value": row.id,
        "other": f"{other.source}（上次发布的版本）",
        "proposal": f"{row.id}-{row.publish_date.year}",
    }
    return Finding(row.lines.get("id", 1), 1, values, row.source, code="DOC-TWICE")


def _addresses(library: Library, file_keys: Set[str]) -> frozenset[str]:
    return frozenset(address for file_key in file_keys for address in _of(file_key, library.by_file_key.get(file_key)))


def _of(file_key: str, row: Document | None) -> Iterator[str]:
    if row is None:
        yield f"/d/{PurePosixPath(file_key).stem}/"
        return
    yield row.url
    yield from map(claimed, row.aliases)
