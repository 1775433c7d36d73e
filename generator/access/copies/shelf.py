"""Bytes of an attached file -> its public copy, made once: copies are kept by digest beside the other state of a site.

Two files a copy: what was found out, under the digest of the original; the copy's bytes, under their own digest. Both
are checked when they are read back; what does not agree is made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from generator.access.copies import public_copy
from generator.access.copies.refused import NoCopy, damaged
from generator.access.copies.types import ending
from generator.base.digest import digest, digest_bytes
from generator.base.files import write_atomic
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.model.document import Document
from generator.model.public_copy import CopyRefusal, PublicCopy


def shelf_folder(bodies: Path) -> Path:
    """Where copies lie: beside the stored bodies."""
    return bodies.with_name("attachments")


class _Known(msgspec.Struct, frozen=True):
    """A copy without its bytes. made: by which program, from which types, it was made."""

    made: str
    copy: PublicCopy


class Shelf:
    """The copies of one state store. Processes share it without asking each other: a name always means the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store = Store(folder)

    def copy(self, data: bytes, name: str, types: Sequence[str]) -> PublicCopy:
        """The public copy of a file with this name, or why there is none."""
        original = digest_bytes(data)
        key = _key(original, ending(name))
        made = digest(fingerprint(), " ".join(types))
        known = self._store.read(key, _Known)
        if known and known.made == made and known.copy.original == original:
            kept = self.bytes_of(known.copy.digest) if known.copy.digest else b""
            if kept is not None:
                return msgspec.structs.replace(known.copy, data=kept)
        copy = _made(data, name, types, original)
        self.folder.mkdir(parents=True, exist_ok=True)
        if copy.digest:
            write_atomic(self.folder / copy.digest, copy.data)
        self._store.write(key, _Known(made, msgspec.structs.replace(copy, data=b"")))
        return copy

    def bytes_of(self, wanted: str) -> bytes | None:
        """The bytes of a copy by their digest; None when they are not there or not what they were."""
        try:
            data = (self.folder / wanted).read_bytes()
        except OSError:
            return None
        return data if digest_bytes(data) == wanted else None

    def take(self, wanted: str, other: Shelf) -> bool:
        """Take over a copy from another shelf by its digest; whether it was there. Raises OSError."""
        data = other.bytes_of(wanted)
        if data is None:
            return False
        if self.bytes_of(wanted) is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self.folder / wanted, data)
        return True

    def drop(self, copies: Iterable[PublicCopy]) -> None:
        """Let go of the bytes of copies that will not be published; whoever wants them makes them again."""
        for copy in copies:
            if copy.digest:
                (self.folder / copy.digest).unlink(missing_ok=True)

    def keep(self, rows: Iterable[Document]) -> None:
        """Drop the copies that no attachment of these documents has any more."""
        used: set[str] = set()
        for row in rows:
            for item in row.attachments:
                used |= {item.copy, _key(item.original, ending(item.path))}
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in used:
                    path.unlink(missing_ok=True)


def _key(original: str, kind: str) -> str:
    """What was found out about a file depends on its bytes and its ending; a strange ending stays outside of paths."""
    return f"{original}-{kind if kind.isalnum() and kind.isascii() else digest(kind)}"


def _made(data: bytes, name: str, types: Sequence[str], original: str) -> PublicCopy:
    try:
        copy = public_copy(data, name, types)
    except NoCopy as error:
        return PublicCopy(original, refusal=CopyRefusal(error.code, error.why, error.todo))
    except Exception:
        # A file that no format's module foresaw is the editor's news, as a broken one is.
        broken = damaged()
        return PublicCopy(original, refusal=CopyRefusal(broken.code, broken.why, broken.todo))
    removed = {kind: count for kind, count in copy.removed.items() if count > 0}
    return PublicCopy(original, digest_bytes(copy.data), copy.data, removed, copy.hints)
