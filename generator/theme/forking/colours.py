"""Style sheets of a theme -> the colours of each look, and the pairs that are too hard to read (WCAG 2.2, 1.4.3).

The sheets are those that ``parts/head.html`` links, in that order; the pairs are the ``@pair`` lines of css/theme.css.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import tinycss2
from tinycss2 import color4

from generator.model.view import SiteView
from generator.theme.chain import Chain, view_for
from generator.theme.render.environment import environment

WANTED = 4.5
"""Least contrast of text and ground (AA for text of ordinary size)."""
LOOKS: dict[str, tuple[str, bool, bool]] = {
    "浅色": ("", False, False),
    "深色": ("dark", False, False),
    "深色（跟随系统）": ("", True, False),
    "高对比": ("contrast", False, False),
    "高对比（跟随系统）": ("", False, True),
}
"""Look -> what the reader chose, whether the system wishes dark, whether it wishes more contrast."""
_PAIR = re.compile(r"@pair\s+(.+?)\s+on\s+(.+?)\s*(?:\*/|$)", re.MULTILINE)
_SELECTOR = re.compile(r'(?::root)+((?:\[data-look="\w+"\]|:not\(\[data-look\]\))*)')


class Declared(msgspec.Struct, frozen=True):
    """One custom property as a sheet declares it. weight: specificity and order, later and more specific wins."""

    name: str
    value: str
    condition: str
    media: str
    weight: tuple[int, int]


class Weak(msgspec.Struct, frozen=True):
    """A pair that is hard to read: in which look, the tokens, their colours, the ratio."""

    look: str
    front: str
    ground: str
    front_colour: str
    ground_colour: str
    ratio: float


def sheets(chain: Chain, view: SiteView) -> list[str]:
    """The texts of the style sheets that every page links, in order."""
    sandbox = environment(chain, view_for(chain, view))
    page = sandbox.get_template("parts/head.html").render()
    names = {"/" + public: name for name, public in chain.assets.items()}
    texts = []
    for href in re.findall(r'<link rel="stylesheet" href="([^"]+)"', page):
        name = names.get(href, "")
        if name == "css/tokens.css":
            texts.append(chain.tokens_css.decode())
        elif name:
            texts.append(chain.static[name].read_text(encoding="utf-8", errors="replace"))
    return texts


def pairs(chain: Chain) -> list[tuple[str, str]]:
    """(front, ground) of every pair that the nearest css/theme.css with such lines names; "--x" or a colour."""
    for theme in chain.themes:
        place = theme.folder / "static/css/theme.css"
        if "static/css/theme.css" in chain.listings[theme.name]:
            pairs = _PAIR.findall(place.read_text(encoding="utf-8", errors="replace"))
            if pairs:
                return [
                    (front, ground)
                    for fronts, grounds in pairs
                    for front in _names(fronts)
                    for ground in _names(grounds)
                ]
    return []


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def declared(texts: Sequence[str]) -> list[Declared]:
    """Every custom property that the sheets give to the root."""
    every = [item for text in texts for item in _of_sheet(text)]
    return [msgspec.structs.replace(item, weight=(item.weight[0], order)) for order, item in enumerate(every)]


@lru_cache(maxsize=64)
def _of_sheet(text: str) -> tuple[Declared, ...]:
    declarations: list[Declared] = []

    def rules(nodes: Any, media: str) -> None:
        for node in nodes:
            if node.type == "qualified-rule":
                for selector in tinycss2.serialize(node.prelude).split(","):
                    match = _SELECTOR.fullmatch(selector.strip())
                    if match:
                        own(node.content, match[1], media, selector.count(":root") + selector.count("["))
            elif node.type == "at-rule" and node.lower_at_keyword == "media" and node.content and not media:
                inner = tinycss2.parse_rule_list(node.content, skip_whitespace=True, skip_comments=True)
                rules(inner, tinycss2.serialize(node.prelude).strip())

    def own(content: Any, condition: str, media: str, specificity: int) -> None:
        for item in tinycss2.parse_declaration_list(content, skip_whitespace=True, skip_comments=True):
            if item.type == "declaration" and item.name.startswith("--"):
                value = tinycss2.serialize(item.value).strip()
                declarations.append(Declared(item.name[2:], value, condition, media, (specificity, 0)))

    rules(tinycss2.parse_stylesheet(text, skip_whitespace=True, skip_comments=True), "")
    return tuple(declarations)


def tokens(given: list[Declared], look: str) -> dict[str, str]:
    """Token -> its value in one look, as written."""
    chosen, dark, more = LOOKS[look]
    media = {"": True, "(prefers-color-scheme: dark)": dark, "(prefers-contrast: more)": more}
    values: dict[str, str] = {}
    for item in sorted(given, key=lambda item: item.weight):
        wanted = re.findall(r'\[data-look="(\w+)"\]', item.condition)
        fits = all(name == chosen for name in wanted) and not (":not(" in item.condition and chosen)
        if fits and media.get(item.media, False):
            values[item.name] = item.value
    return values


def resolved(name: str, values: Mapping[str, str], depth: int = 0) -> str:
    """A token or colour -> a colour as CSS writes it, references followed."""
    value = values.get(name, name)
    match = re.fullmatch(r"var\(\s*--([\w-]+)\s*\)", value)
    return resolved(match[1], values, depth + 1) if match and depth < 10 else value


def source(name: str, values: Mapping[str, str]) -> str:
    """The token from which a token has its colour in the end: link -> brand."""
    for _ in range(10):
        match = re.fullmatch(r"var\(\s*--([\w-]+)\s*\)", values.get(name, ""))
        if not match:
            break
        name = match[1]
    return name


def colour(text: str) -> tuple[float, float, float] | None:
    """A CSS colour as red, green, blue from 0 to 1;
    None for what cannot be computed or lets the ground shine through."""
    parsed = color4.parse_color(text)
    try:
        red, green, blue, alpha = (float(part or 0) for part in parsed.to("srgb"))
    except (AttributeError, NotImplementedError, TypeError, ValueError):
        return None
    return None if alpha < 1 else (red, green, blue)


def luminance(rgb: tuple[float, float, float]) -> float:
    """Relative luminance (WCAG)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def weak(chain: Chain, view: SiteView) -> Iterator[Weak]:
    """Every pair below 4.5:1, in every look. Colours that cannot be computed are passed over."""
    given = declared(sheets(chain, view))
    wanted = pairs(chain)
    for look in LOOKS:
        values = tokens(given, look)
        for front, ground in wanted:
            texts = resolved(front, values), resolved(ground, values)
            one, other = colour(texts[0]), colour(texts[1])
            if one and other and contrast(one, other) < WANTED:
                ratio = round(contrast(one, other), 2)
                yield Weak(look, source(front, values), source(ground, values), *texts, ratio)


def nearest(text: str, against: Sequence[str]) -> str:
    """The nearest lightness of a colour that can be read against several others, as #rrggbb; "" when there is none."""
    one = colour(text)
    others = [ground for ground in map(colour, against) if ground]
    if one is None:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(*one)
    for step in range(1, 101):
        for value in (light - step / 100, light + step / 100):
            if 0 <= value <= 1:
                parts = [round(part * 255) for part in colorsys.hls_to_rgb(hue, value, saturation)]
                mixed = (parts[0] / 255, parts[1] / 255, parts[2] / 255)
                if all(contrast(mixed, other) >= WANTED for other in others):
                    return "#" + "".join(f"{part:02x}" for part in parts)
    return ""
