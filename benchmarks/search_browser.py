"""A site with search in it -> what each query finds and costs in a real browser, cold and warm,
as it would be served."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch

ASK = """async ([query, options]) => {
    const start = performance.now();
    const { results } = await window.gongkai.search(query, options);
    return { ms: performance.now() - start, urls: results.map((one) => one.url) };
}"""


class Answers(NamedTuple):
    """First page and every result of one query; milliseconds,
    kilobytes and requests without those of single results."""

    first: list[str]
    every: list[str]
    cold: float
    warm: float
    kilobytes: float
    requests: float


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sent = 0
    requests = 0

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in (".js", ".json", ".css", ".html"):
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)
        if "/fragment/" not in self.path:
            _Handler.sent += len(data)
            _Handler.requests += 1


def measured(folder: Path, queries: Sequence[str]) -> list[Answers]:
    """One entry a query, each asked in a browser that has seen nothing of the site."""
    with _browsed(folder) as (browser, address):
        return [_answers(browser, address, query) for query in queries]


@contextmanager
def visited(folder: Path) -> Iterator[Page]:
    """The search page, as somebody has just opened it."""
    with _browsed(folder) as (browser, address):
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        yield page


@contextmanager
def _browsed(folder: Path) -> Iterator[tuple[Browser, str]]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as player:
            yield launch(player), f"http://127.0.0.1:{server.server_address[1]}/search/"
    finally:
        server.shutdown()
        server.server_close()


def _answers(browser: Browser, address: str, query: str) -> Answers:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("() => !!window.gongkai?.search")
    sent, requests = _Handler.sent, _Handler.requests
    cold = page.evaluate(ASK, [query, {}])
    cost = ((_Handler.sent - sent) / 1000, float(_Handler.requests - requests))
    warm = page.evaluate(ASK, [query, {}])
    every = page.evaluate(ASK, [query, {"all": True}])
    context.close()
    return Answers(cold["urls"], every["urls"], cold["ms"], warm["ms"], *cost)
