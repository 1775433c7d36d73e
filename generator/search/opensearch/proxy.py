"""What nginx is told, so that a page may ask the two searches of ``templates`` and nothing else of the server.

nginx makes the question itself: a body with the name of a template and, for each parameter, what the address gives if
it fits a grammar of numbers, brackets and commas, or a constant. Nothing else of what is asked reaches the server:
no path, no header, no body, no text. What does not fit, in a name or a value, is answered with 400 here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.search.opensearch.mapping import FACETS
from generator.search.opensearch.templates import LITERAL, NEARBY

RATE, BURST = 10, 40
"""Questions a second of one address, and how many at once: who types has two or three a second, and an office of
hundreds may stand behind one address."""
ALL_AT_ONCE = 1000
"""Documents of an answer that has their addresses alone; 50 with their text."""

_UPSTREAM = "gongkai_search"
_NUMBER = "[0-9]{1,18}"
_LIST = rf"\[{_NUMBER}(?:,{_NUMBER}){{0,63}}\]"
_PHRASE = r"\[[0-9]{1,13}(?:,[0-9]{1,13})*+\]"
_WAYS = rf"\[(?:\[{_PHRASE}(?:,{_PHRASE})*+\])(?:,\[{_PHRASE}(?:,{_PHRASE})*+\])*+\]"
_TERMS = rf"(?=.{{2,4000}}$)\[(?:{_WAYS}(?:,{_WAYS}){{0,31}})?\]"
_PAIRS = r"\[(?:\[[0-9]{1,13},[0-9]{1,4}\](?:,\[[0-9]{1,13},[0-9]{1,4}\]){0,63})?\]"
_ANSWER = (
    "timed_out,hits.total,hits.hits._id,hits.hits._source,hits.hits.fields,hits.hits.matched_queries,"
    "aggregations.found,aggregations.all.here,aggregations.facets.*.names.buckets"
)
"""What of an answer is passed on: no name of an index, node or shard."""
_SECURE = (
    "    proxy_ssl_verify on;",
    "    proxy_ssl_trusted_certificate /etc/nginx/tls/opensearch-ca.pem;  # 待改：签发检索服务器证书的机构",
    "    proxy_ssl_server_name on;",
)
_FAULTS = "400 401 403 404 405 408 409 410 411 413 414 415 500 501 502 503 504"


class Grammar(NamedTuple):
    """Of one parameter. pattern: PCRE of the whole value. absent: what stands for it where it is not given."""

    pattern: str
    absent: str


_FACET: Mapping[str, Grammar] = dict.fromkeys(FACETS, Grammar(_LIST, "null"))
_COUNTS: Mapping[str, Grammar] = {"counts": Grammar(_LIST, "null")}
_FLAG = Grammar("1", "false")
SEARCHES: Mapping[str, Mapping[str, Grammar]] = {
    LITERAL: {
        "terms": Grammar(_TERMS, "[]"),
        "ids": Grammar(_LIST, "null"),
        **_FACET,
        **_COUNTS,
        "from": Grammar("0|[1-9][0-9]{0,3}", "0"),
        "brief": _FLAG,
        "sounded": _FLAG,
    },
    NEARBY: {"pairs": Grammar(_PAIRS, "[]"), "county": Grammar(_LIST, "null"), **_COUNTS},
}
"""Template -> what may be said to it, beside size and order, which are told apart by themselves."""
PLACES: Mapping[str, str] = {LITERAL: "literal", NEARBY: "near"}
"""Template -> last step of its address."""


class SearchPlace(NamedTuple):
    """Where a page asks. path: with "/" at both ends. alias: of the index that answers."""

    path: str
    alias: str


def maps(servers: Sequence[str]) -> str:
    """What belongs into nginx's ``http`` block. servers: addresses of the nodes."""
    nodes = [f"    server {_address(server)} max_fails=2 fail_timeout=10s;" for server in servers]
    lines = [
        "# 检索服务器：由 gongkai hosting nginx --maps 生成，放进 http { } 里。",
        f"upstream {_UPSTREAM} {{",
        *nodes,
        "    keepalive 16;",
        "}",
        f"limit_req_zone $binary_remote_addr zone={_UPSTREAM}:10m rate={RATE}r/s;",
    ]
    for name, grammar in {**SEARCHES[LITERAL], **SEARCHES[NEARBY]}.items():
        lines += _map(f"$arg_{name}", _variable(name), {"": grammar.absent}, grammar.pattern, f"$arg_{name}")
    orders = {order: f'"{order}":1' for order in ("relevance", "date", "oldest")}
    lines += _map("$arg_sort", _variable("sort"), {"": orders["relevance"], **orders})
    few, many = "(?:[0-9]|[1-4][0-9]|50)", f"(?:[0-9]{{1,3}}|{ALL_AT_ONCE})"
    sizes = {"-": "10", "1-": "10"}
    lines += _map("$arg_brief-$arg_size", _variable("size"), sizes, rf"1-{many}|-{few}", "$arg_size")
    lines += _map("$arg_size", _variable("most"), {"": "300"}, "[0-9]|[1-9][0-9]|[12][0-9]{2}|300", "$arg_size")
    for template, parameters in SEARCHES.items():
        own = [*parameters, "size", *(["sort"] if template == LITERAL else [])]
        asked = "|".join(own)
        lines += _map("$args", _variable(f"{PLACES[template]}_args"), {"": "1"}, _arguments(asked), "1")
        values = [*parameters, *(("sort", "size") if template == LITERAL else ("most",)), f"{PLACES[template]}_args"]
        told = ";".join(_variable(value) for value in values)
        lines += [
            f'map ";{told};" {_variable(f"{PLACES[template]}_unfit")} {{',
            "    default 0;",
            '    "~;;" 1;',
            "}",
        ]
    return "\n".join(lines) + "\n"


