"""An invented old county site, in the markup of three content systems, with what is right for each of its articles.

python benchmarks/old_site.py [--pages 2000] [--keep FOLDER]   makes it, migrates it, builds it, and says how it went
"""

from __future__ import annotations

import argparse
import gzip
import html
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from old_site_markup import MENU, OFFICES, OldPage, OldSite, art, asp, put, trs

HOST = "www.oldcounty.example"
SECTIONS = ("通知公告", "政策文件", "工作动态", "社会救助", "财政预决算", "义务教育")
_THINGS = "低保审核 春耕备耕 校园安全 防汛值守 预算执行 就业培训 养老服务 河道巡查 危房改造 疫苗接种".split()
_VERBS = "认真组织 按期完成 逐户核对 及时公布 每月上报 全面排查 统一登记 现场核实".split()


def made(count: int, seed: int = 7) -> OldSite:
    """A site of about ``count`` pages, the same for the same numbers."""
    dice = random.Random(seed)
    site = OldSite({}, [], [], {})
    for number in range(count * 8 // 10):
        system = (trs, asp, art)[number % 3]
        page = _article(dice, number, number % 3)
        system(site, page, number)
        site.pages.append(page)
    _lists(site)
    _others(site, dice)
    return site


def _article(dice: random.Random, number: int, system: int) -> OldPage:
    day = f"{2015 + number % 9}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    thing, office = dice.choice(_THINGS), dice.choice(OFFICES)
    title = f"{office}关于做好第{number + 1}批{thing}工作的通知"
    column = SECTIONS[system * 2 + number % 2]
    texts = ["各乡镇人民政府，县直各部门："]
    for _ in range(dice.randint(2, 9)):
        parts = [
            f"第{dice.randint(1, 99)}片区要{dice.choice(_VERBS)}{dice.choice(_THINGS)}事项{dice.randint(2, 900)}件"
            for _ in range(3)
        ]
        texts.append("，".join(parts) + "。")
    year, month, date = day.split("-")
    texts += [office, f"{year}年{int(month)}月{int(date)}日"]
    folder = day[:7].replace("-", "")
    address = (
        f"/zwgk/{'tzgg' if number % 2 else 'zcwj'}/{folder}/t{day.replace('-', '')}_{1000 + number}.html",
        f"/show.asp?id={1000 + number}",
        f"/art/{int(year)}/{int(month)}/{int(date)}/art_{12 + number % 2}_{1000 + number}.html",
    )[system]
    page = OldPage(address, title, day, column, texts)
    if number % 5 == 0:
        page.files = {
            f"/upload/{folder}/fj{number}-{place}.{kind}": _file(kind, number, place)
            for place, kind in enumerate(("csv", "xlsx")[: 1 + number % 2])
        }
    page.pictures = int(number % 7 == 0)
    return page


def _file(kind: str, number: int, place: int) -> bytes:
    if kind == "csv":
        return f"乡镇,件数\n青山镇,{number}\n云岭乡,{place + 3}\n".encode()
    import io

    import openpyxl

    book, buffer = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("乡镇", "件数"), ("青山镇", number), ("云岭乡", place + 3)):
        sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()


def _lists(site: OldSite) -> None:
    """List pages of each column, twenty titles a page, and the home pages."""
    columns = {
        "政策文件": "/zwgk/zcwj/index{}.html",
        "通知公告": "/zwgk/tzgg/index{}.html",
        "工作动态": "/list.asp?cid=1{}",
        "社会救助": "/list.asp?cid=2{}",
        "财政预决算": "/col/col12/index{}.html",
        "义务教育": "/col/col13/index{}.html",
    }
    for column, form in columns.items():
        own = [page for page in site.pages if page.column == column]
        for place in range(0, len(own), 20):
            part = place // 20
            address = form.format(
                ("" if not part else f"&page={part + 1}") if "?" in form else f"_{part}" if part else ""
            )
            rows = "".join(
                f'<li><a href="{page.address}">{page.title}</a><span>[{page.date}]</span></li>'
                for page in own[place : place + 20]
            )
            body = f"<div class=list><h3>{column}</h3><ul>{rows}</ul><div>共{len(own)}条 <a href='#'>下一页</a></div></div>"
            put(
                site,
                address,
                f"<html><head><meta charset=utf-8><title>{column}</title></head>"
                f"<body><ul class=nav>{MENU}</ul>{body}</body></html>",
            )
            site.lists.append(address)
    links = "".join(f'<li><a href="{page.address}">{page.title}</a> {page.date}</li>' for page in site.pages[:30])
    put(
        site,
        "/index.html",
        f"<html><head><meta charset=utf-8><title>岚清县人民政府</title></head><body>{MENU}<ul>{links}</ul></body></html>",
    )
    form = '<form action="/search.jsp"><input name=q type=text><input type=submit value=搜索></form>'
    put(
        site,
        "/search/index.html",
        f"<html><head><meta charset=utf-8><title>站内检索</title></head><body>{form}<p>请输入关键词。</p></body></html>",
    )
    site.lists.extend(("/index.html", "/search/index.html"))


