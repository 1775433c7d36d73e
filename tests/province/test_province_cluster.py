"""A province on a real Dask cluster: scheduler and workers are processes, which are killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.province.counties import SmallProvince, settle, tree
from tests.province.dask_cluster import builders, children, dask_cluster, end, wait_for

pytestmark = pytest.mark.servers


def started(province: SmallProvince, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(province.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    told, _ = process.communicate(timeout=240)
    assert "Traceback" not in told
    return process.returncode, told


def test_three_changed_of_ten_cost_three(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(10)]
    province = SmallProvince(tmp_path, *names)
    province.shared()
    settle()
    with dask_cluster(tmp_path, "one", "two") as cluster:
        first = province.build("--scheduler", cluster.address)
        assert first.returncode == 0, first.stdout + first.stderr
        assert set(province.outcomes().values()) == {"built"}
        assert {one["worker"] for one in province.report().values()} == {"one", "two"}
        for name in ("c1", "c4", "c8"):
            province.counties[name].document("a.md", "另一段正文。")
        settle()
        second = province.build("--scheduler", cluster.address)
        assert second.returncode == 0, second.stdout
        assert [name for name, what in province.outcomes().items() if what == "built"] == ["c1", "c4", "c8"]
        third = province.build("--scheduler", cluster.address)
        assert set(province.outcomes().values()) == {"unchanged"}
        assert "没有变化 10 个县" in third.stdout
        shared = province.root / "shared/_data/agencies.yaml"
        shared.write_text(shared.read_text(encoding="utf-8") + "# 注\n", encoding="utf-8")
        province.build("--scheduler", cluster.address, "--only", "c2")
        assert province.outcomes() == {"c2": "built"}, "what is shared changes every county"


def test_a_worker_killed_in_the_middle_changes_no_byte(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "a", "b", "c", "d")
    with dask_cluster(tmp_path, "one", "two") as cluster:
        run = started(province, "--scheduler", cluster.address)
        victim = cluster.pid("one")
        wait_for(lambda: any(worker == victim for _, worker in builders(tmp_path)), "a county on the first worker")
        builder = next(child for child, worker in builders(tmp_path) if worker == victim)
        time.sleep(0.8)
        cluster.kill("one")
        wait_for(lambda: not Path(f"/proc/{builder}").exists(), "the end of what the worker had started", 10)
        code, told = ended(run)
    assert code == 0, told
    assert set(province.outcomes().values()) == {"built"}
    assert {one["worker"] for one in province.report().values()} >= {"two"}
    for county in province.counties:
        assert tree(province.site(county)) == province.alone(county, tmp_path / "alone")


def test_counties_that_fail_keep_their_site_and_the_others_go_live(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "good", "config", "gone", "held")
    with dask_cluster(tmp_path, "one", "two") as cluster:
        assert province.build("--scheduler", cluster.address).returncode == 0
        before = tree(province.site("config"))
        province.counties["good"].document("new.md")
        province.counties["config"].write("config.yaml", "site: 好\n")
        province.counties["held"].document("a.md", domain="没有的领域")
        (tmp_path / "counties/gone").rename(tmp_path / "counties/elsewhere")
        done = province.build("--scheduler", cluster.address)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert province.outcomes() == {"good": "built", "config": "failed", "gone": "failed", "held": "built"}
    assert (province.site("good") / "d/new/index.html").is_file()
    assert tree(province.site("config")) == before
    assert "config县（config）" in done.stdout
    assert "config.yaml" in done.stdout
    assert "文件夹" in done.stdout.partition("gone县（gone）")[2]
    assert "1 份有错误，仍为上次发布的版本" in done.stdout
    assert province.report()["held"]["held"] == {"standing": 1}


def test_a_county_that_kills_its_worker_is_given_up_and_named(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "bad", "a", "b")
    over = threading.Event()
    killed: set[int] = set()

    def kill() -> None:
        while not over.wait(0.02):
            for _, worker in builders(tmp_path, "bad"):
                if worker in children(os.getpid()):
                    killed.add(worker)
                    end(worker)

    with dask_cluster(tmp_path) as cluster:
        for name in ("one", "two"):
            cluster.worker(name, nanny=True)
        killer = threading.Thread(target=kill)
        killer.start()
        try:
            done = province.build("--scheduler", cluster.address)
        finally:
            over.set()
            killer.join()
    assert done.returncode == 1
    assert province.outcomes() == {"bad": "lost", "a": "built", "b": "built"}
    assert 3 <= len(killed) <= 4
    assert "bad县（bad）" in done.stdout
    assert "中断了 3 次" in done.stdout


def test_a_process_that_is_killed_is_tried_again(tmp_path: Path) -> None:
    """As the system does when memory is short: the worker stays."""
    province = SmallProvince(tmp_path, "a")
    with dask_cluster(tmp_path, "one") as cluster:
        run = started(province, "--scheduler", cluster.address)
        wait_for(lambda: bool(builders(tmp_path)), "a builder")
        os.kill(builders(tmp_path)[0][0], signal.SIGKILL)
        code, told = ended(run)
    assert code == 0, told
    assert province.outcomes() == {"a": "built"}


def test_a_scheduler_that_is_gone_ends_the_run_with_words(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "a", "b", "c", patience=3)
    with dask_cluster(tmp_path, "one") as cluster:
        run = started(province, "--scheduler", cluster.address)
        wait_for(lambda: bool(builders(tmp_path)), "a builder")
        cluster.kill("scheduler")
        code, told = ended(run)
        assert code == 1, told
        assert "调度程序" in told
        missed = [name for name, what in province.outcomes().items() if what == "missed"]
        assert missed
        assert all(f"{name}县（{name}）" in told for name in missed)
        again = province.build("--scheduler", cluster.address)
        assert again.returncode == 2
        assert "连不上调度程序" in again.stderr


def test_a_scheduler_that_restarts_is_waited_for(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "a", "b", "c", patience=40)
    with dask_cluster(tmp_path, "one") as cluster:
        run = started(province, "--scheduler", cluster.address)
        wait_for(lambda: bool(builders(tmp_path)), "a builder")
        cluster.kill("scheduler")
        cluster.kill("one")
        time.sleep(1)
        cluster.scheduler()
        cluster.worker("next")
        code, told = ended(run)
    assert code == 0, told
    assert set(province.outcomes().values()) == {"built"}
    for county in province.counties:
        assert tree(province.site(county)) == province.alone(county, tmp_path / "alone")


def test_without_workers_the_run_ends(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "a", patience=2)
    with dask_cluster(tmp_path) as cluster:
        done = province.build("--scheduler", cluster.address)
    assert done.returncode == 1
    assert province.outcomes() == {"a": "missed"}
    assert "没有工作进程" in done.stdout


def test_without_a_scheduler_a_cluster_starts_by_itself(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "a", "b")
    done = province.build("--workers", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 个工作进程" in done.stdout
    assert done.stderr == ""
    assert not builders(tmp_path)


def test_a_county_goes_to_the_worker_that_has_its_memory(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "a", "b", "c", "d", state="worker")
    with dask_cluster(tmp_path, "one", "two") as cluster:
        assert province.build("--scheduler", cluster.address).returncode == 0
        before = {name: one["worker"] for name, one in province.report().items()}
        for site in province.counties.values():
            site.document("a.md", "另一段。")
        assert province.build("--scheduler", cluster.address).returncode == 0
        assert {name: one["worker"] for name, one in province.report().items()} == before
        cluster.kill("one")
        for site in province.counties.values():
            site.document("a.md", "又一段。")
        assert province.build("--scheduler", cluster.address).returncode == 0
        assert {one["worker"] for one in province.report().values()} == {"two"}
