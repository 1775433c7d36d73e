"""A · the catalogue made truthful: approval, differences to the guideline, facets, carriers, ways, key areas."""

from __future__ import annotations

import csv
import io
import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

REST = "content: [正文], basis: [条例], deadline: 长期公开, body: 县民政局"
GUIDELINE = """\
issuer: 示例部
number: 示办发〔2020〕1号
items:
- {id: sj-1, name: 救助政策, group: 综合}
- {id: sj-2, name: 办事指南, group: 低保}
- {id: sj-3, name: 办事指南, group: 特困}
- {id: sj-4, name: 医疗救助, sure: 否}
"""


def catalogue(site: SmallSite, items: str, head: str = "") -> None:
    site.write("content/_data/guidelines/shjz.yaml", GUIDELINE)
    site.write("content/_data/catalogue/shjz.yaml", f"domain: shjz\n{head}items:\n{items}")


def approval(site: SmallSite, **given: str) -> None:
    """``_meta.yaml`` with everything in it, but for what is given otherwise; "" leaves a key out."""
    told = {
        "version": "2026年版",
        "approved_by": "试验县人民政府",
        "approved_date": "2026-03-20",
        "doc_number": "试政办发〔2026〕18号",
    } | given
    lines = "".join(f"{key}: {value}\n" for key, value in told.items() if value)
    site.write("content/_data/catalogue/_meta.yaml", lines)


def item(identity: str, name: str, channels: str = "[政府网站]", **more: str) -> str:
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return f"- {{id: {identity}, name: {name}, {REST}, channels: {channels}{rest}}}\n"


def cells(site: SmallSite, path: str) -> dict[str, list[list[str]]]:
    """Heading of each table of a page -> its rows."""
    found = {}
    for section in LexborHTMLParser(site.page(path)).css("main section.block:has(h2)"):
        heading = section.css_first("h2")
        assert heading is not None
        rows = [[cell.text().strip() for cell in row.css("th, td")] for row in section.css("tbody tr")]
        found[heading.text()] = rows
    return found


def words(site: SmallSite, path: str) -> str:
    node = LexborHTMLParser(site.page(path)).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


@pytest.mark.requirement("CAT-04")
def test_the_catalogue_says_who_approved_it_and_is_gone_through_every_year(site: SmallSite, reported: Reported) -> None:
    catalogue(site, item("a", "救助政策"))
    assert [one["level"] for one in reported("CAT-APPROVED")] == ["info"]
    approval(site, doc_number="", approved_date="2026-01-05")
    [missing] = reported("CAT-APPROVED")
    assert (missing["level"], missing["path"]) == ("warning", "content/_data/catalogue/_meta.yaml")
    assert "文号" in missing["message"] and "版本" not in missing["message"]
    approval(site, approved_date="2025-11-22")
    assert reported("CAT-APPROVED") == reported("CAT-REVIEW") == []  # 12 months to the day
    approval(site, approved_date="2025-10-21")
    [old] = reported("CAT-REVIEW")
    assert old["level"] == "warning" and "2025-10-21" in old["message"] and "13 个月" in old["message"]
    approval(site, approved_date="2025-10-21", reviewed="2027-01-01")
    assert len(reported("CAT-REVIEW")) == 1  # what is yet to come is no review
    catalogue(
        site,
        item("a", "救助政策"),
        head="dropped: [{item: sj-2, reason: 无}, {item: sj-3, reason: 无}, {item: sj-4, reason: 无}]\n",
    )
    approval(site, approved_date="2025-10-21", reviewed="2026-06-01")
    assert reported("CAT-REVIEW") == []
    assert site.build() == 0
    page = words(site, "catalogue/index.html")
    for told in ("2026年版", "试验县人民政府", "2025-10-21", "试政办发〔2026〕18号", "2026-06-01"):
        assert told in page, told
    assert json.loads(site.page("data/catalogue.json"))["approval"]["reviewed"] == "2026-06-01"
    assert json.loads(site.page("data/catalogue.json"))["domains"][0]["items"][0]["version"] == "2026年版"


