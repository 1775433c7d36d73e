"""Where people go: windows of halls, public enterprises by sector, rules of open handling, points of disclosure, who
answers on the internet (SVC-11, SVC-12, SVC-14, SVC-15, ACT-05)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

AGENCIES = "content/_data/agencies.yaml"
OFFICES = """\
- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门%s}
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇%s}
"""
HALL = """\
- id: zwzx
  name: 试验县政务服务中心
  kind: 政务服务中心
  address: 试验县东街9号
  hours: 工作日 9:00—17:00
  phone: 0000-5550190
  windows:
    - {name: 1号窗口, agency: 县民政局, matters: [dibao, 临时救助申请, 婚姻登记], phone: 0000-5550191, place: 一楼}
    - {name: 2号窗口, agency: 青山镇, matters: [户口代办], hours: 工作日 9:00—12:00}
"""
GUIDE: dict[str, Any] = {
    "kind": "guide",
    "basis": "某办法",
    "acceptor": "县民政局",
    "process": "申请",
    "materials": "申请书",
    "fee": "不收费",
    "time_limit": "5个工作日",
    "phone": "0000-5550111",
}
ENTERPRISES = "content/_data/enterprises.yaml"
WATER = """\
- id: gongshui
  name: 试验县供水公司
  sector: 供水
  supervisor: 县民政局
  address: 试验县西街1号
  hours: 每天 8:00—18:00
  phone: 0000-5550180
  complaint: 0000-5550181
  catalogue:
    - {item: 水价, content: 各类用水的价格, document: shuijia}
    - {事项: 停水, 内容: 停水的时间和范围, 文件: "https://shui.test.example/ting"}
  guides: [{item: 用水报装, document: baozhuang}]
"""
SCHOOL = (
    "- {编号: yizhong, 名称: 试验县第一中学, 行业: 教育, 主管部门: 县民政局, 地址: 试验县学街1号, "
    "服务时间: 工作日, 联系电话: 0000-5550182, 投诉电话: 0000-5550183, 办事指南: {事项: 入学, 文件: 'https://xue.test.example/zhinan'}, "
    "公开目录: [{事项: 招生, 内容: 计划和结果, 文件: 'https://xue.test.example/'}]}\n"
)
POINTS = "content/_data/disclosure_points.yaml"
POINT = (
    "- {name: %s, kind: %s, address: 试验县南街1号, place: 二楼, hours: 每天 9:00—17:00, phone: 0000-5550170, "
    "services: [查询, 申请, 咨询], map: 'https://map.test.example/1', agency: 县民政局}\n"
)


def rules(site: SmallSite, *rows: str, **fields: Any) -> None:
    """The document with the rules of open handling."""
    head = "制度名称,制定部门,适用行业,制度文件,监督电话"
    site.write("content/zhidu.csv", "\n".join((head, *rows)) + "\n")
    site.document(
        "zhidu.md", **{"title": "办事公开制度清单", "rows": "zhidu.csv", "register": "办事公开制度", **fields}
    )


def main_of(site: SmallSite, address: str) -> LexborNode:
    found = LexborHTMLParser(site.page(f"{address}index.html")).css_first("main")
    assert found is not None
    return found


def rows(site: SmallSite, address: str) -> list[list[str]]:
    """The cells of every row of a page's tables."""
    lines = main_of(site, address).css("tbody tr")
    return [[cell.text(strip=True) for cell in line.css("th, td")] for line in lines]


def links(site: SmallSite, address: str) -> dict[str, str | None]:
    """The words of every link of a page's body -> where it leads."""
    return {link.text(strip=True): link.attributes["href"] for link in main_of(site, address).css("a")}


def made(site: SmallSite, *addresses: str) -> Iterator[bool]:
    return ((site.root / "public" / address / "index.html").is_file() for address in addresses)


ALL = ("fuwu/centre", "fuwu/enterprises", "fuwu/open-handling", "fuwu/points", "hudong/responders")