def locations(places: Sequence[SearchPlace], servers: Sequence[str], headers: Sequence[tuple[str, str]] = ()) -> str:
    """What belongs into the ``server`` block of a site. servers: as in ``maps``; a path that they have is that of the
    first. headers: that each answer of the site has."""
    first = urlsplit(servers[0])
    server = _Server(first.scheme, first.hostname or "", first.path.rstrip("/"))
    told = [f'    add_header {name} "{value}" always;' for name, value in headers]
    told.append('    add_header Cache-Control "no-store" always;')
    lines = ["# 检索页只能问下面这些网址，每个网址只对应一种检索；别的都不通向检索服务器。"]
    for place in places:
        for template in PLACES:
            lines += _location(place, template, server, told)
        lines += [f"location {place.path} {{", *told, "    return 404;", "}"]
    for name, code in (("away", 502), ("busy", 429)):
        lines += [f"location @gongkai-search-{name} {{", "    default_type application/json;", *told]
        lines += [f'    return {code} \'{{"error":"{name}"}}\';', "}"]
    return "\n".join(lines) + "\n"


class _Server(NamedTuple):
    """scheme: "http" or "https". path: before that of an index, without "/" at its end."""

    scheme: str
    host: str
    path: str


def _location(place: SearchPlace, template: str, server: _Server, told: Sequence[str]) -> Iterator[str]:
    step = PLACES[template]
    path = f"{server.path}/{place.alias}/_search/template?allow_partial_search_results=false&filter_path={_ANSWER}"
    if template == NEARBY:
        path += "&include_named_queries_score=true"
    yield from (f"location = {place.path}{step} {{", *told, "    default_type application/json;")
    yield '    if ($request_method !~ ^(GET|HEAD)$) { return 405 \'{"error":"method"}\'; }'
    yield f'    if ({_variable(f"{step}_unfit")}) {{ return 400 \'{{"error":"unfit"}}\'; }}'
    yield f"    limit_req zone={_UPSTREAM} burst={BURST} nodelay;"
    yield "    limit_req_status 429;"
    yield "    # 检索服务器要用户名和密码的，去掉下一行行首的 #，用只能读的用户（待改）。"
    yield '    # proxy_set_header Authorization "Basic …";'
    yield from (
        "    proxy_method POST;",
        "    proxy_http_version 1.1;",
        "    proxy_pass_request_headers off;",
        "    proxy_pass_request_body off;",
        f"    proxy_set_header Host {server.host};",
        '    proxy_set_header Connection "";',
        "    proxy_set_header Content-Type application/json;",
        f"    proxy_set_body '{_body(template)}';",
        f'    set $gongkai_search_path "{path}";',
        *((*_SECURE, f"    proxy_ssl_name {server.host};") if server.scheme == "https" else ()),
        f"    proxy_pass {server.scheme}://{_UPSTREAM}$gongkai_search_path;",
        "    proxy_connect_timeout 1s;",
        "    proxy_send_timeout 2s;",
        "    proxy_read_timeout 5s;",
        "    proxy_next_upstream error timeout http_502 http_503;",
        "    proxy_next_upstream_tries 2;",
        "    proxy_next_upstream_timeout 4s;",
        "    proxy_buffers 16 64k;",
        "    proxy_busy_buffers_size 128k;",
        "    proxy_max_temp_file_size 0;",
        "    proxy_intercept_errors on;",
        f"    error_page {_FAULTS} = @gongkai-search-away;",
        "    error_page 429 = @gongkai-search-busy;",
        *(f"    proxy_hide_header {name};" for name in ("Warning", "X-OpenSearch-Version", "X-Opaque-Id")),
        "}",
    )


def _body(template: str) -> str:
    """The question, with nginx's variables in the place of values."""
    told = [f'"{name}":{_variable(name)}' for name in SEARCHES[template]]
    told += (
        [_variable("sort"), f'"size":{_variable("size")}'] if template == LITERAL else [f'"size":{_variable("most")}']
    )
    return f'{{"id":"{template}","params":{{{",".join(told)}}}}}'


def _map(source: str, to: str, fixed: Mapping[str, str], pattern: str = "", value: str = "") -> list[str]:
    """A map that gives "" for what does not fit."""
    lines = [f'map "{source}" {to} {{', '    default "";']
    lines += [f"    \"{given}\" '{told}';" for given, told in fixed.items()]
    lines += [f'    "~^(?:{pattern})$" {value};'] if pattern else []
    return [*lines, "}"]


def _arguments(names: str) -> str:
    """All arguments of an address, each with its name once or more: nginx reads the first of a name."""
    one = rf"(?:{names})=[\[\]0-9a-z,]*+"
    return f"{one}(?:&{one}){{0,15}}"


def _variable(name: str) -> str:
    return f"$gongkai_search_{name}"


def _address(server: str) -> str:
    parts = urlsplit(server)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{host}:{parts.port or (443 if parts.scheme == 'https' else 9200)}"
