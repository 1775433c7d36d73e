"""K, M, G · news, topics, assessment, supervision, training, experts, spokespersons (NEWS-01, PLT-12, ORG-05 …)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

CATALOGUE = (
    "items:\n- {id: shjz-01, name: 低保标准, content: [标准], deadline: 长期公开, body: 县民政局, level: [县]}\n"
)


def table(site: SmallSite, path: str, place: int = 0) -> list[list[str]]:
    """The cells of one of a page's tables, without its head."""
    frame = LexborHTMLParser(site.page(path)).css("section.table-frame")[place]
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in frame.css("tbody tr")]


def listed(site: SmallSite, path: str) -> list[str]:
    """The documents of a column, newest first, as the ids of their addresses."""
    links = LexborHTMLParser(site.page(path)).css('main a[href^="/d/"]')
    return [str(link.attributes["href"]).split("/")[2] for link in links]


def news(site: SmallSite, name: str, **more: Any) -> None:
    site.document(f"{name}.md", **{"kind": "要闻动态", "news_type": "活动"} | more)


@pytest.mark.requirement("NEWS-01")
def test_news_and_statistics_have_columns_and_each_is_stale_after_its_own_days(
    site: SmallSite, reported: Reported
) -> None:
    site.write("content/_data/catalogue/shjz.yaml", CATALOGUE)
    site.document("gonggao.md", publish_date="2026-11-20")
    site.document("zhengce.md", publish_date="2026-11-20", kind="规范性文件", interpretation_exempt="仅调整文字")
    news(site, "huiyi", publish_date="2026-11-08", news_type="会议", happened="2026-11-08")
    statistics: dict[str, Any] = {"kind": "统计数据", "statistics_type": "统计公报", "period": "2025年"}
    site.document("gongbao.md", publish_date="2026-04-01", **statistics)
    assert site.build() == 0
    assert listed(site, "kind/news/index.html") == ["huiyi"] and listed(site, "kind/statistics/index.html") == [
        "gongbao"
    ]
    page = site.page("d/huiyi/index.html")
    assert "动态类别" in page and "会议" in page and "发生日期" in page
    told = [(one["code"], one["message"]) for day in ("2026-11-22", "2026-11-23") for one in _stale(reported, day)]
    assert told == [("COL-STALE", "“要闻动态”栏目最近一次更新是 2026-11-08，已有 15 天，超过 14 天")]
    later = {one["message"].partition("栏目")[0] for one in _stale(reported, "2027-04-03")}
    assert {"“要闻动态”", "“统计数据”"} <= later and "“通知公告”" not in later
    site.write("content/_data/inspection.yaml", "news_days: 30\nyearly_days: 100\n")
    assert "“统计数据”" in _stale(reported, "2026-11-23")[0]["message"]


def _stale(reported: Reported, day: str) -> list[dict[str, Any]]:
    return reported("COL-STALE", "--date", day)


@pytest.mark.requirement("NEWS-01")
def test_an_empty_column_of_news_is_told(site: SmallSite, reported: Reported) -> None:
    site.write("content/_data/catalogue/shjz.yaml", CATALOGUE)
    site.document("a.md")
    [before] = [one for one in reported("COL-EMPTY") if "常更新" in one["message"]]
    assert "要闻动态" in before["message"] and "统计数据" in before["message"]
    news(site, "b")
    [after] = [one for one in reported("COL-EMPTY") if "常更新" in one["message"]]
    assert "要闻动态" not in after["message"]


@pytest.mark.requirement("PLT-12")
def test_a_topic_takes_what_it_chooses_what_names_it_and_is_archived_after_its_last_day(
    site: SmallSite, reported: Reported
) -> None:
    site.write(
        "content/_data/topics/quanli.yaml",
        "name: 权力运行\ndescription: 清单和指南。\nkinds: [要闻动态, statistics]\nby_form: 是\nopens: 2026-01-01\n"
        "ends: 2026-11-30\ndocuments: [jiu]\nsections:\n- {id: shuju, name: 数据, kinds: [统计数据]}\n",
    )
    own: dict[str, Any] = {"kind": "统计数据", "statistics_type": "月度数据", "period": "2026年3月"}
    site.document("qing.md", **own)
    news(site, "zhi", publish_date="2026-03-01")
    site.document("tong.md", publish_date="2026-02-01", 专题="权力运行")
    site.document("jiu.md", publish_date="2025-02-01")
    site.document("zao.md", publish_date="2025-03-01", **own)
    site.document("mi.md", classification="依申请公开", **own)
    site.document("cao.md", draft=True, **own)
    assert site.build() == 0
    assert listed(site, "topics/quanli/index.html") == ["qing", "zhi", "tong", "jiu"]
    assert listed(site, "topics/quanli/shuju/index.html") == ["qing"]
    assert not (site.root / "public/topics/quanli/form-text").exists()  # text alone is no choice
    index = site.page("topics/index.html")
    assert "当前专题" in index and "已归档" not in index
    assert site.build("--date", "2026-12-01") == 0
    assert "已归档的专题" in site.page("topics/index.html")
    assert "本专题已于2026-11-30结束" in site.page("topics/quanli/index.html")
    assert "/topics/quanli/" in site.page("sitemap/columns.xml")
    site.document("cuo.md", 专题="权力运用")
    [wrong] = reported("FLD-VOCAB")
    assert "权力运行" in wrong["hint"] and wrong["line"] > 1


