#!/usr/bin/env python3
"""Print what a real OpenSearch does under a province's searches: recall, waiting times, what uploading beside them
costs.

    python benchmarks/search_load.py [--documents 200000] [--nodes 1] [--rate 20] [--minutes 10] [--kill] [--day]

Starts the nodes itself, from their jars (``tests/province/opensearch``), on loopback, and ends them. Documents are real
prose of official texts, indexed by the program's own code. Searches come at fixed times, whether the last one is
answered or not, and their waiting time counts from when they should have begun, so that a queue shows. Beside them
documents are edited and uploaded. ``--kill`` ends one node of several in the middle by force and starts it again a
minute later: what a node does not answer is asked of another one, once, as nginx does.
``--day`` goes through the 24 hours of a province of 100 counties instead, each at its own rates of searches and of
edited documents (``docs/scale.md``) for as long as ``--minutes`` leaves it: hours are cut short, rates are not raised.
Figures are printed, never asserted.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import urllib3

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from load_documents import ADDRESS, literal, made, near, uploaded  # noqa: E402
from measure import machine  # noqa: E402

from generator.search.opensearch import index as indices  # noqa: E402
from generator.search.opensearch.client import connected  # noqa: E402
from generator.search.opensearch.setup import store_templates  # noqa: E402
from generator.search.opensearch.templates import TEMPLATES  # noqa: E402
from generator.search.tokens import BREAK, is_han  # noqa: E402
from tests.province.opensearch.nodes import Cluster, class_path, opensearch  # noqa: E402

LOT = 1000
UPLOADING = 2
"""Lots on their way at once: one is made while the node works on the other."""
PHRASES = 200
"""Asked for, each found by looking through every text too."""
LENGTHS = (2, 12)
EDITED = 25
"""Documents uploaded a second beside the searches."""
NEAR_SHARE = 0.3
"""Part of the searches that go on to near matches: those that fill the first page do not."""
PROVINCE = 100
"""Counties of the province whose day it is."""
SEARCHES, EDITS = 3000, 60
"""Of one county in a day: docs/scale.md says why so many."""
HOURS = (6, 4, 3, 2, 2, 4, 10, 25, 75, 105, 100, 75, 45, 55, 90, 100, 90, 60, 35, 30, 34, 28, 14, 8)
"""Searches in each hour from midnight on, in thousandths of the day's."""
NIGHT, NIGHTLY = 2, 0.6
"""The hour in which a province builds, and the part of the day's edits that waits for it; the others follow HOURS."""
NAMES = indices.IndexNames("load", "province", "hans")


class Answered(NamedTuple):
    """A search. waited: seconds from when it should have begun. again: that a second node was asked; failed: no
    answer."""

    near: bool
    waited: float
    again: bool
    failed: bool


def main() -> None:
    """Print the figures."""
    given = _arguments()
    print(machine(""))
    with tempfile.TemporaryDirectory(prefix="gongkai-load-", dir=given.scratch) as folder:
        scratch = Path(folder)
        with opensearch(class_path(scratch / "classes"), scratch / "nodes", given.nodes, given.heap) as cluster:
            phrases = _phrases(given.documents)
            name, truth = _filled(cluster, given, phrases)
            _recall(cluster, truth)
            _load(cluster, given, phrases, name)
            print(_size(cluster))


def _phrases(documents: int) -> list[str]:
    """Texts of some characters that stand in some document, in Han alone."""
    rng, found = random.Random(7), set[str]()
    texts = [one.blocks for one in made(min(documents, 3 * PHRASES))]
    while len(found) < PHRASES:
        runs = [run for run in rng.choice(texts).split(BREAK) if all(map(is_han, run))]
        run, length = rng.choice(runs or [""]), rng.randint(*LENGTHS)
        if len(run) > length:
            at = rng.randrange(len(run) - length)
            found.add(run[at : at + length])
    return sorted(found)


