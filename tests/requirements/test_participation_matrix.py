"""公众参与: who took part in what, by level, domain and way, counted from the documents that show it (ACT-07)."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import AGENCIES, SmallSite

PATH = "hudong/participation/index.html"
WAYS = ["公开征求意见", "听证", "座谈会", "实地走访", "民意调查", "专家论证", "列席会议"]
CALL: dict[str, Any] = {
    "kind": "征求意见",
    "opens": "2026-03-02",
    "closes": "2026-04-02",
    "basis": ["甲办法"],
    "background": "到期",
    "main_content": "规定条件",
    "comment_phone": "0000-5550123",
}
STEP: dict[str, Any] = {"kind": "决策程序", "held_date": "2026-05-12", "by": "县民政局", "conclusion": "可行"}
MEETING: dict[str, Any] = {"kind": "会议公开", "held_date": "2026-06-20", "topics": ["甲办法"]}


def matrix(site: SmallSite) -> dict[str, dict[str, dict[str, str]]]:
    """Level -> domain -> way -> what stands there, of cells that hold a number."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for block in LexborHTMLParser(site.page(PATH)).css("main section.block"):
        name = block.css_first("h2")
        assert name
        lines = found.setdefault(name.text(), {})
        for row in block.css("tbody tr"):
            domain, *cells = [cell.text(strip=True) for cell in row.css("th, td")]
            lines[domain] = {way: cell for way, cell in zip(WAYS, cells, strict=True) if cell != "—"}
    return found


@pytest.fixture
def full(site: SmallSite) -> SmallSite:
    """A county with a department, a township and a village, each with something that the public took part in."""
    village = "- {id: dongcun, name: 青山镇东村, kind: 村, parent: qingshan}\n"
    site.write("content/_data/agencies.yaml", AGENCIES + village)
    site.document("zheng-1.md", **CALL)
    site.document("zheng-2.md", **CALL | {"opens": "2026-05-02", "closes": "2026-06-02"})
    site.document("cai.md", kind="意见采纳情况", consultation="zheng-1", received=23, publish_date="2026-04-20")
    site.document("zheng-3.md", **CALL | {"domain": "市政服务", "agency": "青山镇"})
    site.document("zuotan.md", **STEP | {"procedure": "座谈会"})
    site.document("lunzheng.md", **STEP | {"procedure": "专家论证"})
    site.document("fengxian.md", **STEP | {"procedure": "风险评估"})
    site.document("hui.md", **MEETING, observers={"群众代表": "4人", "专家": "2人"}, publish_date="2026-06-21")
    site.document("hui-2.md", **MEETING, publish_date="2026-06-22")
    return site


@pytest.mark.requirement("ACT-07")
def test_every_number_is_the_documents_that_it_leads_to(full: SmallSite) -> None:
    assert full.build() == 0
    assert matrix(full) == {
        "县级": {"社会救助": {"公开征求意见": "2", "座谈会": "1", "专家论证": "1", "列席会议": "1"}},
        "乡镇（街道）": {"市政服务": {"公开征求意见": "1"}},
        "村（社区）": {},
    }
    page = LexborHTMLParser(full.page(PATH))
    assert "村（社区）还没有公开过" in page.css("main section.block")[2].text()
    for link in page.css("tbody td a"):
        anchor = (link.attributes["href"] or "").removeprefix("#")
        (cell,) = page.css(f'section[aria-labelledby="{anchor}"]')
        assert page.css(f'[id="{anchor}"]') and str(len(cell.css("li"))) == link.text()
    told = {
        (link.attributes["href"], " ".join(item.text(separator=" ").split()).partition("参加：")[2])
        for item in page.css(".cell li")
        for link in item.css("a")
    }
    assert told == {
        ("/d/zheng-1/", "社会公众，收到意见23条"),
        ("/d/zheng-2/", "社会公众"),
        ("/d/zheng-3/", "社会公众"),
        ("/d/zuotan/", "座谈对象"),
        ("/d/lunzheng/", "专家"),
        ("/d/hui/", "专家2人、群众代表4人"),
    }
    assert LexborHTMLParser(full.page("hudong/index.html")).css('main a[href="/hudong/participation/"]')


@pytest.mark.requirement("ACT-07")
def test_an_edit_moves_its_number_and_a_draft_counts_nothing(full: SmallSite) -> None:
    assert full.build() == 0
    full.document("zheng-2.md", **CALL | {"domain": "市政服务"})
    full.document("zuotan.md", **STEP | {"procedure": "座谈会"}, draft=True)
    full.document(
        "lunzheng.md",
        **STEP | {"procedure": "专家论证"},
        status="withdrawn",
        withdrawn_date="2026-11-01",
        withdrawn_reason="有误",
    )
    full.document("hui.md", **MEETING, observers={"群众代表": "4人"}, classification="依申请公开")
    assert full.build() == 0
    assert matrix(full)["县级"] == {"社会救助": {"公开征求意见": "1"}, "市政服务": {"公开征求意见": "1"}}
    assert "/d/zuotan/" not in full.page(PATH) and "群众代表" not in full.page(PATH)


@pytest.mark.requirement("ACT-07")
def test_a_hearing_and_its_result_are_one(site: SmallSite) -> None:
    hearing = {"kind": "听证公告", "held_date": "2026-09-18", "place": "三楼", "chosen_by": "抽签"}
    site.document("ting.md", **hearing, matter="shuijia")
    site.document("jieguo.md", **STEP | {"procedure": "听证会结果"}, matter="shuijia")
    site.document("bie.md", **STEP | {"procedure": "听证会结果"})
    site.build()
    assert matrix(site)["县级"] == {"社会救助": {"听证": "2"}}


@pytest.mark.requirement("ACT-07")
def test_what_is_still_to_come_counts_from_its_day(site: SmallSite) -> None:
    """Without any edit; a service centre, of no level of its own, stands with the county."""
    agencies = site.page_of("content/_data/agencies.yaml")
    centre = "- {id: zwzx, name: 试验县政务服务中心, kind: 政务服务中心, address: 东街2号, phone: 0000-5550122}\n"
    site.write("content/_data/agencies.yaml", agencies + centre)
    hearing = {"kind": "听证公告", "held_date": "2026-12-10", "place": "三楼", "chosen_by": "抽签"}
    site.document("ting.md", **hearing, agency="试验县政务服务中心")
    assert site.build() == 0 and not (site.root / "public" / PATH).exists()
    assert site.build("--date", "2026-12-09") == 0 and not (site.root / "public" / PATH).exists()
    assert site.build("--date", "2026-12-10") == 0
    assert matrix(site)["县级"] == {"社会救助": {"听证": "1"}}


@pytest.mark.requirement("ACT-07")
def test_where_nobody_took_part_there_is_no_page(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    assert not (site.root / "public" / PATH).exists() and "participation" not in site.page("hudong/index.html")
    assert "/hudong/participation/" not in site.page("sitemap/columns.xml")
