"""Underlined blanks and tabs with a line as leader -> ``____``: places of a form that a person fills in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import W, all_of, parents, words_node

LEAST, MOST = 4, 40
"""Underscores of a blank: enough to be read as one, not more than a line of a phone."""
_LINES = ("underscore", "heavy")
_DOTS = ("dot", "middleDot", "hyphen")
_BLANK = " \u00a0\u2002\u2003\u2000\u2001\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_GAP = re.compile(f"[{_BLANK}\t]{{2,}}")
_TAB_WIDTH = 8
_TWIPS = 20
_DEFAULT_SIZE = 21


@dataclass(frozen=True, slots=True)
class Forms:
    """What styles say that matters here: which underline their text, and their tab stops (twips -> leader)."""

    underlined: dict[str, bool]
    stops: dict[str, dict[int, str]]
    default_paragraph: str = ""


def forms_of(root: Element | None) -> Forms:
    """The styles of ``word/styles.xml``; a style that says nothing does as the one it is based on."""
    styles = {node.get(f"{W}styleId", ""): node for node in root.findall(f"{W}style")} if root is not None else {}
    underlined: dict[str, bool] = {}
    stops: dict[str, dict[int, str]] = {}
    default = ""
    for identity, style in styles.items():
        chain = _chain(identity, styles)
        lines = [line for line in (_line(node.find(f"{W}rPr")) for node in chain) if line is not None]
        underlined[identity] = bool(lines and lines[0])
        stops[identity] = {}
        for node in reversed(chain):
            _add(stops[identity], node.find(f"{W}pPr"))
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
            default = identity
    return Forms(underlined, stops, default)


def written_out(root: Element, forms: Forms) -> int:
    """Write every such blank as underscores, in place; gives how many."""
    done = 0
    for paragraph in all_of(root, "p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = named.get(f"{W}val", "") if named is not None else forms.default_paragraph
        done += _leaders(paragraph, forms, style)
        done += _underlines(paragraph, forms, style)
    return done


def _chain(identity: str, styles: dict[str, Element]) -> list[Element]:
    chain: list[Element] = []
    seen: set[str] = set()
    while identity in styles and identity not in seen:
        seen.add(identity)
        chain.append(styles[identity])
        based = styles[identity].find(f"{W}basedOn")
        identity = based.get(f"{W}val", "") if based is not None else ""
    return chain


def _line(properties: Element | None) -> bool | None:
    node = properties.find(f"{W}u") if properties is not None else None
    return None if node is None else node.get(f"{W}val", "none") != "none"


def _is_underlined(run: Element, forms: Forms, style: str) -> bool:
    """Direct form first, then the run's style, then the paragraph's."""
    direct = _line(run.find(f"{W}rPr"))
    if direct is not None:
        return direct
    named = run.find(f"{W}rPr/{W}rStyle")
    if named is not None and forms.underlined.get(named.get(f"{W}val", "")):
        return True
    return forms.underlined.get(style, False)


def _underlines(paragraph: Element, forms: Forms, style: str) -> int:
    """Blanks in stretches of underlined text; tabs among them count as blanks."""
    own = parents(paragraph)
    nodes: list[tuple[bool, Element, Element]] = []
    for run in all_of(paragraph, "r"):
        lined = _is_underlined(run, forms, style)
        nodes += [
            (lined, child, run)
            for child in run
            if child.tag in (f"{W}t", f"{W}tab", f"{W}drawing", f"{W}pict", f"{W}br", f"{W}cr")
        ]
    done = 0
    for lined, group in groupby(nodes, key=lambda item: item[0] and item[1].tag in (f"{W}t", f"{W}tab")):
        stretch = list(group)
        if lined and not _in_link(stretch[0][2], own):
            done += _filled(stretch)
    return done


def _in_link(run: Element, above: dict[Element, Element]) -> bool:
    return run in above and above[run].tag == f"{W}hyperlink"


def _filled(stretch: list[tuple[bool, Element, Element]]) -> int:
    words = "".join((node.text or "") if node.tag == f"{W}t" else "\t" for _, node, _ in stretch)
    fresh, count = _with_blanks(words)
    if not count:
        return 0
    first = True
    for _, node, run in stretch:
        at = list(run).index(node)
        if first:
            run[at] = words_node(fresh)
            first = False
        else:
            run.remove(node)
    return count


def _with_blanks(words: str) -> tuple[str, int]:
    """An underlined text with its gaps as underscores.

    Only blanks: one gap. Blanks round a value (``  800  ``) are how it was typed. Blanks between words
    (``    年    月``) or after a colon are gaps.
    """
    bare = words.strip(_BLANK + "\t")
    if not bare:
        return (_gap(words), 1) if len(words) > 1 or "\t" in words or "\u3000" in words else (words, 0)
    core = words.rstrip(_BLANK + "\t")
    tail = words[len(core) :]
    between = _GAP.search(words, len(words) - len(words.lstrip(_BLANK + "\t")), len(core))
    ends = core.endswith(("：", ":")) and _GAP.fullmatch(tail)
    if between is None and not ends:
        return words, 0
    fresh, count = _GAP.subn(lambda match: _gap(match.group()), core) if between else (core, 0)
    return fresh + (_gap(tail) if ends else tail), count + bool(ends)


def _gap(words: str) -> str:
    size = sum(_TAB_WIDTH if sign == "\t" else 2 if sign in "\u3000\u2003\u2001" else 1 for sign in words)
    return "_" * min(max(size, LEAST), MOST)


def _leaders(paragraph: Element, forms: Forms, style: str) -> int:
    """Tabs that run to a stop with a line: which stop that is follows from what stands before it on the line."""
    stops = dict(forms.stops.get(style, {}))
    _add(stops, paragraph.find(f"{W}pPr"))
    if not any(leader in (*_LINES, *_DOTS) for leader in stops.values()):
        return 0
    indent = paragraph.find(f"{W}pPr/{W}ind")
    at = float(sum(_twips(indent, name) for name in ("left", "start", "firstLine")) - _twips(indent, "hanging"))
    done = 0
    nodes = [(run, child, size) for run in all_of(paragraph, "r") for size in (_size(run),) for child in list(run)]
    texts = [place for place, (_, node, _) in enumerate(nodes) if (node.text or "").strip()]
    for place, (run, node, half_points) in enumerate(nodes):
        if node.tag == f"{W}t":
            at += _width(node.text or "", half_points)
        elif node.tag in (f"{W}br", f"{W}cr"):
            at = float(_twips(indent, "left"))
        elif node.tag == f"{W}tab":
            stop = next((stop for stop in sorted(stops) if stop > at), None)
            if stop is None:
                continue
            leader, size = stops[stop], int((stop - at) / (_DEFAULT_SIZE / 4 * _TWIPS))
            at = float(stop)
            last = not texts or texts[-1] < place
            if leader in _LINES or (leader in _DOTS and last):
                run[list(run).index(node)] = words_node("_" * min(max(size, LEAST), MOST))
                done += 1
    return done


def _add(stops: dict[int, str], properties: Element | None) -> None:
    for stop in properties.findall(f"{W}tabs/{W}tab") if properties is not None else ():
        place = _twips(stop, "pos")
        if stop.get(f"{W}val") == "clear":
            stops.pop(place, None)
        elif stop.get(f"{W}val") != "bar":
            stops[place] = stop.get(f"{W}leader", "none")


def _twips(node: Element | None, name: str) -> int:
    value = node.get(f"{W}{name}", "0") if node is not None else "0"
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else 0


def _size(run: Element) -> int:
    """Half points of a run's type; those of 五号 where nothing is said."""
    node = run.find(f"{W}rPr/{W}sz")
    value = node.get(f"{W}val", "") if node is not None else ""
    return int(value) if value.isdigit() and len(value) < 4 else _DEFAULT_SIZE


def _width(words: str, size: int) -> float:
    """Twips that a text takes: a Han character is as wide as it is high, others half of that."""
    return sum((size / 2 * _TWIPS) if ord(sign) > 0x2E80 else (size / 4 * _TWIPS) for sign in words)
