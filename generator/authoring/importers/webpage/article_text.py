"""The article of a page -> its blocks, with the attachments beside it, and an account of what was left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning import whole
from generator.authoring.importers.source import Evidence, ImportChange, RawText, change, notice
from generator.authoring.importers.webpage import neighbours, noise, page_kinds
from generator.authoring.importers.webpage.blocks import Reader
from generator.authoring.importers.webpage.facts import label_pairs
from generator.authoring.importers.webpage.gathering import Gathering
from generator.authoring.importers.webpage.main_content import PageArticle
from generator.authoring.importers.webpage.page_kinds import PageSigns
from generator.authoring.importers.webpage.tags import SKIPPED
from generator.authoring.importers.webpage.visibility import PageScripts, without_hidden
from generator.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LABELS_OF_A_BOX = 3
_LONGEST_BOX = 800
_SENTENCE_LENGTH = 20


def read(
    tree: LexborHTMLParser,
    article: PageArticle,
    gathering: Gathering,
    signs: PageSigns,
    hiding: frozenset[int],
    scripts: PageScripts,
) -> RawText:
    """The blocks of an article, and everything to tell of it; its evidence is read elsewhere."""
    beside = neighbours.attachments(tree, article, hiding, scripts)
    changes, told = _without_noise(article, hiding, scripts)
    listing = page_kinds.listing(article)
    evidence = (Evidence(page_kinds.OTHER, "list", "网页的样子"),) if listing else ()
    plain = "\n".join(text for node in article.nodes for text in _texts(node))
    blocks = Reader(gathering.link, gathering.picture).read(*article.nodes)
    blocks += neighbours.blocks(beside, signs.embedded, gathering.link)
    changes += change("删去图片附带信息", tuple(gathering.removed))
    taken = "".join(whole(blocks).split())
    notices = (
        *told,
        *listing,
        *dict.fromkeys(gathering.notices),
        *gathering.brought(),
        *neighbours.told(beside),
        *neighbours.sentences(tree, article, hiding, taken),
        *page_kinds.told(signs, article, has_text=bool(blocks)),
        *_where(article),
    )
    links, attachments = tuple(gathering.links), tuple(gathering.attachments)
    return RawText(blocks, links, attachments, evidence, changes, notices, plain=plain)


def _without_noise(
    article: PageArticle, hiding: frozenset[int], scripts: PageScripts
) -> tuple[tuple[ImportChange, ...], tuple[Diagnostic, ...]]:
    """Take out of an article what is hidden, tools and the box of the index; what that was."""
    hidden: list[str] = []
    shown: list[str] = []
    tools: list[str] = []
    for node in article.nodes:
        found = without_hidden(node, hiding, scripts)
        hidden, shown = hidden + found.texts, shown + found.shown
        tools += [*_without_box(node), *noise.without_tools(node)]
        if article.whole:
            tools += noise.without_frame(node)
    text = article.text
    fresh = [one for one in hidden if "".join(one.split()) not in text]
    changes = change("删去网页中的隐藏文字", hidden) + change("删去网页中的按钮、导航和信息栏", tools)
    return changes, _told_of_hidden(fresh, shown)


def _told_of_hidden(hidden: list[str], shown: list[str]) -> tuple[Diagnostic, ...]:
    told: list[Diagnostic] = []
    long = [text for text in hidden if len(text) >= _SENTENCE_LENGTH]
    if long:
        message = f"正文里有 {len(long)} 段文字网页上看不到，没有带入：“{long[0][:30]}……”"
        told.append(notice(message, "如果点击后会显示出来，请对照原网页补上。"))
    if shown:
        message = f"正文里有 {len(shown)} 段文字点击或打开后才显示，已带入：“{shown[0][:30]}……”"
        told.append(notice(message, "请核对是否属于正文。", "info"))
    return tuple(told)


def _without_box(article: LexborNode) -> Iterator[str]:
    """Take out what is nothing but labels and values of the index: they became fields. Below the first sentence the
    same words are text."""
    gone: set[int] = set()
    for node in article.css("table, dl, li, p, div"):
        if node.mem_id in gone or node.mem_id == article.mem_id or node.css_first("img"):
            continue
        text = " ".join((node.text(separator=" ", strip=True) or "").split())
        if node.tag in ("p", "li") and "。" in text:
            return
        if len(text) <= _LONGEST_BOX and _is_box(node):
            gone.update(below.mem_id for below in node.traverse())
            yield text
            node.decompose()


def _is_box(node: LexborNode) -> bool:
    if node.tag != "table":
        return bool(label_pairs(node))
    labels, below = 0, False
    for row in node.css("tr"):
        pairs = label_pairs(row)
        if not pairs and not below and row.text(strip=True):
            return False
        labels += len(pairs)
        below = bool(pairs) and len([cell for cell in row.iter() if cell.tag in ("td", "th")]) == len(pairs)
    return labels >= _LABELS_OF_A_BOX


def _texts(node: LexborNode) -> Iterator[str]:
    """The texts that show, for the account of what was brought."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield inline.safe(child.text_content or "")
        elif (child.tag or "") not in SKIPPED and "mso-list:" not in (child.attributes.get("style") or "").lower():
            yield from _texts(child)


def _where(article: PageArticle) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    if article.whole:
        found.append(notice("没有认出网页的正文区域，整页文字都已导入", "请删去不属于正文的内容。"))
    if article.hidden:
        found.append(notice("正文在网页里是隐藏的，打开后由脚本显示；已带入", "请对照原网页核对。"))
    return tuple(found)
