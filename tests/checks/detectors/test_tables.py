"""Tables found at their bars are those that a walk over all lines finds."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.detectors.columns import Row, pipe_tables


def line_by_line(text: str) -> list[list[Row]]:
    tables: list[list[Row]] = [[]]
    at = 0
    for line in text.split("\n"):
        if line.count("|") >= 2 or (tables[-1] and "|" in line):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                tables[-1].append((at, cells))
        else:
            tables.append([])
        at += len(line) + 1
    return [table for table in tables if table]


@given(
    st.lists(st.sampled_from(["|", "| 甲 |", "|---|:-:|", "\n", "\n\n", "乙", "丙|丁", " ", "||"]), max_size=18).map(
        "".join
    )
)
@settings(max_examples=600)
def test_tables_of_any_text(text: str) -> None:
    assert list(pipe_tables(text)) == line_by_line(text)
