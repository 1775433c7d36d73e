"""An ODT or ODS -> its text by paragraphs and its tables by rows."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.checks.detectors.attachments.package import OfficePackage, attribute, local
from generator.checks.detectors.attachments.parts import COLUMNS, Contents, OfficePart, Unreadable, cell

_LINES = ("p", "h")


def read(data: bytes, _name: str) -> Contents:
    """Read .odt, .ods and .odp. Raises Unreadable, zipfile.BadZipFile."""
    package = OfficePackage(data)
    parts: list[OfficePart] = []
    for name, label in (("content.xml", "正文"), ("styles.xml", "页眉页脚")):
        root = package.xml(name)
        if root is not None:
            parts.append(OfficePart("\n".join(_text(node) for node in root.iter() if local(node.tag) in _LINES), label))
            parts += _tables(root)
    if not parts:
        raise Unreadable("文件已损坏，或内容与扩展名不符")
    return Contents(tuple(parts))


def _text(node: Element) -> str:
    return "".join(_pieces(node))


def _pieces(node: Element) -> Iterator[str]:
    name = local(node.tag)
    if name == "s":
        yield " "
    elif name in ("tab", "line-break"):
        yield "\u3000" if name == "tab" else "\n"
    yield node.text or ""
    for inner in node:
        yield from _pieces(inner)
        yield inner.tail or ""


def _tables(root: Element) -> Iterator[OfficePart]:
    for number, table in enumerate((node for node in root.iter() if local(node.tag) == "table"), 1):
        rows = ["\t".join(_cells(row)) for row in table.iter() if local(row.tag) == "table-row"]
        yield OfficePart("\n".join(rows), f"工作表“{attribute(table, 'name') or number}”", table=True)


def _cells(row: Element) -> Iterator[str]:
    for node in row:
        if local(node.tag) in ("table-cell", "covered-table-cell"):
            text = cell(" ".join(_text(inner) for inner in node.iter() if local(inner.tag) in _LINES))
            repeated = attribute(node, "number-columns-repeated")
            times = int(repeated) if repeated.isdecimal() and text else 1
            yield from [text] * min(times, COLUMNS)
