"""The loop over counties, and its words, against a cluster that does what it is told: the real one is in
``test_province_cluster.py``."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any

import click
import msgspec
import pytest
from distributed import KilledWorker
from rich.console import Console

from generator.commands._province_shown import ProvinceConsole, final_table
from generator.province.cluster import WorkerPlace, Workforce
from generator.province.counties import exit_code
from generator.province.job import CountyJob, CountyNews, CountyRecord, CountyResult
from generator.province.report import summary_of, wrong_of
from generator.province.run import ProvinceRun, Watcher
from generator.province.settings import CountySource
from generator.province.task import STARTED


class ScriptedFuture:
    """What one submission comes to: "finished", an exception, or "cancelled"."""

    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome
        self.cancelled = False

    @property
    def status(self) -> str:
        if isinstance(self.outcome, BaseException):
            return "error"
        return "finished" if isinstance(self.outcome, CountyResult) else str(self.outcome)

    def result(self, timeout: float) -> bytes:
        assert timeout
        return msgspec.json.encode(self.outcome)

    def exception(self) -> BaseException:
        assert isinstance(self.outcome, BaseException)
        return self.outcome

    def cancel(self, **_: object) -> None:
        self.cancelled = True


class ScriptedClient:
    """Gives each county its next outcome; ``begins`` says whether a worker says that it began."""

    def __init__(self, outcomes: dict[str, list[Any]], begins: Callable[[str, int], bool]) -> None:
        self.outcomes, self.begins = outcomes, begins
        self.submitted: list[tuple[str, Any]] = []
        self._told: Callable[[Any], None] = print

    def subscribe_topic(self, _: str, handler: Callable[[Any], None]) -> None:
        self._told = handler

    def submit(self, _: object, told: bytes, *__: object, workers: Any = None, **___: object) -> ScriptedFuture:
        county = msgspec.json.decode(told, type=CountyJob).county
        count = sum(name == county for name, _ in self.submitted)
        self.submitted.append((county, workers))
        if self.begins(county, count):
            self._told((0.0, {"county": county, "stage": STARTED, "done": 0, "total": 0}))
        given = self.outcomes[county]
        return ScriptedFuture(given[min(count, len(given) - 1)])


class ScriptedForce(Workforce):
    def __init__(self, client: ScriptedClient, workers: list[WorkerPlace]) -> None:
        super().__init__("tcp://127.0.0.1:1", client)
        self._there = workers

    def workers(self) -> list[WorkerPlace] | None:
        return self._there


ONE = WorkerPlace("tcp://10.0.0.1:1", "one", "10.0.0.1", 1)
TWO = WorkerPlace("tcp://10.0.0.2:1", "two", "10.0.0.2", 1)


def job(county: str, **record: Any) -> CountyJob:
    none = CountySource()
    return CountyJob(
        county=county,
        name=county,
        source=none,
        shared=none,
        output="",
        state="/x",
        work="",
        record=CountyRecord(**record),
    )


def good(county: str) -> CountyResult:
    return CountyResult(county=county, outcome="built")


def run(
    outcomes: dict[str, list[Any]],
    jobs: list[CountyJob] | None = None,
    begins: Callable[[str, int], bool] = lambda *_: True,
    workers: list[WorkerPlace] | None = None,
) -> tuple[ScriptedClient, dict[str, CountyResult]]:
    client = ScriptedClient(outcomes, begins)
    force = ScriptedForce(client, [ONE] if workers is None else workers)
    made = ProvinceRun(force, patience=0.3, attempts=3, watcher=Watcher()).results(
        jobs or [job(name) for name in outcomes]
    )
    return client, {one.county: one for one in made}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.province.run.LOOK", 0.005)
    monkeypatch.setattr("generator.province.run.ASK", 0.05)


def killed() -> KilledWorker:
    return KilledWorker("county", None, 3)  # type: ignore[arg-type]


def test_who_waited_behind_a_killer_is_asked_for_again() -> None:
    client, found = run({"bad": [killed()], "good": [killed(), good("good")]}, begins=lambda name, _: name == "bad")
    assert found["good"].outcome == "built"
    assert found["bad"].outcome == "lost"
    assert [name for name, _ in client.submitted].count("bad") == 3
    assert "中断了 3 次" in found["bad"].message


def test_workers_that_die_before_they_say_a_word_are_not_asked_for_ever() -> None:
    client, found = run({"a": [killed()], "b": [killed()]}, begins=lambda *_: False)
    assert {one.outcome for one in found.values()} == {"lost"}
    assert len(client.submitted) < 20


def test_a_connection_that_breaks_while_it_is_used_loses_no_county() -> None:
    client = ScriptedClient({"a": [good("a")], "b": [good("b")]}, lambda *_: True)
    breaks, submit = [OSError("closed"), CancelledError("closed")], client.submit

    def breaking(*given: Any, **named: Any) -> ScriptedFuture:
        if breaks:
            raise breaks.pop()
        return submit(*given, **named)

    client.submit = breaking  # type: ignore[method-assign]
    made = ProvinceRun(ScriptedForce(client, [ONE]), patience=0.3, attempts=3, watcher=Watcher())
    assert [one.outcome for one in made.results([job("a"), job("b")])] == ["built", "built"]


def test_what_goes_on_breaking_is_raised() -> None:
    client = ScriptedClient({"a": [good("a")]}, lambda *_: True)
    client.submit = None  # type: ignore[method-assign, assignment]
    with pytest.raises(TypeError):
        ProvinceRun(ScriptedForce(client, [ONE]), patience=0.1, attempts=3, watcher=Watcher()).results([job("a")])


def test_what_a_scheduler_forgot_is_asked_for_again() -> None:
    client, found = run({"a": ["cancelled", "lost", good("a")]})
    assert found["a"].outcome == "built"
    assert len(client.submitted) == 3


def test_a_process_that_crashes_three_times_is_given_up() -> None:
    crash = CountyResult(county="a", outcome="lost", message="生成的进程中断了")
    assert run({"a": [crash, crash, good("a")]})[1]["a"].outcome == "built"
    assert run({"a": [crash]})[1]["a"].outcome == "lost"


def test_a_worker_of_another_version_is_told_of() -> None:
    _, found = run({"a": [ModuleNotFoundError("generator")], "b": [good("b")]})
    assert (found["a"].outcome, found["b"].outcome) == ("failed", "built")
    assert "ModuleNotFoundError" in found["a"].message


def test_nobody_there() -> None:
    _, found = run({"a": [good("a")]}, workers=[])
    assert (found["a"].outcome, found["a"].code) == ("missed", 2)


def test_the_longest_come_first_and_unknown_ones_before_them() -> None:
    jobs = [job("short", seconds=1), job("long", seconds=9), job("new")]
    client, found = run({name: [good(name)] for name in ("short", "long", "new")}, jobs)
    assert [name for name, _ in client.submitted] == ["new", "long", "short"]
    assert list(found) == ["short", "long", "new"]


def test_a_county_prefers_the_machine_that_built_it_last() -> None:
    jobs = [job("a", host="10.0.0.2"), job("b", host="10.9.9.9")]
    client, _ = run({name: [good(name)] for name in ("a", "b")}, jobs, workers=[ONE, TWO])
    assert dict(client.submitted) == {"a": [TWO.address], "b": None}


def test_a_county_whose_memory_is_with_a_worker_waits_for_it_and_not_for_ever() -> None:
    """``TWO`` is free, but has not the memory; when ``ONE`` is gone, it is ``TWO``'s all the same."""
    there = [[ONE, TWO], [ONE, TWO], [TWO]]
    client = ScriptedClient({"a": ["pending", good("a")]}, lambda *_: True)
    force = ScriptedForce(client, [])
    force.workers = lambda: there.pop(0) if len(there) > 1 else there[0]  # type: ignore[method-assign]
    tied = msgspec.structs.replace(job("a", worker="one", host="10.0.0.1"), state="worker")
    (found,) = ProvinceRun(force, patience=0.3, attempts=3, watcher=Watcher()).results([tied])
    assert found.outcome == "built"
    assert client.submitted == [("a", [ONE.address]), ("a", None)]


