"""What a citizen comes for, on a phone: fifteen errands, each done with two touches from the home page or with one
search.

A touch is whatever a finger does: opening a fold counts as one. A search is what people type, not what a title says;
what it found must stand among the first three results on the screen, and opening it is not counted.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.paths import ROOT


@dataclass(frozen=True)
class Errand:
    """One thing somebody wants: the way there, and the words that answer it on the page where the way ends."""

    want: str
    answer: tuple[str, ...]
    touches: tuple[str, ...] = ()
    typed: str = ""


ERRANDS = (
    Errand("低保标准是多少", ("城市", "元"), typed="低保一个月多少钱"),
    Errand("办低保要带什么材料", ("申请材料", "户口簿"), typed="低保怎么申请"),
    Errand("明天停不停水", ("停水", "11月24日"), touches=("停水",)),
    Errand("村里的账", ("松坪村", "收入", "支出"), typed="松坪村的账"),
    Errand("对烟花爆竹规定提意见", ("意见", "@", "截止"), touches=("烟花爆竹",)),
    Errand("申请政府信息公开", ("申请表",), touches=("依申请公开", "申请表")),
    Errand("民政局的电话", ("县民政局", "0000-"), touches=("机关",)),
    Errand("去年的年报", ("2025", "年度报告"), touches=("政府信息公开", "年度报告")),
    Errand("孩子上哪所小学", ("小学",), typed="小学招生划片"),
    Errand("公租房审核结果", ("公租房", "公示"), touches=("公租房保障资格",)),
    Errand("采石场罚了多少", ("处罚", "元"), typed="采石场处罚"),
    Errand("民政局花多少钱", ("2026年部门预算",), typed="民政局预算"),
    Errand("抽检不合格的食品", ("不合格",), typed="食品抽检不合格"),
    Errand("写信给县长", ("信箱", "工作日"), touches=("互动",)),
    Errand("办事一本通", ("一本通",), touches=("办事", "一本通")),
)


@pytest.fixture(scope="module")
def county(served: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the sample county as everybody builds it."""
    folder = tmp_path_factory.mktemp("errands")
    command = [sys.executable, "-m", "generator", "build", "--date", "2026-11-22"]
    command += ["--output", str(folder / "site"), "--state", str(folder / "state")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return served(folder / "site")


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A small phone, which has never been here."""
    context = browser.new_context(
        locale="zh-CN", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    yield page
    context.close()


def test_there_are_fifteen_and_each_is_two_touches_or_one_search() -> None:
    assert len({errand.want for errand in ERRANDS}) == 15
    for errand in ERRANDS:
        assert bool(errand.touches) != bool(errand.typed) and len(errand.touches) <= 2


@pytest.mark.parametrize("errand", ERRANDS, ids=lambda errand: errand.want)
def test_errand(phone: Page, county: str, errand: Errand) -> None:
    phone.goto(county + "/")
    if errand.typed:
        box = phone.locator("form[role=search] input[type=search]:visible").first
        box.fill(errand.typed)
        box.press("Enter")
        found = phone.locator(".search-result")
        found.first.wait_for()
        for place in range(min(3, found.count())):
            found.nth(place).get_by_role("link").first.tap()
            if all(word in phone.inner_text("main") for word in errand.answer):
                return
            phone.go_back()
            found.first.wait_for()
        raise AssertionError(f"not among the first three of {errand.typed!r}: {found.all_inner_texts()[:3]}")
    for words in errand.touches:
        link = phone.locator("a:visible, summary:visible", has_text=words).first
        link.tap()
    for word in errand.answer:
        expect(phone.locator("main")).to_contain_text(word)
