"""The reading aids of the county theme: they work, are remembered, and break nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator import cli

CONSULTATION = """---
title: 关于公开征求停车管理办法意见的公告
domain: 市政服务
subject: 综合
publish_date: 2026-11-12
classification: 主动公开
kind: 征求意见
opens: 2026-11-12
closes: 2026-12-14
basis: 城市道路管理条例
---
## 一、背景

现公开征求意见。

## 二、依据

略。

## 三、内容

略。

## 四、方式

电话、来信。
"""
CONFIG = """theme: county
site: {name: 云岭县政务公开（虚构）, jurisdiction: 云岭县, url: "https://www.yunling.example", code: "9901020001",
  organiser: 云岭县人民政府办公室, phone: 0000-5550200, icp: 青ICP备00000001号-1, notice: 演示站}
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """The address of a site with one consultation."""
    root = tmp_path_factory.mktemp("comforts")
    (root / "content/_data").mkdir(parents=True)
    (root / "content/_data/subjects.yaml").write_text("- {id: zonghe, name: 综合}\n", encoding="utf-8")
    (root / "content/parking.md").write_text(CONSULTATION, encoding="utf-8")
    (root / "config.yaml").write_text(CONFIG, encoding="utf-8")
    command = ["build", "--no-search", "--date", "2026-11-22", "--config", str(root / "config.yaml")]
    assert cli.run(command) == 0
    return served(root / "public")


@pytest.fixture
def opened(page: Page, county: str) -> Iterator[Page]:
    """The consultation with the panel open."""
    page.goto(county + "/d/parking/")
    page.click(".comfort summary")
    yield page


def root_size(page: Page) -> str:
    """The size of text from which all others follow."""
    return str(page.evaluate("getComputedStyle(document.documentElement).fontSize"))


@pytest.mark.requirement("PLT-23")
def test_larger_text_is_kept_on_the_next_page(opened: Page, county: str) -> None:
    opened.click("[data-comfort=text][data-value='150']")
    assert root_size(opened) == "24px"
    opened.goto(county + "/apply/")
    assert root_size(opened) == "24px"
    opened.click(".comfort summary")
    expect(opened.locator("[data-comfort=text][data-value='150']")).to_have_attribute("aria-pressed", "true")
    opened.click("[data-comfort=reset]")
    assert root_size(opened) == "16px"


def test_colours_can_be_chosen_against_the_system(browser: Browser, county: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(county + "/")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click(".comfort summary")
    page.click("[data-comfort=look][data-value=light]")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("[data-comfort=look][data-value=contrast]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert len({dark, light, "rgb(0, 0, 0)"}) == 3
    context.close()


def test_the_reading_line_follows_the_pointer(opened: Page) -> None:
    opened.click("[data-comfort=line]")
    opened.mouse.move(100, 321)
    box = opened.locator(".reading-line").bounding_box()
    assert box and abs(box["y"] - 321) < 4
    opened.click("[data-comfort=line]")
    expect(opened.locator(".reading-line")).to_have_count(0)


def test_reading_aloud_says_the_document_and_stops(page: Page, county: str) -> None:
    page.add_init_script("""
        window.said = [];
        Object.defineProperty(window, "speechSynthesis", { value: {
            speak(words) { window.said.push(words.text); window.going = words; }, cancel() {},
        } });
    """)
    page.goto(county + "/d/parking/")
    page.click(".comfort summary")
    page.click("[data-comfort=speak]")
    page.evaluate("window.going.onend()")
    page.evaluate("window.going.onend()")
    assert page.evaluate("window.said")[0] == "关于公开征求停车管理办法意见的公告"
    assert page.evaluate("window.said.length") == 3
    expect(page.locator(".speaking")).to_have_count(1)
    page.click("[data-comfort=speak]")
    expect(page.locator(".speaking")).to_have_count(0)
    expect(page.locator("[data-comfort=speak]")).to_have_text("朗读本页")


def test_the_keyboard_opens_and_leaves_the_panel(page: Page, county: str) -> None:
    page.goto(county + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus(".comfort summary")
    page.keyboard.press("Enter")
    expect(page.locator(".comfort-panel")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.comfort") == "text"
    page.keyboard.press("Escape")
    expect(page.locator(".comfort-panel")).to_be_hidden()


@pytest.mark.requirement("DEC-05")
@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-11-22", "还剩 23 天"), ("2026-12-14", "今天截止"), ("2026-12-15", "已结束"), ("2026-11-11", "未开始")],
)
def test_days_left_are_counted_on_the_day_of_reading(page: Page, county: str, day: str, words: str) -> None:
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{day}T10:00:00+08:00"))
    page.goto(county + "/d/parking/")
    expect(page.locator(".window-state")).to_have_text(words)


def test_the_address_can_be_copied(browser: Browser, county: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(county + "/d/parking/")
    page.click("[data-copy]")
    expect(page.locator("[data-copy-status]")).to_have_text("网址已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == "https://www.yunling.example/d/parking/"
    context.close()


def test_a_long_text_has_its_contents_beside_it(page: Page, county: str) -> None:
    page.goto(county + "/d/parking/")
    assert page.locator(".contents a").all_inner_texts() == ["一、背景", "二、依据", "三、内容", "四、方式"]


def test_lines_of_a_title_end_between_words(page: Page, county: str) -> None:
    page.goto(county + "/d/parking/")
    title = page.locator(".document h1.by-words")
    expect(title).to_have_text("关于公开征求停车管理办法意见的公告")
    words = title.evaluate("title => title.innerHTML").split("<wbr>")
    assert words == ["关于", "公开", "征求", "停车", "管理", "办法", "意见的", "公告"]


@pytest.mark.parametrize("day", ["2026-12-15", "2027-08-01"])
def test_what_was_answered_keeps_saying_so_after_its_last_day(page: Page, county: str, day: str) -> None:
    def answered(route: Route) -> None:
        html = re.sub(r'(data-closes="[^"]*")', r"\1 data-answered", route.fetch().text())
        html = re.sub(
            r'<strong class="window-state[^>]*>.*?</strong>', '<strong class="window-state">已反馈</strong>', html
        )
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{day}T10:00:00+08:00"))
    page.route("**/d/parking/", answered)
    page.goto(county + "/d/parking/")
    expect(page.locator(".window-state")).to_have_text("已反馈")
