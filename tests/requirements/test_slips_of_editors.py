"""Files that editors save under odd names or type with a Chinese keyboard are told, never passed over in silence."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

HEAD = "---\ntitle: {}\ndomain: 社会救助\nsubject: 民生\npublish_date: 2026-03-02\nclassification: 主动公开\nagency: 县民政局\n---\n\n正文。\n"


@pytest.mark.parametrize("name", ["t.MD", "t.md.txt", "t.markdown", "t.Md", "t.mdown", "t。md", "t.md.TXT", "t.md "])
def test_a_name_that_is_nearly_that_of_a_document_is_told(site: SmallSite, reported: Reported, name: str) -> None:
    site.write(f"content/{name}", HEAD.format("关于冬季供水的通知"))
    (found,) = reported("FILE-ENDING")
    assert (found["path"], found["level"]) == (f"content/{name}", "warning")
    assert "t.md" in found["hint"]


def test_names_that_are_meant_are_left_alone(site: SmallSite, reported: Reported) -> None:
    site.write("content/_shuoming.md.txt", "说明")
    site.write("content/fujian.md.txt", "附件的正文。")
    site.write("content/beizhu.txt", "备注")
    site.document("a.md", attachments=["fujian.md.txt"])
    assert reported("FILE-ENDING") == []


def test_the_build_names_it_too(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("a.md")
    assert site.build() == 0
    path = site.write("content/t.MD", HEAD.format("关于冬季供水的通知"))
    capsys.readouterr()
    assert site.build() == 0
    assert "content/t.MD" in capsys.readouterr().out
    path.rename(path.with_name("t2.md"))
    assert site.build() == 0
    assert "FILE-ENDING" not in capsys.readouterr().out


def test_signs_of_a_chinese_keyboard_are_told_at_their_line(site: SmallSite, reported: Reported) -> None:
    lines = ["＃＃ 一、标题", "##二、没有空格", "＊＊重点＊＊", "[附件]（biao.xlsx）", "｜ 甲 ｜ 乙 ｜\n｜---｜---｜"]
    path = site.document("a.md", body="\n\n".join(lines))
    text = path.read_text(encoding="utf-8").split("\n")
    found = reported("BODY-MARKUP")
    assert [text[one["line"] - 1] for one in found] == [line.partition("\n")[0] for line in lines]
    site.document("a.md", body="## 一、标题\n\n**重点**与张＊＊、李＊＊")
    assert reported("BODY-MARKUP") == []


@pytest.mark.parametrize("title", ["关于C #通知", "关于C #通知的说明"])
def test_a_title_that_yaml_would_cut_is_told(site: SmallSite, reported: Reported, title: str) -> None:
    site.write("content/a.md", HEAD.format(title))
    (found,) = reported("FILE-FORM")
    assert (found["line"], found["level"]) == (2, "error")
    site.write("content/a.md", HEAD.format(f'"{title}"'))
    assert reported("FILE-FORM") == [] and site.build() == 0
    assert title in site.page("d/a/index.html")


@pytest.mark.parametrize(
    "title", ["关于做好低保\n  工作的通知", ">-\n  关于做好低保\n  工作的通知", '"关于做好低保\n  工作的通知"']
)
def test_a_title_over_two_lines_has_no_blank_between_chinese_characters(site: SmallSite, title: str) -> None:
    site.write("content/a.md", HEAD.format(title))
    assert site.build() == 0
    assert "关于做好低保工作的通知" in site.page("d/a/index.html")


def test_a_wide_blank_after_the_colon_is_told_at_its_own_line(site: SmallSite, reported: Reported) -> None:
    site.write("content/a.md", HEAD.format("关于低保的通知").replace("title: ", "title:　"))
    (found,) = reported("FILE-FORM")
    assert found["line"] == 2 and "U+3000" in found["message"]


def test_a_name_that_is_too_long_for_a_folder_is_told_as_that(site: SmallSite, reported: Reported) -> None:
    name = "关于做好城乡居民最低生活保障和特困人员救助供养工作有关事项以及临时救助标准调整的通知"
    site.document(f"{name}.md")
    (found,) = reported("FLD-ID")
    assert f"{len(name.encode())} 个字节，最多 120 个" in found["message"]


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "&#xFFFE;", "\x01"])
def test_a_feed_is_xml_whatever_a_text_holds(site: SmallSite, reported: Reported, character: str) -> None:
    site.document("b.md", title="关于好字符的通知")
    site.write("content/a.md", HEAD.format("关于坏字符的通知").replace("正文。", f"第一段{character}尾。"))
    assert [one["path"] for one in reported("FILE-CHAR")] == ["content/a.md"] * (not character.startswith("&"))
    site.build()
    feeds = [*Path(site.root / "public").rglob("*.xml")]
    assert any(path.name == "feed.xml" or "feed" in path.parts for path in feeds)
    for path in feeds:
        ET.parse(path)