def test_a_log_has_a_line_for_each_county(capsys: pytest.CaptureFixture[str]) -> None:
    with ProvinceConsole({"a": "甲县", "b": "乙县"}) as shown:
        shown.news(CountyNews("a", "读取", 3, 9))
        shown.result(CountyResult(county="a", outcome="built", documents=7, took=1.5))
        shown.result(CountyResult(county="b", outcome="failed", message="没有权限", code=2))
    told = click.unstyle(capsys.readouterr().out).splitlines()
    assert told == ["甲县（a）：已生成，7 份文件，新写 0 个文件，1.5 秒", "乙县（b）：失败；没有权限"]


def test_the_table_shows_who_is_under_way_and_at_last_all(capsys: pytest.CaptureFixture[str]) -> None:
    shown = ProvinceConsole({"a": "甲县", "b": "乙县"})
    shown.news(CountyNews("a", "生成", 30, 90))
    Console(width=100).print(shown._table())
    results = [
        CountyResult(county="a", outcome="built", documents=7),
        CountyResult(county="b", outcome="missed", code=2, message="读不了 [/dev/x] [red]"),
    ]
    Console(width=100).print(final_table(results, {"a": "甲县", "b": "乙县"}))
    told = capsys.readouterr().out
    assert all(word in told for word in ("0/2 个县", "30/90", "甲县", "已生成", "没有轮到", "[/dev/x] [red]"))
    assert summary_of(results) == "已生成 1 个县，没有轮到 1 个县"


def test_what_is_wrong_says_what_citizens_see() -> None:
    built = CountyRecord(built="2026-11-22")
    stands = CountyResult(county="a", outcome="failed", message="坏了", code=2, record=built)
    assert "还是上次的样子" in "".join(wrong_of(stands))
    assert "content/a.md" in "".join(wrong_of(msgspec.structs.replace(stands, taken_back=("content/a.md",))))
    assert "都不在线上了" in "".join(wrong_of(msgspec.structs.replace(stands, taken_back=())))
    assert "还没有生成过" in "".join(wrong_of(msgspec.structs.replace(stands, record=CountyRecord())))
    held = CountyResult(county="a", outcome="unchanged", code=1, held={"standing": 2})
    assert wrong_of(held) == ["2 份有错误，仍为上次发布的版本"]
    assert [exit_code([one]) for one in (stands, held, good("a"))] == [1, 1, 0]
