"""An ODT or ODS -> what its pages or sheets show: no properties, settings, versions, notes, changes, hidden rows."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from generator.access.copies.office.scrub import parsed, remove, unwrapped
from generator.access.copies.open_gone import ATTRIBUTES, GONE
from generator.access.copies.open_names import BASE, SPACES, q
from generator.access.copies.open_sheets import emptied, shown_sheets
from generator.access.copies.open_styles import OpenStyles, points
from generator.access.copies.pictures import kind_of, picture
from generator.access.copies.refused import MadeCopy, NoCopy, Removed, WrongType, damaged
from generator.access.copies.text import cleaned
from generator.access.copies.zips import members, padded, written

_MIME = {"odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet"}
_PROPERTIES = (
    b"dc:creator meta:initial-creator meta:printed-by meta:user-defined dc:subject dc:description meta:keyword"
)
_NAMED = re.compile(rb"<(?:" + b"|".join(_PROPERTIES.split()) + rb")\b[^>]*>[^<]")
_FAR = 1_200.0
"""Points, more than the side of A3."""
_TOLD = 400
"""Characters of a value that draws something."""


def open_document(data: bytes, kind: str) -> MadeCopy:
    """kind: "odt" or "ods". Raises NoCopy."""
    parts = members(data)
    if parts.get("mimetype", b"").strip() != _MIME[kind].encode():
        raise WrongType(f"内容与扩展名“.{kind}”不符", "在原来的程序里打开，另存为与扩展名相符的文件")
    if "content.xml" not in parts:
        raise damaged()
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise NoCopy("设有打开密码", "去掉密码后再附上")
    removed: Removed = Removed({"author": 1} if _NAMED.search(parts.get("meta.xml", b"")) else {})
    pictures: dict[str, bytes] = {}
    made: dict[str, bytes] = {}
    roots = {name: parsed(parts[name]) for name in ("content.xml", "styles.xml") if name in parts}
    # The originals stay as they are for the styles: cleaning a part changes what the other one is looked at by.
    styles = OpenStyles([deepcopy(root) for root in roots.values()])
    for name, root in roots.items():
        _clean(root, removed, styles)
        _pictures(root, parts, pictures, removed)
        made[name] = _bytes(root)
    removed["macro"] += any(name.startswith(("Basic/", "Scripts/")) for name in parts)
    removed["version"] += any(name.startswith("Versions/") for name in parts)
    removed["trailing"] += padded(data)
    files = [("mimetype", _MIME[kind].encode()), *sorted((made | pictures).items())]
    return MadeCopy(written([*files, ("META-INF/manifest.xml", _manifest(kind, files))], plain="mimetype"), +removed)


_GONE_TAGS = {q(name): kind for name, kind in GONE.items()}
_GONE_ATTRIBUTES = frozenset(map(q, ATTRIBUTES))
_KNOWN = (BASE, "http://www.w3.org/1999/xlink", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/XML/1998")


def _bytes(root: Any) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _clean(root: Any, removed: Removed, styles: OpenStyles) -> None:
    shown_sheets(root, removed, styles)
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or not node.tag[1:].startswith(_KNOWN):
            if str(node.tag).endswith("}fieldmark"):
                raise NoCopy("有下拉表单，选了什么只有编辑程序知道", "把选好的内容写成文字，再保存")
            if isinstance(node.tag, str) and any(up.tag in _STYLED for up in node.iterancestors()):
                _dissolved(node)
                continue
            removed["custom"] += isinstance(node.tag, str) and any(True for text in node.itertext() if text.strip())
            _without(node)
        elif node.tag in _GONE_TAGS:
            if _GONE_TAGS[node.tag] and (len(node) or (node.text or "").strip()):
                removed[_GONE_TAGS[node.tag]] += 1
            _without(node)
        elif why := _unseen(node, styles):
            removed[why] += 1
            emptied(node) if node.tag == q("table:table-cell") else _without(node)
        else:
            _values(node, removed)


_STYLED = frozenset(map(q, ("text:span", "text:p", "text:h")))


_FAMILIES = {q("text:span"): "text", q("text:p"): "paragraph", q("text:h"): "paragraph"}


def _unseen(node: Any, styles: OpenStyles) -> str:
    """Kind of what an element is when nobody sees it, "" when it is seen."""
    if node.tag == q("text:section"):
        shown = node.get(q("text:display"), "true") == "true" and node.get(q("text:is-hidden")) != "true"
        return "" if shown else "hidden text"
    if node.tag == q("drawing:frame"):
        place, size = (points(node.get(q(f"svg:{name}"), ""), 0) for name in ("x", "width"))
        high, tall = (points(node.get(q(f"svg:{name}"), ""), 0) for name in ("y", "height"))
        return (
            "hidden shape"
            if abs(place) > _FAR or abs(high) > _FAR or place + size < -_FAR / 2 or high + tall < -_FAR / 2
            else ""
        )
    if node.tag == q("table:table-cell"):
        cell = styles.why_unseen(node, "table-cell")
        return cell if cell and any(True for text in node.itertext() if text.strip()) else ""
    family = _FAMILIES.get(node.tag)
    return styles.why_unseen(node, family) if family else ""


def _values(node: Any, removed: Removed) -> None:
    for key, value in list(node.attrib.items()):
        own = not key.startswith("{") or key[1:].startswith(_KNOWN)
        long = len(value) > _TOLD and not key.endswith(("}d", "}points", "path"))
        if not own or long or key in _GONE_ATTRIBUTES:
            removed["formula"] += key == q("table:formula")
            del node.attrib[key]
    for kind in ("text", "tail"):
        given = getattr(node, kind)
        if given and (kind == "text" or node.getparent() is not None):
            clean, more = cleaned(given)
            removed.update(more)
            setattr(node, kind, clean)


def _dissolved(node: Any) -> None:
    """Put what stands in an element of a text in its place: some programs wrap what they show in elements of their
    own."""
    parent, before = node.getparent(), node.getprevious()
    _written(parent, before, node.text)
    for child in list(node):
        node.addprevious(child)
        before = child
    _written(parent, before, node.tail)
    node.tail = None
    remove(node)


def _written(parent: Any, before: Any, text: str | None) -> None:
    if text and before is not None:
        before.tail = (before.tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text


def _without(node: Any) -> None:
    """Take an element out, but not the text behind it."""
    parent = node.getparent()
    if parent is None:
        return
    _written(parent, node.getprevious(), node.tail)
    remove(node)


def _pictures(root: Any, parts: dict[str, bytes], made: dict[str, bytes], removed: Removed) -> None:
    """Pictures by their cleaned copies; an embedded chart or object is the picture that stands for it."""
    for node in list(root.iter(q("drawing:object"))):
        frame = node.getparent()
        if frame is None or frame.find(q("drawing:image")) is None:
            raise NoCopy("嵌有没有预览图的对象", "把图表或对象“选择性粘贴”为图片（PNG）后再保存")
        removed["embedded file"] += 1
        remove(node)
    for node in list(root.iter()):
        key = q("xlink:href")
        place = node.get(key) if isinstance(node.tag, str) else None
        if place is None:
            continue
        inner = place.removeprefix("./")
        if inner in parts:
            node.set(key, _picture(inner, parts, made, removed))
        elif node.tag == q("text:a") and place.lower().startswith(("http://", "https://", "mailto:")):
            continue
        elif node.tag == q("text:a"):
            removed["link"] += 1
            unwrapped(node) if not (node.text or node.tail) else node.attrib.pop(key)
        else:
            removed["link"] += 1
            node.attrib.pop(key)


def _picture(inner: str, parts: dict[str, bytes], made: dict[str, bytes], removed: Removed) -> str:
    kind = kind_of(parts[inner])
    if not kind:
        shown = inner.rpartition("/")[2]
        raise NoCopy(f"插图“{shown}”的格式无法检查", "在文档里把这张图剪切后“选择性粘贴”为图片（PNG），再另存")
    copy = picture(parts[inner], kind)
    removed.update(copy.removed)
    known = next((name for name, data in made.items() if data == copy.data), "")
    name = known or f"Pictures/image{len(made) + 1}.{kind}"
    made[name] = copy.data
    return name


def _manifest(kind: str, files: list[tuple[str, bytes]]) -> bytes:
    space = SPACES["manifest"]
    lines = [f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME[kind]}"/>']
    for name, _ in files[1:]:
        ending = name.rpartition(".")[2]
        media = "text/xml" if ending == "xml" else f"image/{'jpeg' if ending == 'jpg' else ending}"
        lines.append(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{media}"/>')
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    opening = f'<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">'
    return f"{head}{opening}{''.join(lines)}</manifest:manifest>".encode()
