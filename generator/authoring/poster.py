"""The built site -> a notice board with the whole texts, to print, and the same in short for chat groups (国办发〔2019〕54号
（十一）: 村（居）务公开栏、微信群).

Both are read off the pages that the public sees: nothing else can get onto them, and a text on paper is the text on the
site, letter by letter (``base/text_digest``).
"""

from __future__ import annotations

import base64
import datetime
import mimetypes
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import unquote

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.base.dates import chinese
from generator.base.text_digest import text_digest

AUTHORITY = "以网站公布的内容为准。"
_NUMBERS = "一二三四五六七八九十"


class PosterItem(msgspec.Struct, frozen=True):
    """A document. about: its kind, day and number. until: when it closes, or "". body: HTML as on its page, "" without
    text. digest: SHA-256 of that text."""

    title: str
    url: str
    about: str
    until: str
    summary: str
    body: str
    digest: str


class PosterPart(msgspec.Struct, frozen=True):
    """Documents that belong together. label: "" where all are alike."""

    label: str
    items: tuple[PosterItem, ...]


class Poster(msgspec.Struct, frozen=True):
    """A board as the site has it. address: of the column in which everything stands. said: what its foot says: how many
    there are, how to reach whom, the site."""

    title: str
    address: str
    said: tuple[str, ...]
    parts: tuple[PosterPart, ...]


def prose_of(page: str) -> str:
    """The body that a document's page shows: what stands in its prose, up to what follows it in the article; or ""."""
    prose = re.search(
        r'<div class="prose[^"]*">(.*?)</div>\s*(?:<section class="block element">|</article>)', page, re.DOTALL
    )
    return prose[1] if prose else ""


def read_poster(root: Path, url: str) -> Poster | None:
    """The board whose sheet stands at an address of the site in the folder ``root``; None where there is none. Raises
    LookupError for a page that is not as this program makes it, with its address."""
    page = _page(root, url)
    if page is None:
        return None
    tree = LexborHTMLParser(page)
    board, place = tree.css_first("[data-board]"), tree.css_first(".board-address a[href]")
    title = board.css_first("h1") if board else None
    if board is None or place is None or title is None:
        raise LookupError(url)
    address = _text(place)
    base = address.removesuffix(place.attributes.get("href") or "")
    parts = tuple(
        PosterPart(part.attributes.get("data-board-part") or "", tuple(_items(root, part, base)))
        for part in board.css("[data-board-part]")
    )
    said = tuple(_text(line) for line in board.css(".board-foot p") if "board-address" not in _classes(line))
    return Poster(_text(title), address, said, parts)


def _items(root: Path, part: LexborNode, base: str) -> Iterator[PosterItem]:
    for node in part.css("[data-board-item]"):
        url = node.attributes.get("data-board-item") or ""
        page = _page(root, url)
        if page is None:
            raise LookupError(url)
        prose = prose_of(page)
        yield PosterItem(
            title=_said(node, "h3"),
            url=base + url,
            about=_said(node, "h3 + p"),
            until=_said(node, ".board-until"),
            summary=_said(node, ".board-summary"),
            body=_whole(root, prose, base),
            digest=text_digest(prose),
        )


def _said(node: LexborNode, place: str) -> str:
    element = node.css_first(place)
    return _text(element) if element else ""


def _page(root: Path, url: str) -> str | None:
    place = root / unquote(url).lstrip("/") / "index.html"
    return place.read_text(encoding="utf-8") if place.is_file() else None


def _text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _whole(root: Path, prose: str, base: str) -> str:
    """A body that can be read away from the site: links with host, pictures within."""

    def picture(match: re.Match[str]) -> str:
        place = root / unquote(match[1]).lstrip("/")
        if not place.is_file():
            return f'src="{base}{match[1]}"'
        kind = mimetypes.guess_type(place.name)[0] or "application/octet-stream"
        return f'src="data:{kind};base64,{base64.b64encode(place.read_bytes()).decode()}"'

    return re.sub(r'href="(?=/)', f'href="{base}', re.sub(r'src="(/[^"]*)"', picture, prose))


