"""An SVG -> its shapes and texts: no script, no event, no address outside of itself, no style that loads, no
animation."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from generator.access.copies.office.scrub import parsed, remove
from generator.access.copies.pictures import kind_of, picture
from generator.access.copies.refused import MadeCopy, NoCopy, Removed, WrongType
from generator.access.copies.text import cleaned
from generator.base.words import words

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_ELEMENTS = frozenset(
    words(
        "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image linearGradient "
        "radialGradient stop clipPath mask pattern marker switch filter feBlend feColorMatrix feComponentTransfer "
        "feComposite "
        "feConvolveMatrix feDiffuseLighting feDisplacementMap feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
        "feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feDistantLight feSpecularLighting "
        "feSpotLight "
        "feTile feTurbulence style a"
    )
)
_TEXTS = frozenset(("text", "tspan", "textPath", "a"))
_ATTRIBUTES = frozenset(
    words(
        "id class style width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points viewBox preserveAspectRatio "
        "transform "
        "version dx dy rotate textLength lengthAdjust startOffset method spacing gradientUnits gradientTransform "
        "spreadMethod "
        "offset patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits "
        "markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2 result stdDeviation mode type "
        "values "
        "operator k1 k2 k3 k4 order kernelMatrix divisor bias edgeMode preserveAlpha surfaceScale diffuseConstant "
        "specularConstant specularExponent azimuth elevation z limitingConeAngle pointsAtX pointsAtY pointsAtZ scale "
        "xChannelSelector yChannelSelector radius baseFrequency numOctaves seed stitchTiles tableValues slope "
        "intercept "
        "amplitude exponent pathLength mask-type fill fill-opacity fill-rule stroke stroke-width stroke-opacity "
        "stroke-linecap "
        "stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color clip-path clip-rule mask "
        "filter "
        "marker marker-start marker-mid marker-end font-family font-size font-size-adjust font-style font-weight "
        "font-variant "
        "font-stretch text-anchor text-decoration letter-spacing word-spacing dominant-baseline alignment-baseline "
        "baseline-shift writing-mode direction unicode-bidi display visibility overflow stop-color stop-opacity "
        "flood-color "
        "flood-opacity lighting-color color-interpolation color-interpolation-filters shape-rendering text-rendering "
        "image-rendering paint-order vector-effect mix-blend-mode isolation space href"
    )
)
_ESCAPES = re.compile(r"@|\\|/\*")
_OUTSIDE = re.compile(r"expression\s*\(|javascript:|url\s*\((?!\s*['\"]?#[\w.-]+['\"]?\s*\))|image-set|src\s*\(", re.I)
_INSIDE = re.compile(r"#[\w.-]{1,80}")
_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]*)")
_UNSEEN = ("none", "hidden", "collapse")
_LONG = re.compile(r"(?<![.\d])\d{11,}")


def vector(data: bytes) -> MadeCopy:
    """The public copy of an SVG. Raises NoCopy."""
    from lxml import etree

    root = parsed(data)
    if root.tag != f"{{{_SVG}}}svg":
        raise WrongType("内容与扩展名“.svg”不符", "确认文件没有改错扩展名，在原来的程序里另存后再附上")
    removed: Removed = Removed()
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or not _drawn(node):
            removed["script" if str(node.tag).endswith("}script") else "custom"] += 1
            _without(node)
        elif _hidden(node):
            removed["hidden shape"] += 1
            _without(node)
        else:
            _element(node, removed)
    etree.cleanup_namespaces(root)
    return MadeCopy(etree.tostring(root, xml_declaration=True, encoding="UTF-8"), removed)


def _without(node: Any) -> None:
    """Take an element out, but not the text behind it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail and parent.tag.rpartition("}")[2] in _TEXTS:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    remove(node)


def _drawn(node: Any) -> bool:
    uri, _, name = node.tag[1:].rpartition("}")
    return uri == _SVG and name in _ELEMENTS


def _hidden(node: Any) -> bool:
    style = node.get("style", "").replace(" ", "").lower()
    return (
        node.get("display", "").strip() == "none"
        or node.get("visibility", "").strip() in _UNSEEN
        or any(mark in style for mark in ("display:none", "visibility:hidden", "visibility:collapse"))
    ) and node.getparent() is not None


def _element(node: Any, removed: Removed) -> None:
    name = node.tag.rpartition("}")[2]
    for key, value in list(node.attrib.items()):
        if not _shown(key, value):
            del node.attrib[key]
            removed["custom"] += 1
        elif key.rpartition("}")[2] == "href":
            _reference(node, key, value, name, removed)
    if name == "style":
        _sheet(node)
    elif name in _TEXTS:
        node.text, more = cleaned(node.text or "")
        removed.update(more)
    else:
        node.text = None
    parent = node.getparent()
    if parent is not None and parent.tag.rpartition("}")[2] in _TEXTS:
        node.tail, more = cleaned(node.tail or "")
        removed.update(more)
    else:
        node.tail = None


def _shown(key: str, value: str) -> bool:
    uri, _, local = key[1:].rpartition("}") if key.startswith("{") else ("", "", key)
    if local not in _ATTRIBUTES or uri not in ("", _XLINK, _XML):
        return False
    if local == "href":
        return uri in ("", _XLINK)
    if local not in ("font-family", "style") and not value.isascii():
        return False
    return not _leads_out(value) and not _LONG.search(value)


def _reference(node: Any, key: str, value: str, name: str, removed: Removed) -> None:
    """What an element refers to: a part of the same picture, or a picture that it holds and that is clean itself."""
    given = value.strip()
    held = _DATA.fullmatch(given) if name == "image" else None
    if held:
        node.set(key, _held(held[1], removed))
    elif name == "a" or not _INSIDE.fullmatch(given):
        removed["link"] += 1
        del node.attrib[key]


def _held(packed: str, removed: Removed) -> str:
    try:
        data = base64.b64decode(packed, validate=False)
    except (binascii.Error, ValueError):
        raise NoCopy("里面的图片已损坏") from None
    kind = kind_of(data)
    if not kind:
        raise NoCopy("里面的图片格式无法检查", "换成 PNG 或 JPG 后再嵌入")
    made = picture(data, kind)
    removed.update(made.removed)
    named = "jpeg" if kind == "jpg" else kind
    return f"data:image/{named};base64,{base64.b64encode(made.data).decode()}"


def _sheet(node: Any) -> None:
    text = node.text or ""
    if _leads_out(text) or len(node):
        raise NoCopy("样式里引用了外部内容，或有不能识别的写法", "在绘图程序里另存为“普通 SVG”，或改用 PNG")
    node.text = re.sub(r"<!--|-->", "", text)


def _leads_out(text: str) -> bool:
    """Whether a value or a style loads something, runs, or hides behind escapes that it might."""
    return bool(_ESCAPES.search(text) or _OUTSIDE.search(text))
