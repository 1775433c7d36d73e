"""Two trees of files side by side: what is new in one is shared with the other,
what is gone is removed with its folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path

from generator.base.workers import SerialExecutor, chunks, mapped

LEVEL_CHUNK = 1000


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


def share(source: Path, folder: Path, paths: Iterable[str], pool: Executor | None) -> None:
    """Give ``folder`` these files of ``source``. Raises OSError."""
    jobs = ((os.fspath(source), os.fspath(folder), part) for part in chunks(list(paths), LEVEL_CHUNK))
    for _ in mapped(pool or SerialExecutor(), link, jobs, ahead=4):
        pass


def link(job: tuple[str, str, list[str]]) -> int:
    """Share files of one tree with the other; on file systems without hard links they are copied. Runs in a worker.

    Returns how many there were. What the first tree lacks is passed over. Plain calls of ``os``: with twenty thousand
    files, making Path values would cost more than the calls.
    """
    there, here, paths = job
    made: set[str] = set()
    replacing = False
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
            continue
        except OSError:
            shutil.copy2(f"{there}/{path}", place)
    return len(paths)