@pytest.mark.requirement("PLT-12")
def test_forms_of_media_are_read_from_what_a_document_carries(site: SmallSite) -> None:
    site.write("content/_data/topics/jiedu.yaml", "name: 看图读政策\nforms: [图解, 视频]\nby_form: 是\n")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    site.write("content/tu.svg", picture)
    site.document("tu.md", attachments=[{"file": "tu.svg", "title": "一图读懂"}])
    news(site, "pian", publish_date="2026-03-01", video_url="https://v.test.example/1")
    site.document("wen.md")
    assert site.build() == 0
    assert listed(site, "topics/jiedu/index.html") == ["tu", "pian"]
    assert listed(site, "topics/jiedu/form-graphic/index.html") == ["tu"]
    assert listed(site, "topics/jiedu/form-video/index.html") == ["pian"]
    assert not (site.root / "public/topics/jiedu/form-audio").exists()


def assessment(site: SmallSite, *rows: str, **more: Any) -> None:
    heads = "被考核单位,考核指标,分值,得分,对应数据,依据的数"
    site.write("content/kaohe.csv", "\n".join((heads, *rows)) + "\n")
    fields: dict[str, Any] = {
        "kind": "考核结果",
        "year": 2025,
        "weight": 4,
        "rows": "kaohe.csv",
        "publish_date": "2026-02-01",
    }
    site.document("kaohe.md", **fields | more)


@pytest.mark.requirement("ORG-05")
def test_results_are_added_up_and_their_figures_are_counted_again(site: SmallSite, reported: Reported) -> None:
    site.document("a.md", publish_date="2025-03-01")
    site.document("b.md", publish_date="2025-06-01", written_date="2025-01-06")
    site.document("c.md", publish_date="2026-06-01")
    site.document("d.md", publish_date="2025-06-02", classification="依申请公开")
    site.document("e.md", publish_date="2025-06-03", draft=True)
    rows = ("县民政局,主动公开,40,37.5,公开文件数,2", "县民政局,互动,60,51.5,,", "青山镇,主动公开,40,30,公开文件数,0")
    assessment(site, *rows)
    assert site.build() == 0
    assert table(site, "assessment/index.html") == [
        ["县民政局", "37.5／40", "51.5／60", "89.0／100"],
        ["青山镇", "30／40", "—", "30／40"],
    ]
    data = json.loads(site.page("data/metrics.json"))
    [agency] = [one for one in data["agencies"] if one["name"] == "试验县民政局"]
    values = {one["year"]: one["values"] for one in agency["years"]}
    assert values[2025]["documents"] == 2 and values[2025]["late"] == 1 and values[2026]["documents"] == 2
    assert [one["score"] for one in data["assessments"][0]["agencies"]] == [89, 30]
    assert reported("ASM-COUNT") == []
    site.document(
        "b.md", publish_date="2025-06-01", status="withdrawn", withdrawn_date="2026-03-01", withdrawn_reason="重发"
    )
    [wrong] = reported("ASM-COUNT")
    assert "写的是 2，网站上算出的是 1" in wrong["message"] and wrong["line"] == 2
    assessment(site, "县民政局,主动公开,40,41,,")
    assert site.run("check") == 1  # more than full marks


