"""The rules of headers -> what nginx is told that stands before a store: which tree is live, it asks the store itself.

Before each request nginx asks for one small object (``lease``) and keeps the answer for a second; its metadata names
the tree, and the file is fetched from there. ``auth_request`` can do that, since it carries a header of the answer on.
It runs after rewriting, so the file is fetched in a named location, where the name of the tree is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from generator.model.config import Config
from generator.model.mount import mount_of
from generator.province.storage.lease import KEY
from generator.site.outputs._nginx import HSTS, TEXTS
from generator.site.outputs.hosting import Rules, expression, rules

_STORE = "gongkai_store"
_BUSY = (
    '<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>网站暂时打不开</title></head>'
    "<body><h1>网站暂时打不开</h1><p>存放网站的地方连不上，正在处理，请过一会儿再来。</p></body></html>"
)
_HIDDEN = (
    "x-amz-request-id x-amz-id-2 x-amz-version-id x-amz-server-side-encryption x-amz-meta-slot x-amz-meta-generation "
    "x-amz-website-redirect-location x-amz-content-sha256 x-amz-sdk-checksum-algorithm x-amz-replication-status "
    "Access-Control-Allow-Origin Content-Disposition"
)


def nginx(config: Config, *, lost: tuple[str, ...], moved: tuple[tuple[str, str], ...], listen: str = "") -> str:
    """The whole file for ``conf.d``. lost: prefixes with a 404 page of their own. moved: (from, to), of this host.
    listen: instead of the port of ``site.url``, behind a proxy that ends https."""
    site, target = urlsplit(config.site.url), urlsplit(config.store.url)
    mount = mount_of(config.site.url)
    told = rules(config.admin, config.messages, mount=mount)
    secure = site.scheme == "https"
    lines = ["# 由 gongkai store nginx 生成，放进 /etc/nginx/conf.d/：网站在对象存储里，nginx 只转发。"]
    lines += _upstream(config)
    lines += [
        "proxy_cache_path /var/cache/nginx/gongkai-live levels=1 keys_zone=gongkai_live:64k max_size=1m;  # 待改：nginx 能写的文件夹",
    ]
    lines += [*_keys(mount, lost), *_maps(told, secure and not mount)]
    lines += ["server {", *(f"    {line}" for line in _listening(site.hostname or "", secure, listen))]
    lines += [f"    {line}" for line in _body(config, mount, moved, f"/{target.netloc}/{_prefix(config)}")]
    return "\n".join([*lines, "}"]) + "\n"


def _prefix(config: Config) -> str:
    prefix = urlsplit(config.store.url).path.strip("/")
    return f"{prefix}/" if prefix else ""


def _endpoint(config: Config) -> tuple[bool, str]:
    """Whether the store is asked by https, and host:port."""
    parts = urlsplit(config.store.endpoint or "https://s3.amazonaws.com")
    secure = parts.scheme == "https"
    return secure, f"{parts.hostname}:{parts.port or (443 if secure else 80)}"


def _upstream(config: Config) -> Iterator[str]:
    _, host = _endpoint(config)
    yield from (f"upstream {_STORE} {{", f"    server {host};", "    keepalive 16;", "}")


def _keys(mount: str, lost: tuple[str, ...]) -> Iterator[str]:
    """Maps from an address to the file that answers it, and to the page that says that there is none. They are no
    ``if`` in a location: where one is true, nginx forgets the location's ``try_files``."""
    above = re.escape(mount)
    yield from (
        "map $gongkai_path $gongkai_key {",
        f'    "~^{above}/(?<gongkai_folder>(?:.*/)?)$" "${{gongkai_folder}}index.html";',
    )
    yield from (f'    "~^{above}/(?<gongkai_file>.+)$" $gongkai_file;', "}")
    yield from ("map $gongkai_path $gongkai_lost {", "    default 404.html;")
    for prefix in (one for one in lost if one != mount):
        yield f'    "~^{re.escape(prefix)}/" {prefix.removeprefix(mount)[1:]}/404.html;'
    yield "}"


def _maps(told: Rules, hsts: bool) -> Iterator[str]:
    """A map for each header: the last rule that fits says it, as in hosting.headers_for. nginx takes the first."""
    names = dict.fromkeys(name for _, headers in told for name, _ in headers if name != "Cache-Control")
    for name in names:
        yield f"map $gongkai_path {_variable(name)} {{"
        yield '    default "";'
        for pattern, headers in reversed(told):
            if name in dict(headers):
                yield f'    "~^{_index_of_folder(pattern)}$" "{_quoted(dict(headers)[name])}";'
        yield "}"
    if hsts:
        yield from ("map $scheme $gongkai_hsts {", f'    default "{HSTS}";', "}")


def _index_of_folder(pattern: str) -> str:
    """A pattern as a regular expression in which the index of a folder is no file of its own."""
    if ":" not in pattern:
        return expression(pattern)
    folder = expression(pattern.rpartition("/")[0])
    return rf"{folder}/(?!index\.html$)[^/]+"


