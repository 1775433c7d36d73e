"""One county, as a worker treats it: looked at, built where something has changed, told of in words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.province.counties import exit_code
from generator.province.job import CountyJob, CountyRecord, CountyResult
from generator.province.place import StoragePlace
from generator.province.report import wrong_of
from generator.province.settings import CountySource
from generator.province.task import _stands, county_task
from tests.conftest import TODAY, SmallSite
from tests.province.counties import settle, tree


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A county beside which others have room."""
    return SmallSite(tmp_path / "county")


def job_of(site: SmallSite, **given: object) -> CountyJob:
    base = site.root.parent
    usual = {
        "county": "a",
        "name": "甲县",
        "source": CountySource(folder=str(site.root)),
        "shared": CountySource(),
        "output": str(base / "sites/a"),
        "state": str(base / "state/a"),
        "work": str(base / "work"),
        "date": TODAY,
        "search": False,
        "patience": 0.5,
    }
    return CountyJob(**(usual | given))  # type: ignore[arg-type]


def run(job: CountyJob) -> CountyResult:
    return msgspec.json.decode(county_task(msgspec.json.encode(job), "x"), type=CountyResult)


def stands(job: CountyJob, result: CountyResult) -> bool:
    """Whether a worker would leave the site as it is."""
    return _stands(msgspec.structs.replace(job, record=result.record), result.record.mark)


def again(job: CountyJob, result: CountyResult, **given: object) -> CountyResult:
    return run(msgspec.structs.replace(job, record=result.record, **given))


def test_only_what_changed_is_built(site: SmallSite) -> None:
    site.document("a.md")
    site.document("later.md", publish_date="2026-11-25")
    settle()
    job = job_of(site)
    first = run(job)
    assert (first.outcome, first.message) == ("built", "")
    assert first.documents == 1
    public = site.root.parent / "sites/a"
    whole = tree(public)
    site.run("build", "--no-search")
    assert whole == tree(site.root / "public"), "the same bytes as the county's own two commands give"
    assert again(job, first).outcome == "unchanged"
    assert again(job, first, date="2026-11-24").outcome == "unchanged"
    later = again(job, first, date="2026-11-25")
    assert (later.outcome, later.documents) == ("built", 2)
    assert again(job, later, over={"site": {"phone": "0000-1"}}).outcome == "built"
    (public / "build.json").unlink()
    assert not stands(job, later)


@pytest.mark.servers  # no server, but several builds
def test_a_document_with_an_error_is_told_of_as_long_as_it_stands(site: SmallSite) -> None:
    site.document("a.md")
    job = job_of(site)
    first = run(job)
    site.document("a.md", domain="没有的领域")
    settle()
    held = again(job, first)
    assert (held.outcome, held.code, held.held) == ("built", 1, {"standing": 1})
    assert any("a.md" in line for line in held.found)
    still = again(job, held)
    assert (still.outcome, still.code, still.held) == ("unchanged", 1, {"standing": 1})


def test_a_lost_memory_takes_no_good_page_off(site: SmallSite) -> None:
    site.document("a.md")
    site.document("b.md")
    job = job_of(site)
    first = run(job)
    page = site.root.parent / "sites/a/d/a/index.html"
    site.document("a.md", domain="没有的领域")
    (site.root.parent / "state/a/memory").rename(site.root.parent / "away")
    lost = again(job, first)
    assert (lost.outcome, lost.code) == ("failed", 1)
    assert "缓存里没有" in lost.message
    assert "--without-memory a" in lost.hint
    assert any("a.md" in line for line in lost.found)
    assert page.is_file()
    assert again(job, first, anyhow=True).held == {"new": 1}
    assert not page.exists()


@pytest.mark.servers  # no server, but several builds
def test_a_lost_memory_of_a_good_county_costs_time_alone(site: SmallSite) -> None:
    site.document("a.md")
    job = job_of(site)
    first = run(job)
    (site.root.parent / "state/a/memory").rename(site.root.parent / "away")
    site.document("b.md")
    assert again(job, first).outcome == "built"
    assert (Path(job.output) / "d/a/index.html").is_file()
    assert (Path(job.output) / "d/b/index.html").is_file()


