"""A county's memory (``.gongkai``) between builds, where every worker reaches it: generations over files named by
digest.

A build begins with the newest generation and ends by writing the next one: first files that no generation has yet,
then, in one step, the list of all of them. What dies in between leaves the last one. The number of a generation is that
of the lease under which it was written, so a writer that wakes up late cannot come after its successor.

A worker that has built from here before finds most files at home. Its own memory may be newer than what is here, when
it died before writing it: of what was published, the later record is the right one (ADR 0170), so that one is taken.
"""

from __future__ import annotations

import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from generator.base.digest import digest_bytes
from generator.base.store import Store
from generator.model.diagnostic import UsageError
from generator.model.options import Options
from generator.province.lease import CountyLease
from generator.province.place import StoragePlace, without_secrets

AT_ONCE = 8
"""Files that are copied side by side."""
GENERATIONS = "generations"
_GENERATION = re.compile(rf"{GENERATIONS}/\d+\.json")


class KeptFile(msgspec.Struct, frozen=True):
    """One file of a memory."""

    digest: str
    size: int


class _AtHome(msgspec.Struct, frozen=True):
    """What a worker knows of its copy. number: of the generation that it came from. files: (modified, size) -> what it
    then held, in nanoseconds and bytes."""

    number: int = 0
    files: dict[str, tuple[int, int, KeptFile]] = {}


class SharedState:
    """The memory of one county. folder: its copy on this worker."""

    def __init__(self, place: StoragePlace, folder: Path) -> None:
        self.folder = folder
        self._place = place
        self._notes = Store(folder.with_name(f"{folder.name}.notes"))

    def fetch(self) -> bool:
        """Make the copy here the newest generation; whether there is any memory at all. Raises UsageError, OSError."""
        number, kept = self._newest()
        home = self._notes.read("home", _AtHome) or _AtHome()
        if not self.folder.is_dir():
            home = _AtHome()
        if number and not self._is_of(home, number, kept):
            self._copy(kept, home)
            home = _AtHome(number, files=self._noted(kept))
        self._notes.write("home", msgspec.structs.replace(home, number=number))
        return bool(home.files) or self.folder.is_dir()

    def _is_of(self, home: _AtHome, number: int, kept: dict[str, KeptFile]) -> bool:
        """Whether the copy came from that very generation. Numbers begin anew in another place, and in one that was
        emptied: then a higher one here is of the past."""
        return home.number == number and {path: item for path, (_, _, item) in home.files.items()} == kept

    def push(self, lease: CountyLease) -> int:
        """Write the next generation; returns how many files were sent. Raises LeaseLost, UsageError, OSError."""
        _, before = self._newest()
        home = self._notes.read("home", _AtHome) or _AtHome()
        now = {path: self._kept(path, home) for path in _files(self.folder)}
        there = {item.digest for item in before.values()}
        sending = {item.digest: path for path, item in now.items() if item.digest not in there}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda one: self._place.put(f"files/{one[0]}", self.folder / one[1]), sending.items()))
        lease.check()
        self._place.write(_path(lease.number), msgspec.json.encode(now))
        self._notes.write("home", _AtHome(lease.number, files=self._noted(now)))
        self._clean(lease.number, now, before)
        return len(sending)

    def _newest(self) -> tuple[int, dict[str, KeptFile]]:
        names = [name for name in self._place.listing(GENERATIONS) if _GENERATION.fullmatch(name)]
        if not names:
            return 0, {}
        name = names[-1]
        try:
            kept = msgspec.json.decode(self._place.read(name) or b"", type=dict[str, KeptFile])
        except msgspec.DecodeError:
            raise UsageError(
                f"缓存 {without_secrets(self._place.address)} 里的 {name} 坏了",
                "从备份恢复；没有备份的，删去这个位置，再运行一次：有错误的文件在改正以前什么都不会发布",
            ) from None
        if wrong := next((path for path in kept if not _inside(path)), ""):
            raise UsageError(f"缓存 {name} 里的路径“{wrong[:80]}”不对", "检查谁能写缓存的位置")
        return int(name[len(GENERATIONS) + 1 : -5]), kept

    def _copy(self, kept: dict[str, KeptFile], home: _AtHome) -> None:
        for path in _files(self.folder) - kept.keys():
            (self.folder / path).unlink()
        lacking = [(path, item) for path, item in kept.items() if self._here(path, home) != item]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda one: self._place.get(f"files/{one[1].digest}", self.folder / one[0]), lacking))

    def _here(self, path: str, home: _AtHome) -> KeptFile | None:
        return self._kept(path, home) if (self.folder / path).is_file() else None

    def _kept(self, path: str, home: _AtHome) -> KeptFile:
        status = (self.folder / path).stat()
        modified, size, known = home.files.get(path, (0, -1, None))
        if known is not None and (modified, size) == (status.st_mtime_ns, status.st_size):
            return known
        data = (self.folder / path).read_bytes()
        return KeptFile(digest_bytes(data), len(data))

    def _noted(self, files: dict[str, KeptFile]) -> dict[str, tuple[int, int, KeptFile]]:
        found = {}
        for path, item in files.items():
            status = (self.folder / path).stat()
            found[path] = status.st_mtime_ns, status.st_size, item
        return found

    def _clean(self, number: int, now: dict[str, KeptFile], before: dict[str, KeptFile]) -> None:
        """What neither this generation nor the one before it has: files that a killed writer left are found later."""
        kept = {f"files/{item.digest}" for item in (*now.values(), *before.values())}
        for name in list(self._place.listing(GENERATIONS))[:-2]:
            self._place.remove(name)
        for name in self._place.listing("files").keys() - kept:
            self._place.remove(name)


def forget(folder: Path) -> None:
    """Remove a worker's copy, with what is known of it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(folder.with_name(f"{folder.name}.notes"), ignore_errors=True)


def has_memory(state: Path, output: Path) -> bool:
    """Whether a state folder knows what was last published into the output folder. One of another folder, as after
    ``output`` or ``work`` was changed, tells nothing of it."""
    return (
        Options(config=Path("config.yaml"), state=state, output=output).state_folder(output) / "admission"
    ).is_file()


def _inside(path: str) -> bool:
    return all(part not in ("", ".", "..") for part in path.split("/"))


def _files(folder: Path) -> set[str]:
    return {
        os.path.relpath(path, folder).replace(os.sep, "/")
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".new")
    }


def _path(number: int) -> str:
    return f"{GENERATIONS}/{number:08d}.json"
