"""The spine: documents in, a whole site out."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from tests.conftest import SmallSite

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def meta(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', html))


@pytest.mark.requirement("PLT-24")
def test_document_page_bears_body_numbers_and_the_standard_s_meta_tags(site: SmallSite) -> None:
    site.document(
        "dibao.md",
        "城乡低保标准自4月起提高。",
        title="关于提高低保标准的通知",
        doc_number="试政发〔2026〕3号",
        index_number="990101/2026-00012",
        publish_date="2026-03-02 09:30",
        keywords=["低保", "救助"],
    )
    assert site.build() == 0
    html = site.page("d/dibao/index.html")
    assert re.search(r'<article[^>]* data-document-id="dibao"', html)
    assert "城乡低保标准自4月起提高。" in html
    assert "试政发〔2026〕3号" in html and "990101/2026-00012" in html
    tags = meta(html)
    expected = {
        "SiteName": "试验县政务公开平台",
        "SiteDomain": "www.test.example",
        "SiteIDCode": "9900000001",
        "ColumnName": "社会救助",
        "ColumnType": "政务公开",
        "ArticleTitle": "关于提高低保标准的通知",
        "PubDate": "2026-03-02 09:30",
        "ContentSource": "试验县民政局",
        "Keywords": "低保,救助",
        "Url": "https://www.test.example/d/dibao/",
    }
    assert expected.items() <= tags.items()
    assert all(tags.values()), "the standard forbids empty values"


@pytest.mark.requirement("PLT-24")
def test_without_agency_the_source_is_the_organiser_and_without_time_it_is_midnight(site: SmallSite) -> None:
    site.document("a.md", agency=None)
    assert site.build() == 0
    tags = meta(site.page("d/a/index.html"))
    assert tags["ContentSource"] == "试验县人民政府办公室"
    assert tags["PubDate"] == "2026-03-02 00:00"


@pytest.mark.requirement("CAT-01", "PLT-21", "PLT-24")
def test_every_column_exists_with_its_tags_even_when_empty(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    from generator.content.pilot_domains import PILOT_DOMAINS

    assert len(PILOT_DOMAINS) == 26
    for domain in PILOT_DOMAINS:
        tags = meta(site.page(f"{domain.id}/index.html"))
        assert tags["ColumnName"] == domain.name
        assert all(tags[name] for name in ("ColumnDescription", "ColumnKeywords", "ColumnType"))
    for path in (
        "index.html",
        "404.html",
        "search/index.html",
        "sitemap/index.html",
        "apply/index.html",
        "negative-list/index.html",
        "archive/index.html",
        "archive/2026/index.html",
        "forms/index.html",
        "subject/minsheng/index.html",
        "agency/minzheng/index.html",
        "kind/notice/index.html",
        "letters/index.html",
        "zfxxgk/index.html",
        "zfxxgk/zhinan/index.html",
        "zfxxgk/zhidu/index.html",
        "zfxxgk/fdzdgk/index.html",
        "zfxxgk/fdzdgk/zdly/index.html",
        "zfxxgk/nianbao/index.html",
        "agency/minzheng/zfxxgk/index.html",
        "apply/form/index.html",
        "apply/offices/index.html",
        "apply/shenqingbiao.docx",
        "feed/zfxxgk-nianbao.xml",
        "data/index.html",
        "data/plan/index.html",
        "data/withheld/index.html",
        "data/guide/index.html",
        "data/schema/index.html",
        "data/files/index.html",
        "services/index.html",
        "fuwu/index.html",
        "data.json",
        "data/catalog.jsonld",
        "normative/index.html",
        "normative/valid/index.html",
        "normative/ended/index.html",
        "normative/cleanups/index.html",
        "responses/index.html",
        "commitments/index.html",
        "duties/index.html",
        "duties/county/index.html",
        "duties/annual-report/index.html",
        "workflows/index.html",
        "rules/index.html",
        "gazette/index.html",
        "leaders/index.html",
        "supervision/index.html",
        "new-media/index.html",
        "agency/minzheng/feed.xml",
        "key-areas/index.html",
        "feed/index.html",
        "topics/index.html",
        "assessment/index.html",
        "public-supervision/index.html",
        "training/index.html",
        "experts/index.html",
        "spokespersons/index.html",
        "hudong/index.html",
        "kind/news/index.html",
        "kind/statistics/index.html",
        "data/metrics.json",
        "robots.txt",
        "sitemap.xml",
        "feed.xml",
        "feed/shjz.xml",
        "_headers",
        "_redirects",
        "build.json",
    ):
        assert (site.root / "public" / path).is_file(), path


def test_chinese_keys_names_and_aliases_equal_english_ones(site: SmallSite) -> None:
    head = "标题: 关于调整的通知\n领域: shjz\n主题: zonghe\n发布日期: 2026-01-05\n公开属性: 主动公开\n机关: qingshan\n类型: 通知公告\n"
    site.write("content/zh.md", f"---\n{head}---\n正文。\n")
    assert site.build() == 0
    assert meta(site.page("d/zh/index.html"))["ContentSource"] == "试验县青山镇人民政府"


def test_folder_defaults_reach_documents_below_and_yield_to_their_own_values(site: SmallSite) -> None:
    site.write("content/shjz/_defaults.yaml", "agency: 县民政局\n类型: 政策解读\n")
    site.write("content/shjz/xiang/_defaults.yaml", "agency: 青山镇\n")
    site.document("shjz/xiang/a.md", agency=None, kind="通知公告")
    site.document("shjz/b.md", agency=None, kind="通知公告")
    assert site.build() == 0
    assert meta(site.page("d/a/index.html"))["ContentSource"] == "试验县青山镇人民政府"
    assert meta(site.page("d/b/index.html"))["ContentSource"] == "试验县民政局"


def test_long_columns_keep_the_numbers_of_old_pages(site: SmallSite) -> None:
    for number in range(45):
        site.document(f"n{number:02d}.md", publish_date=f"2025-{number // 28 + 1:02d}-{number % 28 + 1:02d}")
    assert site.build() == 0
    oldest = site.page("shjz/p/1/index.html")
    assert "关于n00的通知" in oldest and "关于n19的通知" in oldest and "关于n20的通知" not in oldest
    site.document("new.md", publish_date="2026-05-01")
    assert site.build() == 0
    assert site.page("shjz/p/1/index.html") == oldest
    assert "关于new的通知" in site.page("shjz/index.html")


def test_attachments_and_linked_files_are_published_beside_their_page(site: SmallSite) -> None:
    site.write("content/a/标准表.csv", "名称,金额\n甲,1\n")
    site.write("content/a/tu.txt", "说明")
    site.document(
        "a/doc.md", "见[说明](tu.txt)和[通知](../b.md#s-1)。", attachments=[{"file": "标准表.csv", "title": "低保标准"}]
    )
    site.document("b.md")
    assert site.build() == 0
    html = site.page("d/doc/index.html")
    assert "低保标准" in html and "CSV" in html
    assert 'href="/d/doc/tu.txt"' in html
    assert 'href="/d/b/#s-1"' in html
    assert (site.root / "public/d/doc/标准表.csv").read_text(encoding="utf-8").startswith("名称")


@pytest.mark.requirement("PLT-21")
def test_feeds_and_sitemaps_are_well_formed_and_take_dates_from_documents(site: SmallSite) -> None:
    site.document("a.md", title="A & <B>", updated="2026-04-02", summary="概述")
    site.document("b.md", publish_date="2025-12-31", domain="养老服务")
    assert site.build() == 0
    feed = ElementTree.fromstring(site.page("feed.xml"))
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["A & <B>", "关于b的通知"]
    assert feed.findtext(f"{ATOM}updated") == "2026-04-02T00:00:00+08:00"
    assert not list(ElementTree.fromstring(site.page("feed/ylfw.xml")).iter("x"))
    index = ElementTree.fromstring(site.page("sitemap.xml"))
    parts = [found.text or "" for found in index.iter(f"{SITEMAP}loc")]
    assert "https://www.test.example/sitemap/2026.xml" in parts
    part = ElementTree.fromstring(site.page("sitemap/2026.xml"))
    assert [found.text for found in part.iter(f"{SITEMAP}lastmod")] == ["2026-04-02"]


def test_old_addresses_lead_to_the_document(site: SmallSite) -> None:
    site.document("a.md", aliases=["/art/2023/5/18/art_1.html", "old/place"])
    assert site.build() == 0
    assert "/art/2023/5/18/art_1.html /d/a/ 301" in site.page("_redirects")
    assert 'url=/d/a/"' in site.page("art/2023/5/18/art_1.html")
    assert "/d/a/" in site.page("old/place/index.html")


@pytest.mark.requirement("CAT-11")
def test_a_county_adds_a_domain_and_switches_one_off_without_code(site: SmallSite) -> None:
    site.write(
        "content/_data/domains.yaml",
        "- {id: lvyou, name: 旅游市场}\n- {id: hjgl, enabled: 'no'}\n- {id: fupin, name: 乡村振兴}\n",
    )
    site.document("a.md", domain="旅游市场")
    site.document("b.md", domain="扶贫")
    assert site.build() == 0
    assert "关于a的通知" in site.page("lvyou/index.html")
    assert meta(site.page("fupin/index.html"))["ColumnName"] == "乡村振兴"
    assert not (site.root / "public/hjgl").exists()


def test_withdrawn_and_expired_documents_leave_a_page_without_body(site: SmallSite) -> None:
    site.document("a.md", "撤回的内容", status="withdrawn", withdrawn_date="2026-05-06", withdrawn_reason="数据有误")
    site.document("b.md", "名单内容", expires="2026-06-30", summary="名单概述")
    assert site.build() == 0
    gone, over = site.page("d/a/index.html"), site.page("d/b/index.html")
    assert "数据有误" in gone and "撤回的内容" not in gone
    assert "名单内容" not in over and "名单概述" not in over
    assert "关于a的通知" not in site.page("shjz/index.html") + site.page("feed.xml") + site.page("sitemap/2026.xml")


def test_build_json_says_when_what_and_when_next(site: SmallSite) -> None:
    site.document("a.md")
    site.document("b.md", publish_date="2026-12-01")
    site.document("c.md", expires="2026-11-25")
    assert site.build() == 0
    made = json.loads(site.page("build.json"))
    assert made["documents"] == 2 and made["date"] == "2026-11-22" and made["next_change"] == "2026-11-26"
    first = (site.root / "public/build.json").stat().st_mtime_ns
    assert site.build("--date", "2026-11-23") == 0
    assert (site.root / "public/build.json").stat().st_mtime_ns == first, "nothing else changed, so it is not rewritten"


def test_end_of_a_build_says_what_was_published_and_what_was_held_back(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("a.md")
    site.document("b.md", draft=True)
    site.document("c.md", publish_date="2027-01-01")
    site.document("e.md", classification="依申请公开")
    assert site.build() == 0
    said = capsys.readouterr().out
    assert "公开 1 份" in said and "依申请公开 1 份" in said
    assert "草稿 1" in said and "未到发布日期 1" in said and "用时" in said


def test_preview_keeps_robots_out_and_says_so_on_each_page(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build("--preview", "--base-url", "https://preview.test.example") == 0
    assert "Disallow: /" in site.page("robots.txt")
    html = site.page("d/a/index.html")
    assert "noindex" in html and "https://preview.test.example/d/a/" in html


def test_windows_line_ends_and_byte_order_marks_are_accepted(site: SmallSite) -> None:
    place = site.document("a.md", "第一段\n\n第二段")
    place.write_bytes(b"\xef\xbb\xbf" + place.read_bytes().replace(b"\n", b"\r\n"))
    assert site.build() == 0
    assert "<p>第一段</p>" in site.page("d/a/index.html")


@pytest.mark.requirement("PLT-24")
def test_the_home_page_has_the_tags_of_a_column_and_filings_have_names(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    home = site.page("index.html")
    for name in ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType", "Url"):
        assert f'<meta name="{name}" content=' in home
    number = '<a rel="external noopener" href="https://beian.miit.gov.cn/">青ICP备00000000号-1</a>'
    assert f"<dt>ICP备案号</dt><dd>{number}</dd>" in home
    assert "<dt>网站标识码</dt><dd>9900000001</dd>" in home
