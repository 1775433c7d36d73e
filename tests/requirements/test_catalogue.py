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


FIVE = {"决策": "decision", "执行": "execution", "管理": "management", "服务": "service", "结果": "result"}
ITEMS = """\
domain: shjz
items:
- {id: a, name: 政策, five_open: [决策, 结果], stage: 过程和结果, content: [文件], basis: [条例], deadline: 长期公开, body: 局, channels: [政府网站]}
- {id: b, name: 许可指南, five_open: [服务], stage: 过程, content: [指南], basis: [条例], deadline: 长期公开, body: 局, channels: [政府网站]}
- {id: c, name: 处罚, content: [决定], basis: [条例], deadline: 长期公开, body: 局, channels: [政府网站]}
"""


@pytest.mark.requirement("CAT-10")
def test_permits_and_penalties_say_process_and_result(site: SmallSite, reported: Reported) -> None:
    site.write("content/_data/catalogue/shjz.yaml", ITEMS)
    site.document("a.md", catalogue="a")
    told = {item["line"]: item["message"] for item in reported("CAT-BOTH")}
    assert "没有公开结果" in told[4] and "没有写明" in told[5] and len(told) == 2
    site.build()
    assert "过程和结果" in site.page("catalogue/shjz/a/index.html")
    [first, *_] = json.loads(site.page("data/catalogue.json"))["domains"][0]["items"]
    assert first["stage"] == "过程和结果" and first["five_open"] == ["决策", "结果"]
    permits = ITEMS.replace("stage: 过程,", "stage: 过程和结果,").replace("{id: c, ", "{id: c, stage: 过程和结果, ")
    site.write("content/_data/catalogue/shjz.yaml", permits)
    assert reported("CAT-BOTH") == []
    site.write("content/_data/catalogue/shjz.yaml", ITEMS.replace("stage: 过程,", "stage: 经过,"))
    assert reported("DAT-FORM")


@pytest.mark.requirement("CAT-21")
def test_every_document_stands_under_what_it_makes_public(site: SmallSite, reported: Reported) -> None:
    site.write("content/_data/catalogue/shjz.yaml", ITEMS)
    site.document("zhengce.md", catalogue="a", title="一号政策")
    site.document("tongzhi.md", title="二号通知")
    site.document(
        "gongkai.md",
        title="三号进展",
        kind="进展情况",
        as_of="2026-03-01",
        done="无",
        problems="无",
        next="无",
        matter="shi",
    )
    site.document("zhinan.md", title="四号办事", catalogue="b")
    site.document("shenqing.md", title="五号申请", classification="依申请公开", catalogue="a")
    site.document("caogao.md", title="六号草稿", draft=True, catalogue="a")
    site.document("bugongkai.md", title="七号", classification="不予公开", catalogue="a")
    assert reported("CAT-OPEN") == []
    site.document("ba.md", catalogue="c", title="八号通知")
    [told] = reported("CAT-OPEN")
    assert told["line"] == 5 and "1 件文件" in told["message"]
    site.build()
    expected = {"决策": {"一号政策"}, "执行": {"三号进展"}, "管理": set(), "服务": {"四号办事"}, "结果": {"一号政策"}}
    for word, name in FIVE.items():
        page = site.page(f"openness/{name}/index.html")
        root = LexborHTMLParser(page).root
        assert root
        assert {link.text().strip() for link in root.css(".rows a")} == expected[word], word
        assert f"文件（{len(expected[word])} 件）" in page
        assert ('href="/catalogue/shjz/a/"' in page) == (word in ("决策", "结果"))
        assert ('href="/m/shi/"' in page) == (word == "执行")
    said = LexborHTMLParser(site.page("d/zhengce/index.html")).css(".rail .facts div")
    five = [fact.text(separator="|", strip=True) for fact in said if "五公开" in fact.text()]
    assert five == ["五公开|决策公开、结果公开"]
    assert "决策公开" in site.page("d/zhengce/index.html") and "执行公开" in site.page("d/gongkai/index.html")
    assert "管理公开" not in site.page("d/tongzhi/index.html").partition("<article")[2]
    index = site.page("openness/index.html")
    assert all(f'href="/openness/{name}/"' in index for name in FIVE.values())
    site.document("zhengce.md", catalogue="b", title="一号政策")
    site.build()
    assert "一号政策" not in site.page("openness/decision/index.html")
    assert "一号政策" in site.page("openness/service/index.html")


