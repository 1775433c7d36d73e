"""A site below a path, as a citizen walks through it: nothing is asked for outside of the path, and nothing lacks."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import AGENCIES, CONFIG, SmallSite
from tests.paths import ROOT

BODIES = {
    "bei": "低保标准提高1.8倍，每人每月由300元提高到540元，文号示民发〔2026〕8号。",
    "changdu": "道路全长18公里，投资188万元，工期30天，自2021年1月起，联系人8号窗口。",
    "dianjia": "电价每千瓦时0.5元，执行GB/T 9704—2012标准，网址https://www.shili.example/a_b.html。",
    "wendu": "温度37.5℃，3/4以上，A+级，C++程序，5G基站，PM2.5浓度，100%完成，第1条第（二）项。",
    "shuliang": "共3000个，1,234,567.89元，2026-03-01起，电话0000-5550100。",
    "bianhao": "年份2021，序号1，人数8人。",
    "qixian": "申领时限3:30，利率2.5%，邮编12345-1，数量1,200个。",
    "zhengshu": "第1批共200人，第2组5%，3人30岁，12345号第1排。",
}
"""Numbers with signs between their digits, and the same digits without them."""
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
"""A picture of one grey point."""
FOUND = {
    "1.8": "bei",
    "0.5": "dianjia",
    "3/4": "wendu",
    "2.5%": "qixian",
    "1,200": "qixian",
    "3:30": "qixian",
    "12345-1": "qixian",
    "37.5℃": "wendu",
    "1,234,567.89": "shuliang",
    "１．８": "bei",
    "A+级": "wendu",
}


ASK = """async (queries) => {
    const answered = async (query) => (await window.gongkai.search(query)).results.map(({ url }) => url);
    return Object.fromEntries(await Promise.all(queries.map(async (query) => [query, await answered(query)])));
}"""


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, and the folder of it."""
    site = SmallSite(tmp_path_factory.mktemp("below"))
    site.write("config.yaml", CONFIG.replace("https://www.test.example", "https://www.test.example/zwgk/"))
    site.write("content/_data/agencies.yaml", AGENCIES.replace("kind: 乡镇", "kind: 乡镇, theme: qingshan"))
    shutil.copytree(ROOT / "themes/qingshan", site.root / "themes/qingshan")
    for name, body in BODIES.items():
        site.document(f"shjz/{name}.md", body, title=f"关于{body[:4]}的通知")
    site.document("shjz/zhen.md", "见[低保](bei.md)。![图](tu.png)", agency="青山镇", aliases=["/art/1.html"])
    site.write("content/shjz/tu.png", DOT)
    assert site.run("build") == 0
    return site.root / "public"


@pytest.fixture
def walked(page: Page, below: Path, served: Callable[[Path], str]) -> Iterator[tuple[Page, str]]:
    """A page of which every request is looked at, and the address of the site."""
    base = served(below) + "/zwgk"
    wrong: list[str] = []
    page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(f"{base}/") else None)
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    yield page, base
    assert wrong == []


def test_a_walk_through_a_site_below_a_path(walked: tuple[Page, str]) -> None:
    page, base = walked
    page.goto(f"{base}/")
    page.fill(".hero-search input[name=q]", "1.8")
    page.press(".hero-search input[name=q]", "Enter")
    page.locator(".search-title a").click()
    page.wait_for_url(f"{base}/d/bei/")
    expect(page.locator("h1")).to_contain_text("低保")
    page.goto(f"{base}/agency/qingshan/")
    page.locator("main a[href$='/d/zhen/']").first.click()
    page.wait_for_url(f"{base}/d/zhen/")
    page.wait_for_function("() => document.querySelector('article img').naturalWidth > 0")
    page.click("article.document .prose a")
    page.wait_for_url(f"{base}/d/bei/")
    page.goto(f"{base}/agency/")
    expect(page.locator(".site-menu [aria-current=page]")).to_have_attribute("href", "/zwgk/agency/")
    page.goto(f"{base}/art/1.html")
    page.wait_for_url(f"{base}/d/zhen/")
    hrefs = page.eval_on_selector_all(
        "[href], [src], [action]", "all => all.map(one => one.href || one.src || one.action)"
    )
    origin = re.sub(r"(?<=\d)/.*", "", base)
    assert [href for href in hrefs if href.startswith(origin) and not href.startswith(f"{base}/")] == []


def test_numbers_with_signs_between_are_found_as_they_stand(walked: tuple[Page, str]) -> None:
    page, base = walked
    page.goto(f"{base}/search/")
    page.wait_for_function("() => !!window.gongkai?.search")
    answers = page.evaluate(ASK, list(FOUND))
    assert answers == {number: [f"/zwgk/d/{name}/"] for number, name in FOUND.items()}
