"""The county theme by keyboard alone: a way past the header, a focus that can be seen, everything reached and left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import cli
from tests.conftest import CONFIG

WIDE = f"| 停车场 |{'泊位数（个） |' * 8}\n|{'---|' * 9}\n| 东街 |{'1200 |' * 8}\n"
FOCUSED = "document.activeElement.tagName.toLowerCase() + '.' + document.activeElement.className"
SHOWN = """() => {
    const style = getComputedStyle(document.activeElement), box = document.activeElement.getBoundingClientRect();
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0
        && box.bottom > 0 && box.top < innerHeight;
}"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """The address of a small site with search and both editions."""
    root = tmp_path_factory.mktemp("keyboard")
    (root / "content/_data").mkdir(parents=True)
    (root / "content/_data/subjects.yaml").write_text("- {id: zonghe, name: 综合}\n", encoding="utf-8")
    for name in ("a", "b"):
        (root / f"content/{name}.md").write_text(
            f"---\ntitle: 关于停车的通知{name}\ndomain: 市政服务\nsubject: 综合\npublish_date: 2026-11-12\n"
            f"classification: 主动公开\n---\n停车。\n\n{WIDE}",
            encoding="utf-8",
        )
    (root / "config.yaml").write_text(CONFIG + "traditional: true\n", encoding="utf-8")
    assert cli.run(["build", "--date", "2026-11-22", "--config", str(root / "config.yaml")]) == 0
    return served(root / "public")


@pytest.mark.requirement("PLT-23")
@pytest.mark.parametrize("path", ["/", "/d/a/", "/szfw/", "/search/", "/zh-hant/d/a/"])
def test_the_first_stop_leads_past_the_header(page: Page, county: str, path: str) -> None:
    page.goto(county + path)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "a.skip"
    assert page.evaluate(SHOWN)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", ["/", "/d/a/", "/szfw/", "/search/", "/zh-hant/apply/", "/archive/", "/forms/"])
def test_every_stop_can_be_seen_and_none_holds_the_reader(page: Page, county: str, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(county + path)
    stops, unseen = [], []
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
        if not page.evaluate(SHOWN):
            unseen.append(stops[-1])
    assert unseen == []
    links = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
            .filter((node) => node.checkVisibility() && !node.disabled && node.type !== "hidden").length"""
    )
    assert len(stops) >= links


def test_a_table_that_is_cut_off_is_scrolled_by_keyboard(page: Page, county: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(county + "/d/b/")
    frame = page.get_by_role("region", name="表格")
    frame.focus()
    assert page.evaluate(SHOWN)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_the_menu_is_walked_and_entered(page: Page, county: str) -> None:
    page.goto(county + "/d/a/")
    page.focus(".site-menu a")
    for _ in range(6):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "办事"
    page.keyboard.press("Enter")
    expect(page).to_have_url(county + "/fuwu/")


def test_search_needs_no_mouse(page: Page, county: str) -> None:
    page.goto(county + "/d/a/")
    page.focus("#search-box-q")
    page.keyboard.type("停车")
    page.keyboard.press("Enter")
    expect(page.locator(".search-result")).to_have_count(2, timeout=20_000)
    page.focus("#search-q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/d/a/"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-q"
    for _ in range(3):  # the button, what folds the choices, the first choice
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "domain"
    page.keyboard.press("End")
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(county + "/d/b/")


def test_choices_of_a_narrow_screen_are_unfolded_by_keyboard(page: Page, county: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(county + "/search/?q=停车")
    expect(page.locator(".search-result")).to_have_count(2, timeout=20_000)
    expect(page.locator("[name=domain]")).to_be_hidden()
    page.focus(".search-filters summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "domain"


def test_the_reading_aids_are_used_and_left(page: Page, county: str) -> None:
    page.goto(county + "/d/a/")
    page.focus(".comfort summary")
    page.keyboard.press("Space")
    expect(page.locator(".comfort-panel")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.dataset.text") == "150"
    assert page.evaluate(SHOWN)
    page.keyboard.press("Escape")
    expect(page.locator(".comfort-panel")).to_be_hidden()
    assert page.evaluate(FOCUSED) == "summary.tool"
    page.keyboard.press("Tab")
    expect(page.locator(".site-menu a").first).to_be_focused()


def test_the_other_edition_is_one_stop_of_the_header(page: Page, county: str) -> None:
    page.goto(county + "/d/a/")
    page.focus(".edition")
    page.keyboard.press("Enter")
    expect(page).to_have_url(county + "/zh-hant/d/a/")
