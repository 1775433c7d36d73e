"""Traces of Word in a text -> none: bookmarks, field codes, broken references, Office mark-up."""

from __future__ import annotations

import re

from generator.authoring.importers.cleaning.step import Cleaned, substituted

NAME = "删去 Word 残留"
EXAMPLES = (
    ("[bookmark: _GoBack]各有关部门", "各有关部门"),
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

_RESIDUE = re.compile(
    r"\[(?:bookmark|书签)\s*[:：][^\]]{0,60}\]"
    r"|错误[！!](?:未找到引用源|书签未定义|未定义书签|超链接引用无效|不能通过编辑域代码创建对象|文档中没有指定样式的文字)[。.]?"
    r"|Error!\s?(?:Reference source not found|Bookmark not defined|Hyperlink reference not valid)\.?"
    r"|<!--\[if[^\]]*\]>.*?<!\[endif\]-->|<!\[endif\]-->|<!--\[if[^\]]*\]>"
    r"|</?(?:o|w|v|st1|m):[A-Za-z][^>]{0,200}>"
    r"|\{\s*(?:TOC|PAGE|NUMPAGES|REF|SEQ|HYPERLINK|PAGEREF|MERGEFIELD|FORMTEXT)\b[^{}]{0,200}\}"
    r"|\[\]\{[#.][^{}]{0,80}\}"
    r"|\{(?:[#.][\w-]+|[\w-]+=[\"“][^\"”{}]{0,40}[\"”])(?:\s+(?:[#.][\w-]+|[\w-]+=[\"“][^\"”{}]{0,40}[\"”]))*\}"
    r"|HYPERLINK\s+(?:\\l\s+)?[\"“][^\"”]{0,300}[\"”](?:\s*\\[a-z](?:\s+[\"“][^\"”]{0,60}[\"”])?)*"
    r"|PAGEREF\s+_Toc\d+(?:\s*\\[a-z])*\s?"
    r"|\bTOC\s+\\o\s+[\"“][\d-]+[\"”](?:\s*\\[a-z])*"
    r"|mso-[a-z-]+\s*:\s*[^;。，\n]{1,60};"
    r"|_GoBack\s?|_Toc\d{6,}\s?"
    r"|MERGEFORMAT\s?|\\\*\s+MERGEFORMAT\s?",
    re.DOTALL,
)


def clean(text: str) -> Cleaned:
    """The text without what Word left in it."""
    if not any(mark in text for mark in _HINTS):
        return Cleaned(text)
    return substituted(_RESIDUE, "", text)


_HINTS = ("[", "错误", "Error!", "<", "{", "HYPERLINK", "PAGEREF", "TOC", "mso-", "_GoBack", "_Toc", "MERGEFORMAT")
