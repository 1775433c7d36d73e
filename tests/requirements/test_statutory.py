"""K, M · the statutory column 政府信息公开 of the county and of each organ, and 依申请公开 (ORG-11, KEY-01, ACT-09)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.content.annual_forms import shipped as annual_forms
from generator.content.pilot_domains import PILOT_DOMAINS
from generator.content.registers import shipped as registers
from generator.content.statutory import OF_AGENCIES, shipped
from generator.model import kinds
from generator.model.annual_form import FormLine, FormTable
from generator.model.application_form import FILE, GROUPS, NOTES, TITLE, FormGroup, FormRow
from generator.model.statutory import CONTENTS, PARTS, PREFIX
from generator.model.vocabulary import Agency, Vocabulary
from generator.site.outputs import application_form
from tests.conftest import SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]
FORMAT = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开工作年度报告", "依申请公开"]
"""国办公开办函〔2019〕61号: the columns, in this order."""
AGENCIES = """\
- {id: xzf, name: 试验县人民政府, kind: 部门, address: 试验县府前路1号}
- id: minzheng
  name: 试验县民政局
  short: 县民政局
  kind: 部门
  address: 试验县东街1号
  postcode: "990100"
  phone: 0000-5550111
  duties: 主管社会救助。
  excused: [行政处罚和行政强制：没有执法职权]
  leaders:
  - {name: 示例甲, post: 局长, duties: 主持全面工作}
  - {name: 示例乙, post: 副局长, duties: 分管救助, openness: 是}
  disclosure_office: {name: 县民政局办公室, phone: 0000-5550112, fax: 0000-5550113, email: gk@test.example}
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇}
- {id: shangcun, name: 青山镇上村村民委员会, short: 上村, kind: 村, parent: qingshan}
"""


def read(site: SmallSite, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(site.page(f"{address.strip('/')}/index.html".lstrip("/")))


def titles(site: SmallSite, address: str) -> list[str]:
    """Titles of the documents that a page lists."""
    return [node.text(strip=True) for node in read(site, address).css("main :is(.row-title, .brief) a")]


def headed(site: SmallSite, address: str) -> dict[str, str]:
    """Heading -> the text of its part."""
    parts = read(site, address).css("main section.block:has(> h2)")
    return {part.css_first("h2").text(strip=True): part.text(strip=True) for part in parts}  # type: ignore[union-attr]


@pytest.fixture
def county(site: SmallSite) -> SmallSite:
    site.write("content/_data/agencies.yaml", AGENCIES)
    for name, agency in (("xian", "试验县人民政府"), ("ju", "县民政局")):
        own: dict[str, Any] = {"agency": agency, "kind": "disclosure", "subject": "综合政务"}
        guide = own | {"domain": "政府信息公开指南", "disclosure_type": "指南"}
        report = own | {"domain": "政府信息公开工作年度报告", "disclosure_type": "年报", "year": 2025}
        site.document(f"{name}-zhinan.md", title=f"{name}指南", **guide)
        site.document(f"{name}-nianbao.md", title=f"{name}年报", **report)
    site.document("zhidu.md", title="旧的制度", agency="县民政局", kind="disclosure", disclosure_type="制度")
    site.document("renshi.md", title="招考公告", domain="人事信息", agency="县民政局")
    site.document("jiuzhu.md", title="救助标准", agency="县民政局")
    site.document("zhen.md", title="镇的通知", agency="青山镇", domain="养老服务")
    site.document("cun.md", title="村的通知", agency="上村")
    return site


@pytest.mark.requirement("ORG-11")
def test_the_columns_of_the_national_format_stand_in_their_order_for_the_county_and_each_organ(
    county: SmallSite,
) -> None:
    assert county.build() == 0
    for home in ("/zfxxgk/", "/agency/minzheng/zfxxgk/", "/agency/qingshan/zfxxgk/"):
        links = read(county, home).css(".statutory-menu a")
        assert [link.text(strip=True) for link in links] == FORMAT
        for link in links:
            address = link.attributes["href"] or ""
            assert address.startswith(home) or address == "/apply/"
            page = read(county, address)
            assert page.css_first("h1").text().strip()  # type: ignore[union-attr]
            if address != "/apply/":
                assert page.css_first(".statutory-menu a[aria-current]").attributes["href"] == address  # type: ignore[union-attr]
    assert not (county.root / "public/agency/shangcun/zfxxgk").exists()  # a village is no administrative organ
    first, second = (link.attributes["href"] for link in read(county, "/").css(".site-menu a")[:2])
    assert (first, second) == ("/", "/zfxxgk/")
    assert read(county, "/").css_first('main a[href="/zfxxgk/"]')
    assert read(county, "/agency/minzheng/").css_first('main a[href="/agency/minzheng/zfxxgk/"]')


@pytest.mark.requirement("ORG-11")
def test_guide_rules_and_report_stand_with_the_organ_that_owes_them_and_contents_with_both(county: SmallSite) -> None:
    assert county.build() == 0
    there = {
        "/zfxxgk/zhinan/": ["xian指南"],
        "/zfxxgk/nianbao/": ["xian年报"],
        "/zfxxgk/zhidu/": [],
        "/agency/minzheng/zfxxgk/zhinan/": ["ju指南"],
        "/agency/minzheng/zfxxgk/zhidu/": ["旧的制度"],
        "/agency/minzheng/zfxxgk/nianbao/": ["ju年报"],
        "/agency/qingshan/zfxxgk/nianbao/": [],
        "/zfxxgk/fdzdgk/renshi/": ["招考公告"],
        "/agency/minzheng/zfxxgk/fdzdgk/renshi/": ["招考公告"],
    }
    assert {address: titles(county, address) for address in there} == there
    others = {
        node.css_first("span").text(): node.css_first(".count").text(strip=True)  # type: ignore[union-attr]
        for node in read(county, "/zfxxgk/nianbao/").css(".counted a")
    }
    assert others == {"试验县人民政府": "1件", "县民政局": "1件", "青山镇": "还没有公布"}


@pytest.mark.requirement("ORG-11")
def test_a_document_of_the_column_needs_no_domain_and_says_where_it_stands(county: SmallSite) -> None:
    assert county.build() == 0
    crumbs = [(a.text(), a.attributes["href"]) for a in read(county, "/d/ju-nianbao/").css(".breadcrumb a")]
    own = "/agency/minzheng/zfxxgk/"
    assert crumbs[1:] == [("政府信息公开", own), ("政府信息公开工作年度报告", f"{own}nianbao/")]
    crumbs = [(a.text(), a.attributes["href"]) for a in read(county, "/d/renshi/").css(".breadcrumb a")]
    assert [address for _, address in crumbs[1:]] == ["/zfxxgk/", "/zfxxgk/fdzdgk/", "/zfxxgk/fdzdgk/renshi/"]
    assert "招考公告" in county.page("feed/zfxxgk-renshi.xml")
    assert '"domain":"人事信息"' in county.page("data/documents/2026.json").replace(": ", ":")
    assert not any("招考公告" in county.page(f"{domain.id}/index.html") for domain in PILOT_DOMAINS)


@pytest.mark.requirement("ORG-11")
def test_an_empty_entry_says_so_and_an_excused_one_why(county: SmallSite) -> None:
    assert county.build() == 0
    parts = headed(county, "/agency/minzheng/zfxxgk/fdzdgk/")
    assert "还没有发布" in parts["建议提案办理"] and "还没有发布" not in parts["人事信息"]
    assert "没有执法职权" in parts["行政处罚和行政强制"]
    assert "示例乙（分管政务公开）" in parts["领导信息"] and "还没有发布" not in parts["领导信息"]
    assert "主管社会救助" in parts["机关职能和机构设置"]
    assert "政府公报" not in parts and "建议提案办理" not in headed(county, "/agency/qingshan/zfxxgk/fdzdgk/")
    assert "政府公报" in headed(county, "/zfxxgk/fdzdgk/")
    guide = read(county, "/agency/minzheng/zfxxgk/zhinan/").css_first("main").text()  # type: ignore[union-attr]
    assert "县民政局办公室" in guide and "0000-5550113" in guide
    assert "还没有发布" in county.page("agency/qingshan/zfxxgk/zhinan/index.html")


@pytest.mark.requirement("ORG-11")
def test_nothing_that_is_not_public_stands_in_the_column(county: SmallSite) -> None:
    county.document("a.md", title="草稿件", domain="人事信息", draft=True)
    county.document("b.md", title="不予公开件", domain="人事信息", classification="不予公开")
    county.document("c.md", title="以后的件", domain="人事信息", publish_date="2027-03-02")
    county.document("e.md", title="期满的件", domain="人事信息", kind="公示", expires="2026-04-01")
    county.document("f.md", title="申请件", kind="disclosure", disclosure_type="年报", classification="依申请公开")
    county.document("g.md", title="申请的人事件", domain="人事信息", classification="依申请公开", body="不能说的话。")
    county.document("h.md", title="申请的救助件", classification="依申请公开")
    county.document("i.md", title="申请的养老件", classification="依申请公开", domain="养老服务")
    county.write(
        "content/_data/statutory.yaml",
        "- {id: zfxxgk-tongzhi, name: 通知, kinds: [通知公告]}\n"
        "- {id: zfxxgk-lingyu, name: 各领域, every_domain: 是}\n"
        "- {id: zfxxgk-yanglao, name: 养老, domains: [养老服务]}\n",
    )
    county.build()
    pages = {name: data.decode() for name, data in county.tree().items() if "zfxxgk" in name}
    for title in ("草稿件", "不予公开件", "以后的件", "期满的件", "不能说的话"):
        assert [name for name, text in pages.items() if title in text] == []
    # what is on application is found where it says itself that it belongs, never by its kind or its domain
    assert set(titles(county, "/zfxxgk/fdzdgk/renshi/")) == {"申请的人事件", "招考公告"}
    assert all("申请件" not in text for name, text in pages.items() if "nianbao" in name or "tongzhi" in name)
    assert all("申请的救助件" not in text and "申请的养老件" not in text for text in pages.values())
    assert titles(county, "/zfxxgk/fdzdgk/yanglao/") == ["镇的通知"]
    assert "救助标准" in titles(county, "/zfxxgk/fdzdgk/tongzhi/")


@pytest.mark.requirement("ORG-11")
def test_a_county_adds_changes_and_switches_off_entries(county: SmallSite, diagnostics: Diagnostics) -> None:
    county.write(
        "content/_data/statutory.yaml",
        """\
