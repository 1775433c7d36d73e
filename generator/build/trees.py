"""Two trees of files side by side: what is new in one is shared with the other,
what is gone is removed with its folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from stat import S_ISDIR

from generator.base.scan import RACY
from generator.base.workers import SerialExecutor, chunks, mapped

LEVEL_CHUNK = 1000


def paths_in(folder: Path, known: Iterable[str] = (), since: int = 0) -> Iterator[str]:
    """The path of every file in a tree, in no order. Raises OSError.

    known: its files at ``since`` (nanoseconds); a folder that has not changed after that holds what it held, and is not
    read again. 0 when nobody knows.
    """
    folders = _folders(known) if since else {""}
    prefix, limit = f"{folder}/", since - RACY
    waiting = [inner for inner in folders if _changed(prefix + inner, limit)]
    changed = set(waiting)
    yield from (path for path in known if path.rpartition("/")[0] not in changed)
    while waiting:
        inner = waiting.pop()
        prefix = f"{inner}/" if inner else ""
        for entry in _entries(folder / inner):
            if not entry.is_dir(follow_symlinks=False):
                yield prefix + entry.name
            elif prefix + entry.name not in folders:
                waiting.append(prefix + entry.name)


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder that these files lie in, "" for the tree itself."""
    waiting, folders = {path.rpartition("/")[0] for path in paths}, {""}
    while waiting:
        folders |= waiting
        waiting = {inner.rpartition("/")[0] for inner in waiting} - folders
    return folders


def _changed(folder: str, limit: int) -> bool:
    """Whether something may have come into a folder or left it after ``limit``, or it is none any more. The file system
    sets its own time of change whatever a program that copies trees sets back."""
    try:
        status = os.lstat(folder)
    except OSError:
        return True
    return not S_ISDIR(status.st_mode) or max(status.st_mtime_ns, status.st_ctime_ns) >= limit


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing when it is not there, or is a link that leads elsewhere."""
    if folder.is_symlink():
        return []
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []


def remove(folder: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    place = folder / path
    place.unlink(missing_ok=True)
    for parent in place.parents:
        if parent == folder:
            break
        try:
            parent.rmdir()
        except OSError:
            break


def share(source: Path, folder: Path, paths: Iterable[str], pool: Executor | None) -> bool:
    """Give ``folder`` these files of ``source``; returns whether all were there. Raises OSError."""
    wanted = list(paths)
    jobs = ((os.fspath(source), os.fspath(folder), part) for part in chunks(wanted, LEVEL_CHUNK))
    return sum(mapped(pool or SerialExecutor(), link, jobs, ahead=4)) == len(wanted)


def link(job: tuple[str, str, list[str]]) -> int:
    """Share files of one tree with the other; on file systems without hard links they are copied. Runs in a worker.

    Returns how many there were. What the first tree lacks is passed over. Plain calls of ``os``: with twenty thousand
    files, making Path values would cost more than the calls.
    """
    there, here, paths = job
    made: set[str] = set()
    replacing, lacking = False, 0
    for path in paths:
        place = f"{here}/{path}"
        if replacing:  # where one stood, nearly all do: no call that fails, no look for the folder
            try:
                os.unlink(place)  # noqa: PTH108
                os.link(f"{there}/{path}", place)
                continue
            except OSError:
                replacing = False
        parent = place.rpartition("/")[0]
        if parent not in made:
            made.add(parent)
            try:
                os.mkdir(parent)  # noqa: PTH102
            except FileExistsError:
                pass
            except FileNotFoundError:
                Path(parent).mkdir(parents=True, exist_ok=True)
        try:
            os.link(f"{there}/{path}", place)
        except FileExistsError:
            replacing = True
            os.unlink(place)  # noqa: PTH108
            os.link(f"{there}/{path}", place)
        except FileNotFoundError:
            lacking += 1
        except OSError:
            shutil.copy2(f"{there}/{path}", place)
    return len(paths) - lacking
