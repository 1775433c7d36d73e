"""The sample county, built -> the marks of a citizen's own words: what of the prepared questions is answered, what a
question costs cold and warm, how soon words are suggested. Printed beside each mark."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import search_browser
from playwright.sync_api import Page
from served import built

_SUGGESTED = """(typed) => new Promise((found) => {
    const box = document.querySelector("#search-q"), list = document.querySelector("[role=listbox]");
    const start = performance.now();
    new MutationObserver((_, watch) => {
        if (list.hidden || !list.children.length) return;
        watch.disconnect();
        found(performance.now() - start);
    }).observe(list, { childList: true, attributes: true });
    box.value = typed;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""


class Mark(NamedTuple):
    """A figure and what it is to be: at least ``mark``, or at most where ``least`` is false."""

    name: str
    figure: float
    mark: float
    least: bool = False

    def __str__(self) -> str:
        reached = self.figure >= self.mark if self.least else self.figure <= self.mark
        sign = "≥" if self.least else "≤"
        return f"{self.name}: {self.figure:.3g}; mark {sign} {self.mark:g}: {'reached' if reached else 'missed'}"


def literal_marks(ours: dict[str, Any]) -> Iterator[Mark]:
    """What holds the words is found as it was."""
    kilobytes = [float(figure) for figure in ours["kilobytes"].split(" / ")]
    yield Mark("recall", float(ours["recall"]), 1, least=True)
    yield Mark("precision of what holds the words", float(ours["precision"]), 0.995, least=True)
    yield Mark("title first", float(ours["first"]), 0.99, least=True)
    yield Mark("cold query kB, median", kilobytes[0], 350)
    yield Mark("cold query kB, 95 %", kilobytes[1], 600)
    yield Mark("cold query requests, median", float(ours["requests"]), 20)
    yield Mark("warm ms, median", float(ours["warm"]), 50)


def marks(shared: Path) -> Iterator[Mark]:
    """The figures, measured now; those of the prepared questions where they are there."""
    questions = shared / "tools" / "citizen_queries_dev.json"
    with tempfile.TemporaryDirectory(prefix="bench-marks-") as folder:
        site = built(Path(folder))
        if questions.is_file():
            yield from _answered(site, json.loads(questions.read_text(encoding="utf-8")))
        yield from _suggested(site)


def _answered(site: Path, questions: Sequence[dict[str, Any]]) -> Iterator[Mark]:
    answers = search_browser.measured(site, [one["q"] for one in questions])
    ranks = [_rank(answer.first, one["any"]) for answer, one in zip(answers, questions, strict=True)]
    count = len(questions)
    yield Mark("questions answered in five", sum(0 < rank <= 5 for rank in ranks) / count, 0.97, least=True)
    yield Mark("questions answered first", sum(rank == 1 for rank in ranks) / count, 0.85, least=True)
    yield Mark("questions without a result", sum(not answer.first for answer in answers) / count, 0.01)
    for name, part, mark in (("median", 0.5, 350), ("95 %", 0.95, 600)):
        yield Mark(f"cold question kB, {name}", _part([one.kilobytes for one in answers], part), mark)
    yield Mark("cold question requests, median", _part([one.requests for one in answers], 0.5), 20)
    yield Mark("question in tier two, warm ms, 95 %", _part([one.warm for one in answers], 0.95), 150)


def _rank(urls: Sequence[str], wanted: Sequence[str]) -> int:
    places = (at for at, url in enumerate(urls, 1) if url.strip("/").rpartition("/")[2] in wanted)
    return next(places, 0)


def _part(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def _suggested(site: Path) -> Iterator[Mark]:
    with search_browser.visited(site) as page:
        fetched: list[str] = []
        page.on("response", lambda response: fetched.append(response.url))
        page.focus("#search-q")
        page.wait_for_selector("[role=listbox]", state="attached")
        page.wait_for_load_state("networkidle")
        page.evaluate(_SUGGESTED, "di")
        yield Mark("kB of words before the first suggestion", _kilobytes(page, fetched), 30)
        times = [page.evaluate(_SUGGESTED, typed) for typed in ("dib", "dibao", "di", "dib", "dibao")]
        yield Mark("suggestions, warm ms, median", _part(times, 0.5), 80)


def _kilobytes(page: Page, addresses: Sequence[str]) -> float:
    """What came for suggestions: list of the index, scripts, readings, words; the index itself comes beside it."""
    parts = ("/words/", "/sounds-", "/manifest.json", "/assets/js/search")
    wanted = [address for address in addresses if any(part in address for part in parts)]
    sizes = """(all) => performance.getEntriesByType("resource")
        .filter((one) => all.includes(one.name)).map((one) => one.encodedBodySize)"""
    return float(sum(page.evaluate(sizes, wanted))) / 1000