def _filled(cluster: Cluster, given: argparse.Namespace, phrases: list[str]) -> tuple[str, dict[str, set[str]]]:
    """Index all documents. The index, and phrase -> ids of those that hold it, found by looking."""
    truth: dict[str, set[str]] = {phrase: set() for phrase in phrases}
    begun = time.perf_counter()
    with connected(cluster.urls) as client, ThreadPoolExecutor(UPLOADING) as threads:
        store_templates(client, TEMPLATES)
        replicas = 1 if given.nodes > 1 else 0
        name = indices.create(client, NAMES, indices.IndexLayout(ADDRESS, given.shards, replicas))
        source, waiting = made(given.documents), list[Future[None]]()
        for _ in range(0, given.documents, LOT):
            lot = [one for _, one in zip(range(LOT), source, strict=False)]
            waiting.append(threads.submit(uploaded, client, name, lot))
            if len(waiting) > UPLOADING:
                waiting.pop(0).result()
            for one in lot:
                for phrase in phrases:
                    if phrase in one.blocks:
                        truth[phrase].add(one.id)
        for upload in waiting:
            upload.result()
        indices.take_into_use(client, NAMES, name)
        client.indices.refresh(index=name)
    cluster.wait(status="green" if given.nodes > 1 else "yellow")
    spent = time.perf_counter() - begun
    print(
        f"made, read and indexed {given.documents} documents in {spent:.0f} s, {given.documents / spent:.0f} a second"
    )
    return name, truth


def _recall(cluster: Cluster, truth: dict[str, set[str]]) -> None:
    got = wanted = told = right = 0
    for phrase, ids in truth.items():
        answer = cluster.ask(f"{NAMES.all}/_search/template", body=literal(phrase, size=10_000, brief=1))
        found = {hit["fields"]["id"][0] for hit in answer["hits"]["hits"]}
        told += answer["hits"]["total"]["value"] == len(ids)
        if len(ids) <= 10_000:
            got, wanted, right = got + len(found & ids), wanted + len(ids), right + len(found)
    print(
        f"{len(truth)} phrases of {LENGTHS[0]} to {LENGTHS[1]} characters, {wanted} documents that hold them: ", end=""
    )
    print(f"recall {got / wanted:.4f}, precision {got / right:.4f}, totals right {told / len(truth):.4f}")


class Rates(NamedTuple):
    """How much comes a second, by the part of the run that is over: searches, edited documents."""

    searches: tuple[float, ...]
    edits: tuple[float, ...]

    def at(self, part: float) -> tuple[float, float]:
        """Both at a moment, from 0 to 1."""
        hour = min(len(self.searches) - 1, int(part * len(self.searches)))
        return self.searches[hour], self.edits[hour]


def _rates(given: argparse.Namespace) -> Rates:
    if not given.day:
        return Rates((given.rate,), (EDITED,))
    shares = [one / sum(HOURS) for one in HOURS]
    searches = tuple(PROVINCE * SEARCHES * share / 3600 for share in shares)
    by_day = [(1 - NIGHTLY) * share + (NIGHTLY if hour == NIGHT else 0) for hour, share in enumerate(shares)]
    return Rates(searches, tuple(PROVINCE * EDITS * share / 3600 for share in by_day))


def _load(cluster: Cluster, given: argparse.Namespace, phrases: list[str], name: str) -> None:
    start, seconds, rates = time.monotonic(), 60 * given.minutes, _rates(given)
    over, answers = threading.Event(), list[Answered]()
    beside = [threading.Thread(target=_editing, args=(cluster, given, name, rates, over), daemon=True)]
    if given.kill:
        beside.append(threading.Thread(target=_killing, args=(cluster, given.minutes, over), daemon=True))
    for thread in beside:
        thread.start()
    rng, pool = random.Random(11), urllib3.PoolManager(maxsize=64, retries=False)
    ask = partial(_asked, pool, cluster)
    due = start
    with ThreadPoolExecutor(64) as threads:
        waiting: list[Future[Answered]] = []
        while due < start + seconds:
            due += rng.expovariate(rates.at((due - start) / seconds)[0])  # as people come: apart from each other
            time.sleep(max(0.0, due - time.monotonic()))
            waiting.append(threads.submit(ask, rng.choice(phrases), rng.random() < NEAR_SHARE, due, len(waiting)))
        answers = [one.result() for one in waiting]
    over.set()
    for thread in beside:
        thread.join(timeout=120)
    _report(answers, time.monotonic() - start)


