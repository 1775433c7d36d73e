"""The site -> robots.txt (RFC 9309); a preview asks every robot to stay away."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target


class Context(msgspec.Struct, frozen=True):
    """sitemap: address of the index. preview: whether to keep robots out. admin: whether there is an /admin/."""

    sitemap: str
    preview: bool
    admin: bool = False


def plan(site: Site) -> Iterator[Target]:
    """The one file."""
    context = Context(f"{site.base_url}/sitemap.xml", site.preview, site.config.admin.enabled)
    yield Target(path="robots.txt", maker="outputs.robots", context=context)


def render(context: Context) -> bytes:
    """The text of the file."""
    if context.preview:
        return b"User-agent: *\nDisallow: /\n"
    closed = "Disallow: /admin/\n" if context.admin else ""
    return f"User-agent: *\nAllow: /\n{closed}\nSitemap: {context.sitemap}\n".encode()
