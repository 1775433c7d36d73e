"""A page -> what it is, by its shape: an article, a list, the home page, a search, an error, or nothing.

What the standard for government sites (国办发〔2017〕47号, 附件) has pages say of themselves (meta ``ArticleTitle``) comes
first; where a page says nothing, how its text, its links and its dates stand to each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.authoring.importers.structure import days
from generator.authoring.migration import addresses
from generator.base.patterns import lazy_re, pattern_table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

ARTICLE, LIST, HOME, SEARCH, ERROR, MOVED, EMPTY, FRAME = (
    "article",
    "list",
    "home",
    "search",
    "error",
    "moved",
    "empty",
    "frame",
)
NAMES = {
    ARTICLE: "文章",
    LIST: "栏目列表页",
    HOME: "首页",
    SEARCH: "检索页",
    ERROR: "错误页（“页面不存在”之类）",
    MOVED: "跳转页",
    EMPTY: "没有内容的页面",
    FRAME: "框架页",
}
_DAY = lazy_re(r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2})?|\b\d{1,2}-\d{1,2}\b")
_MADE = pattern_table("发布 发表 更新 录入 添加 公开 发文")
_PUBLISHED = lazy_re(rf"{_MADE.pattern}?(?:时间|日期)\s*[:：]\s*\[?\s*(?:19|20)\d{{2}}")
_BESIDE = pattern_table("点击 浏览 阅读 访问 次数 来源 作者 字号 字体")
_COUNTED = lazy_re(rf"(?=.*{_BESIDE.pattern})(?:19|20)\d{{2}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}")
_ERRORS = pattern_table(
    (r"404\s*(?:错误|Not|[-_|]|$)", "404错误", "404"),
    (r"(?:HTTP|错误)\s*404", "HTTP 404"),
    (r"找不到(?:该|您|页面|网页)", "找不到该文件"),
    (r"(?:内容|文章|信息|页面)(?:已被|已经|已)?(?:删除|下线|不存在)", "页面不存在", "文章已被删除"),
    "页面未找到 系统提示 出错了",
    ("Not Found", "Page Not Found"),
    (r"无权(?:访问|查看)", "无权访问"),
    (r"非法(?:参数|访问)", "非法参数"),
)
_SEARCHES = pattern_table(
    (r"(?:搜索|检索|查询)结果", "检索结果"), (r"(?:高级|站内)(?:搜索|检索)", "高级检索"), "全文检索"
)
_SEARCH_PATH = lazy_re(r"/(?:so|search|query|jsearch)[^/]*(?:/|$)", re.IGNORECASE)
_LED_ON = lazy_re(
    r"""(?:window\.|self\.|top\.|document\.)?location(?:\.href|\.replace\()?\s*=?\s*\(?\s*["']([^"'<>\s]+)["']"""
)
_REFRESH = lazy_re(r"^\s*\d+\s*[;,]\s*url\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE)
_ROWS = "li, tr, dd, p, dl, div"
_LONG = 600
"""Letters of a row, its markup counted: a longer element is no row."""
_ITEM = 1500
"""Letters of a row that has the beginning of its article too."""
_BRIEF = 40
"""Letters of a row beside its link."""
_FEW = 5
"""Dated rows that make a list, and letters that a title has at least."""
_SEVERAL = 3
"""Days of publication that no single article has."""
_FEWEST = 60
"""Letters of a page that a script leads on from."""
_SHORT = 400
"""Letters that the body of an error, or of a page that leads on, has at most."""


class PageShape(msgspec.Struct, frozen=True, array_like=True):
    """shape: one of the names above. why: in Chinese. sure: whether a person need not look. target: where a page leads
    on to, as it is written."""

    shape: str
    why: str
    sure: bool = True
    target: str = ""


def shape_of(tree: LexborHTMLParser, address: str) -> PageShape:
    """What a page is. The tree loses its scripts and styles."""
    target, by_script = _led_on(tree), False
    if not target:
        target = _led_on_by_script(tree)
        by_script = bool(target)
    for node in tree.css("script, style, noscript, template"):
        node.decompose()
    if tree.css_first("frameset") is not None:
        return PageShape(FRAME, "由几个框架拼成，文字在别的页面里")
    text = _text(tree.body) if tree.body is not None else ""
    if target and len(text) < (_FEWEST if by_script else _SHORT):
        return PageShape(MOVED, "转到别的网址", target=target)
    title = _title(tree)
    if len(text) < _SHORT and (_ERRORS.search(title) or _ERRORS.search(text)) and not _said(tree, "ArticleTitle"):
        return PageShape(ERROR, "写着页面不存在或出错")
    return _by_text(tree, address, title, text)


def _by_text(tree: LexborHTMLParser, address: str, title: str, text: str) -> PageShape:
    if _said(tree, "ArticleTitle"):
        return PageShape(ARTICLE, "网页标签 ArticleTitle")
    rows, published = _dated(tree)
    linked = sum(len(_text(node)) for node in tree.css("a")) if tree.body is not None else 0
    if addresses.is_home(address) and len(tree.css("a")) >= 10:
        return PageShape(HOME, "网站的第一页")
    if _SEARCH_PATH.search(addresses.parts_of(address)[1]) or _SEARCHES.search(title):
        return PageShape(SEARCH, "检索的页面")
    longest = _longest(tree)
    dated = 1 <= published <= 2
    if dated and longest >= 20:
        return PageShape(ARTICLE, "有发布时间和正文")
    if rows >= _FEW and longest < 120:
        return PageShape(LIST, f"有 {rows} 行带日期的标题")
    if published >= _SEVERAL and len(tree.css("a")) >= published:
        return PageShape(LIST, f"有 {published} 处发布时间", sure=longest < 120)
    if longest >= 60 and len(text) - linked >= 100:
        sure = dated or rows < _FEW
        return PageShape(ARTICLE, "有成段的文字", sure=sure and bool(title))
    if dated:
        return PageShape(ARTICLE, "有发布时间，文字很少", sure=False)
    if 2 * linked <= len(text):
        few = len(text) - linked < 15
        return PageShape(EMPTY, "没有文字", sure=False) if few else PageShape(ARTICLE, "只有很少的文字", sure=False)
    return PageShape(LIST, "几乎只有链接", sure=rows >= 3 or linked > 2 * (len(text) - linked))


def _dated(tree: LexborHTMLParser) -> tuple[int, int]:
    """Rows that are a linked title with a day, and lines beside no link that say when something was published."""
    rows = published = 0
    for node in tree.css(_ROWS):
        long = len(node.html or "")
        if long > _ITEM:
            continue
        line = _text(node)
        links = [_text(link) for link in node.css("a")]
        if links and max(map(len, links)) >= _FEW:
            brief = long <= _LONG and bool(_DAY.search(line)) and len(line) - sum(map(len, links)) <= _BRIEF
            begun = len(links) == 1 and days.iso(line) != ""
            rows += (brief or begun) and len(node.css("li, tr")) <= (node.tag in ("li", "tr"))
        elif _PUBLISHED.search(line) and not _inside(node):
            published += 1
    return rows, published


def _inside(node: LexborNode) -> bool:
    """Whether a smaller element says it; an element is among those that it finds."""
    return any(
        _PUBLISHED.search(_text(inner)) for inner in node.css("p, div, li, dd, tr, td") if inner.mem_id != node.mem_id
    )


def said_day(tree: LexborHTMLParser) -> str:
    """The day (ISO) of the line below a title, where exactly one is said: 时间：2018-01-02, or 2018-01-02 点击：33."""
    found: set[str] = set()
    for node in tree.css("p, div, td, span, li"):
        line = _text(node) if len(node.html or "") <= _LONG else ""
        if (
            len(line) <= 80
            and (_PUBLISHED.search(line) or _COUNTED.search(line))
            and not node.css("a[href] + span, li li")
        ):
            day = days.iso(line)
            found |= {day} if day else set()
    return found.pop() if len(found) == 1 else ""


def dated_links(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """Rows of a list: (target of the link, day in ISO form) where the row says one whole day."""
    rows: dict[str, str] = {}
    for node in tree.css(_ROWS):
        links = [link for link in node.css("a[href]") if len(_text(link)) >= 5]
        if len(node.html or "") > _LONG or len(links) != 1:
            continue
        rest = _text(node).replace(_text(links[0]), "", 1)
        if day := days.iso(rest):
            rows.setdefault(links[0].attributes.get("href") or "", day)
    return list(rows.items())


def _longest(tree: LexborHTMLParser) -> int:
    """Letters of the longest run of text in one element, outside of links."""
    longest = 0
    for node in tree.css("p, div, td, span, section, article, font, li"):
        own = sum(
            len((child.text_content or "").strip()) for child in node.iter(include_text=True) if child.is_text_node
        )
        longest = max(longest, own)
    return longest


def _led_on(tree: LexborHTMLParser) -> str:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(node.attributes.get("content") or "")
            if match:
                return match[1]
    return ""


def _led_on_by_script(tree: LexborHTMLParser) -> str:
    """Where a script leads on whoever comes; many pages have one that leads telephones elsewhere."""
    for node in tree.css("script"):
        script = node.text() or ""
        match = _LED_ON.search(script)
        if match and len(script) < _SHORT and not re.search(r"\bif\b|userAgent|function|\?", script[: match.start()]):
            return match[1]
    return ""


def pages_said(tree: LexborHTMLParser) -> int:
    """Of how many pages an article is whose pager is drawn by a script (createPageHTML(3, 0, …)); 0 for none."""
    scripts = " ".join(node.text() or "" for node in tree.css("script"))
    match = re.search(r"createPage(?:HTML)?\s*\(\s*[\"']?(\d{1,3})", scripts, re.IGNORECASE)
    return int(match[1]) if match else 0


def _said(tree: LexborHTMLParser, name: str) -> str:
    for node in tree.css("meta[name]"):
        if (node.attributes.get("name") or "").lower() == name.lower():
            return (node.attributes.get("content") or "").strip()
    return ""


def _title(tree: LexborHTMLParser) -> str:
    parts = [_text(node) for node in (tree.css_first("title"), tree.css_first("h1")) if node is not None]
    return " ".join(parts)


def _text(node: LexborNode) -> str:
    return "".join(node.text(separator="", strip=True).split())
