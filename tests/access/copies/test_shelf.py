"""What was looked at is what goes out: read once, kept by its digest, checked when it is taken from the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.access.copies.shelf import Shelf
from generator.base.digest import digest_bytes
from generator.base.inside import read_inside
from generator.content.attached import AttachedFiles
from generator.model.config import ATTACHMENT_TYPES
from generator.model.diagnostic import UsageError

TEXT = "乡镇,户数\n青山镇,12\n".encode()


def files(tmp_path: Path) -> AttachedFiles:
    content = tmp_path / "content"
    content.mkdir(exist_ok=True)
    (content / "a.csv").write_bytes(TEXT)
    return AttachedFiles((str(content),), Shelf(tmp_path / "shelf"), ATTACHMENT_TYPES)


def test_a_copy_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = files(tmp_path).copy_of("0/a.csv", len(TEXT))
    monkeypatch.setattr("generator.access.copies.shelf.public_copy", None)
    assert files(tmp_path).copy_of("0/a.csv", len(TEXT)) == first


def test_a_damaged_copy_is_made_again(tmp_path: Path) -> None:
    copy = files(tmp_path).copy_of("0/a.csv", len(TEXT))
    (tmp_path / "shelf" / copy.digest).write_bytes(b"x")
    assert files(tmp_path).published("0/a.csv", copy.digest) == TEXT
    (tmp_path / "shelf" / f"{copy.original}-csv").write_bytes(b"x")
    assert files(tmp_path).copy_of("0/a.csv", len(TEXT)) == copy


def test_what_was_exchanged_after_the_look_does_not_go_out(tmp_path: Path) -> None:
    found = files(tmp_path)
    copy = found.copy_of("0/a.csv", len(TEXT))
    (tmp_path / "content" / "a.csv").write_bytes(b"x,1\n")
    assert found.published("0/a.csv", copy.digest) == TEXT
    (tmp_path / "shelf" / copy.digest).unlink()
    with pytest.raises(UsageError):
        found.published("0/a.csv", copy.digest)


def test_links_lead_nowhere_else(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "_data").mkdir(parents=True)
    (content / "_data" / "a.yaml").write_text("x")
    (tmp_path / "b.txt").write_text("x")
    for name, target in (("out.txt", tmp_path / "b.txt"), ("data.txt", content / "_data" / "a.yaml")):
        (content / name).symlink_to(target)
        with pytest.raises(OSError, match="文件"):
            read_inside(str(content), name, 100)
    (content / "a.txt").write_text("x")
    (content / "in.txt").symlink_to("a.txt")
    assert read_inside(str(content), "in.txt", 100) == b"x"
    with pytest.raises(OSError, match="太大"):
        read_inside(str(content), "a.txt", 0)


def test_digests_are_those_of_the_bytes(tmp_path: Path) -> None:
    found = files(tmp_path)
    assert found.digest_of("0/a.csv") == digest_bytes(TEXT) == found.copy_of("0/a.csv", len(TEXT)).original
    assert found.digest_of("0/b.csv") == ""
