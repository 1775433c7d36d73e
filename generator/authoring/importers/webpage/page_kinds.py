"""What a saved page is when it is no article: frames, a redirection, a login, an error, a list, a shell that scripts
fill."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from generator.authoring.importers.source import Evidence, RawText, notice, refused
from generator.authoring.importers.structure import days
from generator.authoring.importers.webpage.files import split
from generator.authoring.importers.webpage.noise import is_round_the_page
from generator.authoring.importers.webpage.targets import FileLink, is_file
from generator.base.patterns import pattern_table
from generator.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from generator.authoring.importers.webpage.main_content import PageArticle

_REFRESH = re.compile(r"^\s*(\d+)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.IGNORECASE)
_SENT_ON = re.compile(
    r"location(?:\.href)?\s*=\s*[\"']([^\"']{1,300})[\"']|location\.(?:replace|assign)\([\"']([^\"']{1,300})[\"']\)"
)
_ERROR = pattern_table(
    (
        r"(?<!\d)(?:40[0134]|50[0234])(?!\d)\W{0,4}(?:错误|Error|Not Found|Forbidden|页面|Bad Gateway)",
        "404 Not Found",
        "500错误",
    ),
    (r"(?:Error|错误)\W{0,4}(?:40[0134]|50[0234])(?!\d)", "错误：404"),
    (r"(?:页面|网页|文章|访问的内容)(?:不存在|已(?:被)?删除|未找到|找不到|已过期)", "您访问的页面不存在"),
    (r"(?:找不到|无法找到|没有找到).{0,12}(?:页面|网页)", "抱歉，找不到您要访问的页面"),
    (r"(?:无法|不能|拒绝|禁止)(?:显示|访问).{0,8}(?:页面|网页|该页|此页|网站)", "无法访问此网站"),
    (r"(?:安全|人机|滑动)验证", "请完成安全验证"),
    (r"系统(?:繁忙|出错|异常)", "系统繁忙，请稍后再试"),
    (r"(?:访问|请求).{0,10}(?:拦截|阻断)", "您的请求已被拦截"),
    (r"Page Not Found|Access Denied|Internal Server Error", "Access Denied"),
    flags=re.IGNORECASE,
)
_WAITING = re.compile(r"加载中|正在加载|loading|请稍[候等]", re.IGNORECASE)
_WAITING_LENGTH = 30
_SHORT, _ERROR_LENGTH, _ROWS, _DELAY = 120, 300, 5, 15
_MARKUP = re.compile(r"<(?:p|div|br|table|span)\b", re.IGNORECASE)
OTHER = "page"
"""Name of the evidence that says what a page is when it is no article."""


@dataclass(frozen=True, slots=True)
class PageSigns:
    """What tells the kind of a page, read before its scripts and frames are taken out.

    frames: addresses. embedded: files that the page shows in a frame or a player. kept: markup that scripts show.
    media: films and recordings that are no file.
    """

    title: str = ""
    base: str = ""
    frames: tuple[str, ...] = ()
    embedded: tuple[FileLink, ...] = ()
    sent_on: str = ""
    refreshed: bool = False
    login: bool = False
    scripts: bool = False
    kept: tuple[str, ...] = ()
    media: int = 0


def seen(tree: LexborHTMLParser) -> PageSigns:
    """The signs of a page."""
    title, base = tree.css_first("title"), tree.css_first("base[href]")
    refresh = _refreshed(tree)
    scripts = [node.text() or "" for node in tree.css("script:not([src])")]
    moved = [match.group(1) or match.group(2) for text in scripts for match in _SENT_ON.finditer(text)]
    shown = [node for node in tree.css("iframe, frame, embed, object, video, audio, source") if _shown(node)]
    files = tuple(dict.fromkeys(FileLink(file, _called(file)) for node in shown if (file := _file_in(_shown(node)))))
    frames = [_shown(node) for node in shown if node.tag in ("iframe", "frame") and not _file_in(_shown(node))]
    return PageSigns(
        title=" ".join((title.text() or "").split()) if title is not None else "",
        base=(base.attributes.get("href") or "").strip() if base is not None else "",
        frames=tuple(dict.fromkeys(frame for frame in frames if not frame.startswith(("about:", "javascript:")))),
        embedded=files,
        sent_on=refresh or (moved[0] if moved else ""),
        refreshed=bool(refresh),
        login=tree.css_first("input[type=password]") is not None,
        scripts=tree.css_first("script") is not None,
        kept=tuple(_kept(tree)),
        media=sum(1 for node in tree.css("video, audio, mpvoice, mp-common-mpaudio") if not _playable(node)),
    )


def instead(signs: PageSigns, article: PageArticle | None) -> RawText | None:
    """The refusal of a page that is no article; None for one that is."""
    text = article.text if article is not None else ""
    if article is not None and len(text) > _ERROR_LENGTH:
        return None
    if signs.scripts and len(text) <= _WAITING_LENGTH and _WAITING.search(text):
        return empty(signs)
    if _ERROR.search(signs.title) or (len(text) <= _SHORT and _ERROR.search(text)):
        return _no(
            "error",
            f"这是网站的出错页（{(signs.title or text)[:40]}），不是文章",
            "请在原网站打开这一页，确认还在，再保存一次。",
        )
    if len(text) > _SHORT or "。" in text:
        if signs.refreshed and len(text) <= _SHORT:
            return _sent_on(signs)
        return None
    if signs.refreshed or (signs.sent_on and len(text) < _SHORT // 2 and not signs.login):
        return _sent_on(signs)
    if signs.login:
        return _no("login", "这是登录页，不是文章", "请登录后打开文章再保存，或者向原网站的管理员要原文件。")
    return None if text or _shows_picture(article) else empty(signs)


def empty(signs: PageSigns) -> RawText:
    """The refusal of a page in which there is no text."""
    if signs.sent_on:
        return _sent_on(signs)
    if signs.frames:
        names = "、".join(signs.frames[:3])
        return _no(
            "frames", f"这一页由框架拼成，正文在另外的网页里：{names}", "请打开框架里的网页，保存后导入那一个。", names
        )
    if signs.login:
        return _no("login", "这是登录页，不是文章", "请登录后打开文章再保存，或者向原网站的管理员要原文件。")
    hint = "请在浏览器中打开，等文字出来后全选复制到文本文件中再导入。"
    if signs.scripts:
        return _no("script", "网页里没有找到正文：正文由脚本生成，没有保存在文件里", hint)
    return _no("empty", "网页里没有找到正文", hint)


def told(signs: PageSigns, article: PageArticle, *, has_text: bool) -> tuple[Diagnostic, ...]:
    """What the page shows from elsewhere and cannot be carried over."""
    found: list[Diagnostic] = []
    if signs.frames:
        names = "、".join(signs.frames[:3])
        found.append(
            notice(
                f"网页里嵌有另外的网页，没有带入：{names[:200]}",
                "里面有正文的，请单独打开保存，再导入。",
                "warning" if not has_text else "info",
            )
        )
    if signs.media:
        found.append(notice(f"网页里有 {signs.media} 个视频或音频没有带入", "需要的，请向原网站要文件，放到文档旁边。"))
    if signs.sent_on and signs.refreshed:
        found.append(notice(f"网页打开后会转到另一个网址（{signs.sent_on[:120]}）", "请确认导入的就是要的那一页。"))
    return tuple(found)


def listing(article: PageArticle) -> tuple[Diagnostic, ...]:
    """A warning for a page that is a column's list: rows of a link and a day, and no sentence."""
    texts = (one for node in article.nodes for one in node.traverse(include_text=True) if one.tag == "-text")
    if any("。" in (one.text_content or "") and not is_round_the_page(one) for one in texts):
        return ()
    rows = sum(1 for node in article.nodes for row in node.css("li, tr, dd, p, div") if _is_row(row))
    if rows < _ROWS:
        return ()
    return (notice(f"这一页像是栏目列表（{rows} 条链接和日期），不是文章", "请打开列表里的文章，一篇一篇保存后导入。"),)


