"""A province on this machine: counties built by one worker and by two, one killed in the middle, three changed.

    .venv/bin/python benchmarks/province.py [--counties 20] [--documents 2000] [--no-search] [--folder FOLDER]

Prints seconds and counts; compares the sites of each run with those of the first, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import corpus
import yaml
from sites import DATE, contents, put_aside

ROOT = Path(__file__).resolve().parent.parent
PART = ("sites", ".gongkai")


class BenchProvince:
    """Counties of one size in a folder, with the builds of them that are measured."""

    def __init__(self, folder: Path, counties: int, documents: int, *, search: bool) -> None:
        self.folder, self.search = folder, search
        self.names = [f"c{number:02d}" for number in range(1, counties + 1)]
        for number, name in enumerate(self.names):
            corpus.make(folder / "counties" / name, documents, seed=2026 + number)
        entries = {name: {"name": f"基准县{name}", "source": {"folder": f"counties/{name}"}} for name in self.names}
        text = yaml.safe_dump({"name": "基准省", "counties": entries, "patience": 120}, allow_unicode=True)
        (folder / "province.yaml").write_text(text, encoding="utf-8")

    def start(self, workers: int) -> subprocess.Popen[str]:
        """Begin a build."""
        command = [sys.executable, "-m", "generator", "province", "build", "province.yaml", "--date", DATE]
        command += ["--workers", str(workers), *([] if self.search else ["--no-search"])]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, cwd=self.folder, env=env, stdout=subprocess.PIPE, text=True)

    def build(self, workers: int) -> tuple[float, dict[str, Any]]:
        """(seconds, what became of it)."""
        begun = time.monotonic()
        told, _ = self.start(workers).communicate()
        print("   ", told.strip().splitlines()[-2:])
        return time.monotonic() - begun, self.report()

    def killed(self) -> tuple[float, dict[str, Any]]:
        """The same by two workers, of which one is killed when a third of the counties are done."""
        begun = time.monotonic()
        run = self.start(2)
        while len(list(self.folder.glob("sites/*/build.json"))) < len(self.names) // 3:
            time.sleep(0.2)
        victim = None
        while victim is None:
            victim = builder(self.folder)
        os.kill(victim, signal.SIGKILL)
        run.communicate()
        return time.monotonic() - begun, self.report()

    def report(self) -> dict[str, Any]:
        """The run's own report."""
        told: dict[str, Any] = json.loads((self.folder / ".gongkai/province-report.json").read_text(encoding="utf-8"))
        return told

    def change(self, names: list[str]) -> None:
        """A paragraph more in a document of each."""
        for name in names:
            place = min((self.folder / "counties" / name).glob("content/*/*.md"))
            with place.open("a", encoding="utf-8") as stream:
                stream.write("\n补充说明一段。\n")

    def files(self) -> dict[str, bytes]:
        """Every file of every site, without what a build keeps beside them."""
        place = self.folder / "sites"
        paths = (path for name in self.names for path in (place / name).rglob("*") if path.is_file())
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


def builder(folder: Path) -> int | None:
    """The worker that builds a county of this province now."""
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words, inside = place.read_bytes().split(b"\0"), (place.parent / "cwd").readlink()
            parent = int((place.parent / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if b"generator.province.county" in words and inside == folder and parent > 1:
            return parent
    return None


def main() -> None:
    """Make the counties and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counties", type=int, default=20)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--no-search", action="store_true")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    folder = (given.folder or Path(tempfile.mkdtemp(prefix="gongkai-province-"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    province = BenchProvince(folder, given.counties, given.documents, search=not given.no_search)
    print(f"{given.counties} counties of {given.documents} documents in {folder}")
    one, _ = province.build(1)
    print(f"one worker: {one:.1f} s")
    first = province.files()
    put_aside(folder, *PART)
    two, _ = province.build(2)
    print(f"two workers: {two:.1f} s, {one / two:.2f} times as fast; same bytes: {province.files() == first}")
    put_aside(folder, *PART)
    lost, report = province.killed()
    print(f"one of two killed: {lost:.1f} s, {report['counts']}; same bytes: {province.files() == first}")
    time.sleep(2.5)
    same, report = province.build(2)
    print(f"nothing changed: {same:.1f} s, {report['counts']}")
    province.change(province.names[:: max(1, len(province.names) // 3)][:3])
    time.sleep(2.5)
    three, report = province.build(2)
    print(f"three changed: {three:.1f} s, {report['counts']}")
    print(f"files of all sites: {contents(folder / 'sites')[0]}")


if __name__ == "__main__":
    main()
