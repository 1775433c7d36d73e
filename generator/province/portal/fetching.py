"""A place and a path -> the bytes of a published file: from a folder, an object store or a web address, never more than
``MOST`` of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from generator.base.errors import GongkaiError
from generator.base.files import MOST, read_plain
from generator.base.patterns import lazy_re
from generator.model.diagnostic import UsageError

WAIT = 60
"""Seconds after which a web address that does not answer counts as away."""

_LIVE, _SLOT = "_gongkai/live", lazy_re(r"(?:s\d{1,12})?")
"""Where a store that holds a site by generations says which of its trees is live (``storage/lease.py``)."""


class Away(GongkaiError):
    """A file that could not be read, though it may be there: what is wrong, in words."""


class _Live(msgspec.Struct):
    slot: str = ""


class SiteFiles:
    """The files of one published site. Raises UsageError where reading them takes a part of the program that is not
    here."""

    def __init__(self, place: str) -> None:
        self._slot = ""
        self._read = _from_folder(Path(place)) if "://" not in place else _from_address(place)
        self._stored = "://" in place and not place.startswith(("http://", "https://"))

    def open(self) -> str:
        """Find the tree that is live; what is told of it differs once another is. Raises Away."""
        if self._stored:
            try:
                slot = msgspec.json.decode(self._read(_LIVE), type=_Live).slot
            except FileNotFoundError:
                slot = ""
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise Away(f"{_LIVE} 读不懂") from error
            if not _SLOT.fullmatch(slot):
                raise Away(f"{_LIVE} 读不懂")
            self._slot = slot
        return self._slot

    def read(self, path: str) -> bytes:
        """The bytes of a file of the tree that was opened ("data/documents.json"). Raises FileNotFoundError where there
        is no such file, Away for everything else."""
        return self._read(f"{self._slot}/{path}" if self._slot else path)


def _from_address(place: str) -> Callable[[str], bytes]:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"读 {place} 要用 fsspec，现在没有安装", "运行 pip install 'gongkai[province]'") from error
    try:
        system, root = fsspec.core.url_to_fs(place, **_options(place))
    except ImportError as error:
        raise UsageError(f"读 {place} 缺少组件：{error}", "运行 pip install 'gongkai[province]'") from error
    except ValueError as error:
        raise UsageError(f"不认识 {place} 这样的位置", "写文件夹，或者 s3://、https:// 开头的位置") from error
    return _from_system(system, root.rstrip("/"), place.startswith(("http://", "https://")))


def _options(place: str) -> dict[str, Any]:
    """What fsspec is told. A web address must answer itself: where it sends us is nobody's promise."""
    if not place.startswith(("http://", "https://")):
        return {}
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


def _from_system(system: Any, root: str, web: bool) -> Callable[[str], bytes]:
    more = {"block_size": 0} if web else {}

    def fetch(path: str) -> bytes:
        try:
            with system.open(f"{root}/{path}", "rb", **more) as stream:
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
            raise Away(f"文件超过 {MOST >> 20} MB")
    return b"".join(parts)
