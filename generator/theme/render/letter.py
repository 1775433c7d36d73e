"""A document's body -> which parts of an official letter it shows, as class names (GB/T 9704-2012, 7.3)."""

from __future__ import annotations

from generator.base.patterns import lazy_re

_TAIL = 400
"""How many characters from the end a signature is looked for in."""
_DAY = r"<p>[0-9〇零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日</p>\s*"
_signed = lazy_re(rf"<p>[^<>。，；：！？]{{2,40}}</p>\s*{_DAY}(<p>（此件[^<>]*）</p>\s*)?\Z").search


def letter_classes(body: str) -> str:
    """Filter ``letter_classes``: class names for what stands apart in a letter, each with a blank before it.

    addressed: the first paragraph is the addressee (主送机关), a line that ends in a colon. signed: the last two
    paragraphs are agency and date (落款); signed-noted: a remark in brackets (附注) follows them.
    """
    classes = ""
    end = body.find("</p>")
    if 0 < end < 300 and body.startswith("<p>") and body[end - 1] == "：":
        classes = " addressed"
    signature = _signed(body, max(0, len(body) - _TAIL))
    if signature:
        classes += " signed-noted" if signature[1] else " signed"
    return classes
