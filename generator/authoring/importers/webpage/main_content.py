"""A whole page -> the nodes that hold the document: what its comments mark, a container that Chinese site systems name,
else the densest one. It is looked for before anything is taken for noise, hidden or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from generator.authoring.importers.webpage.noise import BOILERPLATE, is_round_the_page
from generator.authoring.importers.webpage.tables import is_data
from generator.authoring.importers.webpage.targets import is_file
from generator.authoring.importers.webpage.visibility import PageScripts
from generator.authoring.importers.webpage.weights import TextWeights, weighed
from generator.base.patterns import pattern_table
from generator.base.words import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

BODIES = (
    "#UCAP-CONTENT",
    "#js_content",
    ".v_news_content",
    ".TRS_Editor",
    ".TRS_UEDITOR",
    ".trs_editor_view",
    ".wp_articlecontent",
    "#zoom",
    "#Zoom",
    "#ZOOM",
    "[itemprop=articleBody]",
)
"""Containers in which the site systems (TRS, 开普, 大汉, 博达, WeChat ...) put what an editor wrote, and nothing else."""
LIKELY = (
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
    "#content-text",
    "#barrierfree_container article",
    "article",
)
"""Names of containers that often hold the article, and at times a teaser or half of the page."""
_TEXT_WORD = pattern_table("正文 内容 content article", flags=re.IGNORECASE)
_BEGIN_WORD = pattern_table("begin start 开始", flags=re.IGNORECASE)
_END_WORD = pattern_table((r"(?<![a-z])(?:end|over)(?![a-z])", "end", "over"), "结束", flags=re.IGNORECASE)
_COMMENT, _MOST_COMMENTS = 60, 8
"""Comments round the text, as templates write them: ``<!--<$[信息内容]>begin-->``, ``<!--正文开始-->``."""
_SHARE = 0.6
_LIKELY_SHARE = 0.3
_LEAST = 40
_SENTENCES = 2
_SENTENCE = re.compile("[^。！？]{8,}[。！？]")
_SIGNED = re.compile(r"[^，。：；]{3,60}\s*[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_OPEN = frozenset(words("div section article main td table tbody tr body center span form font fieldset"))


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The nodes of the document, in order. whole: nothing was recognised, so it is the whole body. hidden: the page
    hides it until a script shows it, which nothing but the page's own name for it says."""

    nodes: tuple[LexborNode, ...]
    weight: int
    whole: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        """Its text without blanks."""
        return "".join("".join((node.text() or "").split()) for node in self.nodes)

    @property
    def elements(self) -> frozenset[int]:
        """Every element in it."""
        return frozenset(below.mem_id for node in self.nodes for below in node.traverse())


def find(tree: LexborHTMLParser, hiding: frozenset[int], scripts: PageScripts) -> PageArticle | None:
    """The article of a page; None for a page without a body. Changes nothing."""
    body = tree.body
    if body is None:
        return None
    weights = weighed(body, hiding)
    densest = _densest(body, weights)
    for nodes in _named(tree, body, weights, weights.of(densest)):
        weight = sum(weights.of(node, hidden=True) for node in nodes)
        return PageArticle(nodes, weight)
    densest = _climbed(densest, hiding, scripts)
    shown = PageArticle((densest,), weights.of(densest), whole=densest.tag == "body")
    secret = _secret(tree, hiding, weights, scripts, shown.weight)
    return secret or shown


def _named(
    tree: LexborHTMLParser, body: LexborNode, weights: TextWeights, densest: int
) -> Iterator[tuple[LexborNode, ...]]:
    """The containers that names and comments speak for, the surest first."""
    if nodes := _several(list(tree.css(", ".join(BODIES))), weights):
        yield nodes
    if between := _between(body, weights):
        yield between
    total = weights.of(body)
    for selector in LIKELY:
        found = sorted(tree.css(selector), key=lambda node: weights.of(node, hidden=True), reverse=True)
        if (found and weights.of(found[0]) >= max(_LEAST, _LIKELY_SHARE * total)) or (
            found and _shows(found[0], weights) and weights.of(found[0]) >= _LIKELY_SHARE * densest and len(found) == 1
        ):
            yield (found[0],)


def _several(nodes: list[LexborNode], weights: TextWeights) -> tuple[LexborNode, ...]:
    """The outermost of the nodes that hold something; of two with the same text (a page for telephones) the first."""
    kept: list[LexborNode] = []
    inside: set[int] = set()
    texts: set[str] = set()
    for node in nodes:
        text = "".join((node.text() or "").split())
        if node.mem_id in inside or not _shows(node, weights) or (text and text in texts):
            continue
        inside.update(below.mem_id for below in node.traverse())
        texts.add(text)
        kept.append(node)
    heaviest = max((weights.of(node, hidden=True) for node in kept), default=0)
    return tuple(node for node in kept if weights.of(node, hidden=True) >= 0.05 * heaviest)


def _shows(node: LexborNode, weights: TextWeights) -> bool:
    """Whether a container has a text, a picture or a file in it."""
    if weights.of(node, hidden=True) > 0 or node.css_first("img, table, embed, object"):
        return True
    return any(is_file(link.attributes.get("href") or "") for link in node.css("a"))


