"""What a page says of its document outside the text: meta tags of 政府网站发展指引, headings, the metadata box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.authoring.importers.cleaning.site_chrome import fields
from generator.authoring.importers.source import Evidence
from generator.authoring.importers.structure import parts
from generator.base.patterns import pattern_table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_META = {
    "articletitle": ("title", "网页标签 ArticleTitle"),
    "pubdate": ("published", "网页标签 PubDate"),
    "contentsource": ("source", "网页标签 ContentSource"),
    "columnname": ("column", "网页标签 ColumnName"),
    "url": ("address", "网页标签 Url"),
}
_PARTS = re.compile(r"\s*(?<!\d)[-_|—–]+(?!\d)\s*")
_SITE_END = pattern_table("网 网站 门户 平台 首页 人民政府 信息公开", whole=True)
_SITE = re.compile(f"{_SITE_END.pattern}$")
_TITLE_LINES = "h1, h2, h3, [class*=title], [class*=tit], [id*=title], b, strong, font, td, p, span, div"


def facts(tree: LexborHTMLParser) -> tuple[Evidence, ...]:
    """All evidence of a page, the surest first: meta tags, the h1, the metadata box, and last the window's title."""
    evidence = [*_meta(tree)]
    headings = [
        node.text(strip=True) for node in tree.css("h1, .article-title, .article_title, .xxgk_title, #ArticleTitle")
    ]
    evidence.extend(Evidence("title", text, "网页大标题") for text in headings[:1] if 4 <= len(text) <= 120)
    evidence.extend(_box(tree))
    evidence.extend(_title_line(tree))
    title = tree.css_first("title")
    text = _PARTS.split(title.text(strip=True))[0] if title is not None else ""
    if len(text) >= 4 and not _SITE.search(text):
        evidence.append(Evidence("title", text, "网页窗口标题"))
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None and (canonical.attributes.get("href") or "").startswith("http"):
        evidence.append(Evidence("address", canonical.attributes.get("href") or "", "网页标签 canonical"))
    return tuple(evidence)


def _title_line(tree: LexborHTMLParser) -> list[Evidence]:
    """The first line outside links that reads as the title of an official document."""
    for node in tree.css(_TITLE_LINES):
        if len(node.html or "") > 600:
            continue
        text = " ".join(node.text(strip=True).split())
        linked = any(link.text(strip=True) for link in node.css("a"))
        if (
            8 <= len(text) <= 90
            and not linked
            and not re.search(r"[>＞»|｜]|位置[：:]", text)
            and parts.may_be_title(text)
            and parts.ends_title(text)
        ):
            return [Evidence("title", text, "网页标题行")]
    return []


def _meta(tree: LexborHTMLParser) -> list[Evidence]:
    evidence = []
    for node in tree.css("meta[name]"):
        name = (node.attributes.get("name") or "").lower()
        value = (node.attributes.get("content") or "").strip()
        if name in _META and value:
            evidence.append(Evidence(_META[name][0], value, _META[name][1]))
    return evidence


def _box(tree: LexborHTMLParser) -> list[Evidence]:
    """Lines of short elements that are made of labels and values: 索引号：… 发文字号：… 成文日期：…."""
    evidence: list[Evidence] = []
    for node in tree.css("tr, li, p, dl, div, span, td"):
        text = _line(node)
        if 4 < len(text) <= 200 and (facts_here := fields(text)):
            evidence.extend(fact for fact in facts_here if fact.name != "title" and fact not in evidence)
    return evidence


def _line(node: LexborNode) -> str:
    """The element's text in one line; a label cell without a colon gets one (索 引 号 | 000014349/2020-00001)."""
    if node.tag == "tr":
        cells = [" ".join(cell.text(separator="", strip=True).split()) for cell in node.css("td, th")]
        if len(cells) % 2 == 0 and cells:
            pairs = zip(cells[::2], cells[1::2], strict=True)
            return " ".join(f"{label.rstrip('：:')}：{value}" for label, value in pairs)
    return " ".join(node.text(separator=" ", strip=True).split()) if len(node.html or "") < 2000 else ""