def test_a_county_that_has_none_of_them_has_no_such_page(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    assert not any(made(site, *ALL))
    maps = site.page("sitemap/index.html") + site.page("sitemap/columns.xml")
    assert not [name for name in ALL if f"/{name}/" in maps]
    assert not (site.root / "public/data/enterprises.json").exists()


@pytest.mark.requirement("SVC-12")
def test_the_windows_of_a_hall_say_whose_they_are_and_lead_to_guides(site: SmallSite) -> None:
    site.write(AGENCIES, OFFICES % ("", "") + HALL)
    site.document("dibao.md", title="低保申请指南", matter="最低生活保障申请", **GUIDE)
    site.document("linshi.md", title="临时救助指南", matter="临时救助申请", **GUIDE)
    site.document("hunyin.md", title="婚姻登记", matter="婚姻登记", **GUIDE, classification="依申请公开")
    assert site.build() == 0
    assert rows(site, "fuwu/centre/") == [
        [
            "1号窗口（一楼）",
            "县民政局",
            "最低生活保障申请、临时救助申请、婚姻登记",
            "0000-5550191",
            "工作日 9:00—17:00",
        ],
        ["2号窗口", "青山镇", "户口代办", "0000-5550190", "工作日 9:00—12:00"],
    ]
    lead = links(site, "fuwu/centre/")
    assert lead["最低生活保障申请"] == "/d/dibao/" and lead["临时救助申请"] == "/d/linshi/"
    assert lead["县民政局"] == "/agency/minzheng/" and lead["0000-5550191"] == "tel:0000-5550191"
    assert "婚姻登记" not in lead and "户口代办" not in lead  # no guide that everybody can read
    assert links(site, "agency/zwzx/")["办事窗口"] == "/fuwu/centre/#hall-zwzx"
    assert links(site, "agency/minzheng/")["办事窗口"] == "/fuwu/centre/#hall-zwzx"
    assert "/fuwu/centre/" in site.page("sitemap/index.html") and "/fuwu/centre/" in site.page("sitemap/columns.xml")
    told = json.loads(site.page("data/agencies.json"))["agencies"][2]
    assert told["kind"] == "政务服务中心" and told["windows"][1] == {
        "name": "2号窗口",
        "agency": "qingshan",
        "matters": ["户口代办"],
        "hours": "工作日 9:00—12:00",
    }


@pytest.mark.requirement("SVC-12")
def test_a_guide_that_is_withdrawn_is_led_to_no_more(site: SmallSite) -> None:
    site.write(AGENCIES, OFFICES % ("", "") + HALL)
    site.document("dibao.md", title="低保申请指南", matter="最低生活保障申请", **GUIDE)
    assert site.build() == 0
    assert "/d/dibao/" in site.page("fuwu/centre/index.html")
    site.document("dibao.md", title="低保申请指南", matter="低保申请", **GUIDE)
    assert site.build() == 0
    assert links(site, "fuwu/centre/")["低保申请"] == "/d/dibao/"
    site.document("dibao.md", title="低保申请指南", matter="低保申请", **GUIDE, draft=True)
    assert site.build() == 0
    assert "/d/dibao/" not in site.page("fuwu/centre/index.html")


@pytest.mark.requirement("SVC-12")
def test_an_id_of_a_guide_is_never_shown(site: SmallSite, reported: Reported) -> None:
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace("户口代办", "dibaoo, 婚姻登记办理"))
    site.document("dibao.md", title="低保申请指南", matter="低保申请", **GUIDE)
    site.document("婚姻登记办理.md", title="婚姻登记须知")
    [told] = reported("PLC-MATTER")
    assert "dibaoo" in told["message"] and "“2号窗口”" in told["message"] and told["level"] == "warning"
    given = {"status": "withdrawn", "withdrawn_date": "2026-03-09", "withdrawn_reason": "数据有误，另行发布"}
    site.document("dibao.md", title="低保申请指南", matter="低保申请", **GUIDE, **given)
    first, _ = reported("PLC-MATTER")
    assert "“1号窗口”" in first["message"] and "dibao不是" in first["message"]
    assert site.build() == 0
    assert [row[2] for row in rows(site, "fuwu/centre/")] == ["临时救助申请、婚姻登记", "—"]


