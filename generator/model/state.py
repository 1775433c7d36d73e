"""What is kept between builds, as values. Losing it costs time and nothing else (docs/design.md, fixed points)."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.base.identity import NOWHERE, Identity
from generator.base.scan import Listing, Stamp
from generator.base.version import Program
from generator.model.admission import Admission, Restriction
from generator.model.diagnostic import Exemption, Finding
from generator.model.document import Document


class CachedDocument(msgspec.Struct, frozen=True, array_like=True):
    """What came of one content file. digest: of the file. env: of all else that its result depends on.

    files: attachments by file key with the stamp that they had (None: was not there). body: key in the bodies' store.
    linked_files: keys of the documents that its page names,
    so that the page can be made again without reading all others.
    restricts: what a file with mistakes in its front matter says all the same. answers: its exceptions, though it could
    not be read as a document; None when nobody can say which it has. shut: what stands for a file of which no document
    could be made and that is not for everybody: its classification and its files, so that they are known elsewhere.
    covered: digest of what its 涂 marks and those of its data files enclose, "" for nothing. persons:
    who stands in its lists, as keys without a name, each with where.
    """

    stamp: Stamp
    digest: str
    env: str
    document: Document | None
    findings: tuple[Finding, ...]
    body: str
    files: tuple[tuple[str, Stamp | None], ...] = ()
    linked_files: tuple[str, ...] = ()
    restricts: Restriction | None = None
    answers: tuple[Exemption, ...] | None = None
    shut: Document | None = None
    covered: str = ""
    persons: tuple[tuple[str, str], ...] = ()


class LoadCache(msgspec.Struct, frozen=True):
    """The load stage's memory: place -> what came of it. made: when, in nanoseconds, for the racy-clean check."""

    made: int = 0
    loaded: dict[str, CachedDocument] = {}


class Publishing(msgspec.Struct, frozen=True):
    """What a build is about to make public, written before it does: if it dies between that and its records, the next
    one completes them. live: identity of the tree that is then live. changed: documents that the records do not have
    like this."""

    live: Identity
    made: int
    changed: dict[str, CachedDocument]
    admission: Admission


class CachedBatch(msgspec.Struct, frozen=True, array_like=True):
    """A batch of targets as the last build left it. fingerprint: as a digest. pages: how many of its files are pages.

    paths, keys: of its files, one a line: a big site has a hundred batches and thirty thousand files.
    """

    fingerprint: str
    pages: int
    paths: str
    keys: str

    def files(self) -> dict[str, str]:
        """Path -> key."""
        return dict(zip(self.paths.split("\n"), self.keys.split("\n"), strict=True)) if self.paths else {}


class CachedBatches(msgspec.Struct, frozen=True):
    """The batches of one site. common: digest of all that they share."""

    common: str = ""
    batches: dict[str, CachedBatch] = {}


class Trees(msgspec.Struct, frozen=True):
    """The live and the spare tree, equal but for NOWHERE. files: path -> key. retained: paths that only stay for one
    more build. boot: during which start of the system they were written. live_counted, spare_counted: nanoseconds, when
    each was last known to hold these files and no others: folders that changed after that are looked into; 0 for never.
    """

    live: Identity = NOWHERE
    spare: Identity = NOWHERE
    files: dict[str, str] = {}
    retained: tuple[str, ...] = ()
    boot: str = ""
    live_counted: int = 0
    spare_counted: int = 0


class BuildManifest(msgspec.Struct, frozen=True):
    """What the path for "nothing changed" needs, and nothing else: read before any heavy import.

    version: of the program and its libraries. program: as the file system sees it. settings: of the command line.
    listings: of content, theme and config. absent: paths whose appearance would change what is built. today,
    next_change: ISO days between which the site stays the same. live: identity of the live folder.
    report: what the last build said.
    """

    version: str
    program: Program
    settings: str
    listings: dict[str, Listing]
    made: int
    today: str
    next_change: str
    live: Identity
    absent: tuple[str, ...] = ()
    report: dict[str, Any] = {}
