"""docs/requirements.csv -> how far the requirements are met, group by group, and the run of a group's proofs.

python -m tests.requirements          the state
python -m tests.requirements DEC      and the tests that prove DEC-01 and its neighbours
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from tests.paths import ROOT
from tests.test_requirements import STATES, rows

Requirement = dict[str, str]
EVERY = "all"


def main(arguments: Sequence[str]) -> int:
    """Print the state; with a group run its tests. Returns the exit code."""
    table = rows()
    print("\n".join(state(table)))
    if not arguments:
        return 0
    nodes = proofs(table, arguments[0])
    if not nodes:
        print(f"\nno group {arguments[0]}, or nothing of it is proved")
        return 2
    return int(pytest.main(["-q", "-n", "0", "--rootdir", str(ROOT), *(str(ROOT / node) for node in nodes)]))


def state(table: Sequence[Requirement]) -> Iterator[str]:
    """A line a group, the sum, then every requirement that is not met, with what it lacks."""
    groups = list(dict.fromkeys(group_of(row) for row in table))
    yield "".join(f"{name:>16}" for name in ("group", *STATES))
    for group in (*groups, EVERY):
        counts = Counter(row["state"] for row in table if group in (group_of(row), EVERY))
        yield "".join(f"{cell:>16}" for cell in (group, *(counts[name] for name in STATES)))
    for row in table:
        if row["state"] not in ("works", "not applicable"):
            yield f"{row['id']:9} {row['state']:8} {row['where']}"


def proofs(table: Sequence[Requirement], group: str) -> list[str]:
    """The tests that prove the requirements of a group, each once."""
    chosen = (row for row in table if group in (group_of(row), row["id"], EVERY))
    return list(dict.fromkeys(node for row in chosen for node in row["tests"].split()))


def group_of(row: Requirement) -> str:
    """The letters of its id."""
    return row["id"].partition("-")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
