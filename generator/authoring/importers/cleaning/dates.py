"""``2016 年 9 月 28 日`` -> ``2016年9月28日``: dates without inner blanks or full-width digits."""

from __future__ import annotations

import re
import unicodedata

from generator.authoring.importers.cleaning.step import Cleaned, substituted

NAME = "规范日期写法"
EXAMPLES = (
    ("2016 年 9 月 28 日", "2016年9月28日"),
    ("2016年 9月 28日印发", "2016年9月28日印发"),
    ("２０１６年９月２８日", "2016年9月28日"),
    ("2 0 1 6年9月28日", "2016年9月28日"),
    ("二〇一六年 九月 二十八日", "二〇一六年九月二十八日"),
    ("2016 年 9 月底前", "2016年9月底前"),
    ("2016年第3号", "2016年第3号"),
)

_ARABIC = re.compile(
    r"((?:[12１２])(?:\s?[\d０-９]){3})[\s\u3000]*年[\s\u3000]*([\d０-９]{1,2})[\s\u3000]*月"
    r"(?:[\s\u3000]*([\d０-９]{1,2})[\s\u3000]*日)?"
)
_CHINESE = re.compile(
    r"([二一][〇○零O0一二三四五六七八九]{3})[\s\u3000]*年[\s\u3000]*([一二三四五六七八九十]{1,2})[\s\u3000]*月"
    r"[\s\u3000]*([一二三四五六七八九十]{1,3})[\s\u3000]*日"
)


def clean(text: str) -> Cleaned:
    """Each date in the plain form; what it says stays (no zero is dropped, no numeral translated)."""
    arabic = substituted(_ARABIC, _written, text)
    chinese = substituted(_CHINESE, r"\1年\2月\3日", arabic.text)
    return Cleaned(chinese.text, arabic.changed + chinese.changed)


def _written(match: re.Match[str]) -> str:
    year, month, day = ("".join(unicodedata.normalize("NFKC", part or "").split()) for part in match.groups())
    return f"{year}年{month}月" + (f"{day}日" if day else "")
