"""An archive -> one of the copies of the files in it."""

from __future__ import annotations

from collections.abc import Callable

from generator.access.copies.refused import MadeCopy, NoCopy, Removed, WrongType
from generator.access.copies.text import cleaned
from generator.access.copies.zips import members, padded, written

FILES = 2_000


def rebuilt(data: bytes, copied: Callable[[bytes, str], MadeCopy]) -> MadeCopy:
    """copied: bytes and name of a file in the archive -> its copy. Raises NoCopy, which names the file."""
    removed: Removed = Removed()
    hints: list[str] = []
    made: list[tuple[str, bytes]] = []
    files = members(data)
    if len(files) > FILES:
        raise NoCopy(f"压缩包内有 {len(files)} 个文件，超过 {FILES} 个", "分成几个压缩包")
    for name, content in files.items():
        if _left(name):
            removed["custom"] += 1
            continue
        if cleaned(name)[1]:
            raise NoCopy("压缩包内的文件名有看不见的字符", "改名后重新打包")
        try:
            copy = copied(content, name)
        except WrongType as error:
            raise WrongType(f"压缩包内的“{name}”：{error.why}", error.todo) from None
        except NoCopy as error:
            raise NoCopy(f"压缩包内的“{name}”：{error.why}", error.todo) from None
        removed.update(copy.removed)
        hints += copy.hints
        made.append((name, copy.data))
    if padded(data):
        removed["trailing"] = 1
    return MadeCopy(written(made), removed, tuple(dict.fromkeys(hints)))


def _left(name: str) -> bool:
    """What systems put into archives by themselves."""
    parts = name.split("/")
    return "__MACOSX" in parts or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini") or not parts[-1]
