"""An ``img`` -> where its picture may lie: pages that load pictures late keep the true address in another attribute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.base.words import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LATE = frozenset(words("src original echo url file actualsrc lazyload lazysrc lazy _src lay-src"))
_TINY = 3


def candidates(node: LexborNode) -> list[str]:
    """Addresses at which the picture may lie, the likeliest first; none for a dot that only counts visitors."""
    attributes = node.attributes
    if (
        all(_size(attributes.get(name)) is not None for name in ("width", "height"))
        and max(_size(attributes.get("width")) or 0, _size(attributes.get("height")) or 0) <= _TINY
    ):
        return []
    late = [
        (value or "").strip()
        for name, value in attributes.items()
        if name != "src" and _is_late(name) and re.search(r"[./:]", value or "")
    ]
    sets = [attributes.get(name) for name in ("data-srcset", "srcset")]
    parent = node.parent
    if parent is not None and parent.tag == "picture":
        sets += [source.attributes.get("srcset") for source in parent.css("source")]
    many = [piece.split()[0] for value in sets for piece in re.split(r",\s+", value or "") if piece.split()]
    own = (attributes.get("src") or "").strip()
    placeholder = own.startswith("data:") and bool(late or many)
    found = [*late, *([] if placeholder else [own]), *many]
    return list(dict.fromkeys(" ".join(one.split()) for one in found if one))


def _is_late(name: str) -> bool:
    """Whether an attribute keeps the address of a picture that is loaded late: ``data-src``, ``data-lazy-src``."""
    return name.removeprefix("data-").removeprefix("lazy-") in _LATE


def _size(value: str | None) -> int | None:
    match = re.fullmatch(r"\s*(\d{1,6})(?:px)?\s*", value or "")
    return int(match.group(1)) if match else None
