"""One edition of a site -> its index on the server, in the two steps between which the site changes."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from generator.model.served import IndexedState, ServedIndex
from generator.search.entry import SearchEntry
from generator.search.opensearch import index as indices
from generator.search.opensearch.client import SearchServerError
from generator.search.opensearch.index import Generation, IndexLayout, IndexNames
from generator.search.opensearch.upload import RowsOf, delete, held, leaving, upload

if TYPE_CHECKING:
    from opensearchpy import OpenSearch


class ServedEdition(msgspec.Struct, frozen=True):
    """What the index of one edition is to be. entries, wanted: by id of the document. rows_of: turns entries into
    documents."""

    names: IndexNames
    layout: IndexLayout
    entries: Mapping[str, SearchEntry]
    wanted: Mapping[str, IndexedState]
    rows_of: RowsOf


class StandingIndex(msgspec.Struct, frozen=True):
    """An index in use, and what it has after what leaves has left it. deleted: how many these were."""

    live: Generation
    has: Mapping[str, IndexedState]
    deleted: int = 0


class BroughtIndex(msgspec.Struct, frozen=True):
    """An index that follows the site again. uploaded: documents. rebuilt: whether all of them, beside the last
    generation."""

    left: ServedIndex
    uploaded: int = 0
    rebuilt: bool = False


def retract(client: OpenSearch, edition: ServedEdition, *, take: bool = False) -> StandingIndex | None:
    """Before the site changes: what leaves it leaves the index. take: even one of a site with another address. None
    when no index is in use, or several: these are found until another takes their place, so what leaves the site leaves
    each of them. Raises SearchServerError."""
    there = indices.found(client, edition.names)
    for one in there:
        indices.claimed(one, edition.layout, take=take)
    indices.sweep(client, edition.names, [one.name for one in there])
    standing = [_without(client, edition, one) for one in there]
    return standing[0] if len(standing) == 1 else None


def _without(client: OpenSearch, edition: ServedEdition, live: Generation) -> StandingIndex:
    """An index less what leaves."""
    has = held(client, live.name)
    gone = leaving(has, edition.wanted)
    if gone:
        indices.mark(client, live.name, live.meta, "")
        indices.aliased(client, live, indices.written(live.name))
        delete(client, live.name, gone)
        has = {name: state for name, state in has.items() if name not in gone}
    return StandingIndex(live, has, len(gone))


def bring(
    client: OpenSearch, edition: ServedEdition, standing: StandingIndex | None, *, rebuild: bool = False
) -> BroughtIndex:
    """After the site has changed: what is new or other is uploaded; all of it beside what is in use where the index is
    not as it should be, or somebody asks for that. Raises SearchServerError; the last index then stands."""
    if standing is None or rebuild or standing.live.meta.get("format") != edition.layout.format:
        return _rebuilt(client, edition)
    has, wanted = standing.has, edition.wanted
    if has.keys() - wanted.keys():  # the same pages by other ids, since the county has another name
        return _rebuilt(client, edition)
    other = {name: one for name, one in edition.entries.items() if not _same(has.get(name), wanted[name])}
    if standing.live.replicas != edition.layout.replicas:
        replicas = {"index": {"number_of_replicas": edition.layout.replicas}}
        client.indices.put_settings(index=standing.live.name, body=replicas)
    live, token = standing.live, standing.live.meta.get("token", "")
    indices.aliased(client, live, edition.names.all, indices.written(live.name))
    if other:
        indices.mark(client, live.name, live.meta, "")
        upload(client, live.name, other, edition.rows_of)
    count = _whole(client, live.name, len(wanted))
    if other or standing.deleted or not token:
        token = _marked(client, live.name, edition.layout)
    return BroughtIndex(ServedIndex(live.name, live.uuid, count, token), len(other))


def _marked(client: OpenSearch, name: str, layout: IndexLayout) -> str:
    token = secrets.token_hex(8)
    indices.mark(client, name, layout.meta, token)
    return token


def _same(one: IndexedState | None, other: IndexedState) -> bool:
    return one is not None and (one.digest, one.closed) == (other.digest, other.closed)


def _rebuilt(client: OpenSearch, edition: ServedEdition) -> BroughtIndex:
    name = indices.create(client, edition.names, edition.layout)
    upload(client, name, edition.entries, edition.rows_of)
    count = _whole(client, name, len(edition.wanted))
    token = _marked(client, name, edition.layout)
    indices.take_into_use(client, edition.names, name)
    uuid = client.indices.get_settings(index=name)[name]["settings"]["index"]["uuid"]
    return BroughtIndex(ServedIndex(name, uuid, count, token), len(edition.entries), rebuilt=True)


def _whole(client: OpenSearch, index: str, wanted: int) -> int:
    """The number of documents that can be found. Raises SearchServerError when it is not as it should be."""
    client.indices.refresh(index=index)
    count = int(client.count(index=index)["count"])
    if count != wanted:
        raise SearchServerError(
            f"索引 {index} 里应有 {wanted} 份文件，实有 {count} 份",
            "看看是否有别的程序在写这个索引，再运行一次 gongkai build",
        )
    return count


def few(client: OpenSearch, edition: ServedEdition, left: ServedIndex) -> ServedIndex:
    """Upload the few documents that an edition was given, into the index in use. left: how the last build left it.
    Returns how this one leaves it: what it says of itself is new before the first of them, so that another output of
    the site does not take it for what it left."""
    token = _marked(client, left.name, edition.layout)
    upload(client, left.name, edition.entries, edition.rows_of)
    return msgspec.structs.replace(left, token=token)
