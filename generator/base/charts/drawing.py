"""Places and texts -> elements of SVG. Across in per cent of the width, down in heights of a line (em)."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from html import escape

import msgspec

WIDTH = 20.0
"""Widths of a Han character that a line of text has on the narrowest telephone."""
SHAPES = ("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-4-4h8v8h-8z", "M0-5l5 9h-10z", "M0-5l5 5l-5 5l-5-5z")
"""What marks the points of a line, so that lines differ by more than their colour."""
COLOURS = 6
_CLOSING = frozenset("）】》〉」』”’，。；：、！？…)],.;:!?%")
"""What begins no line; it hangs over the end of the one before."""


class Drawing(msgspec.Struct, frozen=True):
    """Elements, and how many lines high they are."""

    elements: tuple[str, ...]
    height: float


def width_of(text: str) -> float:
    """The width of a text in Han characters."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.58 for char in text)


def wrapped(text: str, width: float = WIDTH) -> list[str]:
    """A text in lines; what is not Han is broken too, for nothing else keeps it within the drawing."""
    lines, at = [""], 0.0
    for char in text:
        size = width_of(char)
        if at + size > width and lines[-1] and char not in _CLOSING:
            lines.append("")
            at = 0.0
        lines[-1] += char
        at += size
    return [line.strip() for line in lines]


def shortened(text: str, width: float) -> str:
    """A text no wider than so many Han characters."""
    return text if width_of(text) <= width else wrapped(text, width - 1)[0] + "…"


def percent(share: Decimal | float) -> str:
    """A place across, from a share of 1."""
    return f"{float(share) * 100:.2f}".rstrip("0").rstrip(".") + "%"


def em(lines: float) -> str:
    """A place down."""
    return f"{lines:.2f}".rstrip("0").rstrip(".") + "em"


def spoken(words: str) -> str:
    """Words within SVG. What templates hold together by tags of HTML (〔2026〕3号, 8:30—12:00) is written so that they
    do not see it: such a tag would end the drawing."""
    return escape(words).replace("〔", "&#12308;").replace(":", "&#58;")


def text(words: str, across: str, down: float, *, anchor: str = "", strong: bool = False) -> str:
    """A text whose foot is at ``down``. anchor: "middle" or "end" of what stands at ``across``; else its beginning."""
    names = "plot-text plot-strong" if strong else "plot-text"
    where = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{names}" x="{across}" y="{em(down)}"{where}>{spoken(words)}</text>'


def block(name: str, first: Decimal | float, last: Decimal | float, down: float, height: float) -> str:
    """A rectangle between two shares of the width."""
    begin, end = sorted((float(first), float(last)))
    return (
        f'<rect class="{name}" x="{percent(begin)}" y="{em(down)}" width="{percent(end - begin)}" '
        f'height="{em(height)}"/>'
    )


def line(name: str, start: tuple[Decimal | float, float], end: tuple[Decimal | float, float]) -> str:
    """A line between two places (across, down)."""
    (left, top), (right, bottom) = start, end
    return f'<line class="{name}" x1="{percent(left)}" y1="{em(top)}" x2="{percent(right)}" y2="{em(bottom)}"/>'


def mark(number: int, across: Decimal | float, down: float) -> str:
    """The mark of a series at a place."""
    shape = SHAPES[number % len(SHAPES)]
    return (
        f'<svg class="plot-mark" x="{percent(across)}" y="{em(down)}" width="1" height="1">'
        f'<path class="plot-fill-{number % COLOURS + 1}" d="{shape}"/></svg>'
    )
