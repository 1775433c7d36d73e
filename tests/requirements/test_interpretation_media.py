"""G · interpretations that are shown, played or asked, and the same as text (INT-05)."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.access.copies import media
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

CUES = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n低保标准提高了。\n\nNOTE 内部：给张三看\n\n00:05.000 --> 00:08.500\n从4月起。\n"
_SHOWN = io.BytesIO()
Image.new("RGB", (8, 4), "red").save(_SHOWN, "PNG")
PICTURE = _SHOWN.getvalue()
BODY = "## 背景依据\n\n说明。\n\n## 主要内容\n\n标准从4月起提高，城市每人每月提高到780元，农村提高到620元。"


def interpreted(site: SmallSite, body: str = BODY, **fields: Any) -> None:
    """A notice with its interpretation."""
    site.document("banfa.md", title="关于低保标准的通知")
    site.document("jiedu.md", body, kind="政策解读", title="低保标准解读", of="banfa", **fields)


def film(site: SmallSite, name: str = "dibao.mp4") -> None:
    site.write(f"content/{name}", media.film() if name.endswith("mp4") else media.FRAME * 3)


@pytest.mark.requirement("INT-05")
@pytest.mark.parametrize(
    ("body", "fields", "codes"),
    [
        (BODY, {"form": "文字"}, set()),
        (BODY, {"form": "案例"}, set()),
        (BODY, {"form": "音视频"}, {"INT-FORM", "INT-TRANSCRIPT"}),
        (BODY, {"form": "动漫", "video_url": "https://v.test.example/1"}, {"INT-TRANSCRIPT"}),
        (BODY, {"video_url": "https://v.test.example/1"}, {"INT-TRANSCRIPT"}),
        (BODY, {"form": "音视频", "video_url": "https://v.test.example/1", "transcript": "标准提高。"}, set()),
        (BODY + "\n\n## 视频文字实录\n\n甲。", {"form": "音视频", "video_url": "https://v.test.example/1"}, set()),
        (BODY, {"form": "图表图解"}, {"INT-FORM"}),
        ("![图](tu.png)", {"form": "图表图解"}, {"INT-TRANSCRIPT"}),
        ("![图](tu.png)", {"form": "图表图解", "transcript": "1小时内报告，2小时内调拨。"}, set()),
        (f"![图](tu.png)\n\n{BODY}", {"form": "图表图解"}, set()),
        (BODY, {"form": "问答"}, {"INT-FORM"}),
        (BODY, {"form": "访谈", "questions": [{"question": "何时起？", "answer": "4月。"}]}, set()),
        ("## 一、从什么时候起执行？\n\n从4月起。\n\n" + BODY, {"form": "问答"}, set()),
    ],
)
def test_what_is_shown_or_played_is_there_and_is_text_too(
    site: SmallSite, diagnostics: Any, body: str, fields: dict[str, Any], codes: set[str]
) -> None:
    site.write("content/tu.png", PICTURE)
    interpreted(site, body, **fields)
    wanted = ("INT-FORM", "INT-TRANSCRIPT", "INT-CAPTIONS")
    assert {item["code"] for item in diagnostics() if item["code"] in wanted} == codes


@pytest.mark.requirement("INT-05")
def test_a_film_of_our_own_is_played_with_captions_and_its_words_stand_in_the_page(
    site: SmallSite, reported: Reported
) -> None:
    film(site)
    film(site, "fangtan.mp3")
    told = {"form": "音视频", "transcript": "主持人：提高多少？\n局长：每月六十元。"}
    interpreted(site, attachments=[{"file": "dibao.mp4", "title": "低保怎么算"}, "fangtan.mp3"], **told)
    assert [item["level"] for item in reported("INT-CAPTIONS")] == ["warning"]
    site.write("content/dibao.vtt", CUES)
    files = [{"file": "dibao.mp4", "title": "低保怎么算"}, {"file": "dibao.vtt", "title": "字幕"}, "fangtan.mp3"]
    interpreted(site, attachments=files, **told)
    assert reported("INT-CAPTIONS") == []
    assert site.build() == 0
    page = LexborHTMLParser(site.page("d/jiedu/index.html"))
    [video], [sound] = page.css("article video[controls]"), page.css("article audio[controls]")
    assert [node.attributes["src"] for node in video.css("source, track")] == [
        "/d/jiedu/dibao.mp4",
        "/d/jiedu/dibao.vtt",
    ]
    assert sound.css_first("source").attributes["src"] == "/d/jiedu/fangtan.mp3"  # type: ignore[union-attr]
    assert "局长：每月六十元。" in page.css_first("article").text()  # type: ignore[union-attr]
    captions = site.page("d/jiedu/dibao.vtt")
    assert captions.startswith("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n低保标准提高了。\n") and "张三" not in captions
    [policy] = [line for line in site.page("_headers").split("\n") if "script-src 'self'" in line]
    assert "media-src 'self'" in policy


@pytest.mark.requirement("INT-05")
@pytest.mark.parametrize(
    ("cues", "what"),
    [
        ("1\n00:00:01,000 --> 00:00:04,000\n甲\n", "WEBVTT"),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:04,000\n甲\n", "时间"),
        ("WEBVTT\n\n00:00:04.000 --> 00:00:01.000\n甲\n", "倒着走"),
        ("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n", "没有文字"),
        ("WEBVTT\n\nNOTE 甲\n", "没有一条字幕"),
    ],
)
def test_captions_that_no_player_reads_are_told(site: SmallSite, reported: Reported, cues: str, what: str) -> None:
    film(site)
    site.write("content/dibao.vtt", cues)
    interpreted(site, attachments=["dibao.mp4", "dibao.vtt"], transcript="甲。")
    [told] = reported("ATT-UNREADABLE")
    assert told["level"] == "error" and what in told["message"]


@pytest.mark.requirement("INT-05")
def test_questions_are_marked_up_as_such(site: SmallSite) -> None:
    asked = [{"question": "何时起？", "answer": "4月1日。"}, {"question": "谁办？", "answer": "乡镇。"}]
    interpreted(site, form="问答", questions=asked)
    assert site.build() == 0
    page = LexborHTMLParser(site.page("d/jiedu/index.html"))
    pairs = page.css('dl[itemtype$="/FAQPage"] > [itemtype$="/Question"]')
    assert [
        tuple(
            node.text(strip=True) for node in pair.css("dt[itemprop=name], [itemprop=acceptedAnswer] [itemprop=text]")
        )
        for pair in pairs
    ] == [("何时起？", "4月1日。"), ("谁办？", "乡镇。")]