def test_a_broken_configuration_still_takes_back(site: SmallSite) -> None:
    site.document("a.md")
    site.document("b.md")
    job = job_of(site)
    first = run(job)
    site.write("config.yaml", "site: [\n")
    site.document("a.md", classification="不予公开")
    result = again(job, first)
    assert (result.outcome, result.code) == ("failed", 2)
    assert any("config.yaml" in line for line in result.found)
    assert result.taken_back == ("content/a.md",)
    assert not (Path(job.output) / "d/a/index.html").exists()
    assert (Path(job.output) / "d/b/index.html").is_file()


def test_a_search_server_that_did_not_follow_is_told_of_until_it_has(site: SmallSite) -> None:
    """What was taken back may still be found there: the county is no good one, nor does it stand though built."""
    nowhere = "search: {engine: opensearch, server: ['http://127.0.0.1:9'], static: false}\n"
    site.write("config.yaml", site.page_of("config.yaml") + nowhere)
    site.document("a.md")
    settle()
    job = job_of(site, search=True)
    first = run(job)
    assert (first.outcome, first.code) == ("built", 1)
    assert any("连不上检索服务器" in line for line in wrong_of(first))
    still = again(job, first)
    assert (still.outcome, still.code) == ("built", 1), "it is tried again though nothing has changed"
    assert still.unfollowed
    site.write("content/_data/agencies.yaml", "- {id: [}\n")
    broken = again(job, still)
    assert (broken.outcome, bool(broken.unfollowed)) == ("failed", True)
    assert exit_code([first]) == exit_code([broken]) == 1


def test_a_source_that_is_away(site: SmallSite) -> None:
    result = run(job_of(site, source=CountySource(folder=str(site.root / "none"))))
    assert (result.outcome, result.code) == ("failed", 2)
    assert "不能用" in result.message
    assert not result.trouble


def test_another_builds_it_already(site: SmallSite) -> None:
    site.document("a.md")
    job = job_of(site)
    StoragePlace(job.state).write("lease/00000004", b'{"holder":"worker-2:77","until":99999999999}')
    result = run(job)
    assert result.outcome == "failed"
    assert "worker-2:77" in result.message


def test_a_store_that_is_not_there(site: SmallSite) -> None:
    result = run(job_of(site, state="gibtesnicht://x/a"))
    assert (result.outcome, result.code) == ("failed", 2)
    assert not result.trouble


@pytest.mark.servers  # no server, but several builds
def test_a_memory_stays_with_the_worker(site: SmallSite) -> None:
    site.document("a.md")
    job = job_of(site, state="worker")
    first = run(job)
    assert (first.outcome, first.record.built) == ("built", TODAY)
    site.document("a.md", domain="没有的领域")
    assert again(job, first).held == {"standing": 1}
    other = again(job, first, work=str(site.root.parent / "other"))
    assert "缓存里没有" in other.message, "a worker that has not the memory takes nothing off"


@pytest.mark.servers  # no server, but several builds
def test_the_old_tree_of_another_worker_does_not_come_back(site: SmallSite) -> None:
    """Two workers in turn; the one whose tree is of the past fails, and leaves what is live as it is."""
    base = site.root.parent
    site.document("a.md")
    first = job_of(site, output=f"file://{base}/store", state=f"file://{base}/memory")
    second = msgspec.structs.replace(first, work=str(base / "second"))
    built = run(first)
    assert built.outcome == "built", built
    site.document("b.md")
    later = again(second, built)
    assert (later.outcome, stands(second, later)) == ("built", True)
    assert not stands(first, built), "what is live is not what was built here"
    pages = {path for path in (base / "store").rglob("index.html") if path.parent.name in "ab"}
    site.write("config.yaml", "site: [\n")
    site.document("b.md", classification="不予公开")
    old = again(first, later)
    assert (old.outcome, old.taken_back) == ("failed", None)
    assert {path for path in pages if path.is_file()} == pages
    own = again(second, later)
    assert (own.outcome, own.taken_back) == ("failed", ("content/b.md",))
    assert {path.parent.name for path in pages if path.is_file()} == {"a"}


