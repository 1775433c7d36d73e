"""Whole for everyone at once, with faulty files among the others: killed, raced, starved of disk, what restricts and
what stands in is what was live, and no mix."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.base.exchange import exchange
from tests.conftest import TODAY, SmallSite
from tests.test_atomic import KILLED, MOMENTS, REPO, command, version, whole

DEADLY = [one for one in MOMENTS if one[1] in ("Output.swap", "exchange", "Output.level", "announce")]
DEADLY += [one for one in MOMENTS if one[1] in ("Store.write", "Store.remove")][2::2]
"""The moments around publishing, where records and tree are of two builds."""
BROKEN = '---\n{line}summary: "没有写完\ntitle: 坏了\n---\n\n坏了的正文。\n'


def broken(site: SmallSite, name: str, line: str = "") -> None:
    site.write(f"content/{name}.md", BROKEN.format(line=line))


def text_of(site: SmallSite, name: str) -> str:
    """The page of a document, "" when there is none."""
    path = site.root / f"public/d/{name}/index.html"
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def begun(site: SmallSite) -> SmallSite:
    """Three documents are public; one of them is broken since, and stands."""
    site.document("secret.md", "只到今天公开的正文。")
    site.document("held.md", "第一版正文。")
    version(site, "甲")
    assert site.build() == 0
    broken(site, "held")
    assert site.build() == 1
    return site


@pytest.mark.parametrize(("module", "name", "count", "when"), DEADLY)
def test_killed_while_a_broken_file_restricts_and_another_is_mended(
    begun: SmallSite, module: str, name: str, count: int, when: str
) -> None:
    """What the killed build took back stays away when its file says nothing of it any more, if that build went live."""
    broken(begun, "secret", "公开属性：不予公开\n")
    begun.document("held.md", "修好的正文。")
    version(begun, "乙")
    script = [sys.executable, "-c", KILLED, module, name, str(count), when, *command(begun)]
    died = subprocess.run(script, cwd=REPO, capture_output=True, check=False)
    live = whole(begun)
    assert ("只到今天" in text_of(begun, "secret")) == (live == "甲")
    assert ("修好的" if live == "乙" else "第一版") in text_of(begun, "held")
    broken(begun, "secret")
    broken(begun, "held")
    assert begun.build() == 1, died.stderr.decode()
    assert died.returncode in (-signal.SIGKILL, 1)
    assert whole(begun) == "乙"
    assert ("只到今天" in text_of(begun, "secret")) == (live == "甲")
    assert ("修好的" if live == "乙" else "第一版") in text_of(begun, "held")
    assert "坏了的正文" not in "".join(data.decode(errors="replace") for data in begun.tree(without=()).values())


def test_files_that_change_while_a_build_is_publishing(begun: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """It publishes what it read; the next one holds that text, and takes away what was restricted meanwhile."""
    begun.document("held.md", "第二版正文。")
    begun.document("other.md", "另一份正文。")

    def meanwhile(*paths: Path) -> None:
        broken(begun, "held")
        broken(begun, "secret", "草稿: 是\n")
        (begun.root / "content/other.md").unlink()
        exchange(*paths)

    monkeypatch.setattr("generator.build.publish.exchange", meanwhile)
    assert begun.build() == 0
    assert "第二版" in text_of(begun, "held") and "只到今天" in text_of(begun, "secret")
    monkeypatch.setattr("generator.build.publish.exchange", exchange)
    assert begun.build() == 1
    assert "第二版" in text_of(begun, "held")
    assert text_of(begun, "secret") == text_of(begun, "other") == ""


def test_an_attachment_that_changes_after_it_was_looked_at_is_not_published(
    begun: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy that was looked at is the one that goes live, and the one that stands when the document breaks."""
    begun.write("content/biao.csv", "名称\n第一张表\n")
    begun.document("table.md", "附表。", attachments=["biao.csv"])

    def meanwhile(*paths: Path) -> None:
        begun.write("content/biao.csv", "名称\n没有看过的表\n")
        broken(begun, "table")
        exchange(*paths)

    monkeypatch.setattr("generator.build.publish.exchange", meanwhile)
    assert begun.build() == 1
    monkeypatch.setattr("generator.build.publish.exchange", exchange)
    assert begun.build() == 1
    assert "第一张表" in begun.page("d/table/biao.csv")


def test_two_builds_at_once_over_faulty_files(begun: SmallSite) -> None:
    broken(begun, "secret", "公开属性：不予公开\n")
    version(begun, "乙")
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    script = [sys.executable, "-m", "generator", *command(begun)]
    running = [subprocess.Popen(script, env=environment, stdout=-1, stderr=-1) for _ in range(3)]
    results = [(process.communicate(timeout=120), process.returncode) for process in running]
    codes = sorted(code for _, code in results)
    assert codes[0] == 1 and set(codes) <= {1, 2}
    assert all(code == 1 or "另一个构建正在进行" in error.decode() for (_, error), code in results)
    assert whole(begun) == "乙"
    assert "第一版" in text_of(begun, "held") and text_of(begun, "secret") == ""


FULL = """
mount -t tmpfs -o size=16m tmpfs "$1" && cp -r "$2/." "$1/" && cd "$1" && logs="$3" && shift 3
"$@" >"$logs/1" 2>&1; echo "first $?"
cp broken/held.md content/held.md; cp broken/secret.md content/secret.md
dd if=/dev/zero of=filler bs=1k count=100000 2>/dev/null
"$@" >"$logs/2" 2>&1; echo "second $?"; cat "$logs/2"
echo "shown $(cat public/d/secret/index.html 2>/dev/null | grep -c 只到今天)"
rm filler
"$@" >"$logs/3" 2>&1; echo "third $?"
echo "shown $(cat public/d/secret/index.html 2>/dev/null | grep -c 只到今天)"
echo "standing $(grep -c 第一版 public/d/held/index.html)"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a small file system of its own can be mounted on Linux only")
def test_a_full_disk_while_a_broken_file_restricts(site: SmallSite, tmp_path: Path) -> None:
    """The old site stands as a whole; with room again, what is restricted goes and what is broken stands."""
    site.document("secret.md", "只到今天公开的正文。")
    site.document("held.md", "第一版正文。")
    source, disk, logs = tmp_path / "source", tmp_path / "disk", tmp_path / "logs"
    for folder in (source, disk, logs, source / "broken"):
        folder.mkdir()
    shutil.copy(site.root / "config.yaml", source / "config.yaml")
    shutil.copytree(site.root / "content", source / "content")
    (source / "broken/held.md").write_text(BROKEN.format(line=""), encoding="utf-8")
    (source / "broken/secret.md").write_text(BROKEN.format(line="公开属性：不予公开\n"), encoding="utf-8")
    build = [sys.executable, "-m", "generator", "build", "--no-search", "--date", TODAY, "--workers", "1"]
    isolated = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    ran = subprocess.run(
        [*isolated, "sh", "-c", FULL, "sh", str(disk), str(source), str(logs), *build],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = ran.stdout
    assert "first 0" in said and "second 2" in said and "Traceback" not in said, (said, ran.stderr)
    before, after = [line for line in said.splitlines() if line.startswith("shown")]
    assert before != "shown 0" and after == "shown 0", said
    assert "third 1" in said and "standing 0" not in said, said
