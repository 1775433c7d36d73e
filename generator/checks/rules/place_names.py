"""DOC-PLACE 文件里的地方级别与本站不符。

市辖区的文件写“全县”“县委党校”“县级各部门”，县的文件写“全区”“我市”，多半是照抄别处的文件没有改。本站是哪一级，看 `config.yaml` 的行政区划名称
（jurisdiction）。引用上级的（县里说“全市”、“市委”）、写明是哪个地方的、书名号和引号里的、“市、县人民政府”和“县级以上”这类法律用语，都不算；转载的文件不查。

错误示例：
```md
title: 关于开展全区卫生检查的通知 ←
```

正确示例（其余同上）：
```md
title: 关于开展全县卫生检查的通知
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.patterns import lazy_re
from generator.checks.detectors.places import foreign_words, level_of
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "“{word}”不像是{place}的说法{times}"
HINT = "对照原件，改成“{level}”的说法；说的是别处的，写明是哪里"
ENGLISH = ("{word} does not fit {place}", "compare with the original")

_OF_OTHERS = lazy_re("转发|批转|贯彻|落实|学习|传达")
"""What titles say that quote the title of somebody else's document; a title that these are not in quotes its own."""


def check(source: Source, context: Context) -> Findings:
    """Each word of another level at its first place, with how often it is there."""
    place, row = context.jurisdiction, source.document
    if not level_of(place) or row is None or row.kind == "repost":
        return
    seen: dict[str, list[tuple[int, int]]] = {}
    for line, column, word in (*_in_title(source, place), *_in_body(source, place)):
        seen.setdefault(word, []).append((line, column))
    for word, places in seen.items():
        times = f"，共{len(places)}处" if len(places) > 1 else ""
        yield Finding(*places[0], {"word": word, "place": place, "times": times, "level": level_of(place)})


def _in_title(source: Source, place: str) -> Iterator[tuple[int, int, str]]:
    title = source.value("title")
    read = title if _OF_OTHERS.search(title) else title.translate(dict.fromkeys(map(ord, "《》〈〉"), " "))
    for found in foreign_words(place, read):
        yield source.line_of("title"), 1, found.word


def _in_body(source: Source, place: str) -> Iterator[tuple[int, int, str]]:
    body = source.body
    for found in foreign_words(place, body):
        yield (
            source.body_line + body.count("\n", 0, found.start),
            found.start - body.rfind("\n", 0, found.start),
            found.word,
        )
