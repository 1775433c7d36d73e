"""What stands beside the article of a page and belongs to it: its attachments, and sentences that nobody would miss
until they are gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authoring.importers import inline
from generator.authoring.importers.source import SourceBlock, notice
from generator.authoring.importers.webpage.noise import BOILERPLATE, is_round_the_page
from generator.authoring.importers.webpage.tables import is_data
from generator.authoring.importers.webpage.targets import (
    FileLink,
    hands_out,
    is_file,
    is_file_name,
    named_in_script,
    target_of,
)
from generator.base.patterns import pattern_table
from generator.base.words import words
from generator.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from generator.authoring.importers.webpage.main_content import PageArticle
    from generator.authoring.importers.webpage.visibility import PageScripts

_LABEL = re.compile(r"附\s*件|附\s*表|下\s*载")
_NAMED = pattern_table(
    "attach fujian accessor appendix annex enclosure download downfile",
    (r"file-?list", "fileList", "file-list"),
    (r"(?:^|[-_ ])fj", "fj", "news_fj"),
    flags=re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^。！？；]{12,}[。！？]")
_LABEL_LENGTH, _LONGEST_NAME = 20, 80
_BUTTONS = frozenset(words("下载 点击下载 点此下载 附件下载 立即下载 查看 预览 下载附件 Download"))
_UP = 4
_GROUP = 400
"""Characters of a block that is the list of attachments and not the page."""
_SHOWN = 3
_MOST = 200


@dataclass(frozen=True, slots=True)
class Beside:
    """Files beside the article: label of the list as the page has it, links in order; unsure: told and not taken."""

    label: str
    links: tuple[FileLink, ...]
    unsure: tuple[FileLink, ...]


def attachments(tree: LexborHTMLParser, article: PageArticle, hiding: frozenset[int], scripts: PageScripts) -> Beside:
    """The attachments that a page lists outside its article, and those that its scripts write there. A list that the
    page hides for good is told and not taken."""
    inside = article.elements
    known = {target_of(link) for node in article.nodes for link in node.css("a")}
    label, links, unsure = "", dict[str, FileLink](), dict[str, FileLink]()
    for link in tree.css("a"):
        target = target_of(link)
        if link.mem_id in inside or not target or target in known or target in links:
            continue
        name = _called(link) or target.rpartition("/")[2]
        if not (is_file(target) or hands_out(target) or is_file_name(name)):
            continue
        before = _label(link)
        listed = before is not None or bool(_LABEL.match(name)) or is_file_name(name)
        if not (is_file(target) or listed) or (before is None and is_round_the_page(link)):
            continue
        if listed and not scripts.keep_hidden(link, hiding):
            links[target] = FileLink(target, name)
            label = label or (before or "")
        else:
            unsure[target] = FileLink(target, name)
    for found in named_in_script(scripts.text):
        if found.target not in links and found.target not in known:
            links[found.target] = found
    return Beside(label, tuple(links.values())[:_MOST], tuple(unsure.values())[:_MOST])


def _called(link: LexborNode) -> str:
    """What a linked file is called: the text of the link, its title where that is the whole name, what stands before a
    button."""
    title = " ".join((link.attributes.get("download") or link.attributes.get("title") or "").split())
    text = " ".join((link.text() or "").split())
    if text in _BUTTONS and link.parent is not None:
        beside = " ".join((link.parent.text(separator=" ") or "").split()).replace(text, "").strip(" []【】（）()")
        text = beside if 0 < len(beside) <= _LONGEST_NAME and len(link.parent.css("a")) == 1 else text
    whole = is_file_name(title) and not is_file_name(text) and len(text) <= len(title)
    return title if whole or not text else text


def blocks(beside: Beside, embedded: tuple[FileLink, ...], link: Callable[[str, str], str]) -> tuple[SourceBlock, ...]:
    """The list as it goes below the text: its label, and a link a line. embedded: files that the page shows itself."""
    known = {one.target for one in beside.links}
    links = (*beside.links, *(one for one in embedded if one.target not in known))
    if not links:
        return ()
    label = beside.label if _LABEL.search(beside.label) else "附件："
    items = (SourceBlock("item", link(one.target, inline.safe(one.text))) for one in links)
    return (SourceBlock("paragraph", inline.safe(label)), *items)


def told(beside: Beside) -> tuple[Diagnostic, ...]:
    """Files that the page names outside its article without saying that they are attachments."""
    names = "、".join(f"“{one.text[:40]}”" for one in beside.unsure[:_SHOWN])
    more = "等" if len(beside.unsure) > _SHOWN else ""
    return (
        (
            notice(
                f"正文之外还有 {len(beside.unsure)} 个文件链接没有带入：{names}{more}",
                "是附件的，请下载后放到文档旁边并加链接。",
                "info",
            ),
        )
        if beside.unsure
        else ()
    )


def sentences(
    tree: LexborHTMLParser, article: PageArticle, hiding: frozenset[int], taken: str
) -> tuple[Diagnostic, ...]:
    """Sentences and tables outside the article, navigation and foot, that a reader sees and that stay there.
    taken: the text that is."""
    inside = {below.mem_id for node in article.nodes for below in node.traverse()} | hiding
    left = [text for text in _outside(tree.body, inside) if "".join(text.split()) not in taken]
    tables = [one for one in tree.css("table") if one.mem_id not in inside and is_data(one)]
    texts = (" ".join((one.text(separator=" ") or "").split()) for one in tables)
    left += [text for text in texts if "".join(text.split())[:20] not in taken]
    if not left:
        return ()
    samples = "；".join(f"“{text[:30]}……”" for text in list(dict.fromkeys(left))[:_SHOWN])
    return (notice(f"正文区域之外还有 {len(left)} 段文字没有带入：{samples}", "属于正文的，请对照原网页补上。"),)


def _outside(node: LexborNode | None, inside: set[int]) -> Iterator[str]:
    """Texts with a sentence in them, outside links."""
    if node is None:
        return
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            text = " ".join((child.text_content or "").split())
            if _SENTENCE.search(text) and not BOILERPLATE.search(text) and not is_round_the_page(node):
                yield text
        elif child.mem_id not in inside and tag not in ("a", "script", "style", "textarea", "select") and tag[0] != "-":
            yield from _outside(child, inside)


def _label(link: LexborNode) -> str | None:
    """The words before a link, or the name of what it stands in, that say it is an attachment; None when nothing
    does."""
    node: LexborNode | None = link.parent
    for _ in range(_UP):
        if node is None or node.tag in ("body", "html"):
            return None
        text = " ".join((node.text() or "").split())
        if len(text) > _GROUP + sum(len(one.text() or "") for one in node.css("a")):
            return None
        before = text.partition(" ".join((link.text() or "").split()))[0].strip()
        head = re.split(r"[:：\[【]", before)[0]
        if _LABEL.search(head) and len(head) <= _LABEL_LENGTH:
            return f"{head.strip()}："
        if _NAMED.search(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"):
            return ""
        if (earlier := _heading_before(node)) and _LABEL.search(earlier) and len(earlier) <= _LABEL_LENGTH:
            return f"{earlier.rstrip('：: ')}："
        node = node.parent
    return None


def _heading_before(node: LexborNode) -> str:
    """The text of the element right before a node, without links in it."""
    before = node.prev
    while before is not None and (before.tag or "").startswith("-") and not (before.text_content or "").strip():
        before = before.prev
    if before is None or (before.tag or "") == "-comment":
        return ""
    if before.tag == "-text":
        return " ".join((before.text_content or "").split())
    return "" if before.css_first("a") else " ".join((before.text() or "").split())
