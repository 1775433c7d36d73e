"""A running preview with its editor, and bytes sent to it as no browser would: what comes back, status and body."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn

from generator.authoring.preview.app import preview_app
from generator.authoring.preview.board import Board
from generator.authoring.preview.editor import editor_routes
from generator.model.options import Options
from generator.site.outputs.hosting import Context, render

CONFIG = (
    'theme: county\nsite: {name: 云岭县（虚构）, jurisdiction: 云岭县, url: "https://www.yunling.example", '
    'code: "9901020001", organiser: 云岭县办公室, phone: 0000-5550200, icp: 青ICP备00000001号-1, notice: 演示站}\n'
)
PAGE = "<!DOCTYPE html><html><head><title>甲</title></head><body><p>正文</p></body></html>"


class Answered(NamedTuple):
    """One response of the server."""

    status: int
    headers: dict[str, str]
    body: bytes


class Running:
    """A preview on a port of this machine. folder: of the site, with content/ and built/."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.origin = f"http://127.0.0.1:{port}"
        self._port = port

    def raw(self, sent: bytes) -> Answered:
        """Send bytes, read until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self._port), timeout=20) as link:
            link.sendall(sent)
            received = b""
            while piece := link.recv(1 << 16):
                received += piece
        head, _, body = received.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        fields = (line.partition(": ") for line in lines)
        return Answered(int(first.split()[1]), {name.lower(): value for name, _, value in fields}, body)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answered:
        """headers: names with "_" for "-"; "" leaves one out that is there otherwise."""
        told = {"host": self.origin[7:], "connection": "close"} | ({"content-length": str(len(body))} if body else {})
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
        return self.raw(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)

    @cached_property
    def api(self) -> str:
        """The path of the backend, as the editor's page learns it."""
        told = self.ask("GET", "/admin/config.yml").body.decode()
        found = re.search(r"127\.0\.0\.1:\d+(/admin/api/v1/[\w-]{20,})", told)
        assert found, told
        return found[1]

    def question(self, action: str, *, to: str = "", **params: Any) -> tuple[int, Any]:
        """What the editor's own page asks, and the answer's status and value."""
        body = json.dumps({"action": action, "params": params}).encode()
        answered = self.ask("POST", to or self.api, body, content_type="application/json", origin=self.origin)
        return answered.status, json.loads(answered.body)


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """A site of two documents, a draft with an attachment among them, and the preview on it."""
    files = {
        "config.yaml": CONFIG,
        "content/_data/agencies.yaml": "[]",
        "content/shjz/a.md": "---\ntitle: 甲\n---\n正文\n",
        "content/shjz/b.md": "---\ntitle: 乙\n---\n正文\n",
        "secret.md": "---\ntitle: 外面的文件\n---\n",
        "built/index.html": PAGE,
        "built/404.html": PAGE.replace("甲", "没有"),
        "built/d/caogao/index.html": PAGE,
        "built/d/caogao/名单.csv": "a,b",
        "built/_headers": render(Context("headers")).decode(),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    options = Options(config=folder / "config.yaml", output=folder / "built", state=folder / "state")
    board = Board()
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        app = preview_app(folder / "built", board, editor_routes(options, board))
        server = uvicorn.Server(uvicorn.Config(app, lifespan="off", ws="none", http="h11", log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.01)
            yield Running(folder, bound.getsockname()[1])
        finally:
            board.close()
            server.should_exit = True
            thread.join()
