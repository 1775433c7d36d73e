"""Search in a real browser finds what is there, and nothing else: every kind of query against literal truth."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from generator.search import SearchEntry, periods, update_index
from tests.browser.literal_truth import Truth
from tests.browser.search_site import write_site
from tests.paths import VECTORS
from tests.search.made_documents import entry, made_documents

VECTORS = VECTORS / "search_tokens.json"
ASK = """async ([query, options]) => {
    const { total, results } = await window.gongkai.search(query, options);
    return { total, urls: results.map((one) => one.url) };
}"""
TYPED = (
    "最低生活保障",
    "征地补偿 通知",
    "书面告知",
    "云政办发〔2020〕12号",
    "云政办发[2020]12号",
    "云政办发（2020）12号",
    "云政办发202012号",
    "云政办发２０２０",
    "《工伤认定条例》",
    "困难家庭",
    "12号",
    "1月1日",
    "8:30",
    "0000-",
    "一点五倍",
    "火星移民",
    "税",
    "户",
    "5",
    "试行",
    "第1条",
    "20",
    "申请，并提交",
    "人均收入低于当地标准1.5倍",
    "办公时间 附则",
    "低保",
    "科学 技术",
    "ＰＤＦ附件",
    "pdf",
)


class Site(NamedTuple):
    """An open search page, what its documents hold, and how many bundles it has."""

    page: Page
    truth: Truth
    bundles: int


@pytest.fixture(scope="module")
def sites(browser: Browser, served: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    entries, bodies = made_documents(150)
    bodies["extra"] = (
        "<ul><li>见附件<p>PDF附件一</p></li></ul><p>科学\u200b技\u3000术</p><pre>tab\there</pre><dl><dd>税费</dd></dl>"
    )
    entries.append(
        entry("extra", "关于“PDF附件”的说明（2026年）", "2026-02-28", bodies["extra"], index_number="990-1/2026")
    )
    entries.append(entry("held", "关于专项资金的请示", "2024-02-02", "", index_number="990-2/2024"))
    cut = periods.periods
    found = {}
    for name, step in (("one", 100_000), ("several", 8000), ("revised", 8000)):
        folder = tmp_path_factory.mktemp(name) / "site"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("generator.search.update.periods", lambda dated, step=step: cut(dated, step=step))
            patch.setattr("generator.search.update._REVISED", 1)
            if name == "revised":
                for former in (entries[:-30], _before(entries), entries[3:]):
                    update_index(former, read_body=bodies.__getitem__, cache=folder.parent / "cache")
            report = write_site(folder, entries, bodies)
            assert any(part.revised for part in report.bundles) is (name == "revised")
        page = browser.new_page()
        page.goto(f"{served(folder)}/search/")
        page.wait_for_function("() => !!window.gongkai?.search")
        found[name] = Site(page, Truth(folder), len(report.bundles))
    return found


def _before(entries: list[SearchEntry]) -> list[SearchEntry]:
    """The same documents, every fifth one with the text of another, every seventh on another day, and some that go."""
    found = list(entries)
    for at in range(0, len(found), 5):
        found[at] = msgspec.structs.replace(found[at], body=found[at - 1].body, key=f"before {at}")
    for at in range(0, len(found), 7):
        found[at] = msgspec.structs.replace(found[at], date=found[at].date[:8] + "28")
    return [*found, *(msgspec.structs.replace(one, url=f"{one.url}gone/") for one in entries[::11])]


@pytest.fixture(params=["one", "several", "revised"])
def site(request: pytest.FixtureRequest, sites: dict[str, Site]) -> Site:
    return sites[request.param]


def ask(page: Page, query: str, **options: object) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate(ASK, [query, options])
    return answer


def sampled(truth: Truth, count: int) -> list[str]:
    """Pieces of the documents, wherever they begin and end, letters and digits too."""
    rng = random.Random(5)
    found: list[str] = []
    texts = [text for title, blocks in truth.pages.values() for text in (title, *blocks)]
    while len(found) < count:
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        piece = text[start : start + rng.randint(1, 7)]
        if re.fullmatch(r"[\w]+", piece):
            found.append(piece)
    return found


def test_several_bundles_answer_like_one_in_the_same_order(sites: dict[str, Site]) -> None:
    one, several, revised = sites["one"], sites["several"], sites["revised"]
    assert (one.bundles, several.bundles, revised.bundles) == (1, 3, 3)
    for query in [*TYPED, *sampled(one.truth, 40), "申请", "通知 工伤", "县级人民政府"]:
        for sort in ("relevance", "date", "oldest"):
            found = ask(one.page, query, all=True, sort=sort)
            assert found == ask(several.page, query, all=True, sort=sort), query
            assert found == ask(revised.page, query, all=True, sort=sort), query


@pytest.mark.requirement("PLT-20")
def test_every_query_finds_exactly_what_holds_it(site: Site) -> None:
    page, truth, _ = site
    wrong = {}
    for query in [*TYPED, *sampled(truth, 80)]:
        found = ask(page, query, all=True)["urls"]
        if set(found) != truth.holding(query) or len(found) != len(set(found)):
            wrong[query] = (
                sorted(truth.holding(query) - set(found))[:3],
                sorted(set(found) - truth.holding(query))[:3],
            )
    assert wrong == {}


def test_a_title_that_holds_the_query_comes_first(site: Site) -> None:
    page, truth, _ = site
    for query in [*TYPED, *sampled(truth, 40)]:
        titled = truth.titled(query)
        urls = ask(page, query)["urls"]
        assert not titled or urls[0] in titled, query
        assert len(urls) <= 10


def test_the_first_page_is_the_beginning_of_all(site: Site) -> None:
    page, _, _ = site
    for query in ("申请", "通知", "税", "县级人民政府应当"):
        for sort in ("relevance", "date", "oldest"):
            whole = ask(page, query, all=True, sort=sort)["urls"]
            assert ask(page, query, sort=sort)["urls"] == whole[:10]


def test_sorted_by_date(site: Site) -> None:
    page, _, _ = site
    dates = page.evaluate("""async () => {
        const answer = await window.gongkai.search("申请", { sort: "date" });
        return [...answer.results, ...await answer.more(10, 200)].map((one) => one.date);
    }""")
    assert len(dates) > 20
    assert dates == sorted(dates, reverse=True)


@pytest.mark.requirement("PLT-16")
def test_filters_and_their_counts(site: Site) -> None:
    page, _, _ = site
    counts = page.evaluate("async () => (await window.gongkai.search('申请 通知')).counts()")
    assert sum(counts["agency"].values()) == ask(page, "申请 通知")["total"]
    for facet in ("domain", "agency", "year"):
        for name, number in counts[facet].items():
            assert ask(page, "申请 通知", filters={facet: name})["total"] == number
    one = next(iter(counts["year"]))
    within = page.evaluate(
        "async (year) => (await window.gongkai.search('申请 通知', {filters: {year}})).counts()", one
    )
    assert within["year"] == counts["year"]
    for name, number in within["agency"].items():
        assert ask(page, "申请 通知", filters={"year": one, "agency": [name]})["total"] == number


def test_a_filter_alone_lists_what_it_holds(site: Site) -> None:
    page, _, _ = site
    assert ask(page, "", filters={"year": "2020"})["total"] > 5
    assert ask(page, "  ")["total"] == 0


def test_the_browser_cuts_text_like_the_index(site: Site) -> None:
    page, _, _ = site
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async (cases) => {
        const { terms, tokens } = (await import(document.querySelector("[data-search]").dataset.tools)).tokens;
        const parts = ({ phrases, characters }) => ({ phrases, characters });
        return {
            tokens: cases.tokens.map(({ text }) => tokens(text)),
            queries: cases.queries.map(({ query }) => terms(query).map(parts)),
            folded: cases.folded.map(({ text, script }) => tokens(text, new Map(Object.entries(script)))),
        };
    }""",
        cases,
    )
    assert found["tokens"] == [case["tokens"] for case in cases["tokens"]]
    assert found["queries"] == [case["terms"] for case in cases["queries"]]
    assert found["folded"] == [case["tokens"] for case in cases["folded"]]
