"""A Git repository and a revision: one commit of it, checked out beside what was fetched before.

Git itself is asked, as a program: its credentials and keys are the worker's own. Nothing is asked of a person, helpers
of foreign protocols are off, and messages leave out what an address may hold of credentials.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from generator.model.diagnostic import UsageError
from generator.province.place import without_secrets
from generator.province.settings import CountySource
from generator.province.sources import Fetched, SourceMark, away

SECONDS = 600
"""How long one call of Git may take: a first fetch of a large repository takes minutes."""
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SAFE = ("-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0")
_WHOLE = ("-c", "fetch.unpackLimit=1")
"""A pack appears as a whole: one killed while it unpacks would leave a commit whose files lack."""
_TIDY = ("-c", "gc.auto=2000", "-c", "gc.autoPackLimit=20", "-c", "gc.autoDetach=false")
_NOW = "refs/gongkai/now"
"""The commit that is checked out. A server is told of it and sends what differs, else it would send everything."""
_POINTER = b"version https://git-lfs.github.com/spec/"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def look(source: CountySource) -> SourceMark:
    """The commit that the revision names now."""
    if _COMMIT.fullmatch(source.revision):
        return SourceMark(source.revision)
    told = _git(source, "ls-remote", "--", source.git, source.revision, f"{source.revision}^{{}}")
    rows = (line.partition("\t") for line in told.splitlines())
    found = {name: commit for commit, _, name in rows if name}
    for name in (f"refs/heads/{source.revision}", f"refs/tags/{source.revision}^{{}}", f"refs/tags/{source.revision}"):
        if name in found:
            return SourceMark(found[name])
    exact = found.get(f"{source.revision}^{{}}") or found.get(source.revision)
    if exact is None:
        raise away(f"仓库 {without_secrets(source.git)}", f"没有分支、标签或提交 {source.revision}")
    return SourceMark(exact)


def fetch(source: CountySource, mark: str, work: Path) -> Fetched:
    """The commit's files. Files that are the same in both commits keep their times, so that they need not be read."""
    store, tree = work / "repository", work / "tree"
    tree.mkdir(parents=True, exist_ok=True)
    if not (store / "HEAD").is_file():
        _git(source, "init", "--quiet", "--bare", "--", os.fspath(store))
    here = (f"--git-dir={store}", f"--work-tree={tree}")
    if not _has(here, mark):
        try:
            _git(source, *_WHOLE, *here, "fetch", "--quiet", "--depth=1", "--no-tags", "--", source.git, mark)
        except UsageError:  # a server may give whole branches only
            _git(source, *_WHOLE, *here, "fetch", "--quiet", "--", source.git, "+refs/*:refs/fetched/*")
    (store / "index.lock").unlink(missing_ok=True)  # left by one that was killed; the county's lock is ours
    _git(source, *here, "read-tree", "--reset", mark)
    _git(source, *here, "-c", "core.autocrlf=false", "checkout-index", "--all", "--force", "--quiet")
    _git(source, *here, "update-index", "-q", "--refresh", failing=True)
    _git(source, *here, "clean", "-ffdxq")
    _git(source, *here, "update-ref", _NOW, mark)
    _git(source, *_TIDY, *here, "gc", "--auto", "--quiet", "--prune=now", failing=True)
    root = tree / source.path
    if not root.resolve().is_relative_to(tree.resolve()) or not root.is_dir():
        raise away(f"仓库 {without_secrets(source.git)}", f"没有文件夹 {source.path}")
    _all_here(source, _git(source, *here, "ls-files", "--stage", "-z"), tree)
    return Fetched(root, mark)


def _all_here(source: CountySource, listed: str, tree: Path) -> None:
    """What a repository only points to does not come along: without a word, documents would leave the site, and
    pointers would stand in the place of attachments. listed: as ``ls-files --stage -z`` prints it."""
    rows = [row.partition("\t") for row in listed.split("\0") if row]
    inside = f"{source.path.strip('/')}/" if source.path.strip("/.") else ""
    below = [(told[:6], name) for told, _, name in rows if name.startswith(inside)]
    where = without_secrets(source.git)
    for mode, name in below:
        if mode == "160000":
            raise UsageError(
                f"仓库 {where} 里的 {name} 是 Git 子模块，里面的内容不会取来", "把内容直接放进这个仓库，或者去掉子模块"
            )
    attributes = [tree / name for _, _, name in rows if name.rpartition("/")[2] == ".gitattributes"]
    if not any(b"filter=lfs" in path.read_bytes() for path in attributes if path.is_file() and not path.is_symlink()):
        return
    for mode, name in below:
        if mode.startswith("100") and _is_pointer(tree / name):
            raise UsageError(
                f"仓库 {where} 里的 {name} 在 Git LFS 里，取来的只是一个指针",
                "把文件直接放进仓库，或者内容改用文件夹（folder）、对象存储（objects）",
            )


def _is_pointer(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_POINTER)) == _POINTER


def _has(here: tuple[str, ...], commit: str) -> bool:
    command = ["git", *here, "cat-file", "-e", f"{commit}^{{commit}}"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _git(source: CountySource, *arguments: str, failing: bool = False) -> str:
    """What a command of Git prints. failing: whether it may fail."""
    where = f"仓库 {without_secrets(source.git)}"
    quiet = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "LC_ALL": "C"}
    quiet.setdefault("GIT_SSH_COMMAND", "ssh -oBatchMode=yes")
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env=quiet,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        raise away(where, f"{SECONDS // 60} 分钟没有回答") from None
    except OSError:
        raise away(where, "工作机上没有安装 Git") from None
    if done.returncode and not failing:
        lines = without_secrets(done.stderr.decode("utf-8", "replace")).strip().splitlines()
        raise away(where, _UNSEEN.sub(" ", (lines or ["没有说原因"])[-1])[:200])
    return done.stdout.decode("utf-8", "surrogateescape")
