"""What is said of a province's size is what the sums give."""

from __future__ import annotations

import sys

from tests.paths import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import scale


def test_the_table_is_what_the_sums_give() -> None:
    assert scale.table() in (ROOT / "docs/scale.md").read_text(encoding="utf-8")


def test_three_thousand_counties_are_three_thousand_times_one() -> None:
    whole = {name for name, _, _ in scale.rows() if name.startswith(("cores", "nodes"))}  # of these there are no parts
    for name, amount, _ in scale.rows():
        if name not in whole:
            assert abs(amount(3000) - 3000 * amount(1)) < 1e-6 * amount(3000)
