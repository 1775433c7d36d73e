"""Decap's local backend: its questions (the HTTP protocol of npm's decap-server)
-> reads and writes in the content folder.

Answered here rather than by a second program: one command, one address, one origin, and no way out of the content
folder (``places``). What is refused is refused before anything is written.
"""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from generator.authoring.preview.places import ContentPlaces, Refused, put

Given = Mapping[str, Any]


class Saving(msgspec.Struct, frozen=True):
    """A file that is to be written, and where Decap wants it moved. Both places were looked at."""

    place: Path
    data: bytes
    moved: Path | None = None


MEDIA = (
    ".pdf",
    ".doc",
    ".docx",
    ".wps",
    ".xls",
    ".xlsx",
    ".et",
    ".csv",
    ".txt",
    ".zip",
    ".rar",
    ".ofd",
    ".ppt",
    ".pptx",
)
"""What may be attached. No .svg or .html: those can hold scripts."""
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
DEEP = 20


class NotThere(Exception):
    """The document that was asked for does not wait for anything; Decap takes this for an answer."""


class Desk(ContentPlaces):
    """The content folder under edit: saving is publishing here; ``review_desk`` puts a release in between."""

    mode, kind = "simple", "local_fs"

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, name)
        self.saving = threading.Lock()
        self._answers: dict[str, Callable[[Given], Any]] = {
            "info": self._info,
            "entriesByFolder": self._by_folder,
            "entriesByFiles": lambda given: [self._entry(self.place(item["path"])) for item in given["files"]],
            "getEntry": lambda given: self._entry(self.place(given["path"])),
            "persistEntry": self._persist,
            "getMedia": lambda given: [
                self._media(path) for path in self.files(given["mediaFolder"], (*MEDIA, *PICTURES), 1)
            ],
            "getMediaFile": lambda given: self._media(self.place(given["path"])),
            "persistMedia": self._persist_media,
            "deleteFile": lambda given: self._delete([given["path"]]),
            "deleteFiles": lambda given: self._delete(given["paths"]),
            "getDeployPreview": lambda _given: None,
        }

    def also(self, answers: Mapping[str, Callable[[Given], Any]]) -> None:
        """Answer further questions."""
        self._answers |= answers

    def answer(self, question: Given) -> Any:
        """The answer to one question, as JSON values. Raises Refused, OSError."""
        action = self._answers.get(str(question.get("action")))
        if action is None:
            raise Refused("不支持的操作")
        try:
            return action(question.get("params") or {})
        except (KeyError, TypeError, AttributeError, IndexError, ValueError, RecursionError) as error:
            raise Refused("请求的内容不完整") from error

    def _info(self, _given: Given) -> Any:
        return {"repo": self.name, "publish_modes": [self.mode], "type": self.kind}

    def _by_folder(self, given: Given) -> Any:
        """Every document, however deep: Decap asks for as many levels as a new one would have."""
        ending = "." + str(given["extension"]).lstrip(".")
        return [self._entry(path) for path in self.files(given["folder"], (ending,), DEEP)]

    def _entry(self, path: Path) -> Any:
        try:
            data = self.read(path)
        except FileNotFoundError:
            return {"data": None, "file": {"path": self.shown(path), "id": None}}
        text = data.decode("utf-8", "replace")
        return {"data": text, "file": {"path": self.shown(path), "id": hashlib.sha256(data).hexdigest()}}

    def _media(self, path: Path) -> Any:
        data = self.read(path)
        return {
            "id": hashlib.sha256(data).hexdigest(),
            "content": base64.b64encode(data).decode(),
            "encoding": "base64",
            "path": self.shown(path),
            "name": path.name,
        }

    def _persist(self, given: Given) -> Any:
        files = [*(given.get("dataFiles") or [given["entry"]])]
        # Attachments first: a document that is seen has what it refers to.
        savings = [*self._assets(given.get("assets") or []), *map(self._text, files)]
        self.whole(savings)
        with self.saving:  # two editors may save in the same moment
            self.unchanged(files, given)
            self.keep(savings, given)
        return {"message": "entry persisted"}

    def unchanged(self, files: Sequence[Given], given: Given) -> None:
        """Raises Refused where saving would lose what somebody else has saved meanwhile: a new document with a name
        that is taken, or an edit of a text that is not the one that was opened. ``before``: the texts that the form
        knows of, by path."""
        new = (given.get("options") or {}).get("newEntry")
        known = given.get("before") or {}
        taken = self.names() if new else set()
        for file in files:
            place = self.document(file["path"])
            if place.stem in taken:
                raise Refused(f"网址 /d/{place.stem}/ 已经有别的文件在用。您写的都还在表单里：在“网址”里换一个再保存")
            texts = known.get(file["path"])
            if texts and (now := self.current(place, given)) is not None and now not in texts:
                raise Refused(
                    "这份文件在您打开以后被别人改过，没有覆盖。您写的都还在表单里：先复制要改的内容，重新打开这份文件再改"
                )

    def names(self) -> set[str]:
        """The names of all documents, whatever folder they are in: no two may share one, since it is the address."""
        return {path.stem for path in self.files(self.name, (".md",), DEEP)}

    def current(self, place: Path, _given: Given) -> str | None:
        """What stands in a document now; None when it is not there."""
        try:
            return self.read(place).decode("utf-8", "replace")
        except FileNotFoundError:
            return None

    def _text(self, file: Given) -> Saving:
        text, moved = file["raw"], file.get("newPath")
        if not isinstance(text, str):
            raise Refused("请求的内容不完整")
        return Saving(self.document(file["path"]), text.encode(), self.document(moved) if moved else None)

    def whole(self, savings: Sequence[Saving]) -> None:
        """Raises Refused for what cannot all be done, before anything of it is."""
        taken = {one.place for one in savings}
        if len(taken) < len(savings):
            raise Refused("同一个文件写了两次")
        for one in savings:
            if one.moved is not None and (one.moved in taken or one.moved.exists()):
                raise Refused(f"已经有 {one.moved.name}")
            taken |= {one.moved} if one.moved else set()
        folders = {folder for place in taken for folder in place.parents}
        if folders & taken:
            raise Refused("同一个名称不能既是文件又是文件夹")

    def keep(self, savings: Sequence[Saving], _given: Given) -> None:
        """Put a document and what it brings where they belong."""
        for one in savings:
            save(one)

    def document(self, path: str) -> Path:
        """The place of a document. Raises Refused for any other kind of file."""
        place = self.writable(path)
        if place.suffix != ".md":
            raise Refused("文件要以 .md 结尾")
        return place

    def attachment(self, path: str) -> Path:
        """The place of an attachment. Raises Refused for what may not be attached."""
        place = self.writable(path)
        if place.suffix.lower() not in (*MEDIA, *PICTURES):
            raise Refused(f"不能上传 {place.suffix or '没有扩展名的'} 文件；可以用：{'、'.join((*MEDIA, *PICTURES))}")
        return place

    def _assets(self, assets: Iterable[Given]) -> Iterable[Saving]:
        for asset in assets:
            yield Saving(self.attachment(asset["path"]), base64.b64decode(asset["content"], validate=True))

    def _persist_media(self, given: Given) -> Any:
        (saving,) = self._assets([given["asset"]])
        save(saving)
        return self._media(saving.place)

    def _delete(self, paths: Iterable[str]) -> Any:
        for place in [self.writable(path) for path in paths]:
            place.unlink(missing_ok=True)
        return {"message": "deleted"}


def save(one: Saving) -> None:
    """Write a file, then give it its other name."""
    put(one.place, one.data)
    if one.moved:
        one.moved.parent.mkdir(parents=True, exist_ok=True)
        one.place.rename(one.moved)