def _between(body: LexborNode, weights: TextWeights) -> tuple[LexborNode, ...]:
    """The nodes between two comments of one parent that mark the text."""
    best: tuple[LexborNode, ...] = ()
    begins = islice((one for one in body.traverse(include_text=True) if _begins(one)), _MOST_COMMENTS)
    for comment in begins:
        nodes: list[LexborNode] = []
        node = comment.next
        while node is not None and not _ends(node):
            nodes.append(node)
            node = node.next
        if node is None or not any(_shows(one, weights) or one.tag == "-text" for one in nodes):
            continue
        parent = comment.parent
        alone = parent is not None and weights.of(parent, hidden=True) <= 1.1 * _sum(nodes, weights)
        found = (parent,) if alone and parent is not None else tuple(one for one in nodes if one.tag != "-text")
        if parent is not None and any(one.tag == "-text" and (one.text_content or "").strip() for one in nodes):
            found = (parent,)
        if found and _sum(list(found), weights) > _sum(list(best), weights):
            best = found
    return best


def _begins(node: LexborNode) -> bool:
    text = (node.comment_content or "").strip() if node.tag == "-comment" else ""
    named = _TEXT_WORD.search(text) and _BEGIN_WORD.search(text) and not _END_WORD.search(text)
    return len(text) <= _COMMENT and (bool(named) or text.lower() == "enpcontent")


def _ends(node: LexborNode) -> bool:
    text = (node.comment_content or "").strip() if node.tag == "-comment" else ""
    return len(text) <= _COMMENT and bool(
        (_TEXT_WORD.search(text) and _END_WORD.search(text)) or text.lower() == "/enpcontent"
    )


def _sum(nodes: list[LexborNode], weights: TextWeights) -> int:
    return sum(weights.of(node, hidden=True) for node in nodes)


def _secret(
    tree: LexborHTMLParser, hiding: frozenset[int], weights: TextWeights, scripts: PageScripts, shown: int
) -> PageArticle | None:
    """A hidden part that is the article: a script shows it, or the page has hardly anything else to say."""
    body = tree.body
    best: LexborNode | None = None
    for node in body.traverse() if body is not None and hiding else ():
        if node.mem_id in hiding and (best is None or weights.of(node, hidden=True) > weights.of(best, hidden=True)):
            best = node
    if best is None:
        return None
    weight = weights.of(best, hidden=True)
    sentences = (best.text() or "").count("。")
    if sentences and weight > shown and scripts.show(best):
        return PageArticle((best,), weight)
    if sentences >= _SENTENCES and shown < 0.35 * weight:
        return PageArticle((best,), weight, hidden=True)
    return None


def _densest(node: LexborNode, weights: TextWeights) -> LexborNode:
    """Down the tree while one child holds most of the text. Stops above paragraphs, so that none is lost."""
    while True:
        inner = [child for child in node.iter() if child.tag in _OPEN]
        best = max(inner, key=weights.of, default=None)
        if best is None or not weights.of(best):
            return node
        share = weights.of(best) / max(1, weights.of(node))
        if share < _SHARE and not (share >= _LIKELY_SHARE and _alone(best, node)):
            return node
        if _own_text(best, weights):
            return best if _several_blocks(best) else node
        node = best


def _alone(best: LexborNode, node: LexborNode) -> bool:
    """Whether a child holds sentences and nothing beside it is of a document: the rest is what sites add."""
    others = (child for child in node.iter() if child.mem_id != best.mem_id)
    return bool(_SENTENCE.search(best.text() or "")) and not any(_reads(child) for child in others)


def _own_text(node: LexborNode, weights: TextWeights) -> bool:
    """True for a container whose text stands in it directly or in paragraphs, not in further containers."""
    deeper = sum(weights.of(child) for child in node.iter() if child.tag in _OPEN)
    return deeper < _SHARE * weights.of(node)


def _climbed(node: LexborNode, hiding: frozenset[int], scripts: PageScripts) -> LexborNode:
    """Up again while sentences stand right beside the node: a part that opens on a click, a last paragraph."""
    parent = node.parent
    while parent is not None and parent.tag in _OPEN and parent.tag != "body":
        beside = [one for one in parent.iter() if one.mem_id != node.mem_id and one.tag not in ("script", "style")]
        if not any(_belongs(one, hiding, scripts) for one in beside):
            break
        node, parent = parent, parent.parent
    return node


def _belongs(node: LexborNode, hiding: frozenset[int], scripts: PageScripts) -> bool:
    if is_round_the_page(node) or (node.mem_id in hiding and not scripts.show(node)):
        return False
    return _reads(node)


def _reads(node: LexborNode) -> bool:
    """Whether a part beside the article reads as of a document: a sentence, an office with a day, a table of data."""
    linked = sum(len((link.text() or "").strip()) for link in node.css("a"))
    text = (node.text() or "").strip()
    if BOILERPLATE.search(text) or linked >= 0.5 * len(text):
        return False
    return bool(_SENTENCE.search(text) or _SIGNED.fullmatch(text)) or any(is_data(one) for one in node.css("table"))


def _several_blocks(node: LexborNode) -> bool:
    """False for a container that is one paragraph of several."""
    return any(below.mem_id != node.mem_id for below in node.css("p, br, div, table, li, tr, section"))
