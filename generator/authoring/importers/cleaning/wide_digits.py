"""``２０２６年`` -> ``2026年``: full-width digits and letters, which search, sorting and the steps after this one want narrow."""

from __future__ import annotations

import re
import unicodedata

from generator.authoring.importers.cleaning.step import Cleaned, substituted

NAME = "全角数字、字母改为半角"
EXAMPLES = (
    ("２０２６年１月４日", "2026年1月4日"),
    ("１．网上申报", "1．网上申报"),
    ("基数的１１０％", "基数的110%"),
    ("０８７８－８２１１２３４", "0878-8211234"),
    ("ＰＰＰ项目", "PPP项目"),
    ("公开，透明。（一）", "公开，透明。（一）"),
    ("甲－乙", "甲－乙"),
)

_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:[－．][０-９]+)*％?|(?<=\d)[－](?=\d)|(?<=\d)％")


def clean(text: str) -> Cleaned:
    """Digits, letters, and the dash, point and per cent sign among digits; punctuation stays wide."""
    return substituted(_WIDE, lambda match: unicodedata.normalize("NFKC", match.group()), text)
