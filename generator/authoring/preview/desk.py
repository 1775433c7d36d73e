"""Decap's local backend: its questions (the HTTP protocol of npm's decap-server)
-> reads and writes in the content folder.

Answered here rather than by a second program: one command, one address, one origin, and no way out of the content
folder. Nothing hidden, nothing that begins with ``_`` (vocabularies, defaults) can be read or written.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.base.files import write_atomic

Given = Mapping[str, Any]
Texts = list[tuple[Path, str, str]]
"""Documents: place, text, and where Decap wants it moved ("" for nowhere)."""
Assets = list[tuple[Path, bytes]]
"""Attachments."""
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


class Refused(Exception):
    """A question that is not answered; the argument says why, in Chinese."""


class NotThere(Exception):
    """The document that was asked for does not wait for anything; Decap takes this for an answer."""


class Desk:
    """The content folder under edit. name: what Decap calls it ("content"), the first part of every path that it uses.

    Saving is publishing here; ``review_desk`` puts a release in between.
    """

    mode, kind = "simple", "local_fs"

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self._answers: dict[str, Callable[[Given], Any]] = {
            "info": self._info,
            "entriesByFolder": self._by_folder,
            "entriesByFiles": lambda given: [self._entry(self.place(item["path"])) for item in given["files"]],
            "getEntry": lambda given: self._entry(self.place(given["path"])),
            "persistEntry": self._persist,
            "getMedia": lambda given: [
                self._media(path) for path in self._files(given["mediaFolder"], (*MEDIA, *PICTURES), 1)
            ],
            "getMediaFile": lambda given: self._media(self.place(given["path"])),
            "persistMedia": self._persist_media,
            "deleteFile": lambda given: self._delete([given["path"]]),
            "deleteFiles": lambda given: self._delete(given["paths"]),
            "getDeployPreview": lambda _given: None,
        }

    def answer(self, question: Given) -> Any:
        """The answer to one question, as JSON values. Raises Refused, OSError."""
        action = self._answers.get(str(question.get("action")))
        if action is None:
            raise Refused(f"不支持的操作 {question.get('action')}")
        try:
            return action(question.get("params") or {})
        except (KeyError, TypeError, AttributeError, binascii.Error) as error:
            raise Refused("请求的内容不完整") from error

    def place(self, path: str) -> Path:
        """Where a path of Decap's ("content/shjz/a.md") is. Raises Refused for whatever is not the content folder's."""
        parts = PurePosixPath(path.replace("\\", "/")).parts
        wanted = PurePosixPath(self.name).parts
        inner = parts[len(wanted) :]
        if parts[: len(wanted)] != wanted or any(_closed(part) for part in inner):
            raise Refused("只能读写内容文件夹里的文件")
        inside = self.folder.joinpath(*inner)
        # A link inside the folder may lead out of it.
        if not inside.resolve().is_relative_to(self.folder.resolve()):
            raise Refused("只能读写内容文件夹里的文件")
        return inside

    def shown(self, path: Path) -> str:
        """How Decap names a file."""
        return str(PurePosixPath(self.name) / path.relative_to(self.folder).as_posix())

    def _info(self, _given: Given) -> Any:
        return {"repo": self.name, "publish_modes": [self.mode], "type": self.kind}

    def _files(self, folder: str, endings: tuple[str, ...], depth: int) -> list[Path]:
        root = self.place(folder)
        files = []
        for path in sorted(root.rglob("*")):
            inner = path.relative_to(root).parts
            if (
                len(inner) <= depth
                and path.suffix.lower() in endings
                and not any(map(_closed, inner))
                and path.is_file()
            ):
                files.append(path)
        return files

    def _by_folder(self, given: Given) -> Any:
        """Every document, however deep: Decap asks for as many levels as a new one would have."""
        ending = "." + str(given["extension"]).lstrip(".")
        return [self._entry(path) for path in self._files(given["folder"], (ending,), DEEP)]

    def _entry(self, path: Path) -> Any:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return {"data": None, "file": {"path": self.shown(path), "id": None}}
        text = data.decode("utf-8", "replace")
        return {"data": text, "file": {"path": self.shown(path), "id": hashlib.sha256(data).hexdigest()}}

    def _media(self, path: Path) -> Any:
        data = path.read_bytes()
        return {
            "id": hashlib.sha256(data).hexdigest(),
            "content": base64.b64encode(data).decode(),
            "encoding": "base64",
            "path": self.shown(path),
            "name": path.name,
        }

    def _persist(self, given: Given) -> Any:
        files = [*(given.get("dataFiles") or [given["entry"]])]
        texts = [(self.document(file["path"]), str(file["raw"]), str(file.get("newPath") or "")) for file in files]
        assets = list(self._assets(given.get("assets") or []))
        self.keep(texts, assets, given)
        return {"message": "entry persisted"}

    def keep(self, texts: Texts, assets: Assets, _given: Given) -> None:
        """Put a document and what it brings where they belong."""
        for place, data in assets:
            put(place, data)
        for place, text, moved in texts:
            put(place, text.encode())
            if moved:
                self.move(place, self.document(moved))

    def document(self, path: str) -> Path:
        """The place of a document. Raises Refused for any other kind of file."""
        place = self.place(path)
        if place.suffix != ".md":
            raise Refused("文件要以 .md 结尾")
        return place

    def move(self, old: Path, new: Path) -> None:
        """Give a file another name. Raises Refused when that is taken."""
        if new.exists():
            raise Refused(f"已经有 {new.name}")
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)

    def _assets(self, assets: Iterable[Given]) -> Iterable[tuple[Path, bytes]]:
        for asset in assets:
            place = self.place(asset["path"])
            if place.suffix.lower() not in (*MEDIA, *PICTURES):
                raise Refused(
                    f"不能上传 {place.suffix or '没有扩展名的'} 文件；可以用：{'、'.join((*MEDIA, *PICTURES))}"
                )
            yield place, base64.b64decode(asset["content"], validate=True)

    def _persist_media(self, given: Given) -> Any:
        ((place, data),) = self._assets([given["asset"]])
        put(place, data)
        return self._media(place)

    def _delete(self, paths: Iterable[str]) -> Any:
        for place in [self.place(path) for path in paths]:
            place.unlink(missing_ok=True)
        return {"message": "deleted"}


def _closed(part: str) -> bool:
    return part.startswith((".", "_")) or part in ("", "..") or ":" in part or "\0" in part


def put(place: Path, data: bytes) -> None:
    """Write a file, with its folders."""
    place.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(place, data)
