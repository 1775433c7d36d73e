"""The annual report on disclosure in the national form: figures as data, tables drawn from them, every sum checked
(ORG-10)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.authoring.annual_template import annual_yaml
from generator.base.package import PACKAGE
from generator.site.outputs.open_data.annual_book import annual_book
from tests.annual import FORM, PARTS, figures, report
from tests.conftest import CONFIG, SmallSite, tree
from tests.requirements.conftest import Reported

Diagnostics = Callable[..., list[dict[str, Any]]]
LAST = figures({("granted", "natural"): 3, ("partly", "business"): 1}, left={"natural": 2})
THIS = figures(
    {("granted", "natural"): 5, ("not_held", "natural"): 1, ("others", "law"): 1},
    brought={"natural": 2},
    left={"business": 1},
    reviews={("direct", "upheld"): 2, ("after", "pending"): 1},
    others={"documents.normative.in_force": "4", "fees.fees.collected": "12.50"},
)


def of_reports(found: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(item["code"], item["path"], item["line"]) for item in found if item["code"].startswith("ANN-")]


def named(table: LexborNode, cell: LexborNode) -> list[str]:
    """The heads that a cell names, as a screen reader says them."""
    heads = {head.attributes["id"]: head.text() for head in table.css("th")}
    return [heads[one] for one in (cell.attributes["headers"] or "").split()]


@pytest.mark.requirement("ORG-10")
def test_the_tables_of_the_form_are_drawn_below_their_parts_with_heads_that_each_cell_names(site: SmallSite) -> None:
    report(site, 2025, THIS)
    assert site.build() == 0
    page = LexborHTMLParser(site.page("d/nianbao-2025/index.html"))
    order = [node.text(strip=True) for node in page.css(".prose h2, .annual caption")]
    assert [text for text in order if text in PARTS] == list(PARTS)
    assert order[2:6] == [f"第二十条第（{number}）项" for number in "一五六八"] and order[6] == PARTS[2]
    tables = list(page.css("section.annual table"))
    assert all(frame.attributes["tabindex"] == "0" for frame in page.css("section.annual"))
    cells = {tuple(named(table, cell)): cell.text() for table in tables for cell in table.css("td[headers]")}
    assert len(cells) == len(list(page.css("section.annual td[headers]"))) == len(THIS)
    assert cells["一、本年新收政府信息公开申请数量", "申请人情况", "自然人"] == "4"
    assert cells["三、本年度办理结果", "（四）无法提供", "1.本机关不掌握相关政府信息", "申请人情况", "总计"] == "1"
    assert (
        cells["三、本年度办理结果", "（六）其他处理", "3.其他", "申请人情况", "法人或其他组织", "法律服务机构"] == "1"
    )
    assert cells["行政诉讼", "未经复议直接起诉", "结果维持"] == "2"
    assert cells["行政事业性收费", "本年收费金额（单位：万元）"] == "12.50"
    for table in tables:  # every row is as wide as the table: spans leave no hole and do not overlap
        taken: dict[tuple[int, int], int] = {}
        for top, row in enumerate(table.css("tr")):
            left = 0
            for cell in row.css("th, td"):
                while (top, left) in taken:
                    left += 1
                for down in range(int(cell.attributes.get("rowspan") or 1)):
                    for across in range(int(cell.attributes.get("colspan") or 1)):
                        assert taken.setdefault((top + down, left + across), id(cell)) == id(cell)
        rows = len(table.css("tr"))
        assert len(taken) == rows * len({column for _, column in taken})


@pytest.mark.requirement("ORG-10")
def test_a_cell_that_does_not_add_up_is_named_in_the_form_s_words_and_holds_the_report_back(
    site: SmallSite, diagnostics: Diagnostics
) -> None:
    report(site, 2025, THIS | {"applications.not_held.natural": "2"})
    found = [item for item in diagnostics() if item["code"] == "ANN-SUM"]
    told = [item["message"] for item in found]
    row, total = "三（四）无法提供 1.本机关不掌握相关政府信息", "三（七）总计"
    assert f"“{row}”行“总计”列对不上：总计是 1，自然人至其他各项之和是 2" in told[0]
    assert f"“{total}”行“自然人”列对不上：三（七）是 6，三（一）至三（六）3各项之和是 7" in told[1]
    assert len(told) == 2 and {item["level"] for item in found} == {"error"}
    text = site.page_of("content/nianbao-2025.yaml").split("\n")
    assert all(item["path"] == "content/nianbao-2025.yaml" for item in found)
    assert "1.本机关不掌握" in text[found[0]["line"] - 1] and text[found[0]["line"] - 1][found[0]["column"] - 1] == "1"
    assert site.build() == 1
    assert not (site.root / "public/d/nianbao-2025").exists() and "nianbao-2025" not in json.dumps(data(site))


@pytest.mark.requirement("ORG-10")
def test_a_workbook_as_offices_fill_it_in_is_read_and_its_cell_named(site: SmallSite, diagnostics: Diagnostics) -> None:
    book = openpyxl.load_workbook(io.BytesIO(annual_book(FORM, THIS)))
    sheet = book["三、收到和处理政府信息公开申请情况"]
    assert sheet["B5"].value is None  # the row's name is merged over three columns
    [new] = [row for row in sheet.iter_rows() if row[0].value == "一、本年新收政府信息公开申请数量"]
    new[3].value = "四"
    changed = io.BytesIO()
    book.save(changed)
    report(site, 2025, THIS, data=changed.getvalue())
    [found] = [item for item in diagnostics() if item["code"].startswith("ANN-")]
    assert found["code"] == "ANN-CELL" and found["line"] == new[3].row
    assert f"（工作表“三、收到和处理政府信息公开申请情况”{new[3].coordinate}）" in found["message"]
    assert "“四”" in found["message"] and "整数（件）" in found["message"]
    report(site, 2025, THIS, data=annual_book(FORM, THIS))
    assert of_reports(diagnostics()) == []
    assert site.build() == 0
    assert {row["value"] for row in data(site)["reports"][0]["figures"]} == set(THIS.values())


@pytest.mark.requirement("ORG-10")
def test_what_last_year_left_is_what_this_year_brings_forward_of_the_same_agency(
    site: SmallSite, reported: Reported
) -> None:
    report(site, 2024, LAST)
    report(site, 2025, THIS)
    report(site, 2025, figures(), name="zhen-2025", agency="青山镇", title="青山镇2025年政府信息公开工作年度报告")
    assert reported("ANN-CARRY") == []
    report(site, 2024, figures({("granted", "natural"): 3}, left={"natural": 1, "law": 1}))
    found = reported("ANN-CARRY")
    assert [item["path"] for item in found] == ["content/nianbao-2025.yaml"] * 2
    assert "“二、上年结转政府信息公开申请数量”行“自然人”列对不上：二是 2，上年报告的四是 1" in found[0]["message"]
    assert "“法律服务机构”列对不上：二是 0，上年报告的四是 1" in found[1]["message"]
    [stock] = reported("ANN-STOCK")
    assert stock["level"] == "warning" and "“行政规范性文件”行“现行有效件数”列" in stock["message"]


@pytest.mark.requirement("ORG-10")
def test_figures_that_the_site_counts_are_told_with_both_and_change_nothing(
    site: SmallSite, reported: Reported
) -> None:
    for number in (1, 2):
        penalty = {"kind": "penalty", "party": "试验县某公司", "basis": "价格法第四十二条", "result": "罚款500元"}
        more = {
            "decided_date": f"2025-05-0{number}",
            "publish_date": f"2025-05-0{number + 2}",
            "title": f"处罚{number}",
        }
        site.document(f"chufa-{number}.md", **penalty | more)
    for reported_number, level in (("1", "warning"), ("5", "info"), ("2", None)):
        report(site, 2025, figures(others={"enforcement.penalties.decided": reported_number}))
        found = [item for item in reported("ANN-COUNT") if "行政处罚" in item["message"]]
        assert [item["level"] for item in found] == ([level] if level else [])
        if level:
            assert f"写的是 {reported_number}，本站公开的本年行政处罚决定有 2" in found[0]["message"]
            assert "2" not in found[0]["hint"]
    report(site, 2025, figures(), agency="青山镇")  # another office's penalties are not counted
    assert reported("ANN-COUNT") == []


@pytest.mark.requirement("ORG-10")
def test_empty_cells_and_missing_parts_are_told_and_a_draft_s_only_as_hints(
    site: SmallSite, diagnostics: Diagnostics
) -> None:
    report(site, 2025, THIS | {"applications.left.law": "", "applications.left.other": ""})
    [found] = [item for item in diagnostics() if item["code"].startswith("ANN-")]
    assert (found["code"], found["level"]) == ("ANN-EMPTY", "error") and "有 2 格没有填" in found["message"]
    assert "“四、结转下年度继续办理”行“法律服务机构”列" in found["message"]
    report(site, 2025, THIS | {"applications.left.law": ""}, draft=True)
    assert [item["level"] for item in diagnostics() if item["code"] == "ANN-EMPTY"] == ["info"]
    report(site, 2025, THIS)
    page = site.root / "content/nianbao-2025.md"
    page.write_text(page.read_text(encoding="utf-8").replace("五、存在的主要问题", "五、问题"), encoding="utf-8")
    [part] = [item for item in diagnostics() if item["code"].startswith("ANN-")]
    assert (part["code"], part["level"]) == ("ANN-PART", "info") and "五、存在的主要问题及改进情况" in part["message"]


@pytest.mark.requirement("ORG-10")
def test_the_figures_are_data_of_public_reports_alone(site: SmallSite) -> None:
    report(site, 2025, THIS)
    report(site, 2024, LAST, status="withdrawn", withdrawn_date="2026-01-02", withdrawn_reason="数据有误")
    report(site, 2023, figures(), classification="依申请公开")
    report(site, 2022, figures(), draft=True)
    assert site.build() == 0
    [one] = data(site)["reports"]
    assert (one["id"], one["year"], one["agency"]) == ("nianbao-2025", 2025, "试验县民政局")
    assert len(one["figures"]) == len(THIS)
    assert one["figures"][0] == {
        "table": "第二十条第（一）项",
        "row": "规章",
        "name": "本年制发件数",
        "value": "0",
        "unit": "件",
    }
    rows = list(csv.DictReader(io.StringIO(site.page("data/annual.csv").removeprefix("\ufeff"))))
    assert len(rows) == len(THIS) and rows[0]["机关"] == "试验县民政局"
    assert {path.name for path in (site.root / "public/data/annual").iterdir()} == {
        f"nianbao-2025.{ending}" for ending in ("json", "csv", "xlsx")
    }
    page = LexborHTMLParser(site.page("d/nianbao-2025/index.html"))
    assert [link.attributes["href"] for link in page.css(".chips a[href^='/data/annual/']")] == [
        f"/data/annual/nianbao-2025.{ending}" for ending in ("xlsx", "csv", "json")
    ]
    book = openpyxl.load_workbook(site.root / "public/data/annual/nianbao-2025.xlsx")
    shown = [cell.value for row in book["四、政府信息公开行政复议、行政诉讼情况"].iter_rows() for cell in row]
    assert [value for value in shown if isinstance(value, int)] == [0] * 5 + [2, 0, 0, 0, 2] + [0, 0, 0, 1, 1]


@pytest.mark.requirement("ORG-10")
def test_a_county_brings_a_new_form_as_data_with_the_year_from_which_it_holds(
    site: SmallSite, diagnostics: Diagnostics
) -> None:
    form = """\
