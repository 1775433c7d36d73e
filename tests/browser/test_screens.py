"""A board on a screen and on paper, in a browser: it turns by itself, stands still for whom motion disturbs, is whole
without script, looks for what is new, and prints on the paper that it is for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SmallSite

COUNT = 10
LONG_SUMMARY = (
    "最低生活保障标准由地方人民政府按照当地居民生活必需的费用确定、公布，并根据经济社会发展水平和物价变动情况适时调整。"
    * 2
)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Address of the pages of an agency with three slides."""
    site = SmallSite(tmp_path_factory.mktemp("screens"))
    for number in range(COUNT):
        given = {"summary": LONG_SUMMARY, "publish_date": f"2026-03-{20 - number:02}"}
        site.document(f"wen{number}.md", title=f"关于第{number}件事的通知", **given)
    for number in range(5):
        title = f"关于做好第{number}批城乡居民最低生活保障对象和特困人员动态管理工作有关问题的通知（征求意见稿）的解读和说明"
        given = {"summary": LONG_SUMMARY, "publish_date": f"2026-03-{20 - number:02}", "agency": "青山镇"}
        site.document(f"chang{number}.md", title=title[: 44 + 2 * number], **given)
    assert site.build() == 0
    return f"{served(site.root / 'public')}/agency/minzheng"


@pytest.mark.requirement("PLT-25", "SVC-10")
def test_a_screen_turns_by_itself_and_looks_for_what_is_new(page: Page, hall: str) -> None:
    page.clock.install()
    page.goto(f"{hall}/screen/")
    titles = page.locator(".slide-title")
    expect(titles.filter(visible=True)).to_have_count(4)
    seen = []
    for _ in range(3):
        seen += titles.filter(visible=True).all_inner_texts()
        page.clock.run_for(15_000)
    assert seen == [f"关于第{number}件事的通知" for number in range(COUNT)], "each document once in a round"
    expect(page.locator("[data-screen-place]")).to_have_text("1 / 3")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-screen-place]")).to_have_text("2 / 3")
    page.get_by_role("button", name="暂停轮播").click()
    page.clock.run_for(60_000)
    expect(page.locator("[data-screen-place]")).to_have_text("2 / 3")
    page.get_by_role("button", name="继续轮播").click()
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.resource_type) if request.url.endswith("/screen/") else None
    )
    page.context.set_offline(True)
    page.clock.run_for(700_000)
    expect(titles.first).to_be_attached()  # without network it keeps what it shows
    page.context.set_offline(False)
    assert set(asked) == {"fetch"}
    with page.expect_navigation():
        page.clock.run_for(60_000)
    expect(titles.filter(visible=True)).to_have_count(4)


@pytest.mark.requirement("PLT-25")
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1366, 768), (1920, 1080)])
def test_a_slide_and_the_foot_with_its_code_stand_on_the_screen(page: Page, hall: str, width: int, height: int) -> None:
    """Nobody scrolls on a wall: what is below the edge is not there."""
    page.set_viewport_size({"width": width, "height": height})
    for address in (f"{hall}/screen/", f"{hall.removesuffix('minzheng')}qingshan/screen/"):
        page.goto(address)
        for _ in range(page.locator("[data-slide]").count()):
            assert page.evaluate("document.documentElement.scrollHeight") == height, address
            foot = page.locator(".screen-foot").bounding_box()
            last = page.locator(".board-item").filter(visible=True).last.bounding_box()
            assert foot and last and last["y"] + last["height"] <= foot["y"] and foot["y"] + foot["height"] <= height
            page.keyboard.press("ArrowRight")


def test_a_screen_stands_still_where_motion_is_not_wanted_and_is_whole_without_script(
    browser: Browser, hall: str
) -> None:
    for given in ({"reduced_motion": "reduce"}, {"java_script_enabled": False}):
        context = browser.new_context(**given)
        page = context.new_page()
        if "reduced_motion" in given:
            page.clock.install()
        page.goto(f"{hall}/screen/")
        if "reduced_motion" in given:
            page.clock.run_for(60_000)
        expect(page.locator(".slide-title").filter(visible=True)).to_have_count(COUNT)
        context.close()


@pytest.mark.requirement("PLT-25")
@pytest.mark.parametrize(("address", "points"), [("board/", (842, 1191)), ("board/a4/", (595, 842))])
def test_a_sheet_prints_on_its_paper(page: Page, hall: str, address: str, points: tuple[int, int]) -> None:
    page.goto(f"{hall}/{address}")
    data = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {points}
    page.emulate_media(media="print")
    expect(page.locator(".site-header, .site-footer, .board-tools").filter(visible=True)).to_have_count(0)
    expect(page.locator(".board .qr").filter(visible=True)).to_have_count(COUNT + 1)
