"""The bytes of an .xlsx file -> its parts and what they lead to, within limits: no bombs, no entities, no passwords."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

import msgspec

from generator.content.sheets.visible import DAMAGED, LARGEST, LOCKED, SWOLLEN, UnopenedError

_MOST_PARTS = 20_000
_HIGHEST_RATIO = 400
"""Bytes unpacked for one packed; sheets pack to a thirtieth, an attack to a thousandth."""
_LARGEST_TREE = 3 * LARGEST
"""Bytes of a part that is held as a whole: texts, styles."""
_PROLOGUE = 65_536
"""Bytes of a part in which a DTD would begin; no spreadsheet writes one."""
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    ElementTree.ParseError,
    EOFError,
    OSError,
    KeyError,
    IndexError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
)
"""What reading a damaged package raises."""


class PartRelation(msgspec.Struct, frozen=True):
    """kind: the last part of its type, such as worksheet. target: name of a part, or an address outside."""

    kind: str
    target: str
    outside: bool = False


class SheetPackage:
    """An opened workbook. Every method raises UnopenedError for what is damaged or too large."""

    def __init__(self, data: bytes) -> None:
        if data[:4] == b"\xd0\xcf\x11\xe0":
            raise UnopenedError(LOCKED)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _UNREADABLE:
            raise UnopenedError(DAMAGED) from None
        total, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
        if len(entries) > _MOST_PARTS or total > 10 * LARGEST or total > max(2 * LARGEST, _HIGHEST_RATIO * packed):
            raise UnopenedError(SWOLLEN)
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnopenedError(LOCKED)
        self._names = {entry.filename.replace("\\", "/").lower(): entry.filename for entry in entries}

    def has(self, name: str) -> bool:
        """Whether there is a part of that name, in capitals or not."""
        return name.lower() in self._names

    def named(self, ending: str) -> str:
        """The first part whose name ends so, or ""."""
        return next((name for name in self._names if name.endswith(ending)), "")

    def bytes_of(self, name: str) -> bytes:
        """A part unpacked, b"" when there is none."""
        if not self.has(name):
            return b""
        try:
            return self._zip.read(self._names[name.lower()])
        except _UNREADABLE:
            raise UnopenedError(DAMAGED) from None

    def xml(self, name: str) -> ElementTree.Element:
        """A part as a tree; an empty element when there is none."""
        data = self.bytes_of(name)
        if not data:
            return ElementTree.Element("none")
        if len(data) > _LARGEST_TREE:
            raise UnopenedError(SWOLLEN)
        _refuse_entities(data)
        try:
            return ElementTree.fromstring(data)
        except _UNREADABLE:
            raise UnopenedError(DAMAGED) from None

    def events(self, name: str) -> Iterator[tuple[str, ElementTree.Element]]:
        """Beginnings and ends of the elements of a part, without holding all of it."""
        if not self.has(name):
            return
        try:
            with self._zip.open(self._names[name.lower()]) as member:
                _refuse_entities(member.read(_PROLOGUE))
            with self._zip.open(self._names[name.lower()]) as member:
                yield from _parsed(member)
        except _UNREADABLE:
            raise UnopenedError(DAMAGED) from None

    def relations(self, part: str) -> dict[str, PartRelation]:
        """What a part leads to, by id; of "" what the package does."""
        folder, name = posixpath.split(part)
        found: dict[str, PartRelation] = {}
        for node in self.xml(posixpath.join(folder, "_rels", f"{name}.rels")):
            outside = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            kind = node.get("Type", "").rpartition("/")[2]
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
            found[node.get("Id", "")] = PartRelation(kind, target, outside)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that a part leads to."""
        return [item.target for item in self.relations(part).values() if item.kind == kind and not item.outside]


def _parsed(member: IO[bytes]) -> Iterator[tuple[str, ElementTree.Element]]:
    yield from ElementTree.iterparse(member, events=("start", "end"))


def _refuse_entities(data: bytes) -> None:
    if b"<!DOCTYPE" in data[:_PROLOGUE] or b"<!ENTITY" in data[:_PROLOGUE]:
        raise UnopenedError(SWOLLEN)


def local(tag: object) -> str:
    """The name of an element or attribute without its namespace: strict and transitional files are read alike."""
    return str(tag).rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute by its name without namespace, "" when absent."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def all_of(root: ElementTree.Element, *names: str) -> Iterator[ElementTree.Element]:
    """Every element of these names, in order."""
    return (node for node in root.iter() if local(node.tag) in names)
