"""The title of a page's document: what its tags, its headings, its text and its window say, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from generator.authoring.importers.cleaning.to_simplified import folded
from generator.authoring.importers.source import Evidence, notice
from generator.authoring.importers.structure import parts
from generator.authoring.importers.structure.head import joined
from generator.authoring.importers.webpage.noise import is_round_the_page
from generator.base.patterns import pattern_table
from generator.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

TAG, HEADING, LINE, WINDOW = "网页标签 ArticleTitle", "网页大标题", "网页标题行", "网页窗口标题"
_NAMED = (
    "h1, .article-title, .article_title, .xxgk_title, #ArticleTitle, .rich_media_title, #activity-name, .arti_title"
)
_PARTS = re.compile(r"\s*(?<!\d)[-_|—–]+(?!\d)\s*")
_SITE_END = pattern_table("网 网站 门户 平台 首页 人民政府 信息公开", whole=True)
_SITE = re.compile(f"{_SITE_END.pattern}$")
_LINES = "h1, h2, h3, [class*=title], [class*=tit], [id*=title], b, strong, font, td, p, span, div"
_CUT = re.compile(r"(?:…+|\.{3,})$")
_SHORTEST, _LONGEST = 4, 160
_MARKED = 800
"""Letters of the line of a title with its markup."""


def titles(
    tree: LexborHTMLParser, known: tuple[Evidence, ...], inside: AbstractSet[int], lengths: dict[int, int]
) -> tuple[tuple[Evidence, ...], tuple[Diagnostic, ...]]:
    """Titles, the best first, and what to tell where two disagree.

    A reader sees the heading. The tag is what the site itself says; it wins where the page shows it somewhere, and
    where it shows no heading. known: what tags and the index box say. inside: the article's elements.
    """
    sites = {_bare(item.value) for item in known if item.name in ("site", "column")}
    stated = [item for item in known if item.name == "title" and _bare(item.value) not in sites]
    tags = [item for item in stated if item.place == TAG and not _SITE.search(item.value)]
    others = [item for item in stated if item.place != TAG]
    headings = [Evidence("title", text, HEADING) for text in _headings(tree, inside) if _bare(text) not in sites]
    lines = [Evidence("title", text, LINE) for text in _title_line(tree, inside, lengths)]
    windows = [*_shared(tree), *_shown_of_window(tree), *_window(tree, sites)]
    seen = _bare((tree.body.text() or "") if tree.body is not None else "")
    order, told = _ordered(tags, headings, seen)
    evidence = [*order, *others, *lines, *windows]
    return tuple(_completed(evidence)), told


def _ordered(
    tags: list[Evidence], headings: list[Evidence], seen: str
) -> tuple[list[Evidence], tuple[Diagnostic, ...]]:
    if not tags or not headings:
        return [*tags, *headings], ()
    tag, heading = _bare(tags[0].value), _bare(headings[0].value)
    if tag == heading or tag in heading:
        return [*headings, *tags], ()
    cut = _CUT.sub("", tag)
    if heading in tag or (cut != tag and heading.startswith(cut)):
        return ([*tags, *headings] if cut == tag else [*headings, *tags]), ()
    first, second = (tags, headings) if tag in seen else (headings, tags)
    message = f"{first[0].place}“{first[0].value[:60]}”与{second[0].place}“{second[0].value[:60]}”不一致，标题用了前者"
    return [*first, *second], (notice(message, "请对照原件核对标题。"),)


def _headings(tree: LexborHTMLParser, inside: AbstractSet[int]) -> list[str]:
    """Main headings, those above the article before those of the site."""
    headings: list[tuple[bool, str]] = []
    for node in tree.css(_NAMED):
        text = lines_joined(node)
        if not _SHORTEST <= len(text) <= _LONGEST or _SITE.search(text) or node.css_first("h1 h1, form, ul, table"):
            continue
        above = node.mem_id in inside or not is_round_the_page(node)
        headings.append((not ((above and node.tag == "h1") or above), text))
    return list(dict.fromkeys(text for _, text in sorted(headings, key=lambda one: one[0])))


def _title_line(tree: LexborHTMLParser, inside: AbstractSet[int], lengths: dict[int, int]) -> Iterator[str]:
    """The first line outside links, above the text, that reads as the title of an official document."""
    for node in tree.css(_LINES):
        if lengths.get(node.mem_id, 0) > _LONGEST:
            continue
        text = lines_joined(node)
        if node.mem_id in inside and (re.search("[。；]|：$", text) or re.match(r"附\s*件", text)):
            return
        linked = any(link.text(strip=True) for link in node.css("a"))
        if (6 if node.tag in ("h1", "h2", "h3") else 8) <= len(text) <= 90 and not linked and _reads_as_title(text):
            yield text
            return


def _reads_as_title(text: str) -> bool:
    return not re.search(r"[>＞»|｜]|位置[：:]", text) and parts.may_be_title(text) and parts.ends_title(text)


def _shared(tree: LexborHTMLParser) -> Iterator[Evidence]:
    for node in tree.css("meta[property]"):
        value = " ".join((node.attributes.get("content") or "").split())
        if node.attributes.get("property") == "og:title" and len(value) >= _SHORTEST and not _SITE.search(value):
            yield Evidence("title", value, "网页标签 og:title")


def _window(tree: LexborHTMLParser, sites: set[str]) -> Iterator[Evidence]:
    """The part of the window's title that is no name of a site or a column: what reads most as a title, else the
    first."""
    node = tree.css_first("title")
    pieces = _PARTS.split(" ".join((node.text() or "").split())) if node is not None else []
    good = [text for text in pieces if len(text) >= _SHORTEST and not _SITE.search(text) and _bare(text) not in sites]
    named = [text for text in good if _reads_as_title(text)]
    best = max(named, key=lambda text: ("关于" in text, len(text))) if named else good[0] if good else ""
    if best:
        yield Evidence("title", best, WINDOW)


def _shown_of_window(tree: LexborHTMLParser) -> Iterator[Evidence]:
    """A line of the page that the window's title begins or ends with: systems put the names of the site and of the
    column before or behind it, with nothing but a blank between them."""
    node = tree.css_first("title")
    window = _bare(node.text() or "") if node is not None else ""
    printed: list[str] = []
    for one in tree.css(_LINES) if window else ():
        if len(one.html or "") > _MARKED or is_round_the_page(one) or one.css_first("a") is not None:
            continue
        text = lines_joined(one)
        bare = _bare(text)
        part = window != bare and (window.startswith(bare) or window.endswith(bare))
        if part and _SHORTEST + 2 <= len(bare) <= _LONGEST and not _SITE.search(text):
            printed.append(text)
    if printed:
        yield Evidence("title", max(printed, key=len), LINE)


def _completed(evidence: list[Evidence]) -> Iterator[Evidence]:
    """Titles that a template cut (关于做好……) give way to the whole ones."""
    whole = [item for item in evidence if not _CUT.search(item.value)]
    for item in evidence:
        stem = _bare(_CUT.sub("", item.value))
        full = next((other for other in whole if _bare(other.value).startswith(stem)), None)
        if stem == _bare(item.value) or full is None:
            yield item
        else:
            yield full


def lines_joined(node: LexborNode) -> str:
    """The text of a heading, its lines joined as a title's are."""
    text = ""
    for line in node.text(separator="\n", strip=True).split("\n"):
        bare = " ".join(line.split())
        text = joined(text, bare) if text and bare else text or bare
    return text


def _bare(text: str) -> str:
    return "".join(folded(text).split())
