"""A Source with attachments -> the same with the digests of what is published of them, and those public copies by
place."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec

from generator.access.copies.refused import FILE
from generator.access.copies.shelf import Shelf
from generator.base.digest import digest_bytes
from generator.base.inside import digest_inside, read_inside
from generator.model.diagnostic import UsageError
from generator.model.document import ON_APPLICATION, WITHHELD
from generator.model.public_copy import CopyRefusal, PublicCopy
from generator.model.source import Source


def seconds_for(size: int) -> float:
    """Seconds of computing that a file of so many bytes may take to be copied and looked into."""
    return 20 + 5 * size / (1 << 20)


class AttachedFiles:
    """The files beside documents, each read once for the document at hand: what is looked at is what was read."""

    def __init__(self, roots: Sequence[str], shelf: Shelf, types: Sequence[str]) -> None:
        self.roots = roots
        self.shelf = shelf
        self.types = types
        self._read: dict[str, bytes] = {}

    def forget(self) -> None:
        """Let go of what was read for the last document."""
        self._read.clear()

    def bytes_of(self, file_key: str) -> bytes:
        """The bytes of a file ("0/guotu/map.pdf"). Raises OSError."""
        if file_key not in self._read:
            root, _, inner = file_key.partition("/")
            self._read[file_key] = read_inside(self.roots[int(root)], inner, FILE)
        return self._read[file_key]

    def digest_of(self, file_key: str) -> str:
        """The digest of a file of any size, "" when it cannot be read."""
        root, _, inner = file_key.partition("/")
        try:
            return digest_inside(self.roots[int(root)], inner)
        except OSError:
            return ""

    def copy_of(self, file_key: str, size: int) -> PublicCopy:
        """The public copy of a file, or why there is none. size: as the file system told it."""
        if size > FILE:
            todo = "拆成几个小一些的文件，分别附上"
            return PublicCopy(refusal=CopyRefusal("ATT-UNREADABLE", f"文件超过 {FILE >> 20} MB", todo))
        try:
            data = self.bytes_of(file_key)
        except OSError as error:
            todo = "确认文件在原处、能打开，并且不是指向别处的链接"
            return PublicCopy(refusal=CopyRefusal("ATT-UNREADABLE", f"文件读不出来（{error.strerror}）", todo))
        return self.shelf.copy(data, file_key.rpartition("/")[2], self.types)

    def published(self, file_key: str, wanted: str) -> bytes:
        """The copy that was looked at, by its digest; made again when the shelf has lost it. Raises UsageError."""
        data = self.shelf.bytes_of(wanted)
        if data is None:
            self.forget()
            data = self.copy_of(file_key, 0).data
        if digest_bytes(data) != wanted:
            shown = file_key.partition("/")[2]
            raise UsageError(f"附件 {shown} 在检查之后变了，没有发布", "文件放稳以后，再运行一次 gongkai build")
        return data


def _sha256(copy: PublicCopy) -> str:
    return sha256(copy.data).hexdigest() if copy.digest else ""


def with_copies(source: Source, files: AttachedFiles) -> tuple[Source, dict[str, PublicCopy]]:
    """Of a document that is or will be open, the copies of its files; of another one the files' digests alone."""
    document = source.document
    if document is None or not document.attachments:
        files.forget()
        return source, {}
    copies: dict[str, PublicCopy] = {}
    found = []
    for item in document.attachments:
        if document.classification in (WITHHELD, ON_APPLICATION):
            found.append(msgspec.structs.replace(item, original=files.digest_of(item.path)))
            continue
        copy = copies[item.path] = files.copy_of(item.path, item.size)
        size = len(copy.data) if copy.digest else item.size
        found.append(
            msgspec.structs.replace(item, original=copy.original, copy=copy.digest, size=size, sha256=_sha256(copy))
        )
    files.forget()
    changed = msgspec.structs.replace(document, attachments=tuple(found))
    return msgspec.structs.replace(source, document=changed), copies
