"""Traces of Word in a text -> none: bookmarks, field codes, broken references, Office mark-up."""

from __future__ import annotations

import re

from generator.authoring.importers.cleaning.step import Cleaned, substituted
from generator.base.patterns import pattern_table

NAME = "删去 Word 残留"
EXAMPLES = (
    ("[bookmark: _GoBack]全县各单位", "全县各单位"),
    ("详见错误！未找到引用源。第三条", "详见第三条"),
    ("详见错误!书签未定义。", "详见"),
    ("<o:p></o:p>第一条", "第一条"),
    ('网址HYPERLINK "https://example.gov.cn/" \\t "_blank"点此', "网址点此"),
    ("总体要求 PAGEREF _Toc4829 \\h 3", "总体要求 3"),
    ('{ TOC \\o "1-3" \\h }目录', "目录"),
    ("<!--[if gte mso 9]><xml></xml><![endif]-->第一条", "第一条"),
    ("公开mso-bidi-font-family:宋体;内容", "公开内容"),
    ("公开 _GoBack 内容", "公开 内容"),
    ("[]{#_GoBack .anchor}各企业", "各企业"),
    ('流程图{width="5.7in" height="3.2in"}', "流程图"),
    ("{.underline}第一条", "第一条"),
    ("集合{甲，乙}", "集合{甲，乙}"),
    ("[公开]指南", "[公开]指南"),
)

_FAULTS = pattern_table(
    "未找到引用源 书签未定义 未定义书签 超链接引用无效 不能通过编辑域代码创建对象 文档中没有指定样式的文字"
)
_FIELDS = pattern_table("TOC PAGE NUMPAGES REF SEQ HYPERLINK PAGEREF MERGEFIELD FORMTEXT", whole=True)
_RESIDUE = pattern_table(
    (r"\[(?:bookmark|书签)\s*[:：][^\]]{0,60}\]", "[bookmark: _GoBack]", "[书签：甲]"),
    (rf"错误[！!]{_FAULTS.pattern}[。.]?", "错误！未找到引用源。"),
    (
        r"Error!\s?(?:Reference source not found|Bookmark not defined|Hyperlink reference not valid)\.?",
        "Error! Bookmark not defined.",
    ),
    (r"<!--\[if[^\]]*\]>.*?<!\[endif\]-->", "<!--[if gte mso 9]><xml></xml><![endif]-->"),
    (r"<!\[endif\]-->", "<![endif]-->"),
    (r"<!--\[if[^\]]*\]>", "<!--[if gte mso 9]>"),
    (r"</?(?:o|w|v|st1|m):[A-Za-z][^>]{0,200}>", "<o:p>", "</st1:place>"),
    (rf"\{{\s*{_FIELDS.pattern}\b[^{{}}]{{0,200}}\}}", '{ TOC \\o "1-3" \\h }'),
    (r"\[\]\{[#.][^{}]{0,80}\}", "[]{#_GoBack .anchor}"),
    (
        r"\{(?:[#.][\w-]+|[\w-]+=[\"“][^\"”{}]{0,40}[\"”])(?:\s+(?:[#.][\w-]+|[\w-]+=[\"“][^\"”{}]{0,40}[\"”]))*\}",
        "{.underline}",
        '{width="5.7in" height="3.2in"}',
    ),
    (
        r"HYPERLINK\s+(?:\\l\s+)?[\"“][^\"”]{0,300}[\"”](?:\s*\\[a-z](?:\s+[\"“][^\"”]{0,60}[\"”])?)*",
        'HYPERLINK "https://www.lanqing.example/" \\t "_blank"',
        'HYPERLINK \\l "甲"',
    ),
    (r"PAGEREF\s+_Toc\d+(?:\s*\\[a-z])*\s?", "PAGEREF _Toc4829 \\h "),
    (r"\bTOC\s+\\o\s+[\"“][\d-]+[\"”](?:\s*\\[a-z])*", 'TOC \\o "1-3" \\h'),
    (r"mso-[a-z-]+\s*:\s*[^;。，\n]{1,60};", "mso-bidi-font-family:宋体;"),
    (r"_GoBack\s?", "_GoBack"),
    (r"_Toc\d{6,}\s?", "_Toc482911"),
    (r"MERGEFORMAT\s?", "MERGEFORMAT"),
    (r"\\\*\s+MERGEFORMAT\s?", r"\* MERGEFORMAT"),
    flags=re.DOTALL,
)


def clean(text: str) -> Cleaned:
    """The text without what Word left in it."""
    if not any(mark in text for mark in _HINTS):
        return Cleaned(text)
    return substituted(_RESIDUE, "", text)


_HINTS = ("[", "错误", "Error!", "<", "{", "HYPERLINK", "PAGEREF", "TOC", "mso-", "_GoBack", "_Toc", "MERGEFORMAT")
