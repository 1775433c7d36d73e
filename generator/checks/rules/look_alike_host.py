"""LNK-ALIKE 网址里有冒充的字母。

西里尔字母、希腊字母里有些与英文字母一模一样，用它们写出的网址看上去是政府网站，去的却是别人的。网址只用英文字母、数字、- 和汉字。

错误示例：
```md
请登录 www.lаnqing.gov.cn 查询。 ←
```

正确示例：
```md
请登录 www.lanqing.gov.cn 查询。
```
"""

from __future__ import annotations

import re

from generator.base.patterns import lazy_re
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "error"
MESSAGE = "网址“{value}”里有与英文字母相像的 {letters}"
HINT = "照正式的网址重新输入一遍"
ENGLISH = ("{value} has letters that only look like Latin ones ({letters})", "type the address again")
BASIS = "网络安全法第二十七条"
FIXED = True

_ALIKE = (
    "\u0131\u0237\u0250-\u02af\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1d00-\u1dbf"
    "\u2c00-\u2dff\ua640-\ua7ff\uab30-\uab6f"
)
"""Letters of other scripts, and of phonetics, among which are those that look Latin."""
_FOREIGN = lazy_re(f"[{_ALIKE}]")
_ADDRESS = lazy_re(
    rf"(?:[A-Za-z]{{2,8}}:)?(?://)?"
    rf"(?:[\w-]*[{_ALIKE}][\w-]*\.(?:[\w-]+\.)*[\w-]{{2,}}|(?:[\w-]+\.)+[\w-]*[{_ALIKE}][\w-]*)"
)
_PUNYCODE = lazy_re(r"(?:[a-z0-9-]+\.)*xn--[a-z0-9-]+(?:\.[a-z0-9-]+)*", re.IGNORECASE)


def check(source: Source, _context: Context) -> Findings:
    """Addresses with such letters, written out or in Punycode, in front matter or body."""
    text = source.text
    hosts = _ADDRESS.finditer(text) if _FOREIGN.search(text) else ()
    for match in hosts:
        yield _finding(text, match.start(), match.group())
    if ("n--" in text or "N--" in text) and "xn--" in text.lower():
        for match in _PUNYCODE.finditer(text):
            host = _decoded(match.group())
            if _FOREIGN.search(host):
                yield _finding(text, match.start(), host)


def _decoded(host: str) -> str:
    try:
        return host.encode().decode("idna")
    except UnicodeError:
        return host


def _finding(text: str, at: int, host: str) -> Finding:
    letters = "、".join(dict.fromkeys(f"U+{ord(char):04X}" for char in _FOREIGN.findall(host)))
    return Finding(text.count("\n", 0, at) + 1, 1, {"value": host[:80], "letters": letters})
