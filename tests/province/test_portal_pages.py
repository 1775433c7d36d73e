"""The portal's pages in a browser: every look and width, without script, on paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from generator.authoring.preview.app import site_app
from tests.browser import serving
from tests.province.small_portal import WEST, Portal

pytestmark = pytest.mark.servers  # half a minute: with the others of a province

PAGES = ("/", "/newest/", "/policies/", "/counties/xi/", "/coverage/", "/duties/", "/search/", "/404.html")


@pytest.fixture
def address(portal: Portal) -> Iterator[str]:
    """A portal of a whole county and of one that publishes little and damaged data, served."""
    assert portal.make() == 0
    (portal.root / "sites/dong/data/duties.json").write_bytes(b"[")
    shutil.rmtree(portal.root / "sites/xi/data/documents")
    (portal.root / "sites/xi/data/catalogue.json").unlink()
    assert portal.make() == 1
    with serving.served(site_app(portal.root / "portal")) as base:
        yield base


def test_every_page_is_accessible_and_fits(address: str, browser: Browser) -> None:
    found: list[str] = []
    told = found.append
    for width, paths in ((360, PAGES), (1280, PAGES[::3])):
        look: Literal["dark", "light"] = "dark" if width == 360 else "light"
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=look, locale="zh-CN")
        page = context.new_page()
        page.on("console", lambda said: told(said.text) if "Security Policy" in said.text else None)
        page.on("pageerror", lambda error: told(str(error)))
        for path in paths:
            page.goto(address + path)
            found += [
                f"{path} {width}: {one['id']} {one['nodes'][0]['html'][:120]}"
                for one in Axe().run(page).response["violations"]
            ]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{path} {width}: wider than the window")
        context.close()
    assert found == []


def test_words_are_carried_to_a_countys_own_search(address: str, browser: Browser) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(address + "/")
    page.locator("#hero-q").fill("停水 & 停电")
    page.locator("#hero-q").press("Enter")
    link = page.get_by_role("link", name="西县")
    expect(link).to_have_attribute("href", f"{WEST}/search/?q=%E5%81%9C%E6%B0%B4+%26+%E5%81%9C%E7%94%B5")
    page.locator("#search-q").fill("低保")
    expect(link).to_have_attribute("href", re.compile(r"\?q=%E4%BD%8E%E4%BF%9D$"))
    page.get_by_role("button", name="选县").click()
    assert page.url.endswith("?q=%E4%BD%8E%E4%BF%9D") and page.evaluate(
        "document.activeElement.matches('[data-carry]')"
    )
    context.close()


def test_without_script_all_is_there_to_read(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(address + "/search/")
    assert page.get_by_role("link", name="西县").get_attribute("href") == f"{WEST}/search/"
    expect(page.locator(".search-plain").get_by_role("link", name="最新公开")).to_be_visible()
    expect(page.locator("#search-q")).to_be_hidden()
    page.goto(address + "/duties/")
    page.locator(".portal-terms summary").first.click()
    expect(page.get_by_text("已公开、逾期公开、未公开三项之和").first).to_be_visible()
    context.close()


def test_on_paper_columns_are_explained(address: str, browser: Browser) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(address + "/coverage/")
    expect(page.locator(".site-menu")).to_be_hidden()
    expect(page.get_by_text("公开事项目录里的全部事项").first).to_be_visible()
    context.close()
