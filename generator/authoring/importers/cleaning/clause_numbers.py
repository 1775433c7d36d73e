"""``(一) 指导思想`` -> ``（一）指导思想``, ``2. 推行`` -> ``2.推行``: clause numbers as GB/T 9704-2012 7.3.3 writes them."""

from __future__ import annotations

import re

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning.step import HAN, Cleaned, chained, substituted

NAME = "规范层次序数"
EXAMPLES = (
    ("(一) 指导思想。", "（一）指导思想。"),
    ("(三)工作目标。", "（三）工作目标。"),
    ("一 、总体要求", "一、总体要求"),
    ("一．总体要求", "一、总体要求"),
    ("2. 推行公示制度。", "2.推行公示制度。"),
    ("2．推行公示制度。", "2.推行公示制度。"),
    ("(1) 申请表", "（1）申请表"),
    ("(2016)第三条", "(2016)第三条"),
    ("附件：1．申请表", "附件：1.申请表"),
    ("2.5 公里", "2.5 公里"),
    ("第 三 条 公民", "第三条 公民"),
)

_MARKS = "[\ufdd0\ufdd2]*"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_BRACKETED = re.compile(rf"^({_MARKS})[(（]\s*({_NUMERAL}|\d{{1,2}})\s*[)）]\s*(?=\S)")
_FIRST = re.compile(rf"^({_MARKS}{_NUMERAL})\s*[、．.]\s*(?=[{HAN}“《（])")
_THIRD = re.compile(rf"^({_MARKS}\d{{1,2}})\s*[．.]\s*(?=[{HAN}“《（])")
_ANNEX = re.compile(rf"^(附件[：:]\s*\d{{1,2}})\s*[．、]\s*(?=[{HAN}“《（])")
_ARTICLE = re.compile(rf"^({_MARKS})第\s*({_NUMERAL}(?:百{_NUMERAL}?)?|\d{{1,3}})\s*([章节条])\s*(?=\S)")


def clean(text: str) -> Cleaned:
    """The text with its opening number in the standard form; numbers inside a sentence stay."""
    if not inline.plain(text)[:1].strip("第(（") or inline.plain(text)[:1] in "第(（":
        return chained(
            text,
            lambda part: substituted(_BRACKETED, r"\1（\2）", part),
            lambda part: substituted(_ARTICLE, _article, part),
        )
    return chained(
        text,
        lambda part: substituted(_FIRST, r"\1、", part),
        lambda part: substituted(_THIRD, r"\1.", part),
        lambda part: substituted(_ANNEX, r"\1.", part),
    )


def _article(match: re.Match[str]) -> str:
    return f"{match.group(1)}第{match.group(2)}{match.group(3)} "
