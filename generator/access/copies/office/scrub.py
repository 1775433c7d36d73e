"""The XML of a part -> the same without whatever no program draws: comments, other spaces' elements, names, odd
values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.access.copies.office.nameless import nameless
from generator.access.copies.office.names import KNOWN, MC, q, short
from generator.access.copies.refused import Removed, damaged, too_large
from generator.access.copies.text import cleaned
from generator.base.words import words

NODES = 5_000_000
_TEXTS = frozenset(
    words(
        "w:t a:t m:t c:v c:formatCode s:t s:v s:f s:oddHeader s:oddFooter s:evenHeader s:evenFooter s:firstHeader "
        "s:firstFooter s:definedName s:formula w:instrText"
    )
)
"""Elements whose text is seen; that of others can only be a number or a short word."""
_WORD = re.compile(r"\s*[A-Za-z0-9.+-]{1,24}\s*")
_NAMED = frozenset(
    (
        "wp:docPr",
        "pic:cNvPr",
        "p:cNvPr",
        "a:cNvPr",
        "xdr:cNvPr",
        "wps:cNvPr",
        "wpg:cNvPr",
        "cdr:cNvPr",
        "dsp:cNvPr",
        "wpc:cNvPr",
    )
)
_UNSEEN = frozenset(words("descr title alt tooltip legacySpreadsheetColorIndex href spid gfxdata oleicon filename"))
"""Attributes that are shown on asking, or never."""
_WORDED = frozenset(
    words(
        "typeface ascii hAnsi eastAsia cs val name formatCode text string style prompt panose lvlText basedOn styleId "
        "font "
        "panose1 sqref ref points path from to w adj coordsize fmla"
    )
)
"""Attributes that may be long or Chinese: fonts, formats, marks of lists, names of sheets, forms of shapes."""
_FONTS = frozenset(("typeface", "ascii", "hAnsi", "eastAsia", "cs", "font"))
_DIGITS = re.compile(r"\d{6}")
_LONG = re.compile(r"(?<![.\d])\d{11,}")
_ENDED = frozenset(("extLst",))


def parsed(data: bytes) -> Any:
    """The root of some XML. Raises NoCopy for what is broken, too deep, or declares entities."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged("文件内部结构") from None
    if root.getroottree().docinfo.doctype:
        raise damaged("文件内部结构")
    return root


def serialised(root: Any) -> bytes:
    """The bytes of a part."""
    from lxml import etree

    etree.cleanup_namespaces(root)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def scrubbed(root: Any, removed: Removed) -> Any:
    """The tree without what is in no known space, without names and odd values; texts without unseen characters."""
    chosen(root)
    doomed = []
    count = 0
    for node in root.iter():
        count += 1
        tag = node.tag
        if not isinstance(tag, str) or tag[1:].rpartition("}")[0] not in KNOWN or tag.rpartition("}")[2] in _ENDED:
            doomed.append(node)
            continue
        name = short(tag)
        _text(node, name, removed)
        if node.attrib:
            nameless(node, name)
            _attributes(node, name, removed)
    if count > NODES:
        raise too_large(f"文件内部有 {count} 个部分，超过 {NODES} 个")
    for node in doomed:
        remove(node)
    return root


def remove(node: Any) -> None:
    """Take an element out; what stands behind it goes too, since only layout does."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrapped(node: Any, inside: Any | None = None) -> None:
    """Put the children of an element, or of one in it, in its place."""
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    for child in list(node if inside is None else inside):
        parent.insert(at, child)
        at += 1
    parent.remove(node)


def chosen(root: Any) -> None:
    """Where a file offers the same in two ways: the first that is known here, else what it falls back to."""
    for node in list(root.iter(f"{{{MC}}}AlternateContent")):
        ways = [way for way in node if isinstance(way.tag, str)]
        known = (way for way in ways if way.tag == f"{{{MC}}}Choice" and _required(way))
        fallback = (way for way in ways if way.tag == f"{{{MC}}}Fallback")
        taken = next(known, None)
        taken = taken if taken is not None else next(fallback, None)
        if taken is None:
            remove(node)
        else:
            unwrapped(node, taken)


def _required(way: Any) -> bool:
    return all(way.nsmap.get(prefix) in KNOWN for prefix in way.get("Requires", "").split())


def _text(node: Any, name: str, removed: Removed) -> None:
    if node.tail:
        node.tail = None
    text = node.text
    if not text:
        return
    if name in _TEXTS:
        clean, more = cleaned(text)
        if more:
            removed.update(more)
            node.text = clean
    elif not _WORD.fullmatch(text) or _LONG.search(text):
        node.text = None


def _attributes(node: Any, name: str, removed: Removed) -> None:
    if name in _NAMED:
        removed["alt"] += bool(node.attrib.pop("descr", "") or node.attrib.pop("title", ""))
        node.set("name", node.get("id", "1"))
    for key, value in list(node.attrib.items()):
        uri, _, local = str(key)[1:].rpartition("}") if key.startswith("{") else ("", "", key)
        if (uri and uri not in KNOWN and "XML/1998" not in uri) or local.startswith("rsid") or local in _UNSEEN:
            del node.attrib[key]
        elif _odd(value, local, name):
            removed["custom"] += 1
            del node.attrib[key]


def _odd(value: str, local: str, name: str) -> bool:
    """Whether a value is none that draws: a long number, a sentence."""
    if value.isascii() and len(value) < 11:
        return False
    if local in _FONTS:
        return len(value) > 40 or bool(_DIGITS.search(value))
    if _LONG.search(value):
        return name != "w:lvlText" and local not in ("string", "formatCode", "name")
    return local not in _WORDED and (not value.isascii() or len(value) > 400)


Each = Callable[[Any], None]


def each(root: Any, *names: str) -> list[Any]:
    """All elements of these names, as a list, so that they can be moved."""
    return list(root.iter(*(q(name) for name in names)))
