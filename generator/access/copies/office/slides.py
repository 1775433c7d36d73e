"""A slide show -> the slides that are shown and what they are laid out by; no notes, no comment, no hidden slide or
shape."""

from __future__ import annotations

import math
from typing import Any

from generator.access.copies.office.drawn import FORMS, drawing
from generator.access.copies.office.names import q, short
from generator.access.copies.office.package import FileFormat, OfficeForm, Package, Part
from generator.access.copies.office.scrub import chosen, each, remove
from generator.access.copies.refused import PAGES, NoCopy, too_large

_SHOW = frozenset(("p:sldMasterIdLst", "p:sldIdLst", "p:sldSz", "p:notesSz", "p:defaultTextStyle"))
_SLIDE = frozenset(("p:cSld", "p:clrMapOvr", "p:clrMap", "p:sldLayoutIdLst", "p:txStyles", "p:hf"))
_SHAPES = ("p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cxnSp")
_OFF = ("0", "false", "off")
_SMALL = 200
"""Hundredths of a point that nobody reads."""


def _show(root: Any, package: Package, part: Part) -> None:
    chosen(root)
    for node in list(root):
        if short(node.tag) not in _SHOW:
            remove(node)
    slides = each(root, "p:sldId")
    if len(slides) > PAGES:
        raise too_large(f"幻灯片超过 {PAGES} 张")
    for slide in slides:
        relation = part.relations.get(slide.get(q("r:id"), ""))
        inside = relation is not None and not relation.outside and relation.target in package.parts
        if inside and relation is not None and package.xml(relation.target).get("show") in _OFF:
            package.removed["hidden slide"] += 1
            remove(slide)
    if not each(root, "p:sldId"):
        raise NoCopy("里面没有可以公开的幻灯片", "取消隐藏要公开的幻灯片，再保存")
    used = _used(package)
    for master in each(root, "p:sldMasterId"):
        relation = part.relations.get(master.get(q("r:id"), ""))
        if relation is None or relation.target not in used:
            remove(master)
    for kind in ("theme", "tableStyles"):
        package.keep(part, kind)
    for name in list(root.attrib):
        if name not in ("saveSubsetFonts", "autoCompressPictures", "firstSlideNum", "rtl"):
            del root.attrib[name]


def _slide(root: Any, package: Package, part: Part) -> None:
    _laid_out(root, package, part)
    root.attrib.pop("show", None)
    package.keep(part, "slideLayout")


def _layout(root: Any, package: Package, part: Part) -> None:
    """A layout shows its own shapes; the words in its places are those of the one who edits."""
    _laid_out(root, package, part)
    _prompts(root)
    package.keep(part, "slideMaster")


def _master(root: Any, package: Package, part: Part) -> None:
    """A master with the layouts that some slide has."""
    _laid_out(root, package, part)
    _prompts(root)
    used = _used(package)
    for node in each(root, "p:sldLayoutId"):
        relation = part.relations.get(node.get(q("r:id"), ""))
        if relation is None or relation.target not in used:
            remove(node)
    package.keep(part, "theme")


def _used(package: Package) -> set[str]:
    """The layouts that shown slides have, and the masters of those."""
    main = package.main()
    shown = {node.get(q("r:id")) for node in package.xml(main).iter(q("p:sldId"))}
    slides = [one.target for key, one in package.relations(main).items() if key in shown and not one.outside]
    layouts = {one.target for path in slides for one in package.relations(path).values() if one.kind == "slideLayout"}
    masters = {one.target for path in layouts for one in package.relations(path).values() if one.kind == "slideMaster"}
    return layouts | masters


def _prompts(root: Any) -> None:
    for shape in each(root, "p:sp"):
        if any(True for _ in shape.iter(q("p:ph"))):
            for text in each(shape, "a:t"):
                text.text = ""


