"""Where boxes stand on the page, as far as the file says: offsets of drawings, of groups within them, of VML shapes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import WP, A, V

_UNITS = {"pt": 12700.0, "in": 914400.0, "cm": 360000.0, "mm": 36000.0, "px": 9525.0, "pc": 152400.0, "": 12700.0}
"""EMU to one of each unit of length in VML; ECMA-376 counts 12,700 to a point."""
_LEAST_ROW = 120_000.0
"""EMU (a third of a centimetre) by which boxes of one row may differ in height when their size is not known."""


@dataclass(frozen=True, slots=True)
class Position:
    """A box on its page, in EMU (1/914,400 inch) from what ``frame`` names: such as the paragraph that anchors it."""

    frame: str
    x: float
    y: float
    height: float = 0.0

    @property
    def middle(self) -> float:
        """The height at which a reader looks at the box."""
        return self.y + self.height / 2


def of(box: Element, above: dict[Element, Element]) -> Position | None:
    """The position of a text box; None when the file leaves it to the layout."""
    chain: list[Element] = []
    node: Element | None = above.get(box)
    while node is not None and not node.tag.endswith(("}drawing", "}pict", "}object")):
        chain.append(node)
        node = above.get(node)
    drawn = _drawing_ml(chain) if node is not None and node.tag.endswith("}drawing") else _vml(chain)
    return drawn if drawn is None or all(map(math.isfinite, (drawn.x, drawn.y, drawn.height))) else None


def read_order(found: Sequence[Position | None]) -> list[int]:
    """The order in which a reader takes boxes: rows from above, in a row from the left; the given one when unknown."""
    known = [position for position in found if position is not None]
    if len(known) < len(found) or len({position.frame for position in known}) > 1:
        return list(range(len(found)))
    rows: list[list[int]] = []
    for number in sorted(range(len(known)), key=lambda number: (known[number].middle, number)):
        first = known[rows[-1][0]] if rows else None
        slack = max(_LEAST_ROW, min(first.height, known[number].height) / 2) if first is not None else 0.0
        if first is not None and known[number].middle - first.middle < slack:
            rows[-1].append(number)
        else:
            rows.append([number])
    return [number for row in rows for number in sorted(row, key=lambda number: (known[number].x, number))]


def _drawing_ml(chain: list[Element]) -> Position | None:
    anchor = next((node for node in chain if node.tag in (f"{WP}anchor", f"{WP}inline")), None)
    if anchor is None:
        return None
    x, y, height = 0.0, 0.0, 0.0
    for node in chain:
        name = node.tag.rsplit("}", 1)[-1]
        if name == "wsp":
            form = next((child.find(f"{A}xfrm") for child in node if child.tag.endswith("}spPr")), None)
            x, y, _, height = _box(form)
        elif name in ("grpSp", "wgp"):
            form = next((child.find(f"{A}xfrm") for child in node if child.tag.endswith("}grpSpPr")), None)
            if form is None:
                continue
            left, top, wide, high = _box(form)
            inner_left, inner_top, inner_wide, inner_high = _box(form, "chOff", "chExt")
            across, down = (wide / inner_wide if inner_wide else 1.0), (high / inner_high if inner_high else 1.0)
            x, y, height = left + (x - inner_left) * across, top + (y - inner_top) * down, height * down
    if anchor.tag == f"{WP}inline":
        return Position(f"inline {id(anchor)}", x, y, height)
    grouped = any(node.tag.rsplit("}", 1)[-1] in ("wgp", "wpc") for node in chain)
    across_page, down_page = anchor.find(f"{WP}positionH"), anchor.find(f"{WP}positionV")
    right, down_by = _offset(across_page), _offset(down_page)
    if down_by is None:
        # The layout places the drawing; within it the boxes stand where they stand.
        return Position(f"anchor {id(anchor)}", x, y, height) if grouped else None
    frame = " ".join(node.get("relativeFrom", "") if node is not None else "" for node in (across_page, down_page))
    size = anchor.find(f"{WP}extent")
    if not grouped:
        x, y, height = 0.0, 0.0, _number(size, "cy") or height
    return Position(frame, (right or 0.0) + x, down_by + y, height)


def _offset(node: Element | None) -> float | None:
    offset = node.find(f"{WP}posOffset") if node is not None else None
    try:
        return float(offset.text or "") if offset is not None else None
    except ValueError:
        return None


def _box(form: Element | None, offset: str = "off", extent: str = "ext") -> tuple[float, float, float, float]:
    start = form.find(f"{A}{offset}") if form is not None else None
    size = form.find(f"{A}{extent}") if form is not None else None
    return _number(start, "x"), _number(start, "y"), _number(size, "cx"), _number(size, "cy")


def _number(node: Element | None, name: str) -> float:
    try:
        return float(node.get(name, "0")) if node is not None else 0.0
    except ValueError:
        return 0.0


def _vml(chain: list[Element]) -> Position | None:
    """CSS of shapes: lengths of the outermost one, the group's own units for those inside a group."""
    shapes = [node for node in chain if node.tag.startswith(V) and node.get("style")]
    if not shapes:
        return None
    x, y, height = 0.0, 0.0, 0.0
    for place, node in enumerate(shapes):
        style = dict(part.split(":", 1) for part in node.get("style", "").replace(" ", "").split(";") if ":" in part)
        if node.tag == f"{V}textbox":
            continue
        outermost = place == len(shapes) - 1
        left, top = (
            (style.get("margin-left"), style.get("margin-top")) if outermost else (style.get("left"), style.get("top"))
        )
        if outermost and top is None:
            left, top = style.get("left"), style.get("top")
        wide, high = _length(style.get("width"), outermost), _length(style.get("height"), outermost)
        if node.tag == f"{V}group":
            first, size = _pair(node.get("coordorigin", "0,0")), _pair(node.get("coordsize", "1000,1000"))
            across, down = (wide / size[0] if size[0] else 1.0), (high / size[1] if size[1] else 1.0)
            x, y, height = (x - first[0]) * across, (y - first[1]) * down, height * down
        else:
            height = high
        if top is None and not (outermost and node.tag == f"{V}group"):
            return None
        x, y = x + _length(left, outermost), y + _length(top, outermost)
    return Position("vml", x, y, height)


def _length(value: str | None, outermost: bool) -> float:
    match = re.fullmatch(r"(-?\d{0,12}\.?\d{0,6})([a-z]{0,2})", value or "")
    if match is None or not re.search(r"\d", match.group(1)):
        return 0.0
    return float(match.group(1)) * (_UNITS.get(match.group(2), 1.0) if outermost else 1.0)


def _pair(value: str) -> tuple[float, float]:
    numbers = [float(part) if re.fullmatch(r"-?\d{1,12}", part) else 0.0 for part in value.split(",")]
    return (numbers[0], numbers[1]) if len(numbers) > 1 else (numbers[0], 0.0)