@pytest.mark.requirement("CAT-04")
def test_what_is_wrong_in_the_approval_is_told_and_what_is_private_stops(site: SmallSite, reported: Reported) -> None:
    catalogue(site, item("a", "救助政策"))
    approval(site, approved_date="去年")
    assert [one["path"] for one in reported("DAT-FORM")] == ["content/_data/catalogue/_meta.yaml"]
    approval(site, note="联系人手机 13912345678")
    assert [one["level"] for one in reported("DAT-PRIVATE")] == ["error"]
    assert site.build() == 1


@pytest.mark.requirement("CAT-05")
def test_differences_to_the_guideline_are_a_page_and_a_drop_without_reason_is_an_error(
    site: SmallSite, reported: Reported
) -> None:
    mine = (
        item("a", "社会救助政策", national="救助政策")
        + item("b", "办事指南", l1="特困")
        + item("c", "邻里互助", reason="村民多次建议")
        + item("d", "省级补助", origin="省级", reason="省里增加")
    )
    catalogue(site, mine)
    assert reported("CAT-DROP") == []  # nobody has approved it yet
    approval(site)
    assert [(one["level"], "低保" in one["message"], "sj-" in one["hint"]) for one in reported("CAT-DROP")] == [
        ("error", False, True)
    ] * 2
    assert site.build() == 1
    dropped = "dropped:\n- {item: sj-2, reason: 本县由市里统一发布}\n- {事项: 医疗救助, 理由: 归医保部门}\n"
    catalogue(site, mine, dropped)
    assert reported("CAT-DROP") == reported("CAT-ADDED") == reported("CAT-NATIONAL") == []
    assert site.build() == 0
    page = cells(site, "catalogue/differences/index.html")
    assert page["增加的事项"] == [
        ["邻里互助", "社会救助", "本县", "村民多次建议"],
        ["省级补助", "社会救助", "省级", "省里增加"],
    ]
    assert page["未列入或不适用的事项"] == [
        ["低保 · 办事指南", "社会救助", "本县由市里统一发布"],
        ["医疗救助（名称待核对）", "社会救助", "归医保部门"],
    ]
    assert page["更名的事项"] == [["综合 · 救助政策", "社会救助", "社会救助政策"]]
    assert page["各领域对照情况"] == [["社会救助", "示例部 示办发〔2020〕1号（本地提供）", "4", "2", "2", "2", "1"]]
    origins = {one["id"]: one["origin"] for one in json.loads(site.page("data/catalogue.json"))["domains"][0]["items"]}
    assert origins == {"a": "国家", "b": "国家", "c": "本县", "d": "省级"}
    assert "来源 国家" in words(site, "catalogue/shjz/a/index.html")
    assert 'href="/catalogue/differences/"' in site.page("catalogue/index.html")


@pytest.mark.requirement("CAT-05")
def test_what_does_not_apply_is_a_drop_with_its_reason_and_slips_are_told(site: SmallSite, reported: Reported) -> None:
    mine = item("a", "救助政策", not_applicable="本县没有") + item("b", "医疗救助") + item("c", "办事指南", l1="低保")
    catalogue(site, mine, "dropped: [{item: 特困指南, reason: 无}]\n")
    approval(site)
    assert "特困指南" in reported("CAT-NATIONAL")[0]["message"] and len(reported("CAT-DROP")) == 1
    catalogue(site, mine + item("e", "新事项", origin="国家"), "dropped: [{item: sj-3, reason: 并入办事大厅}]\n")
    [slip] = reported("CAT-NATIONAL")
    assert (slip["line"], "新事项" in slip["message"]) == (7, True)
    assert [one["line"] for one in reported("CAT-ADDED")] == [7] and reported("CAT-DROP") == []
    assert site.build() == 0
    rows = cells(site, "catalogue/differences/index.html")["未列入或不适用的事项"]
    assert [row[2] for row in rows] == ["并入办事大厅", "本县没有"]