def _laid_out(root: Any, package: Package, _part: Part) -> None:
    chosen(root)
    for node in list(root):
        if short(node.tag) not in _SLIDE:
            package.removed["animation"] += short(node.tag) == "p:timing"
            remove(node)
    for node in each(root, "p:custDataLst", "p:controls"):
        package.removed["form"] += short(node.tag) == "p:controls"
        remove(node)
    for node in each(root, "p:cSld", "p:sldLayout"):
        node.attrib.pop("name", None)
    for node in each(root, "p:oleObj"):
        package.removed["embedded file"] += 1
        picture = next(iter(each(node, "p:pic")), None)
        frame = next(iter(node.iterancestors(q("p:graphicFrame"))), None)
        if frame is not None and picture is not None:
            frame.getparent().replace(frame, picture)
        elif frame is not None:
            remove(frame)
    _outside(root, package)
    for run in each(root, "a:r", "a:fld"):
        if _clear(run.find(q("a:rPr"))):
            package.removed["hidden text"] += any((text.text or "").strip() for text in run.iter(q("a:t")))
            remove(run)
    drawing(root, package)


def _clear(properties: Any) -> bool:
    """Whether letters are transparent, have no colour, or are too small to see."""
    if properties is None:
        return False
    size, outline = properties.get("sz", ""), properties.find(q("a:ln"))
    if size.isdecimal() and len(size) < 9 and int(size) <= _SMALL:
        return True
    if outline is not None and outline.find(q("a:noFill")) is None:
        return False
    if properties.find(q("a:noFill")) is not None:
        return True
    solid = properties.find(q("a:solidFill"))
    return solid is not None and any(node.get("val", "").strip("0%") == "" for node in solid.iter(q("a:alpha")))


def _outside(root: Any, package: Package) -> None:
    """Shapes that lie beside the slide."""
    size = next(package.xml(package.main()).iter(q("p:sldSz")), None)
    if size is None:
        return
    wide, high = int(size.get("cx", "0")), int(size.get("cy", "0"))
    for tree in each(root, "p:spTree"):
        for shape in list(tree):
            if short(shape.tag) in _SHAPES and _beside(shape, wide, high):
                package.removed["hidden shape"] += 1
                remove(shape)


def _beside(shape: Any, wide: int, high: int) -> bool:
    place = next((node for node in shape.iter(q("a:xfrm"), q("p:xfrm"))), None)
    if place is None:
        return False
    offset, extent = place.find(q("a:off")), place.find(q("a:ext"))
    if offset is None or extent is None:
        return False
    try:
        x, y, cx, cy = (
            int(node.get(name)) for node, names in ((offset, "xy"), (extent, ("cx", "cy"))) for name in names
        )
    except (TypeError, ValueError):
        return False
    if place.get("rot", "0") != "0":
        # However it is turned, it lies inside of the circle around its middle.
        radius = math.hypot(cx, cy) / 2
        x, y, cx, cy = int(x + cx / 2 - radius), int(y + cy / 2 - radius), int(2 * radius), int(2 * radius)
    return x >= wide or y >= high or x + cx <= 0 or y + cy <= 0


def _tables(root: Any, _package: Package, _part: Part) -> None:
    chosen(root)
    for number, node in enumerate(each(root, "a:tblStyle")):
        node.set("styleName", f"Style {number}")


_P = "application/vnd.openxmlformats-officedocument.presentationml."
FORMAT = FileFormat(
    root=q("p:presentation"),
    main=OfficeForm("ppt/", "presentation", _P + "presentation.main+xml", _show, only=True),
    forms={
        "slide": OfficeForm("ppt/slides/", "slide", _P + "slide+xml", _slide),
        "slideLayout": OfficeForm("ppt/slideLayouts/", "slideLayout", _P + "slideLayout+xml", _layout),
        "slideMaster": OfficeForm("ppt/slideMasters/", "slideMaster", _P + "slideMaster+xml", _master),
        "tableStyles": OfficeForm("ppt/", "tableStyles", _P + "tableStyles+xml", _tables, only=True),
        **{kind: form("ppt/") for kind, form in FORMS.items()},
    },
)
