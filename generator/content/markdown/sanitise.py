"""Turns the author's raw HTML into HTML that a county's page may hold; nh3 has the last word.

The whole rendered text goes through nh3, so that tags left open are closed. Two marks keep apart what is ours and what
is the author's: an attribute of ours begins with `OWN` (a character that `normalise` has taken out of the text), and
only such a class, id or aria-label stays; a local link is a placeholder already, and no other relative link stays.
"""

from __future__ import annotations

import html as entities
import re

import nh3

from generator.base.patterns import lazy_re
from generator.content.markdown.body import PLACEHOLDER, Composition, escape, is_local, is_web
from generator.content.markdown.tables import FRAME_CLOSE, frame_open

OWN = "\ue001"

_AUTHORS_TAGS = {
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup", "col"),
    *("ruby", "rt", "rp", "sub", "sup", "br", "details", "summary", "div", "p", "span", "img", "a", "ul", "ol", "li"),
    *("blockquote", "b", "i", "u", "em", "strong", "del", "ins", "s", "dl", "dt", "dd", "figure", "figcaption"),
}
_OUR_TAGS = {"h2", "h3", "h4", "h5", "h6", "hr", "pre", "code", "section"}
_EMPTIED_TAGS = {"script", "style", "iframe", "object", "textarea", "title", "xmp", "noembed", "noframes", "noscript"}
_CELL = {"colspan", "rowspan", "scope"}
_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "aria-label"},
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": _CELL,
    "th": _CELL,
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start"},
    "details": {"open"},
}
_OURS = {"class", "id", "aria-label", "rel", "loading", "scope"}
_NUMBERS = {"colspan", "rowspan", "span", "start", "width", "height"}
_ALIGNED = {"td", "th"}

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
_TAG = lazy_re(rf"""<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*{_VALUE})?)*+)\s*/?>""")
_ATTRIBUTE = lazy_re(rf"""\s+([^\s"'<>/=]+)(?:\s*=\s*({_VALUE}))?""")
_EMPTY_PARAGRAPH = lazy_re(r"<p>\s*</p>\n?")
_TABLE = lazy_re(r"</?table\b[^>]*>\n?")


def mark_tags(content: str, line: int, composition: Composition) -> str:
    """Rewrite the tags in a piece of raw HTML that begins on `line`: links get placeholders, unknown tags go."""

    def rewrite(match: re.Match[str]) -> str:
        closing, name = match.group(1), match.group(2).lower()
        if name in _EMPTIED_TAGS:
            return match.group()
        if name not in _AUTHORS_TAGS:
            return ""
        if closing:
            return f"</{name}>"
        attributes = {key.lower(): _plain(value) for key, value in _ATTRIBUTE.findall(match.group(3))}
        return _open_tag(name, attributes, line + content.count("\n", 0, match.start()), composition)

    return _TAG.sub(rewrite, content)


def sanitise(html: str, composition: Composition) -> str:
    """Sanitise a whole body; links that do not survive leave `composition`, tables get their frame."""
    html = nh3.clean(
        html,
        tags=_AUTHORS_TAGS | _OUR_TAGS,
        clean_content_tags=_EMPTIED_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_allow,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    html = html.replace('<details open="">', "<details open>")
    html = _EMPTY_PARAGRAPH.sub("", html)  # a table or list inside a paragraph ends it and leaves its end tag alone
    return _frame_tables(_renumber(html.lstrip("\n"), composition), composition)


def _plain(value: str) -> str:
    return entities.unescape(value[1:-1] if value[:1] in ("'", '"') else value)


def _open_tag(name: str, attributes: dict[str, str], line: int, composition: Composition) -> str:
    kept = {key: value for key, value in attributes.items() if key not in _OURS or key == "scope"}
    if name == "a" and "href" in kept:
        if is_local(kept["href"]):
            kept["href"] = composition.link(kept["href"].strip(), line, image=False)
        elif is_web(kept["href"]):
            kept |= {"rel": f"{OWN}noopener noreferrer", "class": f"{OWN}external"}
    elif name == "img":
        if is_local(kept.get("src", "")):
            kept["src"] = composition.link(kept.get("src", "").strip(), line, image=True)
        kept |= {"alt": kept.get("alt", ""), "loading": f"{OWN}lazy"}
    elif name in _ALIGNED and (side := kept.get("align", "").lower()) in ("left", "right", "center"):
        kept["class"] = f"{OWN}align-{side}"
    return f"<{name}" + "".join(f' {key}="{escape(value)}"' for key, value in kept.items()) + ">"


def _allow(tag: str, attribute: str, value: str) -> str | None:
    """Judge one attribute of one tag, ours or the author's."""
    if attribute in ("href", "src"):
        return value if PLACEHOLDER.fullmatch(value) or not is_local(value) else None
    if value.startswith(OWN):
        return value[1:]
    if attribute == "scope":
        return value if value in ("col", "row", "colgroup", "rowgroup") else None
    if attribute in _OURS:
        return None
    if attribute in _NUMBERS:
        return value if value.isascii() and value.isdigit() else None
    return "" if attribute == "open" else value


def _renumber(html: str, composition: Composition) -> str:
    """Leave out the links that stood in a comment or in a tag that has gone."""
    numbers = {int(number) for number in PLACEHOLDER.findall(html)}
    new = {old: position for position, old in enumerate(sorted(numbers))}
    composition.links = [link for number, link in enumerate(composition.links) if number in numbers]
    return PLACEHOLDER.sub(lambda match: f"\ue000{new[int(match.group(1))]}\ue001", html)


def _frame_tables(html: str, composition: Composition) -> str:
    """Frame each outermost table."""
    depth = 0

    def frame(match: re.Match[str]) -> str:
        nonlocal depth
        if match.group().startswith("</"):
            depth -= 1
            return match.group().rstrip("\n") + "\n" + FRAME_CLOSE if depth == 0 else match.group()
        depth += 1
        if depth > 1:
            return match.group()
        composition.tables += 1
        return frame_open(composition.tables) + match.group()

    return _TABLE.sub(frame, html)
