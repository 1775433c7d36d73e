"""What an object store has to do for a site to be published on it, whatever its protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from generator.province.storage.errors import StoreError


class ObjectHeaders(msgspec.Struct, frozen=True, array_like=True):
    """What a store answers along with an object. redirect: where its own website leads on to ("" nowhere)."""

    content_type: str
    cache_control: str
    disposition: str = ""
    redirect: str = ""


class Upload(msgspec.Struct, frozen=True):
    """A file to be laid at ``key``. data: its bytes, None where ``file`` has them. digest: of the bytes, which are
    looked at again when they are sent. size: bytes."""

    key: str
    headers: ObjectHeaders
    size: int
    digest: str
    file: Path
    data: bytes | None = None


class Held(msgspec.Struct, frozen=True):
    """An object as it was read. tag: which version (ETag). age: seconds since it was written, by the store's clock."""

    data: bytes
    tag: str
    age: float


class Listed(msgspec.Struct, frozen=True):
    """An object of a list. tag: ETag without quotation marks."""

    key: str
    size: int
    tag: str


class Pulse(Protocol):
    """Whoever may go on working: holds a lease."""

    def check(self) -> None:
        """Raises Overtaken when the lease has ended. Called before each request, from any thread; does not wait."""

    def beat(self) -> None:
        """Renews the lease when it is time. Called every second or so by the thread that began the work."""


class ObjectStore(Protocol):
    """A prefix of a bucket. Keys are relative to it. Every method raises StoreError."""

    requests: int
    """Requests that have been made, each counted once whatever its retries."""

    def read(self, key: str) -> Held | None:
        """An object; None when there is none."""

    def write(self, key: str, data: bytes, *, tag: str | None, metadata: Mapping[str, str]) -> str:
        """Write an object when it is still version ``tag`` ("" for: there is none; None for: whatever is there), else
        raise Overtaken. Returns its new tag."""

    def upload(self, files: Iterable[Upload], pulse: Pulse) -> None:
        """Lay files, several at a time."""

    def copy(self, pairs: Iterable[tuple[str, str]], pulse: Pulse) -> None:
        """Copy objects (from, to) within the store, with their headers, several at a time."""

    def remove(self, keys: Iterable[str], pulse: Pulse) -> None:
        """Remove objects, whether they are there or not."""

    def listed(self, folder: str) -> Iterator[Listed]:
        """Every object below a folder ("s1/"; "" for all)."""

    def folders(self) -> tuple[str, ...]:
        """Names of the folders at the top."""

    def purge(self, pulse: Pulse) -> int:
        """Remove versions of objects that are not the newest, and uploads that were never finished. Returns how many
        versions there were."""


class TreeChanged(StoreError):
    """A file is not what it was when it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"发布期间文件变了：{path}", "等 gongkai build 结束后再发布；读者看到的没有变化")
