"""What a site puts into and round an article: controls, buttons for sharing and printing, ways back, credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.base.patterns import pattern_table
from generator.base.words import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MACHINERY = "script, style, template, noscript, svg, button, select, textarea, datalist"
_TOOLS = (
    "nav, footer, form, .breadcrumb, .breadcrumbs, .crumb, .crumbs, .position, .location, .weizhi, .dqwz, .share, "
    ".bdsharebuttonbox, .bshare-custom, .print, .toolbar, .fontsize, .pagination, .prev-next, .related, .sidebar, "
    ".side, .copyright, .footer, .foot, .nav, .navbar, .menu"
)
_CREDITS = pattern_table(
    "版权所有 主办 承办 ICP 备案 网站地图 Copyright 技术支持 当前位置 所在位置 上一篇 下一篇 上一条 下一条 分享 打印 关闭 字号 收藏 返回顶部 二维码",
    flags=re.IGNORECASE,
)
BOILERPLATE = pattern_table(
    (r"(?:网友|个人)(?:的)?观点", "评论只代表网友观点"),
    (r"(?:与)?本[站网]立场", "与本站立场无关"),
    (r"自觉遵守.{0,8}法律?法?规?", "请自觉遵守法律法规"),
    (r"(?:建议|请)使用.{0,20}浏览器?", "建议使用新版浏览器"),
    (r"扫一扫|扫描二维码", "扫一扫", "扫描二维码"),
    (r"转载请注明|未经.{0,8}授权", "转载请注明来源", "未经书面授权"),
)
"""Sentences that sites put on every page."""
_SHORT, _LONGEST_FOOT = 60, 400
_LINKED_SHARE = 0.5
_SENTENCE = re.compile("[^。！？]{8,}[。！？]")
_CHROME = frozenset(words("nav footer aside select header"))
_CHROME_NAMES = frozenset(
    words(
        "nav navbar menu foot footer head header side sidebar crumb crumbs breadcrumb breadcrumbs share copyright link "
        "links friend recommend related hot rank search login comment comments logo banner tool toolbar qrcode ewm"
    )
)


def without_machinery(tree: LexborHTMLParser) -> None:
    """Take out what is never text: scripts, styles, templates and the controls of forms."""
    for node in tree.css(_MACHINERY):
        node.decompose()


def without_tools(article: LexborNode) -> tuple[str, ...]:
    """Take navigation, buttons and credits out of an article; their texts. What holds sentences is no tool, whatever
    its name is."""
    gone: list[str] = []
    seen: set[int] = set()
    whole = len("".join((article.text() or "").split()))
    for node in article.css(_TOOLS):
        if node.mem_id == article.mem_id or node.mem_id in seen or not _is_tool(node):
            continue
        if len("".join((node.text() or "").split())) > _LINKED_SHARE * whole and node.tag != "nav":
            continue
        seen.update(below.mem_id for below in node.traverse())
        if text := " ".join((node.text() or "").split()):
            gone.append(text)
        node.decompose()
    return tuple(gone)


def without_frame(body: LexborNode) -> tuple[str, ...]:
    """Take head, navigation and foot out of a page of which no part was recognised as the article; their texts."""
    gone: list[str] = []
    seen: set[int] = set()
    for node in body.css("[class], [id], header, nav, footer, aside"):
        if node.mem_id in seen or node.tag in ("body", "html") or not is_frame(node) or node.css_first("h1"):
            continue
        text = "".join((node.text() or "").split())
        linked = sum(len("".join((link.text() or "").split())) for link in node.css("a"))
        is_foot = bool(_CREDITS.search(text)) and len(text) <= _LONGEST_FOOT
        if is_foot or not _SENTENCE.search(text) or linked > _LINKED_SHARE * len(text):
            seen.update(below.mem_id for below in node.traverse())
            gone.extend([" ".join((node.text() or "").split())] if text else [])
            node.decompose()
    return tuple(gone)


def is_round_the_page(node: LexborNode) -> bool:
    """Whether a node stands in what every page of a site has: navigation, foot, sidebar."""
    while node.parent is not None and node.tag != "body":
        if is_frame(node):
            return True
        node = node.parent
    return False


def is_frame(node: LexborNode) -> bool:
    """Whether a node is named as what stands on every page of a site."""
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower()
    return node.tag in _CHROME or not _CHROME_NAMES.isdisjoint(re.split(r"[-_\s\d]+", named))


def _is_tool(node: LexborNode) -> bool:
    text = "".join((node.text() or "").split())
    linked = sum(len("".join((link.text() or "").split())) for link in node.css("a"))
    if node.css_first("table, img") and not linked and node.tag != "form":
        return False
    if _SENTENCE.search(text) and linked <= _LINKED_SHARE * len(text):
        return bool(_CREDITS.search(text)) and node.tag == "footer" and len(text) <= 3 * _SHORT
    if node.tag == "form":
        fields = [
            one for one in node.css("input") if (one.attributes.get("type") or "text") in ("text", "search", "password")
        ]
        return bool(fields) and len(text) <= _SHORT
    return linked > _LINKED_SHARE * len(text) or len(text) <= _SHORT or bool(_CREDITS.search(text))
