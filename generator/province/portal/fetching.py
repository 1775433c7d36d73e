"""A place and a path -> the bytes of a published file: from a folder, an object store or a web address, never more than
``MOST`` of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.base.errors import GongkaiError
from generator.base.files import MOST, read_plain
from generator.model.diagnostic import UsageError

WAIT = 60
"""Seconds after which a web address that does not answer counts as away."""

Fetch = Callable[[str], bytes]
"""A path within the site ("data/documents.json") -> its bytes. Raises FileNotFoundError where there is no such file,
Away for everything else."""


class Away(GongkaiError):
    """A file that could not be read, though it may be there: what is wrong, in words."""


def fetching(place: str) -> Fetch:
    """How the files of one site are read. Raises UsageError where that takes a part of the program that is not here."""
    if "://" not in place:
        return _from_folder(Path(place))
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
    return _from_system(system, root.rstrip("/"), "http" in system.protocol)


def _options(place: str) -> dict[str, Any]:
    """What fsspec is told. A web address must answer itself: where it sends us is nobody's promise."""
    if not place.startswith(("http://", "https://")):
        return {}
    from aiohttp import ClientTimeout

    return {"allow_redirects": False, "client_kwargs": {"timeout": ClientTimeout(total=WAIT)}}


def _from_folder(folder: Path) -> Fetch:
    def fetch(path: str) -> bytes:
        try:
            return read_plain(folder / path)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise Away(error.strerror or "读不了") from error

    return fetch


def _from_system(system: Any, root: str, web: bool) -> Fetch:
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