def _variable(name: str) -> str:
    return "$gongkai_" + name.lower().replace("-", "_")


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "")


def _listening(host: str, secure: bool, listen: str) -> Iterator[str]:
    if listen or not secure:
        yield f"listen {listen or 80};"
    else:
        yield "listen 443 ssl http2;"
    yield f"server_name {host};"
    if secure and not listen:
        yield f"ssl_certificate /etc/nginx/tls/{host}.pem;  # 待改：证书（含中间证书）"
        yield f"ssl_certificate_key /etc/nginx/tls/{host}.key;  # 待改：私钥"
    yield from ("server_tokens off;", "merge_slashes on;", "gzip on;", "gzip_proxied any;", "gzip_vary on;")
    yield from ("gzip_min_length 1024;", f"gzip_types {TEXTS};")


def _body(config: Config, mount: str, moved: tuple[tuple[str, str], ...], place: str) -> Iterator[str]:
    yield from _asking(config, place)
    for old, new in moved:
        yield f'location = "{_quoted(old)}" {{ return 301 "{quote(new)}"; }}'
    if mount:
        yield f"location = {mount} {{ return 301 {mount}/; }}"
    yield from (f"location {mount}/ {{", "    if ($request_method !~ ^(GET|HEAD)$) { return 405; }")
    yield from ("    set $gongkai_path $uri;", "    auth_request /_gongkai_live;")
    yield "    auth_request_set $gongkai_slot $upstream_http_x_amz_meta_slot;"
    yield from (
        "    error_page 401 403 500 502 503 504 =503 @gongkai-away;",
        "    try_files /gongkai-none @gongkai-file;",
        "}",
    )
    yield from ("location @gongkai-file {", f"    rewrite ^ {place}$gongkai_slot/$gongkai_key break;")
    yield from (f"    {line}" for line in _fetching(config))
    # Who may not list a bucket is told 403 of what is not there.
    yield from ("    proxy_intercept_errors on;", "    error_page 403 404 =404 @gongkai-none;")
    yield from ("    error_page 500 502 503 504 =503 @gongkai-away;", "}")
    # The path is decoded here: what could end a line of the answer is led nowhere.
    yield from (
        "location @gongkai-none {",
        '    if ($gongkai_path ~ "^[A-Za-z0-9_/.~-]*/[A-Za-z0-9_~-]+$") { return 301 $gongkai_path/$is_args$args; }',
    )
    yield f"    rewrite ^ {place}$gongkai_slot/$gongkai_lost break;"
    yield from (f"    {line}" for line in _fetching(config))
    yield from (
        '    proxy_set_header If-None-Match "";',
        '    proxy_set_header If-Modified-Since "";',
        '    proxy_set_header Range "";',
        "}",
    )
    yield from ("location @gongkai-away {", "    default_type text/html;", "    charset utf-8;")
    yield from (f"    return 503 '{_BUSY}';", "}")


def _asking(config: Config, place: str) -> Iterator[str]:
    """Which tree is live. Nothing stale is taken: a tree of before is being changed by then."""
    yield from ("location = /_gongkai_live {", "    internal;", "    proxy_method GET;")
    yield from (f"    {line}" for line in _proxied(config))
    yield from ("    proxy_pass_request_body off;", "    proxy_pass_request_headers off;")
    yield from ('    proxy_set_header Content-Length "";', "    proxy_cache gongkai_live;", "    proxy_cache_key live;")
    yield from ("    proxy_cache_valid 200 1s;", "    proxy_cache_lock on;", "    proxy_cache_use_stale off;")
    yield "    proxy_ignore_headers Cache-Control Expires Set-Cookie Vary;"
    yield from (f"    proxy_pass {_scheme(config)}://{_STORE}{place}{KEY};", "}")


def _fetching(config: Config) -> Iterator[str]:
    yield from _proxied(config)
    yield from (f"proxy_hide_header {name};" for name in _HIDDEN.split())
    mount = mount_of(config.site.url)
    told = rules(config.admin, config.messages, mount=mount)
    names = dict.fromkeys(name for _, headers in told for name, _ in headers if name != "Cache-Control")
    yield from (f"add_header {name} {_variable(name)} always;" for name in names)
    if config.site.url.startswith("https://") and not mount:
        yield "add_header Strict-Transport-Security $gongkai_hsts always;"
    yield f"proxy_pass {_scheme(config)}://{_STORE};"


def _proxied(config: Config) -> Iterator[str]:
    secure, host = _endpoint(config)
    name = host.rpartition(":")[0] if host.endswith((":443", ":80")) else host
    yield from ("proxy_http_version 1.1;", f"proxy_set_header Host {name};", 'proxy_set_header Connection "";')
    yield from ('proxy_set_header Authorization "";', 'proxy_set_header Cookie "";')
    yield from ("proxy_connect_timeout 5s;", "proxy_read_timeout 30s;")
    if secure:
        yield from ("proxy_ssl_server_name on;", f"proxy_ssl_name {name};")


def _scheme(config: Config) -> str:
    return "https" if _endpoint(config)[0] else "http"
