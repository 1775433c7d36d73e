"""What a page says of its document outside the text: meta tags of 政府网站发展指引 (国办发〔2017〕47号), dates, the box of the
index (政府信息公开目录: 索引号 发文机关 成文日期 发文字号 ...)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from generator.authoring.importers.cleaning.site_chrome import fields, is_label
from generator.authoring.importers.source import Evidence, notice
from generator.authoring.importers.structure import days
from generator.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_META = {
    "articletitle": ("title", "网页标签 ArticleTitle"),
    "pubdate": ("published", "网页标签 PubDate"),
    "publishdate": ("published", "网页标签 publishdate"),
    "firstpublishedtime": ("published", "网页标签 firstpublishedtime"),
    "article:published_time": ("published", "网页标签 published_time"),
    "contentsource": ("source", "网页标签 ContentSource"),
    "sitename": ("site", "网页标签 SiteName"),
    "columnname": ("column", "网页标签 ColumnName"),
    "columntype": ("column_type", "网页标签 ColumnType"),
    "keywords": ("keywords", "网页标签 Keywords"),
    "description": ("description", "网页标签 Description"),
    "author": ("author", "网页标签 Author"),
    "url": ("address", "网页标签 Url"),
    "og:url": ("address", "网页标签 og:url"),
}
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_MARKED = re.compile(r"\[([^\[\]]{2,8})\]\W{0,2}\s*begin", re.IGNORECASE)
_DATED = (
    "time[datetime], [itemprop=datePublished], #publish_time, [class*=publish], [id*=publish], "
    "[class*=pubtime], [class*=pubdate]"
)
_MARK_NAMES = {"信息标题": "标题", "信息来源": "来源", "发布时间": "发布时间", "发布日期": "发布日期", "文号": "文号"}
_VARIABLE = re.compile(
    r"(?:create|publish|pub)_?time[\"']?\s*[:=]\s*[\"'](\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?)", re.IGNORECASE
)
_OVER = re.compile("废止|失效|无效")
_LONGEST = 200


def facts(tree: LexborHTMLParser, inside: AbstractSet[int] = frozenset()) -> tuple[Evidence, ...]:
    """All evidence of a page but its title's choice, the surest first: meta tags, the box of the index, dates.

    inside: elements of the article: what they say comes last, since a text may speak of other documents.
    """
    evidence = [*_meta(tree), *_marked(tree)]
    lengths = text_lengths(tree.body)
    for within in (False, True):
        evidence.extend(fact for fact in _box(tree, lengths, inside, within=within) if fact not in evidence)
    evidence.extend(_dated(tree))
    evidence.extend(_address(tree))
    return tuple(evidence)


def scripted(scripts: str) -> tuple[Evidence, ...]:
    """The day of publication that a page keeps in a variable until its script shows it."""
    match = _VARIABLE.search(scripts)
    return (Evidence("published", match.group(1), "网页脚本里的日期"),) if match and days.iso(match.group(1)) else ()


def doubts(known: tuple[Evidence, ...]) -> tuple[Diagnostic, ...]:
    """What a page says of its document in two ways, or that should keep it from being published as it is."""
    told: list[Diagnostic] = []
    days_said = [(item, days.iso(item.value)) for item in known if item.name == "published"]
    first = next((one for one in days_said if one[1]), None)
    other = next((one for one in days_said if first and one[1] not in ("", first[1])), None)
    if first and other and first[0].place.startswith("网页标签"):
        message = f"发布日期有两种说法：{first[0].place}是 {first[1]}，{other[0].place}是 {other[1]}，用了前者"
        told.append(notice(message, "请核对发布日期。"))
    state = next((item for item in known if item.name == "validity"), None)
    if state and _OVER.search(state.value):
        told.append(notice(f"网页写明这份文件“{state.value[:20]}”", "失效、废止的文件发布时要标明，请核对。"))
    return tuple(told)


def text_lengths(node: LexborNode | None) -> dict[int, int]:
    """Element -> characters of text in it."""
    found: dict[int, int] = {}

    def measure(one: LexborNode) -> int:
        size = 0
        for child in one.iter(include_text=True):
            size += len(child.text_content or "") if child.tag == "-text" else measure(child)
        found[one.mem_id] = size
        return size

    if node is not None:
        measure(node)
    return found


def box_line(node: LexborNode) -> str:
    """An element's text in one line; a label without a colon gets one (索 引 号 | 000014349/2020-00001)."""
    if pairs := label_pairs(node):
        return " ".join(f"{label.rstrip('：: ')}：{value}" for label, value in pairs)
    return " ".join(node.text(separator=" ", strip=True).split())


