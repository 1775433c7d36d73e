"""Decap's editorial workflow on this machine: what is saved waits (草稿、审查中、就绪) until somebody publishes it."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import Any, get_args

import msgspec

from generator.authoring.preview.desk import Assets, Desk, Given, NotThere, Refused, Texts, put
from generator.authoring.preview.drafts import DraftPart, Drafts, Status, Waiting, parts_of


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

    def keep(self, texts: Texts, assets: Assets, given: Given) -> None:
        """Let a document wait, with what it brings. A status that it has already stays."""
        told = given["options"]
        if not told.get("useWorkflow"):
            super().keep(texts, assets, given)
            return
        file = (given.get("dataFiles") or [given["entry"]])[0]
        parts = parts_of(
            ((self.shown(place), text, moved) for place, text, moved in texts),
            ((self.shown(place), data) for place, data in assets),
            lambda path: self.place(path).exists(),
        )
        known = self.drafts.get(told["collectionName"], file["slug"])
        status = known.status if known else _status(told.get("status"))
        self.drafts.put(Waiting(told["collectionName"], file["slug"], status, parts))

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
        """The document and what it brings become files of the content folder, attachments first."""
        item = self._found(given)
        for part in sorted(item.parts, key=lambda part: part.path.endswith(".md")):
            place = self.place(part.path)
            put(place, part.data)
            if part.moved:
                self.move(place, self.document(part.moved))
        self.drafts.drop(item.collection, item.slug)
        return {"message": "published"}

    def _forget(self, given: Given) -> Any:
        item = self._found(given)
        self.drafts.drop(item.collection, item.slug)
        return {"message": "deleted"}


def _status(given: Any) -> Status:
    if given not in get_args(Status):
        raise Refused(f"没有“{given}”这个状态")
    return given  # type: ignore[no-any-return]  # one of the literals
