"""Request below /admin/ -> response: Decap CMS on this machine, set up anew at each look from the site's own files."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from generator.authoring.preview.asking import AskedProcess
from generator.authoring.preview.below import MOUNT
from generator.authoring.preview.board import Board
from generator.authoring.preview.desk import Desk, NotThere
from generator.authoring.preview.drafts import Drafts
from generator.authoring.preview.files import media_type
from generator.authoring.preview.form_desk import form_answers
from generator.authoring.preview.form_work import site_of
from generator.authoring.preview.places import Refused, is_asked_wrongly
from generator.authoring.preview.review_desk import ReviewDesk
from generator.model.config import Config
from generator.model.options import Options
from generator.site.admin import package
from generator.site.admin.settings import settings, written
from generator.site.admin.static import FILES, read
from generator.site.admin.tables import tables
from generator.site.outputs.hosting import headers_for, rules

API = "/admin/api/v1"
LARGEST = 50 * 1024 * 1024
"""Bytes of one question: an attachment travels inside it."""


def editor_routes(
    options: Options, board: Board, *, workflow: bool = False, asked: AskedProcess | None = None
) -> list[Route]:
    """/admin/ and its local backend. workflow: what is saved waits until it is released. asked: the process that
    looks at what is not saved yet; whoever gives it closes it.

    Raises UsageError when Decap has not been fetched or the site cannot be read.
    """
    files = {path.name: path for path in package.files(options.state_root)}
    config, _, (folder, *_) = site_of(options)
    name = config.content[0].strip("/") if config.content else "content"
    key = secrets.token_urlsafe(24)
    desk = ReviewDesk(folder, name, Drafts(options.state_root / "drafts")) if workflow else Desk(folder, name)
    desk.also(form_answers(options, desk, board, asked or AskedProcess()))

    async def start(_request: Request) -> Response:
        return RedirectResponse("/admin/", 307, headers_of(config))

    async def file(request: Request) -> Response:
        name = request.path_params["name"] or "index.html"
        if name in files:
            return FileResponse(files[name], headers=headers_of(config), media_type=media_type(files[name]))
        made = await run_in_threadpool(_made, name, options, board, f"{_origin(request)}{_mount(request)}{API}/{key}")
        if made is None:
            return _json({"error": "没有这个文件"}, 404, headers_of(config))
        return Response(made, headers=headers_of(config), media_type=_TYPES.get(name) or media_type(Path(name)))

    async def answer(request: Request) -> Response:
        if refused := _foreign(request, key):
            return _json({"error": refused}, 403, headers_of(config))
        status, value = await run_in_threadpool(answered, desk, await request.body())
        return _json(value, status, headers_of(config))

    return [
        Route("/admin", start),
        Route(f"{API}/{{key}}", answer, methods=["POST"]),
        Route("/admin/{name:path}", file),
    ]


_TYPES = {"config.yml": "text/yaml; charset=utf-8"}


def headers_of(config: Config) -> dict[str, str]:
    """What every answer below /admin/ carries: the published site's headers, but for the code platform's address."""
    return headers_for("/admin/", rules(config.admin, local=True))


def _made(name: str, options: Options, board: Board, backend: str) -> bytes | None:
    """A file that depends on the site, or one that is the same for every site; None for any other name.
    backend: address of this session's."""
    if name in FILES:
        return read(name)
    if name not in ("config.yml", "tables.json"):
        return None
    config, words, _ = site_of(options)
    if name == "config.yml":
        return written(settings(config, words, local=backend))
    return tables(words, _ids(board), config.attachments.types)


def _ids(board: Board) -> Mapping[str, str]:
    """Name of a file -> id of its document, where an id of its own was given."""
    named = ((PurePosixPath(shown.source).stem, address.split("/")[2]) for address, shown in board.documents.items())
    return {stem: identity for stem, identity in named if stem != identity}


def _origin(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _mount(request: Request) -> str:
    return str(request.scope.get(MOUNT, ""))


def _foreign(request: Request, key: str) -> str:
    """Why a request is not the editor's own: a page from elsewhere must not write here through the editor's browser.

    The editor's page knows the session's key, which its settings tell; a browser says where a request comes from.
    """
    told = request.headers
    kind = told.get("content-type", "").partition(";")[0].strip().lower()
    own = told.get("origin", "") == _origin(request) and told.get("sec-fetch-site", "same-origin") == "same-origin"
    given = request.path_params["key"].encode("utf-8", "surrogatepass")
    if kind != "application/json" or not own or not secrets.compare_digest(given, key.encode()):
        return "只接受本页面的请求；重新打开 /admin/ 再试"
    length = told.get("content-length", "")
    return "" if length.isdecimal() and int(length) <= LARGEST else "请求太大"


def answered(desk: Desk, body: bytes) -> tuple[int, Any]:
    """Status and value of the answer to one question."""
    try:
        question = json.loads(body)
        return 200, desk.answer(question if isinstance(question, dict) else {})
    except NotThere:
        return 404, {"error": "没有这份待发布的文件"}
    except Refused as error:
        return 422, {"error": str(error)}
    except (ValueError, RecursionError):
        return 422, {"error": "请求的内容读不懂"}
    except OSError as error:
        return (422 if is_asked_wrongly(error) else 500), {"error": f"读写文件出错：{error.strerror}"}


def _json(value: Any, status: int, headers: Mapping[str, str]) -> Response:
    """A value as JSON in ASCII: a name of a file may be no text."""
    return Response(json.dumps(value), status, headers, media_type="application/json")
