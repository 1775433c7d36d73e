"""Untrusted texts, days and addresses of a county's data -> such that may be shown, or nothing.

Templates escape; this keeps out what escaping does not: an address of somebody else's host, a day that is none, a text
without end, characters that turn what stands around them.
"""

from __future__ import annotations

import datetime
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import msgspec

from generator.base.patterns import lazy_re

LONGEST = 300
"""Characters of a text that is shown."""
_SLUG = lazy_re(r"[a-z0-9][a-z0-9-]{0,59}")
_CLOCK = lazy_re(r" (?:[01]\d|2[0-3]):[0-5]\d")
_UNSAFE = lazy_re(r"[\s\\\"'<>^`{|}\x00-\x20\x7f-\x9f]")
_PLAIN = lazy_re(r"[^\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\uffff]*")


def text(value: str) -> str:
    """A text on one line, of bounded length, without characters that control or hide."""
    if len(value) <= LONGEST and _PLAIN.fullmatch(value):
        return value
    kept = (" " if char in "\t\r\n\u2028\u2029" else char for char in value[: 4 * LONGEST])
    shown = "".join(char for char in kept if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


@lru_cache(maxsize=100_000)
def day(value: str) -> str:
    """The day of a date or moment ("2026-03-01 09:30"), or ""."""
    try:
        return datetime.date.fromisoformat(value[:10]).isoformat() if len(value) >= 10 else ""
    except ValueError:
        return ""


def moment(value: str) -> str:
    """A date, with its time of day where that is told ("2026-03-01 09:30"), or ""."""
    told = _CLOCK.fullmatch(value[10:])
    return day(value) + (told[0] if told else "")


def slug(value: str) -> str:
    """An id that may be a step of an address, or ""."""
    return value if _SLUG.fullmatch(value) else ""


def origin(url: str) -> tuple[str, int] | None:
    """Host and port of a web address; None for one that is no plain http(s) address."""
    if len(url) > 2000 or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return parts.hostname.lower(), 443 if port == 80 else port


def shown(value: Any) -> Any:
    """A struct of texts with each of them cleaned."""
    changed = {}
    for field in value.__struct_fields__:
        old = getattr(value, field)
        if isinstance(old, str) and field != "url":
            new = text(old)
            if new is not old:
                changed[field] = new
    return msgspec.structs.replace(value, **changed) if changed else value
