"""A prefix of an object store -> a folder of the same files; only objects that are not what they were are fetched."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.base.digest import digest
from generator.base.store import Store
from generator.province.place import StoragePlace, StoredObject, without_secrets
from generator.province.settings import CountySource
from generator.province.sources import Fetched, SourceMark, away

AT_ONCE = 16
"""Objects that are fetched side by side."""


def look(source: CountySource) -> SourceMark:
    """The names, sizes and marks of all objects."""
    found = _listing(source)
    return SourceMark(digest(*(part for name, told in found.items() for part in (name, str(told.size), told.etag))))


def fetch(source: CountySource, mark: str, work: Path) -> Fetched:
    """Make the folder what the prefix is. What was fetched is noted when all is there: after an interruption the rest
    is fetched again."""
    place, notes, tree = StoragePlace(source.objects, source.endpoint), Store(work / "fetched"), work / "tree"
    found = _listing(source)
    before = notes.read("objects", dict[str, StoredObject]) or {}
    for name in _files(tree) - found.keys():
        (tree / name).unlink()
        _without_empty((tree / name).parent, tree)  # an object may now have the name that a folder had
    wanted = [name for name, told in found.items() if not _there(tree / name, told, before.get(name))]
    notes.remove("objects")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda name: place.get(name, tree / name), wanted))
    notes.write("objects", found)
    return Fetched(tree)


def _without_empty(folder: Path, tree: Path) -> None:
    while folder != tree and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _there(path: Path, told: StoredObject, before: StoredObject | None) -> bool:
    return bool(told.etag) and before == told and path.is_file() and path.stat().st_size == told.size


def _files(tree: Path) -> set[str]:
    return {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file() or path.is_symlink()}


def _listing(source: CountySource) -> dict[str, StoredObject]:
    found = StoragePlace(source.objects, source.endpoint).listing()
    where = without_secrets(source.objects)
    if not found:
        raise away(where, "里面没有文件")
    files = {name: told for name, told in found.items() if not name.endswith("/")}
    for name in found:
        parts = name.split("/")
        if (
            any(part in ("", ".", "..") for part in parts[:-1])
            or parts[-1] in (".", "..")
            or "\\" in name
            or "\0" in name
        ):
            raise away(where, f"名称“{name[:80]}”不能作为文件的路径")
        above = ("/".join(parts[:end]) for end in range(1, len(parts)))
        if both := next((folder for folder in above if folder in files), ""):
            raise away(where, f"“{both[:80]}”既是文件又是文件夹")
    return files
