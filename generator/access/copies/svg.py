"""An SVG -> its shapes and texts: no script, no event, no address outside of itself, no style that loads, no
animation."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Set
from typing import Any

from generator.access.copies.office.scrub import parsed, remove
from generator.access.copies.pictures import kind_of, picture
from generator.access.copies.refused import MadeCopy, NoCopy, Removed, WrongType
from generator.access.copies.svg_styles import Sheets
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
_NUMBER = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_REFERRED = re.compile(r"#([\w.-]+)")
_TURNS = 20
_QUIET = frozenset(("linearGradient", "radialGradient", "clipPath", "filter", "mask", "marker", "pattern"))
_LONG = re.compile(r"(?<![.\d])\d{11,}")


def vector(data: bytes) -> MadeCopy:
    """The public copy of an SVG. Raises NoCopy."""
    from lxml import etree

    root = parsed(data)
    if root.tag != f"{{{_SVG}}}svg":
        raise WrongType("内容与扩展名“.svg”不符", "确认文件没有改错扩展名，在原来的程序里另存后再附上")
    removed: Removed = Removed()
    styles, box = Sheets(root), _box(root)
    _choose(root)
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or not _drawn(node):
            removed["script" if str(node.tag).endswith("}script") else "custom"] += 1
            _without(node)
        elif node is not root and (styles.hides(node) or _beside(node, box)):
            removed["hidden shape"] += 1
            _without(node)
        else:
            _element(node, removed)
    _unused(root, removed)
    etree.cleanup_namespaces(root)
    return MadeCopy(etree.tostring(root, xml_declaration=True, encoding="UTF-8"), removed)


def _unused(root: Any, removed: Removed) -> None:
    """Take out of what is kept to be drawn elsewhere what nothing draws."""
    for _ in range(_TURNS):
        written = " ".join(value for node in root.iter() for value in node.attrib.values() if "#" in value)
        written += " " + " ".join(node.text or "" for node in root.iter(f"{{{_SVG}}}style"))
        wanted = set(_REFERRED.findall(written))
        stored = [node for store in root.iter(f"{{{_SVG}}}defs") for node in store] + list(
            root.iter(f"{{{_SVG}}}symbol")
        )
        doomed = [node for node in stored if not _wanted(node, wanted)]
        for node in doomed:
            removed["hidden shape"] += node.tag.rpartition("}")[2] not in _QUIET
            _without(node)
        if not doomed:
            return


def _wanted(node: Any, wanted: Set[str]) -> bool:
    return node.tag.endswith("}style") or any(one.get("id") in wanted for one in node.iter())


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


def _choose(root: Any) -> None:
    """Of several ways to draw the same the one that readers of Chinese see."""
    for switch in list(root.iter(f"{{{_SVG}}}switch")):
        ways = [way for way in switch if isinstance(way.tag, str)]
        fits = (way for way in ways if way.get("systemLanguage", "zh").lower().startswith("zh"))
        taken = next(fits, None)
        for way in ways:
            if way is not taken:
                _without(way)


def _box(root: Any) -> tuple[float, ...]:
    """Left, top, right, bottom of what is shown; () when the picture does not say it."""
    numbers = [_length(one) for one in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    if len(numbers) != 4:
        numbers = [0.0, 0.0, _length(root.get("width", "")), _length(root.get("height", ""))]
    left, top, wide, high = (number if number is not None else 0.0 for number in numbers)
    return (left, top, left + wide, top + high) if wide > 0 and high > 0 else ()


def _length(text: str) -> float | None:
    match = _NUMBER.match(text)
    return float(match[0]) if match and not text.rstrip().endswith("%") else None


def _beside(node: Any, box: tuple[float, ...]) -> bool:
    """Whether a text stands far beside the picture, where nothing may move it into it."""
    if (
        not box
        or node.tag.rpartition("}")[2] != "text"
        or any("transform" in up.attrib for up in (node, *node.iterancestors()))
    ):
        return False
    x, y = (_length(node.get(name, "0")) or 0.0 for name in ("x", "y"))
    wide, high = box[2] - box[0], box[3] - box[1]
    return not (box[0] - wide <= x <= box[2] + wide and box[1] - high <= y <= box[3] + high)


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
