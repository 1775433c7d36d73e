"""What an earlier run found out about the program is taken over only while it holds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator.base import version
from generator.base.version import Program


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of two files, written long before anybody looks."""
    folder = tmp_path / "program"
    (folder / "part").mkdir(parents=True)
    for name in ("a.py", "part/b.py"):
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(version, "PACKAGE", folder)
    monkeypatch.setattr(version, "_found", [])
    return folder


def later(known: Program) -> Program:
    """As if it had been found an hour after the files were written."""
    return msgspec.structs.replace(known, seen=time.time_ns() + 3_600_000_000_000)


def taken(known: Program) -> bool:
    """Whether a run with this in its memory reads no source."""
    version._found.clear()
    version.recall(known)
    return bool(version._found)


def test_a_program_that_is_what_it_was_is_not_read_again(package: Path) -> None:
    known = msgspec.msgpack.decode(msgspec.msgpack.encode(later(version.program())), type=Program)
    assert taken(known)
    assert version.program() == known


def _other_text(folder: Path) -> None:
    (folder / "a.py").write_text("# other\n", encoding="utf-8")


def _copied_with_its_times(folder: Path) -> None:
    path = folder / "a.py"
    status = path.stat()
    path.write_text("# A.py\n", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _put_in_its_place(folder: Path) -> None:
    fresh = folder / "part" / "fresh"
    fresh.write_text("# B\n", encoding="utf-8")
    fresh.replace(folder / "part" / "b.py")


@pytest.mark.parametrize(
    "change",
    [
        _other_text,
        _copied_with_its_times,
        _put_in_its_place,
        lambda folder: (folder / "c.py").touch(),
        lambda folder: (folder / "a.py").unlink(),
        lambda folder: (folder / "a.py").rename(folder / "part" / "a.py"),
    ],
)
def test_every_change_of_a_file_is_noticed(package: Path, change: Callable[[Path], object]) -> None:
    known = later(version.program())
    change(package)
    assert not taken(known)
    assert version.program().sources != known.sources


def test_what_may_have_changed_within_one_tick_is_read(package: Path) -> None:
    assert not taken(version.program())


def test_another_copy_of_the_program_is_read(package: Path) -> None:
    known = later(version.program())
    assert not taken(msgspec.structs.replace(known, place="/elsewhere"))
    assert not taken(Program())


def test_links_to_an_installer_s_store_are_never_relied_on(package: Path, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (package / "a.py").rename(tmp_path / "store" / "a.py")
    (package / "a.py").symlink_to(tmp_path / "store" / "a.py")
    known = later(version.program())
    assert not taken(known)
    (tmp_path / "store" / "a.py").write_text("# another\n", encoding="utf-8")
    version._found.clear()
    assert version.program().sources != known.sources
