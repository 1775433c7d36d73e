"""An Excel workbook -> what lies behind its sheets: pivot caches, comments, text boxes, links, names, files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.base.patterns import lazy_re
from generator.checks.detectors.attachments.package import OfficePackage, attribute, external_targets, local, texts
from generator.checks.detectors.attachments.parts import OfficePart, Residue

CODE = "RES-XLSX"
_HARMLESS = lazy_re(r"_xlnm\.|Print_|_FilterDatabase|Excel_BuiltIn", re.IGNORECASE)


def behind_sheets(package: OfficePackage, book: Element) -> tuple[list[OfficePart], list[Residue]]:
    """Everything that a workbook holds beside its sheets. book: its main part. Raises Unreadable."""
    found = [
        *_pivot_caches(package),
        *_comments(package),
        *_text_boxes(package),
        *_linked_books(package),
        *_names(book),
        *_embedded(package),
        *_links(package),
    ]
    parts = [one for one in found if isinstance(one, OfficePart)]
    return parts, [one for one in found if isinstance(one, Residue)]


def some(names: list[str]) -> str:
    """The first few of a list, in words."""
    return "、".join(names[:5]) + ("等" if len(names) > 5 else "")


def _roots(package: OfficePackage, folder: str) -> Iterator[Element]:
    for name in package.under(folder):
        root = package.xml(name)
        if root is not None:
            yield root


def _pivot_caches(package: OfficePackage) -> Iterator[OfficePart | Residue]:
    cached = [
        attribute(node, said)
        for root in _roots(package, "xl/pivotCache/")
        for said, tags in (("v", ("s", "n", "d")), ("name", ("cacheField",)))
        for node in root.iter()
        if local(node.tag) in tags
    ]
    if cached:
        yield OfficePart("\n".join(cached), "数据透视表缓存", visible=False)
        yield Residue(CODE, "数据透视表里存着完整的原始数据", "a pivot cache that holds the whole source table")


def _comments(package: OfficePackage) -> Iterator[OfficePart | Residue]:
    notes = [
        text
        for folder in ("xl/comments", "xl/threadedComments/")
        for root in _roots(package, folder)
        for text in texts(root, "t", "text")
    ]
    if notes:
        yield OfficePart("\n".join(notes), "批注", visible=False)
        yield Residue(CODE, "有批注", "comments")


def _text_boxes(package: OfficePackage) -> Iterator[OfficePart]:
    drawn = [text for root in _roots(package, "xl/drawings/") for text in texts(root, "t")]
    if drawn:
        yield OfficePart("\n".join(drawn), "文本框")


def _linked_books(package: OfficePackage) -> Iterator[OfficePart | Residue]:
    if not _has(package, "xl/externalLinks/"):
        return
    linked = [
        attribute(node, "v") or (node.text or "")
        for root in _roots(package, "xl/externalLinks/")
        for node in root.iter()
        if local(node.tag) in ("v", "definedName")
    ]
    yield OfficePart("\n".join(linked), "外部链接", visible=False)
    yield Residue(CODE, "链接到其他工作簿（里面存有那份文件的数据和路径）", "links to other workbooks")


def _names(book: Element) -> Iterator[OfficePart | Residue]:
    nodes = [node for node in book.iter() if local(node.tag) == "definedName"]
    if nodes:
        names = "\n".join(f"{node.get('name', '')}\t{node.text or ''}" for node in nodes)
        yield OfficePart(names, "名称", visible=False)
    odd = [node.get("name", "") for node in nodes if _is_odd(node)]
    if odd:
        yield Residue(CODE, f"有失效或隐藏的名称（{some(odd)}）", "broken or hidden defined names", light=True)


def _is_odd(node: Element) -> bool:
    text = node.text or ""
    hidden = node.get("hidden") in ("1", "true")
    return not _HARMLESS.search(node.get("name", "")) and (hidden or "#REF!" in text or "[" in text)


def _embedded(package: OfficePackage) -> Iterator[Residue]:
    if _has(package, "xl/embeddings/"):
        yield Residue(CODE, "嵌有其他文件（OLE 对象）", "embedded files")


def _links(package: OfficePackage) -> Iterator[OfficePart]:
    if targets := external_targets(package):
        yield OfficePart("\n".join(targets), "链接", visible=False)


def _has(package: OfficePackage, folder: str) -> bool:
    return any(name.startswith(folder) for name in package.names)
