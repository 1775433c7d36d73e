"""A table of the old system (CSV): a row an article, its text as HTML, its files in the folder beside it."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from generator.authoring.importers.encodings import decode
from generator.authoring.migration import addresses
from generator.authoring.migration.sources import folder
from generator.authoring.migration.state import OldFile, kept, kept_at
from generator.base.files import read_plain
from generator.base.patterns import lazy_re, pattern_table
from generator.model.diagnostic import UsageError

NAME = "原系统导出的表（CSV）"
ROW = "/~row/"
"""Begins the address of an article whose table says none, or one that another row has."""
NO_COLUMN = "（表里没有写栏目）"
MEDIA = "text/html;row"
"""Of pages that were put together here."""
_HEADS = {
    "title": "标题 文章标题 信息标题 名称 题名 title subject name",
    "text": "内容 正文 文章内容 信息内容 content body text html article",
    "published": "发布时间 发布日期 时间 日期 创建时间 pubdate publishdate publishtime date inputtime createtime addtime",
    "source": "来源 信息来源 发布机构 作者 source copyfrom origin",
    "column": "栏目 栏目名称 所属栏目 分类 频道 column category channel catname columnname class",
    "address": "网址 链接 地址 url link address href",
    "number": "文号 发文字号 docnumber fileno wh",
    "files": "附件 附件地址 文件 attachment attachments file files annex",
    "classification": "公开方式 公开属性 公开类别 信息公开选项 公开选项",
    "index": "索引号 信息索引号 indexno",
    "written": "成文日期 成文时间 生成日期 发文日期",
    "state": "状态 发布状态 审核状态 信息状态 是否发布 是否审核 是否删除 删除标志 status state ispublish isdel deleted delflag",
    "id": "编号 序号 id articleid infoid contentid",
}
_KNOWN = {word: name for name, words in _HEADS.items() for word in words.split()}
_ORDER = {word: number for words in _HEADS.values() for number, word in enumerate(words.split())}
_UNPUBLISHED = pattern_table(
    (r"[未待]发布", "未发布", "待发布"),
    (r"[未待]审核?", "未审核", "待审"),
    (r"已?撤[回销下]", "撤回", "已撤销"),
    (r"已?(?:下线|删除)", "下线", "已删除"),
    "审核中 草稿 退稿 退回 回收站 不发布 作废",
    whole=True,
)
_BOXED = (("index", "索引号"), ("number", "发文字号"), ("written", "成文日期"), ("classification", "公开方式"))
"""Told as the index box of a page tells it."""
_SEPARATORS = lazy_re(r"[;；|\n]+")


def fits(path: Path) -> bool:
    """Whether it is a table, or a folder with exactly one at its top and no page."""
    return _table(path) is not None and not folder.fits(path)


def _table(path: Path) -> Path | None:
    if path.is_file():
        return path if path.suffix.lower() in (".csv", ".tsv") else None
    found = [one for one in path.iterdir() if one.suffix.lower() in (".csv", ".tsv")] if path.is_dir() else []
    return found[0] if len(found) == 1 else None


def stamp(path: Path) -> str:
    """The folder beside a table is listed each time."""
    del path
    return ""


def files(path: Path, room: Path, tell: Callable[[str], None]) -> Iterator[OldFile]:
    """A page for each row, put together from its cells, and every file beside the table. Raises UsageError."""
    table = _table(path)
    assert table is not None
    taken: set[str] = set()
    states: Counter[str] = Counter()
    for number, row in _rows(table, tell):
        state = row.get("state", "").strip()
        states[state] += 1
        if _UNPUBLISHED.fullmatch(state):
            continue
        data = _page(row).encode()
        name = kept(room, data)
        said = row.get("address", "").strip()
        address = addresses.address(said) if said else ""
        if not address or address in taken:
            address = f"{ROW}{number}"
        taken.add(address)
        yield OldFile(address, str(kept_at(room, name)), MEDIA, stamp=name)
    for line in _told_states(states):
        tell(f"{table.name} {line}")
    if path.is_dir():
        yield from (one for one in folder.files(path, room, tell) if Path(one.path) != table)


def _rows(table: Path, tell: Callable[[str], None]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Number of each row, as a spreadsheet counts them, and its cells by what they are."""
    decoded = decode(read_plain(table))
    if decoded is None:
        raise UsageError(f"认不出 {table.name} 的文字编码", "请另存为 UTF-8 的 CSV。")
    text = decoded.text
    first = text.partition("\n")[0]
    sign = max("\t,;，", key=first.count)
    csv.field_size_limit(1 << 27)
    try:
        reading = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        heads = next(reading, [])
        places = _places(heads)
        if "title" not in places or "text" not in places:
            raise UsageError(
                f"{table.name} 的第一行没有“标题”和“内容”两列",
                "请把第一行改成列的名称，如 标题,内容,发布时间,栏目,网址,附件。",
            )
        passed = [head.strip() for place, head in enumerate(heads) if head.strip() and place not in places.values()]
        if passed:
            tell(f"{table.name} 的这些列没有读：{'、'.join(passed)}")
        for number, cells in enumerate(reading, 2):
            if any(cell.strip() for cell in cells):
                yield number, {name: cells[place] for name, place in places.items() if place < len(cells)}
    except csv.Error as error:
        line = reading.line_num
        raise UsageError(
            f"{table.name} 第 {line} 行附近读不下去：{_reason(error)}", "请看那里的引号是不是成对。"
        ) from error


