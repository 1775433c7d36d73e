"""Uploads to a real cluster: nodes that go, nodes that are too busy, documents that a node cannot take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.model.served import IndexedState
from generator.search.entry import SearchEntry
from generator.search.opensearch import index as indices
from generator.search.opensearch.client import SearchServerError, connected
from generator.search.opensearch.follow import ServedEdition, bring, retract
from generator.search.opensearch.index import IndexLayout, IndexNames
from generator.search.opensearch.rows import ServedRow, row_digest, row_id, rows
from generator.search.opensearch.upload import RowsOf
from tests.province.opensearch.nodes import Cluster, opensearch

pytestmark = pytest.mark.servers
COUNTY, SITE = "试验县", "https://www.test.example"


def plain_rows(entries: Sequence[SearchEntry]) -> Iterator[ServedRow]:
    return rows(
        entries, read_body=lambda name: f"<p>{name}的正文。</p>", read_attached=str, county=COUNTY, base_url=SITE
    )


def edition(
    code: str, count: int, rows_of: RowsOf = plain_rows, *, shards: int = 1, replicas: int = 0
) -> ServedEdition:
    made = [SearchEntry(f"/d/{n}/", f"第{n}号通知", "2026-03-02", f"{n}", body=f"{n}") for n in range(count)]
    entries = {row_id(COUNTY, entry.url): entry for entry in made}
    wanted = {
        key: IndexedState(row_digest(entry, county=COUNTY, base_url=SITE), False, entry.url)
        for key, entry in entries.items()
    }
    layout = IndexLayout(SITE, shards, replicas)
    return ServedEdition(IndexNames("gongkai", code, "hans"), layout, entries, wanted, rows_of)


def test_a_node_that_is_killed_in_an_upload_costs_nothing(java_classes: str, tmp_path: Path) -> None:
    """A shard's copy on another node takes over, and requests go to the nodes that are left."""
    with opensearch(java_classes, tmp_path, count=3) as cluster:
        seen: list[str] = []

        def rows_of(entries: Sequence[SearchEntry]) -> Iterator[ServedRow]:
            for row in plain_rows(entries):
                seen.append(row.id)
                if len(seen) == 600:
                    cluster.kill(2)
                yield row

        wanted = edition("9912350001", 1500, rows_of, shards=3, replicas=1)
        with connected(cluster.urls) as client:
            done = bring(client, wanted, None)
        assert len(seen) > 1500 - 1 and done.rebuilt
        with connected(cluster.urls) as client:
            standing = retract(client, wanted)
        assert standing and standing.has.keys() == wanted.wanted.keys()
        assert cluster.ask("gongkai/_count")["count"] == 1500


def test_what_a_node_is_too_busy_for_is_offered_again(one_node: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """A node whose queue is full says 429, a shard that has no node yet 503: for a while."""
    import opensearchpy

    real, refused = opensearchpy.OpenSearch.bulk, list[int]()

    def busy(self: Any, **given: Any) -> Any:
        answer = real(self, **given)
        if len(refused) < 2:
            item = answer["items"][0]["index"]
            self.delete(index=item["_index"], id=item["_id"])
            refused.append(1)
            item |= {"status": 429 if len(refused) == 1 else 503, "error": {"type": "rejected_execution_exception"}}
        return answer

    monkeypatch.setattr(opensearchpy.OpenSearch, "bulk", busy)
    wanted = edition("9912350002", 20)
    with connected(one_node.urls) as client:
        bring(client, wanted, None)
    assert len(refused) == 2
    assert one_node.ask("gongkai-9912350002/_count")["count"] == 20


def test_a_document_that_is_refused_is_named_and_the_last_index_stands(one_node: Cluster) -> None:
    good = edition("9912350003", 3)
    with connected(one_node.urls) as client:
        bring(client, good, None)

    def spoiled(entries: Sequence[SearchEntry]) -> Iterator[ServedRow]:
        for entry, row in zip(entries, plain_rows(entries), strict=True):
            yield row if entry.url != "/d/4/" else row._replace(source={**row.source, "date": "no day, 秘密"})

    bad = edition("9912350003", 6, spoiled)
    with connected(one_node.urls) as client:
        standing = retract(client, bad)
        with pytest.raises(SearchServerError) as raised:
            bring(client, bad, standing)
        assert "没有收下 1 份文件：/d/4/（mapper_parsing_exception）" in raised.value.message
        assert "秘密" not in raised.value.message
        found = indices.in_use(client, bad.names)
        assert found and found.meta["token"] == "", "not whole: the next run looks at all of it"
        assert client.count(index=found.name)["count"] == 5
        with pytest.raises(SearchServerError):
            bring(client, bad, standing, rebuild=True)
        client.indices.refresh(index=bad.names.own)
        assert client.count(index=bad.names.own)["count"] == 5, "the new generation is not whole and not in use"
        bring(client, good, retract(client, good))
        assert client.count(index=bad.names.own)["count"] == 3
        assert len(indices.generations(client, bad.names)) == 1


def test_what_comes_late_makes_no_index_anew(one_node: Cluster) -> None:
    """An index that somebody removed in the middle is not made by the next document, with fields that are guessed."""
    wanted = edition("9912350004", 3)

    def removed(entries: Sequence[SearchEntry]) -> Iterator[ServedRow]:
        for name in one_node.ask("gongkai-9912350004-*"):
            one_node.ask(name, method="DELETE")
        yield from plain_rows(entries)

    with pytest.raises(SearchServerError), connected(one_node.urls) as client:
        bring(client, edition("9912350004", 3, removed), None)
    assert one_node.ask("gongkai-9912350004-*") == {}
    with connected(one_node.urls) as client:
        assert bring(client, wanted, None).uploaded == 3


def test_a_deletion_that_the_server_does_not_do_is_not_taken_for_one(one_node: Cluster) -> None:
    good = edition("9912350005", 3)
    with connected(one_node.urls) as client:
        name = bring(client, good, None).left.name
        client.indices.put_settings(index=name, body={"index": {"blocks": {"write": True}}})
    with pytest.raises(SearchServerError, match="没有删去 1 份文件：/d/2/"), connected(one_node.urls) as client:
        retract(client, edition("9912350005", 2))
