"""What the form is told before anything is saved: taken addresses, what the checks find, what stands in a file."""

from __future__ import annotations

import base64
import io
import shutil
import threading
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from generator.authoring.preview.asking import AskedProcess
from generator.authoring.preview.places import Refused
from generator.site.admin import package
from tests.authoring.preview.raw_http import Running, running
from tests.paths import ROOT

HEAD = (
    "---\ntitle: 关于发放低保金的通知\ndomain: 社会救助\nsubject: 民政、救助\npublish_date: 2026-03-01\n"
    "classification: 主动公开\n{more}---\n\n{body}\n"
)
IDENTITY = "110101199003074477"
"""Built by the check digit of GB 11643 for a day of birth that nobody has to have."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "files", lambda _state: ())
        with running(tmp_path_factory.mktemp("form") / "site") as found:
            shutil.copy(ROOT / "content/_data/subjects.yaml", found.folder / "content/_data")
            yield found


def coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def checked(
    preview: Running, body: str = "正文。", more: str = "", files: Mapping[str, bytes] | None = None
) -> list[dict[str, Any]]:
    assets = [{"path": f"content/shjz/{name}", "content": coded(data)} for name, data in (files or {}).items()]
    text = HEAD.format(body=body, more=more)
    status, found = preview.question("gongkaiCheck", path="content/shjz/neu.md", text=text, assets=assets)
    assert status == 200, found
    return list(found)


def word() -> bytes:
    made = docx.Document()
    made.add_heading("关于发放低保金的通知", 0)
    made.add_paragraph("云民发〔2026〕8号")
    made.add_paragraph("各村：")
    made.add_paragraph("现将标准公布如下。")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("类别", "标准", "城市", "800元"), strict=True):
        cell.text = text
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def sheet(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_text_is_checked_before_it_is_saved_by_the_checks_of_the_build(preview: Running) -> None:
    before = sorted(preview.folder.rglob("*"))
    found = checked(preview, f"申请人身份证号{IDENTITY}，手机13812345678。", "doc_number: 云民发[2026]008号\n")
    by_code = {item["code"]: item for item in found}
    assert {"PRI-ID18", "PRI-MOBILE", "DOC-NUMBER"} <= by_code.keys()
    assert (by_code["PRI-ID18"]["level"], by_code["PRI-ID18"]["field"]) == ("error", "正文")
    assert by_code["DOC-NUMBER"]["field"] == "发文字号" and "云民发〔2026〕8号" in by_code["DOC-NUMBER"]["hint"]
    assert IDENTITY not in str(found), "the number itself is nowhere repeated"
    assert sorted(preview.folder.rglob("*")) == before


def test_what_is_right_is_not_found_fault_with(preview: Running) -> None:
    assert [item for item in checked(preview) if item["level"] == "error"] == []


def test_what_is_missing_is_said_by_the_name_of_the_field(preview: Running) -> None:
    status, found = preview.question(
        "gongkaiCheck", path="content/shjz/neu.md", text="---\ntitle: 甲\n---\n", assets=[]
    )
    assert status == 200
    said = " ".join(item["message"] for item in found if item["level"] == "error")
    assert "publish_date" in said or "发布日期" in said


def test_attachments_that_the_form_brings_are_looked_into(preview: Running) -> None:
    table = f"姓名,身份证号\n某某,{IDENTITY}\n".encode()
    found = checked(preview, more="attachments: [名单.csv]\n", files={"名单.csv": table})
    assert "PRI-ID18" in {item["code"] for item in found}
    found = checked(preview, more="attachments: [没有.csv]\n")
    assert any("没有.csv" in item["message"] for item in found), "one that nobody brings is missing"


def test_a_file_that_lies_there_already_is_looked_at_with_the_text(preview: Running) -> None:
    (preview.folder / "content/shjz/旧表.csv").write_text("类别,标准\n城市,800\n", encoding="utf-8")
    try:
        found = checked(preview, more="attachments: [旧表.csv]\n")
        assert not any("旧表.csv" in item["message"] for item in found if item["level"] == "error")
    finally:
        (preview.folder / "content/shjz/旧表.csv").unlink()


def test_a_word_file_becomes_text_and_tables(preview: Running) -> None:
    status, made = preview.question("gongkaiRead", name="通知（定稿）.docx", content=coded(word()))
    assert (status, made["failed"], made["title"]) == (200, False, "关于发放低保金的通知")
    assert made["fields"]["doc_number"] == "云民发〔2026〕8号"
    assert "现将标准公布如下。" in made["body"] and "| 城市 | 800元 |" in made["body"]


def test_a_workbook_becomes_a_table(preview: Running) -> None:
    status, made = preview.question(
        "gongkaiRead", name="标准.xlsx", content=coded(sheet([["类别", "标准|元"], ["城市", 800]]))
    )
    assert status == 200 and "| 城市 | 800 |" in made["body"] and "标准\\|元" in made["body"]
    many: list[list[Any]] = [["类别", "标准"], *[[f"第{number}类", number] for number in range(300)]]
    status, made = preview.question("gongkaiRead", name="标准.xlsx", content=coded(sheet(many)))
    assert status == 200 and "第299类" not in made["body"] and len(made["files"]) == 1
    assert "第299类" in base64.b64decode(made["files"][0]["content"]).decode("utf-8-sig")


def test_what_cannot_be_read_is_said_in_words(preview: Running) -> None:
    assert preview.question("gongkaiRead", name="a.doc", content=coded(b"x")) == (
        422,
        {"error": "旧版 Word（.doc）请用 WPS 或 Word 打开，另存为 .docx 后再放进来。"},
    )
    for name in ("a.exe", "a", "../../a.svg"):
        status, told = preview.question("gongkaiRead", name=name, content=coded(b"x"))
        assert status == 422 and "不能读" in told["error"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"<" * (80 << 20))
    for data in (b"", b"no zip", bomb.getvalue(), word()[:700]):
        status, told = preview.question("gongkaiRead", name="../../坏.docx", content=coded(data))
        assert status == 200 and told["failed"] and told["notices"][0]["message"], data[:20]
    assert preview.question("gongkaiRead", name="a.docx", content="%")[0] == 422
    assert preview.question("gongkaiRead", name="大.docx", content=coded(bytes(21 << 20)))[0] == 422


@pytest.mark.parametrize(
    "path", ["content/../x.md", "content/_data/x.md", "/etc/x.md", "content/shjz/x.html", "x", 5, None]
)
def test_nothing_is_checked_outside_the_content_folder(path: Any, preview: Running) -> None:
    assert preview.question("gongkaiCheck", path=path, text="甲")[0] == 422
    assets = [{"path": path, "content": ""}]
    assert preview.question("gongkaiCheck", path="content/shjz/neu.md", text="甲", assets=assets)[0] == 422


def test_our_questions_need_the_session_s_key_and_its_origin(preview: Running) -> None:
    body = b'{"action": "gongkaiNames"}'
    told = {"content_type": "application/json", "origin": preview.origin}
    assert preview.ask("POST", preview.api, body, **told).status == 200
    assert preview.ask("POST", preview.api, body, **(told | {"origin": "https://evil.example"})).status == 403
    assert preview.ask("POST", "/admin/api/v1/x", body, **told).status == 403


def save(preview: Running, path: str, raw: str, **params: Any) -> tuple[int, Any]:
    given = {"dataFiles": [{"slug": Path(path).stem, "path": path, "raw": raw}], "assets": [], "options": {}}
    return preview.question("persistEntry", **(given | params))


def test_two_documents_never_share_an_address_whatever_their_folders(preview: Running) -> None:
    assert preview.question("gongkaiNames") == (200, ["a", "b"])
    new = {"options": {"newEntry": True}}
    assert save(preview, "content/ylfw/neu.md", "甲", **new)[0] == 200
    for path in ("content/shjz/neu.md", "content/ylfw/neu.md"):
        status, told = save(preview, path, "乙", **new)
        assert status == 422 and "/d/neu/" in told["error"]
    assert (preview.folder / "content/ylfw/neu.md").read_text(encoding="utf-8") == "甲"
    assert not (preview.folder / "content/shjz/neu.md").exists()
    (preview.folder / "content/ylfw/neu.md").unlink()


def test_a_second_editor_of_the_same_minute_overwrites_nothing(preview: Running) -> None:
    path, file = "content/shjz/a.md", preview.folder / "content/shjz/a.md"
    opened = file.read_text(encoding="utf-8")
    assert save(preview, path, "第一人", before={path: [opened]})[0] == 200
    status, told = save(preview, path, "第二人", before={path: [opened]})
    assert status == 422 and "被别人改过" in told["error"]
    assert file.read_text(encoding="utf-8") == "第一人"
    # Whoever saved it may go on: the form knows what it wrote itself.
    assert save(preview, path, "第一人再改", before={path: [opened, "第一人"]})[0] == 200
    file.write_text(opened, encoding="utf-8")


def test_ending_the_preview_does_not_wait_for_a_stuck_file() -> None:
    asked = AskedProcess()
    told: list[str] = []

    def read() -> None:
        try:
            asked.ask(time.sleep, 60)
        except Refused as error:
            told.append(str(error))

    stuck = threading.Thread(target=read)
    assert asked.ask(abs, -1) == 1
    stuck.start()
    time.sleep(0.2)
    begun = time.monotonic()
    asked.close()
    stuck.join(10)
    assert time.monotonic() - begun < 10 and len(told) == 1
    with pytest.raises(Refused, match="预览已经结束"):
        asked.ask(abs, -1)


def test_a_question_that_takes_too_long_is_given_up_and_the_next_is_answered() -> None:
    asked = AskedProcess()
    try:
        with pytest.raises(Refused, match="没有在规定时间内"):
            asked.ask(time.sleep, 60, seconds=0.2)
        assert asked.ask(abs, -1) == 1
    finally:
        asked.close()
