"""One source of headers and redirects -> the host's files ``_headers`` and ``_redirects``.

The same rules give netlify.toml and the nginx snippet (``gongkai hosting``), and ``serve`` and the browser tests send
them too, so that no two places can differ. Content-Security-Policy: design 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import msgspec

from generator.model.config import Admin, Messages
from generator.model.edition import PREFIX
from generator.model.former_queries import pairs_of
from generator.model.former_sites import former_places, own_aliases
from generator.model.mount import former, mount_of, mounted
from generator.model.site import Site
from generator.model.target import Target, clean_address
from generator.site.admin import policy
from generator.site.outputs import _former

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; "
    "style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""No inline script or style anywhere; Pagefind's WebAssembly needs the one exception."""

HEADERS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "/*",
        (
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ),
    ),
    ("/assets/*", (("Cache-Control", "public, max-age=31536000, immutable"),)),
    *((pattern, (("Access-Control-Allow-Origin", "*"),)) for pattern in ("/data/*", "/data.json")),
    (
        "/d/:id/:file",
        (
            ("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
            ("Content-Disposition", "attachment"),
        ),
    ),
)
"""(path pattern, headers): * stands for anything, :name for one step of the path; later ones add to earlier ones, or
say otherwise. What editors attach runs nothing and is saved, not opened, whatever it is; pictures in pages do not
mind. Hosts that put two policies together ask for both. Open data are for programs in pages of other sites as well."""
ADMIN = "/admin/"

Rules = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def rules(admin: Admin, messages: Messages | None = None, *, local: bool = False, mount: str = "") -> Rules:
    """The headers of a site: those of every site, and those of its /admin/ when it has one. messages: to whose address,
    and to no other, forms of the site may be sent. mount: the path below which the site stands."""
    own = ((f"{ADMIN}*", policy.headers(admin, local=local)),) if admin.enabled or local else ()
    every = _permitting(messages.outside if messages else "") + own
    return tuple((mount + pattern, headers) for pattern, headers in every)


def _permitting(address: str) -> Rules:
    if not address:
        return HEADERS
    told = POLICY.replace("form-action 'self'", f"form-action 'self' {address}")
    every = tuple((name, told if value == POLICY else value) for name, value in HEADERS[0][1])
    return ((HEADERS[0][0], every), *HEADERS[1:])


class Context(msgspec.Struct, frozen=True):
    """kind: "headers" or "redirects". redirects: (from, to), permanent. lost: prefixes with a 404 page of their own.
    rules: of the site. former: of sites that were merged."""

    kind: str
    redirects: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()
    rules: Rules = HEADERS
    former: tuple[_former.FormerRule, ...] = ()


def plan(site: Site) -> Iterator[Target]:
    """The two files; ``_redirects`` is there even when empty."""
    told = rules(site.config.admin, site.config.messages, mount=mount_of(site.base_url))
    yield Target(path="_headers", maker="outputs.hosting", context=Context("headers", rules=told))
    moved = Context("redirects", redirects(site), lost(site), former=_former.rules_of(site))
    yield Target(path="_redirects", maker="outputs.hosting", context=moved)


def redirects(site: Site) -> tuple[tuple[str, str], ...]:
    """Every former address of a document that is shown -> its address of today, as the host knows them, sorted. On a
    site below a path a former address may have been below it or, before the site moved there, at the root. Those that a
    query tells apart are ``_queries``'."""
    places, mount = former_places(site.vocabularies.agencies.terms), mount_of(site.base_url)
    own = ((alias, row.url) for row in site.public for alias in own_aliases(row, places) if not pairs_of(alias))
    leads = {clean_address(alias): url for alias, url in own}
    told = {(old, mounted(new, mount)) for old, new in leads.items() if old != new}
    if mount:
        told |= {(mounted(former(old, mount), mount), new) for old, new in told if former(old, mount) != new}
    return tuple(sorted((old, new) for old, new in told if old != new))


def lost(site: Site) -> tuple[str, ...]:
    """The prefixes below which another page than /404.html says that an address leads nowhere, the longest first."""
    mount = mount_of(site.base_url)
    return tuple(filter(None, (mount + PREFIX if site.edition else "", mount)))


