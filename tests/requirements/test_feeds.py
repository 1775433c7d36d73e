"""C, K · what citizens can follow: feeds by agency, subject, kind, audience and key area, and the page that says how
(SVC-08, PLT-08)."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(site: SmallSite, path: str) -> list[str]:
    """The ids of the documents in a feed, newest first."""
    root = ElementTree.fromstring(site.page(path))
    assert root.findtext(f"{ATOM}id") == f"https://www.test.example/{path}"
    for entry in root.iter(f"{ATOM}entry"):
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    return re.findall(
        r"/d/([^/]+)/", " ".join(entry.findtext(f"{ATOM}id") or "" for entry in root.iter(f"{ATOM}entry"))
    )


def alternate(site: SmallSite, path: str) -> list[str | None]:
    """The feeds that a page names in its head."""
    found = LexborHTMLParser(site.page(path)).css('link[rel="alternate"][type="application/atom+xml"]')
    return [node.attributes["href"] for node in found]


def feeds(site: SmallSite) -> set[str]:
    """Every feed of documents that is no column's by law or nature."""
    places = ("subject/*/feed.xml", "kind/*/feed.xml", "feed/*/*.xml")
    public = site.root / "public"
    return {path.relative_to(public).as_posix() for pattern in places for path in public.glob(pattern)}


def followed(site: SmallSite) -> None:
    """A site with two documents to follow, and some that stand in no feed."""
    site.document("zhinan.md", domain="社会救助", publish_date="2026-03-04", audience=["老年人", "困难群众"])
    site.document("yusuan.md", domain="财政预决算", subject="综合政务", kind="回应关切", agency="青山镇")
    site.document("shenqing.md", classification="依申请公开", publish_date="2026-03-05", audience=["企业"])
    site.document("caogao.md", draft="是", publish_date="2026-03-06", audience=["学生"])
    site.document(
        "chehui.md", status="withdrawn", withdrawn_date="2026-03-09", withdrawn_reason="有误", audience="妇女"
    )


@pytest.mark.requirement("SVC-08", "PLT-08")
def test_feeds_by_agency_subject_kind_audience_and_key_area(site: SmallSite) -> None:
    followed(site)
    site.build()
    assert feeds(site) == {
        "subject/minsheng/feed.xml",
        "subject/zonghe/feed.xml",
        "kind/notice/feed.xml",
        "kind/response/feed.xml",
        "feed/audience/elderly.xml",
        "feed/audience/hardship.xml",
        "feed/area/relief.xml",
        "feed/area/budgets.xml",
    }
    for path in ("subject/minsheng", "kind/notice", "feed/audience/elderly", "feed/area/relief", "agency/minzheng"):
        file = f"{path}.xml" if path.startswith("feed/") else f"{path}/feed.xml"
        assert entries(site, file) == ["zhinan"], file
    assert entries(site, "feed/area/budgets.xml") == entries(site, "agency/qingshan/feed.xml") == ["yusuan"]


@pytest.mark.requirement("SVC-08")
def test_pages_name_their_own_feed_and_one_page_explains_and_lists_all(site: SmallSite) -> None:
    followed(site)
    site.build()
    for column in ("subject/minsheng/", "kind/notice/", "agency/minzheng/"):
        assert alternate(site, f"{column}index.html") == [f"/{column}feed.xml"]
    assert alternate(site, "kind/guide/index.html") == []
    page = LexborHTMLParser(site.page("feed/index.html"))
    listed = {node.attributes["href"] for node in page.css("main .chips a")}
    assert {f"/{path}" for path in feeds(site)} < listed and "/agency/minzheng/feed.xml" in listed
    assert all((site.root / "public" / str(path).lstrip("/")).is_file() for path in listed)
    assert "复制链接" in page.css_first("main").text()  # type: ignore[union-attr]
    assert 'href="/feed/"' in site.page("index.html") and "/feed/<" in site.page("sitemap/columns.xml")


@pytest.mark.requirement("SVC-08")
def test_a_feed_follows_each_edit_and_goes_with_its_last_document(site: SmallSite) -> None:
    followed(site)
    site.build()
    before = site.page("feed/index.html")
    site.document("gengzheng.md", domain="社会救助", publish_date="2026-03-07", audience="老年人")
    site.build()
    assert entries(site, "feed/audience/elderly.xml") == ["gengzheng", "zhinan"]
    assert site.page("feed/index.html") == before
    for name in ("zhinan", "gengzheng"):
        site.document(f"{name}.md", kind="回应关切", domain="财政预决算", subject="综合政务")
    site.build()
    assert feeds(site) == {"subject/zonghe/feed.xml", "kind/response/feed.xml", "feed/area/budgets.xml"}
    assert alternate(site, "kind/notice/index.html") == [] and site.page("feed/index.html") != before
    followed(site)
    site.build()
    kept = site.tree()
    site.build("--force")
    assert site.tree() == kept


@pytest.mark.requirement("PLT-08")
def test_an_audience_is_one_of_those_that_can_be_followed(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("zhinan.md", audience=["老人"])
    assert site.run("check") == 1
    told = capsys.readouterr().out
    assert "老人" in told and "老年人" in told