- {id: zfxxgk-shenji, 名称: 审计结果公告, kinds: [督查审计], organs: [部门], pages: [{title: 数据, url: /figures/}]}
- {id: zfxxgk-renshi, name: 人事任免和招考, kinds: [notice], registers: [收费清单]}
- {id: zfxxgk-tongji, having: [year=2025], domains: [养老服务], agency: [phone]}
- {id: zfxxgk-qita, every_domain: 是}
- {id: zfxxgk-gongbao, enabled: 否}
""",
    )
    assert county.build() == 0
    parts = headed(county, "/zfxxgk/fdzdgk/")
    assert "审计结果公告" in parts and "政府公报" not in parts
    assert list(parts).index("审计结果公告") == len(parts) - 1
    assert read(county, "/zfxxgk/fdzdgk/shenji/").css_first('main a[href="/figures/"]')
    assert "审计结果公告" in headed(county, "/agency/minzheng/zfxxgk/fdzdgk/")
    assert "审计结果公告" not in headed(county, "/agency/qingshan/zfxxgk/fdzdgk/")
    assert titles(county, "/agency/minzheng/zfxxgk/fdzdgk/renshi/") == ["招考公告", "救助标准"]
    assert "公务员招考" in parts["人事任免和招考"]  # what is not written stays
    assert set(titles(county, "/zfxxgk/fdzdgk/tongji/")) == {"xian年报", "ju年报", "镇的通知"}
    assert "0000-5550111" in county.page("agency/minzheng/zfxxgk/fdzdgk/tongji/index.html")
    assert read(county, "/zfxxgk/fdzdgk/qita/").css(".counted a")
    assert not (county.root / "public/zfxxgk/fdzdgk/gongbao").exists()
    county.write(
        "content/_data/statutory.yaml",
        """\
