"""What a citizen sees of a document and of the lists that it stands in: states, likeness, nothing twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model import kinds
from tests.conftest import SmallSite
from tests.paths import ROOT

DRAFT: dict[str, Any] = {
    "kind": "征求意见",
    "publish_date": "2026-03-02",
    "opens": "2026-03-02",
    "closes": "2026-04-03",
    "basis": "社会救助暂行办法",
    "comment_phone": "0000-5550111",
    "comment_address": "试验县东街1号",
}
OPEN = DRAFT | {"publish_date": "2026-11-02", "opens": "2026-11-02", "closes": "2026-12-01"}
POLICY: dict[str, Any] = {
    "kind": "规范性文件",
    "publish_date": "2026-06-01",
    "doc_number": "试民发〔2026〕3号",
    "written_date": "2026-05-28",
    "effective_date": "2026-07-01",
}


def read(site: SmallSite, path: str) -> LexborHTMLParser:
    assert site.build() == 0
    return LexborHTMLParser(site.page(path))


def rows(site: SmallSite) -> list[str]:
    return [" ".join(row.text().split()) for row in read(site, "kind/consultation/index.html").css(".row")]


def test_the_list_of_consultations_says_open_closed_answered_adopted(site: SmallSite) -> None:
    site.document("banfa.md", title="救助办法", **POLICY, draft="是")
    site.document("cao-an.md", title="老草案", **DRAFT, decision="banfa")
    assert ["已结束" in row for row in rows(site)] == [True]
    site.document("caina.md", kind="意见采纳情况", publish_date="2026-04-20", received=1, adopted=1, of="cao-an")
    assert ["已反馈" in row and "采纳情况：关于caina的通知" in row for row in rows(site)] == [True]
    site.document("banfa.md", title="救助办法", **POLICY)
    assert ["已出台" in row and "正式文件：救助办法" in row for row in rows(site)] == [True]
    site.document("banfa.md", title="救助实施办法", **POLICY)
    assert ["正式文件：救助实施办法" in row for row in rows(site)] == [True]
    site.document("banfa.md", title="救助实施办法", **POLICY, draft="是")
    assert ["已反馈" in row and "救助实施办法" not in row for row in rows(site)] == [True]


def test_what_is_open_stands_first_with_the_days_left(site: SmallSite) -> None:
    site.document("kai.md", title="还可以提意见", **OPEN)
    site.document("xin.md", title="短的", **OPEN | {"publish_date": "2026-11-10", "closes": "2026-11-20"})
    first, second = rows(site)
    assert first.startswith("还可以提意见") and "还剩 10 天" in first
    assert second.startswith("短的") and "已结束" in second


def test_rows_of_a_kind_s_list_do_not_say_the_kind(site: SmallSite) -> None:
    site.document("a.md")
    assert read(site, "kind/notice/index.html").css(".row") and not read(site, "kind/notice/index.html").css(
        ".row-kind"
    )
    kind = read(site, "subject/minsheng/index.html").css_first(".row-kind")
    assert kind is not None and kind.text() == "通知公告"


def test_an_open_consultation_says_how_to_take_part_below_its_title(site: SmallSite) -> None:
    site.document("kai.md", **OPEN)
    page = read(site, "d/kai/index.html")
    article = page.css_first("article")
    assert article is not None
    parts = [node.tag for node in article.css("h1, .panel, .prose")]
    assert parts == ["h1", "section", "div"]
    panel = page.css_first(".panel")
    assert panel is not None and all(words in panel.text() for words in ("还剩", "0000-5550111", "试验县东街1号"))
    assert panel.css_first('a[href="tel:0000-5550111"]') is not None


def test_the_index_number_stands_once_on_a_page(site: SmallSite) -> None:
    site.document("a.md", index_number="990101/2026-00012")
    body = read(site, "d/a/index.html").body
    assert body is not None and body.text().count("990101/2026-00012") == 1
    assert '"990101/2026-00012"' in site.page("d/a/index.html")  # printed from the attribute


def alike(site: SmallSite, name: str) -> list[str]:
    page = read(site, f"d/{name}/index.html")
    return [
        link.text() for part in page.css(".rail-part") if "同类文件" in part.text() for link in part.css(".brief a")
    ]


def test_like_documents_are_of_the_same_item_or_matter(site: SmallSite) -> None:
    site.document("jiu.md", title="旧标准", publish_date="2025-03-02", catalogue="shjz-03")
    site.document("kan.md", title="看望慰问", publish_date="2025-04-02")
    site.document("shi.md", title="前一步", publish_date="2025-05-02", matter="gaige")
    site.document("xin.md", title="新标准", catalogue="shjz-03", matter="gaige")
    assert alike(site, "xin") == ["前一步", "旧标准"]
    assert alike(site, "jiu") == alike(site, "kan") == []
    site.document("xin.md", title="新标准", catalogue="shjz-03", mirror_of="jiu")
    assert alike(site, "xin") == []


@pytest.mark.parametrize("kind", kinds.built_in())
def test_every_kind_is_introduced_to_citizens(kind: Any) -> None:
    assert 12 <= len(kind.introduction) <= 70 and kind.introduction.endswith("。")
    assert kind.introduction != kind.doc


def test_columns_are_introduced_to_citizens_not_to_editors(site: SmallSite) -> None:
    site.write(
        "content/_data/kinds/bang.yaml",
        "id: bang\nname: 红黑榜\ndoc: 写明评选机关。\nintroduction: 谁做得好，谁做得差。\n",
    )
    site.write("content/_data/kinds/ben.yaml", "id: ben\nname: 账本\ndoc: 写明记账人。\n")
    notice = next(kind for kind in kinds.built_in() if kind.id == "notice")
    page = read(site, "kind/notice/index.html").html or ""
    assert notice.introduction in page and notice.doc not in page
    assert "谁做得好，谁做得差。" in site.page("kind/bang/index.html")
    assert "写明" not in site.page("kind/bang/index.html") + site.page("kind/ben/index.html")


def test_nothing_spreads_characters_between_numbers() -> None:
    sheets = [*(ROOT / "themes").rglob("*.css"), *(ROOT / "generator").rglob("*.css")]
    assert len(sheets) > 10
    justified = re.compile(r"text-align(-last)?:\s*justify|text-justify")
    assert [path.name for path in sheets if justified.search(path.read_text(encoding="utf-8"))] == []