def label_pairs(node: LexborNode) -> list[tuple[str, str]]:
    """The labels and values that a row, an item or a pair of blocks consists of; none for anything else."""
    if node.tag == "tr":
        cells = [_flat(cell) for cell in node.iter() if cell.tag in ("td", "th")]
        below = _next_row(node) if len(cells) >= 2 and all(map(is_label, cells)) else []
        if below and len(below) == len(cells):
            return list(zip(cells, below, strict=True))
    elif node.tag in ("li", "p", "div", "dl"):
        cells = [_flat(child) for child in node.iter()]
        if len("".join("".join(cells).split())) != len("".join((node.text() or "").split())):
            return []
    else:
        return []
    if len(cells) < 2 or len(cells) % 2 or not all(map(is_label, cells[::2])):
        return []
    return list(zip(cells[::2], cells[1::2], strict=True))


def _meta(tree: LexborHTMLParser) -> Iterator[Evidence]:
    for node in tree.css("meta[name], meta[property]"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").strip().lower()
        value = " ".join((node.attributes.get("content") or "").split())
        if name not in _META or not value:
            continue
        kind, place = _META[name]
        if kind != "title" and value.lower() in ("null", "undefined", "none"):
            continue
        if kind == "published":
            value = local_time(value)
        elif kind == "source":
            value = re.sub(r"^(?:信息|文章|稿件)?来源\s*[：:]\s*", "", value)
        elif kind == "address" and not value.startswith(("http://", "https://")):
            continue
        if value:
            yield Evidence(kind, value, place)


def _marked(tree: LexborHTMLParser) -> Iterator[Evidence]:
    """Facts between comments that name them: ``<!--<$[信息来源]>begin-->县政府办<!--<$[信息来源]>end-->``."""
    for node in tree.root.traverse(include_text=True) if tree.root is not None else ():
        match = _MARKED.search(node.comment_content or "") if node.tag == "-comment" else None
        if match is None or match.group(1) not in _MARK_NAMES or node.next is None:
            continue
        text = " ".join(((node.next.text_content if node.next.tag == "-text" else node.next.text()) or "").split())
        label = _MARK_NAMES[match.group(1)]
        line = text if fields(text) else f"{label}：{text}"
        if label == "标题" and text:
            yield Evidence("title", text, "网页注释标出的标题")
        else:
            yield from (fact for fact in fields(line) or () if len(text) <= _LONGEST)


def _box(
    tree: LexborHTMLParser, lengths: dict[int, int], inside: AbstractSet[int], *, within: bool
) -> Iterator[Evidence]:
    """Lines of short elements that are made of labels and values: 索引号：… 发文字号：… 成文日期：…."""
    for node in tree.css("tr, li, p, dl, div, span, td, i, em, small, font, label, h4, h5, h6"):
        if (node.mem_id in inside) is not within or lengths.get(node.mem_id, 0) > 2 * _LONGEST:
            continue
        line = box_line(node)
        if 4 < len(line) <= 2 * _LONGEST:
            found = fields(line) or ()
            yield from (fact for fact in found if fact.name != "title" or len(found) > 1)


def _dated(tree: LexborHTMLParser) -> Iterator[Evidence]:
    """Elements that are named after the day of publication and hold nothing but a day."""
    for node in tree.css(_DATED):
        text = (node.attributes.get("datetime") or "").strip() or " ".join((node.text() or "").split())
        rest = days.DAY.sub("", text, count=1)
        if len(text) <= 40 and days.iso(text) and re.fullmatch(r"[\sT\d:+.Z时分秒（）()-]*(?:发布|发表)?", rest):
            yield Evidence("published", local_time(text), "网页上的日期")


def _address(tree: LexborHTMLParser) -> Iterator[Evidence]:
    canonical = tree.css_first("link[rel=canonical]")
    target = (canonical.attributes.get("href") or "") if canonical is not None else ""
    if target.startswith("http"):
        yield Evidence("address", target, "网页标签 canonical")
    saved = _SAVED_FROM.search((tree.html or "")[:4_000])
    if saved and saved.group(1).startswith("http"):
        yield Evidence("address", saved.group(1), "保存网页时的注释")


def local_time(text: str) -> str:
    """A moment with a time zone as Beijing's clock shows it, as ``2026-03-10 09:00``; anything else as it is."""
    if not re.match(r"\d{4}-\d{2}-\d{2}T", text):
        return text
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text.replace("T", " ")
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.timezone(datetime.timedelta(hours=8)))
    return f"{moment:%Y-%m-%d %H:%M}"


def _next_row(node: LexborNode) -> list[str]:
    """The cells of the next row, when it is the last of its table: a head and its values."""
    row = node.next
    while row is not None and row.tag != "tr":
        row = row.next
    after = row.next if row is not None else None
    while after is not None and after.tag != "tr":
        after = after.next
    return [_flat(cell) for cell in row.iter() if cell.tag in ("td", "th")] if row is not None and after is None else []


def _flat(node: LexborNode) -> str:
    return " ".join(node.text(separator="", strip=True).split())
