"""The portal's files -> the live folder, all of them at once or none (design 3).

A whole tree is written beside the live one, sharing what has not changed, and both trade places in one step. What a run
left that died lies beside the live folder and goes with the next one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.base.exchange import exchange, mend
from generator.base.files import read_plain
from generator.model.diagnostic import UsageError
from generator.province.portal.hosts import GENERATOR


class _Claim(msgspec.Struct):
    generator: str = ""


def room(live: Path) -> Path:
    """The folder beside the live one in which its lock and its next tree lie."""
    return live.with_name(f".{live.name}.portal")


def publish(live: Path, files: Mapping[str, bytes]) -> int:
    """Put the files in the place of what is live; whoever calls holds the lock. Returns how many were written; 0 when
    nothing differs. Raises UsageError when the folder is somebody else's, OSError: what was live then still is."""
    fresh = room(live) / "next"
    mend(live, fresh)
    claim(live)
    if fresh.exists():
        shutil.rmtree(fresh)
    if _same(live, files):
        return 0
    written = sum(_placed(live, fresh, path, data) for path, data in files.items())
    if live.exists():
        exchange(fresh, live)
        shutil.rmtree(fresh)
    else:
        fresh.rename(live)
    return written


def claim(live: Path) -> None:
    """Raises UsageError unless the folder is not there, empty, or a portal that we made."""
    if live.is_symlink() or (live.exists() and not live.is_dir()):
        raise UsageError(f"{live} 不是文件夹", "portal.output 写一个新的文件夹")
    if not live.is_dir() or not any(live.iterdir()):
        return
    try:
        ours = msgspec.json.decode(read_plain(live / "build.json"), type=_Claim).generator == GENERATOR
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        ours = False
    if not ours:
        raise UsageError(f"{live} 里有别的文件，不是门户", "portal.output 写一个新的文件夹；那里的文件没有动")


def _same(live: Path, files: Mapping[str, bytes]) -> bool:
    there = {(Path(folder) / name).relative_to(live).as_posix() for folder, _, names in os.walk(live) for name in names}
    return there == files.keys() and all(_holds(live / path, data) for path, data in files.items())


def _holds(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _placed(live: Path, fresh: Path, path: str, data: bytes) -> bool:
    """A file of the tree to be; whether it had to be written."""
    place = fresh / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if _holds(live / path, data):
        try:
            place.hardlink_to(live / path)
            return False
        except OSError:
            pass
    place.write_bytes(data)
    return True
