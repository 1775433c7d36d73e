"""A site below a path -> the answers of one at the root: requests lose the path, and where they lead gets it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.authoring.preview.files import mount_in
from generator.model.mount import inner, mounted

MOUNT = "gongkai.mount"
"""Key of the path in the scope of a request."""
NOWHERE = "/.outside"
"""Below it no site has anything: names that begin with a dot are not published."""


class Below:
    """Wraps an application. folder: of the site. own: address below which the preview keeps what is its own, wherever
    the site stands."""

    def __init__(self, app: ASGIApp, folder: Path, own: str = "") -> None:
        self.app = app
        self.folder = folder
        self.own = own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or lead to the site's home page."""
        mount = mount_in(self.folder) if scope["type"] == "http" else ""
        path = scope.get("path", "")
        if not mount or (self.own and path.startswith(f"{self.own}/")):
            await self.app(scope, receive, send)
            return
        if path in ("/", mount):
            await RedirectResponse(f"{mount}/", 307)(scope, receive, send)
            return

        async def below(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "location" in headers:
                    headers["location"] = mounted(headers["location"], mount)
            await send(message)

        # What is not below the path is no address of the site: it is asked for as one that cannot be there.
        found = inner(path, mount)
        path = f"{NOWHERE}{path}" if found is None else found
        await self.app({**scope, "path": path, "raw_path": quote(path).encode(), MOUNT: mount}, receive, below)