def _others(site: OldSite, dice: random.Random) -> None:
    """Mirrors for telephones, copies in another column, pages that lead on, pages that are gone, the sitemap."""
    for page in site.pages[::9]:
        media, data = site.files[page.address]
        other = "/wap" + (page.address.replace("show.asp?id=", "show_") + (".html" if "?" in page.address else ""))
        site.files[other] = (media, data)
        page.others.append(other)
    for number, page in enumerate(site.pages[4::25]):
        old = f"/news/{number + 1}.html"
        put(
            site,
            old,
            f'<html><head><meta http-equiv="refresh" content="0;url={html.escape(page.address)}"></head><body>正在转到</body></html>',
        )
        page.others.append(old)
    for page in site.pages[7::30]:
        old = f"/go/{dice.randint(10_000, 99_999)}.html"
        if old not in site.moved:
            site.moved[old] = page.address
    for number in range(3):
        gone = f"/gone/{number}.html"
        put(
            site,
            gone,
            "<html><head><meta charset=utf-8><title>系统提示</title></head><body><p>您访问的页面不存在或已被删除。</p></body></html>",
        )
        site.lists.append(gone)
    places = "".join(f"<url><loc>http://{HOST}{html.escape(page.address)}</loc></url>" for page in site.pages)
    gone = f"<url><loc>http://{HOST}/zwgk/never-crawled.html</loc></url>"
    site.files["/sitemap.xml"] = (
        "text/xml",
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}{gone}</urlset>'.encode(),
    )


def as_folder(site: OldSite, folder: Path) -> None:
    """The site as ``wget --mirror --adjust-extension`` leaves it; where servers lead on, wget leaves nothing."""
    for address, (media, data) in site.files.items():
        name = address.lstrip("/")
        if "?" in name and media == "text/html":
            name += ".html"
        place = folder / HOST / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def as_warc(site: OldSite, path: Path) -> None:
    """The site as a crawler archives it (ISO 28500), with the server's redirects and a page that answers 404."""

    def answers() -> Iterator[tuple[str, str, bytes]]:
        for address, (media, data) in site.files.items():
            yield address, f"200 OK\r\nContent-Type: {media}", data
        for old, new in site.moved.items():
            yield old, f"301 Moved Permanently\r\nLocation: {new}", b""
        yield "/zwgk/404.html", "404 Not Found\r\nContent-Type: text/html", b"<html><body>404</body></html>"

    with path.open("wb") as stream:
        for number, (address, head, data) in enumerate(answers()):
            http = f"HTTP/1.1 {head}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
            told = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
                f"WARC-Target-URI: http://{HOST}{address}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            stream.write(gzip.compress(told.encode() + http + b"\r\n\r\n"))


def main(arguments: Sequence[str]) -> int:
    """Make it, migrate it, build it, and tell."""
    from old_site_check import told

    reading = argparse.ArgumentParser()
    reading.add_argument("--pages", type=int, default=2000)
    reading.add_argument("--keep", type=Path)
    given = reading.parse_args(arguments)
    room = given.keep or Path(tempfile.mkdtemp(prefix="old-site-"))
    try:
        return told(made(given.pages), room)
    finally:
        if not given.keep:
            shutil.rmtree(room, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
