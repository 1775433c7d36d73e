"""Decap's local backend: its questions (the HTTP protocol of npm's decap-server) -> reads and writes in the content folder.

Answered here rather than by a second program: one command, one address, one origin, and no way out of the content folder.
Nothing hidden, nothing that begins with ``_`` (vocabularies, defaults) can be read or written.
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
MEDIA = (".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".csv", ".txt", ".zip", ".rar", ".ofd", ".ppt", ".pptx")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
DEEP = 20


class Refused(Exception):
    """A question that is not answered; the argument says why, in Chinese."""


class Desk:
    """The content folder under edit. name: what Decap calls it ("content"), the first part of every path that it uses."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self._answers: Mapping[str, Callable[[Given], Any]] = {
            "info": self._info,
            "entriesByFolder": self._by_folder,
            "entriesByFiles": lambda given: [self._entry(self.place(item["path"])) for item in given["files"]],
            "getEntry": lambda given: self._entry(self.place(given["path"])),
            "persistEntry": self._persist,
            "getMedia": lambda given: [self._media(path) for path in self._files(given["mediaFolder"], (*MEDIA, *PICTURES), 1)],
            "getMediaFile": lambda given: self._media(self.place(given["path"])),
            "persistMedia": self._persist_media,
            "deleteFile": lambda given: self._delete([given["path"]]),
            "deleteFiles": lambda given: self._delete(given["paths"]),
            "getDeployPreview": lambda _given: None,
        }  # fmt: skip

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
        found = self.folder.joinpath(*inner)
        # A link inside the folder may lead out of it.
        if not found.resolve().is_relative_to(self.folder.resolve()):
            raise Refused("只能读写内容文件夹里的文件")
        return found

    def _shown(self, path: Path) -> str:
        return str(PurePosixPath(self.name) / path.relative_to(self.folder).as_posix())

    def _info(self, _given: Given) -> Any:
        return {"repo": self.name, "publish_modes": ["simple"], "type": "local_fs"}

    def _files(self, folder: str, endings: tuple[str, ...], depth: int) -> list[Path]:
        root = self.place(folder)
        found = []
        for path in sorted(root.rglob("*")):
            inner = path.relative_to(root).parts
            if len(inner) <= depth and path.suffix.lower() in endings and not any(map(_closed, inner)) and path.is_file():
                found.append(path)
        return found

    def _by_folder(self, given: Given) -> Any:
        """Every document, however deep: Decap asks for as many levels as a new one would have."""
        ending = "." + str(given["extension"]).lstrip(".")
        return [self._entry(path) for path in self._files(given["folder"], (ending,), DEEP)]

    def _entry(self, path: Path) -> Any:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return {"data": None, "file": {"path": self._shown(path), "id": None}}
        text = data.decode("utf-8", "replace")
        return {"data": text, "file": {"path": self._shown(path), "id": hashlib.sha256(data).hexdigest()}}

    def _media(self, path: Path) -> Any:
        data = path.read_bytes()
        return {
            "id": hashlib.sha256(data).hexdigest(),
            "content": base64.b64encode(data).decode(),
            "encoding": "base64",
            "path": self._shown(path),
            "name": path.name,
        }

    def _persist(self, given: Given) -> Any:
        files = [*(given.get("dataFiles") or [given["entry"]])]
        for place, data in self._assets(given.get("assets") or []):
            _put(place, data)
        for file in files:
            place = self.place(file["path"])
            if place.suffix != ".md":
                raise Refused("文件要以 .md 结尾")
            _put(place, str(file["raw"]).encode())
            if file.get("newPath"):
                self._move(place, self.place(file["newPath"]))
        return {"message": "entry persisted"}

    def _move(self, old: Path, new: Path) -> None:
        if new.exists():
            raise Refused(f"已经有 {new.name}")
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)

    def _assets(self, assets: Iterable[Given]) -> Iterable[tuple[Path, bytes]]:
        for asset in assets:
            place = self.place(asset["path"])
            if place.suffix.lower() not in (*MEDIA, *PICTURES):
                raise Refused(f"不能上传 {place.suffix or '没有扩展名的'} 文件；可以用：{'、'.join((*MEDIA, *PICTURES))}")
            yield place, base64.b64decode(asset["content"], validate=True)

    def _persist_media(self, given: Given) -> Any:
        ((place, data),) = self._assets([given["asset"]])
        _put(place, data)
        return self._media(place)

    def _delete(self, paths: Iterable[str]) -> Any:
        for place in [self.place(path) for path in paths]:
            place.unlink(missing_ok=True)
        return {"message": "deleted"}


def _closed(part: str) -> bool:
    return part.startswith((".", "_")) or part in ("", "..") or ":" in part or "\0" in part


def _put(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(place, data)
