"""互动: one entry, ways that lead to where the county listens, what is open and what came of it (ACT-01, ACT-03)."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

TABLE = "content/_data/channels.yaml"
HOTLINE = '- {kind: 热线, name: 便民热线, phone: "12345", answered_by: 市热线办, days: 5, next: 转给承办单位}\n'
CHANNELS = (
    HOTLINE
    + """\
- {种类: 领导信箱, 名称: 县长信箱, 网址: "https://xx.test.example/a", 邮箱: xz@test.example, 答复单位: 县民政局, 答复天数: 15,
   之后怎样: 办结后回复, 时间: 工作日}
- {kind: 访谈, name: 在线访谈, url: "https://ft.test.example/", answered_by: 县融媒体中心, days: 3, next: 公布实录}
"""
)
CALL: dict[str, Any] = {
    "kind": "征求意见",
    "basis": ["甲办法"],
    "background": "现行办法到期",
    "main_content": "规定条件",
    "comment_phone": "0000-5550123",
}


def entry(site: SmallSite) -> LexborHTMLParser:
    """The page of the entry."""
    return LexborHTMLParser(site.page("hudong/index.html"))


def section(site: SmallSite, name: str) -> list[str]:
    """What stands in one part of it, an entry each."""
    found = entry(site).css(f'section[aria-labelledby="{name}-title"] li:has(.window-title)')
    return [" ".join(item.text(separator=" ").split()) for item in found]


def said(node: LexborHTMLParser | LexborNode, place: str) -> str:
    """The text of the first of what a selector finds, a blank between its parts."""
    found = node.css_first(place)
    assert found, place
    return " ".join(found.text(separator=" ").split())


def link(node: LexborNode | None) -> tuple[str, str]:
    """Text and address of the link in a node."""
    anchor = node.css_first("a") if node else None
    assert anchor
    return anchor.text(strip=True), anchor.attributes["href"] or ""


@pytest.mark.requirement("ACT-01")
def test_every_page_leads_to_the_one_entry(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    pages = [name for name in site.tree() if name.endswith("index.html") and not name.startswith("admin/")]
    assert len(pages) > 50
    for name in pages:
        if "/screen/" in name:
            continue  # nobody touches it
        header = LexborHTMLParser(site.page(name)).css('.site-header a[href="/hudong/"]')
        assert [item.text(strip=True) for item in header] == ["互动"], name
    assert "/hudong/" in site.page("sitemap/columns.xml") and "/hudong/" in site.page("sitemap/index.html")
    told = said(entry(site), "main")
    assert "试验县人民政府办公室" in told and "0000-5550100" in told, "whom to ask before channels are named"


@pytest.mark.requirement("ACT-01", "ACT-03")
def test_each_channel_leads_out_and_says_who_answers_when(site: SmallSite) -> None:
    site.write(TABLE, CHANNELS)
    assert site.build() == 0
    cards = entry(site).css(".channel")
    assert [said(card, "h3") for card in cards] == [
        "热线 便民热线",
        "领导信箱 县长信箱",
        "访谈 在线访谈",
    ]
    ways = [[item.attributes["href"] for item in card.css(".channel-ways a")] for card in cards]
    assert ways == [
        ["tel:12345"],
        ["https://xx.test.example/a", "mailto:xz@test.example"],
        ["https://ft.test.example/"],
    ]
    facts = [[dd.text(strip=True) for dd in card.css("dd")] for card in cards]
    assert facts == [
        ["市热线办", "5个工作日内", "转给承办单位"],
        ["试验县民政局", "15个工作日内", "办结后回复", "工作日"],
        ["县融媒体中心", "3个工作日内", "公布实录"],
    ]
    assert link(cards[1].css_first("dl")) == ("试验县民政局", "/agency/minzheng/")
    assert not cards[0].css("dl a"), "a body of another level has no page here"


@pytest.mark.requirement("ACT-01", "ACT-03")
@pytest.mark.parametrize(
    ("row", "code", "word"),
    [
        (HOTLINE.replace("热线, name", "信访, name"), "DAT-FORM", "kind"),
        (HOTLINE.replace('phone: "12345", ', ""), "DAT-FORM", "至少写一项"),
        (HOTLINE.replace("days: 5, ", ""), "DAT-MISSING", "days"),
        (HOTLINE.replace("days: 5", "days: 0"), "DAT-FORM", "days"),
        (HOTLINE.replace("days: 5", "days: 五天"), "DAT-FORM", "days"),
        (HOTLINE.replace("next:", "net:"), "DAT-UNKNOWN", "net"),
        (HOTLINE.replace('"12345"', '"12345，转2"'), "DAT-FORM", "phone"),
        (HOTLINE.replace("phone:", "url: xx.test.example, phone:"), "DAT-FORM", "url"),
        (HOTLINE.replace("phone:", "email: xx, phone:"), "DAT-FORM", "email"),
        (HOTLINE * 2, "DAT-TWICE", "便民热线"),
    ],
)
def test_a_row_that_cannot_be_is_told_at_its_line(
    site: SmallSite, reported: Reported, row: str, code: str, word: str
) -> None:
    site.write(TABLE, "# 渠道\n" + row)
    told = reported(code)
    assert [(item["path"].rpartition("/")[2], item["level"]) for item in told] == [("channels.yaml", "error")]
    assert told[0]["line"] >= 2 and word in told[0]["message"] + (told[0]["hint"] or "")


@pytest.mark.requirement("ACT-03")
def test_the_hotline_is_missed(site: SmallSite, reported: Reported) -> None:
    assert reported("CHN-HOTLINE") == []
    site.write(TABLE, CHANNELS.removeprefix(HOTLINE))
    (told,) = reported("CHN-HOTLINE")
    assert told["line"] == 1 and told["path"].endswith("channels.yaml")
    for other in ("0000-6620001", "123456"):
        site.write(TABLE, CHANNELS.replace("12345", other))
        assert len(reported("CHN-HOTLINE")) == 1
    site.write(TABLE, CHANNELS.replace("12345", "0000-12345"))
    assert reported("CHN-HOTLINE") == []


@pytest.mark.requirement("ACT-01")
def test_what_is_open_comes_first_then_what_became_of_the_rest(site: SmallSite) -> None:
    site.document("kai.md", title="甲草案征求意见", opens="2026-11-01", closes="2026-12-01", **CALL)
    site.document("wan.md", title="乙草案征求意见", opens="2026-03-02", closes="2026-04-02", **CALL)
    site.document("deng.md", title="丙草案征求意见", opens="2026-05-06", closes="2026-06-05", **CALL)
    site.document("lai.md", title="丁草案征求意见", opens="2026-12-01", closes="2026-12-31", **CALL)
    site.document("cai.md", title="采纳情况", kind="意见采纳情况", consultation="wan", publish_date="2026-04-20")
    survey = {"kind": "民意调查", "method": "网上问卷", "survey_url": "https://dc.test.example/1"}
    site.document("wen.md", title="满意度调查", starts="2026-11-10", ends="2026-11-25", **survey)
    site.document("jiu.md", title="旧的调查", starts="2026-01-10", ends="2026-01-25", finding="七成赞成", **survey)
    assert site.build("--date", "2026-11-22") == 0
    assert section(site, "open") == [
        "民意调查 满意度调查 还剩 4 天 2026-11-10 至 2026-11-25",
        "征求意见 甲草案征求意见 还剩 10 天 2026-11-01 至 2026-12-01",
        "征求意见 丁草案征求意见 未开始 2026-12-01 至 2026-12-31",
    ]
    assert section(site, "closed") == [
        "征求意见 丙草案征求意见 已结束 2026-05-06 至 2026-06-05 意见采纳情况还没有公布",
        "征求意见 乙草案征求意见 已反馈 2026-03-02 至 2026-04-02 采纳情况： 采纳情况",
        "民意调查 旧的调查 已结束 2026-01-10 至 2026-01-25 调查结果",
    ]
    outcomes = [link(node)[1] for node in entry(site).css(".window-outcome") if node.css_first("a")]
    assert outcomes == ["/d/cai/", "/d/jiu/"]
    page = LexborHTMLParser(site.page("d/wen/index.html"))
    assert link(page.css_first(".panel"))[1] == "https://dc.test.example/1", "where to take part stands at the top"
    for day, first in (("2026-11-25", "今天截止"), ("2026-11-26", "还剩 6 天")):
        assert site.build("--date", day) == 0
        assert first in section(site, "open")[0]
    assert section(site, "closed")[0].endswith("满意度调查 已结束 2026-11-10 至 2026-11-25 调查结果还没有公布")


def test_nothing_that_is_not_public_stands_in_the_entry(site: SmallSite) -> None:
    opened = {"opens": "2026-11-01", "closes": "2026-12-01", **CALL}
    site.document("kai.md", title="甲草案征求意见", **opened)
    site.document("gao.md", title="没写完的征求意见", draft=True, **opened)
    site.document(
        "che.md",
        title="撤回的征求意见",
        status="withdrawn",
        withdrawn_date="2026-11-02",
        withdrawn_reason="有误",
        **opened,
    )
    site.document("shen.md", title="依申请的征求意见", classification="依申请公开", **opened)
    site.document("hou.md", title="以后的征求意见", publish_date="2026-11-23", **opened)
    assert site.build() == 0
    assert len(section(site, "open")) == 1
    site.document("kai.md", title="甲草案（二稿）征求意见", **opened)
    site.build()
    assert "甲草案（二稿）征求意见" in section(site, "open")[0]
