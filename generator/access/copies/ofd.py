"""An OFD -> itself, when nothing lies in it but what its pages and seals show; signatures forbid every change (GB/T
33190)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from generator.access.copies.office.scrub import parsed
from generator.access.copies.pictures import kind_of, picture
from generator.access.copies.refused import MadeCopy, NoCopy, Removed, damaged
from generator.access.copies.zips import members, padded

_REMEDY = "用版式软件“另存为”或重新导出一份，去掉附件、批注和隐藏内容后再附上；不能改动的，改附 PDF"
_CARRIED = {
    "Attachments": "夹带文件",
    "Attachment": "夹带文件",
    "CustomTags": "自定义标引",
    "Extensions": "扩展数据",
    "CustomData": "自定义属性",
    "Actions": "动作",
}
_FONTS = (b"\0\x01\0\0", b"OTTO", b"true", b"ttcf", b"\x01\0\x04")
_SIGNS = (".esl", ".dat")


def signed_layout(data: bytes) -> MadeCopy:
    """The file as it is. Raises NoCopy when it holds more than it shows."""
    parts = members(data)
    if "OFD.xml" not in parts:
        raise damaged("OFD 文件")
    if padded(data):
        raise NoCopy("文件前后夹带了其他内容", _REMEDY)
    reached = dict(_reached(parts))
    if not any(_local(root.tag) == "Page" for root in reached.values() if root is not None):
        raise damaged("OFD 文件")
    for name in parts:
        if name not in reached:
            raise NoCopy(f"里面有页面没有用到的部分（{name.rpartition('/')[2]}）", _REMEDY)
    for name, root in reached.items():
        if root is None:
            _resource(name, parts[name])
        else:
            _shown(root)
    return MadeCopy(data, Removed())


def _reached(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Any]]:
    """Every member that the first one leads to, with its root when it is XML."""
    waiting, seen = ["OFD.xml"], {"OFD.xml"}
    while waiting:
        name = waiting.pop()
        root = parsed(parts[name]) if name.lower().endswith(".xml") else None
        yield name, root
        for place in _places(root) if root is not None else ():
            found = _found(place, name, root, parts)
            if found and found not in seen:
                seen.add(found)
                waiting.append(found)


def _places(root: Any) -> Iterator[str]:
    for node in root.iter():
        yield node.text or ""
        yield from node.attrib.values()


def _found(place: str, name: str, root: Any, parts: Mapping[str, bytes]) -> str:
    """The member that a place means: from the root, beside the part, or in the folder that a list of resources
    names."""
    place = place.strip()
    if not place or len(place) > 300:
        return ""
    folder = posixpath.dirname(name)
    bases = ("", folder, posixpath.join(folder, root.get("BaseLoc", "")))
    tried = (posixpath.normpath(posixpath.join("/", base, place)).lstrip("/") for base in bases)
    return next((one for one in tried if one in parts), "")


def _resource(name: str, data: bytes) -> None:
    kind = kind_of(data)
    if kind:
        if picture(data, kind).removed:
            raise NoCopy("里面的图片带有拍摄地点等附加信息", _REMEDY)
    elif not data.startswith(_FONTS) and not name.lower().endswith(_SIGNS):
        raise NoCopy(f"里面有无法检查的部分（{name.rpartition('/')[2]}）", _REMEDY)


def _shown(root: Any) -> None:
    for node in root.iter():
        name = _local(node.tag)
        if name in _CARRIED and (len(node) or (node.text or "").strip()):
            raise NoCopy(f"里面有{_CARRIED[name]}", _REMEDY)
        if node.get("Visible", "").lower() in ("false", "0") or node.get("Alpha") == "0":
            raise NoCopy("里面有隐藏的内容", _REMEDY)
        if name == "Annot" and node.get("Type") not in ("Stamp", "Watermark"):
            raise NoCopy("里面有批注", _REMEDY)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