def _is_row(row: LexborNode) -> bool:
    links = [link for link in row.css("a") if link.text(strip=True)]
    if len(links) != 1:
        return False
    rest = (row.text(strip=True) or "").replace(links[0].text(strip=True) or "", "", 1).strip("[]（）() ·•")
    return days.is_day(rest) or bool(re.fullmatch(r"\d{2}-\d{2}", rest))


def _no(kind: str, message: str, hint: str, value: str = "") -> RawText:
    return replace(refused(message, hint), evidence=(Evidence(OTHER, kind, value),))


def _sent_on(signs: PageSigns) -> RawText:
    told = f"这一页没有文章，打开后转到另一个网址：{signs.sent_on[:120]}"
    return _no("redirect", told, "请打开那个网址，保存后导入那一页。", signs.sent_on)


def _refreshed(tree: LexborHTMLParser) -> str:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(node.attributes.get("content") or "")
            if match and int(match.group(1)) <= _DELAY:
                return match.group(2)
    return ""


def _shown(node: LexborNode) -> str:
    attributes = node.attributes
    return (attributes.get("src") or attributes.get("data") or attributes.get("data-src") or "").strip()


def _file_in(address: str) -> str:
    """The file that a frame shows, by itself or in a viewer: ``viewer.html?file=/a/b.pdf``."""
    parts = split(address)
    for values in parse_qs(parts.query).values():
        for value in values:
            if is_file(value):
                return value
    return address if is_file(address) and not address.startswith("data:") else ""


def _playable(node: LexborNode) -> bool:
    return any(_file_in(_shown(one)) for one in (node, *node.css("source")))


def _called(file: str) -> str:
    return unquote(split(file).path.rpartition("/")[2]) or file


def _kept(tree: LexborHTMLParser) -> list[str]:
    """Markup that stands as text in a page until a script shows it."""
    texts = [node.text() or "" for node in tree.css("textarea, script[type*=html], script[type*=template], xmp")]
    return [text for text in texts if _MARKUP.search(text)]


def _shows_picture(article: PageArticle | None) -> bool:
    return article is not None and any(node.css_first("img, a, table") for node in article.nodes)
