"""Ask the search page of a running site the same from its server and from its own files, and tell where they differ.

    search_server.py https://www.example.gov.cn QUERIES... [--site public] [--pause 0.3] [--json OUT]

QUERIES: a query a line (``query|id,id``: with the documents that answer it), or JSON as the tools of measures have it:
``[{"q": "居住证怎么办理", "any": ["hjgl-juzhuzheng-zhinan"]}, {"q": "低保 申请", "class": "citizen"}]``. ``--site``: the
folder that is served, to hold literal hits against the text of its pages. ``--pause``: seconds between questions, since
nginx lets one address ask ten times a second.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.chromium import launch
from tests.browser.literal_truth import Truth

FIRST = 5
"""An answer among so many counts."""
WITHOUT = ("data-server", "data-static")
"""What is taken from the page: the server for the site's own index, and that index for the server alone."""
_ASKED = """async (query) => {
    const start = performance.now(), answer = await window.gongkai.search(query, {}), took = performance.now() - start;
    const whole = (await window.gongkai.search(query, { all: true, meant: 0 })).results.map(({ url }) => url);
    const counts = await answer.counts();
    delete counts.county;
    const { total, literal, near, instead = "" } = answer;
    const line = (excerpt) => excerpt.map(({ text }) => text).join("");
    const shown = answer.results.map(({ url, tier, why, excerpt }) => [url, tier, why, line(excerpt)]);
    return { total, literal, near, instead, shown, counts, whole, took };
}"""


class Asked(NamedTuple):
    """A query, and the ids of the documents of which any one answers it."""

    query: str
    answers: tuple[str, ...]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("queries", type=Path, nargs="+")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--pause", type=float, default=0.3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    asked = [one for path in given.queries for one in _read(path)]
    found: list[tuple[dict[str, Any], dict[str, Any]]] = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        own, served = (_opened(browser, given.address.rstrip("/"), name) for name in WITHOUT)
        for one in asked:
            found.append((own.evaluate(_ASKED, one.query), served.evaluate(_ASKED, one.query)))
            time.sleep(given.pause)
        browser.close()
    if given.json:
        rows = [
            {"q": one.query, "files": files, "server": server}
            for one, (files, server) in zip(asked, found, strict=True)
        ]
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    differing = [one.query for one, (files, server) in zip(asked, found, strict=True) if _told(files) != _told(server)]
    for number, name in enumerate(("files ", "server")):
        print(name, _measures(asked, [pair[number] for pair in found], Truth(given.site) if given.site else None))
    print(f"{len(asked)} queries, {len(differing)} answered differently: {differing[:10]}")
    return 1 if differing else 0


def _read(path: Path) -> list[Asked]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return [Asked(row["q"], tuple(row.get("any", ()))) for row in json.loads(text)]
    rows = [line.partition("|") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [Asked(query.strip(), tuple(filter(None, ids.split(",")))) for query, _, ids in rows]


def _opened(browser: Browser, address: str, without: str) -> Page:
    def stripped(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(f" {without}=", f" {without}-not="))

    page = browser.new_page()
    page.route("**/search/", stripped)
    page.goto(f"{address}/search/")
    page.wait_for_function("() => !!window.gongkai?.search")
    return page


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "took"}


def _measures(asked: list[Asked], answers: list[dict[str, Any]], truth: Truth | None) -> str:
    told = []
    with_answers = [(one, answer) for one, answer in zip(asked, answers, strict=True) if one.answers]
    if with_answers:
        ranks = [_rank(one, answer) for one, answer in with_answers]
        count = len(ranks)
        told.append(f"answered {sum(0 < rank <= FIRST for rank in ranks) / count:.3f}")
        told.append(f"first {sum(rank == 1 for rank in ranks) / count:.3f}")
        told.append(f"none {sum(answer['total'] == 0 for _, answer in with_answers) / count:.3f}")
    if truth:
        pairs = [(truth.holding(one.query), set(answer["whole"])) for one, answer in zip(asked, answers, strict=True)]
        recall = [len(held & got) / len(held) if held else float(not got) for held, got in pairs]
        precision = [len(held & got) / len(got) if got else float(not held) for held, got in pairs]
        told.append(f"literal recall {sum(recall) / len(recall):.4f}, precision {sum(precision) / len(precision):.4f}")
    took = sorted(answer["took"] for answer in answers)
    told.append(f"ms p50 {took[len(took) // 2]:.0f}, p95 {took[int(0.95 * (len(took) - 1))]:.0f}")
    return ", ".join(told)


def _rank(one: Asked, answer: dict[str, Any]) -> int:
    """From 1 on; 0 where no shown document answers."""
    ids = [url.partition("/d/")[2].strip("/") for url, *_ in answer["shown"]]
    return next((at for at, name in enumerate(ids, 1) if name in one.answers), 0)


if __name__ == "__main__":
    sys.exit(main())
