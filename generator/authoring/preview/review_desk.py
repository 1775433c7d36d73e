"""Decap's editorial workflow on this machine: what is saved waits (草稿、审查中、就绪) until somebody publishes it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any, get_args

import msgspec

from generator.authoring.preview.desk import Desk, Given, NotThere, Saving, save
from generator.authoring.preview.drafts import DraftPart, Drafts, Status, Waiting
from generator.authoring.preview.places import Refused
from generator.base.digest import digest_bytes


class ReviewDesk(Desk):
    """The content folder, and the documents that wait to get into it."""

    # "local_git" is how Decap calls a local backend that can do this.
    mode, kind = "editorial_workflow", "local_git"

    def __init__(self, folder: Path, name: str, drafts: Drafts) -> None:
        super().__init__(folder, name)
        self.drafts = drafts
        self._answers |= {
            "unpublishedEntries": lambda _given: [f"{item.collection}/{item.slug}" for item in drafts.all()],
            "unpublishedEntry": self._waiting,
            "unpublishedEntryDataFile": lambda given: {"data": self._part(given).data.decode()},
            "unpublishedEntryMediaFile": self._waiting_media,
            "updateUnpublishedEntryStatus": self._status,
            "publishUnpublishedEntry": self._release,
            "deleteUnpublishedEntry": self._forget,
        }

    def keep(self, savings: Sequence[Saving], given: Given) -> None:
        """Let a document wait, with what it brings. A status that it has already stays."""
        told = given["options"]
        if not told.get("useWorkflow"):
            super().keep(savings, given)
            return
        slug = (given.get("dataFiles") or [given["entry"]])[0]["slug"]
        known = self.drafts.get(told["collectionName"], slug)
        stood = {part.path: part.stood for part in known.parts} if known else {}
        parts = tuple(
            DraftPart(
                path := self.shown(one.place),
                base64.b64encode(one.data).decode(),
                self.shown(one.moved) if one.moved else "",
                not one.place.exists(),
                stood[path] if path in stood else self._stands(one.place),
            )
            for one in savings
        )
        status = known.status if known else _status(told.get("status"))
        self.drafts.put(Waiting(told["collectionName"], slug, status, parts))

    def names(self) -> set[str]:
        """Those of documents that wait are taken too."""
        waiting = (part.path for item in self.drafts.all() for part in item.parts)
        return super().names() | {PurePosixPath(path).stem for path in waiting if path.endswith(".md")}

    def current(self, place: Path, given: Given) -> str | None:
        """What waits, or else what stands in the content folder."""
        slug = (given.get("dataFiles") or [given["entry"]])[0]["slug"]
        waiting = self.drafts.get(given["options"]["collectionName"], slug)
        for part in waiting.parts if waiting else ():
            if part.path == self.shown(place):
                return part.data.decode("utf-8", "replace")
        return super().current(place, given)

    def _found(self, given: Given) -> Waiting:
        collection, slug = given.get("collection"), given.get("slug")
        if not collection:
            collection, _, slug = str(given["id"]).partition("/")
        draft = self.drafts.get(str(collection), str(slug))
        if draft is None:
            raise NotThere
        return draft

    def _waiting(self, given: Given) -> Any:
        item = self._found(given)
        changed = [{"id": part.path, "path": part.path, "newFile": part.new} for part in item.parts]
        return {
            "collection": item.collection,
            "slug": item.slug,
            "status": item.status,
            "diffs": changed,
            "updatedAt": item.changed,
        }

    def _part(self, given: Given) -> DraftPart:
        for part in self._found(given).parts:
            if part.path == given["path"]:
                return part
        raise NotThere

    def _waiting_media(self, given: Given) -> Any:
        part = self._part(given)
        return {
            "id": hashlib.sha256(part.data).hexdigest(),
            "content": part.content,
            "encoding": "base64",
            "path": part.path,
            "name": PurePosixPath(part.path).name,
        }

    def _status(self, given: Given) -> Any:
        item = self._found(given)
        self.drafts.put(msgspec.structs.replace(item, status=_status(given["newStatus"])))
        return {"message": "status updated"}

    def _release(self, given: Given) -> Any:
        """The document and what it brings become files of the content folder, attachments first.

        Raises Refused where that would lose what has come into the content folder since the document was first saved.
        """
        item = self._found(given)
        with self.saving:
            parts = sorted(item.parts, key=lambda part: part.path.endswith(".md"))
            savings = [self._part_saved(part) for part in parts]
            self.whole(savings)
            for part, one in zip(parts, savings, strict=True):
                if part.stood is not None and self._stands(one.place) not in (part.stood, digest_bytes(one.data)):
                    raise Refused(
                        f"{one.place.name} 在等待发布期间被别人改过，没有覆盖。{_REOPEN[one.place.suffix == '.md']}"
                    )
            for one in savings:
                save(one)
        self.drafts.drop(item.collection, item.slug)
        return {"message": "published"}

    def _stands(self, place: Path) -> str:
        """Digest of what stands in the content folder; "" for nothing."""
        try:
            return digest_bytes(self.read(place))
        except FileNotFoundError:
            return ""

    def _part_saved(self, part: DraftPart) -> Saving:
        place = self.document if part.path.endswith(".md") else self.attachment
        return Saving(place(part.path), part.data, self.document(part.moved) if part.moved else None)

    def _forget(self, given: Given) -> Any:
        item = self._found(given)
        self.drafts.drop(item.collection, item.slug)
        return {"message": "deleted"}


_REOPEN = {
    True: "先复制要改的内容，删去这份待发布的，重新打开这份文件再改",
    False: "把附件换一个文件名，重新上传，再发布",
}
"""What to do about a document (True), or an attachment, that is not the one that was known."""


def _status(given: Any) -> Status:
    if given not in get_args(Status):
        raise Refused(f"没有“{given}”这个状态")
    return given  # type: ignore[no-any-return]  # one of the literals
