"""What hands, backups and new names do to an index, and that nothing which left the site is found there after it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from generator.base.scan import RACY
from generator.build.publish import Output
from tests.province.opensearch.nodes import Cluster
from tests.province.served import ServedSmallSite

pytestmark = pytest.mark.servers
MARK = "不该再查到的话"
FIRST = "摘要取自正文开头的文字，所以这里写得长一些，让后面的改动不在摘要之内。" * 6 + "\n\n"


def configured(site: ServedSmallSite, pattern: str, to: str) -> None:
    text = site.page_of("config.yaml")
    assert re.search(pattern, text)
    site.write("config.yaml", re.sub(pattern, to, text))


def settled(site: ServedSmallSite) -> None:
    """The site built again when its files are old enough to be known by their times."""
    time.sleep(RACY / 1e9 + 0.1)
    assert site.full() == 0


def test_what_leaves_is_gone_from_every_generation_that_is_found(
    tmp_path: Path, one_node: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = ServedSmallSite(tmp_path, one_node, "9912360001")
    site.document("a.md")
    site.document("b.md", MARK)
    assert site.full() == 0
    (live,) = site.generations()
    other = re.sub(r"[0-9a-f]{6}$", "abcdef", live)
    for hit in site.hits():
        one_node.ask(f"{other}/_doc/{hit['_id']}?refresh=true", body=hit["_source"], method="PUT")
    # Half of an alias switch made by hand: both are found, neither can be written.
    actions = [
        {"add": {"index": other, "alias": f"gongkai-{site.code}"}},
        {"remove": {"index": live, "alias": f"{live}-written"}},
    ]
    one_node.ask("_aliases", body={"actions": actions}, method="POST")
    assert all(MARK in str(site.hits(name)) for name in (live, other))
    seen, found = list[list[str]](), list[set[str]]()
    swap = Output.swap

    def watched(self: Output, *given: object) -> None:
        seen.append([name for name in site.generations() if MARK in str(site.hits(name))])
        found.append(set(site.urls()))
        swap(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Output, "swap", watched)
    site.document("b.md", MARK, classification="不予公开")
    site.full()
    assert seen == [[]] and found == [{"/d/a/"}]
    assert len(site.generations()) == 1 and set(site.urls()) == {"/d/a/"}
    assert site.search("status") == 0


@pytest.mark.parametrize("alias", ["gongkai", "{}-written"])
def test_an_alias_that_somebody_took_away_comes_back(tmp_path: Path, one_node: Cluster, alias: str) -> None:
    site = ServedSmallSite(tmp_path, one_node, "9912360002" if alias == "gongkai" else "9912360003")
    site.document("a.md", FIRST + "原来的正文。")
    site.document("b.md", MARK)
    assert site.full() == 0
    settled(site)
    (live,) = site.generations()
    removed = {"remove": {"index": live, "alias": alias.format(live)}}
    one_node.ask("_aliases", body={"actions": [removed]}, method="POST")
    site.document("a.md", FIRST + "改过的正文。")
    assert site.full() == 0
    assert site.generations() == [live]
    assert set(site.urls("gongkai")) == {"/d/a/", "/d/b/"}
    assert "改过的正文" in "".join(site.shown())
    one_node.ask("_aliases", body={"actions": [removed]}, method="POST")
    site.document("b.md", MARK, classification="不予公开")
    assert site.full() == 0
    assert site.holding(MARK) == []


def test_a_site_with_other_names_leaves_nothing_under_the_old_ones(tmp_path: Path, one_node: Cluster) -> None:
    site = ServedSmallSite(tmp_path, one_node, "9912360004", more="traditional: true\n")
    site.document("b.md", MARK)
    assert site.full() == 0
    old = site.generations()
    assert len(old) == 2
    # Another address, another name of the index, and no traditional edition any more, all at once.
    configured(site, r"url: \S+", "url: https://www.moved.example")
    configured(site, r"static: false", "static: false, index: other")
    configured(site, r"traditional: true\n", "")
    assert site.full() == 0
    assert site.generations() == []
    assert site.urls("gongkai") == {}
    assert len(one_node.ask(f"other-{site.code}-*")) == 1


def test_a_county_that_is_called_otherwise_is_found_all_the_time(
    tmp_path: Path, one_node: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = ServedSmallSite(tmp_path, one_node, "9912360005")
    site.document("a.md")
    site.document("b.md", MARK)
    assert site.full() == 0
    seen: list[set[str]] = []
    swap = Output.swap

    def watched(self: Output, *given: object) -> None:
        seen.append(set(site.urls()))
        swap(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Output, "swap", watched)
    configured(site, r"jurisdiction: \S+", "jurisdiction: 更名县")
    site.document("b.md", MARK, classification="不予公开")
    site.full()
    assert seen == [{"/d/a/"}]
    (hit,) = site.hits()
    assert hit["_source"]["page"]["county"] == "更名县"
    assert site.holding(MARK) == []


def test_what_another_output_edited_is_not_taken_for_what_this_one_left(tmp_path: Path, one_node: Cluster) -> None:
    site = ServedSmallSite(tmp_path, one_node, "9912360006")
    for name in "ab":
        site.document(f"{name}.md", FIRST + "原来的正文。")
    elsewhere = ("--output", str(tmp_path / "elsewhere"))
    assert site.full() == 0 and site.full(*elsewhere) == 0
    time.sleep(RACY / 1e9 + 0.1)
    assert site.full() == 0 and site.full(*elsewhere) == 0
    site.document("a.md", FIRST + f"{MARK}。")
    assert site.full(*elsewhere) == 0
    assert site.holding(MARK)
    site.document("a.md", FIRST + "原来的正文。")
    site.document("b.md", FIRST + "改过的正文。")
    assert site.full() == 0
    assert site.holding(MARK) == []
