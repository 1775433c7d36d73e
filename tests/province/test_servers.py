"""The servers that the other tests stand on are what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.province.opensearch.nodes import Cluster, opensearch

pytestmark = pytest.mark.servers


def test_one_node_answers(one_node: Cluster) -> None:
    assert one_node.ask("")["version"]["number"].startswith("2.19.")


def test_three_nodes_are_one_cluster_and_outlive_one_of_them(java_classes: str, tmp_path: Path) -> None:
    with opensearch(java_classes, tmp_path, count=3) as cluster:
        cluster.ask("kept", body={"settings": {"number_of_shards": 3, "number_of_replicas": 1}}, method="PUT")
        cluster.wait(status="green")
        cluster.ask("kept/_doc/1?refresh=true", body={"said": "here"})
        cluster.kill(2)
        assert cluster.ask("kept/_search")["hits"]["total"]["value"] == 1
        cluster.start(2)
        cluster.wait(status="green")
