"""A listing says of every file what the file system says,
and its packed form means what a dictionary of stamps would."""

from __future__ import annotations

import os
import stat
import sys
from array import array
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.scan import DEEPEST, Listing, Stamp, listing_of, scan

Table = dict[str, tuple[int, int, int, int]]
NUMBER = st.integers(0, 9) | st.integers(-(2**63), 2**63 - 1)
NAMES = st.lists(st.integers(1, 255), max_size=3).map(lambda codes: os.fsdecode(bytes(codes)))
TABLES = st.dictionaries(NAMES, st.tuples(*[NUMBER] * 4), max_size=6)


def packed(table: Table) -> Listing:
    return Listing(
        os.fsencode("\0".join(table)), array("q", [number for row in table.values() for number in row]).tobytes()
    )


def plain(
    folder: Path, prefix: str = "", linked: bool = False, root: str = "", twice: bool = False
) -> dict[str, Stamp]:
    """What ``scan`` promises, in the plainest words."""
    root = root or os.path.realpath(folder)
    found: dict[str, Stamp] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        name = path.name
        if name.startswith((".", "~$")) or name.endswith(("~", ".swp", ".tmp")) or name in ("__pycache__", "Thumbs.db"):
            continue
        if path.is_symlink() and not os.path.realpath(path).startswith(root + os.sep):
            continue
        if path.is_dir():
            real = path.resolve()
            if path.is_symlink() and (linked or real == folder.resolve() or real in folder.resolve().parents):
                continue
            again = twice or (path.is_symlink() and "/_" not in os.fspath(real).removeprefix(root))
            found |= plain(path, f"{prefix}{name}/", linked or path.is_symlink(), root, again)
        elif twice and name.endswith(".md"):
            continue
        elif stat.S_ISREG((status := path.stat()).st_mode):
            found[prefix + name] = Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    return found


def test_every_kind_of_entry(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in (
        "a.md",
        "b/c.md",
        "b/d/e.pdf",
        "b.md",
        "文/件.md",
        "x.swp",
        "y~",
        "z.tmp",
        "~$w.docx",
        ".hidden",
        ".git/o",
        "__pycache__/m.pyc",
        "Thumbs.db",
        "~fine.md",
        "b/fine_",
        "sub/deep/er/f.md",
        "_own/g.md",
    ):
        place = site / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name, encoding="utf-8")
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "secret.md").write_text("x", encoding="utf-8")
    for link, target in (
        ("in.md", "a.md"),
        ("out.md", "../away/secret.md"),
        ("folder", "b"),
        ("sub/up", "../sub"),
        ("outside", "../away"),
        ("b/again", "../sub"),
        ("b/self", "."),
        ("own", "_own"),
    ):
        (site / link).symlink_to(target)
    if sys.platform == "linux":
        (site / os.fsdecode(b"\xff\xfe.md")).write_text("a name in no encoding", encoding="utf-8")
        os.mkfifo(site / "pipe")
    away: list[str] = []
    found = scan(site, outside=away)
    assert dict(found.items()) == plain(site)
    assert list(found) == list(plain(site))
    assert "own/g.md" in found and "folder/d/e.pdf" in found
    assert away == ["b/again", "b/self", "folder", "out.md", "outside", "sub/up"]
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Listing)
    assert again == found and list(again.items()) == list(found.items())


def test_links_to_nothing_or_in_a_circle_are_told_and_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/gone.md").symlink_to("nowhere.md")
    (tmp_path / "b/loop.md").symlink_to("loop.md")
    (tmp_path / "b/there.md").write_text("x", encoding="utf-8")
    away: list[str] = []
    assert list(scan(tmp_path, outside=away)) == ["b/there.md"]
    assert away == ["b/gone.md", "b/loop.md"]


def test_folders_without_end_are_told(tmp_path: Path) -> None:
    place = tmp_path
    for _ in range(DEEPEST + 3):
        place /= "d"
        place.mkdir()
        (place / "a.md").write_text("x", encoding="utf-8")
    away: list[str] = []
    assert len(scan(tmp_path, outside=away)) == DEEPEST
    assert away == ["d/" * DEEPEST + "d"]


def test_one_file_no_file_and_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("abc", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    one = listing_of(tmp_path / "a.md")
    assert list(one) == [""] and len(one) == 1 and one[""].size == 3
    assert [dict(listing_of(tmp_path / name).items()) for name in ("empty", "none")] == [{}, {}]
    assert not listing_of(tmp_path / "none")


def test_numbers_beyond_63_bits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("a", encoding="utf-8")
    before = listing_of(path)[""]
    monkeypatch.setattr("generator.base.scan._NUMBERS", lambda status: (status.st_mtime_ns, 2, 3, 2**127 + 5))
    assert listing_of(path)[""] == Stamp(before.mtime, 2, 3, 5)


@given(TABLES, TABLES, st.sets(st.integers(0, 5)), NUMBER)
def test_what_is_doubtful_is_what_differs_or_is_late(old: Table, other: Table, moved: set[int], limit: int) -> None:
    mostly = {path: (1, 2, 3, 4) if at in moved else row for at, (path, row) in enumerate(old.items())}
    for new in (old, mostly, other, {**old, **other}):
        naive = [path for path, row in new.items() if old.get(path) != row or row[0] > limit or row[1] > limit]
        assert packed(new).doubtful(packed(old), limit) == naive
        assert packed(new).names_as(packed(old)) == (list(new) == list(old))


@given(TABLES, st.sets(NAMES))
def test_a_listing_reads_like_a_dictionary(table: Table, wanted: set[str]) -> None:
    found = packed(table)
    stamps = {path: Stamp(*row) for path, row in table.items()}
    assert dict(found.items()) == stamps and list(found.keys()) == list(found) == list(stamps)
    assert len(found) == len(stamps) and bool(found) == bool(stamps)
    assert all(path in found and found[path] == found.get(path) == stamp for path, stamp in stamps.items())
    assert "\0" not in found and found.get("\0") is None
    assert found.only(wanted.__contains__) == packed({path: row for path, row in table.items() if path in wanted})
