"""Files that a page lists beside its article, in whatever way sites do, and how a saved page names them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.authoring.importers import ImportedFile, html, import_files

CASES = Path(__file__).parents[2] / "cases" / "import"
TEXT = (
    "<p>各乡镇人民政府：</p><p>为方便群众停车，经县政府同意，现将有关事项通知如下，请遵照执行。</p>"
    "<p>云岭县城市管理局</p><p>2026年3月10日</p>"
)
PDF = b"%PDF-1.4\n%table"


def markup(body: str) -> str:
    return f'<html><head><meta charset="utf-8"><title>关于停车的通知</title></head><body>{body}</body></html>'


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], ImportedFile]:
    def imported(body: str) -> ImportedFile:
        (tmp_path / "a.html").write_text(markup(body), encoding="utf-8")
        return import_files([tmp_path / "a.html"], to=tmp_path / "out").files[0]

    return imported


def listed(item: ImportedFile) -> list[str]:
    """What stands below the text."""
    return [line for line in item.body.partition("2026年3月10日\n")[2].splitlines() if line]


@pytest.mark.requirement("IMP-03")
def test_a_list_beside_the_article_comes_along_with_its_file(tmp_path: Path) -> None:
    for name in ("page-attachments-beside.html", "P020260310.txt"):
        (tmp_path / name).write_bytes((CASES / name).read_bytes())
    item = import_files([tmp_path / "page-attachments-beside.html"], to=tmp_path / "out").files[0]
    assert listed(item) == ["附件下载：", f"- [停车场一览表.txt]({item.attachments[0].name})"]
    assert (tmp_path / "out" / item.attachments[0].name).read_bytes() == (CASES / "P020260310.txt").read_bytes()


LISTS = {
    "a labelled list": '<div class="fj"><p>相关附件：</p><ul><li><a href="t.pdf">停车场表</a></li></ul></div>',
    "a label before": '<div><h3>附件下载</h3><div><a href="t.pdf">停车场表</a></div></div>',
    "in brackets": '<ul style="list-style-type:none;"><li>附件【<a href="t.pdf">停车场表</a>】已下载<span>5</span>次</li></ul>',
    "by its class": '<div class="article_attachment"><a href="t.pdf">停车场表</a></div>',
    "by its own name": '<div><a href="t.pdf">附件：停车场表</a></div>',
    "by a file's name": '<div><a href="t.pdf">停车场表.pdf</a></div>',
    "in a footer": '<footer><p>附件：<a href="t.pdf">停车场表</a></p></footer>',
    "written by a script": "<script>var f='<a href=\"./t.pdf\">停车场表</a>';document.write(f)</script>",
    "opened by a script": '<p>附件：<a href="javascript:void(0)" onclick="down(\'t.pdf\')">停车场表</a></p>',
    "shown in a viewer": '<div><iframe src="/pdfjs/viewer.html?file=t.pdf"></iframe></div>',
    "shown by itself": '<embed src="t.pdf" type="application/pdf">',
    "in a table": "<table><tr><td>附件：</td><td><a href='t.pdf'>停车场表</a></td></tr></table>",
}


@pytest.mark.parametrize("form", LISTS)
def test_attachments_beside_the_article_come_along(
    form: str, tmp_path: Path, page: Callable[[str], ImportedFile]
) -> None:
    (tmp_path / "t.pdf").write_bytes(PDF)
    item = page(f'<div class="TRS_Editor">{TEXT}</div>{LISTS[form]}<div class="foot">主办：云岭县</div>')
    (attachment,) = item.attachments
    assert attachment.data == PDF
    label, link = listed(item)
    assert "附件" in label and link.endswith(f"]({attachment.name})") and link.startswith("- [")


def test_attachments_that_are_not_at_hand_are_told(page: Callable[[str], ImportedFile]) -> None:
    item = page(
        f'<div class="TRS_Editor">{TEXT}</div><div>附件：<a href="t.pdf">停车场表</a> <a href="u.doc">旧表</a></div>'
    )
    assert listed(item) == ["附件：", "- 停车场表", "- 旧表"]
    told = [notice for notice in item.notices if "没有随网页一起保存" in notice.message]
    assert [notice.message[2:8] for notice in told] == ["“停车场表”", "“旧表”没有"]
    assert "另存为 docx" in told[1].hint


def test_files_of_the_site_are_no_attachments(tmp_path: Path, page: Callable[[str], ImportedFile]) -> None:
    (tmp_path / "t.pdf").write_bytes(PDF)
    rest = '<div class="sidebar"><a href="t.pdf">年度报告</a></div><div><p>又见</p><a href="t.pdf">年度报告</a></div>'
    item = page(f'<div class="TRS_Editor">{TEXT}</div>{rest}')
    assert item.attachments == ()
    assert any("正文之外还有 1 个文件链接没有带入：“年度报告”" in notice.message for notice in item.notices)


def test_a_list_that_the_page_hides_is_not_taken(tmp_path: Path, page: Callable[[str], ImportedFile]) -> None:
    (tmp_path / "t.pdf").write_bytes(PDF)
    item = page(f'<div class="TRS_Editor">{TEXT}</div><div style="display:none">附件：<a href="t.pdf">旧表</a></div>')
    assert item.attachments == ()
    assert any("没有带入：“旧表”" in notice.message for notice in item.notices)


def test_a_file_that_the_text_links_to_is_not_listed_again(tmp_path: Path, page: Callable[[str], ImportedFile]) -> None:
    (tmp_path / "t.pdf").write_bytes(PDF)
    item = page(
        f'<div class="TRS_Editor">{TEXT}<p>附件：<a href="t.pdf">表</a></p></div><div>附件：<a href="t.pdf">表</a></div>'
    )
    assert len(item.attachments) == 1 and item.body.count(".pdf)") == 1


NAMES = {
    "as it is": ("t.pdf", "t.pdf"),
    "with percent signs": ("%E5%81%9C%E8%BD%A6.pdf", "停车.pdf"),
    "saved with percent signs": ("%E5%81%9C%E8%BD%A6.pdf", "%E5%81%9C%E8%BD%A6.pdf"),
    "with a query": ("download.jsp?id=3", "download.jsp?id=3"),
    "links converted by wget": ("download.jsp%3Fid=3", "download.jsp?id=3"),
    "names for Windows": ("download.jsp?id=3&t=2", "download.jsp@id=3&t=2"),
    "names for Windows, converted": ("download.jsp@id=3", "download.jsp@id=3"),
    "a version behind": ("t.pdf?v=2", "t.pdf"),
    "a folder": ("./attach/t.pdf", "attach/t.pdf"),
    "a name in the query": ("down.do?file=t.pdf", "down.do?file=t.pdf"),
}


@pytest.mark.parametrize("form", NAMES)
def test_a_file_is_found_by_the_names_that_tools_give_it(
    form: str, tmp_path: Path, page: Callable[[str], ImportedFile]
) -> None:
    link, name = NAMES[form]
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(PDF)
    item = page(f'<div class="TRS_Editor">{TEXT}<p>附件：<a href="{link}">停车场表</a></p></div>')
    assert [(one.data, one.name.rpartition(".")[2]) for one in item.attachments] == [(PDF, "pdf")]


def test_the_type_of_a_file_without_an_ending_is_looked_up_in_it(
    tmp_path: Path, page: Callable[[str], ImportedFile]
) -> None:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    (tmp_path / "down?id=1").write_bytes(book.getvalue())
    (tmp_path / "down?id=2").write_bytes("<!DOCTYPE html><html>文件不存在".encode())
    links = '<a href="down?id=1">表一</a><a href="down?id=2">表二.pdf</a>'
    item = page(f'<div class="TRS_Editor">{TEXT}<p>附件：{links}</p></div>')
    assert [one.name.rpartition(".")[2] for one in item.attachments] == ["xlsx"]
    assert any("“表二.pdf”保存下来的是一个网页" in notice.message for notice in item.notices)


SITE = {
    "relative, above": ("../../attach/t.pdf", ""),
    "from the top": ("/attach/t.pdf", ""),
    "a whole address": ("http://www.example.gov.cn/attach/t.pdf", "http://www.example.gov.cn/art/3/1.html"),
    "without a scheme": ("//www.example.gov.cn/attach/t.pdf", "http://www.example.gov.cn/art/3/1.html"),
}


@pytest.mark.parametrize("host", ["", "www.example.gov.cn/"])
@pytest.mark.parametrize("form", SITE)
def test_in_a_saved_site_files_are_found_anywhere_in_it(form: str, host: str, tmp_path: Path) -> None:
    link, address = SITE[form]
    root = tmp_path / "site"
    for name, data in (
        ("art/3/1.html", markup(f'<div class="TRS_Editor">{TEXT}<p>附件：<a href="{link}">表</a></p></div>').encode()),
        ("attach/t.pdf", PDF),
    ):
        (root / host / name).parent.mkdir(parents=True)
        (root / host / name).write_bytes(data)
    (tmp_path / "t.pdf").write_bytes(b"%PDF-secret")
    raw = html.read(root / host / "art/3/1.html", root=root, address=address)
    assert [one.data for one in raw.attachments] == [PDF]
    alone = html.read(root / host / "art/3/1.html", address=address)
    assert alone.attachments == ()


@pytest.mark.parametrize(
    "link", ["../../../t.pdf", "/../t.pdf", "%2e%2e/%2e%2e/%2e%2e/t.pdf", "/.git/t.pdf", "/_data/t.pdf"]
)
def test_nothing_comes_from_outside_a_saved_site(link: str, tmp_path: Path) -> None:
    for name in ("t.pdf", "site/.git/t.pdf", "site/_data/t.pdf", "site/a/b/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PDF)
    path = tmp_path / "site/a/b/1.html"
    path.write_text(
        markup(f'<div class="TRS_Editor">{TEXT}<p>附件：<a href="{link}">表</a></p></div>'), encoding="utf-8"
    )
    assert html.read(path, root=tmp_path / "site").attachments == ()


def test_a_base_is_followed(tmp_path: Path, page: Callable[[str], ImportedFile]) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "t.pdf").write_bytes(PDF)
    item = page(f'<base href="files/"><div class="TRS_Editor">{TEXT}<p>附件：<a href="t.pdf">表</a></p></div>')
    assert [one.data for one in item.attachments] == [PDF]


def test_a_base_elsewhere_makes_links_whole(page: Callable[[str], ImportedFile]) -> None:
    base = '<base href="http://www.example.gov.cn/zwgk/">'
    item = page(
        f'{base}<div class="TRS_Editor">{TEXT}<p>见<a href="a/1.html">原文</a>、<a href="t.pdf">表</a>。</p></div>'
    )
    assert "[原文](http://www.example.gov.cn/zwgk/a/1.html)" in item.body
    assert any("“表”没有随网页一起保存，链接仍指向原网站" in notice.message for notice in item.notices)
