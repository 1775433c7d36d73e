#!/usr/bin/env python3
"""Print what one county, a province and a country would take, from what was measured and what is assumed.

    python benchmarks/scale.py

The tables of ``docs/scale.md`` are this output; a test holds them to it. A figure that was measured anew is changed
here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

COUNTIES = (1, 100, 3000)


class Assumed(NamedTuple):
    """Of one county. Why so many: docs/scale.md."""

    documents: int = 100_000
    changes: int = 60  # new, edited and taken back, a day
    searches: int = 3_000  # a day
    pages: int = 60_000  # read a day
    peak: float = 0.105  # part of a day's searches and readings in its busiest hour


class Measured(NamedTuple):
    """On one machine with two cores of x86_64 and 24 GiB; where and when: docs/scale.md."""

    cold: float = 1.03  # ms of processor time a document, without search
    changed: float = 0.16  # ms of processor time for each document that is there, when some have changed
    site: float = 30.5  # kB of a site a document
    files: float = 1.38  # of a site a document
    requests: float = 3.4  # to an object store for a document that has changed
    indexed: float = 5.2  # ms of processor time a document, of a node
    sent: float = 2.0  # the same, of who sends it
    index_size: float = 19.0  # kB of an index a document, one copy
    search: float = 15.0  # ms of processor time a search
    portal: float = 0.03  # s a county


GIVEN, TOOK = Assumed(), Measured()
BUSY = 0.5
"""Part of a processor that may be in use at the busiest hour: what is left is for a node that is missing."""
SHARDS_A_NODE = 1000
"""OpenSearch's own limit (``cluster.max_shards_per_node``)."""
NIGHT = 2 * 3600
"""Seconds in which a province has built its changes."""


def rows() -> list[tuple[str, Callable[[int], float], str]]:
    """What, how much for so many counties, unit."""
    documents, changes = GIVEN.documents, GIVEN.changes
    at_peak = GIVEN.searches * GIVEN.peak / 3600
    night = TOOK.changed * documents / 1000
    return [
        ("documents", lambda count: count * documents, ""),
        ("changes a day", lambda count: count * changes, ""),
        ("searches a second, busiest hour", lambda count: count * at_peak, ""),
        ("pages a second, busiest hour", lambda count: count * GIVEN.pages * GIVEN.peak / 3600, ""),
        ("building all from nothing", lambda count: count * TOOK.cold * documents / 3.6e6, "core hours"),
        ("a night: every county has changes", lambda count: count * night / 3600, "core hours"),
        ("cores for that within two hours", lambda count: math.ceil(count * night / NIGHT), ""),
        ("sites, both trees sharing their files", lambda count: count * TOOK.site * documents / 1e9, "TB"),
        ("files", lambda count: count * TOOK.files * documents / 1e6, "million"),
        ("requests to the object store, a night", lambda count: count * changes * TOOK.requests, ""),
        ("index, two copies", lambda count: 2 * count * TOOK.index_size * documents / 1e9, "TB"),
        (
            "indexing all from nothing",
            lambda count: count * (TOOK.indexed + TOOK.sent) * documents / 3.6e6,
            "core hours",
        ),
        ("cores for searching", lambda count: math.ceil(count * at_peak * TOOK.search / 1000 / BUSY), ""),
        ("shards, one a county and its copy", lambda count: 2 * count, ""),
        ("nodes that so many shards need", lambda count: max(3, math.ceil(2 * count / SHARDS_A_NODE)), ""),
        ("the portal", lambda count: count * TOOK.portal, "s"),
    ]


def table() -> str:
    """The sums as a table in Markdown."""
    lines = [
        "| | " + " | ".join(f"{count:,} {'county' if count == 1 else 'counties'}" for count in COUNTIES) + " |",
        "|---|" + "---:|" * len(COUNTIES),
    ]
    for name, amount, unit in rows():
        shown = " | ".join(_shown(amount(count)) for count in COUNTIES)
        lines.append(f"| {name}{f' ({unit})' if unit else ''} | {shown} |")
    return "\n".join(lines)


def _shown(amount: float) -> str:
    if amount >= 100 or amount == int(amount):
        return f"{round(amount):,}"
    return f"{amount:.2g}"


if __name__ == "__main__":
    print(table())
