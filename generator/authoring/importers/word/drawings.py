"""Pictures of drawings, groups, old shapes -> one kind of picture, each in its place; charts, objects are named."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word.archive import WordPackage
from generator.authoring.importers.word.boxes import TEXT_TAKEN
from generator.authoring.importers.word.names import PIC, WP, A, O, R, V, W, all_of, note, parents
from generator.base.patterns import pattern_table

_LINKED = f"{R}link"
_ENDINGS = pattern_table("png gif bmp webp emf wmf", (r"jpe?g", "jpg", "jpeg"), (r"tiff?", "tif", "tiff"), whole=True)
_PATH = pattern_table(
    (r"[A-Za-z]:[\\/].*", "D:/图"),
    (r"file:.*", "file:图"),
    (r"\\\\.*", r"\\服务器"),
    (r".*[\\/][^\\/]+\.[A-Za-z]{3,4}", "图/a.psd"),
    (rf"[^\s。，；：]{{1,80}}\.{_ENDINGS.pattern}", "图1.png"),
    flags=re.I,
    whole=True,
)
"""A "description" that is only the name of a file, as Word 2007 and WPS fill it in by themselves."""
_VECTOR = {".emf": "EMF", ".wmf": "WMF", ".emz": "EMF", ".wmz": "WMF", ".svg": "SVG", ".pict": "PICT", ".eps": "EPS"}
_OBJECTS = (
    ("excel", "Excel 表"),
    ("et.", "WPS 表格"),
    ("word", "Word 文档"),
    ("powerpoint", "演示文稿"),
    ("equation", "公式"),
    ("mathtype", "公式"),
    ("visio", "Visio 图"),
    ("acro", "PDF 文件"),
    ("pdf", "PDF 文件"),
    ("package", "文件"),
    ("pbrush", "图片"),
    ("msgraph", "图表"),
    ("forms.", "表单控件"),
)


Noted = Callable[[list[str], str], None]
"""Adds a thing and the place of the drawing at hand to a list."""


@dataclass(slots=True)
class DrawingFinds:
    """What drawings held besides text and pictures, as places. shapes: lines and arrows, which say nothing."""

    charts: list[str] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    unshown: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    shapes: int = 0


@dataclass(frozen=True, slots=True)
class Relations:
    """Targets of a part's relations by id: the name of a part of the package, "" when it lies outside or is missing."""

    targets: dict[str, str]

    def part(self, identity: str | None) -> str:
        """The part's name; "" when the relation leads nowhere in the file."""
        return self.targets.get(identity or "", "")


def relations(package: WordPackage, name: str) -> Relations:
    """The relations of a part such as ``word/document.xml``."""
    folder, file = posixpath.split(name)
    root = package.xml(f"{folder}/_rels/{file}.rels")
    targets: dict[str, str] = {}
    for node in root if root is not None else ():
        target = node.get("Target", "")
        inside = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
        outside = node.get("TargetMode") == "External"
        targets[node.get("Id", "")] = "" if outside or inside not in package.parts else inside
    return Relations(targets)


def resolved(root: Element, known: Relations, package: WordPackage) -> DrawingFinds:
    """Make every picture an inline one of its own, in place, where the text boxes are gone before."""
    drawn = DrawingFinds()
    above = parents(root)
    for node in all_of(root, "drawing", "pict", "object"):
        run = above.get(node)
        if run is None or node not in list(run):
            continue
        at = list(run).index(node)
        noted = partial(note, element=node, above=above)
        run.remove(node)
        _named(node, known, package, noted, drawn)
        pictures = [*_blips(node), *_images(node)]
        link = _link(node, known)
        fresh = [
            _inline(identity, _said(alt, drawn), link)
            for identity, alt in pictures
            if _usable(identity, known, noted, drawn)
        ]
        for offset, picture in enumerate(fresh):
            run.insert(at + offset, picture)
        if not pictures and node.tag != f"{W}object" and not node.get(TEXT_TAKEN) and not _is_named(node):
            drawn.shapes += 1
    return drawn


