"""The HTML of a body -> its text as a reader sees it, where that is not what stands in the file: numbers in links, in
numbered items, around notes."""

from __future__ import annotations

from html import unescape

from generator.base.patterns import lazy_re, pattern_table

_MEANS = lazy_re("<(?:a |ol|su|ruby|img)")
"""Tags by which the text of a page is another than that of the file without its marks."""
_NOTE = lazy_re(r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-back"[^>]*>[^<]*</a>|<r[tp]>.*?</r[tp]>')
_PICTURE = lazy_re(r'<img[^>]*? alt="([^"]*)"[^>]*>')
_CELL = lazy_re(r"</t[dh]>\n?")
_BLOCK = pattern_table(
    "p", (r"h[1-6]", "h2"), "li tr div pre dt dd summary caption blockquote figcaption title desc text", whole=True
)
_END = lazy_re(rf"<br ?/?>\n?|</{_BLOCK.pattern}>\n?")
_TAG = lazy_re(r"<[^>]*>")


def rendered(html: str) -> str:
    """A line for each block, cells apart by bars, no tags, no marks of notes; "" when that tells nothing new."""
    return text_of(html) if _MEANS.search(html) else ""


def text_of(html: str) -> str:
    """The text of any HTML of ours in that form."""
    seen = _PICTURE.sub(r"\1", _NOTE.sub("", html))
    return unescape(_TAG.sub("", _END.sub("\n", _CELL.sub(" | ", seen))))