LISTED = "code,name,category,basis,valid_to,reason\nQL-1,甲许可,许可,某法,,\nQL-2,乙处罚,处罚,某法,,\nQL-3,丙检查,检查,某法,2026-01-01,取消\n"


def tied(site: SmallSite, powers: str = "[QL-1]", services: str = "[]") -> None:
    """A list of powers, one of services, and an item that names rows of both."""
    site.write("content/quanli.csv", LISTED)
    site.write("content/fuwu.csv", "name,category\n借书,公共服务\n")
    site.document("quanli.md", kind="list", list_type="权力清单", rows="quanli.csv")
    site.document("fuwu.md", kind="list", list_type="公共服务清单", rows="fuwu.csv")
    site.write(
        "content/_data/catalogue/shjz.yaml",
        f"items:\n- {{id: shjz-01, name: 救助结果, power_ids: {powers}, 公共服务事项: {services}}}\n",
    )


@pytest.mark.requirement("CAT-09")
def test_items_and_rows_of_lists_lead_to_each_other(site: SmallSite) -> None:
    tied(site, powers="[]")
    assert site.build() == 0
    assert "/catalogue/shjz/shjz-01/" not in site.page("d/quanli/index.html")
    tied(site, services="[借书]")  # the catalogue alone changes, and the pages of the lists with it
    assert site.build() == 0
    rows = {
        row.css("td, th")[1].text(): [link.attributes["href"] for link in row.css("a")]
        for row in LexborHTMLParser(site.page("d/quanli/index.html")).css("section.table-frame")[0].css("tbody tr")
    }
    assert rows == {"甲许可": ["/catalogue/shjz/shjz-01/"], "乙处罚": [], "丙检查": []}
    assert 'href="/catalogue/shjz/shjz-01/">救助结果' in site.page("d/fuwu/index.html")
    links = [
        link.attributes["href"]
        for link in LexborHTMLParser(site.page("catalogue/shjz/shjz-01/index.html")).css("#shui a")
    ]
    assert links == ["/d/quanli/#qingdan-mingxi", "/d/fuwu/#qingdan-mingxi"]
    [item] = json.loads(site.page("data/catalogue.json"))["domains"][0]["items"]
    assert (item["power_ids"], item["service_ids"]) == (["QL-1"], ["借书"])
    site.document("quanli.md", kind="list", list_type="权力清单", rows="quanli.csv", classification="不予公开")
    site.build()
    assert "/d/quanli/" not in site.page("catalogue/shjz/shjz-01/index.html")


@pytest.mark.requirement("CAT-09")
def test_rows_that_are_not_there_are_errors_and_powers_without_item_are_told(
    site: SmallSite, reported: Reported
) -> None:
    def told(code: str) -> list[tuple[str, str]]:
        return [(one["level"], one["message"]) for one in reported(code)]

    tied(site, powers="[]")
    assert told("CAT-POWER") == []  # a county that has not begun with it is left alone
    tied(site, powers="[QL-1, 借书]", services="[借书, QL-1]")
    assert [level for level, _ in told("CAT-ROW")] == ["error", "error"]  # each in the lists of its own kind
    [(level, message)] = told("CAT-POWER")
    assert (level, "1项" in message, "乙处罚" in message) == ("info", True, True)  # what has ended owes nothing
    tied(site, powers="[QL-1, QL-2]", services="[借书]")
    assert told("CAT-ROW") == told("CAT-POWER") == []
