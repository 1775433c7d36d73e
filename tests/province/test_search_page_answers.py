"""The search page that asks OpenSearch through nginx answers as it does from the site's own files: on one
node, and on three of which one dies."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.literal_truth import Truth
from tests.paths import ROOT
from tests.province.nginx import nginx
from tests.province.opensearch.nodes import NotHere, opensearch
from tests.province.served_county import ServedCounty

pytestmark = pytest.mark.servers

ASKED = """async ([query, options]) => {
    const answer = await window.gongkai.search(query, options), counts = await answer.counts();
    for (const names of [counts, ...Object.values(counts)]) delete names.county;
    const more = await answer.more(10);
    const shown = (found) => found.map(({ url, tier, why, title, date, number, contact, titleParts, excerpt }) =>
        ({ url, tier, why, title, date, number, contact, titleParts, excerpt }));
    const { total, literal, near, also, instead = "", fallback = false } = answer;
    return { total, literal, near, also, instead, fallback, counts, results: shown(answer.results), more: shown(more),
             offices: answer.offices.map(({ url }) => url) };
}"""
TYPED = (
    "低保",
    "最低生活保障 申请",
    "危房改造",
    "岚清县人民政府办公室",
    "岚政办发〔2026〕3号",
    "[2026]",
    "２０２６年",
    "税",
    "县 税",
    "火星移民",
    "3月1日",
    "公租房、低保",
    "規範性文件管理辦法",
    "gongzufang",
    "gzf",
    "低堡申请",
    "chengguan电话",
    "A、B",
    "12345",
)
HAN = re.compile("[一-鿿]{12,}")
OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"synonyms": True},
    {"filters": {"year": "2026"}, "synonyms": True},
    {"filters": {"domain": "社会救助", "year": ["2025", "2026"]}, "sort": "date"},
    {"sort": "oldest"},
    {"filters": {"agency": "没有这个机关"}},
    {"near": False, "meant": 0},
)


def questions() -> list[tuple[str, list[str]]]:
    """Every eleventh of the citizens' questions, with the documents that answer it."""
    lines = (ROOT / "tests/browser/citizen_questions.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.partition("|") for line in lines if "|" in line and not line.startswith("#")]
    return [(query, ids.split(",")) for query, _, ids in rows[::11]]


def opened(browser: Browser, base: str, *without: str) -> Page:
    """The search page, without some of its data attributes: without data-server it asks the site's own index."""

    def stripped(route: Route) -> None:
        answer = route.fetch()
        html = answer.text()
        for name in without:
            assert f" {name}=" in html
            html = html.replace(f" {name}=", f" {name}-not=")
        route.fulfill(response=answer, body=html)

    page = browser.new_page()
    page.route("**/search/", stripped)
    page.goto(f"{base}/search/")
    page.wait_for_function("() => !!window.gongkai?.search")
    return page


@pytest.fixture(scope="module")
def county(served_county: ServedCounty) -> ServedCounty:
    return served_county


@pytest.fixture(scope="module")
def base(county: ServedCounty) -> Iterator[str]:
    try:
        with nginx(county.folder.parent / "nginx", county.public, *county.settings()) as address:
            yield address
    except NotHere as reason:
        pytest.skip(str(reason))


def test_every_answer_is_that_of_the_files(browser: Browser, base: str) -> None:
    own, served = opened(browser, base, "data-server"), opened(browser, base)
    asked = [(query, OPTIONS[at % 2]) for at, (query, _) in enumerate(questions())]
    asked += [(query, options) for query in TYPED for options in random.Random(query).sample(OPTIONS, 3)]
    asked += [("", {"filters": {"kind": "办事指南"}})]
    for query, options in asked:
        wanted = own.evaluate(ASKED, [query, options])
        assert served.evaluate(ASKED, [query, options]) == wanted, (query, options)
        assert not wanted["fallback"]


def test_everything_literal_is_found_and_titles_first(browser: Browser, base: str, county: ServedCounty) -> None:
    truth, page = Truth(county.public / "d"), opened(browser, base)
    stretches = [run for title, blocks in truth.pages.values() for run in HAN.findall("\n".join((title, *blocks)))]
    chosen = random.Random(21)
    sampled = [
        run[at : at + chosen.randint(2, 7)] for run in chosen.sample(stretches, 30) for at in [chosen.randrange(6)]
    ]
    for query in [*(one for one in TYPED if "、" not in one), *sampled]:  # punctuation is left to the rules of tokens
        answer = page.evaluate("query => window.gongkai.search(query, { all: true, meant: 0 })", query)
        found = [url.removeprefix("/d") for url in [one["url"] for one in answer["results"]]]
        assert set(found) == truth.holding(query), query
        titled = truth.titled(query)
        assert set(found[: len(titled)]) == titled, query


def test_three_nodes_of_which_one_dies_answer_the_same(
    browser: Browser,
    county: ServedCounty,
    java_classes: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("three")
    with opensearch(java_classes, folder / "nodes", 3) as cluster:
        again = county.copied(folder / "county", cluster.urls)
        cluster.wait(status="green")
        with nginx(folder / "nginx", again.public, *again.settings()) as base:
            own, served = opened(browser, base, "data-server"), opened(browser, base, "data-static")
            all_of_them = questions()[::2]
            for at, (query, _) in enumerate(all_of_them):
                if at == len(all_of_them) // 2:
                    cluster.kill(1)
                wanted = own.evaluate(ASKED, [query, {}])
                assert served.evaluate(ASKED, [query, {}]) == wanted, query
