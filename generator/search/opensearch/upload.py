"""What an index has and what it should have -> the documents deleted and uploaded that it takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from generator.model.served import IndexedState
from generator.search.entry import SearchEntry
from generator.search.opensearch.client import SearchServerError
from generator.search.opensearch.index import written
from generator.search.opensearch.rows import ServedRow

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

LOT, BYTES = 500, 8 << 20
"""Documents and bytes of one request: well below what a node takes (100 MB) and what it can hold at once."""
BUSY_ROUNDS, DELETE_ROUNDS, FIRST_PAUSE, LONGEST_PAUSE = 6, 4, 1, 30
"""How often documents are offered to a node that is too busy, or to be deleted: the page waits for that. And the pauses
between, in seconds: each is twice the last one."""
PATIENCE = 120.0
"""Seconds in which a server that is alive takes one document at least."""
PAGE = 5000
"""Documents of one answer when all are read."""
SHOWN = 5
"""Documents that an error names."""
_LATER = frozenset((429, 502, 503, 504))

RowsOf = Callable[[Sequence[SearchEntry]], Iterator[ServedRow]]
"""Entries -> their documents, in the same order."""


def held(client: OpenSearch, index: str) -> dict[str, IndexedState]:
    """What an index has, by id. Read from it, never remembered."""
    from opensearchpy import TransportError
    from opensearchpy.helpers import ScanError, scan

    query = {"query": {"match_all": {}}, "_source": False, "docvalue_fields": list(IndexedState.__struct_fields__)}
    for pause in (FIRST_PAUSE, 2 * FIRST_PAUSE, 0):
        try:
            client.indices.refresh(index=index)
            hits = scan(client, query, index=index, size=PAGE, scroll="2m")
            return {hit["_id"]: _state(hit.get("fields", {})) for hit in hits}
        except (ScanError, TransportError):  # the node that read went away: another can
            if not pause:
                raise
            time.sleep(pause)
    raise AssertionError


def _state(fields: Mapping[str, Sequence[Any]]) -> IndexedState:
    digest, closed, url = (fields.get(name, [""])[0] for name in IndexedState.__struct_fields__)
    return IndexedState(str(digest), bool(closed), str(url))


def leaving(has: Mapping[str, IndexedState], wanted: Mapping[str, IndexedState]) -> dict[str, IndexedState]:
    """What must be gone before anything else: documents that are not to be found any more, and those of which from now
    on only the title is told. A page that stays where it was, under another id, is none of them."""
    open_pages = {state.url for state in wanted.values() if state.url and not state.closed}
    return {
        name: state
        for name, state in has.items()
        if (wanted[name].closed and not state.closed if name in wanted else state.url not in open_pages)
    }


def delete(client: OpenSearch, index: str, gone: Mapping[str, IndexedState]) -> None:
    """Delete documents, so that no search finds them from now on. Raises SearchServerError naming those that stay."""
    target, left, why = written(index), list(gone), ""
    for pause in _pauses(DELETE_ROUNDS):
        actions = [{"_op_type": "delete", "_index": target, "_id": name} for name in left]
        # What is not there any more is no failure; an index that cannot be written is, though it has the same status.
        failed = [item for item in _failed(client, actions, retries=0) if item.get("result") != "not_found"]
        left, why = [item["_id"] for item in failed], _why(failed)
        if not all(item["status"] in _LATER for item in failed) or not failed:
            break
        time.sleep(pause)
    client.indices.refresh(index=index)
    if left:
        raise SearchServerError(
            f"检索服务器没有删去 {len(left)} 份文件：{named(gone[name].url for name in left)}（{why}）",
            "看服务器的日志，再运行一次 gongkai build",
        )


def upload(client: OpenSearch, index: str, entries: Mapping[str, SearchEntry], rows_of: RowsOf) -> None:
    """Write documents, by id, so that they are found from now on. What a node is too busy for is offered again; what it
    cannot take keeps no other out. Raises SearchServerError naming these."""
    refused: list[dict[str, Any]] = []
    waiting = dict(entries)
    for pause in _pauses(BUSY_ROUNDS):
        failed = list(_failed(client, _actions(written(index), waiting, rows_of)))
        refused += [item for item in failed if item["status"] not in _LATER]
        busy = [item for item in failed if item["status"] in _LATER]
        waiting = {item["_id"]: entries[item["_id"]] for item in busy}
        if not waiting:
            break
        time.sleep(pause)
    else:
        refused += busy
    client.indices.refresh(index=index, ignore_unavailable=True)
    if refused:
        names = [entries[item["_id"]].url for item in refused]
        raise SearchServerError(
            f"检索服务器没有收下 {len(refused)} 份文件：{named(names)}（{_why(refused)}）",
            "其余的已经收下；看服务器的日志，改好后再运行一次 gongkai build",
        )


def _failed(client: OpenSearch, actions: Iterable[dict[str, Any]], *, retries: int = 3) -> Iterator[dict[str, Any]]:
    """Do these, and tell what the server says of each that it did not do. retries: of each request. Raises
    SearchServerError when it has taken nothing for long: each request waits for itself, and there may be hundreds."""
    from opensearchpy.helpers import streaming_bulk

    taken = time.monotonic()
    for done, info in streaming_bulk(client, actions, raise_on_error=False, max_retries=retries, **_BULK):
        (item,) = info.values()
        if done:
            taken = time.monotonic()
            continue
        if item["status"] in _LATER and time.monotonic() - taken > PATIENCE:
            raise SearchServerError(
                f"检索服务器太忙，{PATIENCE:.0f} 秒没有收下一份文件（{_why([item])}）",
                "看它的磁盘和内存，再运行一次 gongkai build",
                away=True,
            )
        yield item


_BULK: dict[str, Any] = {
    "chunk_size": LOT,
    "max_chunk_bytes": BYTES,
    "initial_backoff": FIRST_PAUSE,
    "max_backoff": LONGEST_PAUSE,
    "require_alias": True,
}


def _actions(target: str, entries: Mapping[str, SearchEntry], rows_of: RowsOf) -> Iterator[dict[str, Any]]:
    chosen = list(entries.values())
    for entry, row in zip(chosen, rows_of(chosen), strict=True):
        books = {"digest": row.digest, "closed": entry.role == "closed"}
        yield {"_op_type": "index", "_index": target, "_id": row.id, "_source": {**row.source, **books}}


def _pauses(rounds: int) -> Iterator[float]:
    """Behind each round; none behind the last."""
    yield from (min(LONGEST_PAUSE, FIRST_PAUSE * 2.0**number) for number in range(rounds - 1))
    yield 0


def named(urls: Iterable[str], most: int = SHOWN) -> str:
    """Some of many addresses, in a line."""
    every = sorted(urls)
    return "、".join(every[:most]) + (f"等 {len(every)} 份" if len(every) > most else "")


def _why(failed: Sequence[Mapping[str, Any]]) -> str:
    """Why the first was refused. The server's own words can hold a piece of the text: of them only the kind is told."""
    error = failed[0].get("error") if failed else None
    return str(error.get("type", "")) if isinstance(error, Mapping) else f"{failed[0]['status']}" if failed else ""
