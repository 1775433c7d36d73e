"""The rules of headers and redirects -> what nginx is told: a snippet for a ``server`` block, or one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePath
from urllib.parse import quote, urlsplit

from generator.model.config import Admin, Messages
from generator.site.outputs import _queries
from generator.site.outputs.hosting import Rules, expression, headers_for, one_word, rules

HSTS = "max-age=31536000"
"""A year of https and nothing else for this host (RFC 6797, 6.1.1); its other hosts are no business of ours."""
TEXTS = (
    "text/css text/plain text/csv text/calendar text/xml text/javascript application/javascript application/json "
    "application/ld+json application/xml application/atom+xml application/manifest+json image/svg+xml"
)
"""Types that become smaller on their way; text/html always is. nginx of Debian 12 knows scripts as
application/javascript, newer ones as text/javascript."""
_TYPES = (("text/csv", "csv"), ("text/calendar", "ics"), ("application/ld+json", "jsonld"), ("text/markdown", "md"))
"""What nginx's own mime.types lacks and this site publishes."""
_ERRORS = (
    ("403", "403", "这里不能访问", "这个网址不开放浏览，或者您所在的网络不能访问它。"),
    ("500 502 503 504", "50x", "网站暂时打不开", "服务器出了问题，正在处理，请过一会儿再来。"),
)
"""Codes, name, title, sentence. Such a page is in the server's own settings: when it is wanted, no file may be read."""
_PAGE = (
    '<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
    "<title>{title}</title>"
    "<style>body{{font:1.125rem/1.8 sans-serif;max-width:36em;margin:12vh auto;padding:0 1.25rem}}</style>"
    '</head><body><main><h1>{title}</h1><p>{words}</p><p><a href="{home}">回到首页</a></p></main></body></html>'
)


def snippet(
    redirected: Sequence[tuple[str, str]],
    admin: Admin | None = None,
    messages: Messages | None = None,
    *,
    lost: Sequence[str] = (),
    mount: str = "",
    https: bool = False,
    queries: bool = False,
) -> str:
    """The rules as a snippet to include in a ``server`` block. redirected: (from, to) as the host knows them. lost: as
    in hosting.Context. mount: the path below which the site stands; nothing outside of it is touched but former
    addresses. https: whether the site is only ever read by it. queries: whether there are former addresses that maps in
    the ``http`` block tell apart."""
    told = rules(admin or Admin(), messages, mount=mount)
    own = [
        f"error_page 404 {mount}/404.html;",
        *(f"error_page {codes} @gongkai-{name};" for codes, name, *_ in _ERRORS),
    ]
    every = ["charset utf-8;", f"charset_types {TEXTS};", *own]
    lines = ["# 由 gongkai hosting nginx 生成，放进 server { } 里：include 本文件；", *([] if mount else every)]
    if queries:
        moved = _queries.VARIABLE
        lines += ["# 先把 gongkai hosting nginx --maps 的放进 http { } 里。", f"if ({moved}) {{ return 301 {moved}; }}"]
    lines += [f"location = {mount} {{ return 301 {mount}/; }}"] if mount else []
    for pattern, _ in told:
        more = [("Strict-Transport-Security", HSTS)] if https and not mount else []
        lines.append(f"location {_place(pattern)} {{")
        lines += [f"    {line}" for line in every] if mount else []
        # nginx drops inherited add_header lines where a location adds its own, so each location repeats them.
        example = re.sub(":[a-z]+", "x", pattern.rstrip("*"))
        lines += _added((*headers_for(example, told).items(), *more))
        lines.append("}")
    for prefix in (one for one in lost if one != mount):
        lines += [f"location {prefix}/ {{", f"    error_page 404 {prefix}/404.html;"]
        lines += [f"    {line}" for line in (every if mount else own) if "404.html" not in line]
        lines += [*_added(told[0][1]), "}"]
    lines.append(f"location ~ ^{re.escape(mount)}/_(headers|redirects)$ {{ {own[0]} return 404; }}")
    lines += [line for error in _ERRORS for line in _error(*error, f"{mount}/", told)]
    lines += [f'location = "{_quoted(old)}" {{ return 301 "{quote(new)}"; }}' for old, new in redirected]
    return "\n".join(lines) + "\n"