@pytest.mark.requirement("ORG-06")
def test_an_evaluation_of_openness_is_listed_with_its_report(site: SmallSite, reported: Reported) -> None:
    said: dict[str, Any] = {
        "kind": "评估评议",
        "evaluator": "县统计学会",
        "method": "问卷",
        "scope": "2025年度",
        "finding": ["指南有误"],
    }
    site.document("qita.md", **said)
    site.document("pinggu.md", **said, of_openness=True)
    assert [one["path"].rpartition("/")[2] for one in reported("ASM-REPORT")] == ["pinggu.md"]
    site.write("content/baogao.txt", "评估报告全文。")
    site.document("pinggu.md", **said, of_openness=True, attachments=[{"file": "baogao.txt", "title": "评估报告"}])
    assert reported("ASM-REPORT") == [] and site.build() == 0
    rows = table(site, "assessment/index.html", 1)
    assert [row[:3] + row[5:] for row in rows] == [["关于pinggu的通知", "县统计学会", "2025年度", "评估报告"]]
    site.document("pinggu.md", **said | {"evaluator": "县民政局"}, of_openness=True)
    assert len(reported("SUP-SELF")) == 1


@pytest.mark.requirement("ORG-07")
def test_supervisors_stand_by_category_while_they_serve_beside_the_channel(site: SmallSite, reported: Reported) -> None:
    member = "- {{姓名: {}, 类别: {}, 本人同意公开: {}, 聘任日期: 2026-01-01, 到期日期: 2026-{}}}\n"
    rows = (
        ("甲示例", "群众代表", "是", "12-31"),
        ("乙示例", "媒体代表", "是", "12-31"),
        ("丙示例", "群众代表", "是", "11-30"),
    )
    listing = "监督员:\n" + "".join(member.format(*row) for row in rows)
    site.write("content/_data/supervisors.yaml", listing)
    assert len(reported("SPV-CHANNEL")) == 1
    site.write("content/_data/supervisors.yaml", "电话: 0000-5550100\n邮箱: jd@test.example\n" + listing)
    assert reported("SPV-CHANNEL") == [] and site.build() == 0
    page = "public-supervision/index.html"
    assert [row[:2] for row in table(site, page, 1)] == [
        ["群众代表", "甲示例"],
        ["群众代表", "丙示例"],
        ["媒体代表", "乙示例"],
    ]
    assert 'href="tel:0000-5550100"' in site.page(page) and "现有3名：群众代表2名，媒体代表1名" in site.page(page)
    assert json.loads(site.page("build.json"))["next_change"] <= "2026-12-01"
    assert site.build("--date", "2026-12-01") == 0
    assert [row[1] for row in table(site, page, 1)] == ["甲示例", "乙示例"]
    assert reported("SPV-TERM") == [] and len(reported("SPV-TERM", "--date", "2027-01-02")) == 1
    site.write("content/_data/supervisors.yaml", "监督员:\n" + member.format("丁示例", "群众代表", "否", "12-31"))
    [refused] = reported("DAT-FORM")
    assert refused["line"] == 2 and "同意" in refused["message"]


@pytest.mark.requirement("ORG-09")
def test_training_is_planned_held_and_turned_round_within_three_years(site: SmallSite, reported: Reported) -> None:
    agencies = site.page_of("content/_data/agencies.yaml")
    site.write("content/_data/agencies.yaml", agencies.replace("name: 试验县民政局", "name: 试验县民政局, staff: 8", 1))
    plan: dict[str, Any] = {"kind": "业务培训", "training_type": "计划", "audience": "工作人员", "agency": None}
    site.document("jihua.md", year=2025, sessions=2, publish_date="2025-01-05", **plan)
    record: dict[str, Any] = plan | {"training_type": "记录"}
    for year, people in ((2023, 8), (2024, 1), (2025, 3)):
        held: dict[str, Any] = {"held_date": f"{year}-05-20", "publish_date": f"{year}-05-21", "year": year}
        came: dict[str, Any] = {"trained": people, "participants": {"县民政局": f"{people}人"}}
        site.document(f"ban-{year}.md", **record | held | came)
    site.write("content/jiangyi.txt", "讲义。")
    last: dict[str, Any] = {
        "held_date": "2026-05-20",
        "year": 2026,
        "attachments": [{"file": "jiangyi.txt", "title": "讲义一"}],
    }
    site.document("ban-2026.md", **record, **last, trained=2, participants={"县民政局": "2人"})
    assert site.build() == 0
    page = "training/index.html"
    assert table(site, page)[:2] == [
        ["2026年", "没有公布计划", "—", "1", "2"],
        ["2025年", "关于jihua的通知", "2", "1", "3"],
    ]
    assert table(site, page, 2) == [["讲义一", "TXT", "关于ban-2026的通知"]]
    assert table(site, page, 3) == [["县民政局", "8", "6", "75%"]]  # 2024 to 2026: not the eight of 2023
    assert "2025年计划办 2 场，公开的记录有 1 场" in reported("TRN-PLAN")[0]["message"]
    assert "（75%）" in reported("TRN-ROUND")[0]["message"] and reported("TRN-YEAR") == []
    assert len(reported("TRN-YEAR", "--date", "2028-01-02")) == 1
    site.document("ban-2026.md", **record, **last, trained=5, participants={"县民政局": "4人", "县民证局": "1人"})
    assert [one["code"] for one in (*reported("TRN-SUM"), *reported("TRN-AGENCY"))] == ["TRN-AGENCY"]


