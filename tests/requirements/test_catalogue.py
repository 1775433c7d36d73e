"""A · standard catalogue: columns, elements, coverage, who may see what (requirements CAT-*)."""

from __future__ import annotations

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported
from tests.site.catalogue.catalogue_site import CATALOGUE, fill

PILOTS = [
    "城乡规划",
    "重大建设项目",
    "公共资源交易",
    "财政预决算",
    "安全生产",
    "税收管理",
    "征地补偿",
    "国有土地上房屋征收",
    "保障性住房",
    "农村危房改造",
    "环境保护",
    "公共文化服务",
    "公共法律服务",
    "扶贫",
    "救灾",
    "食品药品监管",
    "城市综合执法",
    "就业创业",
    "社会保险",
    "社会救助",
    "养老服务",
    "户籍管理",
    "涉农补贴",
    "义务教育",
    "医疗卫生",
    "市政服务",
]
"""国办发〔2019〕54号（四）, in its order; 城乡规划 has since become 国土空间规划."""
ITEM = """\
  content: [政策]
  basis: [条例]
  deadline: 及时公开
  body: 县民政局
  channels: [政府网站]
"""


def menu(site: SmallSite) -> list[str]:
    """Addresses of the columns on the home page."""
    return [
        str(link.attributes["href"]).strip("/")
        for link in LexborHTMLParser(site.page("index.html")).css(".domain-grid a")
    ]


def main_of(site: SmallSite, path: str) -> LexborNode:
    """What a page has between header and footer."""
    node = LexborHTMLParser(site.page(path)).css_first("main")
    assert node is not None
    return node


@pytest.mark.requirement("CAT-01")
def test_the_columns_are_the_26_of_the_document_in_its_order(site: SmallSite) -> None:
    assert len(PILOTS) == 26
    for number, name in enumerate(PILOTS):
        site.document(f"{number}.md", domain=name)
    assert site.build() == 0
    columns = menu(site)
    assert len(columns) == 26
    for number, column in enumerate(columns):
        assert f'href="/d/{number}/"' in site.page(f"{column}/index.html"), PILOTS[number]
        heading = LexborHTMLParser(site.page(f"{column}/index.html")).css_first("h1")
        assert heading is not None and heading.text() in (PILOTS[number], "国土空间规划")


@pytest.mark.requirement("CAT-01")
def test_a_domain_that_there_is_not_stops_the_build(site: SmallSite, reported: Reported) -> None:
    site.document("a.md", domain="旅游市场")
    assert [item["level"] for item in reported("FLD-VOCAB")] == ["error"]
    assert site.build() == 1


@pytest.mark.requirement("CAT-02")
def test_every_column_has_its_four_parts_and_says_why_one_is_empty(site: SmallSite) -> None:
    fill(site)
    site.document(
        "zhinan.md",
        kind="办事指南",
        matter="低保申请",
        basis=["办法"],
        acceptor="县民政局",
        process=["申请"],
        materials=["申请书"],
        fee="不收费",
        time_limit="20个工作日",
        phone="0000-5550123",
    )
    assert site.build() == 0
    for column in menu(site):
        page = LexborHTMLParser(site.page(f"{column}/index.html"))
        for part in ("mulu", "wenjian", "zhinan", "lianxi"):
            block = page.css_first(f"#{part}")
            assert block is not None, (column, part)
            empty = block.css_first(".empty")
            assert (empty is None) == (column == "shjz"), (column, part)
            assert empty is None or re.match(r"暂无。.{6,}", empty.text().strip()), (column, part)
    filled = LexborHTMLParser(site.page("shjz/index.html"))
    wanted = {"mulu": "政策法规文件", "wenjian": "低保办法", "zhinan": "zhinan", "lianxi": "0000-5550111"}
    for part, words in wanted.items():
        block = filled.css_first(f"#{part}")
        assert block is not None and words in block.text(), part


def catalogue(site: SmallSite, item: str) -> None:
    site.write("content/_data/catalogue/shjz.yaml", f"domain: 社会救助\nitems:\n- id: shjz-01\n{item}")


@pytest.mark.requirement("CAT-03")
@pytest.mark.parametrize("key", ["name", "content", "basis", "deadline", "body", "channels"])
def test_an_item_without_an_element_is_told_at_its_line(site: SmallSite, reported: Reported, key: str) -> None:
    whole = f"  name: 政策\n{ITEM}"
    catalogue(site, whole)
    assert reported("CAT-FIELDS") + reported("DAT-MISSING") == []
    catalogue(site, re.sub(rf"  {key}: .*\n", "", whole))
    [told] = reported("DAT-MISSING" if key == "name" else "CAT-FIELDS")
    assert (told["path"], told["line"]) == ("content/_data/catalogue/shjz.yaml", 3)
    assert key in told["message"] + told["hint"]