def poster_text(poster: Poster, day: datetime.date) -> str:
    """One page of plain text for a chat group: title, day, each document with what it says first and its address. day:
    on which it is sent."""
    lines = [f"【{poster.title}】{chinese(day)}"]
    named = len(poster.parts) > 1
    for number, part in enumerate(poster.parts):
        if part.label:
            lines += ["", f"{_NUMBERS[number]}、{part.label}" if named else part.label]
        for place, item in enumerate(part.items, 1):
            lines += ["", f"{place}. {item.title}", item.about]
            lines += [line for line in (item.until, item.summary) if line]
            lines.append(item.url)
    return "\n".join([*lines, "", f"全部文件：{poster.address}", *poster.said]) + "\n"


def poster_page(poster: Poster, size: str, day: datetime.date) -> str:
    """A page by itself to print on A3 or A4, with whole texts and codes; nothing is fetched from anywhere."""
    from generator.theme.render.qr import qr

    body = [f"<header><h1>{escape(poster.title)}</h1><p>{chinese(day)}张贴</p></header>"]
    for part in poster.parts:
        body.append(f'<section class="part">{f"<h2>{escape(part.label)}</h2>" if part.label else ""}')
        body += [_article(item, str(qr(item.url, "这份文件网址的二维码"))) for item in part.items]
        body.append("</section>")
    said = "".join(f"<p>{escape(line)}</p>" for line in poster.said)
    code = qr(poster.address, "全部公开文件网址的二维码")
    body.append(f'<footer>{code}<p class="address">{escape(poster.address)}</p>{said}</footer>')
    style = _STYLE.replace("SIZE", size).replace("COLUMNS", "2" if size == "A3" else "1")
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head>{head}<title>{escape(poster.title)}</title><style>{style}</style>'
        f"</head>\n<body>\n{chr(10).join(body)}\n</body></html>\n"
    )


def _article(item: PosterItem, code: str) -> str:
    until = f'<p class="until">{escape(item.until)}</p>' if item.until else ""
    body = f'<div class="prose">{item.body}</div>' if item.body else ""
    proof = f'<p class="proof">正文校验值（SHA-256）：{item.digest}</p>' if item.digest else ""
    head = f"<h3>{escape(item.title)}</h3><p>{escape(item.about)}</p>{until}"
    return f'<article>{code}{head}{body}<p class="address">{escape(item.url)}</p>{proof}</article>'


_STYLE = """
@page { size: SIZE portrait; margin: 14mm; }
body { margin: 0 auto; padding: 1rem; max-width: 70rem; color: #000; background: #fff;
  font: 11pt/1.6 "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  overflow-wrap: break-word; }
header { text-align: center; border-bottom: 3px double #c00; margin-bottom: 1rem; }
h1 { margin: 0; font-size: 30pt; color: #c00; letter-spacing: .1em; }
h2 { font-size: 17pt; border-left: .4rem solid #c00; padding-left: .5rem; column-span: all; }
h3 { font-size: 14pt; margin: 0; break-after: avoid; }
.part { columns: COLUMNS; column-gap: 10mm; }
article { margin-bottom: 5mm; padding-bottom: 3mm; border-bottom: 1px solid #888; }
p { margin: 0 0 .4em; }
.prose :is(h2, h3, h4) { font-size: 12pt; border: 0; padding: 0; margin: .4em 0; column-span: none; }
.prose .chart svg { display: none; }
.until { color: #c00; font-weight: bold; }
.address, .proof { font-size: 8pt; color: #333; }
.qr { float: right; width: 24mm; margin: 0 0 2mm 3mm; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; clear: right; }
th, td { border: 1px solid #888; padding: .15rem .3rem; text-align: left; vertical-align: top; }
tr { break-inside: avoid; }
.number, .nobreak { white-space: nowrap; }
td.number { text-align: right; }
footer { border-top: 2px solid #c00; padding-top: 3mm; break-inside: avoid; overflow: hidden; }
img { max-width: 100%; }
@media print { body { padding: 0; max-width: none; } }
"""


def poster_pdf(page: str) -> bytes | None:
    """The page as PDF; None where the typesetter (gongkai[pdf]) or what it needs of the system is not there."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return None

    def refuse(url: str, *_: object, **__: object) -> dict[str, object]:
        if url.startswith("data:"):
            answer: dict[str, object] = weasyprint.default_url_fetcher(url)
            return answer
        raise ValueError(url)

    made: bytes = weasyprint.HTML(string=page, url_fetcher=refuse).write_pdf()
    return made
