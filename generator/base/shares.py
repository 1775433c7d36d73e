"""A part and the whole that it belongs to -> its share, so that no rounding says all or none where it is not so."""

from __future__ import annotations

from fractions import Fraction


def per_mille(part: int | Fraction, whole: int | Fraction) -> int:
    """The share in thousandths, half rounded up; 1000 only from the whole on, 0 only for nothing (and for a share of
    nothing). A part may be more than the whole: 1250 for a plan of which a quarter more was done."""
    if part <= 0 or whole <= 0:
        return 0
    rounded = (2000 * part + whole) // (2 * whole)
    return rounded if part >= whole else min(max(rounded, 1), 999)


def percent(part: int, whole: int) -> str:
    """The same in words: "61.5%", "100%"; "" for a share of nothing."""
    return f"{per_mille(part, whole) / 10:g}%" if whole else ""
