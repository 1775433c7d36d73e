"""What Word leaves in a page that was pasted from it: the marks of its lists, written as text beside their items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_IGNORED = re.compile(r"mso-list\s*:\s*Ignore", re.IGNORECASE)
_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_SIGNS = re.compile(r"font-family\s*:[^;]*(?:Wingdings|Symbol|Webdings)", re.IGNORECASE)
_DOTS = frozenset("·•●○■□◆◇▪▫➢➤–-o§")
_UP = 6


@dataclass(frozen=True, slots=True)
class ListMark:
    """The mark of an item: a dot, or the text of its number with what parts it from the item. level: 0 outermost."""

    text: str = ""
    dot: bool = False
    level: int = 0


def marker(node: LexborNode) -> ListMark | None:
    """The mark that a ``span`` with ``mso-list:Ignore`` is; None for any other element."""
    if node.tag != "span" or not _IGNORED.search(node.attributes.get("style") or ""):
        return None
    text = "".join((node.text() or "").split())
    level, above, signs = 0, node.parent, bool(_SIGNS.search(node.html or ""))
    for _ in range(_UP):
        if above is None:
            break
        style = above.attributes.get("style") or ""
        signs = signs or bool(_SIGNS.search(style))
        if match := _LEVEL.search(style):
            level = max(0, int(match.group(1)) - 1)
            break
        above = above.parent
    if not text:
        return ListMark()
    if text in _DOTS or (signs and len(text) == 1 and not text.isdigit()):
        return ListMark("", True, level)
    return ListMark(text + (" " if text[-1:].isalnum() else ""))