def _asked(pool: urllib3.PoolManager, cluster: Cluster, phrase: str, nearby: bool, due: float, turn: int) -> Answered:
    body = json.dumps(near(phrase) if nearby else literal(phrase)).encode()
    for attempt in (0, 1):
        address = cluster.urls[(turn + attempt) % len(cluster.urls)]
        try:
            answer = pool.request(
                "POST",
                f"{address}/{NAMES.all}/_search/template",
                body=body,
                headers={"Content-Type": "application/json"},
                timeout=urllib3.Timeout(connect=1, read=5),
            )
            said = json.loads(answer.data)
            if answer.status == 200 and not said["timed_out"] and not said["_shards"]["failed"]:
                return Answered(nearby, time.monotonic() - due, bool(attempt), False)
        except (urllib3.exceptions.HTTPError, ValueError, KeyError):
            pass
    return Answered(nearby, time.monotonic() - due, True, True)


def _editing(cluster: Cluster, given: argparse.Namespace, name: str, rates: Rates, over: threading.Event) -> None:
    """Documents get new texts and are uploaded, some each second."""
    count, started, owed, last = 0, time.monotonic(), 0.0, time.monotonic()
    texts = made(given.documents, seed=2027)
    with connected(cluster.urls) as client:
        while not over.wait(1):
            now = time.monotonic()
            owed, last = owed + (now - last) * rates.at((now - started) / (60 * given.minutes))[1], now
            lot = [one for _, one in zip(range(int(owed)), texts, strict=False)]
            if lot:
                uploaded(client, name, lot)
            count, owed = count + len(lot), owed - len(lot)
    print(f"uploaded beside: {count} documents, {count / (time.monotonic() - started):.1f} a second")


def _killing(cluster: Cluster, minutes: float, over: threading.Event) -> None:
    last = len(cluster.urls) - 1
    if over.wait(60 * minutes / 2) or not last:
        return
    cluster.kill(last)
    print("killed one node")
    if not over.wait(min(60.0, 60 * minutes / 4)):
        cluster.start(last)


def _report(answers: list[Answered], seconds: float) -> None:
    print(f"{len(answers)} searches in {seconds:.0f} s, {len(answers) / seconds:.1f} a second: ", end="")
    print(f"{sum(one.again for one in answers)} asked again, {sum(one.failed for one in answers)} failed")
    for name, nearby in (("literal", False), ("near", True)):
        waited = sorted(1000 * one.waited for one in answers if one.near == nearby and not one.failed)
        if len(waited) > 20:
            cuts = statistics.quantiles(waited, n=100)
            figures = (cuts[49], cuts[94], cuts[98], waited[-1])
            print(
                f"{name:8}"
                + "".join(f"{label:>8} {value:7.1f} ms" for label, value in zip(_CUTS, figures, strict=True))
            )


_CUTS = ("median", "p95", "p99", "longest")


def _size(cluster: Cluster) -> str:
    stats = cluster.ask(f"{NAMES.own}/_stats/store,docs")["_all"]["primaries"]
    count, held = stats["docs"]["count"], stats["store"]["size_in_bytes"]
    return f"index: {held / 1e6:.0f} MB, {held / count:.0f} bytes a document (one copy)"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--heap", default="2g")
    parser.add_argument("--rate", type=float, default=20, help="searches a second")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--day", action="store_true", help="the rates of a day, hour by hour, in the place of --rate")
    parser.add_argument("--scratch", type=Path, help="a folder with room for the index")
    return parser.parse_args()


if __name__ == "__main__":
    main()