- {id: shenji, name: 审计}
- {id: zfxxgk-a, name: 养老服务}
- {id: zfxxgk-b, name: 乙, part: 年报}
- {id: zfxxgk-c, name: 丙, kinds: [没有的类型]}
- {id: zfxxgk-d, name: 丁, having: [year]}
- {id: zfxxgk-e, name: 戊, pages: [{title: 外面, url: "https://a.example/"}]}
- {id: zfxxgk-f, name: 己, agency: [staff]}
- {id: zfxxgk-g, enabled: 否, name: 庚}
- {id: zfxxgk-h}
- {id: zfxxgk-renshi, name: 一}
- {id: zfxxgk-renshi, name: 二}
""",
    )
    told = [item for item in diagnostics() if item["path"].endswith("statutory.yaml")]
    assert {item["line"] for item in told} == {1, 2, 3, 4, 5, 6, 7, 8, 9, 11}
    assert all(item["level"] == "error" and item["hint"] for item in told)


@pytest.mark.requirement("ORG-11")
def test_a_word_of_the_county_s_file_passes_the_gate(county: SmallSite, diagnostics: Diagnostics) -> None:
    told = "- {id: zfxxgk-a, name: 甲, introduction: 请打电话 13812345678 问张三}\n"
    county.write("content/_data/statutory.yaml", told)
    assert [item["line"] for item in diagnostics() if item["path"].endswith("statutory.yaml")] == [1]
    assert county.build() == 1


def test_entries_that_come_with_the_product_name_what_there_is() -> None:
    entries = shipped()
    assert len({entry.id for entry in entries}) == len({entry.url for entry in entries}) == len(entries)
    assert [entry.part for entry in entries if entry.part != CONTENTS] == [part for part in PARTS if part != CONTENTS]
    sorts = {kind.id: kind for kind in kinds.built_in()}
    domains = Vocabulary(PILOT_DOMAINS)
    fields = {field.key for kind in sorts.values() for field in kind.every_field}
    names: list[str] = []
    for entry in entries:
        assert entry.id.startswith(PREFIX) and entry.introduction and entry.law, entry.id
        assert set(entry.kinds) <= set(sorts)
        assert set(entry.registers) <= {register.id for register in registers()}
        assert set(entry.domains) <= set(domains.by_id)
        assert set(entry.agency) <= set(OF_AGENCIES) <= set(Agency.__struct_fields__)
        assert {pair.partition("=")[0] for pair in entry.having} <= fields
        names += [entry.name, *entry.aliases]
    assert len(set(names)) == len(names) and not any(domains.find(name) for name in names)


@pytest.mark.requirement("KEY-01")
def test_every_organ_has_a_column_of_key_areas_and_the_county_one_of_all(county: SmallSite) -> None:
    assert county.build() == 0
    counts = {
        node.css_first("span").text(): int(re.sub(r"\D", "", node.css_first(".count").text()))  # type: ignore[union-attr]
        for node in read(county, "/zfxxgk/fdzdgk/zdly/").css(".counted a")
    }
    assert list(counts) == [domain.name for domain in PILOT_DOMAINS]
    assert {name: count for name, count in counts.items() if count} == {"社会救助": 3, "养老服务": 1}
    assert set(titles(county, "/agency/minzheng/zfxxgk/fdzdgk/zdly/")) == {"救助标准", "旧的制度"}
    assert titles(county, "/agency/qingshan/zfxxgk/fdzdgk/zdly/") == ["镇的通知"]
    assert titles(county, "/agency/xzf/zfxxgk/fdzdgk/zdly/") == []
    assert "还没有发布" in county.page("agency/xzf/zfxxgk/fdzdgk/zdly/index.html")
    for agency in ("minzheng", "qingshan", "xzf"):
        own = f"/agency/{agency}/zfxxgk/fdzdgk/zdly/"
        assert read(county, f"/agency/{agency}/").css_first(f'main a[href="{own}"]')
    assert read(county, "/zfxxgk/").css_first('main a[href="/zfxxgk/fdzdgk/zdly/"]')


@pytest.mark.requirement("ACT-09")
def test_the_form_is_a_word_file_and_a_page_that_ask_for_the_same(county: SmallSite) -> None:
    assert county.build() == 0
    links = [link.attributes["href"] for link in read(county, "/apply/").css("main a")]
    assert {FILE, "/apply/form/", "/apply/offices/"} <= set(links)
    file = docx.Document(io.BytesIO((county.root / "public" / FILE.lstrip("/")).read_bytes()))
    asked = [row.label for group in GROUPS for row in group.rows]
    assert [row.cells[1].text for row in file.tables[0].rows] == asked
    assert file.paragraphs[0].text == TITLE
    page = read(county, "/apply/form/")
    assert [head.text(strip=True) for head in page.css(".application-form th[scope=row]")] == asked
    for word in ("姓名", "身份证明", "联系", "名称、文号", "形式", "方式"):  # 条例 第二十九条
        assert word in page.css_first("main").text() or word in "".join(NOTES)  # type: ignore[union-attr]
    for word in (*(choice for group in GROUPS for row in group.rows for choice in row.choices), *NOTES):
        assert word in page.css_first("main").text()  # type: ignore[union-attr]
        assert word in "".join(cell.text for cell in file.tables[0]._cells) + "".join(p.text for p in file.paragraphs)
    assert county.build() == 0
    again = (county.root / "public" / FILE.lstrip("/")).read_bytes()
    assert docx.Document(io.BytesIO(again)).core_properties.author == ""  # it says nothing of who made it


@pytest.mark.requirement("ACT-09")
def test_where_how_and_how_long_with_a_flow_chart_that_can_be_read_aloud(county: SmallSite) -> None:
    text = county.page_of("config.yaml")
    office = "application: {office: 公开股, address: 试验县府前路1号, postcode: '990100', fax: 0000-5550199}\n"
    county.write("config.yaml", text + office)
    assert county.build() == 0
    page = read(county, "/apply/")
    told = page.css_first("main").text()  # type: ignore[union-attr]
    for word in ("公开股", "试验县府前路1号", "990100", "0000-5550199", "20个工作日", "不收费", "传真"):
        assert word in told
    chart = page.css_first("svg[role=img]")
    assert chart is not None
    ids = [*str(chart.attributes["aria-labelledby"]).split(), *str(chart.attributes["aria-describedby"]).split()]
    assert all(page.css_first(f"#{one}").text(strip=True) for one in ids)  # type: ignore[union-attr]
    assert not re.search(r"\sstyle=", chart.html or "")
    rows = {
        row.css_first("th").text(strip=True): [cell.text(strip=True) for cell in row.css("td")]  # type: ignore[union-attr]
        for row in read(county, "/apply/offices/").css("tbody tr")
    }
    office_of = ["县民政局办公室", "试验县东街1号", "990100", "0000-5550112", "0000-5550113", "gk@test.example", "—"]
    assert rows["县民政局"] == office_of
    assert rows["青山镇"][0] == "还没有公布" and "上村" not in rows
    assert "公开股" in docx_text(county)


def docx_text(site: SmallSite) -> str:
    with zipfile.ZipFile(site.root / "public" / FILE.lstrip("/")) as package:
        return package.read("word/document.xml").decode()


def figures(**rows: int) -> str:
    """The file of a report's figures: of all applicants together by the id of the row, nought elsewhere."""
    (form,) = annual_forms()

    def filled(table: FormTable, lines: Iterable[FormLine]) -> dict[str, Any]:
        given = {"sum": sum(rows[key] for key in ("granted", "process", "case_file")), **rows}
        of = table.id == "applications"
        return {
            line.id: filled(table, line.below)
            if line.below
            else {key: given.get(line.id, 0) if of and key in ("natural", "total") else 0 for key in table.column_paths}
            for line in lines
        }

    return yaml.safe_dump({table.id: filled(table, table.rows) for table in form.tables}, sort_keys=False)


