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


def text(value: str) -> str:
    """A text on one line, of bounded length, without characters that control or hide."""
    if len(value) <= LONGEST and value.isprintable():
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


def within(url: str, home: str) -> bool:
    """Whether an address is a plain one of the same host and port as the site's own."""
    start = home[: home.find("/", home.find("://") + 3) + 1] or f"{home}/"
    if url.startswith(start):  # nearly all are; the host ends with this "/"
        return len(url) <= 2000 and not _UNSAFE.search(url)
    return origin(url) == origin(home) is not None


def shown(value: Any) -> Any:
    """A struct of texts with each of them cleaned."""
    texts = [getattr(value, field) for field in texts_of(type(value))]
    whole = "".join(texts)
    if len(whole) <= LONGEST and whole.isprintable():
        return value
    return msgspec.structs.replace(value, **dict(zip(texts_of(type(value)), map(text, texts), strict=True)))


def texts_of(shape: type[Any]) -> tuple[str, ...]:
    """The fields of a struct that are shown as text; its address is not."""
    if shape not in _texts:
        fields = msgspec.structs.fields(shape)
        _texts[shape] = tuple(field.name for field in fields if field.type is str and field.name != "url")
    return _texts[shape]


_texts: dict[type[Any], tuple[str, ...]] = {}
