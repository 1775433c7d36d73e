"""IMG-ALT 图片没有文字说明。

看不见图片的人，读屏软件只能念文字说明；图片打不开、流量不够时看到的也是它。写清图里说了什么，图中的数字另外写进正文或做成图表。
只起装饰作用的图片不必放进正文。

错误示例：
```md
![](https://www.lanqing.gov.cn/lu.png) ←
```

正确示例：
```md
![北门路改造前后对比：双向两车道改为四车道，两侧加了人行道](https://www.lanqing.gov.cn/lu.png)
```
"""

from __future__ import annotations

from html import unescape

from generator.base.patterns import lazy_re
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "图片{value}没有文字说明"
HINT = "在方括号里写图里说了什么，如 ![说明](图片)；HTML 里写 alt"
ENGLISH = ("the picture {value} has no text for those who do not see it", "say in the brackets what it shows")
BASIS = "无障碍环境建设法第三十二条；GB/T 37668-2019"

_PICTURE = lazy_re(r'<img(?: [a-z]+="[^"]*")+')
_ATTRIBUTE = lazy_re(r'([a-z]+)="([^"]*)"')
_LOCAL = lazy_re("\ue000([0-9]+)\ue001")


def check(source: Source, _context: Context) -> Findings:
    """Pictures of the body without a text, each on its line."""
    if "<img" not in source.html:
        return
    for tag in _PICTURE.findall(source.html):
        given = dict(_ATTRIBUTE.findall(tag))
        if not unescape(given.get("alt", "")).strip():
            line, shown = _place(source, given.get("src", ""))
            if shown.lower().endswith(".csv"):  # a chart, of which more is told
                continue
            yield Finding(line, 1, {"value": f"“{shown}”" if shown else ""})


def _place(source: Source, address: str) -> tuple[int, str]:
    """The line of a picture, and how it is written."""
    local = _LOCAL.fullmatch(address)
    if local and source.document and int(local.group(1)) < len(source.document.link_lines):
        number = int(local.group(1))
        return source.document.link_lines[number], source.document.links[number].rpartition("/")[2]
    href = unescape(address)
    at = max(source.body.find(href) if href else -1, 0)
    return source.body_line + source.body.count("\n", 0, at), href[:80]