def render(context: Context) -> bytes:
    """The text of one file, in the form that Netlify reads. The "!" lets a redirect go before the page that stands at
    the same address for hosts that know no redirects."""
    if context.kind == "redirects":
        moved = [*_former.lines(context.former)]
        moved += [f"{one_word(old)} {quote(new)} 301!" for old, new in context.redirects]
        moved += [f"{prefix}/* {prefix}/404.html 404" for prefix in context.lost]
        return "".join(f"{line}\n" for line in moved).encode()
    lines: list[str] = []
    for pattern, headers in context.rules:
        lines.append(pattern)
        lines += [f"  {name}: {value}" for name, value in headers]
    return ("\n".join(lines) + "\n").encode()


def parsed(text: str) -> Rules:
    """The rules of a ``_headers`` file, as ``render`` wrote them."""
    blocks: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for line in text.splitlines():
        if not line.startswith(" "):
            blocks.append((line, ()))
        elif blocks:
            name, _, value = line.strip().partition(": ")
            blocks[-1] = (blocks[-1][0], (*blocks[-1][1], (name, value)))
    return tuple(blocks)


def one_word(address: str) -> str:
    """An address as one word of a line, whatever an editor wrote as a former address."""
    return "".join(quote(char) if char.isspace() else char for char in address)


def headers_for(path: str, told: Rules = HEADERS) -> dict[str, str]:
    """The headers of one site address ("/assets/site.css"): for ``serve`` and the tests."""
    merged: dict[str, str] = {}
    for pattern, headers in told:
        if re.fullmatch(expression(pattern), path.removesuffix("index.html")):
            merged.update(headers)
    return merged


def expression(pattern: str) -> str:
    """A pattern as a regular expression."""
    steps = ("[^/]+" if step.startswith(":") else re.escape(step).replace(r"\*", ".*") for step in pattern.split("/"))
    return "/".join(steps)


def netlify_headers(told: Rules = HEADERS) -> str:
    """The rules as netlify.toml has them."""
    parts = []
    for pattern, headers in told:
        values = "\n".join(f'    {name} = "{value}"' for name, value in headers)
        parts.append(f'[[headers]]\n  for = "{pattern}"\n  [headers.values]\n{values}\n')
    return "\n".join(parts)


PYTHON = "3.12"
"""The Python that hosts are asked for: any from 3.11 would do."""


def netlify(install: str, admin: Admin | None = None, messages: Messages | None = None, mount: str = "") -> str:
    """netlify.toml of a site. install: the command that brings the program ("python -m pip install ."). mount: the path
    below which the site stands: there it is laid into a folder of that name, and what is the host's beside it.

    Redirects depend on the documents, so the build writes them to the published ``_redirects``, which Netlify reads
    before this file.
    """
    editor = "gongkai admin fetch && " if admin and admin.enabled else ""
    preview = f"{install} && {editor}gongkai build --preview --base-url $DEPLOY_PRIME_URL"
    # A document with an error holds back itself alone: the host goes on when there is a site.
    build = f"{install} && {editor}(gongkai build || [ -f public/build.json ])"
    folder = f"dist{mount}" if mount else "public"
    if mount:
        above, hosts = folder.rpartition("/")[0], f"{folder}/_headers {folder}/_redirects"
        build += f" && rm -rf dist && mkdir -p {above} && cp -R public {folder} && mv {hosts} dist/"
    alone = '\n  publish = "public"' if mount else ""
    return f"""\
# 由 gongkai hosting netlify 生成，不要手工修改；响应头与 serve、nginx 用的相同。
# 旧地址的跳转随内容变化，由 gongkai build 写进 public/_redirects。
[build]
  command = "{build}"
  publish = "{folder.partition("/")[0]}"

[build.environment]
  PYTHON_VERSION = "{PYTHON}"

# 合并请求和分支的预览：不让搜索引擎收录，每页有提示条，网址是预览自己的。
[context.deploy-preview]
  command = "{preview}"{alone}

[context.branch-deploy]
  command = "{preview}"{alone}

{netlify_headers(rules(admin or Admin(), messages, mount=mount))}"""