@pytest.mark.servers  # no server, but several builds
def test_a_site_in_a_store_is_known_to_stand_though_all_memory_is_gone(site: SmallSite) -> None:
    base = site.root.parent
    site.document("a.md")
    job = job_of(site, output=f"file://{base}/store", state=f"file://{base}/memory")
    run(job)
    site.document("a.md", domain="没有的领域")
    other = msgspec.structs.replace(job, state=f"file://{base}/other", work=str(base / "fresh"))
    assert "缓存里没有" in run(other).message
    moved = msgspec.structs.replace(job, state=str(base / "kept"), work=str(base / "fresh"))
    assert "缓存里没有" in run(moved).message


def test_a_memory_of_another_folder_is_none(site: SmallSite) -> None:
    site.document("a.md")
    job = job_of(site)
    first = run(job)
    site.document("a.md", domain="没有的领域")
    assert "缓存里没有" in again(job, first, output=str(site.root.parent / "sites/moved")).message


def test_a_search_server_that_has_not_heard_of_it_is_told_the_next_time(site: SmallSite) -> None:
    """A withdrawal that it did not take in could be found there as long as nothing else changes."""
    site.document("a.md")
    settle()
    given = {"search": {"engine": "opensearch", "server": ["http://127.0.0.1:1"]}}
    result = run(job_of(site, over=given, search=True))
    assert (result.outcome, result.code, result.record.mark) == ("built", 1, "")
    assert result.unfollowed
    assert result.unfollowed[0] in wrong_of(result)


def test_what_is_no_answer_is_no_answer(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of a county that dies is told of, whatever it said before."""
    site.document("a.md")
    monkeypatch.setattr("generator.province.task.sys.executable", "/bin/false")
    result = run(job_of(site))
    assert result.outcome == "lost"
    assert "中断" in result.message


def test_records_that_cannot_be_read_count_as_none(tmp_path: Path) -> None:
    from generator.province.counties import RunChoices, jobs_of
    from generator.province.settings_file import read_province

    (tmp_path / "province.yaml").write_text("name: 省\ncounties: {a: {name: 甲县, source: {folder: a}}}\n")
    StoragePlace(str(tmp_path / ".gongkai/counties/a")).write("record.json", b"{")
    (job,) = jobs_of(read_province(tmp_path / "province.yaml"), RunChoices(date=TODAY))
    assert job.record == CountyRecord()


def test_counties_that_stand_in_the_file_no_more_are_known(tmp_path: Path) -> None:
    from generator.province.counties import left_over, remember
    from generator.province.settings_file import read_province

    for state in (".gongkai/counties", "worker"):
        (tmp_path / "province.yaml").write_text(
            f"name: 省\nstate: {state}\ncounties: {{a: {{name: 甲县, source: {{folder: a}}}}}}\n"
        )
        file = read_province(tmp_path / "province.yaml")
        for county in "ab":
            StoragePlace(str(tmp_path / ".gongkai/counties" / county)).write("record.json", b"{}")
            remember(file, [CountyResult(county=county, outcome="built")])
        assert left_over(file) == ["b"]


def test_a_record_that_may_not_be_read_stops_nobody_else(tmp_path: Path) -> None:
    from generator.province.counties import RunChoices, jobs_of
    from generator.province.settings_file import read_province

    (tmp_path / "province.yaml").write_text("name: 省\ncounties: {a: {name: 甲县, source: {folder: a}}}\n")
    (tmp_path / ".gongkai/counties/a/record.json").mkdir(parents=True)
    (job,) = jobs_of(read_province(tmp_path / "province.yaml"), RunChoices(date=TODAY))
    assert job.record == CountyRecord()
