"""Pictures of a workbook: those that float over a sheet, those in cells as WPS and as Excel keep them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from generator.content.sheets.package import SheetPackage, all_of, attribute, local
from generator.content.sheets.visible import SheetPicture

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_BESIDE = {
    "ctrlProp": "窗体控件",
    "control": "控件",
    "oleObject": "嵌入的文件",
    "package": "嵌入的文件",
    "pivotTable": "",
    "slicer": "切片器",
}
"""What a sheet leads to and no cell shows, by the kind of the relation; pivot tables stand in cells too."""


class SheetDrawings(msgspec.Struct, frozen=True):
    """others: what else is drawn, in words: charts, boxes with their text."""

    pictures: tuple[SheetPicture, ...] = ()
    others: tuple[str, ...] = ()


def drawings(package: SheetPackage, part: str) -> SheetDrawings:
    """What lies over the cells of a sheet and can be seen. Raises UnopenedError."""
    pictures: list[SheetPicture] = []
    others: list[str] = []
    for target in package.related(part, "drawing"):
        data = {key: item.target for key, item in package.relations(target).items() if not item.outside}
        for anchor in package.xml(target):
            if local(anchor.tag) == "AlternateContent":
                anchor = next((node for node in anchor.iter() if local(node.tag) in _ANCHORS), anchor)
            row, column = _corner(anchor)
            for node in _seen(anchor):
                kind = local(node.tag)
                if kind == "pic":
                    name = data.get(_blip(node), "")
                    pictures.append(
                        SheetPicture(row, column, package.bytes_of(name) if name else b"", _description(node))
                    )
                elif kind == "graphicFrame":
                    others.append("图表" if next(all_of(node, "chart"), None) is not None else "图形")
                elif text := _words(node):
                    others.append(f"文本框“{text}”")
    others += [told for item in package.relations(part).values() if (told := _BESIDE.get(item.kind))]
    return SheetDrawings(tuple(pictures), tuple(others))


def _seen(element: Element) -> Iterator[Element]:
    """Pictures, frames and shapes of an anchor, those of a group too, but none that is hidden or a fallback."""
    for node in element:
        kind = local(node.tag)
        if kind in ("pic", "graphicFrame", "sp"):
            if not any(one.get("hidden") in ("1", "true") for one in all_of(node, "cNvPr")):
                yield node
        elif kind in ("grpSp", "AlternateContent", "Choice", *_ANCHORS):
            yield from _seen(node)


def _corner(anchor: Element) -> tuple[int, int]:
    start = next((node for node in anchor if local(node.tag) == "from"), None)
    if start is None:
        return 0, 0
    at = {local(node.tag): (node.text or "").strip() for node in start}
    row, column = at.get("row", ""), at.get("col", "")
    return (int(row) + 1, int(column) + 1) if row.isdecimal() and column.isdecimal() else (0, 0)


def _blip(node: Element) -> str:
    return next((attribute(blip, "embed") for blip in all_of(node, "blip")), "")


def _description(node: Element) -> str:
    return next((one.get("descr", "").strip() for one in all_of(node, "cNvPr")), "")


def _words(node: Element) -> str:
    return " ".join("".join(part.text or "" for part in all_of(line, "t")) for line in all_of(node, "p")).strip()


class CellPictures:
    """Pictures that are the value of a cell. Every method raises UnopenedError."""

    def __init__(self, package: SheetPackage, book: str) -> None:
        self._package = package
        self._book = book
        self._by_name: dict[str, SheetPicture] | None = None
        self._by_number: list[str] | None = None

    def of_name(self, name: str) -> SheetPicture | None:
        """What ``DISPIMG("name", 1)`` of WPS shows; None when the file does not hold it."""
        if self._by_name is None:
            self._by_name = dict(self._of_wps())
        return self._by_name.get(name)

    def of_number(self, number: int) -> SheetPicture | None:
        """What stands behind a cell with that ``vm``; None when it is no picture that the file holds."""
        if self._by_number is None:
            self._by_number = list(self._of_excel())
        part = self._by_number[number - 1] if 0 < number <= len(self._by_number) else ""
        return SheetPicture(0, 0, self._package.bytes_of(part)) if part else None

    def _of_wps(self) -> Iterator[tuple[str, SheetPicture]]:
        part = next(iter(self._package.related(self._book, "cellImage")), "") or self._package.named("/cellimages.xml")
        if not part:
            return
        files = {key: item.target for key, item in self._package.relations(part).items() if not item.outside}
        for node in all_of(self._package.xml(part), "pic"):
            name = next((one.get("name", "") for one in all_of(node, "cNvPr")), "")
            if file := files.get(_blip(node)):
                yield name, SheetPicture(0, 0, self._package.bytes_of(file), _description(node))

    def _of_excel(self) -> Iterator[str]:
        """The part of a picture, "" for what is none, by the numbers of cell metadata ([MS-XLSX] 2.3.8.5, 2.3.9)."""
        package = self._package
        metadata = package.xml(next(iter(package.related(self._book, "sheetMetadata")), ""))
        behind = [_whole(node.get("i")) for node in all_of(metadata, "rvb")]
        values = list(all_of(package.xml(package.named("/richdata/rdrichvalue.xml")), "rv"))
        shapes = list(all_of(package.xml(package.named("/richdata/rdrichvaluestructure.xml")), "s"))
        holder = package.named("/richdata/richvaluerel.xml")
        files = package.relations(holder) if holder else {}
        targets = [files.get(attribute(node, "id")) for node in all_of(package.xml(holder), "rel")] if holder else []
        for block in (bk for group in all_of(metadata, "valueMetadata") for bk in all_of(group, "bk")):
            record = next((_whole(rc.get("v")) for rc in all_of(block, "rc")), -1)
            number = behind[record] if 0 <= record < len(behind) else -1
            place = _identifier(values[number], shapes) if 0 <= number < len(values) else -1
            target = targets[place] if 0 <= place < len(targets) else None
            yield target.target if target and not target.outside else ""


def _identifier(value: Element, shapes: list[Element]) -> int:
    """Which of the related files a rich value is a picture of, -1 for none."""
    number = _whole(value.get("s"))
    shape = shapes[number] if 0 <= number < len(shapes) else None
    keys = [key.get("n", "") for key in all_of(shape, "k")] if shape is not None else []
    texts = [node.text or "" for node in all_of(value, "v")]
    return _whole(dict(zip(keys, texts, strict=False)).get("_rvRel:LocalImageIdentifier"))


def _whole(text: str | None) -> int:
    """A number of the file, -1 for what is none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1
