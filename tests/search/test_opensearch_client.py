"""What an editor is told when a search server cannot be used, and that nothing else ever asks one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from generator.cli import run
from generator.model.diagnostic import UsageError
from generator.model.served import IndexedState
from generator.search.opensearch.client import SearchServerError, connected
from generator.search.opensearch.index import IndexNames
from generator.search.opensearch.upload import leaving
from tests.conftest import CONFIG, TODAY, SmallSite

HERE = json.dumps({"version": {"number": "2.19.6", "distribution": "opensearch"}})


class Answering(ThreadingHTTPServer):
    """Gives every request one answer, and keeps what it was asked."""

    def __init__(self, status: int, kind: str, body: str) -> None:
        self.asked: list[str] = []
        self.answer = status, kind, body

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(f"{self.command} {self.path} {self.headers.get('authorization', '')}".strip())
                self.rfile.read(int(self.headers.get("content-length", 0)))
                status, kind, body = server.answer
                self.send_response(status)
                data = body.encode()
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_POST = do_PUT = do_DELETE = do_HEAD = do_GET

            def log_message(self, *_: Any) -> None:
                pass

        server = self
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def answering(status: int, body: str, kind: str = "application/json") -> Iterator[Answering]:
    with Answering(status, kind, body) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("status", "body", "kind", "said"),
    [
        (200, "<html>OA</html>", "text/html", "回答的不是 OpenSearch"),
        (200, "[1]", "application/json", "回答的不是 OpenSearch"),
        (200, "{broken", "application/json", "回答的不是 OpenSearch"),
        (200, '{"version": {"number": "8.1.0"}}', "application/json", "回答的不是 OpenSearch"),
        (200, '{"version": {"number": "1.3.2", "distribution": "opensearch"}}', "application/json", "太旧"),
        (401, "<html>login</html>", "text/html", "不认用户名或口令"),
        (403, '{"error": {"type": "security_exception", "reason": "no"}}', "application/json", "不许这样做"),
        (404, "<html>nothing</html>", "text/html", "没有照做（404）：没有说明原因"),
        (503, "<html>wait</html>", "text/html", "太忙或没有准备好"),
    ],
)
def test_what_is_no_opensearch_is_said_in_chinese(status: int, body: str, kind: str, said: str) -> None:
    with answering(status, body, kind) as server, pytest.raises(SearchServerError) as raised, connected([server.url]):
        pass
    message, hint = raised.value.explain()
    assert said in message and hint
    assert "<html" not in message + hint and "Error" not in message + hint


def test_nobody_there_is_said_in_chinese() -> None:
    with pytest.raises(SearchServerError, match="连不上检索服务器"), connected(["http://127.0.0.1:9"]):
        pass


def test_one_of_several_nodes_is_enough() -> None:
    with answering(200, HERE) as server, connected(["http://127.0.0.1:9", server.url]) as client:
        assert client.info()["version"]["number"] == "2.19.6"


def test_an_answer_that_is_a_page_in_the_middle_is_said_in_chinese() -> None:
    with answering(200, HERE) as server, pytest.raises(SearchServerError), connected([server.url]) as client:
        server.answer = 200, "text/html", "<html>OA</html>"
        client.indices.get(index="gongkai-1-hans-*")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"USER": "writer"}, "没有 GONGKAI_OPENSEARCH_PASSWORD"),
        ({"PASSWORD": "x"}, "没有 GONGKAI_OPENSEARCH_USER"),
        ({"CERT": "/nowhere/cert.pem"}, "没有 GONGKAI_OPENSEARCH_KEY"),
        ({"CA": "/nowhere/ca.pem"}, "/nowhere/ca.pem 不在"),
    ],
)
def test_half_an_identity_is_refused(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"GONGKAI_OPENSEARCH_{name}", value)
    with pytest.raises(UsageError, match=said), connected(["https://127.0.0.1:9"]):
        pass


def test_an_account_comes_from_the_environment_and_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_OPENSEARCH_USER", "writer")
    monkeypatch.setenv("GONGKAI_OPENSEARCH_PASSWORD", "hush-hush")
    with answering(401, "{}") as server, pytest.raises(SearchServerError) as raised, connected([server.url]):
        pass
    assert server.asked == ["GET / Basic d3JpdGVyOmh1c2gtaHVzaA=="]
    assert "hush-hush" not in "".join(raised.value.explain())
    monkeypatch.setenv("GONGKAI_OPENSEARCH", "http://writer:hush-hush@127.0.0.1:9")
    with pytest.raises(UsageError) as refused, connected(["http://127.0.0.1:9"]):
        pass
    assert "hush-hush" not in "".join(refused.value.explain())


def served(site: SmallSite, url: str, more: str = "") -> None:
    site.write("config.yaml", CONFIG + f"search: {{engine: opensearch, server: ['{url}'], static: false{more}}}\n")


def test_previews_checks_and_builds_without_search_ask_no_server(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("a.md")
    with answering(200, HERE) as server:
        served(site, server.url)
        assert site.run("build", "--no-search") == 0
        assert "没有动检索服务器（--no-search）" in capsys.readouterr().out
        assert site.run("build", "--preview", "--output", str(site.root / "other")) == 0
        assert site.run("check") == 0
        from generator.build.pipeline import build

        build(site.options(drafts=True, search=True, output=site.root / "drafts"))
        assert server.asked == []


def test_a_site_is_published_though_its_server_answers_nonsense(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("a.md")
    with answering(200, "<html>OA</html>", "text/html") as server:
        served(site, server.url)
        assert site.run("build") == 1
    assert "检索服务器没有跟上" in capsys.readouterr().err
    assert "正文。" in site.page("d/a/index.html")
    index = site.root / "public/search/index"
    assert {path.parent.name for path in index.rglob("*") if path.is_file()} <= {"index", "words"}, "nothing of texts"


def test_a_static_site_is_the_same_whatever_else_is_said_of_servers(site: SmallSite) -> None:
    site.document("a.md")
    assert site.run("build") == 0
    before = site.tree()
    site.write("config.yaml", CONFIG + "search: {engine: static, shards: 3, index: other, static: false}\n")
    assert site.run("build") == 0
    assert site.tree() == before
    assert not list((site.root / ".gongkai").glob("*/served*"))


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("server: ['http://writer:hush@127.0.0.1:9200']", "用户名、口令不写在这里"),
        ("server: [127.0.0.1:9200]", "写 http:// 或 https:// 开头的网址"),
        ("server: []", "写 http:// 或 https:// 开头的网址"),
        ("url: https://elsewhere.example/", "写本站的一个路径"),
        ("url: /search/", "不能是本站已有的"),
        ("index: Gongkai", "索引名以小写字母开头"),
        ("shards: 0", "shards"),
        ("engine: solr", "static"),
    ],
)
def test_settings_that_cannot_be_are_said_in_chinese(
    site: SmallSite, capsys: pytest.CaptureFixture[str], setting: str, said: str
) -> None:
    engine = "" if setting.startswith("engine") else "engine: opensearch, "
    site.write("config.yaml", CONFIG + f"search: {{{engine}{setting}}}\n")
    assert site.run("check") != 0
    assert said in capsys.readouterr().out


def test_commands_for_a_server_say_what_is_missing(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    config = ["--config", str(site.root / "config.yaml")]
    for command in ("setup", "status"):
        assert run(["search", command, *config]) == 2
        assert "没有写用检索服务器" in capsys.readouterr().err
    served(site, "http://127.0.0.1:9")
    assert run(["search", "status", *config]) == 2
    assert "先运行 gongkai build" in capsys.readouterr().err
    assert run(["search", "setup", *config]) == 2
    assert "连不上检索服务器" in capsys.readouterr().err
    site.document("a.md")
    assert run(["search", "rebuild", "--date", TODAY, *config]) == 1


def test_only_generations_of_its_own_are_an_edition_s() -> None:
    names = IndexNames("gongkai", "9900000001", "hans")
    assert names.ours(names.fresh())
    for other in (
        IndexNames("gongkai", "9900000001", "hant").fresh(),
        IndexNames("gongkai", "9900000002", "hans").fresh(),
        "gongkai-9900000001-hans-mine",
        names.own,
        names.all,
    ):
        assert not names.ours(other)


def test_what_leaves_is_what_is_not_wanted_and_what_closes() -> None:
    has = {name: IndexedState(name, closed=False) for name in "abc"} | {"d": IndexedState("d", closed=True)}
    wanted = {
        "a": IndexedState("other", closed=False),
        "b": IndexedState("other", closed=True),
        "d": IndexedState("other", closed=True),
    }
    assert sorted(leaving(has, wanted)) == ["b", "c"]
