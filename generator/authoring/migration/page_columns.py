"""A page -> the column that it stands in: what it says itself, else the way to it that it shows, else its folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.authoring.migration import addresses
from generator.base.patterns import lazy_re, pattern_table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

SIGN = " > "
_PATHS = (
    ".breadcrumb, .breadcrumbs, .crumb, .crumbs, .position, .location, .weizhi, .dqwz, .bread, .curpos, .wz, "
    "[class*=breadcrumb], [class*=crumb], [class*=position], [class*=location], [id*=position], [id*=crumb]"
)
_PLACE = pattern_table(
    (r"您?的?(?:当前|现在|所在)的?位置", "您的当前位置", "您现在的位置"),
    "您的位置 您现在所在 位置",
)
_HERE = lazy_re(rf"^\W*{_PLACE.pattern}(?:是|为)?\s*[:：]?\s*")
_ARROWS = pattern_table(
    (r">+", ">>"),
    (r"＞+", "＞"),
    "» › → /",
    (r"\\", "\\"),
    (r"-{1,2}>", "->", "-->"),
    (r"\|", "|"),
)
_STEPS = lazy_re(rf"\s*{_ARROWS.pattern}\s*")
_BETWEEN = lazy_re(r"[\W_]*(?:首页|主页)?[\W_]*")
_CRUMB = lazy_re(r"crumb", re.IGNORECASE)
_LONGEST = 200
_NOT_COLUMNS = pattern_table("首页 网站首页 主页 正文 内容 文章内容 详细内容 信息内容 浏览 返回", whole=True)
_DATES = lazy_re(r"(?:19|20)\d{2}|(?:19|20)\d{4,6}|\d{1,2}|[a-z]?\d+", re.IGNORECASE)


def column_of(tree: LexborHTMLParser, address: str, title: str = "") -> tuple[str, str]:
    """The column ("政务公开 > 通知公告") and what says so, in Chinese."""
    for node in tree.css("meta[name]"):
        name, value = (node.attributes.get("name") or "").lower(), (node.attributes.get("content") or "").strip()
        if name == "columnname" and value:
            return SIGN.join(_clean(_STEPS.split(value), title)) or value, "网页标签 ColumnName"
    for found in (*_told(tree), *tree.css(_PATHS)):
        if steps := _way(found, title):
            return SIGN.join(steps), "当前位置"
    return _folder(address), "网址的文件夹"


def _told(tree: LexborHTMLParser) -> list[LexborNode]:
    """Short elements that begin with 当前位置, the smallest first: the page's text may follow in one that is around."""
    short = (node for node in tree.css("div, p, td, span, li, dd, nav") if len(node.html or "") < 1500)
    found = [node for node in short if _HERE.match(_line(node))]
    return sorted(found, key=lambda node: len(node.html or ""))[:3]


def _way(node: LexborNode, title: str) -> list[str]:
    line = _line(node)
    if not line or len(line) > _LONGEST:
        return []
    steps = _linked(node, line)
    if len(steps) < 2 and not (steps and _HERE.match(line)):
        plain = _STEPS.split(_HERE.sub("", line))
        steps = plain if len(plain) > 1 else []
    return _clean(steps, title)


def _linked(node: LexborNode, line: str) -> list[str]:
    """Links that follow each other with nothing but signs between them, from the beginning: other links of the element
    are of the text, or tools of the page (字体：大 中 小)."""
    steps: list[str] = []
    end, signs = 0, _CRUMB.search(f"{node.attributes.get('class')} {node.attributes.get('id')}") is not None
    for link in node.css("a"):
        text = _line(link)
        begin = line.find(text, end) if text else -1
        if begin < 0:
            continue
        gap = line[end:begin].strip()
        here = not steps and (not gap or _HERE.fullmatch(f"{gap} ") is not None)
        if (link.attributes.get("href") or "").lower().startswith("javascript:") or not (
            here or _BETWEEN.fullmatch(gap)
        ):
            break
        signs = signs or bool(gap) or _NOT_COLUMNS.fullmatch(text) is not None
        steps.append(text)
        end = begin + len(text)
    return steps if signs else []


def _clean(steps: list[str], title: str) -> list[str]:
    bare = ["".join(step.split()) for step in steps]
    own = "".join(title.split())
    return [
        step
        for step in bare
        if step and not _NOT_COLUMNS.fullmatch(step) and (not own or step != own) and len(step) <= 30
    ]


def _folder(address: str) -> str:
    """The folder of an address without what counts days and numbers; the program and its column's parameter."""
    _, path, query = addresses.parts_of(address)
    steps = [step for step in path.split("/")[1:-1] if not _DATES.fullmatch(step)]
    told = dict(part.partition("=")[::2] for part in query.split("&") if part)
    column = next(
        (f"{name}={told[name]}" for name in told if re.search(r"cid|class|column|catid|typeid", name.lower())), ""
    )
    return "/" + "/".join(steps) + (f"?{column}" if column else "")


def _line(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ", strip=True).split())