@pytest.mark.requirement("CAT-05")
def test_the_guidelines_of_the_26_domains_come_along(site: SmallSite) -> None:
    for number, name in enumerate(("城乡规划", "市政服务", "扶贫")):
        site.write(
            f"content/_data/catalogue/c{number}.yaml", f"domain: {name}\nitems:\n" + item(f"x{number}", "没有的事项")
        )
    assert site.build() == 0
    rows = cells(site, "catalogue/differences/index.html")["各领域对照情况"]
    assert [(row[0], row[3], row[4], row[2] == row[5]) for row in rows] == [
        (name, "0", "1", True) for name in ("国土空间规划", "扶贫", "市政服务")
    ]
    from generator.content.guidelines import SHIPPED
    from generator.content.pilot_domains import PILOT_DOMAINS

    assert {path.stem for path in SHIPPED.glob("*.yaml")} == {domain.id for domain in PILOT_DOMAINS}


@pytest.mark.requirement("CAT-08")
def test_every_item_shows_the_eight_facets_also_those_it_says_nothing_of(site: SmallSite, reported: Reported) -> None:
    catalogue(
        site,
        item("a", "救助政策", "[■政府网站, □两微一端]", l1="综合", scope="部分公开", 形式="[公告, 名单]")
        + item("b", "办事指南"),
        head="流程: [起草, 保密审查, 发布]\n",
    )
    assert reported("DAT-FORM") == []
    assert site.build() == 0
    facets = {}
    for name in ("a", "b"):
        page = LexborHTMLParser(site.page(f"catalogue/shjz/{name}/index.html"))
        heading = page.css_first("#biaozhun")
        assert heading is not None and heading.next is not None
        told = next(node for node in page.css("dl.facts") if "范围" in node.text())
        facets[name] = dict(zip([x.text() for x in told.css("dt")], [x.text() for x in told.css("dd")], strict=True))
    assert list(facets["a"]) == list(facets["b"]) == ["主体", "范围", "目录", "内容", "流程", "形式", "载体", "时限"]
    assert facets["a"] == {
        "主体": "县民政局",
        "范围": "部分公开",
        "目录": "社会救助 › 综合 › 救助政策",
        "内容": "正文",
        "流程": "起草 → 保密审查 → 发布",
        "形式": "公告、名单",
        "载体": "必选：政府网站；可选：两微一端",
        "时限": "长期公开",
    }
    assert facets["b"]["范围"] == facets["b"]["形式"] == "未写明" and facets["b"]["流程"] == facets["a"]["流程"]
    rows = list(csv.DictReader(io.StringIO(site.page("data/catalogue.csv").lstrip("\ufeff"))))
    assert (rows[0]["范围"], rows[0]["形式"], rows[0]["可选渠道"]) == ("部分公开", "公告；名单", "两微一端")
    catalogue(site, item("a", "救助政策", scope="大部分"))
    assert "部分公开" in reported("DAT-FORM")[0]["hint"] + reported("DAT-FORM")[0]["message"]


@pytest.mark.requirement("CAT-15")
def test_every_item_stands_in_one_way_and_every_active_office_has_a_table(site: SmallSite) -> None:
    catalogue(
        site,
        item("a", "甲事项", way="主动")
        + item("b", "乙事项", way="依申请公开")
        + item("c", "丙事项", way="主动、依申请")
        + item("d", "丁事项", way="依申请", body="乡镇人民政府", level="[乡]").replace("body: 县民政局, ", ""),
    )
    site.document("a.md", agency="青山镇")
    assert site.build() == 0

    def named(path: str) -> list[str]:
        return [link.text() for link in LexborHTMLParser(site.page(path)).css("tbody th[scope=row] a")]

    active, asked = named("catalogue/way/active/index.html"), named("catalogue/way/request/index.html")
    assert (active, asked) == (["甲事项", "丙事项"], ["乙事项", "丁事项"])
    assert sorted(active + asked) == sorted(named("catalogue/shjz/index.html"))
    assert named("catalogue/agency/minzheng/index.html") == ["甲事项", "乙事项", "丙事项"]
    assert named("catalogue/agency/qingshan/index.html") == ["丁事项"]
    start = site.page("catalogue/index.html")
    assert "主动公开（2 项）" in start and "依申请公开（2 项）" in start
    assert all(f'href="/catalogue/way/{name}/"' in start for name in ("active", "request"))
    assert "/catalogue/way/request/</loc>" in site.page("sitemap/columns.xml")
    catalogue(site, item("a", "甲事项"))
    assert site.build() == 0
    assert "还没有这一类事项" in site.page("catalogue/way/request/index.html")
    assert "还没有这一类事项" in site.page("catalogue/agency/qingshan/index.html")


