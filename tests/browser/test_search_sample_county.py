"""The sample county as it is built for everybody: search on it finds exactly what its pages hold."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.literal_truth import Truth
from tests.paths import ROOT

TYPED = (
    "低保",
    "最低生活保障",
    "行政处罚",
    "征求意见",
    "危房改造",
    "义务教育",
    "医疗保险 报销",
    "岚清县人民政府办公室",
    "澄政办发",
    "〔2026〕",
    "[2026]",
    "２０２６年",
    "税",
    "火星移民",
    "申请材料",
    "3月1日",
    "通知",
)


@pytest.fixture(scope="module")
def county(
    browser: Browser, served: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Page, Truth]:
    folder = tmp_path_factory.mktemp("county")
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--date",
        "2026-11-22",
        "--output",
        str(folder / "site"),
        "--state",
        str(folder / "state"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    page = browser.new_page()
    page.goto(f"{served(folder / 'site')}/search/")
    page.wait_for_function("() => !!window.gongkai?.search")
    return page, Truth(folder / "site")


@pytest.mark.requirement("PLT-20")
def test_search_finds_what_the_pages_hold(county: tuple[Page, Truth]) -> None:
    page, truth = county
    rng = random.Random(3)
    texts = [text for title, blocks in truth.pages.values() for text in (title, *blocks)]
    queries = list(TYPED)
    while len(queries) < 80:
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        piece = text[start : start + rng.randint(2, 7)]
        if re.fullmatch(r"[一-鿿0-9]+", piece):
            queries.append(piece)
    assert len(truth.pages) > 100
    wrong = {}
    for query in queries:
        found, first = page.evaluate(
            """async (query) => {
            const results = async (options) => (await window.gongkai.search(query, options)).results;
            const addresses = async (options) => (await results(options)).map((one) => one.url);
            return [await addresses({ all: true }), (await addresses({}))[0]];
        }""",
            query,
        )
        titled = truth.titled(query)
        if set(found) != truth.holding(query) or (titled and first not in titled):
            wrong[query] = (
                sorted(truth.holding(query) - set(found))[:3],
                sorted(set(found) - truth.holding(query))[:3],
                first,
            )
    assert wrong == {}


def asked_questions() -> dict[str, set[str]]:
    """Every second everyday question -> identifiers of the documents that answer it."""
    lines = (ROOT / "tests/browser/citizen_questions.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    return {question: set(answers.split(",")) for question, answers in rows[::2]}


def test_everyday_questions_are_answered(county: tuple[Page, Truth]) -> None:
    page, truth = county
    questions = asked_questions()
    known = {url.strip("/").rpartition("/")[2] for url in truth.pages}
    assert len(questions) > 100 and all(answers <= known for answers in questions.values())
    found = page.evaluate(
        """async (questions) => {
            const found = [];
            for (const question of questions) found.push((await window.gongkai.search(question)).results);
            return found.map((results) => results.map(({ url }) => url));
        }""",
        list(questions),
    )
    ranks = {}
    for (question, answers), urls in zip(questions.items(), found, strict=True):
        places = (at for at, url in enumerate(urls, 1) if url.strip("/").rpartition("/")[2] in answers)
        ranks[question] = next(places, 99)
    count = len(ranks)
    assert sum(rank <= 5 for rank in ranks.values()) / count >= 0.96, {q: r for q, r in ranks.items() if r > 5}
    assert sum(rank == 1 for rank in ranks.values()) / count >= 0.85, {q: r for q, r in ranks.items() if r > 1}
    assert sum(not urls for urls in found) / count <= 0.01
