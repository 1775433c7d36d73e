"""Text -> traces of scanning and copying: note marks, page numbers, bracketed pinyin, traditional characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.traditional import TRADITIONAL
from generator.checks.detectors.view import View

_NOTE = pattern_table(
    (r"\^\s*[\[［〔][0-9]{1,3}[\]］〕]", "公开^[1]"),
    (r"[\[［〔][0-9]{1,3}[\]］〕]\^", "公开［1］^"),
    (r"<sup>\s*[\[［]?[0-9]{1,3}[\]］]?\s*</sup>", "公开<sup>[1]</sup>"),
    (r"\\\[[0-9]{1,3}\\\]", r"公开\[1\]"),
)
_DASH = "[—–―─－-]"
_PAGE = pattern_table(
    (rf"^[ \t\u3000]*{_DASH}{{1,2}}[ \t\u3000]*[0-9]{{1,4}}[ \t\u3000]*{_DASH}{{1,2}}[ \t\u3000]*$", "-- 7 --", "—12—"),
    (r"^[ \t\u3000]*第\s*[0-9]{1,4}\s*页(?:[，,\s/]*共\s*[0-9]{1,4}\s*页)?[ \t\u3000]*$", "第3页", "第 3 页 共 9 页"),
    (r"^[ \t]*Page\s+[0-9]{1,4}(?:\s+of\s+[0-9]{1,4})?[ \t]*$", "Page 3", "Page 3 of 9"),
    (r"(?<![0-9—–―─])[—–―─][ \u3000][0-9]{1,3}[ \u3000][—–―─](?![0-9—–―─])", "各乡 — 8 — 镇"),
    flags=re.MULTILINE,
)
_LETTER = r"a-zü\u00e0-\u01dc\u0300-\u030c"
_BRACKET = lazy_re(
    rf"(?<=[\u4e00-\u9fff])[(（\[]\s*(?P<letters>[{_LETTER}][{_LETTER}'’ ]{{0,23}}?)\s*[)）\]]"
    r"(?P<after>[\u4e00-\u9fff)）]?)"
)
_TONE = lazy_re("[\u0300\u0301\u0304\u030c]")
_INITIAL = "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)"
_FINAL = "(?:i?[aoeu]|ai|ei|ui|v|i|ao|ou|iu|ie|ue|ve|er|i?an|en|in|un|uan|i?ang|eng|ing|i?ong|uang|iao|uai|u[ao]|van)"
_SYLLABLE = lazy_re(f"{_INITIAL}?{_FINAL}")
_UNITS = frozenset(
    [
        "min",
        "ha",
        "pa",
        "mu",
        "lu",
        "an",
        "ban",
        "can",
        "die",
        "gang",
        "long",
        "me",
        "pan",
        "sun",
        "run",
        "men",
        "nan",
        "mol",
        "lei",
        "duo",
    ]
) - {
    "ban",
    "gang",
    "nan",
}
_TRADITIONAL = lazy_re(f"[{TRADITIONAL}]")


def notes(view: View) -> Iterator[Detection]:
    """Marks of footnotes that did not come along: ``^[1]``."""
    for match in _NOTE.finditer(view.text):
        yield Detection("RES-FOOT", match.start(), match.end(), match.group())


def pages(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Page numbers in the middle of the text: ``— 7 —``. places: something of them, in the line or the one after it."""
    done = -1
    for place in places:
        start, end = view.line(place)
        start = max(done + 1, view.line(max(0, start - 1))[0])
        done = max(done, end)
        for match in _PAGE.finditer(view.text[start:end]):
            yield Detection("RES-PAGE", start + match.start(), start + match.end(), match.group().strip())


def pinyin(view: View) -> Iterator[Detection]:
    """Pinyin in brackets behind characters, which copied pages carry; told once for a text."""
    readings = [match for match in _BRACKET.finditer(view.text) if _is_pinyin(match)]
    if readings:
        first = readings[0]
        yield Detection(
            "RES-PINYIN",
            first.start(),
            first.end(),
            view.text[first.start() - 1 : first.end("letters") + 1],
            values={"count": str(len(readings))},
        )


def _is_pinyin(match: re.Match[str]) -> bool:
    letters = match["letters"]
    spread = unicodedata.normalize("NFD", letters)
    bare = _TONE.sub("", spread).replace("u\u0308", "v")
    words = [word for word in re.split(r"[ '’]+", bare) if word]
    if not words or not all(re.fullmatch(f"(?:{_SYLLABLE.pattern})+", word) for word in words):
        return False
    if _TONE.search(spread):
        return True
    # Without tones a single syllable counts only inside a word, and not when it is a unit of measure.
    return (
        len(words) == 1
        and len(bare) >= 2
        and bool(match["after"])
        and bare not in _UNITS
        and bool(_SYLLABLE.fullmatch(bare))
    )


def traditional(view: View) -> Iterator[Detection]:
    """Traditional characters in a simplified text; told once, with the first of them."""
    characters = list(_TRADITIONAL.finditer(view.text))
    if characters:
        shown = "".join(dict.fromkeys(match.group() for match in characters))[:8]
        yield Detection(
            "RES-TRAD", characters[0].start(), characters[0].end(), shown, values={"count": str(len(characters))}
        )
