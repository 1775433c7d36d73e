"""A whole page -> the node that holds the document: a container that Chinese site systems name,
else the densest one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

KNOWN = (
    "#UCAP-CONTENT",
    "#zoom",
    "#Zoom",
    "#ZOOM",
    ".TRS_Editor",
    ".TRS_UEDITOR",
    ".trs_editor_view",
    "#js_content",
    ".v_news_content",
    ".wp_articlecontent",
    ".pages_content",
    ".article-content",
    ".article_content",
    ".articleContent",
    "#articleContent",
    ".article_con",
    ".content_text",
    ".con_text",
    ".xxgk_content",
    ".news_content",
    ".newscontent",
    ".zw-content",
    ".view_content",
    ".detail-content",
    ".detail_content",
    ".conTxt",
    ".txt_con",
    ".wzcon",
    ".wz_con",
    ".info-content",
    ".entry-content",
    "[itemprop=articleBody]",
    "#content-text",
    "#barrierfree_container article",
    "article",
)
"""Containers of the site systems (TRS, 开普, 大汉, WeChat, 博达 ...) that most county sites run on."""
_NOISE = (
    "script, style, noscript, template, iframe, object, embed, nav, form, button, select, footer, svg, "
    ".breadcrumb, .breadcrumbs, .crumb, .crumbs, .position, .location, .weizhi, .dqwz, "
    ".share, .bdsharebuttonbox, .bshare-custom, .print, .toolbar, .fontsize, .pagination, .prev-next, .related, "
    ".sidebar, .side, .copyright, .footer, .foot, .nav, .navbar, .menu"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_SHARE = 0.6
_CONTAINERS = ("div", "section", "article", "main", "td", "table", "tbody", "tr", "body", "center", "span", "form")


def without_noise(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Take scripts, navigation and hidden parts out of the tree; gives the hidden texts,
    since a reader never saw them."""
    for node in tree.css(_NOISE):
        node.decompose()
    hidden: list[str] = []
    for node in tree.css("[hidden], [style]"):
        style = node.attributes.get("style") or ""
        if "hidden" in node.attributes or _HIDDEN_STYLE.search(style):
            text = node.text(strip=True)
            if text:
                hidden.append(text)
            node.decompose()
    return tuple(hidden)


def find(tree: LexborHTMLParser) -> LexborNode | None:
    """The node of the main text; the body of a page that is nothing else; None for a page without a body."""
    body = tree.body
    if body is None:
        return None
    total = weight(body)
    for selector in KNOWN:
        nodes = sorted(tree.css(selector), key=weight, reverse=True)
        if nodes and weight(nodes[0]) >= max(40, total * 0.3):
            return nodes[0]
    return _densest(body)


def weight(node: LexborNode) -> int:
    """Characters of text that is not inside links: what navigation has little of."""
    linked = sum(len(link.text(strip=True)) for link in node.css("a"))
    return max(0, len(node.text(strip=True)) - linked)


def _densest(node: LexborNode) -> LexborNode:
    """Down the tree while one child holds most of the text. Stops above paragraphs, so that none is lost."""
    while True:
        inner = [child for child in node.iter() if child.tag in _CONTAINERS]
        best = max(inner, key=weight, default=None)
        if best is None or weight(best) < _SHARE * weight(node) or _mostly_own_text(best):
            return node if best is None or not _mostly_own_text(best) or weight(best) < _SHARE * weight(node) else best
        node = best


def _mostly_own_text(node: LexborNode) -> bool:
    """True for a container whose text stands in it directly or in paragraphs, not in further containers."""
    deeper = sum(weight(child) for child in node.iter() if child.tag in _CONTAINERS)
    return deeper < _SHARE * weight(node)
