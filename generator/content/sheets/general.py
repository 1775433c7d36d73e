"""A number -> how a cell without a format shows it (General): whole, or with the digits that a usual column has."""

from __future__ import annotations

from decimal import Decimal

EXACT = 15
"""How many digits a spreadsheet keeps; those behind them are lost when the number is typed."""
_WIDE = 11
"""Signs that a cell in General shows at most; longer ones are shown rounded."""


def exact(value: float) -> Decimal:
    """The number with the digits that a spreadsheet keeps, without the tail of its binary form."""
    return Decimal(f"{value:.{EXACT}g}")


def general(value: float) -> str:
    """Whole numbers whole, where Excel would show 1.38E+12: no digit is kept back that is there."""
    if value == int(value) and abs(value) < 1e21:
        return f"{exact(value):f}" if abs(value) >= 10**EXACT else str(int(value))
    size = abs(value)
    if 1e-4 <= size < 1e10:
        before = len(str(int(size))) if size >= 1 else 1
        return _bare(f"{value:.{max(_WIDE - 1 - before, 0)}f}")
    if size >= 1e10:
        return _bare(f"{value:.{EXACT}g}").upper()
    fixed = _bare(f"{exact(value):f}")
    if len(fixed.lstrip("-")) <= _WIDE:
        return fixed
    mantissa, _, power = f"{value:.5E}".partition("E")
    return f"{_bare(mantissa)}E{power}"


def whole(value: float) -> str:
    """Every digit that a spreadsheet keeps, as data needs them."""
    return _bare(f"{exact(value):f}") if 1e-9 <= abs(value) < 10**EXACT else general(value)


def _bare(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
