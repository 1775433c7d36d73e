"""The paths, pictures and clips of a drawing -> what lies below its letters, and where they are cut off
(ISO 32000-1, 8.5)."""

from __future__ import annotations

from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_ENDS = _FILLS | {"S", "s", "n"}
_PALE, _FAINT = 0.95, 0.05
"""Of a light on the screen, of an ink on paper: from there on a colour is that of the paper."""


class Ground:
    """Boxes around what is painted; a path is known by the box around its points."""

    def __init__(self) -> None:
        self.painted: list[Box] = []
        self._points: list[tuple[float, float]] = []
        self._clips = False

    def follow(self, name: str, given: Sequence[float], ctm: Matrix, clip: Box | None, *, white: bool) -> Box | None:
        """Take an operator into account; gives the box outside of which nothing is drawn from now on, None for none."""
        if name == "re" and len(given) == 4:
            x, y, width, height = given
            self._add(ctm, x, y, x + width, y, x, y + height, x + width, y + height)
        elif name in ("m", "l", "c", "v", "y"):
            self._add(ctm, *given)
        elif name in ("W", "W*"):
            self._clips = True
        elif name in _ENDS:
            box = around(self._points)
            if box and name in _FILLS and not white:
                self.painted.append(box)
            clip = meeting(clip, box) if box and self._clips else clip
            self._points, self._clips = [], False
        return clip

    def pictured(self, ctm: Matrix) -> None:
        """A picture is drawn: into the unit square."""
        self.painted += filter(None, [around([_moved(ctm, x, y) for x in (0, 1) for y in (0, 1)])])

    def below(self, box: Box) -> bool:
        """Whether anything is painted that meets a box."""
        return any(meet(box, other) for other in self.painted)

    def _add(self, ctm: Matrix, *given: float) -> None:
        self._points += [_moved(ctm, x, y) for x, y in zip(given[::2], given[1::2], strict=False)]


def pale(name: str, given: Sequence[float]) -> bool | None:
    """Whether an operator chooses the colour of paper for what is filled; None when it chooses none."""
    if name in ("g", "rg") or (name in ("sc", "scn") and len(given) in (1, 3)):
        return bool(given) and min(given) >= _PALE
    if name == "k" or (name in ("sc", "scn") and len(given) == 4):
        return bool(given) and max(given) <= _FAINT
    return False if name in ("cs", "sc", "scn") else None


def around(points: Sequence[tuple[float, float]]) -> Box | None:
    """The box around points."""
    if not points:
        return None
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def meeting(one: Box | None, other: Box) -> Box:
    """What two boxes have in common; turned inside out where that is nothing."""
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have anything in common."""
    left, low, right, high = meeting(one, other)
    return left <= right and low <= high


def _moved(ctm: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = ctm
    return a * x + c * y + e, b * x + d * y + f
