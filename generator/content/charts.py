"""A body in which a picture's place leads to a CSV file -> the same with the chart of that file and its table.

``![各镇供水量（万吨）](gongshui.csv "条形图")``: the text is the chart's title, the words in quotes say how it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape

from generator.base.charts import FORMS, Form, figure
from generator.base.patterns import lazy_re
from generator.content.chart_data import read_chart
from generator.content.markdown import BodyLink
from generator.content.markdown.body import CLOSE, OPEN
from generator.model.document import Document
from generator.model.source import ReadError

_PICTURE = lazy_re(r'(<p>)?<img ((?:[a-z]+="[^"]*" ?)*)/?>(</p>\n?)?')
_ATTRIBUTE = lazy_re(r'([a-z]+)="([^"]*)"')
_LINK = lazy_re(f"{OPEN}([0-9]+){CLOSE}")
_WORDS: dict[str, Form] = {word: form for form, words in FORMS.items() for word in (form, *words)}


def is_chart(link: BodyLink) -> bool:
    """Whether a picture of the body is to be drawn from numbers."""
    return link.image and link.href.partition("?")[0].partition("#")[0].lower().endswith(".csv")


def with_charts(
    document: Document,
    html: str,
    links: Sequence[BodyLink],
    *,
    shown: Callable[[str], str],
    read: Callable[[str], bytes],
) -> tuple[str, tuple[ReadError, ...]]:
    """The body's HTML with its charts, and what is wrong with them.

    shown: file key -> path for messages. read: file key -> bytes; what it raises of OSError becomes a fault. links: of
    the body, whose lines are those of the file already in ``document.link_lines``.
    """
    if not any(map(is_chart, links)):
        return html, ()
    drawn = _Drawn(document, links, shown, read)
    return _PICTURE.sub(drawn, html), tuple(drawn.faults)


class _Drawn:
    """Draws one picture after the other and keeps what is wrong."""

    def __init__(
        self,
        document: Document,
        links: Sequence[BodyLink],
        shown: Callable[[str], str],
        read: Callable[[str], bytes],
    ) -> None:
        self.document, self.links, self.shown, self.read = document, links, shown, read
        self.file_keys = {item.url: item.path for item in document.attachments}
        self.faults: list[ReadError] = []
        self.count = 0

    def __call__(self, match: re.Match[str]) -> str:
        given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match.group(2))}
        link = _LINK.fullmatch(given.get("src", ""))
        number = int(link.group(1)) if link else -1
        if number < 0 or not is_chart(self.links[number]):
            return match.group()
        if file_key := self.file_keys.get(self.document.links[number]):
            self.count += 1
            return self._chart(match, given, number, file_key)
        return match.group()  # that there is no such file is told already

    def _chart(self, match: re.Match[str], given: dict[str, str], number: int, file_key: str) -> str:
        title, words = given.get("alt", "").strip(), given.get("title", "").strip()
        line = self.document.link_lines[number]
        wrong = list(_of_picture(title, words, line, alone=bool(match.group(1) and match.group(3))))
        try:
            data = self.read(file_key)
        except OSError as error:
            data, wrong = b"", [*wrong, ReadError("unreadable", values={"reason": error.strerror or str(error)})]
        if not wrong:
            chart, told = read_chart(data, _WORDS[words or "bar"], title)
            wrong = [ReadError(one.kind, one.line, one.column, one.values, self.shown(file_key)) for one in told]
            if chart:
                more = f'<p class="chart-source"><a href="{escape(given["src"])}">下载数据（CSV）</a></p>\n'
                return figure(chart, f"tubiao-{self.count}", more=more)
        self.faults += wrong
        return match.group()


def _of_picture(title: str, words: str, line: int, *, alone: bool) -> Iterator[ReadError]:
    if not title:
        yield ReadError(
            "chart-form", line, 1, {"wanted": "方括号里写明图的标题，例如 ![各镇供水量（万吨）](gongshui.csv)"}
        )
    if words and words not in _WORDS:
        every = "、".join(names[0] for names in FORMS.values())
        yield ReadError("chart-form", line, 1, {"wanted": f"引号里写 {every} 之一，这里写的是“{words}”"})
    if not alone:
        yield ReadError("chart-form", line, 1, {"wanted": "单独一段，前后各空一行"})
