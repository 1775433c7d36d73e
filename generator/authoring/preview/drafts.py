"""Documents on their way to being published (草稿、审核中、就绪) -> files of the state, and from there into the content folder.

What Decap's editorial workflow keeps in branches of a code platform is kept here in one JSON file a document, so that
an office without one can still have one person write and another release.
"""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from generator.base.digest import digest
from generator.base.files import write_atomic

Status = Literal["draft", "pending_review", "pending_publish"]


class DraftPart(msgspec.Struct, frozen=True):
    """A file of a document. path: as Decap names it. moved: where it goes when it is published, "" for path.
    stood: digest of what stood at path when it was first saved here, "" for nothing; None in drafts of before."""

    path: str
    content: str
    moved: str = ""
    new: bool = True
    stood: str | None = None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return base64.b64decode(self.content)


class Waiting(msgspec.Struct, frozen=True):
    """One document that waits, with the files that it brings. changed: moment of the last change,
    ISO with time zone."""

    collection: str
    slug: str
    status: Status
    parts: tuple[DraftPart, ...]
    changed: str = ""


class Drafts:
    """The documents that wait, in a folder of the state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Waiting]:
        """Every one, sorted by collection and slug."""
        waiting = [msgspec.json.decode(path.read_bytes(), type=Waiting) for path in self.folder.glob("*.json")]
        return sorted(waiting, key=lambda item: (item.collection, item.slug))

    def get(self, collection: str, slug: str) -> Waiting | None:
        """The one of that name."""
        try:
            return msgspec.json.decode(self._place(collection, slug).read_bytes(), type=Waiting)
        except FileNotFoundError:
            return None

    def put(self, item: Waiting) -> None:
        """Keep a document; files that it brought before and does not bring now stay with it."""
        before = self.get(item.collection, item.slug)
        given = {part.path for part in item.parts}
        kept = tuple(part for part in (before.parts if before else ()) if part.path not in given)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.folder.mkdir(parents=True, exist_ok=True)
        # Names come from outside: what is kept must be what can be read back.
        packed = msgspec.json.encode(msgspec.structs.replace(item, parts=(*kept, *item.parts), changed=now))
        msgspec.json.decode(packed, type=Waiting)
        write_atomic(self._place(item.collection, item.slug), packed)

    def drop(self, collection: str, slug: str) -> None:
        """Forget a document."""
        self._place(collection, slug).unlink(missing_ok=True)

    def _place(self, collection: str, slug: str) -> Path:
        return self.folder / f"{digest(collection, slug)[:20]}.json"
