"""A document's title and its body -> the title that stands over the attached text, where the two do not agree."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from generator.base.patterns import lazy_re, pattern_table

_ENCLOSED = pattern_table(
    (
        r"(?:印发|转发|发布|公布|批转|下发|修订)[〈《](?P<quoted>[^》]{4,80})[》〉]",
        "关于印发《云岭县政务公开办法》的通知",
    ),
    (
        r"(?:印发|转发|发布|公布|批转)(?P<plain>[^《》]{6,80}?)的(?:通知|公告|决定|通告)$",
        "关于印发政务公开工作要点的通知",
    ),
)
"""The name of the text that a document passes on."""
_NOISY = '《》〈〉“”"#*—-·、，,（）()〔〕'
_NOISE = lazy_re(rf"[\s{re.escape(_NOISY)}]")
_REST = lazy_re(rf"{_NOISE.pattern}*+\Z")
_ENDS = ("。", "；", "，", "：", ";", ":", ",")


def differing(title: str, body: str) -> Iterator[tuple[int, str, str]]:
    """Line within the body, the title given in front, the one found: equal but for a word or two.

    Only lines that can be titles are compared: headings, and short lines without full stop.
    """
    given = _NOISE.sub("", title)
    enclosed = _ENCLOSED.search(title)
    inner = (enclosed["quoted"] or enclosed["plain"]) if enclosed else ""
    wanted = [text for text in (_NOISE.sub("", inner), given) if len(text) >= 8]
    if not wanted:
        return
    longest = max(map(len, wanted)) + 12
    for start, end in _ending({text[-1] for text in wanted}, body):
        line = body[start:end]
        if (
            not 8 <= len(line) <= longest
            or line.rstrip().endswith(_ENDS)
            or line.lstrip().startswith(("|", "-", ">", "!", "["))
        ):
            continue
        bare = _NOISE.sub("", line)
        for text in wanted:
            letters = set(text)
            if bare in wanted or abs(len(bare) - len(text)) > 3 or len(letters & set(bare)) < 0.8 * len(letters):
                continue
            if (
                bare[-2:] == text[-2:]
                and _years(bare) == _years(text)
                and difflib.SequenceMatcher(None, bare, text).ratio() >= 0.88
            ):
                yield (
                    body.count("\n", 0, start) + 1,
                    (inner if text == wanted[0] and inner else title),
                    line.strip(" #*\u3000"),
                )
                break


def _ending(chars: set[str], body: str) -> list[tuple[int, int]]:
    """Start and end of the lines whose last character, but for noise, is one of ``chars``: only they can be alike."""
    spans: set[tuple[int, int]] = set()
    for char in chars:
        at = body.find(char)
        while at >= 0:
            after = body[at + 1 : at + 2]
            if after in _NOISY or after.isspace():
                end = body.find("\n", at)
                end = len(body) if end < 0 else end
                if _REST.match(body, at + 1, end):
                    spans.add((body.rfind("\n", 0, at) + 1, end))
            at = body.find(char, at + 1)
    return sorted(spans)


def _years(text: str) -> list[str]:
    """Years and other numbers: a report of another year is another report, not a slip."""
    return re.findall(r"[0-9]+", text)