@pytest.mark.requirement("CAT-16")
def test_charts_owe_their_figures_and_shapes_are_a_closed_list(site: SmallSite, reported: Reported) -> None:
    catalogue(site, item("a", "救助统计", presentation="[文本, 图表]") + item("b", "办事指南", presentation="文本"))
    site.document("tu.md", catalogue="a")
    site.document("zhinan.md", catalogue="b")
    [told] = reported("CAT-FIGURES")
    assert told["path"] == "content/tu.md" and "救助统计" in told["message"] and "图表" in told["message"]
    site.write("content/renshu.csv", "年份,人数\n2024,10\n2025,12\n")
    site.document("tu.md", '![救助人数](renshu.csv "条形图")', catalogue="a")
    assert reported("CAT-FIGURES") == []
    assert site.build() == 0
    assert "展现形式 文本、图表" in words(site, "catalogue/shjz/a/index.html")
    [first, _] = json.loads(site.page("data/catalogue.json"))["domains"][0]["items"]
    assert first["presentation"] == ["文本", "图表"]
    catalogue(site, item("a", "救助统计", presentation="[幻灯片]"))
    assert reported("DAT-FORM")


@pytest.mark.requirement("CAT-19")
def test_items_whose_website_is_ticked_owe_a_page_and_no_others(site: SmallSite, reported: Reported) -> None:
    catalogue(
        site,
        item("a", "有文件的", "[■政府网站]")
        + item("b", "没有文件的", "[■政府门户网站, □广播电视]")
        + item("c", "没有标记的")
        + item("d", "可选网站的", "[□政府网站, ■入户/现场]")
        + item("e", "不上网的", "[■入户/现场]")
        + item("f", "申请的", way="依申请")
        + item("g", "本县没有的", not_applicable="无"),
    )
    site.document("a.md", catalogue="a")
    [gap] = reported("CAT-SITE")
    assert "2 个" in gap["message"] and "没有文件的、没有标记的" in gap["message"] and gap["line"] == 4
    assert site.build() == 0
    [rows] = cells(site, "catalogue/gaps/index.html").values()
    assert [row[0] for row in rows] == ["没有文件的", "没有标记的"]
    assert "■ 必选 政府网站" in words(site, "catalogue/shjz/b/index.html")
    assert "□ 可选 广播电视" in words(site, "catalogue/shjz/b/index.html")
    items = json.loads(site.page("data/catalogue.json"))["domains"][0]["items"]
    assert items[1]["carriers"] == [{"name": "政府网站", "must": True}, {"name": "广播电视", "must": False}]
    for name in ("b", "c"):
        site.document(f"{name}.md", catalogue=name)
    assert reported("CAT-SITE") == []
    assert site.build() == 0
    assert "都已有文件" in words(site, "catalogue/gaps/index.html")


@pytest.mark.requirement("CAT-19")
def test_the_thirteen_carriers_are_known_under_their_usual_names(site: SmallSite, reported: Reported) -> None:
    thirteen = "政府网站 政府公报 两微一端 发布会/听证会 广播电视 纸质媒体 公开查阅点 政务服务中心 便民服务站 入户/现场"
    thirteen += " 社区/企事业单位/村公示栏(电子屏) 精准推送 其他:办税厅 政府服务中心 一微一端"
    catalogue(site, item("a", "救助政策", f"[{', '.join(f'□{name}' for name in thirteen.split())}, ■征地平台]"))
    [told] = reported("CAT-CARRIER")
    assert told["level"] == "info" and "征地平台" in told["message"] and "其他:征地平台" in told["hint"]


