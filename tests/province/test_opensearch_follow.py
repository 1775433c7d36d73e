"""The index on a real server follows the site in the run that publishes it: what comes, what changes, what goes."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.base.scan import RACY
from generator.build.publish import Output
from generator.search.opensearch import index as indices
from tests.province.opensearch.nodes import Cluster
from tests.province.served import NOWHERE, ServedSmallSite
from tests.test_atomic import KILLED, REPO, command

pytestmark = pytest.mark.servers
MARK = "不该再查到的话"
FIRST = "摘要取自正文开头的文字，所以这里写得长一些，让后面的改动不在摘要之内。" * 6 + "\n\n"
MANY = 20
"""Documents of which one that was edited is exchanged: of fewer, the words are put together anew, by a whole build."""


@pytest.fixture
def served(tmp_path: Path, one_node: Cluster, request: pytest.FixtureRequest) -> ServedSmallSite:
    """An empty site whose code no other test has."""
    code = f"99{abs(hash(request.node.name)) % 10**8:08d}"
    return ServedSmallSite(tmp_path, one_node, code)


def settled(site: ServedSmallSite) -> None:
    """The site built again when its files are old enough to be known by their times."""
    time.sleep(RACY / 1e9 + 0.1)
    assert site.full() == 0


def ids(site: ServedSmallSite) -> dict[str, str]:
    return {url: hit["_id"] for url, hit in site.urls().items()}


def test_what_is_published_is_found_and_nothing_else(
    tmp_path: Path, one_node: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    site = ServedSmallSite(tmp_path, one_node, "9912340001", more="traditional: true\n")
    site.document("a.md", "医疗救助的办法。")
    site.document("closed.md", f"{MARK}一。", classification="依申请公开", summary=f"{MARK}二。")
    site.document("secret.md", f"{MARK}三。", title="不予公开的题目", classification="不予公开")
    site.document("draft.md", f"{MARK}四。", title="草稿的题目", draft=True)
    site.document("later.md", f"{MARK}五。", title="以后的题目", publish_date="2099-01-01")
    site.document("wrong.md", "证号11010519491231002X。", title="有错误的题目")
    assert site.full() == 1  # one is held back
    assert set(site.urls()) == {"/d/a/", "/d/closed/"}
    assert set(site.urls(f"gongkai-{site.code}-hant")) == {"/zh-hant/d/a/", "/zh-hant/d/closed/"}
    assert set(site.urls()) <= set(site.urls("gongkai"))
    told = "\n".join(site.shown())
    assert "医疗救助" in told and "醫療救助" in told
    for hidden in (MARK, "不予公开的题目", "草稿的题目", "以后的题目", "有错误的题目", "11010519491231002X"):
        assert hidden not in told
    assert all(hit["_source"].keys() == {"page"} for hit in site.hits())
    assert site.urls()["/d/closed/"]["_source"]["page"]["content"] == ""
    assert not list((site.root / "public/search/index").rglob("pagefind.js")), "words alone, no index"
    assert site.search("status") == 0
    site.document("wrong.md", title="有错误的题目")
    site.write("config.yaml", site.page_of("config.yaml").replace("traditional: true\n", ""))
    assert site.full() == 0
    assert "/d/wrong/" in site.urls()
    assert not any("-hant" in name for name in site.names())


def test_an_edit_uploads_one_document(served: ServedSmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(MANY):
        served.document(f"d{number}.md", FIRST + "原来的正文。")
    assert served.full() == 0
    settled(served)
    before = served.urls()
    served.document("d2.md", FIRST + "改过的正文。")
    capsys.readouterr()
    assert served.full() == 0
    assert "检索服务器：更新 1 份" in capsys.readouterr().out
    after = served.urls()
    assert [url for url in after if after[url]["_seq_no"] != before[url]["_seq_no"]] == ["/d/d2/"]
    assert "改过的正文" in after["/d/d2/"]["_source"]["page"]["content"]
    assert served.search("status") == 0
    # Somebody else has been in the index: what it says of itself is not believed, and all of it is looked at.
    live = served.generations()[0]
    served.cluster.ask(f"{live}/_doc/{after['/d/d0/']['_id']}?refresh=true", method="DELETE")
    assert served.search("status") == 1
    assert "少了 1 份：/d/d0/" in capsys.readouterr().out
    served.document("d1.md", FIRST + "也改过的正文。")
    assert served.full() == 0
    assert set(served.urls()) == {f"/d/d{number}/" for number in range(MANY)}
    assert served.search("status") == 0


def test_what_leaves_the_site_has_left_the_index_before_its_page_goes(
    served: ServedSmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("stays", "withdrawn", "removed", "closed", "draft", "expired", "gate", "shut", "standing"):
        served.document(f"{name}.md", "留下的。" if name.startswith("sta") else f"{name}{MARK}。")
    assert served.full() == 0
    known = ids(served)
    assert len(served.holding(MARK)) == 7 * 2 * len(served.names())
    served.document(
        "withdrawn.md",
        f"withdrawn{MARK}。",
        status="withdrawn",
        withdrawn_reason="数据有误",
        withdrawn_date="2026-11-20",
    )
    (served.root / "content/removed.md").unlink()
    served.document("closed.md", f"closed{MARK}。", classification="依申请公开")
    served.document("draft.md", f"draft{MARK}。", draft=True)
    served.document("expired.md", f"expired{MARK}。", expires="2026-04-01")
    served.document("standing.md", "留下的，证号11010519491231002X。")
    served.write(
        "content/_data/negative_list.yaml",
        "- {code: fm-1, matter: 某项, basis: 某条例, patterns: [gate不该再], level: error}\n",
    )
    served.document("shut.md", f"shut{MARK}。", classification="不予公开")
    seen: list[list[str]] = []
    swap = Output.swap

    def watched(self: Output, *given: object) -> None:
        seen.append(served.holding(MARK))
        assert (self.live / "d/removed/index.html").exists()
        swap(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Output, "swap", watched)
    assert served.full() == 1
    assert seen == [[]]
    assert served.holding(MARK) == []
    for name in served.names():
        for url in ("/d/withdrawn/", "/d/removed/", "/d/draft/", "/d/shut/", "/d/gate/"):
            with pytest.raises(OSError, match="404"):
                served.cluster.ask(f"{name}/_doc/{known[url]}")
    assert {"/d/stays/", "/d/standing/", "/d/closed/"} <= set(served.urls())
    assert served.holding("11010519491231002X") == []
    assert served.search("status") == 0


def test_a_withdrawal_reaches_the_index_though_the_build_fails(served: ServedSmallSite) -> None:
    served.document("a.md")
    served.document("b.md", MARK)
    assert served.full() == 0
    served.document("b.md", MARK, status="withdrawn", withdrawn_reason="数据有误", withdrawn_date="2026-11-20")
    served.write("content/_data/agencies.yaml", "- {id: [}\n")
    assert served.full() != 0
    assert served.holding(MARK) == []
    assert set(served.urls()) == {"/d/a/"}


def test_a_takedown_reaches_the_index(served: ServedSmallSite) -> None:
    served.document("a.md")
    served.document("b.md", MARK)
    assert served.full() == 0
    assert served.run("takedown", "b", "--reason", "所附名单有误") == 0
    assert served.holding(MARK) == []


def test_a_server_that_is_away_is_made_good(
    served: ServedSmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served.document("a.md", FIRST + "原来的正文。")
    served.document("b.md", MARK)
    assert served.full() == 0
    monkeypatch.setenv("GONGKAI_OPENSEARCH", NOWHERE)
    served.document("b.md", MARK, status="withdrawn", withdrawn_reason="数据有误", withdrawn_date="2026-11-20")
    capsys.readouterr()
    assert served.full() == 1
    said = capsys.readouterr().err
    assert "检索服务器没有跟上：连不上检索服务器 http://127.0.0.1:9" in said
    assert "可能还查得到：/d/b/" in said
    assert MARK not in served.page("d/b/index.html")
    assert served.full() == 1, "it is said again though nothing has changed"
    assert "可能还查得到：/d/b/" in capsys.readouterr().err
    served.document("a.md", FIRST + "改过的正文。")
    assert served.full() == 1
    assert "改过的正文" in served.page("d/a/index.html")
    monkeypatch.delenv("GONGKAI_OPENSEARCH")
    assert served.holding(MARK)
    assert served.full() == 0, "nothing of the content has changed"
    assert served.holding(MARK) == []
    assert "改过的正文" in "".join(served.shown())
    # The short way, too.
    settled(served)
    monkeypatch.setenv("GONGKAI_OPENSEARCH", NOWHERE)
    served.document("a.md", FIRST + "又改过的正文。")
    assert served.full() == 1
    monkeypatch.delenv("GONGKAI_OPENSEARCH")
    assert served.full() == 0
    assert "又改过的正文" in "".join(served.shown())


def test_a_rebuild_has_no_hole(served: ServedSmallSite) -> None:
    for number in range(6):
        served.document(f"d{number}.md")
    assert served.full() == 0
    first, answers, over = served.generations(), list[int](), threading.Event()

    def read() -> None:
        while not over.is_set():
            found = served.cluster.ask(f"gongkai-{served.code}/_search?size=10")
            answers.append(len(found["hits"]["hits"]) if not found["_shards"]["failed"] else -1)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert served.search("rebuild") == 0
        time.sleep(0.5)
    finally:
        over.set()
        reader.join()
    assert served.generations() != first and len(served.generations()) == 1
    assert len(answers) > 10 and set(answers) == {6}


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_rebuild_that_is_killed_is_cleaned_up(served: ServedSmallSite, when: str) -> None:
    served.document("a.md")
    served.document("b.md", MARK)
    assert served.full() == 0
    script = ["search", "rebuild", *(part for part in command(served)[1:] if part != "--no-search")]
    died = subprocess.run(
        [sys.executable, "-c", KILLED, indices.__name__, "take_into_use", "1", when, *script], cwd=REPO, check=False
    )
    assert died.returncode == -signal.SIGKILL
    assert len(served.generations()) == (2 if when == "before" else 1)
    assert len(served.urls()) == 2
    served.document("b.md", MARK, classification="不予公开")
    assert served.full() == 0
    assert len(served.generations()) == 1
    assert served.holding(MARK) == []
    assert served.search("status") == 0


def test_another_shape_of_index_is_written_beside_the_old_one(served: ServedSmallSite) -> None:
    served.document("a.md")
    assert served.full() == 0
    first = served.generations()
    served.write("config.yaml", served.page_of("config.yaml").replace("replicas: 0", "replicas: 0, shards: 2"))
    assert served.full() == 0
    (name,) = served.generations()
    assert [name] != first and set(served.urls()) == {"/d/a/"}
    settings = served.cluster.ask(f"{name}/_settings")[name]["settings"]["index"]
    assert settings["number_of_shards"] == "2"


def test_an_index_of_another_site_is_left_alone(
    tmp_path: Path, one_node: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    one = ServedSmallSite(tmp_path / "one", one_node, "9912340009")
    one.document("a.md")
    assert one.full() == 0
    other = ServedSmallSite(tmp_path / "other", one_node, "9912340009")
    other.write("config.yaml", re.sub(r"url: \S+", "url: https://www.other.example", other.page_of("config.yaml")))
    other.document("b.md")
    assert other.full() == 1
    assert "是另一个网站 https://www.test.example 的" in capsys.readouterr().err
    assert set(one.urls()) == {"/d/a/"}
    assert other.search("rebuild") == 0
    assert set(one.urls()) == {"/d/b/"}


def test_a_site_that_asks_no_server_any_more_is_told_what_is_left(
    served: ServedSmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    served.document("a.md")
    assert served.full() == 0
    served.write("config.yaml", served.page_of("config.yaml").replace("engine: opensearch", "engine: static"))
    assert served.full() == 0
    assert f"请管理员删去：{served.generations()[0]}" in capsys.readouterr().out
