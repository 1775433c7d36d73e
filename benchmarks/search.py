#!/usr/bin/env python3
"""Print what search finds and costs, ours beside Pagefind as it comes, on the same pages in the same run.

    python benchmarks/search.py [-n 1800] [--shared ../shared] [--sample 60] [--seed 1]

The pages come from the 683 regulations of the shared corpus; where it is missing, from the project's own content/.
Pagefind as it comes is ``pagefind-bin-extended`` of our version; it is fetched into a temporary folder if it is not
installed, and its row is left out if that fails. Figures are printed, never asserted.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from search_browser import Answers, measured  # noqa: E402
from search_marks import literal_marks, marks  # noqa: E402

from generator.search import IndexReport, SearchEntry, update_index  # noqa: E402
from tests.browser.literal_truth import Truth  # noqa: E402
from tests.browser.search_site import write_site  # noqa: E402

Corpus = Callable[[Path, int], Path]
"""(scratch folder, number of documents) -> folder of Markdown documents."""

COLUMNS = (
    ("", "name"),
    ("召回", "recall"),
    ("最差一成", "worst"),
    ("准确", "precision"),
    ("标题居首", "first"),
    ("建索引 秒", "seconds"),
    ("内存 MB", "memory"),
    ("体积 MB", "megabytes"),
    ("包", "bundles"),
    ("首次 kB 中位/95%", "kilobytes"),
    ("请求", "requests"),
    ("首次 ms 中位/95%", "cold"),
    ("再次 ms 中位", "warm"),
)


class Contestant(NamedTuple):
    """A site with search in it, and what its index cost."""

    name: str
    folder: Path
    address: Callable[[str], str] | None
    seconds: float
    memory: float
    megabytes: float
    bundles: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=1800)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-search-") as name:
        scratch = Path(name)
        corpus = regulations(args.shared) if (args.shared / "corpus" / "regulations").is_dir() else own_content
        entries, bodies = documents(corpus(scratch, args.n))
        ours = build_ours(scratch, entries, bodies)
        truth = Truth(ours.folder)
        queries = [*prepared(args.shared), *sampled(truth, args.sample, args.seed)]
        rows = [row(one, measured(one.folder, queries), truth, queries) for one in (ours, *stock(scratch, ours))]
        print(f"{len(entries)} documents, {len(queries)} queries, {datetime.date.today()}")
        print_table(rows)
        for mark in (*literal_marks(rows[0]), *marks(args.shared)):
            print(mark)


def regulations(shared: Path) -> Corpus:
    """Documents cut from the shared regulations."""

    def make(scratch: Path, count: int) -> Path:
        tool = shared / "tools" / "make_corpus.py"
        subprocess.run([sys.executable, str(tool), "--out", str(scratch / "corpus"), "-n", str(count)], check=True)
        return scratch / "corpus" / "content"

    return make


def own_content(scratch: Path, count: int) -> Path:
    """The sample county."""
    return ROOT / "content"


def documents(folder: Path) -> tuple[list[SearchEntry], dict[str, str]]:
    """Public documents below a folder as entries, and the HTML of their bodies."""
    markdown = MarkdownIt("commonmark").enable("table")
    entries, bodies = [], {}
    for path in sorted(folder.glob("*/*.md")):
        parts = path.read_text(encoding="utf-8").split("---\n", 2)
        front = yaml.load(parts[1], yaml.CSafeLoader) if len(parts) == 3 else {}
        if front.get("classification") != "主动公开":
            continue
        bodies[path.stem] = markdown.render(parts[2])
        date = str(front["publish_date"])[:10]
        entries.append(
            SearchEntry(
                url=f"/d/{path.stem}/",
                title=front["title"],
                date=date,
                key=str(zlib.crc32(parts[2].encode())),
                body=path.stem,
                doc_number=str(front.get("doc_number", "")),
                agency=str(front.get("agency", "")),
                filters={
                    "domain": (str(front["domain"]),),
                    "agency": (str(front.get("agency", "")),),
                    "year": (date[:4],),
                },
            )
        )
    return entries, bodies


def prepared(shared: Path) -> list[str]:
    """The queries that others wrote down, if they are there."""
    path = shared / "tools" / "queries_dev.json"
    return [item["q"] for item in json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else []


def sampled(truth: Truth, count: int, seed: int) -> list[str]:
    """Pieces of titles and blocks, two to seven characters, wherever they begin."""
    rng = random.Random(seed)
    found: list[str] = []
    pages = [truth.pages[url] for url in sorted(truth.pages)]
    while len(found) < count:
        title, blocks = rng.choice(pages)
        text = title if rng.random() < 0.5 or not blocks else rng.choice(blocks)
        start = rng.randrange(max(1, len(text)))
        piece = text[start : start + rng.randint(2, 7)]
        if re.fullmatch(r"[一-鿿]{2,8}", piece) and piece not in found:
            found.append(piece)
    return found


def build_ours(scratch: Path, entries: list[SearchEntry], bodies: dict[str, str]) -> Contestant:
    """The pages with our search."""
    folder = scratch / "ours" / "site"
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        report, seconds, memory = alone.submit(_indexed, entries, bodies, scratch / "ours" / "cache").result()
    write_site(folder, entries, bodies)
    size = sum(Path(file.source).stat().st_size for file in report.files)
    return Contestant("gongkai", folder, None, seconds, memory, size / 1e6, len(report.bundles))


def _indexed(entries: list[SearchEntry], bodies: dict[str, str], cache: Path) -> tuple[IndexReport, float, float]:
    """What this process made, its seconds and its peak memory in MB, the documents included."""
    start = time.perf_counter()
    report = update_index(entries, read_body=bodies.__getitem__, cache=cache)
    return report, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def stock(scratch: Path, ours: Contestant) -> Iterator[Contestant]:
    """The same pages with Pagefind as it comes, or nothing."""
    program = _extended(scratch)
    if program is None:
        print("pagefind-bin-extended cannot be had here: its row is left out", file=sys.stderr)
        return
    folder = scratch / "stock"
    shutil.copytree(ours.folder / "d", folder / "d")
    start = time.perf_counter()
    process = subprocess.Popen([program, "--site", str(folder), "--silent"])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    (folder / "search").mkdir()
    (folder / "search" / "index.html").write_text(
        '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">'
        '<script type="module" src="/search/page.js"></script></html>',
        encoding="utf-8",
    )
    (folder / "search" / "page.js").write_text(STOCK_PAGE, encoding="utf-8")
    fragments = {
        path.name.removesuffix(".pf_fragment"): _url(path) for path in (folder / "pagefind" / "fragment").iterdir()
    }
    size = sum(path.stat().st_size for path in (folder / "pagefind").rglob("*") if path.is_file())
    name = f"Pagefind {version('pagefind-bin')}"
    yield Contestant(name, folder, fragments.__getitem__, seconds, usage.ru_maxrss / 1e3, size / 1e6, 1)


STOCK_PAGE = """
let loading;
window.gongkai = { async search(query, { all } = {}) {
  loading ??= import("/pagefind/pagefind.js").then(async (pagefind) => { await pagefind.init(); return pagefind; });
  const { results } = await (await loading).search(query);
  if (all) return { total: results.length, results: results.map(({ id }) => ({ url: id })) };
  const shown = results.slice(0, 10);
  await Promise.all(shown.map((one) => one.data()));
  return { total: results.length, results: shown.map(({ id }) => ({ url: id })) };
} };
"""


def _extended(scratch: Path) -> str | None:
    place = scratch / "extended"
    wanted = f"pagefind-bin-extended=={version('pagefind-bin')}"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(place), wanted]
    if subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode:
        return shutil.which("pagefind_extended")
    return next(
        (str(path) for path in place.rglob("pagefind_extended") if os.access(path, os.X_OK) and path.is_file()), None
    )


def _url(path: Path) -> str:
    content = zlib.decompress(path.read_bytes(), wbits=31).removeprefix(b"pagefind_dcd")
    return str(json.loads(content)["url"])


def row(contestant: Contestant, answers: list[Answers], truth: Truth, queries: list[str]) -> dict[str, Any]:
    """The figures of one contestant."""
    address = contestant.address or (lambda url: url)
    recalls, precisions, firsts = [], [], []
    for query, answer in zip(queries, answers, strict=True):
        wanted, titled = truth.holding(query), truth.titled(query)
        found, first = {address(url) for url in answer.every}, [address(url) for url in answer.first]
        recalls.append(len(wanted & found) / len(wanted) if wanted else float(not found))
        precisions.append(len(wanted & found) / len(found) if found else float(not wanted))
        if titled:
            firsts.append(bool(first) and first[0] in titled)
    worst = sorted(recalls)[: max(1, len(recalls) // 10)]
    return {
        "name": contestant.name,
        "recall": f"{_mean(recalls):.3f}",
        "worst": f"{_mean(worst):.2f}",
        "precision": f"{_mean(precisions):.3f}",
        "first": f"{_mean([float(one) for one in firsts]):.2f}",
        "seconds": f"{contestant.seconds:.1f}",
        "memory": f"{contestant.memory:.0f}",
        "megabytes": f"{contestant.megabytes:.1f}",
        "bundles": str(contestant.bundles),
        "kilobytes": _spread([one.kilobytes for one in answers]),
        "requests": _spread([one.requests for one in answers]).split(" ")[0],
        "cold": _spread([one.cold for one in answers]),
        "warm": _spread([one.warm for one in answers]).split(" ")[0],
    }


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _spread(values: list[float]) -> str:
    ordered = sorted(values)
    return f"{ordered[len(ordered) // 2]:.0f} / {ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]:.0f}"


def print_table(rows: list[dict[str, Any]]) -> None:
    """As Markdown."""
    print("| " + " | ".join(head for head, _ in COLUMNS) + " |")
    print("|" + " --- |" * len(COLUMNS))
    for one in rows:
        print("| " + " | ".join(one[key] for _, key in COLUMNS) + " |")


if __name__ == "__main__":
    main()
