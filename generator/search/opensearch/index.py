"""One edition of one county's site -> its index on the server: named, made, taken into use, and what is left over gone.

An index is found by aliases alone: ``gongkai-9900000001`` is the county's, ``gongkai`` that of all counties (``-hant``
behind it: of traditional editions). Behind them stands one generation of each county; a new one is written beside
it and takes its place in one step, so that whoever asks gets the whole old one or the whole new one.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from generator.base.digest import digest
from generator.search.opensearch.client import SearchServerError
from generator.search.opensearch.mapping import index_body
from generator.search.opensearch.rows import FORMAT

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

EDITIONS = ("hans", "hant")
GRACE = 2.0
"""Seconds for which the old generation stays: a search that found it still gets its documents."""
_BOOKS = {
    "digest": {"type": "keyword"},
    "closed": {"type": "boolean", "index": False},
}
"""Fields by which a document in the index is told from what it should be; ``_source`` has them not."""


class IndexNames(msgspec.Struct, frozen=True):
    """How the indices of one edition are called. prefix: of all counties. county: id, letters and digits."""

    prefix: str
    county: str
    edition: str

    @property
    def own(self) -> str:
        """The alias of this county."""
        return f"{self.prefix}-{self.county}{self._suffix}"

    @property
    def all(self) -> str:
        """The alias of all counties."""
        return f"{self.prefix}{self._suffix}"

    @property
    def _suffix(self) -> str:
        return "" if self.edition == "hans" else f"-{self.edition}"

    @property
    def pattern(self) -> str:
        """Of the names of its generations, for the server."""
        return f"{self.prefix}-{self.county}-{self.edition}-*"

    def ours(self, name: str) -> bool:
        """Whether an index is a generation of this edition."""
        stem = re.escape(self.pattern[:-1])
        return bool(re.fullmatch(rf"{stem}\d{{14}}-[0-9a-f]{{6}}", name))

    def fresh(self) -> str:
        """The name of a generation to come."""
        return f"{self.pattern[:-1]}{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{secrets.token_hex(3)}"


def written(name: str) -> str:
    """The alias through which a generation is written: without it nothing is, so an index that somebody removed
    meanwhile is not made anew by a document that comes late."""
    return f"{name}-written"


class IndexLayout(msgspec.Struct, frozen=True):
    """How an index is to be. site: address of the site that it belongs to."""

    site: str
    shards: int
    replicas: int

    @property
    def format(self) -> str:
        """Digest of all that cannot be changed in an index that is there."""
        return digest(str(FORMAT), repr(_BOOKS), msgspec.json.encode(index_body(self.shards, 0), order="deterministic"))

    @property
    def meta(self) -> dict[str, str]:
        """What an index says of itself."""
        return {"site": self.site, "format": self.format}


class Generation(msgspec.Struct, frozen=True):
    """An index that is in use. meta: what it says of itself: ``site``, ``format``, ``token`` (of the last time that it
    was brought up to date as a whole). uuid: the server's own name of it. replicas: as they are set."""

    name: str
    uuid: str
    replicas: int
    meta: Mapping[str, str]


def in_use(client: OpenSearch, names: IndexNames) -> Generation | None:
    """The generation behind the county's alias; None when there is none, or not one alone."""
    found: Mapping[str, Any] = client.indices.get(index=names.pattern)
    there = [name for name, one in found.items() if names.ours(name) and names.own in one["aliases"]]
    if len(there) != 1:
        return None
    (name,) = there
    settings = found[name]["settings"]["index"]
    meta = found[name]["mappings"].get("_meta") or {}
    return Generation(name, settings["uuid"], int(settings["number_of_replicas"]), meta)


def generations(client: OpenSearch, names: IndexNames) -> list[str]:
    """All of an edition, in use or not."""
    return sorted(name for name in client.indices.get(index=names.pattern) if names.ours(name))


def create(client: OpenSearch, names: IndexNames, layout: IndexLayout) -> str:
    """A new generation, empty, which nobody finds yet. Returns its name."""
    name, body = names.fresh(), index_body(layout.shards, layout.replicas)
    mappings: dict[str, Any] = body.get("mappings", {})
    source: dict[str, Any] = dict(mappings.get("_source", {}))
    source["excludes"] = [*source.get("excludes", ()), *_BOOKS]
    mappings = mappings | {
        "_source": source,
        "_meta": {**layout.meta, "token": ""},
        "properties": {**mappings.get("properties", {}), **_BOOKS},
    }
    settings = body["settings"] | {"refresh_interval": "-1"}  # nobody asks it yet: making ready for that costs a third
    made = {**body, "settings": settings, "mappings": mappings, "aliases": {written(name): {}}}
    client.indices.create(index=name, body=made)
    return name


def mark(client: OpenSearch, name: str, meta: Mapping[str, str], token: str) -> None:
    """Write into an index what it says of itself, and that it is whole; "" before it is changed."""
    client.indices.put_mapping(index=name, body={"_meta": {**meta, "token": token}})


def take_into_use(client: OpenSearch, names: IndexNames, name: str) -> None:
    """Both aliases point to this generation and no other, at once; then the others go."""
    found: Mapping[str, Any] = client.indices.get(index=names.pattern)
    others = sorted(other for other in found if names.ours(other) and other != name)
    aliases = (names.own, names.all)
    actions: list[dict[str, Any]] = [
        {"remove": {"index": other, "alias": alias}}
        for other in others
        for alias in aliases
        if alias in found[other]["aliases"]
    ]
    actions += [{"add": {"index": name, "alias": alias}} for alias in aliases]
    client.indices.put_settings(index=name, body={"index": {"refresh_interval": None}})
    client.indices.refresh(index=name)
    client.indices.update_aliases(body={"actions": actions})
    if others:
        time.sleep(GRACE)
        remove(client, others)


def sweep(client: OpenSearch, names: IndexNames, live: Generation | None) -> list[str]:
    """Remove what an unfinished rebuild has left. Returns the names."""
    left = [name for name in generations(client, names) if live is None or name != live.name]
    if live is None and left:
        # Several behind one alias, or none: whoever asks gets what there is until the new one takes over.
        held = client.indices.get(index=names.pattern)
        left = [name for name in left if names.own not in held[name]["aliases"]]
    remove(client, left)
    return left


def remove(client: OpenSearch, indices: list[str]) -> None:
    """Delete indices; one that has gone already is none the less."""
    for name in indices:
        client.indices.delete(index=name, ignore_unavailable=True)


def claimed(live: Generation | None, layout: IndexLayout, *, take: bool) -> None:
    """Raises SearchServerError when the index in use belongs to a site of another address."""
    if live and not take and live.meta.get("site", layout.site) != layout.site:
        raise SearchServerError(
            f"检索服务器上的索引 {live.name} 是另一个网站 {live.meta['site']} 的",
            "两个网站的标识码（site.code）相同的，给其中一个换 search.index；网站换了网址的，运行 gongkai search rebuild",
        )


def retire(client: OpenSearch, names: IndexNames, site: str) -> None:
    """Remove every generation of an edition that a site has no more, if they are this site's."""
    found: Mapping[str, Any] = client.indices.get(index=names.pattern)
    meta = {name: one["mappings"].get("_meta") or {} for name, one in found.items() if names.ours(name)}
    remove(client, [name for name in sorted(meta) if meta[name].get("site") == site])
