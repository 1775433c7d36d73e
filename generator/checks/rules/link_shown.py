"""LNK-SHOWN 链接写的网址与实际去的不一样。

链接的文字是一个网址、邮箱或电话，点下去却到了别处，读者以为去的是看到的那一个；网址里写“用户名@”的，看到的也不是去的地方。

错误示例：
```md
请登录[www.lanqing.gov.cn](https://lanqing-gov.example/)查询。 ←
```

正确示例：
```md
请登录[www.lanqing.gov.cn](https://www.lanqing.gov.cn/)查询，或见[查询说明](https://lanqing-gov.example/)。
```
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from generator.base.patterns import lazy_re
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "error"
MESSAGE = "链接写的是“{shown}”，去的却是 {value}"
HINT = "把链接的文字改成实际去的地方，或改正网址"
ENGLISH = ("the link says {shown} and leads to {value}", "correct the words or the address")
BASIS = "网络安全法第四十八条"
FIXED = True

_LINK = lazy_re(r'<a [^>]*?href="((?:https?:|//|mailto:|tel:)[^"]*)"[^>]*>(.*?)</a>')
_TAG = lazy_re(r"<[^>]*>")
_HOST = lazy_re(r"\s*(?:https?://)?(?P<host>(?:[\w-]+\.)+[A-Za-z\u4e00-\u9fff]{2,})(?![\w.@-])")
_MAIL = lazy_re(r"\s*(?P<mail>[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,})\s*")
_MANY = 7
"""Digits of a telephone number."""


def check(source: Source, _context: Context) -> Findings:
    """Links out of the site whose words are another address."""
    if 'href="' not in source.html:
        return
    for address, inner in _LINK.findall(source.html):
        href, words = unescape(address), unescape(_TAG.sub("", inner)).strip()
        for meant in _elsewhere(href, words):
            at = max(source.body.find(href), source.body.find(address), 0)
            yield Finding(
                source.body_line + source.body.count("\n", 0, at), 1, {"shown": words[:60], "value": meant[:80]}
            )


def _elsewhere(href: str, words: str) -> Iterator[str]:
    """Where a link leads when its words say another place."""
    scheme, _, rest = href.partition(":")
    if scheme == "mailto":
        said, meant = _MAIL.fullmatch(words), unquote(rest.partition("?")[0])
        if said and said["mail"].lower() != meant.lower():
            yield meant
    elif scheme == "tel":
        said_digits, digits = _digits(words), _digits(unquote(rest))
        if len(said_digits) >= _MANY and not digits.endswith(said_digits.lstrip("0")[-_MANY:]):
            yield unquote(rest)
    else:
        host = _host(href)
        written = _HOST.match(words)
        if "@" in urlsplit(href.replace("\\", "/")).netloc or (written and _bare(written["host"]) != _bare(host)):
            yield host


def _host(href: str) -> str:
    try:
        return (urlsplit(href.replace("\\", "/")).hostname or "").rstrip(".")
    except ValueError:
        return href


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())
