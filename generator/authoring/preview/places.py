"""A path as Decap names it ("content/shjz/a.md") -> the file of the content folder that it means, or a refusal.

Nothing hidden, nothing that begins with ``_`` (vocabularies, defaults), nothing to which a link leads out of the folder
can be read, listed or written.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.base.files import write_atomic
from generator.base.inside import read_inside
from generator.base.words import words

LARGEST = 50 << 20
"""Bytes of a file that is read."""
_NAME = 200
"""Bytes of a name: file systems take 255, and writing needs some for a name beside it."""
_PATH = 1_000
_OUTSIDE = "只能读写内容文件夹里的文件"
_ASKED = frozenset(
    getattr(errno, name) for name in words("ENAMETOOLONG ENOTDIR EISDIR EEXIST ENOENT EINVAL ELOOP EXDEV EFBIG")
)
"""What the file system says of a question that makes no sense, not of a disk that is full."""


class Refused(Exception):
    """A question that is not answered; the argument says why, in Chinese."""


class ContentPlaces:
    """The content folder under edit. name: what Decap calls it ("content"), the first part of every path."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name

    def place(self, path: str) -> Path:
        """Where a path of Decap's is. Raises Refused for whatever is not the content folder's."""
        if not isinstance(path, str) or len(path) > _PATH:
            raise Refused("文件的路径太长，或者不是文字")
        parts = PurePosixPath(path.replace("\\", "/")).parts
        wanted = PurePosixPath(self.name).parts
        inner = parts[len(wanted) :]
        if parts[: len(wanted)] != wanted or any(map(_closed, inner)):
            raise Refused(_OUTSIDE)
        inside = self.folder.joinpath(*inner)
        if not self._open(inside):
            raise Refused(_OUTSIDE)
        return inside

    def _open(self, inside: Path) -> bool:
        """Whether a path, with the links on it followed, stays with what may be seen."""
        root = self.folder.resolve()
        try:
            real = inside.resolve()
        except (OSError, RuntimeError):  # links in a circle
            return False
        return real.is_relative_to(root) and not any(map(_closed, real.relative_to(root).parts))

    def writable(self, path: str) -> Path:
        """The place of a file that is to be written. Raises Refused where no file can be."""
        place = self.place(path)
        if place == self.folder or place.is_dir():
            raise Refused(f"{path} 是文件夹")
        above = next((folder for folder in place.parents if folder.exists()), self.folder)
        if not above.is_dir():
            raise Refused(f"{above.name} 是文件，里面不能再放文件")
        return place

    def read(self, place: Path) -> bytes:
        """The bytes of a file, with no link followed that leads out meanwhile. Raises OSError."""
        return read_inside(str(self.folder), place.relative_to(self.folder).as_posix(), LARGEST)

    def shown(self, place: Path) -> str:
        """How Decap names a file."""
        return str(PurePosixPath(self.name) / place.relative_to(self.folder).as_posix())

    def files(self, folder: str, endings: tuple[str, ...], depth: int) -> Iterator[Path]:
        """The files below a folder that have one of the endings, at most ``depth`` steps down, sorted."""
        root = self.place(folder)
        for path in sorted(root.rglob("*")):
            inner = path.relative_to(root).parts
            fits = len(inner) <= depth and path.suffix.lower() in endings and not any(map(_closed, inner))
            if fits and path.is_file() and self._open(path):
                yield path


def put(place: Path, data: bytes) -> None:
    """Write a file, with its folders."""
    place.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(place, data)


def is_asked_wrongly(error: OSError) -> bool:
    """Whether the question is at fault for what the file system says, and not the machine."""
    return error.errno in _ASKED


def _closed(part: str) -> bool:
    if part.startswith((".", "_")) or part in ("", "..") or ":" in part or not part.isprintable():
        return True
    try:
        return len(part.encode()) > _NAME
    except UnicodeEncodeError:  # a name that is not UTF-8
        return True
