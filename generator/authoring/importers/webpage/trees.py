"""The text of a page -> its tree, when that can be had and gone through in a moment: not nested without end."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

from generator.base.workers import START_METHOD

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DEPTH = 120
"""Elements in elements; pages of old sites that place everything by tables have some 60."""
WORK = 5_000_000
"""Sum over all elements of how deep they lie, texts counted by ``_PIECE`` characters: what going through the page takes
when each element asks for the text in it."""
_PIECE = 50
_TAGS = 20_000
"""Up to so many a parser that takes quadratic time takes a second or two."""
SECONDS = 8.0
MESSAGE = "网页的结构嵌套太深或太大，读不完", "请在浏览器中打开，全选复制到文本文件中再导入。"


class TooDeep(ValueError):
    """A page that takes too long to read."""


def tree_of(page: str) -> LexborHTMLParser:
    """The tree of a page. Raises TooDeep."""
    from selectolax.lexbor import LexborHTMLParser

    if page.count("<") > _TAGS and not _ends(page):
        raise TooDeep
    tree = LexborHTMLParser(page)
    if not _fits(tree.root):
        raise TooDeep
    return tree


def _ends(page: str) -> bool:
    """Whether the parser comes to an end; tried in a process that can be stopped."""
    context: Any = multiprocessing.get_context(START_METHOD)
    trial = context.Process(target=_parse, args=(page,), daemon=True)
    trial.start()
    trial.join(SECONDS)
    if trial.exitcode is None:
        trial.kill()
        trial.join()
    return bool(trial.exitcode == 0)


def _parse(page: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    LexborHTMLParser(page)


def _fits(root: LexborNode | None) -> bool:
    node, depth, work = root, 0, 0
    while node is not None:
        size = len(node.text_content or "") // _PIECE if node.tag == "-text" else 0
        work += depth * (1 + size)
        if depth > DEPTH or work > WORK:
            return False
        if node.child is not None:
            node, depth = node.child, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return True
