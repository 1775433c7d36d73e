"""Files that somebody exchanges while they are looked at: what goes out is what was looked at, and of the content
folder."""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.access.copies.shelf import Shelf
from generator.content.attached import AttachedFiles
from generator.model.config import ATTACHMENT_TYPES
from generator.model.diagnostic import UsageError
from tests.conftest import SmallSite

CLEAN = "乡镇,户数\n青山镇,12\n".encode()
LIST = ("姓名,证号\n张某某,11010519491231002X\n" * 400).encode()
OUTSIDE = "外面的文件,1\n".encode()
ROUNDS, SECONDS = 250, 20


@contextlib.contextmanager
def swapping(*turns: Callable[[], object]) -> Iterator[None]:
    """Somebody who does one after the other, over and over."""
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            for turn in turns:
                with contextlib.suppress(OSError):
                    turn()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def put(path: Path, data: bytes) -> Callable[[], object]:
    """Exchange a file whole, as programs save."""

    def turn() -> None:
        fresh = path.with_name(f"{path.name}.{len(data)}")
        fresh.write_bytes(data)
        fresh.replace(path)

    return turn


def link(path: Path, target: Path) -> Callable[[], object]:
    """Put a link in the place of a file."""

    def turn() -> None:
        fresh = path.with_name(f"{path.name}.link")
        fresh.symlink_to(target)
        fresh.replace(path)

    return turn


def folder(path: Path, target: Path) -> Callable[[], object]:
    """Put a link in the place of a folder, and the folder back."""

    def turn() -> None:
        aside = path.with_name("aside")
        path.rename(aside)
        try:
            path.symlink_to(target)
            path.unlink()
        finally:
            aside.rename(path)

    return turn


@pytest.fixture
def content(tmp_path: Path) -> Path:
    made = tmp_path / "content" / "a"
    made.mkdir(parents=True)
    (made / "biao.csv").write_bytes(CLEAN)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "biao.csv").write_bytes(OUTSIDE)
    return tmp_path / "content"


def looked_at(content: Path, number: int) -> tuple[str, bytes]:
    """The copy that is looked at, and what is then published of it."""
    files = AttachedFiles((str(content),), Shelf(content.with_name(f"shelf{number % 3}")), ATTACHMENT_TYPES)
    copy = files.copy_of("0/a/biao.csv", len(CLEAN))
    if not copy.digest:
        return "", b""
    seen = copy.data
    try:
        out = files.published("0/a/biao.csv", copy.digest)
    except UsageError:
        out = seen
    assert out == seen
    return copy.digest, out


def outcomes(content: Path, *, wanted: int) -> set[bytes]:
    """What came out of many looks; more of them until that many different things did."""
    found: set[bytes] = set()
    end = time.monotonic() + SECONDS
    for number in itertools.count():
        found.add(looked_at(content, number)[1])
        if number >= ROUNDS and (len(found) >= wanted or time.monotonic() > end):
            assert len(found) >= wanted, "nobody was fast enough: the test shows nothing"
            return found
    raise AssertionError


def test_an_exchanged_file_is_published_as_it_was_looked_at(content: Path) -> None:
    path = content / "a" / "biao.csv"
    with swapping(put(path, CLEAN), put(path, LIST)):
        found = outcomes(content, wanted=2)
    assert found <= {CLEAN, LIST}


def test_a_link_in_the_way_leads_nowhere(content: Path) -> None:
    path = content / "a" / "biao.csv"
    with swapping(put(path, CLEAN), link(path, content.parent / "out" / "biao.csv")):
        found = outcomes(content, wanted=2)
    assert found <= {CLEAN, b""}


def test_a_folder_that_becomes_a_link_leads_nowhere(content: Path) -> None:
    with swapping(folder(content / "a", content.parent / "out")):
        found = outcomes(content, wanted=1)
    assert found <= {CLEAN, b""}


def test_builds_over_an_exchanged_list_publish_the_clean_one_or_nothing(site: SmallSite) -> None:
    path = site.write("content/biao.csv", CLEAN)
    site.document("a.md", attachments=["biao.csv"])
    outside = site.write("outside.csv", OUTSIDE)
    with swapping(put(path, CLEAN), put(path, LIST), link(path, outside)):
        for _ in range(5):
            site.build()
            published = site.root / "public/d/a/biao.csv"
            assert not published.exists() or published.read_bytes() == CLEAN
            assert not any(
                word in data
                for data in (site.tree() if (site.root / "public").exists() else {}).values()
                for word in (b"11010519491231002X", OUTSIDE.strip())
            )
