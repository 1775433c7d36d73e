"""The operators of a drawing, one after the other -> where letters come to stand, how large, and whether they are seen
(ISO 32000-1, 9.3, 9.4)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from generator.access.copies.pdf.ground import EVERYWHERE, Box, Ground, Matrix, meet, pale
from generator.access.copies.pdf.sorts import has_entries

_ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_INVISIBLE = 3
_SMALL = 0.5
"""Points that nobody reads."""
_USUAL = 500.0
"""Thousandths of its size that a letter is wide where the font does not say it."""
SHOWS = frozenset(("Tj", "TJ", "'", '"'))


class _Pen(msgspec.Struct, frozen=True):
    """What q keeps and Q brings back. alpha: whether filled shapes are seen; white: whether they are of the colour of
    paper. clip: outside of it nothing is drawn."""

    ctm: Matrix = _ONE
    font: Any = None
    size: float = 0.0
    leading: float = 0.0
    spacing: float = 0.0
    mode: int = 0
    alpha: bool = True
    white: bool = False
    clip: Box | None = None


class Letters:
    """Follows a drawing. box: what of the page is shown; None for a form, which may be drawn anywhere at any size.
    entry: (kind of resource, name) -> that resource."""

    def __init__(self, box: Box | None, entry: Callable[[str, str], Any]) -> None:
        self.box = box
        self.entry = entry
        self.pen = _Pen()
        self._pens: list[_Pen] = []
        self.ground = Ground()
        self._line = self._at = _ONE
        self._slack = 0.0

    def follow(self, name: str, operands: Sequence[Any]) -> None:
        """Take an operator into account; one that shows text moves on by ``passed``."""
        pen = self.pen
        if name == "q":
            self._pens.append(pen)
        elif name == "Q":
            self.pen = self._pens.pop() if self._pens else pen
        elif name == "BT":
            self._place(_ONE)
        elif name == "gs" and operands:
            state = self.entry("/ExtGState", str(operands[0]))
            if has_entries(state) and state.get("/ca") is not None:
                self.pen = msgspec.structs.replace(pen, alpha=float(state["/ca"]) > 0)
        elif name == "Tf" and len(operands) == 2:
            font = self.entry("/Font", str(operands[0]))
            self.pen = msgspec.structs.replace(pen, font=font, size=_numbers(operands[1:])[0])
        elif name == "Do" and operands:
            form = self.entry("/XObject", str(operands[0]))
            if has_entries(form) and str(form.get("/Subtype", "")) == "/Image":
                self.ground.pictured(pen.ctm)
            else:
                self.ground.painted.append(EVERYWHERE)
        elif name == "sh":
            self.ground.painted.append(pen.clip or EVERYWHERE)
        else:
            given = _numbers(operands)
            white = pale(name, given)
            clip = self.ground.follow(name, given, pen.ctm, pen.clip, white=pen.white)
            if white is not None or clip is not pen.clip:
                white = pen.white if white is None else white
                self.pen = msgspec.structs.replace(pen, clip=clip, white=white)
            self._move(name, given)

    def _move(self, name: str, given: list[float]) -> None:
        pen = self.pen
        if name in ("cm", "Tm") and len(given) == 6:
            matrix: Matrix = (given[0], given[1], given[2], given[3], given[4], given[5])
            if name == "Tm":
                self._place(matrix)
            else:
                self.pen = msgspec.structs.replace(pen, ctm=_times(matrix, pen.ctm))
        elif name in ("Td", "TD") and len(given) == 2:
            self._place(_times((1.0, 0.0, 0.0, 1.0, given[0], given[1]), self._line))
            self.pen = msgspec.structs.replace(pen, leading=-given[1]) if name == "TD" else pen
        elif name in ("T*", "'", '"'):
            self.pen = msgspec.structs.replace(pen, spacing=given[1]) if name == '"' and len(given) == 2 else pen
            self._place(_times((1.0, 0.0, 0.0, 1.0, 0.0, -pen.leading), self._line))
        elif given and name in ("Tr", "TL", "Tc"):
            field = {"Tr": "mode", "TL": "leading", "Tc": "spacing"}[name]
            self.pen = msgspec.structs.replace(pen, **{field: int(given[0]) if name == "Tr" else given[0]})

    def _place(self, matrix: Matrix) -> None:
        self._line = self._at = matrix
        self._slack = 0.0

    def unseen(self, shown: Any) -> bool:
        """Whether nobody sees this text: no colour, that of the paper, too small, beside the page, cut off."""
        if not self.pen.alpha and self.pen.mode in (0, 4):
            return True
        if not self.pen.size:
            return False
        a, b, c, d, x, y = _times(self._at, self.pen.ctm)
        scale = max(math.hypot(a, b), math.hypot(c, d)) * abs(self.pen.size)
        reach = scale * (2 + self._slack + self.width(shown) / 500)
        near = x - reach, y - reach, x + reach, y + reach
        if self.pen.clip is not None and not meet(near, self.pen.clip):
            return True
        if self.box is None:
            return False
        if scale < _SMALL or not meet(near, self.box):
            return True
        return self.pen.white and self.pen.mode == 0 and not self.ground.below(near)

    def invisible(self) -> bool:
        """Whether letters are shown in the mode that draws nothing: what a program read on a picture."""
        return self.pen.mode == _INVISIBLE

    def passed(self, shown: Any) -> None:
        """A text is shown: what follows on its line stands further on."""
        self._slack += self.width(shown) / 500

    def width(self, shown: Any) -> float:
        """How far a text goes, in thousandths of its size, as far as the font says it."""
        codes, moved = codes_of(shown, wide=_is_wide(self.pen.font))
        widths = sum(_width(self.pen.font, code) for code in codes)
        return widths + len(codes) * self.pen.spacing * 1000 / (self.pen.size or 1) - moved


def shown_box(page: Any) -> Box | None:
    """What of a page is shown."""
    given = page.obj.get("/CropBox")
    given = page.obj.get("/MediaBox") if given is None else given
    try:
        left, low, right, high = (float(one) for one in given)
    except (TypeError, ValueError):
        return None
    return min(left, right), min(low, high), max(left, right), max(low, high)


def codes_of(shown: Any, *, wide: bool) -> tuple[list[int], float]:
    """The codes in what an operator shows, and the thousandths by which numbers between them go back."""
    import pikepdf

    codes: list[int] = []
    moved = 0.0
    for piece in list(shown) if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(piece, pikepdf.String):
            data, step = bytes(piece), 2 if wide else 1
            codes += [int.from_bytes(data[at : at + step], "big") for at in range(0, len(data), step)]
        else:
            moved += sum(_numbers([piece]))
    return codes, moved


def _is_wide(font: Any) -> bool:
    return has_entries(font) and str(font.get("/Subtype", "")) == "/Type0"


def _width(font: Any, code: int) -> float:
    if not has_entries(font):
        return _USUAL
    if _is_wide(font):
        inner = font.get("/DescendantFonts")
        own = inner[0].get("/DW", 1000) if inner is not None and len(inner) and has_entries(inner[0]) else 1000
        return float(own)
    widths, first = font.get("/Widths"), int(font.get("/FirstChar", 0))
    return float(widths[code - first]) if widths is not None and 0 <= code - first < len(widths) else _USUAL


def _numbers(given: Sequence[Any]) -> list[float]:
    found = []
    for one in given:
        try:
            found.append(float(one))
        except (TypeError, ValueError):
            continue
    return found


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
