"""Former addresses that a query tells apart (``/show.asp?id=77``): what of them is compared, and by whom."""

from __future__ import annotations

from urllib.parse import quote

from generator.model.target import clean_address

Pairs = tuple[tuple[str, str], ...]
_AS_SENT = "%!$'()*+,;:@/~._-"
"""Letters of a value that browsers send as they are; the percent sign is of what is encoded already."""


def pairs_of(alias: str) -> Pairs:
    """The parameters of a former address, sorted: (name, value) as a browser sends them, in small letters, since nginx
    makes no difference either; () for an address without any. What stands before the "?" is no part of it."""
    query = alias.strip().partition("#")[0].partition("?")[2]
    parts = (part.partition("=") for part in query.split("&") if part)
    return tuple(sorted({(_sent(name), _sent(value)) for name, _, value in parts}))


def _sent(text: str) -> str:
    return quote(text, safe=_AS_SENT, errors="replace").lower()


def query_text(pairs: Pairs) -> str:
    """Parameters as one text ("id=77&type=2"), which is equal where they are."""
    return "&".join(f"{name}={value}" if value else name for name, value in pairs)


def claimed(alias: str) -> str:
    """What of an address only one document can have: its path, with its query where it has one."""
    pairs = pairs_of(alias)
    return f"{clean_address(alias)}?{query_text(pairs)}" if pairs else clean_address(alias)
