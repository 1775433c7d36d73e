"""A run of Word text -> why nobody sees it: marked hidden, by itself or by a style; white on white; too small to
see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.access.copies.office.grounds import alike, ground, letters
from generator.access.copies.office.names import q, short

if TYPE_CHECKING:
    from generator.access.copies.office.package import Package

_OFF = ("0", "false", "off", "none")
_SMALL = 3
"""Half points: nobody reads what is below."""
_NARROW = 5
"""Per cent of a letter's width."""
_FLAT = 30
"""Twentieths of a point: a line or a row that is not higher shows nothing."""
_FAR = 24_000
"""Twentieths of a point, more than the side of A3."""


class HiddenStyles:
    """Of each style whether it hides, and whether it colours the ground."""

    def __init__(self, root: Any | None) -> None:
        self.styles: Mapping[str, Any] = {}
        if root is not None:
            self.styles = {style.get(q("w:styleId"), ""): style for style in root.iter(q("w:style"))}
        properties = root.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}") if root is not None else None
        self.defaults = [] if properties is None else [properties]
        self.default = properties is not None and bool(_toggle(properties, "w:vanish"))
        self.hides = cache(self._hides)
        self.chain = cache(self._chain)

    @staticmethod
    def of(package: Package) -> HiddenStyles:
        """The styles of a package, read before any of them is changed."""
        known = getattr(package, "hidden_styles", None)
        if known is None:
            main = package.main()
            # Some programs find the styles by their usual name where no relation tells of them.
            usual = f"{main.rpartition('/')[0]}/styles.xml"
            styles_part = next((one.target for one in package.relations(main).values() if one.kind == "styles"), usual)
            known = HiddenStyles(deepcopy(package.xml(styles_part)) if styles_part in package.parts else None)
            package.hidden_styles = known  # type: ignore[attr-defined]
        return known

    def _hides(self, name: str, depth: int = 0) -> bool:
        style = self.styles.get(name)
        if style is None or depth > 20:
            return False
        own = style.find(q("w:rPr"))
        said = _toggle(own, "w:vanish") if own is not None else None
        if said is not None:
            return said
        based = style.find(q("w:basedOn"))
        return self._hides(based.get(q("w:val"), ""), depth + 1) if based is not None else False

    def _chain(self, name: str, kind: str) -> list[Any]:
        """The properties of a style and of those that it is based on, the nearest first. kind: w:rPr or w:pPr."""
        properties: list[Any] = []
        for _ in range(20):
            style = self.styles.get(name)
            if style is None:
                break
            own, based = style.find(q(kind)), style.find(q("w:basedOn"))
            properties += [own] if own is not None else []
            name = based.get(q("w:val"), "") if based is not None else ""
        return properties


def hides(run: Any, styles: HiddenStyles) -> str:
    """Kind of what the run is when nobody sees it, "" when it is seen."""
    properties, paragraph = run.find(q("w:rPr")), _paragraph(run)
    said = _toggle(properties, "w:vanish") if properties is not None else None
    if said is None:
        by_character = styles.hides(_named(properties, "w:rStyle"))
        by_paragraph = styles.hides(_named(paragraph, "w:pStyle"))
        said = by_character != by_paragraph or styles.default
    if said or _flat(run, paragraph) or _merged(run):
        return "hidden text"
    names = _named(properties, "w:rStyle"), _named(paragraph, "w:pStyle")
    chain = [properties] if properties is not None else []
    chain += [*styles.chain(names[0], "w:rPr"), *styles.chain(names[1], "w:rPr"), *styles.defaults]
    if _number(chain, "w:sz", _SMALL + 1) <= _SMALL or _number(chain, "w:w", 100) <= _NARROW:
        return "hidden text"
    colour = letters(next((mark for one in chain if (mark := one.find(q("w:color"))) is not None), None))
    around = [*chain, *([paragraph] if paragraph is not None else []), *styles.chain(names[1], "w:pPr")]
    return "white text" if colour and alike(colour, ground(around, run)) else ""


def _number(chain: Sequence[Any], name: str, usual: int) -> int:
    """What the nearest of some properties says."""
    mark = next((mark for one in chain if (mark := one.find(q(name))) is not None), None)
    value = mark.get(q("w:val"), "").rstrip("%") if mark is not None else ""
    return int(value) if value.isdecimal() and len(value) < 9 else usual


def _flat(run: Any, paragraph: Any) -> bool:
    """Whether the line or the row of a run has no height, or a frame stands beside the page."""
    if paragraph is not None:
        line, frame = paragraph.find(q("w:spacing")), paragraph.find(q("w:framePr"))
        if line is not None and line.get(q("w:lineRule")) == "exact" and _size(line, "w:line") <= _FLAT:
            return True
        if frame is not None and any(abs(_size(frame, name, 0)) > _FAR for name in ("w:x", "w:y")):
            return True
    row = next(run.iterancestors(q("w:tr")), None)
    height = row.find(f"{q('w:trPr')}/{q('w:trHeight')}") if row is not None else None
    return height is not None and height.get(q("w:hRule")) == "exact" and _size(height, "w:val") <= _FLAT


def _size(node: Any, name: str, usual: int = _FLAT + 1) -> int:
    try:
        return int(node.get(q(name), usual))
    except ValueError:
        return usual


def _merged(run: Any) -> bool:
    """Whether a run stands in a cell that the one above or before covers."""
    for cell in run.iterancestors(q("w:tc")):
        for name in ("w:vMerge", "w:hMerge"):
            mark = cell.find(f"{q('w:tcPr')}/{q(name)}")
            first = cell if name == "w:hMerge" else cell.getparent()
            before = any(short(one.tag) == short(first.tag) for one in first.itersiblings(preceding=True))
            if mark is not None and mark.get(q("w:val"), "continue") == "continue" and before:
                return True
    return False


def _toggle(properties: Any, name: str) -> bool | None:
    mark = properties.find(q(name))
    return None if mark is None else mark.get(q("w:val"), "1") not in _OFF


def _named(properties: Any, name: str) -> str:
    mark = properties.find(q(name)) if properties is not None else None
    return mark.get(q("w:val"), "") if mark is not None else ""


def _paragraph(run: Any) -> Any:
    return next((node.find(q("w:pPr")) for node in run.iterancestors(q("w:p"))), None)
