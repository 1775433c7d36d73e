"""Files of a build -> the live folder: all of them at once or none (DESIGN 3).

There are two full trees on one file system: the live one and a spare. A build brings the spare forward by what the last
two builds changed, then both trade places. Files are replaced, never written through, so the trees can share them by
hard links. What dies at any moment leaves the live tree whole; the next build sees from the folders' identity how far
it came.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.base.exchange import exchange, mend
from generator.base.store import Store
from generator.model.diagnostic import UsageError
from generator.model.state import Tree, Trees

STATE = "trees"
KEPT = ("assets/", "search/index/")
"""Files with their digest in the name: pages that a reader opened before may still ask for them, so they stay for one
more build."""


class Work(msgspec.Struct, frozen=True):
    """What publishing one build takes. folder: the spare tree. make: paths to be made in it; link: from the live tree;
    drop: to be removed. files: path -> key of the tree to be. retained: of these, which the plan no longer has."""

    folder: str
    make: tuple[str, ...]
    link: tuple[str, ...]
    drop: tuple[str, ...]
    files: dict[str, str]
    retained: tuple[str, ...] = ()
    changed: bool = True


class Output:
    """The live folder, its spare, and what is known of both."""

    def __init__(self, live: Path, store: Store) -> None:
        self.live = live
        self.store = store
        self.side = live.with_name(f".{live.name}.gongkai")
        self.spare = self.side / "spare"
        self.notes: list[str] = []
        self.trees = Trees()

    def recover(self) -> None:
        """Learn how the last build left the folders. Raises UsageError when the live folder is not ours to replace."""
        if mend(self.live, self.spare):
            self.notes.append("上次发布在交换文件夹时中断，已恢复")
        trees = self.store.read(STATE, Trees) or Trees()
        live, spare = identity(self.live), identity(self.spare)
        if live and live == (trees.spare.device, trees.spare.inode) and trees.spare.complete:
            trees = Trees(trees.spare, trees.live, trees.retained)
            self.notes.append("上次发布在记录之前中断，站点已是新的，已补上记录")
        if not live:
            trees = msgspec.structs.replace(trees, live=Tree())
        elif live != (trees.live.device, trees.live.inode) or not trees.live.complete:
            self._claim()
            trees = msgspec.structs.replace(trees, live=Tree(*live))
        if not spare or spare != (trees.spare.device, trees.spare.inode) or not trees.spare.complete:
            if spare:
                self.notes.append("清理了上次没有完成的构建")
            trees = msgspec.structs.replace(trees, spare=Tree())
        self.trees = trees

    def _claim(self) -> None:
        """The live folder is not the one that we know. It may only be replaced when it is a site that we built."""
        if not any(self.live.iterdir()):
            return
        try:
            made = json.loads((self.live / "build.json").read_bytes())
            ours = isinstance(made, dict) and made.get("generator") == "gongkai"
        except (OSError, ValueError):
            ours = False
        if not ours:
            raise UsageError(
                f"输出文件夹 {self.live.name} 里有不是本程序生成的文件",
                "为防误删没有动它；请用 --output 指定一个空文件夹，或先把里面的文件移走",
            )
        self.notes.append("没有上次构建的记录，全部重新生成")

    def standing(self, folder: str) -> dict[str, str]:
        """Path -> key of the live tree's files below a folder, without those that only stay for one more build."""
        retained = set(self.trees.retained)
        return {
            path: key for path, key in self.trees.live.files.items() if path.startswith(folder) and path not in retained
        }

    def work(self, wanted: Mapping[str, str]) -> Work:
        """What to do so that the spare tree holds ``wanted`` (path -> key)."""
        live, spare = self.trees.live.files, self.trees.spare.files
        old = set(self.trees.retained)
        retained = {
            path: key for path, key in live.items() if path not in wanted and path not in old and path.startswith(KEPT)
        }
        if live and dict(wanted) == {path: key for path, key in live.items() if path in wanted or path not in old}:
            return Work(os.fspath(self.spare), (), (), (), dict(live), self.trees.retained, changed=False)
        files = {**wanted, **retained}
        missing = [path for path, key in files.items() if spare.get(path) != key]
        link = tuple(path for path in missing if live.get(path) == files[path])
        linked = set(link)
        make = tuple(path for path in missing if path not in linked)
        drop = tuple(path for path in spare if path not in files)
        return Work(os.fspath(self.spare), make, link, drop, files, tuple(sorted(retained)))

    def open(self, work: Work) -> tuple[str, ...]:
        """Bring the spare forward by links and removals. Raises OSError.

        Returns what the caller must make: ``work.make`` and whatever somebody removed from the live folder by hand.
        """
        self.store.write(STATE, msgspec.structs.replace(self.trees, spare=Tree()))
        if not self.trees.spare.complete and self.spare.exists():
            shutil.rmtree(self.spare)
        self.spare.mkdir(parents=True, exist_ok=True)
        for path in work.drop:
            _remove(self.spare, path)
        return (*work.make, *_link(self.live, self.spare, work.link))

    def swap(self, work: Work) -> None:
        """The spare tree, now complete, goes live. Raises OSError; the old site then still stands."""
        found = identity(self.spare)
        assert found is not None
        ready = Tree(*found, complete=True, files=work.files)
        self.store.write(STATE, Trees(self.trees.live, ready, work.retained), durable=True)
        if self.live.exists():
            exchange(self.live, self.spare)
        else:
            self.live.parent.mkdir(parents=True, exist_ok=True)
            self.spare.rename(self.live)
        old = self.trees.live if self.trees.live.complete else Tree()
        self.trees = Trees(ready, old, work.retained)
        self.store.write(STATE, self.trees)
        if not old.complete and self.spare.exists():
            shutil.rmtree(self.spare)

    def live_identity(self) -> tuple[int, int]:
        """Device and inode of the live folder; zeros when there is none."""
        return identity(self.live) or (0, 0)


def identity(folder: Path) -> tuple[int, int] | None:
    """What a folder is, wherever it has been moved: (device, inode); None when it does not exist."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _remove(folder: Path, path: str) -> None:
    place = folder / path
    place.unlink(missing_ok=True)
    for parent in place.parents:
        if parent == folder:
            break
        try:
            parent.rmdir()
        except OSError:
            break


def _link(source: Path, folder: Path, paths: tuple[str, ...]) -> list[str]:
    """Share files between the trees; on file systems without hard links they are copied. Returns those not there."""
    there, here = os.fspath(source), os.fspath(folder)
    made: set[str] = set()
    gone: list[str] = []
    for path in paths:
        place = f"{here}/{path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            made.add(parent)
            try:
                os.mkdir(parent)  # noqa: PTH102  # twenty thousand times; Path costs more than the call
            except FileExistsError:
                pass
            except FileNotFoundError:
                Path(parent).mkdir(parents=True)
        try:
            os.link(f"{there}/{path}", place)
        except FileExistsError:
            Path(place).unlink()
            os.link(f"{there}/{path}", place)
        except FileNotFoundError:
            gone.append(path)
        except OSError:
            shutil.copy2(f"{there}/{path}", place)
    return gone
