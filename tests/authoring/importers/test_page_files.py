"""What a web page or a Markdown file takes along when it is imported: what it names, of types that may be published,
said, never from above its folder; and no page that holds the program up."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from PIL import Image

from generator.authoring.importers import ImportedFile, import_files
from generator.authoring.importers.webpage import trees

TEXT = "为做好补贴工作，现将有关事项通知如下，请认真贯彻执行，不得截留、挪用。" * 3
SECRET = b"secret"


def photo() -> bytes:
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (30.0, 15.0, 0.0)
    exif[0x010E] = "SECRET"
    buffer = io.BytesIO()
    Image.new("RGB", (8, 4), "red").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def imported(folder: Path, *targets: str, ending: str = "html") -> ImportedFile:
    """A page in folder/page with these links."""
    links = "、".join(
        f'<a href="{target}">附件{number}</a>' if ending == "html" else f"[附件{number}]({target})"
        for number, target in enumerate(targets)
    )
    page = folder / "page" / f"tongzhi.{ending}"
    page.parent.mkdir(exist_ok=True)
    start = "<html><body><h1>关于发放补贴的通知</h1><p>" if ending == "html" else "# 关于发放补贴的通知\n\n"
    page.write_text(f"{start}{TEXT}附件请看：{links}，谢谢。", encoding="utf-8")
    return import_files([page], to=folder / "out").files[0]


def taken(item: ImportedFile) -> list[bytes]:
    return [path.read_bytes() for path in item.written if path.suffix != ".md"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files in, above and beside the folder of a page."""
    for name in (
        "above.docx",
        "page/form.docx",
        "page/sub/form.xlsx",
        "page/old.doc",
        "page/data.yaml",
        "page/notes.md",
        "page/run.exe",
        "page/more.html",
        "page/.hidden.docx",
        "page/.git/a.docx",
        "page/_data/a.docx",
        "page/_a.docx",
        "other/a.docx",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(SECRET + name.encode())
    (tmp_path / "page" / "link.docx").symlink_to(tmp_path / "above.docx")
    (tmp_path / "page" / "linked").symlink_to(tmp_path / "other")
    (tmp_path / "page" / "photo.jpg").write_bytes(photo())
    return tmp_path


@pytest.mark.parametrize("ending", ["html", "md"])
@pytest.mark.parametrize(
    "target",
    [
        "../above.docx",
        "sub/../../above.docx",
        "..%2fabove.docx",
        "%2e%2e/above.docx",
        "..\\above.docx",
        "/above.docx",
        "link.docx",
        "linked/a.docx",
        ".hidden.docx",
        ".git/a.docx",
        "_data/a.docx",
        "_a.docx",
        "old.doc",
        "data.yaml",
        "run.exe",
        "more.html",
        "file:form.docx",
        "http://[form.docx",
        "c:form.docx",
    ],
)
def test_what_may_not_come_along_stays_where_it_is(target: str, ending: str, folder: Path) -> None:
    item = imported(folder, target, ending=ending)
    assert item.target is not None
    assert taken(item) == []


@pytest.mark.parametrize("ending", ["html", "md"])
def test_what_comes_along_is_said(ending: str, folder: Path) -> None:
    item = imported(folder, "form.docx", "./sub/form.xlsx", "form.docx", ending=ending)
    assert taken(item) == [b"secretpage/form.docx", b"secretpage/sub/form.xlsx"]
    (told,) = [notice for notice in item.notices if "带入了 2 个文件" in notice.message]
    assert "form.docx" in told.message
    assert "sub/form.xlsx" in told.message
    assert "确认可以公开" in told.hint


def test_nothing_is_said_where_nothing_comes_along(folder: Path) -> None:
    assert not any("带入了" in notice.message for notice in imported(folder, "gone.docx").notices)


@pytest.mark.parametrize("name", ["photo.jpg", "PHOTO.JPG", "photo.jpeg"])
def test_a_linked_photo_does_not_say_where_it_was_taken(name: str, folder: Path) -> None:
    (folder / "page" / name).write_bytes(photo())
    (data,) = taken(imported(folder, name))
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((8, 4), {})
    assert b"SECRET" not in data


def test_a_page_that_is_not_a_picture_comes_along_as_none(folder: Path) -> None:
    (folder / "page" / "list.jpg").write_bytes(SECRET)
    assert taken(imported(folder, "list.jpg")) == []


DEEP = {
    f"{tag} {ending}": (f"<{tag}>" * 6_000 + TEXT, ending)
    for tag in ("div", "b", "ul><li", "table><tr><td", "blockquote", "dl><dd", "span", "section")
    for ending in (("html", "md") if tag == "div" else ("html",))
}


@pytest.mark.parametrize("what", DEEP)
def test_a_page_nested_without_end_is_refused_soon(what: str, tmp_path: Path) -> None:
    text, ending = DEEP[what]
    page = tmp_path / f"a.{ending}"
    page.write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    item = import_files([page], to=tmp_path / "out").files[0]
    assert item.target is None or len(item.body) < len(text)
    assert time.perf_counter() - begun < 40


def test_a_parser_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "SECONDS", 0.5)
    page = tmp_path / "a.html"
    page.write_text("<ul><li>" * 100_000 + TEXT, encoding="utf-8")
    item = import_files([page], to=tmp_path / "out").files[0]
    assert item.target is None
    assert "嵌套太深" in item.notices[0].message


def test_a_long_flat_page_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    rows = "".join(f"<tr><td>{number}</td><td>青山镇</td></tr>" for number in range(8_000))
    page.write_text(f"<html><body><h1>关于发放补贴的通知</h1><table>{rows}</table></body></html>", encoding="utf-8")
    item = import_files([page], to=tmp_path / "out").files[0]
    assert "7999" in item.body