名称: 新格式
起始年度: 2026
部分: [总体情况, 申请]
表:
- 编号: requests
  名称: 申请
  部分: 2
  列: [{编号: online, 名称: 网上}, {编号: paper, 名称: 书面}, {编号: all, 名称: 合计}]
  行: [{编号: new, 名称: 一、新收}]
  列间勾稽: [all = online + paper]
"""
    site.write("content/_data/annual_forms/xin.yaml", form)
    site.write("content/a.yaml", "申请:\n  一、新收: [2, 3, 6]\n")
    usual = {"kind": "disclosure", "disclosure_type": "年报", "report": "a.yaml", "publish_date": "2026-11-20"}
    site.document("a.md", "## 一、总体情况\n\n略。\n\n## 二、申请\n\n略。", year=2026, **usual)
    [found] = [item for item in diagnostics() if item["code"] == "ANN-SUM"]
    assert "合计是 6，网上加书面是 5" in found["message"]
    report(site, 2025, THIS)
    assert [item["path"] for item in diagnostics() if item["code"] == "ANN-SUM"] == ["content/a.yaml"]
    site.write("content/_data/annual_forms/xin.yaml", form.replace("all = online + paper", "all = online + fax"))
    assert [item["code"] for item in diagnostics() if item["path"].endswith("xin.yaml")] == ["DAT-FORM"]


@pytest.mark.requirement("ORG-10")
@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_a_new_report_has_the_six_parts_and_an_empty_form_without_zeros(
    site: SmallSite, diagnostics: Diagnostics, ending: str
) -> None:
    given = {"标题": "试验县民政局2025年政府信息公开工作年度报告", "年度": "2025", "领域": "社会救助", "主题": "民生"}
    fields = [f"--field={key}={value}" for key, value in (given | {"公开属性": "主动公开", "机关": "县民政局"}).items()]
    config = ["--config", str(site.root / "config.yaml"), "--date", "2026-01-08", "--no-input", "--id", "bao"]
    assert site.run("new", "年报", *fields, f"--field=报告数据=bao.{ending}", *config) == 0
    [written] = (site.root / "content").rglob("bao.md")
    text = written.read_text(encoding="utf-8")
    assert [line.removeprefix("## ") for line in text.split("\n") if line.startswith("## ")] == list(PARTS)
    assert "disclosure_type: 年报" in text and f"report: bao.{ending}" in text
    found = [item for item in diagnostics() if item["code"].startswith("ANN-")]
    assert {item["code"] for item in found} == {"ANN-EMPTY"} and {item["level"] for item in found} == {"info"}
    assert sum(int(item["message"].split(" 格")[0].rpartition(" ")[2]) for item in found) == len(THIS)
    if ending == "yaml":
        assert "0" not in written.with_suffix(".yaml").read_text(encoding="utf-8").partition("\n第")[2]


@pytest.mark.requirement("ORG-10")
def test_changed_figures_and_a_changed_form_change_the_site_as_a_fresh_build_would(site: SmallSite) -> None:
    report(site, 2024, LAST)
    report(site, 2025, THIS)
    assert site.build() == 0
    report(site, 2025, THIS | {"fees.fees.collected": "99.1"})
    assert site.build() == 0
    assert ">99.1<" in site.page("d/nianbao-2025/index.html") and ",99.1," in site.page("data/annual.csv")
    shipped = (PACKAGE / "model/annual_forms/2021.yaml").read_text(encoding="utf-8")
    site.write("content/_data/annual_forms/2021.yaml", shipped.replace("name: 行政强制", "name: 行政强制决定"))
    for year, cells in ((2024, LAST), (2025, THIS)):
        file = site.root / f"content/nianbao-{year}.yaml"
        file.write_text(annual_yaml(FORM, cells).replace("  行政强制:", "  行政强制决定:"), encoding="utf-8")
    assert site.build() == 0
    after = site.tree()
    assert "行政强制决定" in site.page("data/annual.csv")
    assert site.build("--output", str(site.root / "fresh"), "--state", str(site.root / "other")) == 0
    assert tree(site.root / "fresh") == after


@pytest.mark.requirement("ORG-10")
def test_a_year_that_no_calendar_has_or_that_is_not_over_is_told(site: SmallSite, diagnostics: Diagnostics) -> None:
    for year in (70_081, 2201, 1948, 2026, 2025):
        report(site, year, figures(), publish_date="2026-01-20")
    told = {(item["path"], item["level"]) for item in diagnostics() if item["code"] == "ANN-YEAR"}
    wrong = {(f"content/nianbao-{year}.md", "error") for year in (70_081, 2201, 1948)}
    assert told == wrong | {("content/nianbao-2026.md", "warning")}
    site.build()
    assert {item["year"] for item in data(site)["reports"]} <= {2025, 2026}


@pytest.mark.requirement("ORG-10")
def test_a_guide_with_a_file_of_figures_is_no_annual_report(site: SmallSite, diagnostics: Diagnostics) -> None:
    report(site, 2025, figures(), disclosure_type="指南")
    (told,) = [item for item in diagnostics() if item["code"] == "ANN-PLACE"]
    assert told["level"] == "error"
    lines = (site.root / "content/nianbao-2025.md").read_text(encoding="utf-8").split("\n")
    assert lines[told["line"] - 1].startswith("report:")
    site.write("config.yaml", CONFIG + "rules: {ANN-PLACE: warning}\n")
    site.build()
    assert not data(site).get("reports")


@pytest.mark.requirement("ORG-10")
def test_two_reports_of_one_agency_and_year_are_named_both(site: SmallSite, diagnostics: Diagnostics) -> None:
    report(site, 2025, figures())
    report(site, 2024, figures())
    report(site, 2025, figures(), name="nb2", title="另一份年报", publish_date="2026-01-22")
    report(
        site,
        2025,
        figures(),
        name="nb3",
        title="撤回的",
        status="withdrawn",
        withdrawn_reason="重复",
        withdrawn_date="2026-02-01",
    )
    report(site, 2025, figures(), name="nb4", title="草稿", draft=True)
    (told,) = [item for item in diagnostics() if item["code"] == "ANN-TWICE"]
    assert told["path"] == "content/nb2.md" and told["level"] == "warning"
    assert "另一份年报" in told["message"] and "content/nianbao-2025.md" in told["message"]


def data(site: SmallSite) -> Any:
    """``/data/annual.json``; nothing where there is none."""
    path = site.root / "public/data/annual.json"
    return json.loads(path.read_bytes()) if path.exists() else {}
