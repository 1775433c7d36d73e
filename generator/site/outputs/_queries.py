"""Former addresses with a query (``/show.asp?id=77``) -> nginx's maps: hosts look at the path alone.

The same addresses are in a page at the path, whose script reads the query (``pages/moved.py``): for hosts that know no
maps. Netlify's ``_redirects`` have nothing of them, since one rule a document would be too many for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote, unquote, urlsplit

import msgspec

from generator.model.document import Document
from generator.model.former_queries import Pairs, pairs_of, query_text
from generator.model.former_sites import FormerPlace, former_address, former_places
from generator.model.mount import former, mount_of, mounted
from generator.model.site import Site
from generator.model.target import clean_address

VARIABLE = "$gongkai_moved"
_NAME = re.compile(r"[a-z0-9_]+")
"""Names of parameters that nginx has a variable for ($arg_id)."""
_ROOM = 64
"""Bytes that nginx needs in a bucket beside the text of one entry."""


class QueryRule(msgspec.Struct, frozen=True, order=True):
    """host: of a former site that was merged, "" for the site's own. path: decoded. pairs: the parameters of the former
    address; more may come with them. to: address of today, a whole one for those of merged sites."""

    host: str
    path: str
    pairs: Pairs
    to: str


def rules_of(site: Site) -> tuple[QueryRule, ...]:
    """A rule for each former address that a query tells apart, sorted; of two that are one, the first document's."""
    places, mount = former_places(site.vocabularies.agencies.terms), mount_of(site.base_url)
    found: dict[tuple[str, str, Pairs], str] = {}
    for row in site.public:
        for host, path, pairs in asked(row, places):
            to = site.base_url + quote(row.url) if host else quote(mounted(row.url, mount))
            # As in ``hosting.redirects``: the address may have been below the site's path, or at the root before.
            for one in (path,) if host else dict.fromkeys((path, mounted(former(path, mount), mount))):
                found.setdefault((host, one, pairs), to)
    return tuple(sorted(QueryRule(*told, to) for told, to in found.items()))


def asked(row: Document, places: Sequence[FormerPlace]) -> Iterator[tuple[str, str, Pairs]]:
    """(host, path, parameters) of a document's former addresses that have any."""
    for alias in row.aliases:
        if not (pairs := pairs_of(alias)):
            continue
        merged = former_address(alias, places)
        yield (merged[0], merged[1], pairs) if merged else ("", path_of(alias), pairs)


def path_of(alias: str) -> str:
    """The path as it is asked for: that of a folder ends in "/" only where it was written so."""
    clean = clean_address(alias)
    written = unquote(urlsplit(alias.strip()).path if "://" in alias else alias.partition("?")[0]).strip()
    return clean if written.endswith("/") or "." in clean.rpartition("/")[2] else clean.rstrip("/") or "/"


def maps(rules: Sequence[QueryRule], variable: str = VARIABLE) -> str:
    """Maps for nginx's ``http`` block, "" for none: one for each set of parameters, each leading on to the next, those
    with the most parameters first. All of them together are ``variable``, which is empty where nothing is meant.
    rules: of the site's own addresses, or of those of merged sites, never of both."""
    groups = _groups(rules)
    if not groups:
        return ""
    longest = max(len(_key(rule).encode()) + len(rule.to) for rule in rules) + _ROOM
    text = [
        "# 由 gongkai hosting nginx --maps 生成，放进 http { } 里；旧地址里的参数（?id=77）由它分辨。",
        "# 下面两行 http { } 里已经有的，留大的一份。",
        f"map_hash_bucket_size {1 << max(7, (longest - 1).bit_length())};",
        f"map_hash_max_size {1 << max(11, (2 * len(rules)).bit_length())};",
    ]
    for number, (names, own) in enumerate(groups.items()):
        this = variable if number == 0 else f"{variable}_{number}"
        following = f"{variable}_{number + 1}" if number + 1 < len(groups) else '""'
        text.append(f'map "{_source(names, host=own[0].host != "")}" {this} {{')
        text.append(f"    default {following};")
        text += [f'    "{_quoted(_key(rule))}" "{rule.to}";' for rule in own]
        text.append("}")
    return "\n".join(text) + "\n"


def _groups(rules: Sequence[QueryRule]) -> Mapping[tuple[str, ...], list[QueryRule]]:
    """Rules by the names of their parameters, the most of them first; () for queries that are compared as a whole,
    since nginx knows no variable for their names (``?77.html``)."""

    def named(rule: QueryRule) -> tuple[int, tuple[str, ...]]:
        names = tuple(name for name, value in rule.pairs if value and _NAME.fullmatch(name))
        return (-len(names), names) if len(set(names)) == len(rule.pairs) else (0, ())

    return {names: list(own) for (_, names), own in groupby(sorted(rules, key=named), named)}


def _source(names: tuple[str, ...], *, host: bool) -> str:
    """What nginx puts together from a request, to be looked for."""
    told = "&".join(f"{name}=$arg_{name}" for name in names) or "$args"
    return f"{'$host' if host else ''}$uri?{told}"


def _key(rule: QueryRule) -> str:
    return f"{rule.host.partition(':')[0]}{rule.path}?{query_text(rule.pairs)}"


def _quoted(text: str) -> str:
    """A text inside nginx's quotes, so that it can end neither them nor the line."""
    plain = "".join(quote(char) if char.isspace() or not char.isprintable() else char for char in text)
    return plain.replace("\\", "\\\\").replace('"', '\\"')
