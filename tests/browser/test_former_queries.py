"""A former address with a query, on a host that knows no maps: the page at its path reads it, or lists titles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SmallSite


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    site = SmallSite(tmp_path_factory.mktemp("queries"))
    site.document("a.md", aliases=["/show.asp?id=77"])
    site.document("b.md", aliases=["/show.asp?id=78", "/show.asp?cid=3&id=77"])
    site.document("c.md", aliases=["/view.jsp", "/view.jsp?id=1"])
    assert site.build() == 0
    return served(site.root / "public")


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("/show.asp?id=77", "/d/a/"),
        ("/show.asp?from=wx&ID=78", "/d/b/"),
        ("/show.asp?id=77&cid=3", "/d/b/"),
        ("/view.jsp?id=9", "/d/c/"),
    ],
)
def test_the_page_at_a_path_leads_on_by_its_query(page: Page, old: str, asked: str, wanted: str) -> None:
    page.goto(old + asked)
    page.wait_for_url(f"{old}{wanted}")


def test_what_no_query_means_is_chosen_by_title(page: Page, browser: Browser, old: str) -> None:
    page.goto(f"{old}/show.asp?id=5")
    expect(page.get_by_role("heading", name="网址已经变更")).to_be_visible()
    expect(page.locator("main a[data-query]")).to_have_count(2)
    assert Axe().run(page).response["violations"] == []
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700}) as context:
        plain = context.new_page()
        plain.goto(f"{old}/show.asp?id=77")
        plain.get_by_role("link", name="关于a的通知").click()
        assert plain.url == f"{old}/d/a/"
