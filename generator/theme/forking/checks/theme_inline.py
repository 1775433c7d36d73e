"""THM-INLINE 写了浏览器不会执行的内容。

为了安全，网站告诉浏览器只用网站自己的样式和脚本文件（内容安全策略）。写在网页里的 `<script>`、`<style>`、`style="……"`、`onclick="……"`，以及从别的
网站引来的脚本、样式、图片、统计代码，浏览器一律不理会。样式写进 static/css/ 的文件，用 `{{ asset("css/……") }}` 引用。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.patterns import pattern_table
from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork

LEVEL = "error"
MESSAGE = "{what}，浏览器不会执行"
HINT = "{how}"
ENGLISH = ("{what}: the Content-Security-Policy forbids it", "use a file of the theme's static folder")
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/", re.DOTALL)
_SHOWN = pattern_table("script img iframe source embed video audio")
_HTML = (
    (re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.I), "写在网页里的脚本", "删去；需要的功能请县里的主题提供"),
    (re.compile(r"<style\b", re.I), "写在网页里的样式", "把样式写进 static/css/ 的文件，在 styles 块里用 asset() 引用"),
    (re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.I), "style 属性", "给标签一个 class，样式写进 static/css/ 的文件"),
    (re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I), "事件属性（onclick 等）", "删去；没有脚本也要能用"),
    (re.compile(r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:", re.I), "javascript: 网址", "改成真正的网址"),
    (
        re.compile(rf"<{_SHOWN.pattern}\b[^>]*\ssrc\s*=\s*[\"']?\s*(?:https?:)?//", re.I),
        "从别的网站引来的内容",
        "把文件放进 static 文件夹，用 asset() 引用",
    ),
    (
        re.compile(r"<link\b[^>]*\shref\s*=\s*[\"']?\s*(?:https?:)?//", re.I),
        "从别的网站引来的样式",
        "把文件放进 static 文件夹，用 asset() 引用",
    ),
    (re.compile(r"<(?:iframe|object|embed|base)\b", re.I), "嵌入别的网页的标签", "改成链接"),
)
_CSS = (
    (
        re.compile(r"url\(\s*['\"]?\s*(?:https?:)?//|@import", re.I),
        "从别的网站引来的样式或图片",
        "把文件放进 static 文件夹，写相对的路径",
    ),
)


def check(fork: Fork) -> Iterator[Finding]:
    """What the policy stops, in the theme's own templates and style sheets."""
    for path in fork.files:
        kinds = _HTML if path.startswith("templates/") else _CSS if path.endswith(".css") else ()
        if not kinds:
            continue
        place = fork.folder / path
        text = place.read_text(encoding="utf-8", errors="replace")
        # Comments are blanked, not cut, so that lines keep their numbers.
        text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
        for pattern, what, how in kinds:
            for match in pattern.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                yield Finding(line, 0, {"what": what, "how": how}, fork.shown(place))