@pytest.mark.requirement("SVC-12")
def test_what_is_not_told_of_a_hall_is_reported(site: SmallSite, reported: Reported) -> None:
    site.write(AGENCIES, OFFICES % ("", "") + HALL)
    assert reported("PLC-WINDOW") == []
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace(", matters: [户口代办], hours: 工作日 9:00—12:00", ""))
    [told] = reported("PLC-WINDOW")
    assert "“2号窗口”的办理事项" in told["message"] and told["line"] == 3 and told["level"] == "warning"
    bare = HALL.replace("  phone: 0000-5550190\n", "").replace("  hours: 工作日 9:00—17:00\n", "")
    site.write(AGENCIES, OFFICES % ("", "") + bare)
    [told] = reported("PLC-WINDOW")
    assert "“1号窗口”的办公时间" in told["message"] and "“2号窗口”的电话" in told["message"]
    site.write(AGENCIES, OFFICES % ("", "") + HALL.partition("  windows")[0])
    [told] = reported("PLC-WINDOW")
    assert "没有写窗口" in told["message"]
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace("5550191", "555"))
    [told] = reported("AGN-PHONE")
    assert "1号窗口" in told["message"]
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace("agency: 青山镇", "agency: 没有镇"))
    [told] = reported("DAT-PART")
    assert told["level"] == "error" and "没有镇" in told["message"]
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace("2号窗口", "1号窗口"))
    assert len(reported("DAT-PART")) == 1


@pytest.mark.requirement("SVC-12")
def test_a_hall_owes_nothing_that_organs_owe(site: SmallSite, reported: Reported) -> None:
    leaders = ", leaders: [{name: 示例甲, post: 局长, openness: 是}], responder: {post: 办公室}"
    site.write(AGENCIES, OFFICES % (leaders, leaders) + HALL)
    assert reported("AGN-LEADER") == reported("AGN-RESPONDER") == []
    assert site.build() == 0
    assert not any(made(site, "agency/zwzx/duties", "agency/zwzx/zfxxgk"))
    assert "试验县政务服务中心" not in site.page("leaders/index.html") + site.page("apply/offices/index.html")


@pytest.mark.requirement("SVC-11")
def test_every_enterprise_has_catalogue_guide_and_contact_by_sector(site: SmallSite) -> None:
    site.write(ENTERPRISES, WATER + SCHOOL)
    site.document("shuijia.md", title="现行水价")
    site.document("baozhuang.md", title="用水报装指南", matter="用水报装", **GUIDE)
    rules(site, "供水行业办事公开制度,县民政局,供水,,0000-5550184")
    assert site.build() == 0
    heads = [head.text(strip=True) for head in main_of(site, "fuwu/enterprises/").css("h2")]
    assert heads == ["教育", "供水供电供气供热"]
    assert rows(site, "fuwu/enterprises/") == [
        ["试验县第一中学", "县民政局", "试验县学街1号", "0000-5550182", "0000-5550183", "还没有公布"],
        ["试验县供水公司", "县民政局", "试验县西街1号", "0000-5550180", "0000-5550181", "供水行业办事公开制度"],
    ]
    lead = links(site, "fuwu/enterprises/")
    assert lead["试验县供水公司"] == "/fuwu/enterprises/gongshui/" and lead["县民政局"] == "/agency/minzheng/"
    assert rows(site, "fuwu/enterprises/gongshui/") == [
        ["水价", "各类用水的价格", "现行水价"],
        ["停水", "停水的时间和范围", "公开内容（shui.test.example）"],
        ["用水报装", "用水报装指南"],
        ["供水行业办事公开制度", "试验县民政局", "0000-5550184"],
    ]
    own = links(site, "fuwu/enterprises/gongshui/")
    assert own["现行水价"] == "/d/shuijia/" and own["用水报装指南"] == "/d/baozhuang/"
    assert (
        own["公开内容（shui.test.example）"] == "https://shui.test.example/ting"
        and own["0000-5550180"] == "tel:0000-5550180"
    )
    assert links(site, "agency/minzheng/")["主管的公共企事业单位"] == "/fuwu/enterprises/"
    assert "/fuwu/enterprises/yizhong/" in site.page("sitemap/columns.xml")
    school, water = json.loads(site.page("data/enterprises.json"))["enterprises"]
    assert water["catalogue"][0]["url"] == "https://www.test.example/d/shuijia/" and water["trade"] == "供水"
    assert school["rules"] == [] and water["rules"] == ["供水行业办事公开制度"]
    table = list(csv.DictReader(io.StringIO(site.page("data/enterprises.csv").removeprefix("\ufeff"))))
    assert [(row["行业"], row["公开事项"]) for row in table] == [("教育", "招生"), ("供水供电供气供热", "水价、停水")]


