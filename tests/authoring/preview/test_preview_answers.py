"""What the preview sends: files as the host would send them, pages with a panel, nothing to strangers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.preview.app import news, preview_app, site_app
from generator.authoring.preview.board import Board
from generator.authoring.preview.files import answer, place
from generator.authoring.preview.outcome import PreviewOutcome, ShownDocument
from generator.model.config import Admin
from generator.model.diagnostic import Diagnostic, Level
from generator.site.outputs.hosting import Context, headers_for, render, rules

PAGE = "<!DOCTYPE html><html><head><title>甲</title></head><body class='x'><p>正文</p></body></html>"


class Reply(NamedTuple):
    """One response."""

    status: int
    headers: dict[str, str]
    text: str


def ask(app: Any, path: str, *, host: str = "127.0.0.1:8000", method: str = "GET") -> Reply:
    """Ask an application directly, without a server."""
    address, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", host.encode())],
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 1),
    }
    sent: list[dict[str, Any]] = []

    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not asked:
            await asyncio.sleep(3600)
        return asked.pop()

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Reply(sent[0]["status"], headers, b"".join(part.get("body", b"") for part in sent[1:]).decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE,
        "404.html": PAGE.replace("甲", "没有"),
        "d/a/index.html": PAGE,
        "d/a/表.csv": "a,b",
        "assets/css/site.1234.css": "p{}",
        "_redirects": "/old/ /d/a/ 301\n/%E6%97%A7/ /d/a/ 301\n",
        "_headers": render(Context("headers")).decode(),
        "d/中文/index.html": PAGE,
    }
    for name, text in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    return tmp_path / "site"


def problem(path: str, level: Level = "error", message: str = "不对") -> Diagnostic:
    return Diagnostic(path, 5, 1, "FLD-DATE", level, message, "改成日期", excerpt="publish_date: <b>")


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 200, None),
        ("/d/a/", 200, None),
        ("/d/a", 301, "/d/a/"),
        ("/d/中文", 301, "/d/%E4%B8%AD%E6%96%87/"),
        ("/d/a/表.csv", 200, None),
        ("/nowhere/", 404, None),
        ("/old/", 301, "/d/a/"),
        ("/旧/", 301, "/d/a/"),
        ("/_headers", 404, None),
        ("/_redirects", 404, None),
        ("/d/", 404, None),
        ("/d/a/表.csv/", 404, None),
    ],
)
def test_addresses_are_answered_as_by_the_host(path: str, status: int, location: str | None, folder: Path) -> None:
    reply = ask(site_app(folder), path)
    assert (reply.status, reply.headers.get("location")) == (status, location)
    for name, value in headers_for(path).items():
        assert reply.headers[name.lower()] == value


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 307, "/zwgk/"),
        ("/zwgk", 307, "/zwgk/"),
        ("/zwgk/", 200, None),
        ("/zwgk/d/a", 301, "/zwgk/d/a/"),
        ("/zwgk/d/中文", 301, "/zwgk/d/%E4%B8%AD%E6%96%87/"),
        ("/zwgk/old/", 301, "/zwgk/d/a/"),
        ("/zwgk/nowhere/", 404, None),
        ("/d/a/", 404, None),
        ("/zwgkd/a/", 404, None),
    ],
)
def test_a_site_below_a_path_is_answered_there(path: str, status: int, location: str | None, folder: Path) -> None:
    told = rules(Admin(), mount="/zwgk")
    (folder / "_headers").write_text(render(Context("headers", rules=told)).decode(), encoding="utf-8")
    (folder / "_redirects").write_text("/old/ /zwgk/d/a/ 301!\n/zwgk/old/ /zwgk/d/a/ 301!\n", encoding="utf-8")
    for app in (site_app(folder), preview_app(folder, Board())):
        reply = ask(app, path)
        assert (reply.status, reply.headers.get("location")) == (status, location)
    for name, value in headers_for(path, told).items() if location is None and status == 200 else ():
        assert reply.headers[name.lower()] == value


def test_static_site_is_sent_as_it_is(folder: Path) -> None:
    assert ask(site_app(folder), "/d/a/").text == PAGE
    assert ask(site_app(folder), "/assets/css/site.1234.css").headers["cache-control"].endswith("immutable")
    assert ask(site_app(folder), "/", method="HEAD").text == ""


@given(st.text(st.sampled_from("./\\ab:\0%中"), max_size=12))
def test_no_address_leads_outside(text: str) -> None:
    folder = Path("/srv/site")
    found = place(folder, "/" + text)
    assert found is None or ((found == folder or folder in found.parents) and ".." not in found.parts)


def test_files_beside_the_site_cannot_be_had(folder: Path) -> None:
    for path in ("/../secret.txt", "/d/../../secret.txt", "/..\\secret.txt", "//secret.txt", "/%2e%2e/secret.txt"):
        assert answer(folder, path).status == 404
        assert "outside" not in ask(preview_app(folder, Board()), path).text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "127.0.0.1.evil.example"])
def test_a_stranger_who_points_his_name_here_reads_nothing(host: str, folder: Path) -> None:
    reply = ask(preview_app(folder, Board()), "/d/a/", host=host)
    assert reply.status == 400
    assert "正文" not in reply.text


def board_with(*found: Diagnostic, waiting: str = "", failure: tuple[str, str] = ("", "")) -> Board:
    """A board after a good build and then the one given."""
    board = Board()
    board.post(PreviewOutcome(documents={"/d/a/": ShownDocument("content/a.md", waiting)}))
    board.post(PreviewOutcome(diagnostics=found, failure=failure))
    return board


def test_page_gets_panel_style_and_script_and_keeps_the_rest(folder: Path) -> None:
    board = Board()
    asyncio.run(_post(board, PreviewOutcome(documents={})))
    text = ask(preview_app(folder, board), "/d/a/").text
    assert '<link rel="stylesheet" href="/__gongkai__/preview.css"><script src="/__gongkai__/preview.js"' in text
    assert text.index("<body class='x'><aside id=\"gongkai-preview\"") < text.index("<p>正文</p>")
    assert " hidden>" in text
    assert "<style" not in text and "onclick" not in text
    assert (folder / "d" / "a" / "index.html").read_text(encoding="utf-8") == PAGE


async def _post(board: Board, outcome: PreviewOutcome) -> None:
    board.post(outcome)


def test_problems_of_the_document_stand_first_and_words_are_escaped(folder: Path) -> None:
    text = ask(preview_app(folder, board_with(problem("content/a.md"), problem("content/<b>.md"))), "/d/a/").text
    assert text.index("本页：1 个错误") < text.index("其他文件：1 个错误")
    assert "content/a.md:5" in text
    assert "publish_date: &lt;b&gt;" in text
    assert "content/&lt;b&gt;.md" in text
    assert "上次发布的版本" not in text, "nothing stands in its place"


def test_warnings_of_others_are_no_reason_to_cover_a_page(folder: Path) -> None:
    board = board_with(problem("content/b.md", "warning"))
    assert " hidden>" in ask(preview_app(folder, board), "/d/a/").text
    own = board_with(problem("content/a.md", "warning"))
    assert "本页：1 个警告" in ask(preview_app(folder, own), "/d/a/").text


@pytest.mark.parametrize(("waiting", "said"), [("draft", "草稿"), ("2027-01-05", "2027-01-05 起才会发布")])
def test_what_is_not_published_yet_says_so(waiting: str, said: str, folder: Path) -> None:
    assert said in ask(preview_app(folder, board_with(waiting=waiting)), "/d/a/").text


def test_a_failure_that_is_no_diagnostic_is_told_too(folder: Path) -> None:
    text = ask(preview_app(folder, board_with(failure=("模板 a.html 第 3 行出错", "改正"))), "/").text
    assert "模板 a.html 第 3 行出错" in text
    assert "→ 改正" in text


def test_before_the_first_build_there_is_a_page_that_waits(tmp_path: Path) -> None:
    reply = ask(preview_app(tmp_path / "none", Board()), "/")
    assert reply.status == 404
    assert "正在生成" in reply.text
    assert "preview.js" in reply.text


def test_news_come_at_once_and_when_something_changed(folder: Path) -> None:
    async def story() -> list[dict[str, str]]:
        board = board_with()
        stream = news(folder, board, "/d/a/")
        heard = [await anext(stream)]
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        board.post(PreviewOutcome(diagnostics=(problem("content/a.md"),)))
        heard.append(await asyncio.wait_for(waiting, 5))
        (folder / "d" / "a" / "index.html").write_text(PAGE.replace("正文", "新的"), encoding="utf-8")
        board.post(PreviewOutcome())
        heard.append(await asyncio.wait_for(anext(stream), 5))
        board.close()
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(anext(stream), 5)
        return [json.loads(text.removeprefix("data: ")) for text in heard]

    first, second, third = asyncio.run(story())
    assert first["version"] == second["version"] != third["version"]
    assert "不对" in second["panel"] and "不对" not in third["panel"]
