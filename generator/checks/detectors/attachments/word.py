"""A Word file -> its text by paragraphs and tables, and what it does not show: comments, revisions, hidden text,
objects."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.checks.detectors.attachments.package import (
    OfficePackage,
    attribute,
    external_targets,
    local,
    properties,
    texts,
)
from generator.checks.detectors.attachments.parts import Contents, OfficePart, Residue, Unreadable, cell
from generator.checks.detectors.attachments.pictures import photos

_CODE = "RES-DOCX"
_DRAWN = ("word/charts/", "word/diagrams/", "word/glossary/")


def read(data: bytes, _name: str) -> Contents:
    """Read .docx and its like. Raises Unreadable, zipfile.BadZipFile."""
    package = OfficePackage(data)
    root = package.xml("word/document.xml")
    if root is None:
        raise Unreadable("文件已损坏，或内容与扩展名不符")
    parts = [OfficePart(_paragraphs(root), "正文"), *_tables(root)]
    for folder, label in (
        ("word/header", "页眉"),
        ("word/footer", "页脚"),
        ("word/footnotes", "脚注"),
        ("word/endnotes", "尾注"),
    ):
        for name in package.under(folder):
            more = package.xml(name)
            if more is not None:
                parts.append(OfficePart(_paragraphs(more), label))
    comments = package.xml("word/comments.xml")
    if texts(comments, "t"):
        assert comments is not None
        parts.append(OfficePart(_paragraphs(comments), "批注", visible=False))
    drawn = [name for name in package.under("word/") if name.startswith(_DRAWN)]
    parts += [OfficePart("\n".join(texts(package.xml(name), "t", "v")), "图表", visible=False) for name in drawn]
    targets = external_targets(package)
    if targets:
        parts.append(OfficePart("\n".join(targets), "链接", visible=False))
    more_parts, residues = properties(package, _CODE)
    shot, places = photos(package, _CODE)
    hidden = _hidden(package, root, bool(texts(comments, "t")))
    return Contents((*parts, *more_parts, *shot), (*hidden, *residues, *places))


def _paragraphs(root: Element) -> str:
    """Paragraphs as lines; paragraphs inside tables too, one a line."""
    return "\n".join(_text(node) for node in root.iter() if local(node.tag) == "p")


def _text(paragraph: Element) -> str:
    out: list[str] = []
    for node in paragraph.iter():
        name = local(node.tag)
        if name in ("t", "delText", "instrText"):
            out.append(node.text or "")
        elif name == "tab":
            out.append("\u3000")
        elif name in ("br", "cr"):
            out.append("\n")
        elif name == "sym":
            out.append(_symbol(node))
        elif name == "noBreakHyphen":
            out.append("-")
    return "".join(out)


def _symbol(node: Element) -> str:
    """A sign by its number in a font: the range F000 to F0FF stands for the first 256 signs (ECMA-376 17.3.3.30)."""
    try:
        number = int(attribute(node, "char"), 16)
    except ValueError:
        return ""
    return chr(number - 0xF000 if 0xF020 <= number <= 0xF0FF else number) if number < 0x11_0000 else ""


def _tables(root: Element) -> list[OfficePart]:
    tables = []
    for number, table in enumerate((node for node in root.iter() if local(node.tag) == "tbl"), 1):
        rows = []
        for row in (node for node in table if local(node.tag) == "tr"):
            cells = [node for node in row.iter() if local(node.tag) == "tc"]
            rows.append(
                "\t".join(cell(" ".join(_text(p) for p in node.iter() if local(p.tag) == "p")) for node in cells)
            )
        tables.append(OfficePart("\n".join(rows), f"表{number}", table=True))
    return tables


def _hidden(package: OfficePackage, root: Element, comments: bool) -> list[Residue]:
    residues = []
    if comments:
        residues.append(Residue(_CODE, "有批注", "comments"))
    names = [local(node.tag) for node in root.iter()]
    if any(name in names for name in ("ins", "del", "moveFrom", "moveTo")) and _revised(root):
        residues.append(Residue(_CODE, "有没有接受的修订", "tracked changes"))
    if any(_vanished(run) for run in root.iter() if local(run.tag) == "r"):
        residues.append(Residue(_CODE, "有隐藏文字", "hidden text"))
    if any(name.startswith(("word/embeddings/", "word/activeX/")) for name in package.names):
        residues.append(Residue(_CODE, "嵌有其他文件（OLE 对象）", "embedded files"))
    if any(name.endswith("vbaProject.bin") for name in package.names):
        residues.append(Residue(_CODE, "带有宏", "macros"))
    return residues


def _revised(root: Element) -> bool:
    return any(
        local(node.tag) in ("ins", "del", "moveFrom", "moveTo")
        and any((child.text or "").strip() for child in node.iter())
        for node in root.iter()
    )


def _vanished(run: Element) -> bool:
    for properties_ in run:
        if local(properties_.tag) == "rPr":
            for mark in properties_:
                if local(mark.tag) == "vanish" and attribute(mark, "val") not in ("0", "false", "off"):
                    return any((node.text or "").strip() for node in run.iter() if local(node.tag) == "t")
    return False