@pytest.mark.requirement("SVC-11")
def test_what_nobody_can_read_is_not_led_to(site: SmallSite, reported: Reported) -> None:
    site.write(ENTERPRISES, WATER)
    site.document("shuijia.md", title="水价内部测算", classification="不予公开", withheld_reason="内部事务信息")
    site.document("baozhuang.md", title="用水报装通知")
    [told] = reported("PLC-DOC")
    assert "shuijia" in told["message"] and "baozhuang" in told["message"] and told["path"].endswith("enterprises.yaml")
    site.document("shuijia.md", title="现行水价", expires="2026-03-03")
    assert site.build("--date", "2026-03-03") == 0
    assert links(site, "fuwu/enterprises/gongshui/")["现行水价"] == "/d/shuijia/"
    assert site.build("--date", "2026-03-04") == 0  # of what has expired only a note is left
    assert "现行水价" not in site.page("fuwu/enterprises/gongshui/index.html") + site.page("data/enterprises.json")
    site.document("baozhuang.md", title="用水报装指南", matter="用水报装", **GUIDE)
    site.document("shuijia.md", title="现行水价")
    assert reported("PLC-DOC") == []
    site.document("shuijia.md", title="现行水价", subject="没有这个主题")
    assert reported("PLC-DOC") == [], "what is wrong with a document is its own"


@pytest.mark.requirement("SVC-11")
@pytest.mark.parametrize(
    ("gone", "word"),
    [
        ("  guides: [{item: 用水报装, document: baozhuang}]\n", "办事指南"),
        ("  phone: 0000-5550180\n", "联系电话"),
        ("  complaint: 0000-5550181\n", "投诉电话"),
        ("  address: 试验县西街1号\n", "地址"),
        ("  hours: 每天 8:00—18:00\n", "服务时间"),
        ("  supervisor: 县民政局\n", "主管部门"),
        (WATER[WATER.index("  catalogue") : WATER.index("  guides")], "公开目录"),
    ],
)
def test_what_an_enterprise_lacks_is_reported(site: SmallSite, reported: Reported, gone: str, word: str) -> None:
    site.write(ENTERPRISES, WATER)
    assert reported("PLC-ENTERPRISE") == []
    assert gone in WATER
    site.write(ENTERPRISES, WATER.replace(gone, ""))
    [told] = reported("PLC-ENTERPRISE")
    assert told["message"].endswith(word) and "试验县供水公司" in told["message"]


@pytest.mark.requirement("SVC-11")
@pytest.mark.parametrize(
    ("given", "other", "code"),
    [
        ("sector: 供水", "sector: 供谁", "DAT-REF"),
        ("supervisor: 县民政局", "supervisor: 没有局", "DAT-REF"),
        ("id: gongshui", "id: 供水", "DAT-ID"),
        ("  phone: 0000-5550180", "  url: shui", "DAT-FORM"),
        ("0000-5550180", "13800138000", "DAT-PRIVATE"),
        ("  name: 试验县供水公司\n", "", "DAT-MISSING"),
        ("- id: gongshui", SCHOOL * 2 + "- id: gongshui", "DAT-TWICE"),
    ],
)
def test_what_an_enterprise_cannot_be_is_told(
    site: SmallSite, reported: Reported, given: str, other: str, code: str
) -> None:
    assert given in WATER
    site.write(ENTERPRISES, WATER.replace(given, other))
    told = reported(code)
    assert told and all(item["level"] == "error" and item["path"].endswith("enterprises.yaml") for item in told)


@pytest.mark.requirement("SVC-11")
def test_a_row_with_an_error_is_left_out_and_the_others_go_live(site: SmallSite) -> None:
    site.write(ENTERPRISES, WATER.replace("sector: 供水", "sector: 供谁") + SCHOOL)
    site.document("a.md")
    assert site.build() == 1
    assert list(made(site, "fuwu/enterprises/yizhong", "fuwu/enterprises/gongshui", "d/a")) == [True, False, True]


