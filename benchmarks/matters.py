#!/usr/bin/env python3
"""Print what matters cost: N documents in a tenth as many matters beside the same documents in none, without search.

    python benchmarks/matters.py [--sizes 2000,20000] [--runs 3] [--scratch FOLDER]

Each document of a matter reaches a stage of 政策文件, so each page bears the ladder. Builds are whole processes, of one
site after the other; processor time is what counts where the machine is shared. The ratio counts what matters bring of
their own, a page, a feed and a calendar each and their lists and data; the last line is without: the time of the cold
build by the number of files that it makes. Figures are printed, never asserted.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from measure import Run, load, machine  # noqa: E402
from sites import Site, contents  # noqa: E402

from generator.content.lifecycles import shipped  # noqa: E402

MARK = 1.08
"""At most, of the processor time of a cold build without matters."""
TOGETHER = 10
"""Documents of one matter."""


def in_matters(folder: Path) -> int:
    """Give every document of a corpus a matter and a stage of it; returns how many matters there are."""
    stages = next(item for item in shipped() if item.id == "policy").stages
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}
    paths = list(texts)
    parts = [paths[first : first + TOGETHER] for first in range(0, len(paths), TOGETHER)]
    for number, part in enumerate(parts):
        in_time = sorted(part, key=lambda path: texts[path].split("publish_date: ")[1][:10])
        for place, path in enumerate(in_time):
            stage = stages[min(place, len(stages) - 1)].name
            head = f"---\nmatter: shi-{number}\nlifecycle: 政策文件\nstage: {stage}\n"
            path.write_text(head + texts[path].removeprefix("---\n"), encoding="utf-8")
    return len(parts)


def report(without: Site, within: Site, runs: int) -> Iterator[str]:
    """A line for each kind of build, then what stands in the output."""
    cold = [0.0, 0.0]
    for name in ("cold", "nothing", "body", "title"):
        found: dict[Site, list[Run]] = {without: [], within: []}
        for _ in range(runs):
            for site in (without, within):
                work: Callable[[], Run] = getattr(site, name)
                found[site].append(work())
        cpu, wall = (
            [statistics.median(getattr(run, key) for run in found[site]) for site in found] for key in ("cpu", "wall")
        )
        cold = cpu if name == "cold" else cold
        mark = f"  mark {MARK}: {'reached' if cpu[1] <= MARK * cpu[0] else 'missed'}" if name == "cold" else ""
        yield (
            f"{name:8} cpu {cpu[0]:7.2f} -> {cpu[1]:7.2f} s  {cpu[1] / cpu[0]:.3f}"
            f"   wall {wall[0]:7.2f} -> {wall[1]:7.2f} s  {wall[1] / wall[0]:.3f}{mark}"
        )
    sizes = [contents(site.output) for site in (without, within)]
    for name, (files, written) in zip(("without", "within"), sizes, strict=True):
        yield f"output {name}: {files} files, {written / 1e6:.1f} MB"
    each = [1000 * cpu / files for cpu, (files, _) in zip(cold, sizes, strict=True)]
    yield f"cold, by files: {each[0]:.3f} -> {each[1]:.3f} ms each  {each[1] / each[0]:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="2000", help="numbers of documents, with commas")
    parser.add_argument("--runs", type=int, default=3, help="how often each build is made; medians are printed")
    parser.add_argument("--scratch", type=Path, help="where to build; a temporary folder by default")
    arguments = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="gongkai-matters-", dir=arguments.scratch))
    try:
        print(f"{machine('')} | load {load()}")
        for size in map(int, arguments.sizes.split(",")):
            without, within = (Site(scratch / f"{name}-{size}", size, search=False) for name in ("none", "matters"))
            count = in_matters(within.folder / "content")
            print(f"\n{size} documents, {count} matters")
            for line in report(without, within, arguments.runs):
                print(line, flush=True)
            for site in (without, within):
                shutil.rmtree(site.folder, ignore_errors=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