@pytest.mark.requirement("ACT-09")
def test_applications_by_year_stand_as_the_county_s_own_reports_give_them(county: SmallSite) -> None:
    assert county.build() == 0
    assert "年度报告还没有公布申请的数字" in county.page("apply/index.html")
    own: dict[str, Any] = {"kind": "disclosure", "disclosure_type": "年报", "domain": "政府信息公开工作年度报告"}
    for year, agency, new in ((2024, "试验县人民政府", 7), (2025, "试验县人民政府", 9), (2025, "县民政局", 4)):
        name = f"bao-{year}-{new}"
        county.write(
            f"content/{name}.yaml", figures(new=new, brought=1, granted=new - 2, process=1, case_file=1, left=1)
        )
        county.document(f"{name}.md", agency=agency, year=year, report=f"{name}.yaml", **own)
    county.document("xian-nianbao.md", title="xian年报", agency="试验县人民政府", year=2025, draft=True, **own)
    assert county.build() == 0
    (table,) = read(county, "/apply/").css("main table")
    heads = [cell.text(strip=True) for cell in table.css("thead th")]
    rows = [[cell.text(strip=True) for cell in row.css("th, td")] for row in table.css("tbody tr")]
    assert heads == "年度 本年新收 上年结转 予以公开 部分公开 不予公开 无法提供 不予处理 其他处理 结转下年度".split()
    assert rows == [["2025年", *"917020001"], ["2024年", *"715020001"]]
    assert table.css_first("tbody a").attributes["href"] == "/d/bao-2025-9/"  # type: ignore[union-attr]


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), max_size=30)