@pytest.mark.requirement("SVC-15")
def test_rules_of_open_handling_stand_by_department_and_by_sector(site: SmallSite) -> None:
    two = (
        OFFICES.replace("qingshan", "jiaotong")
        .replace("乡镇", "部门")
        .replace("青山镇人民政府", "交通局")
        .replace("青山镇", "县交通局")
    )
    site.write(AGENCIES, two % ("", ""))
    site.write(ENTERPRISES, WATER + SCHOOL)
    site.document("wenben.md", title="供水办事公开办法")
    rules(
        site,
        "县民政局办事公开办法,县民政局,,https://mz.test.example/,0000-5550185",
        "水务办事公开办法,县民政局,供水供电供气供热,,0000-5550186",
        "供水办事公开办法,县民政局,供水,wenben,0000-5550187",
    )
    assert site.build() == 0
    assert rows(site, "fuwu/open-handling/") == [
        ["县民政局", "县民政局办事公开办法", "0000-5550185"],
        ["县交通局", "还没有公布", "—"],
        ["教育", "还没有公布", "—", "—"],
        ["供水供电供气供热", "水务办事公开办法", "县民政局", "0000-5550186"],
        ["供水", "供水办事公开办法", "县民政局", "0000-5550187"],
    ]
    lead = links(site, "fuwu/open-handling/")
    assert lead["供水办事公开办法"] == "/d/wenben/" and lead["水务办事公开办法"] == "/d/zhidu/"
    assert lead["县民政局办事公开办法"] == "https://mz.test.example/"
    assert rows(site, "fuwu/enterprises/gongshui/")[-2:] == [
        ["供水办事公开办法", "试验县民政局", "0000-5550187"],
        ["水务办事公开办法", "试验县民政局", "0000-5550186"],
    ]
    assert links(site, "fuwu/enterprises/")["供水办事公开办法"] == "/d/wenben/"
    assert links(site, "agency/minzheng/")["办事公开制度"] == "/fuwu/open-handling/"


@pytest.mark.requirement("SVC-15")
def test_an_enterprise_of_a_sector_without_a_rule_is_reported(site: SmallSite, reported: Reported) -> None:
    site.write(ENTERPRISES, WATER + SCHOOL)
    told = reported("PLC-RULE")
    assert [(item["line"], "教育" in item["message"], "供水" in item["message"]) for item in told] == [
        (1, False, True),
        (13, True, False),
    ]
    rules(site, "供热办事公开办法,县民政局,供热,https://a.test.example/,0000-5550186")
    assert len(reported("PLC-RULE")) == 2  # that of another trade is none
    rules(site, "公用办事公开办法,县民政局,供水供电供气供热,https://a.test.example/,0000-5550186")
    [told_of] = reported("PLC-RULE")
    assert "试验县第一中学" in told_of["message"]
    rules(site, "公用办事公开办法,县民政局,供水供电供气供热,https://a.test.example/,0000-5550186", draft=True)
    assert len(reported("PLC-RULE")) == 2  # what is a draft nobody can follow


@pytest.mark.requirement("SVC-15")
def test_departments_without_a_rule_are_reported_once_one_has_it(site: SmallSite, reported: Reported) -> None:
    site.write(AGENCIES, OFFICES.replace("乡镇", "部门") % ("", ""))
    assert reported("ROW-OWED") == []
    rules(site, "县民政局办事公开办法,县民政局,,https://mz.test.example/,0000-5550185")
    [told] = reported("ROW-OWED")
    assert "办事公开制度" in told["message"] and "青山镇" in told["message"]
    site.write(AGENCIES, OFFICES.replace("乡镇", "部门") % ("", ", excused: [办事公开制度：并入县民政局]"))
    assert reported("ROW-OWED") == []


@pytest.mark.requirement("SVC-14")
def test_points_say_where_when_what_and_lead_to_a_map(site: SmallSite) -> None:
    site.write(
        POINTS, POINT % ("县图书馆查阅点", "公共图书馆") + "- {名称: 县档案馆查阅点, 类别: 国家档案馆, 服务: 查询}\n"
    )
    assert site.build() == 0
    assert rows(site, "fuwu/points/") == [
        [
            "县图书馆查阅点（二楼）",
            "查询政府信息、提交公开申请、咨询办事",
            "试验县南街1号",
            "每天 9:00—17:00",
            "0000-5550170",
            "看地图",
            "—",
        ],
        ["县档案馆查阅点", "查询政府信息", *["—"] * 5],
    ]
    lead = links(site, "fuwu/points/")
    assert lead["看地图"] == "https://map.test.example/1" and lead["0000-5550170"] == "tel:0000-5550170"
    page = main_of(site, "fuwu/points/")
    assert page.css("iframe, script, img, object, embed") == []  # nothing of the map itself
    assert links(site, "agency/minzheng/")["政府信息查阅场所"] == "/fuwu/points/"
    assert links(site, "apply/")["政府信息查阅场所"] == "/fuwu/points/"
    told = json.loads(site.page("data/disclosure-points.json"))["points"]
    assert told[0]["services"] == ["查询", "申请", "咨询"] and told[0]["agency"] == "试验县民政局"


