"""A request -> 403 when a page from elsewhere made the browser send it; and every answer for this origin alone.

Whether a draft or its attachment exists is nobody else's business: a picture, script, frame or download of another page
would tell it by loading or failing. Somebody who opens a page by a link gets it.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OWN = ("same-origin", "none")
"""Where browsers say that a request comes from: a page of this address, or the person."""
_POLICY = "Cross-Origin-Resource-Policy"


class Strangers:
    """Wraps an application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""

        async def own(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[_POLICY] = "same-origin"
            await send(message)

        foreign = scope["type"] == "http" and is_foreign(scope["method"], scope["path"], Headers(scope=scope))
        app = PlainTextResponse("只接受本页面的请求", 403) if foreign else self.app
        await app(scope, receive, own)


def is_foreign(method: str, path: str, told: Headers) -> bool:
    """Whether another page is behind a request, other than by a link to a page that somebody opens.

    Browsers say it by Sec-Fetch-*, and older ones at least by Origin where something is sent (Fetch Metadata).
    """
    if told.get("sec-fetch-site", "none") in _OWN:
        return method not in ("GET", "HEAD") and "origin" not in told
    opened = told.get("sec-fetch-mode") == "navigate" and told.get("sec-fetch-dest") == "document"
    return not (opened and method == "GET" and path.endswith("/"))
