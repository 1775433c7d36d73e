#!/usr/bin/env python3
"""What faulty files cost the others, in processor time of one title edit: printed figures, never a test.

    python benchmarks/faulty.py [--documents 20000] [--faulty 200] [--rounds 7]

Two sites of the same documents (benchmarks/corpus.py), in one of which every so many is broken after it was published:
an open quote, a link that leads nowhere, a field that is not known, a line mistyped, in turn. The edits are
interleaved, so that whatever else the machine does burdens both alike. A ratio of at most 1.1 is asked for.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import corpus  # noqa: E402

DATE = "2026-11-22"
BREAKS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("title:", 'summary: "没有写完\ntitle:', 1),
    lambda text: f"{text}\n见[旧文](/d/never-was/)。\n",
    lambda text: text.replace("title:", "no_such_field: 1\ntitle:", 1),
    lambda text: text.replace("domain: ", "domain：", 1),
)


def main() -> None:
    """Print the processor time of each edit and the ratio of the medians."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("--documents", 20_000), ("--faulty", 200), ("--rounds", 7)):
        wanted.add_argument(name, type=int, default=usual)
    args = wanted.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-faulty-") as scratch:
        sites = [Path(scratch) / name for name in ("sound", "faulty")]
        for site in sites:
            corpus.make(site, args.documents)
            built(site, 0)
        documents = sorted((sites[1] / "content").glob("*/0*.md"))
        for number, path in enumerate(documents[:: len(documents) // args.faulty][: args.faulty]):
            path.write_text(BREAKS[number % len(BREAKS)](path.read_text(encoding="utf-8")), encoding="utf-8")
        built(sites[1], 1)
        edited = documents[1].relative_to(sites[1])
        taken: list[list[float]] = [[], []]
        for number in range(args.rounds):
            for site, seconds in zip(sites, taken, strict=True):
                edit(site / edited, number)
                seconds.append(built(site, int(site is sites[1])))
    for site, seconds in zip(sites, taken, strict=True):
        print(f"{site.name:<7} {statistics.median(seconds):.2f} s  ({'  '.join(f'{one:.2f}' for one in seconds)})")
    print(f"ratio   {statistics.median(taken[1]) / statistics.median(taken[0]):.3f}")


def edit(path: Path, number: int) -> None:
    """Give a document another title."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^title: .*$", f"title: 关于第{number}次修改的通知", text, count=1), encoding="utf-8")


def built(site: Path, code: int) -> float:
    """Seconds of processor time that a build takes, its workers included. code: how it is to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "generator", "build", "--no-search", "--date", DATE, "--workers", "1"]
    done = subprocess.run([*command, "--config", str(site / "config.yaml")], cwd=ROOT, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != code:
        raise SystemExit(done.stdout.decode() + done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
