"""Turns neighbouring characters into decisions: may a line break vanish, may a marker open or close emphasis.

CommonMark was written for scripts with blanks between words. Chinese has none, so a soft line break must leave
nothing behind, and `**具体：**内容` must be bold although no blank follows the closing marker.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import chain, pairwise

# First and last characters: CJK radicals to bopomofo, Han, compatibility and full-width forms, supplementary Han,
# enclosed numbers; then what Chinese shares with Western typesetting: · — ‘ ’ “ ” … and the round zero of 二○二六.
_RANGES = (
    "\u00b7\u00b7\u2014\u2014\u2018\u2019\u201c\u201d\u2026\u2026\u2460\u24ff\u25cb\u25cb"
    "\u2e80\u312f\u31a0\u4dbf\u4e00\u9fff"
    "\uf900\ufaff\ufe10\ufe1f\ufe30\ufe4f\uff01\uff65\uffe0\uffe6\U00020000\U0003ffff"
)
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# What CommonMark trims from the ends of a paragraph, as the inside of a character class.
BLANK = "\\t-\\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
BLANKS = "\t\n\x0b\x0c\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def is_cjk(character: str) -> bool:
    """Tell whether one character is Chinese text or Chinese punctuation; the empty string is not."""
    if "\u4e00" <= character <= "\u9fff":
        return True
    place = bisect_right(_RANGES, character)  # odd inside a range; its last character counts as inside, too
    return place % 2 == 1 or (place > 0 and character == _RANGES[place - 1])


def join_lines(text: str) -> str:
    """Remove each line break that stands between two Chinese characters; no line is empty."""
    lines = text.split("\n")
    joints = ["" if is_cjk(a[-1]) and is_cjk(b[0]) else "\n" for a, b in pairwise(lines)]
    return "".join(chain.from_iterable(zip(lines, [*joints, ""], strict=True)))


def flanking(before: str, after: str, marker: str, length: int) -> tuple[bool, bool]:
    """Decide whether a run of `length` markers between two characters may open and may close emphasis.

    `before` and `after` are one character each, a blank at the ends of the text. Away from Chinese characters this is
    CommonMark 0.31 §6.2. See docs/decisions/0031 for the cases that it changes.
    """
    word_before, word_after = _is_word(before), _is_word(after)
    if _is_mask(before, after, marker, length):
        return False, False
    chinese = is_cjk(before) or is_cjk(after)
    opens = after not in BLANKS and (
        word_after or not word_before or (chinese and (_opens_bracket(after) or after == '"'))
    )
    closes = before not in BLANKS and (word_before or not word_after or (chinese and not _opens_bracket(before)))
    if marker == "_" and word_before and word_after:  # never inside a word: names of files, of fields
        return False, False
    return opens, closes


def _is_word(character: str) -> bool:
    return character not in BLANKS and unicodedata.category(character)[0] not in "PS"


def _opens_bracket(character: str) -> bool:
    return unicodedata.category(character) in ("Ps", "Pi")


def _is_mask(before: str, after: str, marker: str, length: int) -> bool:
    """Tell whether the run hides characters (张*三, 138****1234) or is a blank to fill in (姓名：____)."""
    if marker == "_":
        return length >= 3 and (is_cjk(before) or is_cjk(after))
    if marker != "*" or not (_is_word(before) and _is_word(after)):
        return False
    digits = before.isdigit() + after.isdigit()
    if length == 1:
        return digits > 0 or is_cjk(before) or is_cjk(after)
    return digits == 2 or (digits == 1 and length >= 3)