@given(WORDS, st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3), st.integers(1, 9)), min_size=1, max_size=6))
def test_whatever_a_form_says_is_a_file_that_word_processors_open(title: str, lines: list[Any]) -> None:
    rows = tuple(FormRow(label, tuple(choices), tall) for label, choices, tall in lines)
    context = application_form.Context(title, (FormGroup(title, "", rows),), (title,), ((title, title),))
    data = application_form.render(context)
    assert data == application_form.render(context)
    file = docx.Document(io.BytesIO(data))
    assert [row.cells[1].text for row in file.tables[0].rows] == [row.label for row in rows]
    assert file.paragraphs[0].text == title


@pytest.mark.requirement("ORG-11")
def test_pages_of_an_entry_that_lead_nowhere_are_told_and_those_to_hidden_documents_left_out(
    county: SmallSite, diagnostics: Diagnostics
) -> None:
    county.document("mi.md", title="不予公开件", classification="不予公开")
    pages = ", ".join(f"{{title: {name}页, url: /d/{name}/}}" for name in ("mi", "meiyou", "jiuzhu"))
    entry = "- {id: zfxxgk-shenji, name: 审计结果公告, pages: [%s]}\n"
    county.write("content/_data/statutory.yaml", entry % pages)
    told = [item for item in diagnostics() if item["code"] == "LNK-ENTRY"]
    assert ["/d/mi/" in item["message"] or "/d/meiyou/" in item["message"] for item in told] == [True, True]
    assert {(item["level"], item["path"]) for item in told} == {("error", "content/_data/statutory.yaml")}
    county.build()
    text = county.page("zfxxgk/fdzdgk/shenji/index.html") + county.page("zfxxgk/fdzdgk/index.html")
    assert "jiuzhu页" in text and "mi页" not in text and "meiyou页" not in text
    county.document("jiuzhu.md", title="救助标准", agency="县民政局", draft=True)
    county.build()
    assert "jiuzhu页" not in county.page("zfxxgk/fdzdgk/shenji/index.html") + county.page("zfxxgk/fdzdgk/index.html")
    county.write("content/_data/statutory.yaml", entry % "{title: 无, url: /nothing/here/}")
    (lost,) = [item for item in diagnostics() if item["code"] == "LNK-BROKEN"]
    assert lost["path"] == "content/_data/statutory.yaml" and "/nothing/here/" in lost["message"]
