"""A run of Word text -> why nobody sees it: marked hidden, by itself or by a style; white on white; too small to
see."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.access.copies.office.names import q, short

if TYPE_CHECKING:
    from generator.access.copies.office.package import Package

_OFF = ("0", "false", "off", "none")
_WHITE = ("FFFFFF", "ffffff")
_SMALL = 3
"""Half points: nobody reads what is below."""
_GROUNDS = ("w:shd", "w:highlight")


class HiddenStyles:
    """Of each style whether it hides, and whether it colours the ground."""

    def __init__(self, root: Any | None) -> None:
        self.styles: Mapping[str, Any] = {}
        self.default = False
        if root is not None:
            self.styles = {style.get(q("w:styleId"), ""): style for style in root.iter(q("w:style"))}
            first = root.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}")
            self.default = first is not None and bool(_toggle(first, "w:vanish"))
        self.hides = cache(self._hides)

    @staticmethod
    def of(package: Package) -> HiddenStyles:
        """The styles of a package, read before any of them is changed."""
        known = getattr(package, "hidden_styles", None)
        if known is None:
            main = package.main()
            # Some programs find the styles by their usual name where no relation tells of them.
            usual = f"{main.rpartition('/')[0]}/styles.xml"
            found = next((one.target for one in package.relations(main).values() if one.kind == "styles"), usual)
            known = HiddenStyles(package.xml(found) if found in package.parts else None)
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


def hides(run: Any, styles: HiddenStyles) -> str:
    """Kind of what the run is when nobody sees it, "" when it is seen."""
    properties = run.find(q("w:rPr"))
    said = _toggle(properties, "w:vanish") if properties is not None else None
    if said is None:
        by_character = styles.hides(_named(properties, "w:rStyle"))
        by_paragraph = styles.hides(_named(_paragraph(run), "w:pStyle"))
        said = by_character != by_paragraph or styles.default
    if said:
        return "hidden text"
    if properties is None:
        return ""
    size = properties.find(q("w:sz"))
    if size is not None and (size.get(q("w:val")) or "").isdecimal() and int(size.get(q("w:val"))) <= _SMALL:
        return "hidden text"
    colour = properties.find(q("w:color"))
    white = colour is not None and (colour.get(q("w:val")) in _WHITE or colour.get(q("w:themeColor")) == "background1")
    return "white text" if white and not _grounded(run, properties) else ""


def _toggle(properties: Any, name: str) -> bool | None:
    mark = properties.find(q(name))
    return None if mark is None else mark.get(q("w:val"), "1") not in _OFF


def _named(properties: Any, name: str) -> str:
    mark = properties.find(q(name)) if properties is not None else None
    return mark.get(q("w:val"), "") if mark is not None else ""


def _paragraph(run: Any) -> Any:
    return next((node.find(q("w:pPr")) for node in run.iterancestors(q("w:p"))), None)


def _grounded(run: Any, properties: Any) -> bool:
    """Whether anything around white text may give it another ground: shading, a style of tables, a shape, a page's
    colour."""
    around = [properties, _paragraph(run)]
    for node in run.iterancestors():
        name = short(node.tag)
        if name in ("w:txbxContent", "w:tbl") and (
            name != "w:tbl" or node.find(f"{q('w:tblPr')}/{q('w:tblStyle')}") is not None
        ):
            return True
        around += [node.find(q("w:tcPr")), node.find(q("w:tblPr"))] if name in ("w:tc", "w:tbl") else []
        if name == "w:document" and node.find(q("w:background")) is not None:
            return True
    if any(_named(one, style) for one, style in zip(around[:2], ("w:rStyle", "w:pStyle"), strict=True)):
        return True
    return any(one is not None and one.find(q(mark)) is not None for one in around for mark in _GROUNDS)