def _places(heads: Sequence[str]) -> dict[str, int]:
    """What is in which column; of two that are the same (发布时间, 创建时间) the one that is named first above."""
    found: dict[str, int] = {}
    bare = [_bare(head) for head in heads]
    for place, word in sorted(enumerate(bare), key=lambda one: _ORDER.get(one[1], 0)):
        if word in _KNOWN:
            found.setdefault(_KNOWN[word], place)
    return found


def _told_states(states: Mapping[str, int]) -> Iterator[str]:
    """What the column of states means for the rows: what was never public stays away, and what is unclear is told."""
    unpublished = {state: count for state, count in states.items() if _UNPUBLISHED.fullmatch(state)}
    if unpublished:
        yield "里没有发布的行没有带入：" + "、".join(f"{state} {count} 行" for state, count in unpublished.items())
    rest = {state or "空着": count for state, count in states.items() if state not in unpublished}
    if len(rest) > 1:
        told = "、".join(f"{state}（{count} 行）" for state, count in list(rest.items())[:8])
        yield f"的状态一列有 {told}：看不出哪些是没有发布、已经删除的，都读了；请核对，从表里删去不该带入的行再运行"


def _bare(head: str) -> str:
    return re.sub(r"[\s_\-]", "", head).strip("\ufeff").lower()


def _reason(error: csv.Error) -> str:
    return "引号没有配对" if "quote" in str(error) or "end of" in str(error) else "不是 CSV 的写法"


def _moment(value: str) -> str:
    """A time of the table as people write it: systems keep seconds or milliseconds since 1970, spreadsheets days since
    1899 (ECMA-376 18.17.4.1). Times are those of Beijing."""
    if re.fullmatch(r"\d{10}|\d{13}", value):
        told = datetime.fromtimestamp(int(value[:10]), timezone(timedelta(hours=8)))
        return told.strftime("%Y-%m-%d %H:%M")
    if re.fullmatch(r"[345]\d{4}(?:\.\d+)?", value):
        return (datetime(1899, 12, 30) + timedelta(days=int(value[:5]))).strftime("%Y-%m-%d")
    return value


def _page(row: Mapping[str, str]) -> str:
    """A row as the page that it was, with what its cells say in the meta tags of the standard."""
    told = (("ArticleTitle", "title"), ("PubDate", "published"), ("ContentSource", "source"), ("ColumnName", "column"))
    metas = [(name, row.get(key, "").strip()) for name, key in told]
    metas = [
        (name, _moment(value) if name == "PubDate" else value or (NO_COLUMN if name == "ColumnName" else ""))
        for name, value in metas
    ]
    title = row.get("title", "").strip()
    boxed = [(label, row.get(key, "").strip()) for key, label in _BOXED]
    box = "".join(f"<tr><td>{label}</td><td>{html.escape(value)}</td></tr>" for label, value in boxed if value)
    named = [part.strip() for part in _SEPARATORS.split(row.get("files", "")) if part.strip()]
    links = [part if "://" in part or part.startswith("/") else f"/{part}" for part in named]
    text = row.get("text", "")
    if "<" not in text and re.search(r"&lt;/?(?:p|div|br|table|span)\b", text, re.IGNORECASE):
        text = html.unescape(text)  # many systems keep the markup of a text encoded
    if not re.search(r"<(?:p|div|br|table|span)\b", text, re.IGNORECASE):
        text = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    lines = [
        '<!DOCTYPE html><html><head><meta charset="utf-8">',
        f"<title>{html.escape(title)}</title>",
        *(f'<meta name="{name}" content="{html.escape(value)}">' for name, value in metas if value),
        f"</head><body><h1>{html.escape(title)}</h1>",
        f"<table>{box}</table>" if box else "",
        f'<div id="zoom">{text}',
        *(f'<p><a href="{html.escape(link)}">{html.escape(link.rpartition("/")[2])}</a></p>' for link in links),
        "</div></body></html>",
    ]
    return "\n".join(line for line in lines if line)
