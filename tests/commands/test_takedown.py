"""``gongkai takedown``: off the site in one command, whatever is wrong with this file or with others."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import CONFIG, SmallSite

WORDS = "不该公开的名单"


@pytest.fixture
def county(site: SmallSite) -> SmallSite:
    site.write("content/a/biao.csv", f"名称\n{WORDS}\n")
    site.document("a/mingdan.md", f"{WORDS}。", attachments=["biao.csv"])
    site.document("a/other.md", "别的。", id="tongzhi-1")
    assert site.build() == 0
    return site


def takedown(site: SmallSite, identity: str, *more: str) -> int:
    return site.run("takedown", identity, "--reason", "名单有误，另行发布", *more)


def everything(site: SmallSite) -> str:
    return "".join(data.decode(errors="replace") for data in site.tree().values())


def test_marks_the_line_builds_and_says_when_it_is_off(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    before = county.page_of("content/a/mingdan.md")
    county.write("content/b/broken.md", "---\ntitle: 坏的\n")
    assert takedown(county, "mingdan") == 0
    after = county.page_of("content/a/mingdan.md")
    added = 'status: withdrawn\nwithdrawn_date: 2026-11-22\nwithdrawn_reason: "名单有误，另行发布"\n'
    assert after == before.replace("---\n\n", f"{added}---\n\n", 1)
    assert WORDS not in everything(county)
    assert "名单有误，另行发布" in county.page("d/mingdan/index.html")
    said = capsys.readouterr().out
    assert "已写明撤回：content/a/mingdan.md:" in said and "撤下 /d/mingdan/" in said
    assert takedown(county, "mingdan") == 0
    assert county.page_of("content/a/mingdan.md") == after


def test_lines_keep_their_ends_and_an_empty_field_is_filled(county: SmallSite) -> None:
    path = county.root / "content/a/mingdan.md"
    before = path.read_text(encoding="utf-8").replace("title:", "状态:\ntitle:").replace("\n", "\r\n").encode()
    path.write_bytes(before)
    assert takedown(county, "mingdan") == 0
    after = path.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 2
    assert WORDS not in everything(county)


@pytest.mark.parametrize("damage", ["quote", "gbk", "open", "gate"])
def test_a_file_that_is_broken_itself(county: SmallSite, damage: str) -> None:
    path = county.root / "content/a/mingdan.md"
    text = path.read_text(encoding="utf-8")
    changed = {
        "quote": text.replace("title:", 'summary: "没有写完\ntitle:').encode(),
        "gbk": text.encode("gbk"),
        "open": text.replace("---\n\n", "", 1).encode(),
        "gate": text.replace("。\n", "，11010519491231002X。\n").encode(),
    }[damage]
    path.write_bytes(changed)
    assert county.build() == 1
    assert WORDS in everything(county)
    assert takedown(county, "mingdan") == 0
    assert WORDS not in everything(county) and "名单有误" in county.page("d/mingdan/index.html")
    if damage != "gate":
        assert path.read_bytes() == changed
        assert "mingdan" in county.page_of("content/_data/takedown.yaml")
    assert county.build() == 1
    assert WORDS not in everything(county)


def test_by_the_id_that_the_file_says(county: SmallSite) -> None:
    assert takedown(county, "tongzhi-1") == 0
    assert "别的。" not in everything(county)


@pytest.mark.parametrize(
    ("identity", "reason", "told"),
    [("none", "有误", "没有编号为 none 的文件"), ("mingdan", "误写了 11010519491231002X", "原因里有不能公开的内容")],
)
def test_refused_in_words(
    county: SmallSite, capsys: pytest.CaptureFixture[str], identity: str, reason: str, told: str
) -> None:
    assert county.run("takedown", identity, "--reason", reason) == 2
    assert told in capsys.readouterr().err
    assert WORDS in everything(county)


def test_two_files_of_one_id_are_named(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither is on the site: nobody can tell which is meant."""
    county.document("a/xinde.md")
    county.document("b/xinde.md")
    assert takedown(county, "xinde") == 2
    assert "编号 xinde 有 2 份文件" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["content/_data/subjects.yaml", "config.yaml"])
def test_what_is_nobodys_does_not_keep_it_there(
    county: SmallSite, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    county.write(path, "坏的: [")
    assert takedown(county, "mingdan") == 0
    assert WORDS not in everything(county) and "别的。" in everything(county)
    assert "错误" in capsys.readouterr().out


def test_where_nothing_is_known_of_the_site_it_is_said(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.write("content/_data/subjects.yaml", "坏的")
    shutil.rmtree(county.root / ".gongkai")
    assert takedown(county, "mingdan") == 1
    assert "线上还是原来的" in capsys.readouterr().out


def test_a_county_that_wants_all_or_nothing_wants_this_too(county: SmallSite) -> None:
    county.write("config.yaml", CONFIG + "publish: whole\n")
    county.write("content/b/broken.md", "---\ntitle: 坏的\n")
    assert takedown(county, "mingdan") == 0
    assert WORDS not in everything(county)
