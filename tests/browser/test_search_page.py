"""The search page as a citizen meets it: typing, filters, address, keyboard, and what is loaded when."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_site import write_site
from tests.search.made_documents import entry, made_documents

SYNONYMS = [["低保", "最低生活保障"], ["五保", "特困供养"]]


@pytest.fixture(scope="module")
def base(served: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page") / "site"
    entries, bodies = made_documents(80)
    bodies |= {"low": "<p>申请低保〔2025〕的，向乡镇提出；<b>低保</b>标准另行公布。</p>", "rule": "<p>施行。</p>"}
    entries += [
        entry(
            "low",
            "关于低保标准的公告",
            "2025-12-30",
            bodies["low"],
            doc_number="云民发〔2025〕7号",
            agency="云岭县民政局",
            filters={"agency": ("云岭县民政局",), "domain": ("社会救助",), "kind": ("通知公告",), "year": ("2025",)},
        ),
        entry(
            "rule", "规范性文件<一>&", "2025-12-29", bodies["rule"], filters={"validity": ("有效",), "year": ("2025",)}
        ),
    ]
    write_site(folder, entries, bodies, synonyms=SYNONYMS)
    return served(folder)


def status(page: Page) -> str:
    expect(page.locator("[data-search-status]")).not_to_be_empty()
    expect(page.locator("[data-search]")).not_to_have_attribute("aria-busy", "true")
    return page.inner_text("[data-search-status]")


def test_nothing_is_loaded_before_the_box_is_touched(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(f"{base}/search/", wait_until="networkidle")
    assert [path for path in asked if "/search/index/" in path or "engine" in path] == []
    with page.expect_response("**/pagefind-entry.json*"):
        page.focus("#search-q")


def test_results_while_typing_without_a_question_for_each_key(page: Page, base: str) -> None:
    page.goto(f"{base}/search/")
    page.evaluate("""() => {
        window.asked = [];
        const search = window.gongkai.search;
        window.gongkai.search = (...all) => { window.asked.push(all[0]); return search(...all); };
    }""")
    page.locator("#search-q").evaluate("""(box) => {
        for (const typed of ["工", "工伤", "工伤认", "工伤认定"]) {
            box.value = typed;
            box.dispatchEvent(new InputEvent("input"));
        }
    }""")
    assert "条结果" in status(page)
    assert page.evaluate("window.asked") == ["工伤认定"]
    assert "q=%E5%B7%A5" in page.url


def test_a_result_shows_title_excerpt_agency_date_and_number(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=低保标准&exact=1")
    assert status(page) == "找到 2 条结果" or status(page) == "找到 1 条结果"
    first = page.locator(".search-result").first
    assert first.locator("a").get_attribute("href") == "/d/low/"
    assert first.locator("a mark").inner_text() == "低保标准"
    assert first.locator(".search-excerpt").inner_text() == "申请低保〔2025〕的，向乡镇提出；低保标准另行公布。"
    assert first.locator(".search-excerpt mark").all_inner_texts() == ["低保标准"]
    assert first.locator(".search-facts").inner_text().split() == ["云岭县民政局", "2025-12-30", "云民发〔2025〕7号"]


def test_text_of_documents_is_never_markup(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=规范性文件")
    status(page)
    assert page.locator(".search-result a").first.inner_text() == "规范性文件<一>&"


def test_other_names_are_searched_and_can_be_switched_off(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=低保")
    many = status(page)
    assert "另搜了：最低生活保障" in page.inner_text("[data-search-notes]")
    page.click("text=只搜“低保”")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length === 1")
    assert status(page) == "找到 1 条结果" != many
    assert "exact=1" in page.url
    page.click("text=同时搜近义词")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length > 1")


def test_traditional_characters_find_simplified_ones(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=工傷認定")
    assert "条结果" in status(page)
    assert "已按“工伤认定”检索" in page.inner_text("[data-search-notes]")
    assert page.locator(".search-result mark").first.inner_text() == "工伤认定"


def test_simplified_characters_find_traditional_ones(page: Page, served: Callable[[Path], str], tmp_path: Path) -> None:
    body = "<p>徵地補償安置方案已經批准。</p>"
    write_site(tmp_path / "site", [entry("a", "關於徵地的公告", "2026-01-01", body)], {"a": body}, language="zh-Hant")
    address = served(tmp_path / "site")
    for query in ("征地补偿", "徵地補償", "徵地补偿"):
        page.goto(f"{address}/search/?q={query}")
        assert status(page) == "找到 1 条结果"
        assert page.locator(".search-excerpt mark").inner_text() == "徵地補償"


def test_filters_with_counts_stand_in_the_address_and_go_back(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=申请")
    whole = status(page)
    option = page.locator("#search-agency option", has_text="民政局（")
    expect(option).to_have_count(1)
    number = int((option.inner_text().split("（")[1]).rstrip("）"))
    page.select_option("#search-agency", option.get_attribute("value"))
    page.wait_for_function(
        "n => document.querySelector('[data-search-status]').textContent === `找到 ${n} 条结果`", arg=number
    )
    assert "agency=agency" in page.url
    page.select_option("#search-sort", "date")
    page.wait_for_url("**sort=date**")
    page.go_back()
    page.wait_for_url(lambda url: "sort=" not in url)
    assert page.input_value("#search-sort") == "relevance"
    page.go_back()
    page.wait_for_function("text => document.querySelector('[data-search-status]').textContent === text", arg=whole)
    assert page.input_value("#search-agency") == ""
    page.go_forward()
    page.wait_for_function(
        "n => document.querySelector('[data-search-status]').textContent === `找到 ${n} 条结果`", arg=number
    )


def test_a_column_links_to_a_search_in_it(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?domain=domain1")
    assert "条结果" in status(page)
    assert page.input_value("#search-domain") == "domain1"


def test_a_filter_that_the_page_does_not_list_appears_with_its_documents(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=文件")
    expect(page.locator("#search-validity")).to_be_visible()
    page.select_option("#search-validity", "有效")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length === 1")
    page.goto(f"{base}/search/?q=文件&validity=有效")
    assert status(page) == "找到 1 条结果"


def test_more_results(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=申请")
    total = int(status(page).split()[1])
    assert page.locator(".search-result").count() == 10 < total
    page.click("text=加载更多")
    expect(page.locator(".search-result")).to_have_count(min(20, total))
    assert page.evaluate("document.activeElement === document.querySelectorAll('.search-result a')[10]")
    addresses = page.locator(".search-result a").evaluate_all("links => links.map((one) => one.href)")
    assert len(set(addresses)) == len(addresses)


def test_nothing_found_without_words_names_the_choice(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?domain=没有这个领域")
    assert status(page) == "没有符合这些条件的内容"


def test_more_results_that_cannot_be_had_are_told(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=申请")
    more = page.locator("[data-search-more]")
    expect(more).to_be_visible()
    page.route("**/fragment/**", lambda route: route.abort())
    more.click()
    expect(page.locator("[data-search-status]")).to_have_text(
        "检索没有成功：网络不通，或者网站刚刚更新。请刷新页面再试。"
    )
    assert page.locator(".search-result").count() == 10 and more.is_visible()
    page.unroute("**/fragment/**")
    more.click()
    expect(page.locator(".search-result")).not_to_have_count(10)


def test_nothing_found_says_what_can_be_done(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=火星移民")
    assert status(page) == "没有找到“火星移民”"
    nothing = page.locator("[data-search-nothing]")
    assert nothing.locator("a[href='/apply/']").is_visible()
    assert nothing.locator(".search-domains a").count() == 4


def test_nothing_found_within_a_filter_offers_to_drop_it(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=低保标准&exact=1&year=2018")
    assert status(page).startswith("没有找到")
    page.click("text=去掉筛选条件再搜")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length > 0")
    assert "year" not in page.url


def test_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}/search/")
    page.focus("#search-q")
    page.keyboard.type("征地")
    page.keyboard.press("Enter")
    status(page)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.search-result') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-q"


def test_an_empty_box_clears_the_results(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=申请")
    status(page)
    page.fill("#search-q", "")
    expect(page.locator(".search-result")).to_have_count(0)
    assert page.url == f"{base}/search/"


def test_every_control_has_a_name_and_the_status_speaks(page: Page, base: str) -> None:
    page.goto(f"{base}/search/")
    assert page.locator("[data-search-status]").get_attribute("aria-live") == "polite"
    unnamed = page.locator("input, select, button").evaluate_all(
        "all => all.filter((one) => !(one.labels?.length || one.textContent.trim())).length"
    )
    assert unnamed == 0


def test_without_javascript_the_page_says_so(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/search/")
    assert "JavaScript" in page.inner_text(".search-plain")
    assert page.locator("noscript a, .search-plain a").count() > 0
    context.close()


def test_a_site_that_changed_under_the_reader_asks_for_a_reload(browser: Browser, base: str) -> None:
    page = browser.new_page()
    page.route("**/manifest.json", lambda route: route.fulfill(status=404))
    page.goto(f"{base}/search/?q=申请")
    assert "请刷新页面再试" in status(page)
    page.unroute("**/manifest.json")
    page.fill("#search-q", "申请人")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length > 0")
    page.close()


def test_a_page_that_stood_open_over_a_publishing_finds_what_is_there_now(
    page: Page, served: Callable[[Path], str], tmp_path: Path
) -> None:
    """Files of the earlier index are gone with it; what was withdrawn is found no more, what is new is."""
    entries, bodies = made_documents(12)
    write_site(tmp_path / "site", entries, bodies)
    page.goto(f"{served(tmp_path / 'site')}/search/?q=申请")
    page.wait_for_function("() => document.querySelectorAll('.search-result').length > 0")
    shutil.rmtree(tmp_path / "site" / "search")
    body = "<p>蓝天救援队的登记。</p>"
    write_site(tmp_path / "site", [entry("xin", "蓝天救援队登记办法", "2026-11-01", body)], {"xin": body})
    page.fill("#search-q", "蓝天救援队")
    expect(page.locator("[data-search-status]")).to_contain_text("找到 1 条结果")
    page.fill("#search-q", "申请")
    expect(page.locator("[data-search-status]")).to_contain_text("没有")


def test_a_browser_that_cannot_unpack_lets_pagefind_do_it(browser: Browser, base: str) -> None:
    context = browser.new_context()
    context.add_init_script("delete window.DecompressionStream")
    page = context.new_page()
    page.goto(f"{base}/search/?q=税")
    assert "没有找到" in status(page)
    page.goto(f"{base}/search/?q=规")
    assert "条结果" in status(page)
    assert page.locator(".search-result a").count() > 0
    context.close()
