"""Real servers for the tests of a province, started once a session, and why they are skipped where there are none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import browser
from tests.province.opensearch.nodes import Cluster, NotHere, class_path, opensearch
from tests.province.served_county import ServedCounty
from tests.province.small_portal import portal, two_counties

__all__ = ["browser", "portal", "two_counties"]

ASKED = "TEST_PROVINCE"
"""The variable under which these tests run: ``make test-province`` sets it."""
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked ``servers`` wait for ``make test-province``; the others here need no server."""
    if os.environ.get(ASKED):
        return
    skip = pytest.mark.skip(reason=f"starts real servers: {ASKED}=1, as make test-province does")
    for item in items:
        if HERE in item.path.parents and item.get_closest_marker("servers"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def java_classes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Class path of the launcher."""
    try:
        return class_path(tmp_path_factory.mktemp("opensearch-classes"))
    except NotHere as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def one_node(java_classes: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of one node, shared by the tests of a session: each uses index names of its own."""
    try:
        with opensearch(java_classes, tmp_path_factory.mktemp("one-node")) as cluster:
            yield cluster
    except NotHere as reason:
        pytest.fail(str(reason))


@pytest.fixture(scope="session")
def served_county(one_node: Cluster, tmp_path_factory: pytest.TempPathFactory) -> ServedCounty:
    """The sample county whose search page asks the one node; tests leave it as it is."""
    return ServedCounty.built(tmp_path_factory.mktemp("served") / "county", one_node.urls)
