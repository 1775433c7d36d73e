"""One output folder, built into from several checkouts, or changed by somebody else: what goes live is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from generator.build import publish, trees
from generator.build.publish import Output, Work
from tests.conftest import CONFIG, TODAY, SmallSite, tree

REPO = Path(__file__).resolve().parents[2]


def checkout(folder: Path, mark: str) -> SmallSite:
    site = SmallSite(folder)
    site.write("config.yaml", CONFIG.replace("试验县人民政府办公室", f"试验县人民政府{mark}"))
    for number in range(40):
        site.document(f"d{number}.md", f"正文{mark}。")
    site.document(f"only-{mark}.md")
    return site


def test_two_checkouts_with_one_output_do_not_meet(tmp_path: Path) -> None:
    live, expected = tmp_path / "www/live", {}
    sites = {mark: checkout(tmp_path / mark, mark) for mark in ("甲", "乙")}
    for mark, site in sites.items():
        assert site.build("--output", str(tmp_path / f"clean-{mark}")) == 0
        expected[mark] = tree(tmp_path / f"clean-{mark}")
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    command = [sys.executable, "-m", "generator", "build", "--no-search", "--date", TODAY, "--force"]
    for _ in range(3):
        running = [
            subprocess.Popen(
                [*command, "--config", str(site.root / "config.yaml"), "--output", str(live), "--workers", "1"],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for site in (*sites.values(), *sites.values())
        ]
        ended = [(process.communicate(timeout=120)[1].decode(), process.returncode) for process in running]
        assert 0 in {code for _, code in ended}
        assert all(code == 0 or (code == 2 and "另一个构建正在进行" in said) for said, code in ended), ended
        assert tree(live) in expected.values()


@pytest.mark.parametrize("lost", ["spare", "live", "both"])
def test_a_tree_that_lost_files_is_whole_before_it_goes_live(
    site: SmallSite, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when folders are believed to hold what they held when both trees were counted."""
    monkeypatch.setattr(trees, "RACY", 0)
    for number in range(5):
        site.document(f"d{number}.md")
    assert site.build() == 0
    places = {"spare": site.root / ".public.gongkai/spare", "live": site.root / "public"}
    for name, folder in places.items():
        if lost in (name, "both"):
            shutil.rmtree(folder / "d/d1")
            (folder / "404.html").unlink()
    (places["spare"] / "smuggled.html").write_text("身份证号")
    site.document("d9.md")
    site.write("content/_data/subjects.yaml", "- {id: minsheng, name: 民生}\n- {id: zonghe, name: 综合}\n")
    assert site.build() == 0
    site.document("d10.md")  # the tree that was live when it lost files is to go live again
    assert site.build() == 0
    built = site.tree()
    for folder in (*places.values(), site.root / ".gongkai"):
        shutil.rmtree(folder)
    assert site.build() == 0
    assert site.tree() == built


def test_folders_that_have_not_changed_are_not_read_and_what_changed_anywhere_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "RACY", 0)
    random, known = Random(2026), [f"d/{n}/index.html" for n in range(60)] + ["a.html", "d/7/b/c.txt"]
    for path in known:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("旧")
    time.sleep(0.05)  # the file system's clock ticks every few milliseconds
    since = time.time_ns()
    with monkeypatch.context() as patch:
        patch.setattr(trees, "_entries", pytest.fail)  # nothing is to be read
        assert sorted(trees.paths_in(tmp_path, known, since)) == sorted(known)
    for _ in range(25):
        folder = tmp_path / "d" / str(random.randrange(60))
        match random.randrange(5):
            case 0:
                shutil.rmtree(folder, ignore_errors=True)
            case 1:
                (folder / "index.html").unlink(missing_ok=True)
            case 2:
                (folder / "more/deep").mkdir(parents=True, exist_ok=True)
                (folder / "more/deep/x.html").write_text("新")
                os.utime(folder, (1, 1))
            case 3 if folder.is_dir() and not folder.is_symlink():
                shutil.rmtree(folder)
                folder.symlink_to(tmp_path / "d/7", target_is_directory=True)
            case _ if not folder.exists():
                folder.write_text("文件占了文件夹的名字")
        assert sorted(trees.paths_in(tmp_path, known, since)) == sorted(trees.paths_in(tmp_path))


def test_an_output_that_loses_files_all_the_time_is_not_published(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("a.md")
    real = Output.complete

    def swept(self: Output, work: Work) -> None:
        (self.spare / "404.html").unlink()
        (self.live / "404.html").unlink(missing_ok=True)
        real(self, work)

    monkeypatch.setattr(publish.Output, "complete", swept)
    assert site.build() == 2
    assert "没有发布" in capsys.readouterr().err and not (site.root / "public").exists()