@pytest.mark.requirement("INT-09")
def test_experts_are_named_with_their_consent_only(site: SmallSite, reported: Reported) -> None:
    row = "- {{name: {}, field: {}, organisation: 县学会, consent: {}}}\n"
    site.write("content/_data/experts.yaml", row.format("甲示例", "法律", "是") + row.format("乙示例", "财政", "true"))
    assert site.build() == 0
    assert [cells[:2] for cells in table(site, "experts/index.html")] == [["法律", "甲示例"], ["财政", "乙示例"]]
    site.write("content/_data/experts.yaml", row.format("甲示例", "法律", "是") + row.format("乙示例", "财政", "否"))
    [refused] = reported("DAT-FORM")
    assert refused["line"] == 2 and refused["level"] == "error"
    site.write("content/_data/experts.yaml", "- {name: 甲示例, field: 法律, organisation: 县学会}\n")
    [missing] = reported("DAT-MISSING")
    assert "consent" in missing["message"] and site.run("check") == 1


@pytest.mark.requirement("INT-10")
def test_every_agency_has_a_spokesperson_and_press_conferences_are_held_by_them(
    site: SmallSite, reported: Reported
) -> None:
    said = {"kind": "新闻发布会", "held_at": "2026-03-02 10:00", "topic": "低保"}
    speakers = ["县民政局局长", "县民政局局长 甲示例", "试验县民政局副局长", "县民政局局长助理"]
    site.document("fabu.md", **said, speakers=speakers)
    assert len(reported("SPK-OTHER")) == 4 and reported("SPK-NONE") == []
    row = "- {{agency: 县民政局, post: {}, main: {}}}\n"
    site.write("content/_data/spokespersons.yaml", row.format("副局长", "否") + row.format("局长", "是"))
    [other] = reported("SPK-OTHER")
    assert "局长助理" in other["message"]
    [first] = reported("SPK-FIRST")
    assert first["line"] == 1 and first["path"].endswith("spokespersons.yaml")
    [lacking] = reported("SPK-NONE")
    assert "青山镇" in lacking["message"] and "县民政局" not in lacking["message"]
    site.write("content/_data/spokespersons.yaml", row.format("局长", "是") + row.format("副局长", "否"))
    assert reported("SPK-FIRST") == [] and site.build() == 0
    rows = table(site, "spokespersons/index.html")
    assert [cells[:3] for cells in rows if cells[0] == "县民政局"] == [
        ["县民政局", "第一发言人", "局长"],
        ["县民政局", "发言人", "副局长"],
    ]
    assert [cells[1] for cells in rows if cells[0] == "青山镇"] == ["还没有公布"]
    assert "县民政局局长助理" in table(site, "spokespersons/index.html", 1)[0][3]


def test_the_footer_leads_to_the_records_and_bears_the_marks(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    links = {
        link.text(strip=True): link.attributes for link in LexborHTMLParser(site.page("index.html")).css("footer a")
    }
    assert not {"政府网站找错", "党政机关网站标识"} & links.keys()
    config = site.page_of("config.yaml")
    assert links[_said(config, "icp")]["href"] == "https://beian.miit.gov.cn/"
    marks = "  police_filing: 青公网安备 99010102000001号\n  find_error: https://jiucuo.test.example/?c=1\n"
    site.write("config.yaml", config.replace("site:\n", f"site:\n{marks}  agency_mark: https://bs.test.example/1\n"))
    assert site.build() == 0
    footer = LexborHTMLParser(site.page("d/a/index.html")).css_first("footer")
    assert footer
    led = {link.text(strip=True): link.attributes["href"] for link in footer.css("a")}
    assert str(led["青公网安备 99010102000001号"]).endswith("webSearch?code=99010102000001")
    assert led["政府网站找错"] == "https://jiucuo.test.example/?c=1"
    assert led["党政机关网站标识"] == "https://bs.test.example/1"
    pictures = [str(image.attributes["src"]) for image in footer.css("img")]
    assert len(pictures) == 3 and all((site.root / "public" / src.lstrip("/")).is_file() for src in pictures)


def _said(config: str, key: str) -> str:
    return next(line.partition(":")[2].strip() for line in config.splitlines() if line.strip().startswith(f"{key}:"))
