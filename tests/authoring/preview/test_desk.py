"""The local backend of /admin/: what it reads and writes, and that it does so in the content folder only."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.preview.desk import Desk
from generator.authoring.preview.drafts import Drafts
from generator.authoring.preview.editor import answered
from generator.authoring.preview.places import Refused
from generator.authoring.preview.review_desk import ReviewDesk


@pytest.fixture
def content(tmp_path: Path) -> Path:
    made = tmp_path / "site" / "content"
    (made / "_data").mkdir(parents=True)
    (made / "_data" / "agencies.yaml").write_text("[]", encoding="utf-8")
    (made / "shjz" / "2026").mkdir(parents=True)
    (made / "shjz" / "a.md").write_text("---\ntitle: 甲\n---\n", encoding="utf-8")
    (made / "shjz" / "2026" / "b.md").write_text("---\ntitle: 乙\n---\n", encoding="utf-8")
    (tmp_path / "site" / "config.yaml").write_text("theme: county", encoding="utf-8")
    return made


def ask(desk: Desk, action: str, **params: Any) -> Any:
    return desk.answer({"action": action, "params": params})


def entry(path: str, raw: str = "---\ntitle: 新\n---\n", **more: Any) -> dict[str, Any]:
    return {"dataFiles": [{"slug": Path(path).stem, "path": path, "raw": raw}], "assets": [], "options": {}, **more}


def test_documents_are_found_however_deep_and_data_files_are_not(content: Path) -> None:
    found = ask(Desk(content, "content"), "entriesByFolder", folder="content", extension="md", depth=2)
    assert [item["file"]["path"] for item in found] == ["content/shjz/2026/b.md", "content/shjz/a.md"]
    assert found[1]["data"] == "---\ntitle: 甲\n---\n"


def test_what_is_saved_is_there_with_its_attachments(content: Path) -> None:
    desk = Desk(content, "content")
    asset = {"path": "content/ylfw/表.xlsx", "content": base64.b64encode(b"PK").decode(), "encoding": "base64"}
    ask(desk, "persistEntry", **entry("content/ylfw/new.md", assets=[asset]))
    assert (content / "ylfw" / "new.md").read_text(encoding="utf-8") == "---\ntitle: 新\n---\n"
    assert (content / "ylfw" / "表.xlsx").read_bytes() == b"PK"
    (media,) = ask(desk, "getMedia", mediaFolder="content/ylfw")
    assert (media["name"], base64.b64decode(media["content"])) == ("表.xlsx", b"PK")
    ask(desk, "deleteFiles", paths=["content/ylfw/表.xlsx"])
    assert not (content / "ylfw" / "表.xlsx").exists()


@pytest.mark.parametrize(
    "path",
    [
        "content/../config.yaml",
        "../content/a.md",
        "/etc/passwd",
        "config.yaml",
        "content/_data/agencies.yaml",
        "content/.git/config.md",
        "content/shjz/_defaults.md",
        "content\\..\\config.yaml",
        "content/a\0.md",
        "content2/a.md",
        "content/C:/a.md",
    ],
)
def test_nothing_but_the_content_folder_can_be_reached(content: Path, path: str) -> None:
    desk = Desk(content, "content")
    for question in (
        ("getEntry", {"path": path}),
        ("persistEntry", entry(path)),
        ("deleteFile", {"path": path}),
        ("getMediaFile", {"path": path}),
        ("entriesByFolder", {"folder": path, "extension": "md", "depth": 1}),
    ):
        with pytest.raises(Refused):
            ask(desk, question[0], **question[1])


def test_a_link_does_not_lead_out(content: Path) -> None:
    (content / "out").symlink_to(content.parent)
    with pytest.raises(Refused):
        ask(Desk(content, "content"), "getEntry", path="content/out/config.yaml")


@pytest.mark.parametrize("path", ["content/shjz/a.html", "content/shjz/a.svg", "content/shjz/a.exe", "content/shjz/a"])
def test_only_documents_and_files_of_offices_can_be_put_there(content: Path, path: str) -> None:
    desk = Desk(content, "content")
    asset = {"path": path, "content": base64.b64encode(b"x").decode(), "encoding": "base64"}
    for question in (entry(path), entry("content/shjz/new.md", assets=[asset])):
        with pytest.raises(Refused):
            ask(desk, "persistEntry", **question)
    assert not (content / "shjz" / "new.md").exists(), "a refused attachment leaves no half of a document"


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"action": "persistEntry", "params": {}}', b'{"action": "rm"}'])
def test_a_question_that_makes_no_sense_gets_an_answer(content: Path, body: bytes) -> None:
    status, value = answered(Desk(content, "content"), body)
    assert status == 422 and value["error"]


def test_a_document_waits_with_what_it_brings_until_it_is_released(content: Path, tmp_path: Path) -> None:
    desk = ReviewDesk(content, "content", Drafts(tmp_path / "drafts"))
    assert ask(desk, "info")["publish_modes"] == ["editorial_workflow"]
    asset = {"path": "content/shjz/表.csv", "content": base64.b64encode(b"1,2").decode(), "encoding": "base64"}
    told = {"useWorkflow": True, "collectionName": "notice", "status": "draft"}
    given = entry("content/shjz/a.md", "---\ntitle: 改\n---\n", assets=[asset], options=told)
    ask(desk, "persistEntry", **given)
    assert (
        "甲" in (content / "shjz" / "a.md").read_text(encoding="utf-8") and not (content / "shjz" / "表.csv").exists()
    )
    assert ask(desk, "unpublishedEntries") == ["notice/a"]
    ask(desk, "updateUnpublishedEntryStatus", collection="notice", slug="a", newStatus="pending_publish")
    ask(desk, "persistEntry", **(given | {"assets": []}))
    waiting = ask(desk, "unpublishedEntry", id="notice/a")
    assert waiting["status"] == "pending_publish", "writing on does not throw a document back"
    assert {(part["path"], part["newFile"]) for part in waiting["diffs"]} == {
        ("content/shjz/a.md", False),
        ("content/shjz/表.csv", True),
    }
    text = ask(desk, "unpublishedEntryDataFile", collection="notice", slug="a", path="content/shjz/a.md")
    assert text == {"data": "---\ntitle: 改\n---\n"}
    ask(desk, "publishUnpublishedEntry", collection="notice", slug="a")
    assert "改" in (content / "shjz" / "a.md").read_text(encoding="utf-8")
    assert (content / "shjz" / "表.csv").read_bytes() == b"1,2" and ask(desk, "unpublishedEntries") == []
    question = json.dumps({"action": "unpublishedEntry", "params": {"collection": "notice", "slug": "a"}})
    assert answered(desk, question.encode())[0] == 404


def test_a_document_that_waits_can_be_thrown_away(content: Path, tmp_path: Path) -> None:
    desk = ReviewDesk(content, "content", Drafts(tmp_path / "drafts"))
    told = {"useWorkflow": True, "collectionName": "notice", "status": "draft"}
    ask(desk, "persistEntry", **entry("content/shjz/new.md", options=told))
    ask(desk, "deleteUnpublishedEntry", collection="notice", slug="new")
    assert ask(desk, "unpublishedEntries") == [] and not (content / "shjz" / "new.md").exists()


@pytest.mark.parametrize("name", ["a.md", "neu.md"])
def test_releasing_overwrites_nothing_that_came_meanwhile(name: str, content: Path, tmp_path: Path) -> None:
    """Somebody without the form changed, or wrote, the file while the document waited: both texts are kept."""
    desk = ReviewDesk(content, "content", Drafts(tmp_path / "drafts"))
    told = {"useWorkflow": True, "collectionName": "notice", "status": "draft"}
    given = entry(f"content/shjz/{name}", "---\ntitle: 改\n---\n", options=told)
    ask(desk, "persistEntry", **given)
    file = content / "shjz" / name
    before = file.read_bytes() if file.exists() else None
    file.write_text("别人写的", encoding="utf-8")
    ask(desk, "persistEntry", **given)  # writing on does not make the other's text known
    release = {"action": "publishUnpublishedEntry", "params": {"collection": "notice", "slug": file.stem}}
    status, value = answered(desk, json.dumps(release).encode())
    assert status == 422 and "被别人改过" in value["error"] and name in value["error"]
    assert file.read_text(encoding="utf-8") == "别人写的" and ask(desk, "unpublishedEntries") == [f"notice/{file.stem}"]
    file.unlink() if before is None else file.write_bytes(before)
    ask(desk, "publishUnpublishedEntry", collection="notice", slug=file.stem)
    assert "改" in file.read_text(encoding="utf-8")
