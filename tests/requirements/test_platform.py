"""K, L · the platform: one site of many bodies, columns that live, villages that say the same (PLT-*, VIL-*)."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported


@pytest.mark.requirement("PLT-15")
def test_folders_of_several_levels_make_one_site_with_ids_used_once(site: SmallSite) -> None:
    site.document("tongzhi.md", title="县的通知")
    town = "---\ntitle: 镇的通知\ndomain: 社会救助\nsubject: 民生\npublish_date: 2026-03-02\nclassification: 主动公开\nagency: 青山镇\n---\n\n正文。\n"
    site.write("zhen/zhen-tongzhi.md", town)
    both = ("--content", str(site.root / "content"), "--content", str(site.root / "zhen"))
    assert site.build(*both) == 0
    column = site.page("shjz/index.html")
    assert "县的通知" in column and "镇的通知" in column
    assert "镇的通知" in site.page("agency/qingshan/index.html")
    site.write("zhen/tongzhi.md", town)
    assert site.build(*both) == 1


@pytest.mark.requirement("PLT-15")
def test_an_id_of_two_levels_is_told_at_both(site: SmallSite, reported: Reported) -> None:
    place = site.document("tongzhi.md")
    site.write("zhen/tongzhi.md", place.read_bytes())
    told = reported("DOC-TWICE", "--content", str(site.root / "content"), "--content", str(site.root / "zhen"))
    assert [item["level"] for item in told] == ["error", "error"]


@pytest.mark.requirement("PLT-16")
def test_what_is_published_is_gathered_by_subject_office_kind_and_year_and_taken_whole(site: SmallSite) -> None:
    site.document("a.md", subject="民生", agency="县民政局", publish_date="2025-03-03")
    site.document("b.md", subject="综合政务", agency="青山镇", kind="规范性文件")
    assert site.build() == 0
    pages = {
        "subject/minsheng": "a",
        "subject/zonghe": "b",
        "agency/minzheng": "a",
        "agency/qingshan": "b",
        "kind/notice": "a",
        "kind/normative": "b",
        "archive/2025": "a",
        "archive/2026": "b",
    }
    for page, there in pages.items():
        main = LexborHTMLParser(site.page(f"{page}/index.html")).css_first("main")
        assert main is not None
        links = {link.attributes.get("href") for link in main.css("a")} & {"/d/a/", "/d/b/"}
        assert links == {f"/d/{there}/"}, page
    years = json.loads(site.page("data/documents.json"))["years"]
    taken = [
        entry["id"]
        for year in years
        for entry in json.loads(site.page(f"data/documents/{year['year']}.json"))["documents"]
    ]
    rows = list(csv.DictReader(io.StringIO(site.page("data/documents/2026.csv").removeprefix("\ufeff"))))
    assert sorted(taken) == ["a", "b"] and len(rows) == 1


@pytest.mark.requirement("PLT-22")
def test_an_inspection_of_a_day_finds_columns_that_are_blank_or_stale(site: SmallSite, reported: Reported) -> None:
    item = "- {id: shjz-01, name: 政策, content: [政策], basis: [条例], deadline: 及时, body: 县民政局, channels: [政府网站]}\n"
    site.write("content/_data/catalogue/shjz.yaml", f"domain: shjz\nitems:\n{item}")
    site.document("a.md", publish_date="2026-03-02")
    site.document("b.md", publish_date="2026-03-02", kind="规范性文件")
    blank = [told["message"] for told in reported("COL-EMPTY", "--date", "2026-03-03")]
    assert sorted(message.partition("没有文件")[0].strip() for message in blank) == [
        "2 个机关栏目中有 1 个",
        "26 个领域栏目中有 25 个",
        "4 个常更新的栏目中有 2 个",  # news and statistics
    ]
    for day, stale in (
        ("2026-03-16", []),
        ("2026-03-17", ["首页"]),  # two weeks
        ("2026-09-01", ["首页"]),
        ("2026-09-02", ["首页", "通知公告", "规范性文件"]),  # six months
    ):
        told = [item["message"].partition("最近")[0].strip("“”栏目") for item in reported("COL-STALE", "--date", day)]
        assert sorted(told) == sorted(stale), day


@pytest.mark.requirement("VIL-02")
def test_a_village_says_of_one_matter_what_the_county_says(site: SmallSite, reported: Reported) -> None:
    site.document("xian.md", figures={"低保标准": "780元/月", "执行日期": "2026-04-01"})
    for name, figures, levels in (
        ("同", {"低保标准": "780元/月", "执行日期": "2026-04-01"}, []),
        ("额", {"低保标准": "760元/月", "执行日期": "2026-04-01"}, ["error"]),
        ("日", {"低保标准": "780元/月", "执行日期": "2026-05-01"}, ["error"]),
        ("缺", {"低保标准": "780元/月"}, ["warning"]),
    ):
        site.document("cun.md", title=f"村务公开（{name}）", agency="青山镇", mirror_of="xian", figures=figures)
        told = reported("REL-FIGURE")
        assert [item["level"] for item in told] == levels, name
        assert name != "额" or ("760元/月" in told[0]["message"] and "780元/月" in told[0]["message"])


@pytest.mark.requirement("PLT-06", "PLT-17")
def test_headers_forbid_what_no_page_needs(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    headers = site.page("_headers")
    [policy] = re.findall(r"^/\*\n(?:.*\n)*?  Content-Security-Policy: (.*)$", headers, re.MULTILINE)
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'" and parts["frame-ancestors"] == "'none'"
    assert "unsafe-inline" not in policy and "http" not in policy
    for name, data in site.tree().items():
        if name.endswith(".html"):
            page = LexborHTMLParser(data.decode())
            scripts = [script for script in page.css("script") if not script.attributes.get("src")]
            assert scripts == [] and page.css("style, [style], [onclick]") == [], name
            assert [node for node in page.css("script, link[rel=stylesheet], img") if outside(node)] == [], name


def outside(node: LexborNode) -> bool:
    """Whether something that a page loads comes from elsewhere."""
    return "//" in str(node.attributes.get("src") or node.attributes.get("href"))


@pytest.mark.requirement("PLT-07")
def test_pages_fit_small_screens(site: SmallSite) -> None:
    site.document("a.md", "| 姓名 | 金额 |\n|---|---|\n| 甲 | 1 |")
    assert site.build() == 0
    for name, data in site.tree().items():
        if name.endswith(".html"):
            assert b'<meta name="viewport" content="width=device-width' in data, name
    table = LexborHTMLParser(site.page("d/a/index.html")).css_first("article table")
    assert table is not None and table.parent is not None and "table-frame" in str(table.parent.attributes.get("class"))


@pytest.mark.requirement("PLT-06")
def test_a_document_is_passed_on_by_links_that_tell_nobody_of_its_readers(site: SmallSite) -> None:
    site.document("a.md", title="关于“低保” & 标准的通知", updated="2026-03-05", summary="标准提高。")
    site.document("b.md", status="withdrawn", withdrawn_date="2026-03-09", withdrawn_reason="有误")
    site.document("c.md", classification="依申请公开")
    site.write("config.yaml", site.page_of("config.yaml") + "traditional: true\n")
    assert site.build() == 0
    page = LexborHTMLParser(site.page("d/a/index.html"))
    places = {node.text(): node for node in page.css(".share-places a")}
    assert set(places) == {"微博", "QQ空间", "QQ好友", "电子邮件"}
    for name, node in places.items():
        address = urlsplit(str(node.attributes["href"]))
        told = parse_qs(address.query)
        assert "https://www.test.example/d/a/" in (told.get("url") or told["body"])[0], name
        assert "关于“低保” & 标准的通知" in (told.get("title") or told["subject"])[0], name
        assert {"noopener", "noreferrer"} <= set(str(node.attributes["rel"]).split()), name
    assert page.css(".share svg.qr, .share .qr svg, .share .qr") and "微信扫一扫" in site.page("d/a/index.html")
    card = {str(tag.attributes["property"]): tag.attributes["content"] for tag in page.css("meta[property]")}
    assert card == {
        "og:type": "article",
        "og:title": "关于“低保” & 标准的通知",
        "og:description": "标准提高。",
        "og:url": "https://www.test.example/d/a/",
        "og:site_name": "试验县政务公开平台",
        "og:locale": "zh_CN",
        "article:published_time": "2026-03-02",
        "article:modified_time": "2026-03-05",
    }
    other = LexborHTMLParser(site.page("zh-hant/d/a/index.html"))
    card = {str(tag.attributes["property"]): tag.attributes["content"] for tag in other.css("meta[property]")}
    assert card["og:description"] == "標準提高。" and card["og:url"] == "https://www.test.example/zh-hant/d/a/"
    assert "og:locale" not in card
    for name in ("b", "c"):
        assert "weibo" not in site.page(f"d/{name}/index.html")
    site.write("config.yaml", site.page_of("config.yaml") + "options: {share: [电子邮件]}\n")
    assert site.build() == 0
    assert "weibo" not in site.page("d/a/index.html") and "mailto:?subject=" in site.page("d/a/index.html")
