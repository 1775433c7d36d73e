"""The gallery and a township's own site in a browser: accessible in all looks, narrow, allowed by the strict policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.theme.forking.gallery import write
from tests.paths import ROOT

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """The address of the township's gallery."""
    folder = tmp_path_factory.mktemp("gallery")
    write("qingshan", (ROOT / "themes",), folder)
    return served(folder)


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_gallery_has_no_accessibility_violation(browser: Browser, gallery: str, look: str) -> None:
    context = browser.new_context(locale="zh-CN", color_scheme="dark" if look == "dark" else "light")
    if look == "contrast":
        context.add_init_script("localStorage.setItem('gongkai.look', 'contrast')")
    page = context.new_page()
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(gallery + "/")
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [(width, item["id"], item["nodes"][0]["html"][:120]) for item in violations]
    context.close()
    assert found == []


def test_the_gallery_does_not_scroll_sideways(page: Page, gallery: str) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(gallery + "/")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_gallery_shows_the_township_s_colours(page: Page, gallery: str) -> None:
    page.goto(gallery + "/")
    fill = page.locator(".emblem-ground").first.evaluate("(node) => getComputedStyle(node).fill")
    assert fill == "rgb(29, 92, 64)"
