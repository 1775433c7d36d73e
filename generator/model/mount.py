"""The path below which a site stands on its host: ``https://www.example.gov.cn/zwgk/`` -> "/zwgk", "" at the root.

Inside the program every address begins at the site's own home page ("/d/a/"), wherever the site stands. The path is put
before it where something leaves: in finished pages (``theme/render/mounted.py``), the search index, the data that
scripts read, and what hosts are told (docs/decisions/0254).
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def mount_of(base_url: str) -> str:
    """The path of a site's whole address, without the last "/", percent-encoded; "" for the root of its host."""
    path = quote(urlsplit(base_url).path.strip("/"), safe="/%~!$&'()*+,;=:@")
    return f"/{path}" if path else ""


def mounted(address: str, mount: str) -> str:
    """An address as the site's host knows it: "/d/a/" -> "/zwgk/d/a/". What leads elsewhere, or nowhere, stays."""
    return mount + address if mount and address.startswith("/") and not address.startswith("//") else address


def inner(address: str, mount: str) -> str | None:
    """A host's address -> the site's own: "/zwgk/d/a/" -> "/d/a/"; None for what is not below the path."""
    if not mount:
        return address
    return address.removeprefix(mount) if address.startswith(mount + "/") else None


def former(alias: str, mount: str) -> str:
    """A clean former address, as an editor copied it from the site or as it is told from its home page -> the latter:
    "/zwgk/art/1.html" and "/art/1.html" are one."""
    found = inner(alias, mount)
    return alias if found is None else found
