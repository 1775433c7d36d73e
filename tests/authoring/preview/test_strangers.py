"""What is not the editor's own page gets nothing from a running preview, and writes nothing: raw HTTP requests."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site.admin import package
from tests.authoring.preview.raw_http import Running, running

SAVE = json.dumps(
    {
        "action": "persistEntry",
        "params": {
            "dataFiles": [{"slug": "x", "path": "content/shjz/x.md", "raw": "---\ntitle: 新\n---\n"}],
            "assets": [],
            "options": {},
        },
    }
).encode()
JSON = "application/json"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all tests, since nothing of what they send may leave a trace."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "files", lambda _state: ())
        with running(tmp_path_factory.mktemp("preview") / "site") as found:
            yield found


@pytest.fixture
def preview(shared: Running) -> Iterator[Running]:
    before = tree(shared)
    yield shared
    for path in sorted((shared.folder / "content").rglob("*"), reverse=True):
        if path.is_symlink() or (path.is_file() and str(path) not in before):
            path.unlink()


def tree(preview: Running) -> dict[str, bytes]:
    """Every file of the content folder and the state."""
    return {
        str(path): path.read_bytes()
        for name in ("content", "state")
        for path in sorted((preview.folder / name).rglob("*"))
        if path.is_file()
    }


def test_the_editor_s_own_page_saves(preview: Running) -> None:
    for more in ({}, {"sec_fetch_site": "same-origin"}):
        (preview.folder / "content/shjz/x.md").unlink(missing_ok=True)
        answered = preview.ask("POST", preview.api, SAVE, **{"content_type": JSON, "origin": preview.origin} | more)
        assert answered.status == 200
        assert "新" in (preview.folder / "content/shjz/x.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "told",
    [
        {"origin": ""},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://localhost:1"},
        {"content_type": "text/plain"},
        {"content_type": "multipart/form-data; boundary=x"},
        {"content_type": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"host": "evil.example"},
        {"content_length": str(60 << 20)},
    ],
    ids=str,
)
def test_another_page_writes_nothing(told: dict[str, str], preview: Running) -> None:
    before = tree(preview)
    given = {"content_type": JSON, "origin": preview.origin} | told
    assert preview.ask("POST", preview.api, SAVE, **given).status in (400, 403)
    assert tree(preview) == before


@pytest.mark.parametrize("path", ["/admin/api/v1", "/admin/api/v1/", "/admin/api/v1/x", "/admin/api/v1/" + "A" * 32])
def test_nobody_writes_without_the_key_of_the_session(path: str, preview: Running) -> None:
    before = tree(preview)
    answered = preview.ask("POST", path, SAVE, content_type=JSON, origin=preview.origin)
    assert answered.status in (403, 404, 405)
    assert tree(preview) == before


def test_each_session_has_a_key_of_its_own(preview: Running, tmp_path: Path) -> None:
    with running(tmp_path / "other") as other:
        assert other.api != preview.api
        assert preview.question("info", to=other.api)[0] == 403


@pytest.mark.parametrize("path", ["/d/caogao/%E5%90%8D%E5%8D%95.csv", "/d/caogao/none.csv", "/d/caogao", "/admin/x"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("mode", "dest"),
    [("no-cors", "image"), ("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"), ("navigate", "document")],
)
def test_whether_a_draft_s_attachment_exists_is_told_to_no_other_page(
    path: str, site: str, mode: str, dest: str, preview: Running
) -> None:
    told = {"sec_fetch_site": site, "sec_fetch_mode": mode, "sec_fetch_dest": dest}
    answered = preview.ask("GET", path, b"", **told)
    assert (answered.status, answered.body.decode()) == (403, "只接受本页面的请求")
    assert answered.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/d/caogao/",
        "/d/caogao/%E5%90%8D%E5%8D%95.csv",
        "/none",
        "/admin/",
        "/__gongkai__/preview.js",
        "/" + "a" * 300,
    ],
)
def test_every_answer_is_for_this_origin_alone(path: str, preview: Running) -> None:
    assert preview.ask("GET", path).headers["cross-origin-resource-policy"] == "same-origin"
    assert preview.ask("GET", path, host="evil.example").headers["cross-origin-resource-policy"] == "same-origin"


def test_a_page_that_somebody_opens_by_a_link_is_shown(preview: Running) -> None:
    told = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    assert "正文" in preview.ask("GET", "/d/caogao/", b"", **told).body.decode()
    assert preview.ask("GET", "/d/caogao/%E5%90%8D%E5%8D%95.csv", sec_fetch_site="same-origin").body == b"a,b"


@pytest.mark.parametrize(
    "path",
    [
        "/" + "a" * 300,
        "/d/" + "%E9%95%BF" * 200 + "/",
        "/" + "/".join(["a" * 200] * 30),
        "/%00",
        "/%ff%fe",
        "/d/../..",
        "//x",
        "/?%",
    ],
)
def test_an_odd_address_is_no_fault_of_the_server(path: str, preview: Running) -> None:
    assert preview.ask("GET", path).status in (200, 301, 404)
    assert preview.ask("GET", f"/admin{path}").status in (200, 301, 307, 404)


ODD = {
    "nothing": b"",
    "no JSON": b"{",
    "no UTF-8": b'{"action": "\xff"}',
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 50_000,
    "a great number": b'{"action": ' + b"9" * 10_000 + b"}",
    "half a character": rb'{"action": "\ud800"}',
    "half a character in a path": rb'{"action": "getEntry", "params": {"path": "content/\ud800.md"}}',
    "half a character in a text": SAVE.replace(b"---", rb"\ud800"),
    "a number for a path": b'{"action": "getEntry", "params": {"path": 5}}',
    "a list for parameters": b'{"action": "getEntry", "params": [1]}',
    "no text": SAVE.replace(b'"raw": "', b'"raw": {"a": "').replace(b'"}], "assets"', b'"}}], "assets"'),
    "a long path": SAVE.replace(b"shjz", b"a" * 300),
    "a very long path": SAVE.replace(b"shjz", b"/".join([b"a" * 150] * 60)),
    "a file for a folder": SAVE.replace(b"shjz", b"shjz/a.md"),
    "a folder for a file": SAVE.replace(b"shjz/x.md", b"shjz"),
    "no attachment": SAVE.replace(b'"assets": []', b'"assets": [5]'),
    "an attachment that is not coded": SAVE.replace(b"[]", b'[{"path": "content/a.csv", "content": "%"}]'),
    "a control character": SAVE.replace(b"x.md", rb"x\u0007.md"),
    "a missing picture": b'{"action": "getMediaFile", "params": {"path": "content/none.png"}}',
    "a folder as a picture": b'{"action": "getMediaFile", "params": {"path": "content/shjz"}}',
    "a folder that is a file": b'{"action": "getMedia", "params": {"mediaFolder": "content/shjz/a.md/x"}}',
}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_question_is_answered_and_writes_nothing(what: str, preview: Running) -> None:
    before = tree(preview)
    answered = preview.ask("POST", preview.api, ODD[what], content_type=JSON, origin=preview.origin)
    assert answered.status in (200, 403, 422)
    assert answered.status != 200 or json.loads(answered.body) == []
    assert tree(preview) == before


def test_a_refused_move_leaves_everything_as_it_was(preview: Running) -> None:
    before = tree(preview)
    asset = {"path": "content/shjz/表.csv", "content": "YSxi", "encoding": "base64"}
    moves = [
        [("content/shjz/a.md", "content/shjz/b.md")],
        [("content/shjz/new.md", "content/shjz/a.md")],
        [("content/shjz/a.md", "content/shjz/c.md"), ("content/shjz/b.md", "content/shjz/c.md")],
        [("content/shjz/a.md", "content/../c.md")],
        [("content/shjz/a.md", "content/shjz/c.html")],
        [("content/shjz/a.md", "content/shjz/b.md/c.md")],
        [("content/shjz/n.md", ""), ("content/shjz/n.md/c.md", "")],
        [("content/shjz/a.md", ""), ("content/shjz/a.md", "")],
    ]
    for files in moves:
        given = [{"slug": "a", "path": path, "raw": "改", "newPath": moved} for path, moved in files]
        status, told = preview.question("persistEntry", dataFiles=given, assets=[asset], options={})
        assert (status, bool(told["error"])) == (422, True), files
        assert tree(preview) == before, files


def test_no_link_leads_out_of_the_content_folder(preview: Running) -> None:
    content = preview.folder / "content"
    (content / "out.md").symlink_to(preview.folder / "secret.md")
    (content / "data.md").symlink_to(content / "_data" / "agencies.yaml")
    (content / "folder").symlink_to(preview.folder)
    (content / "bild.png").symlink_to(preview.folder / "secret.md")
    (content / "round.md").symlink_to(content / "round.md")
    (content / "in.md").symlink_to(content / "shjz" / "a.md")
    _, found = preview.question("entriesByFolder", folder="content", extension="md", depth=3)
    assert [item["file"]["path"] for item in found] == ["content/in.md", "content/shjz/a.md", "content/shjz/b.md"]
    assert preview.question("getMedia", mediaFolder="content") == (200, [])
    for path in ("content/out.md", "content/data.md", "content/folder/secret.md", "content/round.md"):
        status, told = preview.question("getEntry", path=path)
        assert (status, "外面" in json.dumps(told, ensure_ascii=False)) == (422, False)


def test_a_name_that_is_no_text_does_not_stop_the_others(preview: Running) -> None:
    name = os.fsdecode("通告.md".encode("gb18030"))
    (preview.folder / "content" / name).write_text("x", encoding="utf-8")
    status, found = preview.question("entriesByFolder", folder="content", extension="md", depth=3)
    assert (status, len(found)) == (200, 2)
