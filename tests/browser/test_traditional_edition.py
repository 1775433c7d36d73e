"""The traditional edition in a browser: searched in its own script, left and entered by the header, spoken to in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import cli

CONFIG = """theme: county
traditional: true
site: {name: 云岭县政务公开（虚构）, jurisdiction: 云岭县, url: "https://www.yunling.example", code: "9901020001",
  organiser: 云岭县人民政府办公室, phone: 0000-5550200, icp: 青ICP备00000001号-1, notice: 演示站}
"""
DOCUMENT = """---
title: {title}
domain: 社会救助
subject: 综合
publish_date: {day}
classification: 主动公开
doc_number: 云发〔2026〕{number}号
---
{body}
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """The address of a small site with both editions and their search."""
    root = tmp_path_factory.mktemp("traditional")
    data = root / "content/_data"
    data.mkdir(parents=True)
    (data / "subjects.yaml").write_text("- {id: zonghe, name: 综合}\n", encoding="utf-8")
    (data / "synonyms.yaml").write_text("- [低保, 最低生活保障]\n", encoding="utf-8")
    (data / "zh-hant.yaml").write_text("信息: 資訊\n", encoding="utf-8")
    for number, (name, title, body) in enumerate(
        [
            ("toufa", "关于理发店卫生检查的通知", "理发后的头发应当当天清扫，发现问题及时处理。"),
            ("dibao", "关于最低生活保障标准的通知", "干部要准确了解信息，面向困难群众。"),
            ("mian", "关于面条价格的公告", "干面条和湿面条分别标价。"),
        ],
        1,
    ):
        text = DOCUMENT.format(title=title, body=body, day=f"2026-0{number}-01", number=number)
        (root / f"content/{name}.md").write_text(text, encoding="utf-8")
    (root / "config.yaml").write_text(CONFIG, encoding="utf-8")
    assert cli.run(["build", "--date", "2026-11-22", "--config", str(root / "config.yaml")]) == 0
    return served(root / "public")


@pytest.mark.parametrize(
    ("query", "address", "shown"),
    [
        ("頭髮", "/zh-hant/d/toufa/", "理髮後的頭髮應當當天清掃，發現問題及時處理。"),
        ("头发", "/zh-hant/d/toufa/", "理髮後的頭髮應當當天清掃，發現問題及時處理。"),
        ("瞭解資訊", "/zh-hant/d/dibao/", "幹部要準確瞭解資訊，面向困難群眾。"),
        ("雲發〔2026〕3號", "/zh-hant/d/mian/", "乾麵條和溼麵條分別標價。"),
    ],
)
def test_it_is_searched_in_its_own_script(page: Page, county: str, query: str, address: str, shown: str) -> None:
    page.goto(f"{county}/zh-hant/search/?q={query}")
    result = page.locator(".search-result").first
    expect(result.locator("a")).to_have_attribute("href", address, timeout=20_000)
    expect(result.locator(".search-excerpt")).to_have_text(shown)
    expect(page.locator("[data-search-status]")).to_have_text("找到 1 條結果")
    result.locator("a").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")


def test_other_names_are_searched_and_said_in_its_script(page: Page, county: str) -> None:
    page.goto(f"{county}/zh-hant/search/?q=低保標準")
    expect(page.locator(".search-result")).to_have_count(1, timeout=20_000)
    expect(page.locator("[data-search-notes]")).to_contain_text("另搜了：最低生活保障標準")


def test_filters_have_their_names_in_its_script(page: Page, county: str) -> None:
    page.goto(f"{county}/zh-hant/search/?q=通知")
    expect(page.locator(".search-result")).to_have_count(2, timeout=20_000)
    option = page.locator("#search-domain option[value=shjz]")
    expect(option).to_have_text("社會救助（2）")
    page.select_option("#search-domain", "shjz")
    expect(page.locator(".search-result")).to_have_count(2, timeout=20_000)


def test_the_header_leads_to_the_same_page_of_the_other_edition(page: Page, county: str) -> None:
    page.goto(county + "/d/toufa/")
    page.click(".edition")
    expect(page).to_have_url(county + "/zh-hant/d/toufa/")
    expect(page.locator("h1")).to_have_text("關於理髮店衛生檢查的通知")
    page.click(".edition")
    expect(page).to_have_url(county + "/d/toufa/")
    expect(page.locator("h1")).to_have_text("关于理发店卫生检查的通知")


def test_the_reading_aids_speak_it_too(page: Page, county: str) -> None:
    page.goto(county + "/zh-hant/d/toufa/")
    page.click(".comfort summary")
    expect(page.locator("[data-comfort=look]").first).to_have_text("跟隨系統")
    page.click("[data-comfort=reset]")
    expect(page.locator("[data-comfort-status]")).to_have_text("已恢復默認。")


def test_the_menu_marks_the_column_that_one_is_in(page: Page, county: str) -> None:
    page.goto(county + "/zh-hant/apply/")
    expect(page.locator(".site-menu [aria-current]")).to_have_text(["依申請公開"])
    page.goto(county + "/zh-hant/")
    expect(page.locator(".site-menu [aria-current]")).to_have_text(["首頁"])


def test_what_is_not_there_is_said_in_its_script(page: Page, county: str) -> None:
    page.goto(county + "/zh-hant/nowhere/")
    expect(page.locator("h1")).to_have_text("沒有這個頁面")
