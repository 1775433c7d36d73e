"""Drawings of any Office file -> what is drawn: hidden shapes gone; charts by the values that they show; diagrams."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from generator.access.copies.office.names import q, short
from generator.access.copies.office.package import OfficeForm
from generator.access.copies.office.scrub import chosen, each, remove
from generator.access.copies.refused import NoCopy

if TYPE_CHECKING:
    from generator.access.copies.office.package import Package, Part

_ANCHORS = frozenset(("w:drawing", "xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor"))
_SHAPES = frozenset(
    (
        "p:sp",
        "p:pic",
        "p:graphicFrame",
        "p:grpSp",
        "p:cxnSp",
        "xdr:sp",
        "xdr:pic",
        "xdr:grpSp",
        "wps:wsp",
        "xdr:graphicFrame",
        "xdr:cxnSp",
        "pic:pic",
        "a:sp",
        "dsp:sp",
        "wpg:wgp",
        "wpg:grpSp",
    )
)
_NAMES = ("wp:docPr", "p:cNvPr", "xdr:cNvPr", "pic:cNvPr", "wps:cNvPr", "a:cNvPr", "dsp:cNvPr", "wpg:cNvPr")
_ON = ("1", "true", "on")


def drawing(root: Any, package: Package) -> None:
    """Take out of a tree the shapes that are not seen, actions, names and films."""
    for node in each(root, *_NAMES):
        if node.get("hidden") in _ON:
            shape = next((up for up in node.iterancestors() if short(up.tag) in _ANCHORS | _SHAPES), node)
            package.removed["hidden shape"] += 1
            remove(shape)
    for node in each(root, "v:shape", "v:rect", "v:oval", "v:group", "v:line", "v:roundrect", "v:polyline"):
        style = node.get("style", "").replace(" ", "").lower()
        if "visibility:hidden" in style or "display:none" in style or "mso-hide:" in style:
            package.removed["hidden shape"] += 1
            remove(node)
    for node in each(root, "a:videoFile", "a:audioFile", "a:wavAudioFile", "a:quickTimeFile", "a:audioCd"):
        package.removed["embedded file"] += 1
        remove(node)
    for node in each(root, "a:snd", "p:custDataLst", "p:tags", "a:hlinkSnd"):
        remove(node)
    for node in each(root, "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver"):
        if node.get("action"):
            remove(node)
    for node in each(root, "xdr:sp", "xdr:pic", "xdr:cxnSp", "xdr:graphicFrame"):
        for name in ("macro", "textlink"):
            if node.get(name):
                node.set(name, "")


def _plain(root: Any, package: Package, _part: Part) -> None:
    chosen(root)
    drawing(root, package)


def _chart(root: Any, package: Package, _part: Part) -> None:
    """A chart by the values that it shows: no workbook behind it, no ranges of one."""
    chosen(root)
    for node in each(root, "c:externalData", "c:userShapes", "c:pivotSource", "c:pivotFmts", "c:printSettings"):
        package.removed["embedded file"] += short(node.tag) == "c:externalData"
        remove(node)
    for reference, literal in (("c:numRef", "c:numLit"), ("c:strRef", "c:strLit")):
        for node in each(root, reference):
            _literal(node, literal)
    for node in each(root, "c:multiLvlStrRef"):
        for inner in each(node, "c:f"):
            inner.text = "A1"
    drawing(root, package)


def _literal(node: Any, name: str) -> None:
    parent = node.getparent()
    cache = next((one for one in node if short(one.tag) in ("c:numCache", "c:strCache")), None)
    if cache is None:
        raise NoCopy("图表没有存下它显示的数值", "在 Excel、Word 或 WPS 里打开，保存一次后再附上")
    if short(parent.tag) == "c:tx":
        _title(node, parent, cache)
    else:
        cache.tag = q(name)
        parent.replace(node, cache)


def _title(node: Any, parent: Any, cache: Any) -> None:
    """The name of a row of values may only be a reference or a text; the reference then leads nowhere."""
    texts = [one.text or "" for one in each(cache, "c:v")]
    if short(parent.getparent().tag) == "c:ser":
        remove(node)
        value = parent.makeelement(q("c:v"), {})
        value.text = " ".join(texts)
        parent.append(value)
    else:
        for inner in each(node, "c:f"):
            inner.text = "A1"


def _theme(root: Any, _package: Package, _part: Part) -> None:
    chosen(root)
    for name in ("a:objectDefaults", "a:extraClrSchemeLst", "a:custClrLst"):
        for node in each(root, name):
            for inner in list(node):
                remove(inner)
    for node in root.iter():
        if isinstance(node.tag, str) and node.get("name") and short(node.tag) != "a:font":
            node.set("name", "Office")


_D = "application/vnd.openxmlformats-officedocument.drawingml."
FORMS: dict[str, Callable[[str], OfficeForm]] = {
    "theme": lambda folder: OfficeForm(
        f"{folder}theme/", "theme", "application/vnd.openxmlformats-officedocument.theme+xml", _theme
    ),
    "chart": lambda folder: OfficeForm(f"{folder}charts/", "chart", _D + "chart+xml", _chart),
    "diagramData": lambda folder: OfficeForm(f"{folder}diagrams/", "data", _D + "diagramData+xml", _plain),
    "diagramLayout": lambda folder: OfficeForm(f"{folder}diagrams/", "layout", _D + "diagramLayout+xml", _plain),
    "diagramQuickStyle": lambda folder: OfficeForm(f"{folder}diagrams/", "quickStyle", _D + "diagramStyle+xml", _plain),
    "diagramColors": lambda folder: OfficeForm(f"{folder}diagrams/", "colors", _D + "diagramColors+xml", _plain),
    "diagramDrawing": lambda folder: OfficeForm(
        f"{folder}diagrams/", "drawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml", _plain
    ),
}
"""Kind of a relation -> what is done with the part, given the folder of the format."""
