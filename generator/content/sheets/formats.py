"""A workbook's styles -> the number format of every style that a cell may have (18.8.30, 18.8.45)."""

from __future__ import annotations

from generator.content.sheets.format_code import BUILT_IN
from generator.content.sheets.package import SheetPackage, all_of, local


def number_formats(package: SheetPackage, part: str) -> list[str]:
    """The format codes by a cell's style. Raises UnopenedError."""
    root = package.xml(part)
    own = {node.get("numFmtId", ""): node.get("formatCode", "") for node in all_of(root, "numFmt")}
    styles = next(all_of(root, "cellXfs"), None)
    ids = [node.get("numFmtId", "0") for node in styles if local(node.tag) == "xf"] if styles is not None else []
    return [own.get(name) or BUILT_IN.get(int(name) if name.isdecimal() else 0, "General") for name in ids]