@pytest.mark.requirement("KEY-02")
def test_every_key_area_has_its_documents_or_a_reason(site: SmallSite, reported: Reported) -> None:
    catalogue(site, item("a", "救助政策"))
    site.document("jiuzhu.md", title="救助的通知")
    site.document("cao.md", domain="税收管理", draft=True, title="减税的草稿")
    [told] = reported("KEY-EMPTY")
    assert (
        "11 个" in told["message"] and "社会救助" not in told["message"] and "减税降费（tax-cuts）" in told["message"]
    )
    assert site.build() == 0
    page = cells(site, "key-areas/index.html")
    assert list(page) == [
        "财政预决算",
        "公共资源配置",
        "重大建设项目批准和实施",
        "社会公益事业建设",
        "政府购买公共服务",
        "政府和社会资本合作（PPP）",
        "行政事业性收费",
        "环境保护",
        "扶贫开发",
        "社会救助",
        "减税降费",
        "创业就业",
    ]
    assert page["社会救助"] == [["社会救助", "1", "救助的通知", "2026-03-02"]]
    assert [name for name, rows in page.items() if rows] == ["社会救助"] and "减税的草稿" not in site.page(
        "key-areas/index.html"
    )
    empty = "budgets resources projects welfare purchasing fees environment poverty tax-cuts employment".split()
    reasons = "".join(f"- {{id: {name}, reason: 甲乙丙}}\n" for name in empty)
    site.write("content/_data/key_areas.yaml", reasons)
    site.write("content/_data/domains.yaml", "- {id: ppp}\n")
    [left] = reported("KEY-EMPTY")
    assert "1 个" in left["message"] and "partnership" in left["message"]
    site.document("ppp.md", domain="PPP", title="污水项目实施方案")
    assert reported("KEY-EMPTY") == [] and site.build() == 0
    page = cells(site, "key-areas/index.html")
    assert page["政府和社会资本合作（PPP）"] == [["政府和社会资本合作", "1", "污水项目实施方案", "2026-03-02"]]
    assert words(site, "key-areas/index.html").count("甲乙丙") == 10
    assert "/d/ppp/" in site.page("ppp/index.html")


@pytest.mark.requirement("KEY-02")
def test_the_areas_beyond_the_pilots_are_off_until_switched_on_and_a_county_adds_its_own(
    site: SmallSite, reported: Reported
) -> None:
    site.document("a.md")
    assert site.build() == 0 and not (site.root / "public/gmfw").exists()
    site.document("b.md", domain="政府购买服务")
    assert [one["level"] for one in reported("FLD-VOCAB")] == ["error"]
    site.write(
        "content/_data/domains.yaml", "".join(f"- {{id: {name}}}\n" for name in "gysy gmfw ppp sfgl jsjf".split())
    )
    site.write("content/_data/key_areas.yaml", "- {id: lvyou, name: 乡村旅游, 栏目: [社会救助]}\n")
    assert reported("FLD-VOCAB") == [] and site.build() == 0
    assert (
        '/d/b/"' in site.page("gmfw/index.html") and cells(site, "key-areas/index.html")["乡村旅游"][0][0] == "社会救助"
    )
    for name in ("gysy", "sfgl", "jsjf"):
        assert "收费" in site.page("sfgl/index.html") and (site.root / f"public/{name}/index.html").is_file()
    site.write("content/_data/key_areas.yaml", "- {id: budget, reason: 无}\n- {id: fees, domains: [收费站]}\n")
    told = [one["message"] + one["hint"] for one in reported("DAT-REF")]
    assert len(told) == 2 and "budgets" in told[0] and "收费" in told[1]