def without_dangling(root: Element, package: WordPackage, name: str) -> None:
    """Links whose relation is missing become plain text, in place, instead of a fault."""
    tree = package.xml(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
    known = {node.get("Id", "") for node in tree} if tree is not None else set()
    for link in all_of(root, "hyperlink"):
        if link.get(f"{R}id") and link.get(f"{R}id") not in known:
            del link.attrib[f"{R}id"]


def _blips(node: Element) -> list[tuple[str, str]]:
    """Pictures of DrawingML with their descriptions: the picture's own, else that of the whole drawing."""
    outer = next((part for part in node.iter() if part.tag == f"{WP}docPr"), None)
    whole = _description(outer)
    pictures: list[tuple[str, str]] = []
    for picture in node.iter(f"{PIC}pic"):
        own = _description(next(picture.iter(f"{PIC}cNvPr"), None))
        pictures += [(_identity(blip), whole or own) for blip in picture.iter(f"{A}blip")]
    inside = {id(blip) for picture in node.iter(f"{PIC}pic") for blip in picture.iter(f"{A}blip")}
    pictures += [(_identity(blip), whole) for blip in node.iter(f"{A}blip") if id(blip) not in inside]
    return pictures


def _identity(blip: Element) -> str:
    return blip.get(f"{R}embed") or blip.get(_LINKED) or ""


def _images(node: Element) -> list[tuple[str, str]]:
    """Pictures of VML: the shape's ``alt``, else the title that Word gave the picture."""
    return [
        (image.get(f"{R}id") or image.get(f"{R}pict") or "", shape.get("alt") or image.get(f"{O}title") or "")
        for shape in node.iter()
        for image in shape.findall(f"{V}imagedata")
    ]


def _description(node: Element | None) -> str:
    return ((node.get("descr") or "").strip() or (node.get("title") or "").strip()) if node is not None else ""


def _said(alt: str, drawn: DrawingFinds) -> str:
    """The description without names of files and folders, which nobody wrote for readers."""
    bare = " ".join(alt.split())
    if _PATH.fullmatch(bare):
        drawn.paths.append(bare)
        return ""
    return bare


def _usable(identity: str, known: Relations, noted: Noted, drawn: DrawingFinds) -> bool:
    part = known.part(identity)
    ending = posixpath.splitext(part)[1].lower()
    if not part:
        noted(drawn.missing, "")
    elif ending in _VECTOR:
        noted(drawn.unshown, f"{_VECTOR[ending]} 格式，")
    else:
        return True
    return False


def _link(node: Element, known: Relations) -> Element | None:
    """Where the whole drawing leads when it is clicked."""
    outer = next((part for part in node.iter() if part.tag == f"{WP}docPr"), None)
    link = outer.find(f"{A}hlinkClick") if outer is not None else None
    return link if link is not None and link.get(f"{R}id") in known.targets else None


def _inline(identity: str, alt: str, link: Element | None) -> Element:
    drawing = Element(f"{W}drawing")
    inline = SubElement(drawing, f"{WP}inline")
    named = SubElement(inline, f"{WP}docPr", {"id": "1", "name": "picture", **({"descr": alt} if alt else {})})
    named.extend([link] if link is not None else [])
    data = SubElement(SubElement(inline, f"{A}graphic"), f"{A}graphicData")
    fill = SubElement(SubElement(data, f"{PIC}pic"), f"{PIC}blipFill")
    SubElement(fill, f"{A}blip", {f"{R}embed": identity})
    return drawing


def _is_named(node: Element) -> bool:
    return any(part.tag.endswith(("}chart", "}relIds")) for part in node.iter())


def _named(node: Element, known: Relations, package: WordPackage, noted: Noted, drawn: DrawingFinds) -> None:
    for element in node.iter():
        kind = element.tag.rsplit("}", 1)[-1]
        if kind == "chart" and element.get(f"{R}id") is not None:
            title = _words(package, known.part(element.get(f"{R}id")), "title")
            noted(drawn.charts, f"《{title}》，" if title else "")
        elif kind == "relIds":
            words = _words(package, known.part(element.get(f"{R}dm")), "ptLst", "、")
            noted(drawn.diagrams, f"内有文字：{words}，" if words else "")
        elif kind in ("OLEObject", "control") and not element.tag.startswith(V):
            program = (element.get("ProgID") or element.get(f"{W}name") or "").lower()
            name = next((label for mark, label in _OBJECTS if mark in program), "对象")
            noted(drawn.objects, f"{name}，")


def _words(package: WordPackage, part: str, below: str, between: str = "") -> str:
    """The text of a chart's title or of a diagram's points."""
    try:
        root = package.xml(part)
    except ElementTree.ParseError:
        return ""
    for node in root.iter() if root is not None else ():
        if node.tag.endswith(f"}}{below}"):
            return between.join(found.text for found in node.iter(f"{A}t") if found.text)
    return ""
