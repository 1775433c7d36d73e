"""Request -> response: the built site with the headers of production, a panel over each page, and news as they come.

Only this machine is listened to, and only for requests that name it: a page from elsewhere that lets its own name point
at 127.0.0.1 (DNS rebinding) must not read drafts. What pages from elsewhere ask for through the editor's browser is
refused before it is looked for (``strangers``).
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.authoring.preview.below import Below
from generator.authoring.preview.board import Board
from generator.authoring.preview.files import answer, headers, media_type, mount_in
from generator.authoring.preview.panel import panel
from generator.authoring.preview.strangers import Strangers
from generator.base.digest import digest_bytes
from generator.model.mount import inner
from generator.site.outputs.hosting import headers_for

OWN = "/__gongkai__"
"""Below this address the preview keeps what is its own; no document can have it (ids live below /d/)."""
HEARTBEAT = 15.0
"""Seconds between signs of life, by which a connection whose page is gone is noticed."""
_STATIC = Path(__file__).with_name("static")
_OPENED = re.compile(rb"<body[^>]*>")
_EMPTY = '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>预览</title></head><body></body></html>'.encode()
"""A page titled 预览, for when nothing has been built yet."""


def site_app(folder: Path) -> Starlette:
    """The site of a folder as its host serves it, and nothing more: for tests of what readers meet."""

    async def page(request: Request) -> Response:
        return _sent(folder, request.url.path, request.url.query)

    return _app([Route("/{path:path}", page)], Middleware(Below, folder=folder))


def preview_app(folder: Path, board: Board, more: Sequence[Route] = ()) -> Starlette:
    """The site of a folder with panel and news. more: what stands before it (the editor below /admin/)."""

    async def page(request: Request) -> Response:
        address = unquote(request.url.path)
        shown = answer(folder, address)
        if shown.location or (shown.file is not None and shown.file.suffix != ".html"):
            return _sent(folder, request.url.path, request.url.query)
        html = shown.file.read_bytes() if shown.file else _EMPTY
        body = with_panel(html, panel(board, address))
        return Response(
            body,
            shown.status,
            media_type="text/html",
            headers={**headers(folder, address), "Cache-Control": "no-store"},
        )

    async def events(request: Request) -> Response:
        asked = unquote(request.query_params.get("address", "/"))
        address = inner(asked, mount_in(folder)) or asked
        own = {**headers_for(OWN), "Cache-Control": "no-store"}
        return StreamingResponse(news(folder, board, address), media_type="text/event-stream", headers=own)

    async def own(request: Request) -> Response:
        name = request.path_params["name"]
        told = {**headers_for(OWN), "Cache-Control": "no-cache"}
        if name not in ("preview.css", "preview.js"):
            return PlainTextResponse("没有这个文件", 404, told)
        return FileResponse(_STATIC / name, media_type=media_type(Path(name)), headers=told)

    routes = [*more, Route(f"{OWN}/events", events), Route(f"{OWN}/{{name}}", own), Route("/{path:path}", page)]
    return _app(routes, Middleware(Below, folder=folder, own=OWN), Middleware(Strangers))


def _app(routes: list[Route], *more: Middleware) -> Starlette:
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    return Starlette(routes=routes, middleware=[*more, guard])


def _sent(folder: Path, path: str, query: str) -> Response:
    address = unquote(path)
    shown = answer(folder, address)
    told = headers(folder, address)
    if shown.location:
        # A browser keeps 301 for good, and the next site previewed on this port is another one.
        # Hosts that lead on to a folder keep the query: a page at a former address reads it.
        kept = f"?{query}" if query and shown.location.endswith(f"{path}/") else ""
        return RedirectResponse(shown.location + kept, shown.status, {**told, "Cache-Control": "no-store"})
    if shown.file is None:
        return PlainTextResponse("没有这个页面", shown.status, told)
    told.setdefault("Cache-Control", "no-cache")
    return FileResponse(shown.file, shown.status, told, media_type=media_type(shown.file))


def with_panel(html: bytes, made: str) -> bytes:
    """A page with the panel, its style and its script; the script knows by ``data-version`` which page it stands in."""
    tags = (
        f'<link rel="stylesheet" href="{OWN}/preview.css">'
        f'<script src="{OWN}/preview.js" data-version="{digest_bytes(html)}" defer></script>'
    )
    with_tags = html.replace(b"</head>", tags.encode() + b"</head>", 1)
    return _OPENED.sub(lambda match: match[0] + made.encode(), with_tags, count=1)


async def news(folder: Path, board: Board, address: str) -> AsyncIterator[str]:
    """Server-Sent Events of one open page: at once, and after each build, its version and its panel."""
    last = ""
    while not board.closed:
        number = board.number
        found = answer(folder, address)
        html = found.file.read_bytes() if found.file and found.file.suffix == ".html" else _EMPTY
        now = json.dumps({"version": digest_bytes(html), "panel": panel(board, address)}, ensure_ascii=False)
        if now != last:
            last = now
            yield f"data: {now}\n\n"
        while not await board.newer(number, seconds=HEARTBEAT):
            yield ": \n\n"