@pytest.mark.requirement("SVC-14")
def test_what_a_point_lacks_is_reported(site: SmallSite, reported: Reported) -> None:
    whole = "".join(POINT % (f"县{kind}", kind) for kind in ("国家档案馆", "公共图书馆", "政务服务场所"))
    site.write(POINTS, whole)
    assert reported("PLC-POINT") == reported("PLC-NOPOINT") == reported("PLC-PHONE") == []
    wants = {
        "address: 试验县南街1号, ": "地址",
        "hours: 每天 9:00—17:00, ": "开放时间",
        "phone: 0000-5550170, ": "联系电话",
    }
    for given, word in {**wants, ", map: 'https://map.test.example/1'": "地图链接"}.items():
        site.write(POINTS, whole.replace(given, "", 1))
        [told] = reported("PLC-POINT")
        assert told["message"] == f"县国家档案馆没有写：{word}" and told["line"] == 1
    site.write(POINTS, whole.replace("[查询, 申请, 咨询]", "[查询]"))
    [told] = reported("PLC-POINT")  # a library need not take applications, a hall must
    assert told["message"].startswith("县政务服务场所没有写") and "申请" in told["message"]
    site.write(POINTS, POINT % ("县档案馆", "国家档案馆"))
    [told] = reported("PLC-NOPOINT")
    assert "公共图书馆、政务服务场所" in told["message"]
    site.write(POINTS, whole.replace("0000-5550170", "5550", 1))
    assert len(reported("PLC-PHONE")) == 1
    for given, other, code in (
        ("kind: 公共图书馆", "kind: 书店", "DAT-FORM"),
        ("[查询, 申请, 咨询]", "[喝茶]", "DAT-FORM"),
        ("https://map", "map", "DAT-FORM"),
        ("agency: 县民政局", "agency: 没有局", "DAT-REF"),
    ):
        site.write(POINTS, (POINT % ("县图书馆", "公共图书馆")).replace(given, other))
        assert [item["level"] for item in reported(code)] == ["error"], other


@pytest.mark.requirement("ACT-05")
def test_who_answers_on_the_internet_is_told_by_post(site: SmallSite, reported: Reported) -> None:
    responder = ", responder: {post: 办公室, phone: 0000-5550160, url: 'https://hd.test.example/'}"
    assert reported("AGN-RESPONDER") == []
    site.write(AGENCIES, OFFICES % (responder, ""))
    [told] = reported("AGN-RESPONDER")
    assert "青山镇" in told["message"] and "民政" not in told["message"]
    assert site.build() == 0
    assert rows(site, "hudong/responders/") == [
        ["县民政局", "办公室", "0000-5550160", "去看"],
        ["青山镇", "还没有公布", "—", "—"],
    ]
    lead = links(site, "hudong/responders/")
    assert lead["去看"] == "https://hd.test.example/" and lead["0000-5550160"] == "tel:0000-5550160"
    assert links(site, "agency/minzheng/")["各机关网络回应人"] == "/hudong/responders/"
    assert "/hudong/responders/" in site.page("sitemap/index.html")
    told_of = json.loads(site.page("data/agencies.json"))["agencies"]
    assert told_of[0]["responder"]["post"] == "办公室" and told_of[1]["responder"] is None
    site.write(AGENCIES, OFFICES % (responder, ", excused: [网络回应人：由县民政局代答]"))
    assert reported("AGN-RESPONDER") == []


@pytest.mark.requirement("ACT-05")
@pytest.mark.parametrize(
    ("responder", "code"),
    [
        ("{post: 办公室, phone: '13800138000'}", "DAT-PRIVATE"),
        ("{post: 办公室, phone: 555-01}", "AGN-PHONE"),
        ("{phone: 0000-5550160}", "DAT-PART"),
        ("{post: 办公室, name: 示例甲}", "DAT-PART"),
        ("{post: 办公室, url: weibo}", "DAT-PART"),
    ],
)
def test_a_person_and_a_person_s_telephone_are_none(
    site: SmallSite, reported: Reported, responder: str, code: str
) -> None:
    site.write(AGENCIES, OFFICES % (f", responder: {responder}", ""))
    assert len(reported(code)) == 1
