"""What becomes of a document with errors: what its file restricts all the same, and what was last published of it."""

from __future__ import annotations

import datetime

import msgspec

from generator.base.scan import Stamp
from generator.model.diagnostic import Finding
from generator.model.document import Document


class Restriction(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a file says that takes something away from the public, as far as it can be read. classification: "" for
    nothing.

    withdrawn_reason: only when the gate has nothing against it. expires, publish_date: as written; None where nothing
    is."""

    classification: str = ""
    draft: bool = False
    withdrawn: bool = False
    withdrawn_date: datetime.date | None = None
    withdrawn_reason: str = ""
    expires: datetime.date | None = None
    publish_date: datetime.date | None = None


class LastVersion(msgspec.Struct, frozen=True):
    """What was last published of a document. body: key in the bodies' store. digest: of the file that it came from.
    env: of all else that its findings depended on when it was last looked at. files: its attachments by file key, with
    their stamps. restricted: whether a faulty file has taken something of it away since. covered: as in
    ``CachedDocument``: what was hidden in it. findings: what rules found in it alone, none of them an error.
    """

    document: Document
    body: str
    digest: str
    env: str
    files: tuple[tuple[str, Stamp | None], ...] = ()
    restricted: bool = False
    covered: str = ""
    findings: tuple[Finding, ...] = ()


class Admission(msgspec.Struct, frozen=True):
    """What a build let through. today: its ISO day. held: file keys of the documents with errors, each with what was
    last published of it, or None. Of all others the document cache has what was published. site: whose site it
    published, by its address; "" for a preview, which publishes nothing."""

    today: str = ""
    held: dict[str, LastVersion | None] = {}
    site: str = ""


class HeldBack(msgspec.Struct, frozen=True):
    """A document with errors, for the last lines of a build. codes: of its errors. state: "standing" (what was last
    published of it stays), "new" (nothing was), "restricted" (its file takes it away), "down" (the gate does); in an
    editor's own preview "earlier" (nothing is known to have been published: what the preview had last stays)."""

    path: str
    codes: tuple[str, ...]
    state: str


STATES = ("standing", "earlier", "new", "restricted", "down")
