"""The pinned npm packages, brought by npm or given as archives -> their files in the state; ``gongkai admin fetch``."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.model.diagnostic import UsageError
from generator.site.admin import package as pinned
from generator.site.admin.package import MAIN, EditorPackage, folder

SECONDS = 300
"""Bringing sixteen megabytes over a county's line."""


def fetch(state: Path, archives: Sequence[Path] = ()) -> Path:
    """Put the files where ``files`` looks for them. archives: already brought here; what is not among them npm brings.

    Raises UsageError: no npm, no network, or an archive that is not the pinned one.
    """
    place = folder(state)
    given = {path.name: path for path in archives}
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".fetch-") as scratch:
        fresh = Path(scratch) / "files"
        fresh.mkdir()
        for package in pinned.PACKAGES:
            archive = given.get(package.archive) or _brought(package, Path(scratch))
            _unpack(package, archive, fresh)
        # Whole or not at all: what stands in the folder has been checked.
        shutil.rmtree(place, ignore_errors=True)
        try:
            fresh.rename(place)
        except OSError:
            # Somebody else fetched the same at the same time.
            if not (place / MAIN).is_file():
                raise
    return place


def _brought(package: EditorPackage, scratch: Path) -> Path:
    npm = shutil.which("npm")
    by_hand = f"在能上网的电脑上运行 npm pack {package.spec}，把得到的文件拷来，再运行 gongkai admin fetch --from 文件"
    if npm is None:
        raise UsageError("没有找到 npm，取不来网页编辑器", f"安装 Node.js（自带 npm）后再运行；或者{by_hand}")
    command = [npm, "pack", package.spec, "--ignore-scripts", "--silent", "--pack-destination", str(scratch)]
    # Without a network npm would try for minutes.
    command += ["--fetch-retries", "1", "--fetch-timeout", "60000"]
    try:
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"npm 没有取来 {package.spec}", f"检查网络后再试；或者{by_hand}") from error
    archive = scratch / package.archive
    if done.returncode or not archive.is_file():
        raise UsageError(f"npm 没有取来 {package.spec}", f"检查网络后再试；或者{by_hand}")
    return archive


def _unpack(package: EditorPackage, archive: Path, fresh: Path) -> None:
    """The wanted files of a checked archive, side by side."""
    try:
        data = archive.read_bytes()
    except OSError as error:
        raise UsageError(f"读不了 {archive}：{error.strerror}", "检查文件名和权限") from error
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != package.integrity:
        raise UsageError(
            f"{archive.name} 与本程序认定的内容不一致，没有采用", f"文件可能损坏或被改动；删去后重新取 {package.spec}"
        )
    with tarfile.open(archive) as opened:
        for member in opened:
            stream = opened.extractfile(member) if re.fullmatch(package.wanted, member.name) else None
            if stream is not None:
                (fresh / Path(member.name).name).write_bytes(stream.read())
