"""A table of the old system (CSV): a row an article, its text as HTML, its files in the folder beside it."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.authoring.importers.encodings import decode
from generator.authoring.migration import addresses
from generator.authoring.migration.sources import folder
from generator.authoring.migration.state import OldFile, kept, kept_at
from generator.base.files import read_plain
from generator.base.patterns import lazy_re
from generator.model.diagnostic import UsageError

NAME = "原系统导出的表（CSV）"
ROW = "/~row/"
"""Begins the address of an article whose table says none, or one that another row has."""
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
    "id": "编号 序号 id articleid infoid contentid",
}
_KNOWN = {word: name for name, words in _HEADS.items() for word in words.split()}
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
    for number, row in enumerate(_rows(table), 2):
        data = _page(row).encode()
        name = kept(room, data)
        said = row.get("address", "").strip()
        address = addresses.address(said) if said else ""
        if not address or address in taken:
            address = f"{ROW}{number}"
        taken.add(address)
        yield OldFile(address, str(kept_at(room, name)), MEDIA, stamp=name)
    if path.is_dir():
        yield from (one for one in folder.files(path, room, tell) if Path(one.path) != table)


def _rows(table: Path) -> Iterator[Mapping[str, str]]:
    decoded = decode(read_plain(table))
    if decoded is None:
        raise UsageError(f"认不出 {table.name} 的文字编码", "请另存为 UTF-8 的 CSV。")
    text = decoded.text
    first = text.partition("\n")[0]
    sign = max("\t,;，", key=first.count)
    csv.field_size_limit(1 << 27)
    try:
        reading = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        heads = [_KNOWN.get(_bare(cell), "") for cell in next(reading, [])]
        if "title" not in heads or "text" not in heads:
            raise UsageError(
                f"{table.name} 的第一行没有“标题”和“内容”两列",
                "请把第一行改成列的名称，如 标题,内容,发布时间,栏目,网址,附件。",
            )
        for cells in reading:
            if any(cell.strip() for cell in cells):
                yield {name: cell for name, cell in zip(heads, cells, strict=False) if name}
    except csv.Error as error:
        line = reading.line_num
        raise UsageError(
            f"{table.name} 第 {line} 行附近读不下去：{_reason(error)}", "请看那里的引号是不是成对。"
        ) from error


def _bare(head: str) -> str:
    return re.sub(r"[\s_\-]", "", head).strip("\ufeff").lower()


def _reason(error: csv.Error) -> str:
    return "引号没有配对" if "quote" in str(error) or "end of" in str(error) else "不是 CSV 的写法"


def _page(row: Mapping[str, str]) -> str:
    """A row as the page that it was, with what its cells say in the meta tags of the standard."""
    told = (("ArticleTitle", "title"), ("PubDate", "published"), ("ContentSource", "source"), ("ColumnName", "column"))
    metas = [(name, row.get(key, "").strip()) for name, key in told]
    title = row.get("title", "").strip()
    number = row.get("number", "").strip()
    named = [part.strip() for part in _SEPARATORS.split(row.get("files", "")) if part.strip()]
    links = [part if "://" in part or part.startswith("/") else f"/{part}" for part in named]
    text = row.get("text", "")
    if not re.search(r"<(?:p|div|br|table|span)\b", text, re.IGNORECASE):
        text = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    lines = [
        '<!DOCTYPE html><html><head><meta charset="utf-8">',
        f"<title>{html.escape(title)}</title>",
        *(f'<meta name="{name}" content="{html.escape(value)}">' for name, value in metas if value),
        f"</head><body><h1>{html.escape(title)}</h1>",
        f"<p>发文字号：{html.escape(number)}</p>" if number else "",
        f'<div id="zoom">{text}',
        *(f'<p><a href="{html.escape(link)}">{html.escape(link.rpartition("/")[2])}</a></p>' for link in links),
        "</div></body></html>",
    ]
    return "\n".join(line for line in lines if line)
