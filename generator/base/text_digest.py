"""A rendered body -> its normal form and the SHA-256 of that: whether two texts say the same.

The normal form is all characters of the text in their order, without tags and blanks, in Unicode's form NFC, as UTF-8.
Links, line breaks and layout are nothing of it, so that it is the same on the page, in the file and in the gazette.
"""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from html import unescape

from generator.base.patterns import lazy_re

_TAG_OR_BLANK = lazy_re(r"<[^<>]*>|\s+")
_BLANK = lazy_re(r"\s+")


def normal_text(html: str) -> str:
    """The normal form of a body."""
    text = _TAG_OR_BLANK.sub("", html)
    if "&" in text:
        text = _BLANK.sub("", unescape(text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def text_digest(html: str) -> str:
    """64 hexadecimal characters; "" for a body without text."""
    text = normal_text(html)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else ""
