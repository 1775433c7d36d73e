"""Whole for everyone at once: builds that are killed, starved, raced or lied to leave the last good site standing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import CONFIG, TODAY, SmallSite

REPO = Path(__file__).resolve().parent.parent
# Runs a build that kills itself, really and at once, when a function is reached for the n-th time.
KILLED = """
import os, signal, sys
import importlib
from generator import cli
module, name, count, when = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
owner = importlib.import_module(module)
for part in name.split(".")[:-1]:
    owner = getattr(owner, part)
name = name.split(".")[-1]
real, seen = getattr(owner, name), [0]
def deadly(*args, **kwargs):
    seen[0] += 1
    if seen[0] == count and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*args, **kwargs)
    if seen[0] == count:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(owner, name, deadly)
sys.exit(cli.run(sys.argv[5:]))
"""
MOMENTS = [
    ("generator.content.documents", "work", 1, "after"),
    ("generator.build.publish", "Output.open", 1, "before"),
    ("generator.build.publish", "remove", 1, "after"),
    ("generator.theme.render.pages", "put", 1, "before"),
    ("generator.theme.render.pages", "put", 20, "after"),
    ("generator.build.publish", "Output.swap", 1, "before"),
    ("generator.build.publish", "exchange", 1, "before"),
    ("generator.build.publish", "exchange", 1, "after"),
    ("generator.build.publish", "Output.level", 1, "before"),
    ("generator.build.trees", "link", 1, "after"),
    ("generator.base.store", "Store.write", 1, "after"),
    ("generator.base.store", "Store.write", 2, "after"),
    ("generator.base.store", "Store.write", 3, "before"),
    ("generator.base.store", "Store.write", 4, "before"),
    ("generator.base.store", "Store.write", 5, "before"),
    ("generator.base.store", "Store.write", 6, "before"),
    ("generator.base.store", "Store.write", 7, "before"),
    ("generator.base.store", "Store.remove", 1, "before"),
    ("generator.base.store", "Store.remove", 2, "before"),
    ("generator.build.publishing", "announce", 1, "after"),
]


def command(site: SmallSite, *more: str) -> list[str]:
    return [
        "build",
        "--no-search",
        "--config",
        str(site.root / "config.yaml"),
        "--date",
        TODAY,
        "--workers",
        "1",
        *more,
    ]


def version(site: SmallSite, name: str) -> None:
    """Give every page of the site a mark, and let one document come and one go."""
    site.write("config.yaml", CONFIG.replace("试验县人民政府办公室", f"试验县人民政府{name}"))
    for old in (site.root / "content").glob("only-*.md"):
        old.unlink()
    site.document(f"only-{name}.md")


def whole(site: SmallSite) -> str:
    """The mark that all pages bear; fails when the tree is a mix or has a page of the other version."""
    pages = [
        path for path in (site.root / "public").rglob("*.html") if "d/" in path.as_posix() or path.name == "404.html"
    ]
    marks = {
        mark
        for path in pages
        for mark in ("甲", "乙", "丙")
        if f"试验县人民政府{mark}" in path.read_text(encoding="utf-8")
    }
    assert len(marks) == 1, marks
    (mark,) = marks
    assert {path.name for path in (site.root / "public/d").glob("only-*")} == {f"only-{mark}"}
    return mark


@pytest.mark.parametrize(("module", "name", "count", "when"), MOMENTS)
def test_killed_at_any_moment_the_site_is_whole_and_the_next_build_recovers(
    site: SmallSite, tmp_path: Path, module: str, name: str, count: int, when: str
) -> None:
    for number in range(5):
        site.document(f"d{number}.md")
    version(site, "甲")
    assert site.build() == 0
    version(site, "乙")
    script = [sys.executable, "-c", KILLED, module, name, str(count), when, *command(site)]
    died = subprocess.run(script, cwd=REPO, capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert whole(site) in ("甲", "乙")
    assert site.build() == 0
    assert whole(site) == "乙"
    recovered = site.tree()
    version(site, "丙")
    assert site.build() == 0
    assert whole(site) == "丙"
    version(site, "乙")
    assert site.build("--output", str(tmp_path / "clean"), "--state", str(tmp_path / "state")) == 0
    from tests.conftest import tree

    assert recovered == tree(tmp_path / "clean")


@pytest.mark.parametrize(("module", "name", "count", "when"), MOMENTS)
def test_killed_at_any_moment_what_stands_in_is_what_was_live(
    site: SmallSite, module: str, name: str, count: int, when: str
) -> None:
    """A text was replaced; the build that published that died. Its file is then broken: what was replaced stays
    away."""
    site.document("d.md", "原来的正文，甲。")
    site.document("held.md", "另一份，甲。")
    version(site, "甲")
    assert site.build() == 0
    site.write("content/held.md", "---\ntitle: 坏了\n")
    assert site.build() == 1
    site.document("d.md", "换过的正文，乙。")
    version(site, "乙")
    script = [sys.executable, "-c", KILLED, module, name, str(count), when, *command(site)]
    died = subprocess.run(script, cwd=REPO, capture_output=True, check=False)
    live = whole(site)
    assert f"正文，{live}。" in site.page("d/d/index.html") and "另一份，甲。" in site.page("d/held/index.html")
    site.write("content/d.md", "---\ntitle: 坏了\n")
    assert site.build() == 1, died.stderr.decode()
    assert f"正文，{live}。" in site.page("d/d/index.html") and "另一份，甲。" in site.page("d/held/index.html")
    assert whole(site) == "乙"


def test_a_reader_meets_one_build_or_the_other(site: SmallSite) -> None:
    for number in range(30):
        site.document(f"d{number}.md")
    version(site, "甲")
    assert site.build("--date", "2026-11-01") == 0
    public, mixes, reads, done = site.root / "public", [], [0], threading.Event()

    def stamp() -> bytes | None:
        try:
            return (public / "build.json").read_bytes()
        except FileNotFoundError:
            return None

    def read() -> None:
        while not done.is_set():
            before = stamp()
            marks = set()
            for number in range(30):
                try:
                    html = (public / f"d/d{number}/index.html").read_text(encoding="utf-8")
                except FileNotFoundError:
                    mixes.append(f"d{number} was not there")
                    continue
                marks |= {mark for mark in "甲乙" if f"试验县人民政府{mark}" in html}
            if before == stamp():
                reads[0] += 1
                if len(marks) != 1:
                    mixes.append(str(marks))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number, name in enumerate("乙甲乙甲乙甲", 2):
            version(site, name)
            environment = {**os.environ, "PYTHONPATH": str(REPO)}
            arguments = [*command(site)[:-4], "--date", f"2026-11-{number:02d}"]
            subprocess.run(
                [sys.executable, "-m", "generator", *arguments], env=environment, check=True, capture_output=True
            )
    finally:
        done.set()
        reader.join()
    assert reads[0] > 5
    assert mixes == []


FULL = """
mount -t tmpfs -o size=16m tmpfs "$1" && cp -r "$2/." "$1/" && cd "$1" && logs="$3" && shift 3
"$@" 2>&1 | cat >"$logs/1"; grep -c 完成 "$logs/1"
sed 's/人民政府办公室/人民政府甲办公室/' config.yaml >"$logs/config" && cat "$logs/config" >config.yaml
dd if=/dev/zero of=filler bs=1k count=100000 2>/dev/null
"$@" >"$logs/2" 2>&1; echo "second $?"; cat "$logs/2"
echo "marks $(grep -c 甲办公室 public/404.html)"
rm filler
"$@" >"$logs/3" 2>&1; echo "third $?"; cat "$logs/3"
echo "marks $(grep -c 甲办公室 public/404.html)"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a small file system of its own can be mounted on Linux only")
def test_a_full_disk_leaves_the_last_good_site(site: SmallSite, tmp_path: Path) -> None:
    """A real file system of 6 MB that is really full, in a mount namespace of its own."""
    site.document("a.md")
    (tmp_path / "disk").mkdir()
    source = tmp_path / "source"
    source.mkdir()
    for name in ("config.yaml", "content"):
        place = site.root / name
        (shutil.copytree if place.is_dir() else shutil.copy)(place, source / name)
    logs = tmp_path / "logs"
    logs.mkdir()
    build = [sys.executable, "-m", "generator", "build", "--no-search", "--date", TODAY, "--workers", "1"]
    isolated = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    ran = subprocess.run(
        [*isolated, "sh", "-c", FULL, "sh", str(tmp_path / "disk"), str(source), str(logs), *build],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = ran.stdout
    assert "second 2" in said and "磁盘满了" in said and "Traceback" not in said, (said, ran.stderr)
    first, last = [line for line in said.splitlines() if line.startswith("marks")]
    assert first == "marks 0", "the old site stands"
    assert "third 0" in said and last != "marks 0", said


def test_two_builds_at_once_do_not_meet(site: SmallSite) -> None:
    for number in range(20):
        site.document(f"d{number}.md")
    version(site, "甲")
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    script = [sys.executable, "-m", "generator", *command(site)]
    running = [
        subprocess.Popen(script, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    results = [(process.communicate(timeout=120), process.returncode) for process in running]
    codes = sorted(code for _, code in results)
    assert codes[0] == 0 and set(codes) <= {0, 2}
    for (_, error), code in results:
        assert code == 0 or "另一个构建正在进行" in error.decode()
    assert whole(site) == "甲"
    assert site.build() == 0


@pytest.mark.parametrize("damage", ["garbage", "truncated", "empty", "foreign", "bodies", "gone"])
def test_a_corrupt_or_foreign_store_costs_time_and_nothing_else(
    site: SmallSite, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        site.document(f"d{number}.md", f"正文{number}。")
    assert site.build() == 0
    before = site.tree()
    state = site.root / ".gongkai"
    files = [path for path in state.rglob("*") if path.is_file() and path.name not in ("lock",)]
    for path in files:
        if damage == "garbage":
            path.write_bytes(os.urandom(100))
        elif damage == "truncated":
            path.write_bytes(path.read_bytes()[:-7])
        elif damage == "empty":
            path.write_bytes(b"")
        elif damage == "foreign":
            path.write_bytes(b"gongkai-state-1\n" + b"0" * 32 + b"\x81\xa1a\x01")
        elif damage == "bodies" and path.parent.name == "bodies":
            path.unlink()
    if damage == "gone":
        shutil.rmtree(state)
    site.document("d3.md", "正文改了。")
    capsys.readouterr()
    assert site.build() == 0
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "说明：" in said.out
    after = site.tree()
    assert "正文改了。" in after["d/d3/index.html"].decode()
    assert {path for path in before if before[path] != after.get(path)} <= {
        "agency/minzheng/board/index.html",
        "agency/minzheng/board/a4/index.html",
        "agency/minzheng/screen/index.html",
        "archive/2026/03/index.html",
        "d/d3/index.html",
        "feed.xml",
        "feed/shjz.xml",
        "feed/area/relief.xml",
        "kind/notice/feed.xml",
        "subject/minsheng/feed.xml",
        "feed/zfxxgk-minsheng.xml",
        "feed/zfxxgk-zdly.xml",
        "agency/minzheng/feed.xml",
        "archive/2026/index.html",
        "data/digests.json",
        "data.json",
        "data/catalog.jsonld",
    }


def test_a_read_only_file_in_the_output_is_replaced(site: SmallSite) -> None:
    version(site, "甲")
    assert site.build() == 0
    (site.root / "public/404.html").chmod(0o444)
    version(site, "乙")
    assert site.build() == 0
    assert whole(site) == "乙"


def test_an_output_that_was_deleted_and_made_again_is_not_taken_for_the_old_one(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    shutil.rmtree(site.root / "public")
    (site.root / "public").mkdir()
    assert site.build() == 0
    assert (site.root / "public/d/a/index.html").is_file()


def test_files_that_somebody_removed_come_back_when_asked_for(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    (site.root / "public/404.html").unlink()
    assert site.build("--force") == 0
    assert (site.root / "public/404.html").is_file()


def test_nothing_changed_nothing_is_touched(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("a.md")
    assert site.build() == 0
    inode = (site.root / "public").stat().st_ino
    assert site.build() == 0
    assert site.build("--force") == 0
    assert (site.root / "public").stat().st_ino == inode


def test_after_the_power_went_empty_files_are_made_anew(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.document("a.md", "正文在此。")
    assert site.build() == 0
    (site.root / "public/d/a/index.html").write_bytes(b"")
    monkeypatch.setattr("generator.build.publish.boot", lambda: "another start")
    site.document("b.md")
    assert site.build() == 0
    assert "正文在此。" in site.page("d/a/index.html")
