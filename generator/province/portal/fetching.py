"""A place and a path -> the bytes of a published file: from a folder, an object store or a web address, never more than
``MOST`` of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from generator.base.errors import GongkaiError
from generator.base.files import MOST, read_plain
from generator.base.patterns import lazy_re
from generator.model.config_servers import StoreTarget
from generator.model.diagnostic import UsageError

if TYPE_CHECKING:
    from generator.province.storage.objects import ObjectStore

_PLAIN = StoreTarget()

TOO_LARGE = f"文件超过 {MOST >> 20} MB"
WAIT = 60
"""Seconds after which a web address that does not answer counts as away."""

_SLOT = lazy_re(r"(?:s\d{1,12})?")
"""How a store names its trees (``storage/publishing.py``); what it says is live becomes a part of addresses."""


class Away(GongkaiError):
    """A file that could not be read, though it may be there: what is wrong, in words."""


class SiteFiles:
    """The files of one published site. store: how an object store is reached, whatever its address. Raises UsageError
    where reading them takes a part of the program that is not here."""

    def __init__(self, place: str, store: StoreTarget = _PLAIN) -> None:
        self._stored: _StoredFiles | None = None
        if "://" not in place:
            self._read = _from_folder(Path(place))
        elif place.startswith(("http://", "https://")):
            self._read = _from_web(place)
        else:
            self._stored = _StoredFiles(msgspec.structs.replace(store, url=place))
            self._read = self._stored.read

    def open(self) -> str:
        """Find the tree that is live; what is told of it differs once another is. Raises Away."""
        return self._stored.open() if self._stored else ""

    def read(self, path: str) -> bytes:
        """The bytes of a file of the tree that was opened ("data/documents.json"). Raises FileNotFoundError where there
        is no such file, Away for everything else."""
        return self._read(path)


class _StoredFiles:
    """A site in an object store: the tree that is live there, as ``storage`` says. An object comes whole, so its size
    is asked for first, for all of a folder at once."""

    def __init__(self, target: StoreTarget) -> None:
        self._target, self._slot = target, ""
        self._objects: ObjectStore | None = None
        self._sizes: dict[str, dict[str, int]] = {}

    def open(self) -> str:
        from generator.province.storage.errors import StoreError
        from generator.province.storage.lease import read_control
        from generator.province.storage.opening import open_store

        try:
            self._objects = self._objects or open_store(self._target)
            control, _ = read_control(self._objects)
        except StoreError as error:
            raise Away(str(error)) from error
        slot = control.slot if control else ""
        if not _SLOT.fullmatch(slot):
            raise Away("_gongkai/live 读不懂")
        self._slot, self._sizes = slot, {}
        return slot

    def read(self, path: str) -> bytes:
        from generator.province.storage.errors import StoreError

        if self._objects is None:
            self.open()
        key = f"{self._slot}/{path}" if self._slot else path
        try:
            size = self._size(key, path)
            held = self._objects.read(key) if self._objects and size is not None and size <= MOST else None
        except StoreError as error:
            raise Away(str(error)) from error
        if size is not None and size > MOST:
            raise Away(TOO_LARGE)
        if held is None:
            raise FileNotFoundError(key)
        return held.data

    def _size(self, key: str, path: str) -> int | None:
        """Bytes of an object; None where there is none."""
        folder = key[: len(key) - len(path)] + (f"{path.partition('/')[0]}/" if "/" in path else path)
        if folder not in self._sizes and self._objects:
            self._sizes[folder] = {one.key: one.size for one in self._objects.listed(folder)}
        return self._sizes[folder].get(key)


def _from_web(place: str) -> Callable[[str], bytes]:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"读 {place} 要用 fsspec，现在没有安装", "运行 pip install 'gongkai[province]'") from error
    try:
        system, root = fsspec.core.url_to_fs(place, **_options())
    except ImportError as error:
        raise UsageError(f"读 {place} 缺少组件：{error}", "运行 pip install 'gongkai[province]'") from error
    except ValueError as error:
        raise UsageError(f"不认识 {place} 这样的位置", "写文件夹，或者 s3://、https:// 开头的位置") from error
    return _from_system(system, root.rstrip("/"))


def _options() -> dict[str, Any]:
    """What fsspec is told. A web address must answer itself: where it sends us is nobody's promise."""
    from aiohttp import ClientTimeout

    return {"allow_redirects": False, "client_kwargs": {"timeout": ClientTimeout(total=WAIT)}}


def _from_folder(folder: Path) -> Callable[[str], bytes]:
    def fetch(path: str) -> bytes:
        try:
            return read_plain(folder / path)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise Away(error.strerror or "读不了") from error

    return fetch


def _from_system(system: Any, root: str) -> Callable[[str], bytes]:
    def fetch(path: str) -> bytes:
        try:
            with system.open(f"{root}/{path}", "rb", block_size=0) as stream:
                data: bytes = _whole(stream)
        except FileNotFoundError:
            raise
        except Away:
            raise
        except Exception as error:  # whatever a store's client raises: the county is away, the portal stands
            raise Away(f"连不上（{type(error).__name__}）") from error
        return data

    return fetch


def _whole(stream: Any) -> bytes:
    parts, left = [], MOST
    while piece := stream.read(min(left + 1, 1 << 20)):
        parts.append(piece)
        left -= len(piece)
        if left < 0:
            raise Away(TOO_LARGE)
    return b"".join(parts)
