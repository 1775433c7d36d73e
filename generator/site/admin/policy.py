"""The code platform that /admin/ talks to -> the headers of /admin/, which the rest of the site does not get."""

from __future__ import annotations

from urllib.parse import urlsplit

from generator.model.config import Admin

PLATFORMS = {
    "github": ("https://api.github.com", "https://avatars.githubusercontent.com"),
    "gitlab": ("https://gitlab.com",),
    "bitbucket": ("https://api.bitbucket.org",),
}
"""Where Decap finds a platform unless ``api_root`` says otherwise."""


def headers(admin: Admin, *, local: bool = False) -> tuple[tuple[str, str], ...]:
    """The headers of every address below /admin/, in the form of ``outputs.hosting.HEADERS``.

    Decap compiles its settings' schema (eval), styles its parts from script (inline style) and shows files that are not
    saved yet (blob:). None of that is allowed anywhere else on the site. Signing in opens a window that must be able to
    answer its opener.
    """
    reached = "" if local else "".join(f" {origin}" for origin in origins(admin))
    policy = (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:{reached}; font-src 'self' data:; media-src 'self' blob:; "
        f"connect-src 'self' data: blob:{reached}; frame-src 'self' blob:; worker-src 'self' blob:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return (
        ("Content-Security-Policy", policy),
        ("Cross-Origin-Opener-Policy", "same-origin-allow-popups"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("Cache-Control", "no-cache"),
    )


def origins(admin: Admin) -> tuple[str, ...]:
    """Where the editor's browser must be let through to, sorted."""
    own = {_origin(address) for address in (admin.api_root, admin.base_url) if address}
    return tuple(sorted(own or set(PLATFORMS.get(admin.backend, ()))))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
