"""A folder, or an address of an object store, as the few calls that sources, leases and memories need of it.

fsspec does the work (``s3://``, ``memory://``, …); whoever is away or refuses is told of in words, without what an
address may hold of credentials. These come from the environment of the process alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from generator.base.digest import digest
from generator.base.files import write_atomic
from generator.model.diagnostic import UsageError

NEEDED = "运行 pip install 'gongkai[province]'"
_SECRET = re.compile(r"(?<=://)[^/\s]+@")


class StoredObject(msgspec.Struct, frozen=True):
    """One object. etag: what tells its content from another's, or "" where the store says nothing; size in bytes."""

    size: int
    etag: str


def without_secrets(text: str) -> str:
    """A text without the account and password that addresses in it may have."""
    return _SECRET.sub("", text)


class StoragePlace:
    """A folder of files, wherever it lies. Paths are relative to it, with "/".

    endpoint: where a store of the S3 protocol is asked, "" for what the environment says, or AWS. Raises UsageError
    where fsspec or the protocol's library is not installed, or the store is away or refuses."""

    def __init__(self, address: str, endpoint: str = "") -> None:
        self.address = address
        given = {"endpoint_url": endpoint} if endpoint and address.startswith(("s3://", "s3a://")) else {}
        self.local = "://" not in address or address.startswith(("file://", "local://"))
        with _in_words(address):
            try:
                import fsspec
            except ImportError:
                raise UsageError("没有安装对象存储和集群的程序", NEEDED) from None
            fs, root = fsspec.core.url_to_fs(address, **given)
        self._fs: Any = fs
        self._root = root.rstrip("/")

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        with _in_words(self.address):
            try:
                data: bytes = self._fs.cat_file(self._at(path))
            except FileNotFoundError:
                return None
            return data

    def write(self, path: str, data: bytes) -> None:
        """Write a file, whole or not at all."""
        with _in_words(self.address):
            if self.local:
                place = Path(self._at(path))
                place.parent.mkdir(parents=True, exist_ok=True)
                write_atomic(place, data)
            else:
                self._fs.pipe_file(self._at(path), data)

    def create(self, path: str, data: bytes) -> bool:
        """Write a file that must not be there yet; whether it was not. Of two who try, one is told so."""
        with _in_words(self.address):
            try:
                if self.local:
                    _linked(Path(self._at(path)), data)
                else:
                    self._fs.pipe_file(self._at(path), data, mode="create")
            except FileExistsError:
                return False
            except OSError as error:
                if _taken(error):
                    return False
                raise
            return True

    def put(self, path: str, source: Path) -> None:
        """Copy a file of this machine there."""
        if self.local:
            self.write(path, source.read_bytes())
            return
        with _in_words(self.address):
            self._fs.put_file(os.fspath(source), self._at(path))

    def get(self, path: str, target: Path) -> None:
        """Copy a file from there, whole or not at all."""
        # A name has up to 255 bytes, so none can be made longer.
        fresh = target.with_name(f".{digest(target.name)[:16]}.{os.getpid()}.new")
        with _in_words(self.address):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._fs.get_file(self._at(path), os.fspath(fresh))
                fresh.replace(target)
            finally:
                fresh.unlink(missing_ok=True)

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        with _in_words(self.address):
            try:
                self._fs.rm_file(self._at(path))
            except FileNotFoundError:
                pass

    def listing(self, below: str = "") -> dict[str, StoredObject]:
        """Every file below, by path, sorted. Asks the store, not what was remembered of it."""
        root = self._at(below) if below else self._root
        with _in_words(self.address):
            self._fs.invalidate_cache()
            try:
                found = self._fs.find(root, detail=True)
            except FileNotFoundError:
                return {}
        start = len(self._root) + 1
        return {name[start:]: _object(told) for name, told in sorted(found.items()) if told.get("type") != "directory"}

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"


def _object(told: dict[str, Any]) -> StoredObject:
    marks = (told.get("ETag"), told.get("etag"), told.get("LastModified"), told.get("created"), told.get("mtime"))
    return StoredObject(int(told.get("size") or 0), str(next((mark for mark in marks if mark), "")))


def _linked(place: Path, data: bytes) -> None:
    """A file that appears whole and only where there is none: also over network file systems."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(data)
        os.link(fresh, place)
    finally:
        fresh.unlink(missing_ok=True)


def _taken(error: OSError) -> bool:
    """Whether a store said that the object is there already (RFC 9110: 412; S3: 409 while another writes)."""
    told = f"{error} {error.__cause__}"
    return any(word in told for word in ("PreconditionFailed", "pre-conditions", "ConditionalRequestConflict"))


@contextmanager
def _in_words(address: str) -> Iterator[None]:
    try:
        yield
    except (UsageError, FileExistsError):
        raise
    except ImportError as error:
        raise UsageError(f"没有安装读写 {address.partition('://')[0]}:// 的程序（{error.name}）", NEEDED) from error
    except Exception as error:  # every protocol's library has exceptions of its own
        what = without_secrets(str(error) or type(error).__name__).partition("\n")[0][:200]
        raise UsageError(
            f"读写 {without_secrets(address)} 时出错：{what}", "检查网络、位置和账号权限，再运行一次"
        ) from error
