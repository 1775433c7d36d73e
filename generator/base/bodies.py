"""Rendered bodies on disk: written once in segments, read back one by one, never all held in memory.

A segment is one file named by the digests of its bodies, which it holds end to end. A key is
"<digest of the body>:<segment>:<offset>:<length>:<mark>": what it is, where, and what whoever put it there wants to
know of it without reading it. Segments are only added, so workers write
without asking each other; ``keep`` drops those that no key names any more and rewrites those that are mostly waste.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from generator.base.digest import digest_bytes
from generator.base.errors import Damaged
from generator.base.files import write_atomic

Name = TypeVar("Name")

WASTE = 4
"""Segments are rewritten when they are this many times larger than what is still used of them."""


ROOM = min(512, os.sysconf("SC_OPEN_MAX") // 4) if hasattr(os, "sysconf") else 64
"""Segments that may be open at once: a county's pages draw on some hundred, in no order."""


class BodyStore:
    """The segments of one state store. Not shared between processes; each opens its own on the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[str, int] = {}

    def add(self, texts: Iterable[tuple[str, str]]) -> list[str]:
        """Store texts, each with its mark, in one new segment; their keys in order, "" for no text. Raises OSError."""
        texts = list(texts)
        parts = [text.encode("utf-8", "surrogatepass") for text, _ in texts]
        digests = [digest_bytes(part) for part in parts]
        if not any(parts):
            return ["" for _ in parts]
        name = digest_bytes(
            "".join(digests).encode()
        )  # digesting all of it once more would cost as much as the bodies did
        self.folder.mkdir(parents=True, exist_ok=True)
        whole = b"".join(parts)
        if not _has(self.folder / name, whole):
            write_atomic(self.folder / name, whole)
        keys, offset = [], 0
        for part, own, (_, mark) in zip(parts, digests, texts, strict=True):
            keys.append(f"{own}:{name}:{offset}:{len(part)}:{mark}" if part else "")
            offset += len(part)
        return keys

    def read(self, key: str) -> str:
        """The text of a key. Raises Damaged when the segment is missing or holds something else."""
        if not key:
            return ""
        own, name, offset, length, _ = key.split(":")
        try:
            if name not in self._open:
                if len(self._open) >= ROOM:
                    os.close(self._open.pop(next(iter(self._open))))
                self._open[name] = os.open(self.folder / name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            data = _piece(self._open[name], int(offset), int(length))
        except OSError as error:
            raise Damaged(f"bodies/{name}") from error
        if digest_bytes(data) != own:
            raise Damaged(f"bodies/{name}")
        return data.decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Close the segments that reading opened."""
        for handle in self._open.values():
            os.close(handle)
        self._open.clear()

    def keep(self, keys: Mapping[Name, str]) -> dict[Name, str]:
        """Drop segments that no key names. Returns new keys (name -> key) for those that had to be moved."""
        used: dict[str, int] = defaultdict(int)
        for key in keys.values():
            if key:
                _, name, _, length, _ = key.split(":")
                used[name] += int(length)
        if not self.folder.is_dir():
            return {}
        held = {path.name: path.stat().st_size for path in self.folder.iterdir() if not path.name.startswith(".")}
        for name in held.keys() - used.keys():
            (self.folder / name).unlink(missing_ok=True)
        small = [name for name in used if held.get(name, 0) < 100_000]
        wasteful = {name for name in used if held.get(name, 0) > WASTE * used[name]}
        moving = wasteful | (set(small) if len(small) > 200 else set())
        moved: dict[Name, str] = {}
        names = [name for name, key in keys.items() if key and key.split(":")[1] in moving]
        for start in range(0, len(names), 1000):
            part = names[start : start + 1000]
            moved.update(
                zip(part, self.add((self.read(keys[name]), body_mark(keys[name])) for name in part), strict=True)
            )
        return moved

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether every segment that the keys name is there."""
        return all((self.folder / name).is_file() for name in {key.split(":")[1] for key in keys if key})


def _has(place: Path, data: bytes) -> bool:
    try:
        return place.read_bytes() == data
    except OSError:
        return False


def _piece(handle: int, offset: int, length: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, length, offset)
    os.lseek(handle, offset, os.SEEK_SET)
    return os.read(handle, length)


def body_digest(key: str) -> str:
    """The part of a body's key that says what it is, wherever it is kept."""
    return key.partition(":")[0]


def body_mark(key: str) -> str:
    """The part of a body's key that was given with it."""
    return key.rpartition(":")[2]
