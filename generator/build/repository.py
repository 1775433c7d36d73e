"""A folder in a Git repository -> what Git knows of its files: their bytes at a revision, what has become of them
since, and when each first came in. What it cannot know (no Git, a shallow clone) is said, never guessed."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from generator.base.dates import SHANGHAI
from generator.model.diagnostic import UsageError


class FirstCommit(msgspec.Struct, frozen=True):
    """The commit that brought a file. day: in Beijing."""

    day: datetime.date
    name: str


class FolderInGit(msgspec.Struct, frozen=True):
    """A content folder and where it lies in its repository ("content/", or "" for all of it)."""

    path: Path
    inside: str

    def at(self, revision: str, path: str) -> bytes:
        """The bytes of a file of the repository as they were. Raises UsageError."""
        return run_git(self.path, "cat-file", "blob", f"{revision}:{path}")

    def since(self, revision: str) -> Iterator[tuple[str, str]]:
        """Path then, "" for a new file, and path now, "" for one that is gone, of each file that is not what it was;
        from the root of the repository. Files that Git does not know yet are new."""
        told = run_git(self.path, "diff", "--name-status", "--no-ext-diff", "-M", "-z", revision)
        words = iter(told.decode("utf-8", "surrogateescape").split("\0"))
        for status in words:
            if status:
                path = next(words)
                now = next(words) if status[:1] in ("R", "C") else path
                yield ("" if status == "A" else path), ("" if status == "D" else now)
        unknown = run_git(self.path, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        for path in filter(None, unknown.decode("utf-8", "surrogateescape").split("\0")):
            yield "", self.inside + path

    def first_commits(self) -> Mapping[str, FirstCommit]:
        """Path within this folder now -> the commit that brought its document into the repository under whatever name.
        Files that are in no commit are not there. Raises UsageError for a clone without the older commits."""
        if run_git(self.path, "rev-parse", "--is-shallow-repository").strip() == b"true":
            raise UsageError(
                f"{self.path} 是浅克隆，没有较早的提交，不知道每份文件什么时候放进来",
                "先运行 git fetch --unshallow（流水线里把检出的深度设为全部历史），再检查",
            )
        if not run_git(self.path, "rev-list", "--all", "--max-count=1"):
            return {}
        form = "--format=%x01%h %ct"
        told = run_git(
            self.path,
            "-c",
            "core.quotePath=off",
            "log",
            "--topo-order",
            "-m",
            "-M",
            "--name-status",
            form,
            "--",
            ":(top)*.md",
        )
        return {
            path.removeprefix(self.inside): commit
            for path, commit in _first(told.decode("utf-8", "surrogateescape")).items()
            if path.startswith(self.inside)
        }


def _first(log: str) -> dict[str, FirstCommit]:
    """Path now -> first commit, from a log that begins with the newest."""
    now: dict[str, str] = {}
    first: dict[str, FirstCommit] = {}
    for part in log.split("\x01")[1:]:
        head, _, changes = part.partition("\n")
        name, _, seconds = head.partition(" ")
        commit = FirstCommit(datetime.datetime.fromtimestamp(int(seconds), SHANGHAI).date(), name)
        for line in filter(None, changes.split("\n")):
            status, *paths = line.split("\t")
            path = now.get(paths[-1], paths[-1])
            if status[:1] == "R":
                now[paths[0]] = path
            first[path] = commit
    return first


def folder_in_git(folder: Path) -> FolderInGit:
    """Raises UsageError for a folder that is in no repository, or a machine without Git."""
    try:
        inside = run_git(folder, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")
    except UsageError as error:
        if "没有找到" in error.message:
            raise
        raise UsageError(f"{folder} 不在 Git 仓库里，没有提交记录可以对照", "在仓库里运行，或不用这个选项") from None
    return FolderInGit(folder, inside)


def known_revision(folder: Path, revision: str) -> None:
    """Raises UsageError for a revision that is not there, or a folder that is in no repository."""
    try:
        run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError as error:
        if "没有找到" in error.message:
            raise
        hint = "写已有的版本，例如 --since HEAD~1 或 --since origin/main；浅克隆先运行 git fetch --unshallow"
        raise UsageError(f"{folder} 里没有 Git 版本 {revision}", hint) from None


def run_git(folder: Path, *arguments: str) -> bytes:
    """What a command of Git prints. Raises UsageError when there is no Git, or it fails."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:
        raise UsageError("没有找到 Git", "安装 Git，或不用 --since、--history") from None
    if done.returncode:
        what = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError(f"Git 在 {folder} 里做不到 {arguments[0]}：{what}", "检查版本的写法和仓库是否完整")
    return done.stdout
