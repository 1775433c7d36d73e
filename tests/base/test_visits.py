"""Outside addresses are visited politely, within bounds, and never inside the office's own network."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from generator.base import visits
from generator.base.visits import Bounds, visit


class Answers(BaseHTTPRequestHandler):
    """A small web site; says what it was asked in ``asked``."""

    asked: ClassVar[list[tuple[str, str, str]]] = []

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        name = self.path.strip("/").partition("?")[0]
        if name == "trickle":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(100):
                self.wfile.write(b"X: y\r\n")
                time.sleep(0.1)
            return
        moved = {
            "weg": "/da",
            "kreis": "/kreis",
            "innen": "http://10.1.2.3/",
            "metadata": "http://169.254.169.254/",
            "datei": "file:///etc/passwd",
        }
        status = {"fehlt": 404, "kaputt": 500}.get(name, 301 if name in moved else 200)
        self.send_response(405 if name == "nur-get" and self.command == "HEAD" else status)
        if name in moved:
            self.send_header("Location", moved[name])
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    """The host and port of a web site on this machine."""
    Answers.asked.clear()
    served = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    served.daemon_threads = True
    Thread(target=served.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


def bounds(server: str, **more: object) -> Bounds:
    return Bounds(private=frozenset({server}), **({"pause": 0.0, "seconds": 30.0} | more))  # type: ignore[arg-type]


def test_what_is_answered_is_what_is_told(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    names = ("da", "nur-get", "fehlt", "kaputt", "weg", "kreis", "innen", "metadata", "datei", "中文?q=一")
    found = visits.visits([f"http://{server}/{name}" for name in names], bounds(server))
    assert {url.rpartition("/")[2]: one.state for url, one in found.items()} == {
        "da": "open",
        "nur-get": "open",
        "fehlt": "gone",
        "kaputt": "failing",
        "weg": "open",
        "kreis": "failing",
        "innen": "private",
        "metadata": "private",
        "datei": "gone",
        "中文?q=一": "open",
    }
    assert [method for method, path, _ in Answers.asked if path == "/da"][:1] == ["HEAD"]
    assert {agent for _, _, agent in Answers.asked} == {visits.AGENT}


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "0.0.0.0",
        "2130706433",
        "[fd00::1]",
    ],
)
def test_nothing_inside_is_visited(server: str, host: str) -> None:
    port = server.partition(":")[2]
    found = visit(f"http://{host}:{port}/da", Bounds(), time.monotonic() + 20)
    assert found.state in ("private", "gone")
    assert Answers.asked == []


def test_time_and_number_are_bounded(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "SECONDS", 0.4)
    begun = time.monotonic()
    assert visit(f"http://{server}/trickle", bounds(server), begun + 20).state == "failing"
    assert time.monotonic() - begun < 5
    every = [f"http://{server}/{number}" for number in range(9)]
    assert len(visits.visits(every, bounds(server, most=3))) == 3
    begun = time.monotonic()
    done = visits.visits(every, bounds(server, pause=0.3, seconds=1.0))
    assert 1 < len(done) < 9 and time.monotonic() - begun < 3
