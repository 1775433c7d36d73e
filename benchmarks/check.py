#!/usr/bin/env python3
"""What checking costs beside rendering, in processor time a document: printed figures, never a test.

    python benchmarks/check.py [--documents 10000] [--rounds 5]

One seeded site (benchmarks/corpus.py) in one process. Each round takes a share of the documents and measures in turn:
the rules that see a document (the gate among them, and apart), the rules that see the whole site, and the render
stage as a build runs it: template, encoding and writing of each file. Reading and Markdown are counted in neither. The
figures are medians of the rounds, which are interleaved, so that whatever else the machine does burdens all alike.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import corpus  # noqa: E402

from generator.access.disclose import disclose  # noqa: E402
from generator.base.version import fingerprint  # noqa: E402
from generator.build.keys import Keys  # noqa: E402
from generator.build.pipeline import Progress  # noqa: E402
from generator.build.runtime import quiet_memory, theme_places  # noqa: E402
from generator.checks import rules  # noqa: E402
from generator.checks.detectors.document import scan_document  # noqa: E402
from generator.checks.validate import validate  # noqa: E402
from generator.content import LoadResult, ScannedFolders, content_folders, load  # noqa: E402
from generator.content.config import load_config  # noqa: E402
from generator.content.document import read_document  # noqa: E402
from generator.model.library import Library  # noqa: E402
from generator.model.options import Options  # noqa: E402
from generator.model.source import Source  # noqa: E402
from generator.model.state import LoadCache  # noqa: E402
from generator.model.target import Target  # noqa: E402
from generator.site.plan import plan  # noqa: E402
from generator.site.site_view import site_view  # noqa: E402
from generator.theme.render.pages import RenderSetup  # noqa: E402
from generator.theme.render.pages import work as render  # noqa: E402

DATE = "2026-11-22"
CHUNK = 100
"""Files a job of the render stage, as the pipeline cuts them."""


class Bench:
    """A site read once: its documents to check, its targets to render."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.bytes = corpus.make(folder, count)
        options = Options(config=folder / "config.yaml", date=DATE, search=False)
        bodies = folder / "bodies"
        config, _ = load_config(options.config, options.config.name)
        assert config is not None
        folders = content_folders(options, config, ScannedFolders())
        self.read: LoadResult = load(options, config, folders, known=LoadCache(), bodies=bodies, progress=Progress())
        self.library: Library = self.read.library
        self.rules = rules.Context(self.library.vocabularies, datetime.date.fromisoformat(DATE))
        site = disclose(self.library)
        planned = plan(site, site_view(site, search=False))
        keys = Keys(site, planned.view, themes=theme_places(folder), version=fingerprint())
        self.targets = [target for target in planned.targets if target.maker != "copy"]
        self.setup = RenderSetup(
            key=keys.view_key,
            view=planned.view,
            places=tuple(map(str, keys.places)),
            bodies=str(bodies),
            cache=str(folder / "jinja"),
            folder=str(folder / "out"),
        )
        self.file_keys = [row.file_key for row in self.library.rows]

    def sources(self, file_keys: Sequence[str]) -> list[Source]:
        """The documents with these file keys, parsed."""
        return [
            read_document(
                (self.folder / "content" / file_key.partition("/")[2]).read_bytes(),
                file_key=file_key,
                shown=file_key,
                defaults={},
                vocabularies=self.library.vocabularies,
                sizes={},
                read=lambda _file_key: b"",
            )
            for file_key in file_keys
        ]

    def gate(self, sources: Sequence[Source]) -> None:
        for source in sources:
            scan_document(source, self.rules.vocabularies.negative, self.rules.copies)

    def document_rules(self, sources: Sequence[Source]) -> None:
        for source in sources:
            rules.check_document(source, self.rules)

    def site_rules(self) -> None:
        validate(self.library)

    def render(self, targets: Sequence[Target]) -> None:
        for start in range(0, len(targets), CHUNK):
            render((self.setup, list(targets[start : start + CHUNK])))


def spent(work: Callable[[], object]) -> float:
    """Microseconds of processor time of this process."""
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1000


def shares(items: Sequence[object], rounds: int) -> Iterator[slice]:
    """``rounds`` slices, each a cut through the whole."""
    for number in range(rounds):
        yield slice(number, len(items), rounds)


def measure(bench: Bench, rounds: int) -> dict[str, list[float]]:
    """Microseconds a document of each kind of work, round by round."""
    found: dict[str, list[float]] = {"gate": [], "rules": [], "site": [], "pages": [], "render": []}
    documents = [target for target in bench.targets if target.maker == "pages.document"]
    others = [target for target in bench.targets if target.maker != "pages.document"]
    with quiet_memory():
        bench.document_rules(bench.sources(bench.file_keys[:50]))  # warm: compiled expressions, templates
        bench.render(documents[:50])
        for some, pages, rest in zip(
            shares(bench.file_keys, rounds), shares(documents, rounds), shares(others, rounds), strict=True
        ):
            sources = bench.sources(bench.file_keys[some])
            made = documents[pages]
            found["gate"].append(spent(lambda part=sources: bench.gate(part)) / len(sources))  # type: ignore[misc]
            found["rules"].append(spent(lambda part=sources: bench.document_rules(part)) / len(sources))  # type: ignore[misc]
            found["site"].append(spent(bench.site_rules) / len(bench.file_keys))
            one = spent(lambda part=made: bench.render(part))  # type: ignore[misc]
            lists = spent(lambda part=others[rest]: bench.render(part))  # type: ignore[misc]
            found["pages"].append(one / len(made))
            found["render"].append((one + lists) / len(made))
    return found


def report(bench: Bench, found: dict[str, list[float]], rounds: int) -> None:
    """One line each, and the ratio."""
    middle = {name: statistics.median(values) for name, values in found.items()}
    checking = [one + two for one, two in zip(found["rules"], found["site"], strict=True)]
    print(f"\n{len(bench.file_keys)} documents, {bench.bytes / 1e6:.1f} MB; medians of {rounds} interleaved rounds")
    for name, value in (
        ("rules that see a document", middle["rules"]),
        ("  of that the gate", middle["gate"]),
        ("  of that the others", middle["rules"] - middle["gate"]),
        ("rules that see the site", middle["site"]),
        ("checking, all", statistics.median(checking)),
        ("render stage, all", middle["render"]),
        ("  of that the documents' own pages", middle["pages"]),
    ):
        print(f"{name:38}{value:8.0f} µs CPU a document")
    for name, base in (("render stage", found["render"]), ("documents' own pages", found["pages"])):
        ratio = statistics.median(one / two for one, two in zip(checking, base, strict=True))
        print(f"checking / {name:27}{ratio:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="gongkai-bench-"))
    try:
        print("source:", "shared corpus" if corpus.SHARED.is_dir() else "the project's own documents")
        bench = Bench(scratch, given.documents)
        report(bench, measure(bench, given.rounds), given.rounds)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