@pytest.mark.requirement("CAT-03")
def test_way_and_audience_are_never_empty(site: SmallSite) -> None:
    catalogue(site, f"  name: 政策\n{ITEM}")
    assert site.build() == 0
    item = json.loads(site.page("data/catalogue.json"))["domains"][0]["items"][0]
    assert (item["way"], item["audience"]) == ("主动", "全社会")
    assert all(item[key] for key in ("name", "content", "basis", "deadline", "body", "channels"))


@pytest.mark.requirement("CAT-06")
def test_documents_without_item_and_items_without_document_are_reported(site: SmallSite, reported: Reported) -> None:
    fill(site)
    assert [item["path"] for item in reported("CAT-NONE")] == ["content/qita.md"]
    [empty] = reported("CAT-EMPTY")
    assert "2 个事项中有 1 个" in empty["message"] and "社会救助 1" in empty["message"]
    site.write("config.yaml", site.page_of("config.yaml") + "rules: {CAT-NONE: error, CAT-EMPTY: warning}\n")
    assert [item["level"] for item in reported("CAT-NONE") + reported("CAT-EMPTY")] == ["error", "warning"]


@pytest.mark.requirement("CAT-07")
def test_a_time_limit_that_cannot_be_counted_is_reported(site: SmallSite, reported: Reported) -> None:
    catalogue(site, f"  name: 政策\n{ITEM}".replace("及时公开", "领导同意后尽快上网"))
    [told] = reported("CAT-DEADLINE")
    assert "领导同意后尽快上网" in told["message"]
    catalogue(site, f"  name: 政策\n{ITEM}".replace("及时公开", "信息形成之日起5个工作日内"))
    assert reported("CAT-DEADLINE") == []
    assert site.build() == 0
    [clause] = json.loads(site.page("data/catalogue.json"))["domains"][0]["items"][0]["deadline"]["clauses"]
    assert (clause["mode"], clause["n"], clause["unit"]) == ("within", 5, "workday")


@pytest.mark.requirement("CAT-11")
def test_a_domain_more_has_its_column_feed_and_filter_and_the_pilots_stay_26(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    pilots = menu(site)
    site.write("content/_data/domains.yaml", "- {id: lvyou, name: 旅游市场}\n")
    site.document("b.md", domain="旅游市场")
    assert site.build() == 0
    assert menu(site) == [*pilots, "lvyou"] and len(pilots) == 26
    assert 'href="/d/b/"' in site.page("lvyou/index.html")
    assert "/d/b/" in site.page("feed/lvyou.xml") and "/d/a/" not in site.page("feed/lvyou.xml")
    assert '<option value="lvyou"' in site.page("search/index.html")


@pytest.mark.requirement("CAT-17")
def test_what_is_for_some_people_is_not_for_everybody(site: SmallSite, reported: Reported) -> None:
    fill(site)
    assert reported("CAT-AUDIENCE") == []
    site.document("mingdan.md", catalogue="shjz-03", title="救助名单")
    [told] = reported("CAT-AUDIENCE")
    assert told["level"] == "error" and "申请人" in told["message"]
    assert site.build() == 1


@pytest.mark.requirement("CAT-18")
def test_an_item_on_application_leads_to_the_application_and_shows_no_content(
    site: SmallSite, reported: Reported
) -> None:
    catalogue(site, f"  name: 核查材料\n{ITEM}  way: 依申请\n")
    site.document("a.md", "材料的正文", catalogue="shjz-01", classification="依申请公开", title="核查材料一")
    assert site.build() == 0
    item = main_of(site, "catalogue/shjz/shjz-01/index.html")
    assert item.css('a[href="/apply/"]') and "核查材料一" not in item.text()
    assert not [name for name, data in site.tree().items() if "材料的正文".encode() in data]
    assert main_of(site, "d/a/index.html").css('a[href^="/apply/"]')
    site.document("a.md", catalogue="shjz-01")
    assert [item["level"] for item in reported("CAT-AUDIENCE")] == ["error"]


@pytest.mark.requirement("CAT-20")
def test_every_row_of_the_catalogue_leads_to_a_page_that_is_there(site: SmallSite) -> None:
    fill(site)
    assert site.build() == 0
    table = LexborHTMLParser(site.page("catalogue/shjz/index.html")).css("tbody tr")
    links = [str(link.attributes["href"]) for row in table for link in row.css("th a")]
    items = json.loads(site.page("data/catalogue.json"))["domains"][0]["items"]
    assert len(links) == len(items) == CATALOGUE.count("- id:")
    addresses = [*links, *(str(item[key]) for item in items for key in ("url", "latest") if key in item)]
    for address in addresses:
        path = address.removeprefix("https://www.test.example").strip("/")
        assert (site.root / "public" / path / "index.html").is_file(), address
    assert sum("latest" in item for item in items) == 1
