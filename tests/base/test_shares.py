"""Shares: rounded as one does by hand, and never to all or to nothing where it is not so."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.shares import per_mille, percent


@given(st.integers(1, 10**6), st.data())
def test_a_share_is_the_nearest_thousandth_but_for_the_ends(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    found, exact = per_mille(part, whole), Fraction(1000 * part, whole)
    assert (found == 0) == (part == 0) and (found == 1000) == (part == whole)
    if 1 <= exact <= 999:
        assert exact - Fraction(1, 2) < found <= exact + Fraction(1, 2)


def test_more_than_the_whole() -> None:
    assert (per_mille(5, 4), per_mille(Fraction(1000049, 1000000), 1), per_mille(Fraction(1, 3), 2)) == (
        1250,
        1000,
        167,
    )


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (2, 3, "66.7%"),
        (1, 3, "33.3%"),
        (1, 16, "6.3%"),
        (5, 5, "100%"),
        (9999, 10000, "99.9%"),
        (1, 10000, "0.1%"),
        (0, 7, "0%"),
        (0, 0, ""),
    ],
)
def test_in_words(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said
