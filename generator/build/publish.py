"""Files of a build -> the live folder: all of them at once or none (design 3).

There are two full trees on one file system, the live one and a spare, which share their files by hard links and are
equal between builds. A build makes its changes in the spare, then both trade places in one step, then what was live
gets the same changes; so its cost follows the change and not the site. Files are replaced, never written through.

What dies at any moment leaves the live tree whole. ``trees`` in the state store tells how the last complete build left
both folders, by their identity on the file system; ``under-way`` says that a build has touched the spare since, and
holds what the live tree will be once they have traded places. From these the next build knows where it died.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from filecmp import cmp
from pathlib import Path

import msgspec

from generator.base.boot import boot
from generator.base.errors import GongkaiError
from generator.base.exchange import exchange, mend
from generator.base.identity import NOWHERE, identity
from generator.base.store import Store
from generator.build.stamp import PATH as STAMP
from generator.build.trees import paths_in, remove, share
from generator.model.diagnostic import UsageError
from generator.model.state import Trees

STATE, UNDER_WAY = "trees", "under-way"
INDEXES = ("search/index/", "zh-hant/search/index/")
"""Folders of the search index, of which the stage that indexes says what is in them."""
KEPT = ("assets/",)
"""The theme's own files with their digest in the name: pages that a reader opened before may still ask for them, so
they stay for one more build. The index has such names too, but its files hold texts of documents: what is taken back
leaves with the build that takes it back, and a search page that was opened before asks to be loaded anew."""


class Work(msgspec.Struct, frozen=True):
    """What publishing one build takes. folder: the spare tree. make: paths to be made in it; drop: to be removed.
    files: path -> key of the tree to be. retained: of these, which the plan no longer has."""

    folder: str
    make: tuple[str, ...]
    drop: tuple[str, ...]
    files: dict[str, str]
    retained: tuple[str, ...] = ()
    changed: bool = True


class TreeNotWhole(GongkaiError):
    """The spare tree lacks files that the live one has lost too: whoever knows how has to make them anew."""

    def explain(self) -> tuple[str, str]:
        """Somebody else works in the output folder."""
        return "输出文件夹里的文件在构建期间不断丢失，没有发布", "确认没有别的程序在清理或改动输出文件夹，再运行一次"


def beside(live: Path) -> Path:
    """Where the spare tree of an output folder lies, and the lock of whoever builds into it, from whatever checkout."""
    return live.with_name(f".{live.name}.gongkai")


class Output:
    """The live folder, its spare, and what is known of both."""

    def __init__(self, live: Path, store: Store) -> None:
        self.live = live
        self.store = store
        self.spare = beside(live) / "spare"
        self.notes: list[str] = []
        self.trees = Trees()
        self._believed: dict[str, str] = {}
        self._confirmed = False

    def recover(self) -> None:
        """Learn how the last build left the folders. Raises UsageError when the live folder is not ours to replace."""
        self.mend()
        trees = self.store.read(STATE, Trees) or Trees()
        under_way = self.store.read(UNDER_WAY, Trees)
        live, spare = identity(self.live), identity(self.spare)
        if under_way is not None and live and under_way.files and live == under_way.live:
            self.notes.append("上次构建在站点更新之后中断，已补上记录")
            trees = msgspec.structs.replace(under_way, spare=NOWHERE)
        elif under_way is not None:
            self.notes.append("上次构建没有完成，站点保持原样；已清理")
            trees = msgspec.structs.replace(trees, spare=NOWHERE)
        if live is None:
            trees = Trees()
        elif live != trees.live:
            self._claim()
            trees = Trees(live)
        if spare is None or spare != trees.spare:
            trees = msgspec.structs.replace(trees, spare=NOWHERE)
        self.trees = trees
        if trees.files and trees.boot != boot():
            self.trees = msgspec.structs.replace(trees, live_counted=0, spare_counted=0)
            self.verify(empty=True)

    def finish_removal(self) -> None:
        """Before anything else: the tree beside the live one, when the last build died over it, may hold what that took
        back. Raises OSError."""
        if self.store.read(UNDER_WAY, Trees) is not None:
            self.mend()
            if self.live.exists() and self.spare.exists():
                shutil.rmtree(self.spare)

    def mend(self) -> None:
        """Put back a folder that was left halfway between its two places."""
        if mend(self.live, self.spare):
            self.notes.append("上次发布在交换文件夹时中断，已恢复")

    def standing(self) -> dict[str, str]:
        """Path -> key of the live tree's files, without those that only stay for one more build."""
        retained = set(self.trees.retained)
        return {path: key for path, key in self.trees.files.items() if path not in retained}

    def doubt(self) -> None:
        """Believe of no file that it is what it should be: each is made anew, and compared with what is live."""
        self._believed = self.trees.files
        self.trees = msgspec.structs.replace(self.trees, files=dict.fromkeys(self.trees.files, ""), spare=NOWHERE)

    def verify(self, *, empty: bool = False) -> None:
        """Forget what is not in the live tree any more though nobody told us: it will be made anew.

        empty: empty files count as lost too, since that is what the power's going leaves of files whose data were not
        yet on the disk.
        """
        least = 1 if empty else 0
        files = {path: key for path, key in self.trees.files.items() if _size(self.live / path) >= least}
        if len(files) < len(self.trees.files):
            self.notes.append(f"站点里少了 {len(self.trees.files) - len(files)} 个文件，已补上")
            self.trees = msgspec.structs.replace(self.trees, files=files, spare=NOWHERE)

    def _claim(self) -> None:
        """The live folder is not the one that we know. It may only be replaced when it is a site that we built."""
        if not self.live.is_dir():
            raise UsageError(f"输出位置 {self.live.name} 不是文件夹", "请用 --output 指定一个文件夹")
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

    def work(self, wanted: Mapping[str, str]) -> Work:
        """What to do so that the tree holds ``wanted`` (path -> key)."""
        now = self.trees.files
        old = set(self.trees.retained)
        retained = {
            path: key for path, key in now.items() if path not in wanted and path not in old and path.startswith(KEPT)
        }
        same = now and not retained and len(wanted) + sum(path not in wanted for path in old) == len(now)
        if same and all(now.get(path) == key for path, key in wanted.items()):
            return Work(os.fspath(self.spare), (), (), dict(now), self.trees.retained, changed=False)
        files = {**wanted, **retained}
        make = tuple(path for path, key in files.items() if now.get(path) != key)
        drop = tuple(path for path in now if path not in files)
        return Work(os.fspath(self.spare), make, drop, files, tuple(sorted(retained)))

    def open(self, work: Work, pool: Executor | None = None) -> None:
        """Make the spare ready to be changed: equal to the live tree, less what goes. Raises OSError."""
        self.store.write(UNDER_WAY, Trees())
        if self.trees.spare == NOWHERE:
            if self.spare.exists():
                shutil.rmtree(self.spare)
            self.spare.mkdir(parents=True)
            self.trees = msgspec.structs.replace(self.trees, spare_counted=0)
            # What somebody removed from the live tree by hand is made anew with the rest.
            going = set(work.make) | set(work.drop)
            share(self.live, self.spare, [path for path in self.trees.files if path not in going], pool)
        for path in work.drop:
            remove(self.spare, path)

    def abandon(self) -> None:
        """What was begun in the spare is not to be: it is made anew from the live tree. Raises OSError."""
        if self.spare.exists():
            shutil.rmtree(self.spare)
        self.trees = msgspec.structs.replace(self.trees, spare=NOWHERE)
        self.store.remove(UNDER_WAY)

    def missing(self, work: Work) -> Iterator[str]:
        """Paths that must be made: those that changed, and any that the spare lacks though it was thought whole."""
        yield from work.make
        if self.trees.spare == NOWHERE:
            made = set(work.make)
            yield from (path for path in work.files if path not in made and not (self.spare / path).exists())

    def complete(self, work: Work) -> None:
        """Look into the spare before it goes live: it gets what it lacks and loses what nobody planned.
        Raises TreeNotWhole, OSError."""
        counted = time.time_ns()
        there = set(paths_in(self.spare, self.trees.files, self.trees.spare_counted))
        for path in there - work.files.keys():
            remove(self.spare, path)
        lacking = [path for path in work.files if path not in there]
        if any(self.trees.files.get(path) != work.files[path] for path in lacking):
            raise TreeNotWhole
        share(self.live, self.spare, lacking, None)
        if not all((self.spare / path).is_file() for path in lacking):
            raise TreeNotWhole
        self.trees = msgspec.structs.replace(self.trees, spare_counted=counted)
        same = [path for path, key in self._believed.items() if key == work.files.get(path) and path != STAMP]
        if other := [path for path in same if self._other(path)]:
            shown = "、".join(other[:5]) + ("等" if len(other) > 5 else "")
            self.notes.append(f"站点里有 {len(other)} 个文件少了或不是应有的内容（{shown}），已换上")
        self._confirmed = bool(same) and not other and len(work.files) == len(self._believed) == len(same) + 1

    def confirmed(self) -> bool:
        """Whether the doubts were about nothing: all but the stamp is what it was, so that nobody need exchange it."""
        if self._confirmed:
            remove(self.spare, STAMP)
            share(self.live, self.spare, [STAMP], None)
            spare = identity(self.spare) or NOWHERE
            self.trees = msgspec.structs.replace(self.trees, files=self._believed, spare=spare, boot=boot())
            self.store.write(STATE, self.trees)
            self.store.remove(UNDER_WAY)
        return self._confirmed

    def _other(self, path: str) -> bool:
        try:
            return not cmp(self.live / path, self.spare / path, shallow=False)
        except OSError:
            return True

    def swap(self, work: Work) -> None:
        """The spare tree, now complete, goes live. Raises OSError; the old site then still stands."""
        before, fresh = self.trees, identity(self.spare) or NOWHERE
        after = Trees(
            fresh,
            files=work.files,
            retained=work.retained,
            live_counted=before.spare_counted,
            spare_counted=before.live_counted,
        )
        self.store.write(UNDER_WAY, after)
        if self.live.exists():
            exchange(self.live, self.spare)
        else:
            self.live.parent.mkdir(parents=True, exist_ok=True)
            self.spare.rename(self.live)
        if not before.files and self.spare.exists():
            shutil.rmtree(self.spare)
        self.trees = after

    def level(self, work: Work, pool: Executor | None = None) -> None:
        """What was live gets the same changes, so that the next build starts from two equal trees.

        The new site stands already: an error here (a full disk) costs the next build time and nothing else.
        """
        try:
            counted = self.trees.spare_counted
            if self.spare.exists():
                for path in work.drop:
                    remove(self.spare, path)
                counted = counted if share(self.live, self.spare, work.make, pool) else 0
            else:
                self.spare.mkdir(parents=True)
                counted = time.time_ns() if share(self.live, self.spare, work.files, pool) else 0
        except OSError as error:
            self.notes.append(f"站点已更新；备用文件夹没有准备好（{error.strerror}），下次构建会慢一些")
            return
        spare = identity(self.spare) or NOWHERE
        self.trees = msgspec.structs.replace(self.trees, spare=spare, boot=boot(), spare_counted=counted)
        self.store.write(STATE, self.trees)
        self.store.remove(UNDER_WAY)


def _size(path: Path) -> int:
    """Bytes of a file, -1 when it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return -1
