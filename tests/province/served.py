"""A small site whose search is on a real server, and what that server says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator import cli
from tests.conftest import CONFIG, TODAY, SmallSite
from tests.province.opensearch.nodes import Cluster

NOWHERE = "http://127.0.0.1:9"
"""Where nobody listens."""


class ServedSmallSite(SmallSite):
    """A small site with an index of its own on a cluster. code: of the site, in the names of its indices."""

    def __init__(
        self, root: Path, cluster: Cluster, code: str, *, more: str = "", search: str = "static: false"
    ) -> None:
        super().__init__(root)
        self.cluster, self.code = cluster, code
        served = f"search: {{engine: opensearch, server: {json.dumps(cluster.urls)}, replicas: 0, {search}}}\n"
        self.write("config.yaml", CONFIG.replace("9900000001", code) + more + served)

    def full(self, *arguments: str) -> int:
        """``gongkai build`` with search."""
        return self.run("build", *arguments)

    def search(self, command: str) -> int:
        """``gongkai search ...``."""
        day = ("--date", TODAY) if command == "rebuild" else ()
        return cli.run(["search", command, "--config", str(self.root / "config.yaml"), *day])

    def names(self) -> list[str]:
        """The indices of the site that are there, and the aliases that lead to them and to no others."""
        found = self.cluster.ask(f"gongkai-{self.code}-*")
        every = {*found, *(alias for one in found.values() for alias in one["aliases"])}
        return sorted(every - {"gongkai", "gongkai-hant"})

    def generations(self) -> list[str]:
        """The indices alone."""
        return sorted(self.cluster.ask(f"gongkai-{self.code}-*"))

    def hits(self, name: str = "") -> list[dict[str, Any]]:
        """Every document of an index or alias, with all that can be read out of it."""
        query = {"query": {"match_all": {}}, "size": 1000, "seq_no_primary_term": True, "fields": ["*"]}
        found: list[dict[str, Any]] = self.cluster.ask(f"{name or f'gongkai-{self.code}'}/_search", body=query)["hits"][
            "hits"
        ]
        return found

    def shown(self) -> Iterator[str]:
        """All that the server tells of the site, asked of each of its indices and aliases by search and by id."""
        for name in self.names():
            for hit in self.hits(name):
                yield json.dumps(hit, ensure_ascii=False)
                yield json.dumps(self.cluster.ask(f"{name}/_doc/{hit['_id']}"), ensure_ascii=False)

    def holding(self, mark: str) -> list[str]:
        """The answers in which some words stand."""
        return [text for text in self.shown() if mark in text]

    def urls(self, name: str = "") -> dict[str, dict[str, Any]]:
        """Address -> the document's hit, of this site."""
        own = self.generations()
        return {hit["_source"]["page"]["url"]: hit for hit in self.hits(name) if hit["_index"] in own}
