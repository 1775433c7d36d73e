"""An Office file -> its members as XML, within limits: no entity tricks, no bombs, no passwords."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from generator.base.authors import tells_somebody
from generator.checks.detectors.attachments.parts import LIMIT, OfficePart, Residue, Unreadable

_OLE = b"\xd0\xcf\x11\xe0"


class OfficePackage:
    """An opened Office file. Reading counts what it unpacks and stops at the limit."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise Unreadable("文件已加密（设有打开密码），或其实是旧格式")
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._left = LIMIT
        self.names = self._zip.namelist()
        if len(self.names) > 20_000:
            raise Unreadable("压缩包内文件过多")

    def bytes_of(self, name: str, most: int = LIMIT + 1) -> bytes:
        """A member unpacked, or its first ``most`` bytes; b"" when there is none. Raises Unreadable past the limit."""
        if name not in self._zip.NameToInfo:
            return b""
        with self._zip.open(name) as member:
            data = member.read(min(self._left + 1, most))
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(f"解压后超过 {LIMIT >> 20} MB")
        return data

    def xml(self, name: str) -> ElementTree.Element | None:
        """A member parsed, None when there is none. Raises Unreadable for a broken one or one with a DTD."""
        data = self.bytes_of(name)
        if not data:
            return None
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise Unreadable("文件内含不允许的实体声明")
        try:
            return ElementTree.fromstring(data)
        except ElementTree.ParseError:
            raise Unreadable("文件内部结构已损坏") from None

    def under(self, folder: str, ending: str = ".xml") -> Iterator[str]:
        """Names of the members in a folder, in order."""
        return (name for name in sorted(self.names) if name.startswith(folder) and name.endswith(ending))


def local(tag: object) -> str:
    """The name of an element or attribute without its namespace."""
    return str(tag).rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute by its name without namespace, "" when absent."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def texts(root: ElementTree.Element | None, *tags: str) -> list[str]:
    """The text of every element of these names."""
    return [node.text for node in root.iter() if local(node.tag) in tags and node.text] if root is not None else []


def external_targets(package: OfficePackage) -> list[str]:
    """Where the relations of the file lead outside of it: links, templates, linked workbooks."""
    targets: list[str] = []
    for name in package.names:
        if name.endswith(".rels"):
            root = package.xml(name)
            nodes = root if root is not None else ()
            targets += [node.get("Target", "") for node in nodes if node.get("TargetMode") == "External"]
    return targets


def properties(package: OfficePackage, code: str) -> tuple[list[OfficePart], list[Residue]]:
    """Title, subject, comments and custom properties as text; author, last editor, company as residues."""
    core, app, custom = (package.xml(f"docProps/{name}.xml") for name in ("core", "app", "custom"))
    lines = texts(core, "title", "subject", "description", "keywords", "category") + texts(custom, "lpwstr", "lpstr")
    people = [name for name in texts(core, "creator", "lastModifiedBy") if tells_somebody(name)]
    residues = []
    if people:
        names = "、".join(dict.fromkeys(name[:1] + "*" * (len(name) - 1) for name in people))
        residues.append(
            Residue(
                code,
                f"文件属性里有作者或修改者姓名（{names}）",
                f"author names in its properties ({names})",
                light=True,
            )
        )
    company = [name for name in texts(app, "Company", "Manager") if tells_somebody(name)]
    if company and not people:
        residues.append(
            Residue(
                code,
                f"文件属性里有单位或主管姓名（{company[0][:20]}）",
                "company or manager in its properties",
                light=True,
            )
        )
    return ([OfficePart("\n".join(lines), "文件属性", visible=False)] if lines else []), residues
