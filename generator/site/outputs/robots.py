"""The site -> robots.txt (RFC 9309); a preview asks every robot to stay away."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.mount import mount_of
from generator.model.site import Site
from generator.model.target import Target


class Context(msgspec.Struct, frozen=True):
    """sitemap: address of the index. preview: whether to keep robots out. admin: whether there is an /admin/.
    mount: the path below which the site stands. There robots do not ask for this file: its lines belong
    into the host's."""

    sitemap: str
    preview: bool
    admin: bool = False
    mount: str = ""


def plan(site: Site) -> Iterator[Target]:
    """The one file."""
    context = Context(f"{site.base_url}/sitemap.xml", site.preview, site.config.admin.enabled, mount_of(site.base_url))
    yield Target(path="robots.txt", maker="outputs.robots", context=context)


def render(context: Context) -> bytes:
    """The text of the file."""
    if context.preview:
        return f"User-agent: *\nDisallow: {context.mount}/\n".encode()
    closed = f"Disallow: {context.mount}/admin/\n" if context.admin else ""
    return f"User-agent: *\nAllow: {context.mount}/\n{closed}\nSitemap: {context.sitemap}\n".encode()
