"""LNK-FRAGMENT 页内链接指向的位置不存在。

正文里 `[见第二部分](#s-2)` 这样的链接指向本页的一个位置。小标题按先后编号为 s-1、s-2……，脚注由程序编号；指向别的名称的链接点了没有反应。

错误示例：
```md
publish_date: 2026-03-02

详见[供水时间](#供水时间)。 ←

## 供水时间

每日6时至22时。
```

正确示例（其余同上）：
```md
详见[供水时间](#s-1)。

## 供水时间

每日6时至22时。
```
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from generator.base.patterns import lazy_re
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "页内链接“#{shown}”指向的位置不存在"
HINT = "{near_hint}小标题按先后编号为 #s-1、#s-2……；改正链接，或删去"
ENGLISH = (
    "there is no place #{shown} in the page",
    "headings are #s-1, #s-2 ... in their order; correct or remove the link{near_en}",
)

_HREF = lazy_re(r'href="#([^"]+)"')
_ID = lazy_re(r'\bid="([^"]+)"')
_HEADING = lazy_re(r'<h[1-6] id="(?P<id>[^"]+)">(?P<text>.*?)</h', re.DOTALL)
_TAG = lazy_re(r"<[^>]*>")


def check(source: Source, _context: Context) -> Findings:
    """Links within the page to what has no id there; the heading of that name is proposed."""
    if not ("[" in source.body or "<" in source.body) or 'href="#' not in source.html:
        return
    known = {*_ID.findall(source.html), "top"}
    for written in dict.fromkeys(_HREF.findall(source.html)):
        shown = unquote(unescape(written))
        if written in known or shown in known:
            continue
        titles = {_TAG.sub("", heading["text"]).strip(): heading["id"] for heading in _HEADING.finditer(source.html)}
        near = next((f"#{name}" for title, name in titles.items() if shown in (title, title.replace(" ", "-"))), "")
        at = max(source.body.find(f"#{shown}"), source.body.find(f"#{written}"), 0)
        line = source.body_line + source.body.count("\n", 0, at)
        yield Finding(line, 1, {"shown": shown, "near": near})