def _added(headers: Sequence[tuple[str, str]]) -> list[str]:
    return [f'    add_header {name} "{value}" always;' for name, value in headers]


def _error(codes: str, name: str, title: str, words: str, home: str, told: Rules) -> Iterator[str]:
    """The page of errors that no file of the site answers. Its style stands in it, so that it needs no other."""
    page = _PAGE.format(title=title, words=words, home=escape(home))
    headers = dict(told[0][1]) | {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    yield from (f"location @gongkai-{name} {{", "    charset utf-8;", "    default_type text/html;")
    yield from (*_added(tuple(headers.items())), f"    return {codes if len(codes) == 3 else 503} '{page}';", "}")


def server(url: str, root: PurePath, rules_file: PurePath, mount: str = "", maps_file: PurePath | None = None) -> str:
    """The settings of a host that serves this site and nothing else, whole. url: the site's. root: the folder that is
    the host's "/". rules_file: where the snippet lies; maps_file: where lies what it needs in the ``http`` block, which
    is where this text is included. What only the machine's owner knows is marked 待改."""
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    lines = [
        "# 由 gongkai hosting nginx --server 生成：一个站点的全部设置，放进 /etc/nginx/conf.d/ 或 sites-enabled/。",
        *([f"include {maps_file};"] if maps_file else []),
    ]
    if secure:
        where = host if port == 443 else f"{host}:{port}"
        lines += [
            "# 用 http 来的转到 https。",
            "server {",
            "    listen 80;",
            "    # listen [::]:80;  # 有 IPv6 的去掉行首的 #",
        ]
        lines += [f"    server_name {host};", f"    return 301 https://{where}$request_uri;", "}"]
    kind = " ssl http2" if secure else ""
    lines += ["server {", f"    listen {port}{kind};", f"    # listen [::]:{port}{kind};  # 有 IPv6 的去掉行首的 #"]
    lines += [f"    server_name {host};"]
    if secure:
        lines += [
            f"    ssl_certificate /etc/nginx/tls/{host}.pem;  # 待改：证书（含中间证书）",
            f"    ssl_certificate_key /etc/nginx/tls/{host}.key;  # 待改：私钥",
            "    ssl_protocols TLSv1.2 TLSv1.3;",
            "    ssl_session_cache shared:gongkai:10m;",
        ]
    lines += [
        "    server_tokens off;",
        f"    root {root};" + (f"  # 里面的 {mount[1:]} 是通向 public 的符号链接，见 docs/hosting.md" if mount else ""),
        "    index index.html;",
        "    include mime.types;",
        f"    types {{ {' '.join(f'{kind} {ending};' for kind, ending in _TYPES)} }}",
        "    gzip on;",
        "    gzip_vary on;",
        "    gzip_min_length 1024;",
        f"    gzip_types {TEXTS};",
        "    # 装了 brotli 模块（Debian：libnginx-mod-http-brotli-filter）的去掉下面两行行首的 #",
        "    # brotli on;",
        f"    # brotli_types {TEXTS};",
        *([f"    location = / {{ return 302 {mount}/; }}"] if mount else []),
        f"    include {rules_file};",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _place(pattern: str) -> str:
    """A pattern as nginx has it. Inside, nginx asks for the index of a folder by its name: that is a page."""
    if ":" not in pattern:
        return pattern.rstrip("*")
    folder = expression(pattern.rpartition("/")[0])
    return f"~ ^{folder}/(?!index\\.html$)[^/]+$"


def _quoted(address: str) -> str:
    """An address inside nginx's quotes, so that it can end neither them nor the line."""
    return one_word(address).replace("\\", "\\\\").replace('"', '\\"')
