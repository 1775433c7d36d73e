"""Web archives: the page in them is read, pictures and attachments come out of them; a broken one is a notice."""

from __future__ import annotations

import io
from email.message import Message
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from PIL import Image

from generator.authoring.importers import ImportedFile, import_files

TEXT = "<p>各乡镇人民政府：</p><p>为方便群众停车，经县政府同意，现将有关事项通知如下，请遵照执行。</p>"
ADDRESS = "http://www.example.gov.cn/art/1.html"


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(buffer, "PNG")
    return buffer.getvalue()


def archive(*parts: Message) -> bytes:
    whole = MIMEMultipart("related", type="text/html")
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def web_page(body: str, address: str = ADDRESS, charset: str = "utf-8") -> Message:
    part = MIMEText(f"<html><head><title>关于停车的通知</title></head><body>{body}</body></html>", "html", charset)
    part["Content-Location"] = address
    return part


def imported(tmp_path: Path, data: bytes, ending: str = "mht") -> ImportedFile:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    return import_files([path], to=tmp_path / "out").files[0]


@pytest.mark.requirement("IMP-03")
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("ending", ["mht", "mhtml"])
def test_an_archive_is_read_with_its_files(ending: str, charset: str, tmp_path: Path) -> None:
    image = MIMEImage(picture(), "png")
    image["Content-Location"] = "http://www.example.gov.cn/art/p.png"
    inline = MIMEImage(picture(), "png")
    inline["Content-ID"] = "<frame1@x>"
    paper = MIMENonMultipart("application", "pdf")
    paper.set_payload("%PDF-1.4 x")
    paper["Content-Location"] = "http://www.example.gov.cn/files/t.pdf"
    body = f'<div id="zoom">{TEXT}<img src="p.png" alt="图甲"><img src="cid:frame1@x" alt="图乙"><a href="/files/t.pdf">停车场表</a></div>'
    item = imported(tmp_path, archive(web_page(body, charset=charset), image, inline, paper), ending)
    assert item.title == "关于停车的通知"
    assert item.body.startswith("各乡镇人民政府：\n\n为方便群众停车")
    assert [one.name.rpartition(".")[2] for one in item.attachments] == ["png", "png", "pdf"]
    assert all(word in item.body for word in ("![图甲]", "![图乙]", "[停车场表]("))


def test_the_page_in_a_frame_is_the_document(tmp_path: Path) -> None:
    outer = web_page('<iframe src="2.html"></iframe>')
    item = imported(
        tmp_path, archive(outer, web_page(f'<div id="zoom">{TEXT}</div>', "http://www.example.gov.cn/art/2.html"))
    )
    assert "为方便群众停车" in item.body


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
        b"\x00\xff" * 90,
        b"Content-Type: text/plain\n\nabc",
    ],
)
def test_a_broken_archive_is_a_notice(data: bytes, tmp_path: Path) -> None:
    item = imported(tmp_path, data)
    assert item.target is None and "网页" in item.notices[0].message
