"""The invented old site of ``benchmarks/old_site.py``, small: it comes in whole, by the public commands."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator import cli
from generator.authoring.migration import writing
from tests.conftest import SmallSite
from tests.paths import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import old_site
import old_site_check
from old_site_markup import OldSite

PAGES = 60


@pytest.fixture(scope="module")
def old() -> OldSite:
    return old_site.made(PAGES)


@pytest.fixture(scope="module")
def came(old: OldSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site into which the old one has come, the map filled in between two runs."""
    room = tmp_path_factory.mktemp("migrated")
    old_site_check.laid_out(room)
    old_site.as_folder(old, room / "old")
    before = Path.cwd()
    os.chdir(room)
    try:
        assert migrate("old") == 0
        assert not list((room / "content").rglob("*.md")), "the first run only proposes"
        fill(room)
        assert migrate("old") == 0
        yield room
    finally:
        os.chdir(before)


def migrate(source: str) -> int:
    return cli.run(["migrate", source, "--to", "content", "--workers", "1"])


def fill(room: Path) -> None:
    place = room / "migrate.yaml"
    place.write_text(old_site_check.filled(place.read_text(encoding="utf-8")), encoding="utf-8")


def answered(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    assert cli.run(["hosting", "nginx"]) == 0
    plain = capsys.readouterr().out
    assert cli.run(["hosting", "nginx", "--maps"]) == 0
    return old_site_check.redirected(plain, capsys.readouterr().out)


def test_every_article_comes_in_right_with_its_files_and_its_old_addresses(
    came: Path, old: OldSite, capsys: pytest.CaptureFixture[str]
) -> None:
    found = old_site_check.compared(old, came / "content", answered(capsys))
    assert found.wrong == [] and found.unanswered == []
    assert (found.right, found.came, found.answered) == (len(old.pages), found.files, found.addresses)
    assert len(list((came / "content").rglob("*.md"))) == len(old.pages), "no list, error or copy came in"


def test_the_site_builds_and_a_baseline_takes_what_is_left(came: Path, old: OldSite) -> None:
    assert cli.run(["build", "--no-search", "--date", "2026-11-22"]) == 0
    assert len(list((came / "public/d").iterdir())) == len(old.pages)
    assert "data-query" in (came / "public/show.asp/index.html").read_text(encoding="utf-8")
    assert cli.run(["check", "--write-baseline"]) == 0


def test_the_report_tells_totals_copies_and_what_the_sitemap_has_more(came: Path) -> None:
    text = (came / "migrate-report.md").read_text(encoding="utf-8")
    for wanted in (
        "| 写成文件 | 48 |",
        "| 其中栏目列表页 | 6 |",
        "| 其中跳转页 | 2 |",
        "never-crawled.html",
        "/wap/ → ",
    ):
        assert wanted in text
    lists = (came / "migrate-columns.conf").read_text(encoding="utf-8")
    assert 'location = "/zwgk/tzgg/index.html" { return 301 /jycy/; }' in lists
    assert 'if ($request_uri = "/list.asp?cid=2") { return 301 /shjz/; }' in lists
    assert '"/index.html"' not in lists and '"/search/index.html"' not in lists, "nginx would go round for ever"


def test_a_further_run_does_what_is_left_and_touches_nothing_that_was_edited(
    came: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = sorted((came / "content").rglob("*.md"))
    stamps = {path: path.stat().st_mtime_ns for path in every}
    edited, gone = every[0], every[1]
    edited.write_text(edited.read_text(encoding="utf-8") + "\n编辑加的一段。\n", encoding="utf-8")
    whole = gone.read_bytes()
    gone.unlink()
    capsys.readouterr()
    assert migrate("old") == 0
    told = capsys.readouterr().out
    assert "本次读了 0 个" in told and "写了 1 份" in told and "有人改过的 1 份没有动" in told
    assert gone.read_bytes() == whole and "编辑加的一段。" in edited.read_text(encoding="utf-8")
    assert {path: path.stat().st_mtime_ns for path in every[2:]} == {path: stamps[path] for path in every[2:]}


def test_what_a_column_is_decided_anew_moves_its_documents(came: Path) -> None:
    place = came / "migrate.yaml"
    text = place.read_text(encoding="utf-8")
    before = {path.name for path in (came / "content/ywjy").iterdir()}
    place.write_text(text.replace("    领域: 义务教育\n", "    领域: 养老服务\n"), encoding="utf-8")
    try:
        assert migrate("old") == 0
        assert {path.name for path in (came / "content/ylfw").iterdir()} == before
        assert not list((came / "content/ywjy").iterdir())
    finally:
        place.write_text(text, encoding="utf-8")
        assert migrate("old") == 0


def test_a_run_that_is_broken_off_leaves_nothing_half_and_the_next_goes_on(
    old: OldSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_site_check.laid_out(tmp_path)
    old_site.as_folder(old_site.made(30), tmp_path / "old")
    monkeypatch.chdir(tmp_path)
    assert migrate("old") == 0
    fill(tmp_path)
    calls = 0

    def full(path: Path, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls > 9:
            raise OSError(28, "磁盘已满")
        path.write_bytes(data)

    with monkeypatch.context() as broken:
        broken.setattr(writing, "write_atomic", full)
        assert migrate("old") != 0
    some = list((tmp_path / "content").rglob("*.md"))
    assert 0 < len(some) < 24
    for path in some:
        named = re.findall(r"\]\(([^/)][^)]*)\)", path.read_text(encoding="utf-8"))
        assert all((path.parent / name).is_file() for name in named)
    assert migrate("old") == 0
    assert len(list((tmp_path / "content").rglob("*.md"))) == 24


def test_an_archive_of_a_crawl_gives_the_same_and_its_redirects_too(
    came: Path,
    old: OldSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old_site_check.laid_out(tmp_path)
    old_site.as_warc(old, tmp_path / "old.warc.gz")
    monkeypatch.chdir(tmp_path)
    assert migrate("old.warc.gz") == 0
    fill(tmp_path)
    assert migrate("old.warc.gz") == 0
    moved = answered(capsys)
    found = old_site_check.compared(old, tmp_path / "content", moved)
    assert found.right == len(old.pages) and found.unanswered == []
    assert old.moved and all(moved[start] == moved[end] for start, end in old.moved.items())


def test_an_archive_that_breaks_off_gives_what_stands_before(
    old: OldSite, site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_site.as_warc(old, site.root / "old.warc.gz")
    data = (site.root / "old.warc.gz").read_bytes()
    (site.root / "old.warc.gz").write_bytes(data[: len(data) // 2])
    monkeypatch.chdir(site.root)
    assert migrate("old.warc.gz") == 0
    assert "通知" in site.page_of("migrate.yaml")
    assert "old.warc.gz 在中间断了或者坏了" in site.page_of("migrate-report.md")


def test_a_run_that_is_killed_goes_on_where_it_was(site: SmallSite) -> None:
    made = old_site.made(60)
    old_site.as_folder(made, site.root / "old")
    command = [sys.executable, "-m", "generator", "migrate", "old", "--to", "content", "--workers", "1"]
    running = subprocess.Popen(command, cwd=site.root, env={**os.environ, "PYTHONPATH": str(ROOT)})
    while running.poll() is None and not pages_read(site.root):
        time.sleep(0.02)
    running.kill()
    running.wait()
    done = pages_read(site.root)
    assert done
    after = subprocess.run(
        command, cwd=site.root, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    every = pages_read(site.root)
    assert f"本次读了 {every - done} 个" in after.stdout and f"是 {len(made.pages)} 篇文章" in after.stdout
    assert not list(site.root.glob(".gongkai/migrate/*/reading/*")), "what the killed run was at is gone"


def pages_read(root: Path) -> int:
    """How many pages a migration has kept so far."""
    found = list(root.glob(".gongkai/migrate/*/state-*.sqlite"))
    if not found:
        return 0
    try:
        with closing(sqlite3.connect(found[0], timeout=10)) as base:
            return int(base.execute("select count(*) from pages").fetchone()[0])
    except sqlite3.OperationalError:  # its tables are being made
        return 0
