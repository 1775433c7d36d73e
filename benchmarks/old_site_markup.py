"""Articles of the invented old site in the markup of three content systems that counties have, and their pictures."""

from __future__ import annotations

import html
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

OFFICES = ("岚清县民政局", "岚清县教育局", "岚清县财政局", "岚清县农业农村局")


@dataclass
class OldPage:
    """An article and what of it has to come in. address: below the host. texts: its paragraphs. files: address ->
    bytes of its attachments. pictures: how many it shows. others: further addresses that mean it."""

    address: str
    title: str
    date: str
    column: str
    texts: list[str]
    files: dict[str, bytes] = field(default_factory=dict)
    pictures: int = 0
    others: list[str] = field(default_factory=list)


class OldSite(NamedTuple):
    """files: address -> (media type, bytes), as a server sends them. pages: the articles. lists: addresses of pages
    that are none. moved: address -> address that the server leads on to."""

    files: dict[str, tuple[str, bytes]]
    pages: list[OldPage]
    lists: list[str]
    moved: dict[str, str]


def picture(number: int) -> bytes:
    """A PNG of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    line = b"\0" + bytes((number % 256, number // 256 % 256, 90)) * 40
    head = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(line * 30)) + chunk(b"IEND", b"")


def put(site: OldSite, address: str, text: str, encoding: str = "utf-8") -> None:
    site.files[address] = ("text/html", text.encode(encoding))


def _inner(site: OldSite, page: OldPage, number: int, texts: Sequence[str], style: str) -> str:
    """Paragraphs with the page's picture and the links to its attachments."""
    lines = [f"<p{style}>　　{html.escape(text)}</p>" for text in texts]
    if page.pictures:
        address = f"/pic/{number}.png"
        site.files[address] = ("image/png", picture(number))
        lines.insert(1, f'<p align="center"><img src="{address}" alt="现场照片{number}"></p>')
    for place, (address, data) in enumerate(page.files.items(), 1):
        site.files[address] = ("application/octet-stream", data)
        lines.append(
            f'<p>附件{place}：<a href="{address}">第{number}批情况表{place}.{address.rpartition(".")[2]}</a></p>'
        )
    return "\n".join(lines)


MENU = "".join(
    f'<li><a href="/zwgk/{name}/">{text}</a></li>'
    for name, text in (("tzgg", "通知公告"), ("zcwj", "政策文件"), ("ldzc", "领导之窗"), ("jgzn", "机构职能"))
)


def trs(site: OldSite, page: OldPage, number: int) -> None:
    """UTF-8, the standard's meta tags, an editor's container."""
    texts = _inner(site, page, number, page.texts, ' style="text-indent:2em"')
    put(
        site,
        page.address,
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{page.title}_岚清县人民政府</title>
<meta name="SiteName" content="岚清县人民政府"><meta name="ArticleTitle" content="{page.title}">
<meta name="PubDate" content="{page.date} 09:30"><meta name="ContentSource" content="县政府办公室">
<meta name="ColumnName" content="{page.column}"></head><body>
<div class="header"><h2>岚清县人民政府</h2><ul class="nav">{MENU}</ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="./../">{page.column}</a></div>
<div class="main"><h1>{page.title}</h1><div class="info">发布时间：{page.date} 来源：县政府办公室 字体：[大 中 小]</div>
<div class="TRS_Editor">{texts}</div>
<div class="share">分享到：</div></div><div class="footer">主办：岚清县人民政府办公室　网站标识码：0000000000</div></body></html>""",
    )


def asp(site: OldSite, page: OldPage, number: int) -> None:
    """GB 18030, tables, no meta tags, one program for all pages."""
    texts = _inner(site, page, number, page.texts, "")
    put(
        site,
        page.address,
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{page.title}</title></head><body>
<table width="980"><tr><td><a href="index.asp">网站首页</a>｜<a href="list.asp?cid=1">工作动态</a>｜<a href="list.asp?cid=2">社会救助</a></td></tr></table>
<table width="980"><tr><td>您现在的位置：<a href="index.asp">网站首页</a> &gt;&gt; <a href="list.asp?cid={1 + number % 2}">{page.column}</a> &gt;&gt; 正文</td></tr></table>
<table width="980"><tr><td align="center" class="title"><b>{page.title}</b></td></tr>
<tr><td align="center">发布时间：{page.date}　来源：本站　浏览次数：{number * 3}</td></tr>
<tr><td class="content" id="zoom">{texts}</td></tr>
<tr><td align="right"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr></table>
<table width="980"><tr><td align="center">版权所有：岚清县人民政府　联系电话：0000-5550000</td></tr></table></body></html>""",
        "gb18030",
    )


def art(site: OldSite, page: OldPage, number: int) -> None:
    """UTF-8, a block for each thing, long articles over two pages."""
    texts, second = list(page.texts), ""
    if number % 4 == 0 and len(texts) > 6:
        second, texts = page.address.replace(".html", "_2.html"), texts[:4]
        page.others.append(second)
    pager = f'<div class="pagination"><a href="{second}">2</a> <a href="{second}">下一页</a></div>' if second else ""

    def text_of(inner: str) -> str:
        return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>岚清县政务公开 {page.column} {page.title}</title></head><body>
<div id="top"><ul class="menu">{MENU}</ul></div>
<div class="location">您的位置：<a href="/">首页</a> > <a href="/col/col{12 + number % 2}/index.html">{page.column}</a></div>
<div class="article"><h1 class="article-title">{page.title}</h1>
<p class="meta"><span>日期：{page.date}</span> <span>来源：{OFFICES[number % 4]}</span></p>
<div class="article-content">{inner}</div>{pager}
<div class="related"><h3>相关信息</h3><ul>{"".join(f'<li><a href="/art/x{i}.html">相关信息的标题第{i}条</a><span>2019-01-0{i + 1}</span></li>' for i in range(6))}</ul></div>
</div><div class="foot">主办单位：岚清县人民政府办公室</div></body></html>"""

    put(site, page.address, text_of(_inner(site, page, number, texts, "")))
    if second:
        lines = "".join(f"<p>　　{html.escape(text)}</p>" for text in page.texts[4:])
        put(site, second, text_of(lines))
