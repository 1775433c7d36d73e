"""Former sites -> their redirects: what a document was there leads to the document, all else to the agency's column.

They lead to whole addresses: a path alone would stay on the former domain and be led again, for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote, unquote

import msgspec

from generator.model.former_queries import pairs_of
from generator.model.former_sites import FormerPlace, former_address, former_places
from generator.model.site import Site
from generator.site.outputs import _queries

VARIABLE = "$gongkai_former"


class FormerRule(msgspec.Struct, frozen=True, array_like=True):
    """host: of the former site, with a port where it had one. path: as an address bears it, percent-encoded. whole: all
    below it, not it alone. to: whole address of today."""

    host: str
    path: str
    whole: bool
    to: str


def rules_of(site: Site) -> tuple[FormerRule, ...]:
    """Every rule, by host: documents, then folders, the longest first."""
    places = former_places(site.vocabularies.agencies.terms)
    found = {
        address: site.base_url + quote(row.url)
        for row in (site.public if places else ())
        for alias in row.aliases
        if not pairs_of(alias)
        for address in [former_address(alias, places)]
        if address
    }
    exact = (FormerRule(host, quoted(path), False, to) for (host, path), to in found.items())
    whole = (_whole(place, site.base_url) for place in places)
    return tuple(sorted((*exact, *whole), key=lambda rule: (rule.host, rule.whole, -len(rule.path), rule.path)))


def _whole(place: FormerPlace, base: str) -> FormerRule:
    return FormerRule(place.host, quoted(place.folder), True, base + place.to)


def quoted(path: str) -> str:
    """Every letter that could end a line or a quotation is encoded."""
    return quote(path, safe="/-._~!$&()+,=@", errors="replace")


def lines(rules: Sequence[FormerRule]) -> Iterator[str]:
    """Lines of ``_redirects``, as Netlify takes them for domains that it serves beside the site's own."""
    for rule in rules:
        for scheme in ("http", "https"):
            yield f"{scheme}://{rule.host}{rule.path}{'*' if rule.whole else ''} {rule.to} 301!"


def nginx(rules: Sequence[FormerRule], queries: Sequence[_queries.QueryRule] = ()) -> str:
    """A ``server`` block for each former domain. queries: rules of merged sites alone."""
    if not rules:
        return ""
    text = [
        *_queries.maps(queries, VARIABLE).splitlines(),
        "# 由 gongkai hosting nginx --former 生成，放进 http { } 里：每个合并来的原网站一段。",
        "# 原网站用 https 的，在那一段里另加 listen 443 ssl 和它的证书。",
    ]
    for host, own in groupby(rules, attrgetter("host")):
        name, _, port = host.partition(":")
        text += ["server {", f"    listen {port or 80};", f"    server_name {name};"]
        if any(rule.host == host for rule in queries):
            text.append(f"    if ({VARIABLE}) {{ return 301 {VARIABLE}; }}")
        told = list(own)
        text += [_location(rule) for rule in told]
        if not any(rule.whole and rule.path == "/" for rule in told):
            text.append("    location / { return 404; }")
        text.append("}")
    return "\n".join(text) + "\n"


def _location(rule: FormerRule) -> str:
    """nginx compares decoded addresses, so its quotation holds the letters themselves, without what could end it."""
    path = unquote(rule.path).replace("\\", "\\\\").replace('"', '\\"')
    path = "".join(quote(char) if char.isspace() or not char.isprintable() else char for char in path)
    return f'    location {"" if rule.whole else "= "}"{path}" {{ return 301 "{rule.to}"; }}'
