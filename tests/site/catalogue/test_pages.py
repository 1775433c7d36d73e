"""Pages of the catalogue: coverage, tables by domain and agency, and four answers for each item."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.site.catalogue.catalogue_site import fill


@pytest.fixture
def built(site: SmallSite) -> SmallSite:
    """The site of catalogue_site, built."""
    fill(site)
    assert site.build() == 0
    return site


def main_of(site: SmallSite, path: str) -> str:
    node = LexborHTMLParser(site.page(path)).css_first("main")
    assert node is not None
    return node.text(separator=" ")


@pytest.mark.requirement("CAT-12")
def test_an_item_answers_four_questions_in_order(built: SmallSite) -> None:
    page = LexborHTMLParser(built.page("catalogue/shjz/shjz-01/index.html"))
    headings = [node.text(strip=True) for node in page.css("main h2")]
    assert headings == ["公开什么", "由谁公开", "在哪公开", "如何公开"]
    links = {node.attributes.get("href") for node in page.css("main a")}
    assert {"/d/dibao/", "/d/wan/", "/agency/minzheng/", "/agency/qingshan/", "/catalogue/shjz/"} <= links
    text = main_of(built, "catalogue/shjz/shjz-01/index.html")
    assert "本站已公开 2 件" in text and "制定或获取信息之日起10个工作日内" in text
    assert re.search(r"1\s*件（能够核对时限的\s*2\s*件）", text)


@pytest.mark.requirement("CAT-17")
def test_a_restricted_item_says_how_to_see_it_and_shows_nothing(built: SmallSite) -> None:
    text = main_of(built, "catalogue/shjz/shjz-03/index.html")
    assert "只向申请人公开" in text and "提出申请" in text
    assert "救助名单" not in text and "mingdan" not in built.page("catalogue/shjz/shjz-03/index.html")


def test_an_item_that_does_not_apply_says_why(built: SmallSite) -> None:
    assert "本县不在边境地区" in main_of(built, "catalogue/shjz/shjz-04/index.html")


@pytest.mark.requirement("CAT-06")
def test_coverage_counts_what_is_expected(built: SmallSite) -> None:
    text = main_of(built, "catalogue/index.html")
    assert "目录共 4 项，应当在网站公开的 2 项中已有文件的 1 项" in text and "50%" in text
    assert "能够核对时限的文件 2 件，按时公开 1 件" in text


@pytest.mark.requirement("CAT-22")
def test_tables_by_domain_and_by_agency(built: SmallSite) -> None:
    domain = main_of(built, "catalogue/shjz/index.html")
    assert all(word in domain for word in ("政策法规文件", "办事指南", "公开渠道和载体", "公开层级", "只向申请人公开"))
    agency = main_of(built, "catalogue/agency/minzheng/index.html")
    assert "政策法规文件" in agency and "办事指南" in agency
    town = main_of(built, "catalogue/agency/qingshan/index.html")
    assert (
        "政策法规文件" in town and "办事指南" not in town
    )  # what the county alone discloses is not asked of a township


@pytest.mark.requirement("CAT-20")
def test_documents_and_columns_lead_to_the_item(built: SmallSite) -> None:
    assert 'href="/catalogue/shjz/shjz-01/"' in built.page("d/dibao/index.html")
    assert 'href="/catalogue/shjz/shjz-02/"' in built.page("shjz/index.html")
    assert "/catalogue/shjz/shjz-01/</loc>" in built.page("sitemap/columns.xml")


def test_without_a_catalogue_the_page_says_so(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    assert "正在编制" in main_of(site, "catalogue/index.html")
    assert not (site.root / "public/catalogue/shjz").exists()


def test_an_item_with_many_documents_goes_on_over_pages(site: SmallSite) -> None:
    fill(site)
    for number in range(45):
        site.document(f"n{number:02}.md", catalogue="shjz-02", title=f"指南{number}")
    assert site.build() == 0
    assert "本站已公开 45 件" in main_of(site, "catalogue/shjz/shjz-02/index.html")
    assert (site.root / "public/catalogue/shjz/shjz-02/p/1/index.html").exists()
