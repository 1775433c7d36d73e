"""Pages -> a Pagefind bundle, through the plain ``pagefind`` program, which is given a folder of small HTML files.

Pagefind numbers pages in the order in which the file system lists the folder. That number decides nothing here: the
order of answers comes from a sort value of each page (docs/decisions/0051).
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

from pagefind_bin import get_executable

from generator.base.patterns import pattern_table

CHUNK_SIZE = "10000"
"""Half of Pagefind's own: a query of several bundles needs a chunk or more of each, so they had better be small."""

_KEPT = pattern_table(
    (r"pagefind\.js", "pagefind.js"),
    (r"pagefind-worker\.js", "pagefind-worker.js"),
    (r"pagefind-entry\.json", "pagefind-entry.json"),
    (r"wasm\.unknown\.pagefind", "wasm.unknown.pagefind"),
    (r".*\.pf_\w+", "index/ad_1.pf_index"),
    whole=True,
)
"""The rest of what Pagefind writes is its own user interface."""

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_LOOK_EVERY = 0.1  # seconds


class IndexingError(RuntimeError):
    """Pagefind did not do its work; the message says what it answered."""


class IndexPage(NamedTuple):
    """A page for Pagefind: a file name without ending, unique in the bundle; its place in time;
    words with spaces between."""

    name: str
    order: str
    words: str


def version() -> str:
    """The version of the program, part of the key of every bundle. Raises IndexingError."""
    try:
        answer = subprocess.run([str(get_executable()), "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise IndexingError(f"pagefind does not start: {error}") from error
    return answer.stdout.strip()


def build(pages: Iterable[IndexPage], *, language: str, workshop: Path, into: Path) -> int | None:
    """Index ``pages`` into the folder ``into``; returns the peak memory in bytes, or None where /proc is missing.

    ``language`` must be one that Pagefind has no stemmer for (zxx-...); it stands before each name of a fragment.
    ``workshop`` is an empty folder for the pages. Raises IndexingError.
    """
    for page in pages:
        (workshop / f"{page.name}.html").write_text(_html(page, language), encoding="utf-8")
    memory = _run(["--site", str(workshop), "--output-path", str(into), "--silent"])
    if not any(into.glob("*.pf_meta")):
        raise IndexingError("pagefind wrote no index")
    for path in sorted(into.rglob("*")):
        if path.is_file() and not _KEPT.fullmatch(path.name):
            path.unlink()
    return memory


def _html(page: IndexPage, language: str) -> str:
    # A weight of 25/24 is the one that Pagefind writes without a mark: a fifth fewer bytes of index, and less to parse.
    return (
        f'<html lang="{language}"><body data-pagefind-sort="order:{escape(page.order)}" data-pagefind-weight="1.05">'
        f"{page.words}</body></html>"
    )


def _run(arguments: list[str]) -> int | None:
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": CHUNK_SIZE}
    command = [str(get_executable()), *arguments]
    peak = None
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        while process.poll() is None:
            peak = _peak(process.pid) or peak
            try:
                process.wait(_LOOK_EVERY)
            except subprocess.TimeoutExpired:
                continue
        said = process.stdout.read().decode(errors="replace") if process.stdout else ""
    if process.returncode:
        raise IndexingError(f"pagefind ended with {process.returncode}: {said.strip()[-500:]}")
    return peak


def _peak(pid: int) -> int | None:
    try:
        peak = _PEAK.search(Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    except OSError:
        return None
    return int(peak[1]) * 1024 if peak else None
