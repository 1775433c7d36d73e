"""Documents -> runs of the index, made once in an update, in worker processes where there are some.

Runs are made of documents in the order of time before it is known where a bundle begins, since that depends on their
volumes. Where a cut falls within a run, its documents are run once more by the bundles that they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from itertools import accumulate, count
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator.search.copy import IndexCopy, index_copy
from generator.search.entry import SearchEntry
from generator.search.run import RECORDS, NearRecord, PlacedRun, PreparedRun, RunWork

_T = TypeVar("_T")

AT_ONCE = 256
"""Documents of a run: some sixty megabytes while it is made."""


class Workers:
    """Runs plain functions, in the processes of an executor if there is one."""

    def __init__(self, executor: Executor | None) -> None:
        self._executor = executor

    def each(self, function: Callable[..., _T], *columns: Sequence[Any]) -> Iterator[_T]:
        """What ``function`` gives for each row of the columns, in their order."""
        return self._executor.map(function, *columns) if self._executor else map(function, *columns)


class PreparedRuns:
    """Makes runs when they are asked for. folder: a private one, of no use after the update. objects:
    ``IndexStore.objects``. read_attached: a function that can be handed to another process."""

    def __init__(
        self,
        read_body: Callable[[str], str],
        read_attached: Callable[[str], str],
        script: Mapping[str, str] | None,
        folder: Path,
        objects: Path,
        workers: Workers,
    ) -> None:
        self._read_body = read_body
        self._read_attached = read_attached
        self.script = tuple(script.items()) if script else ()
        self.objects = objects
        self.workers = workers
        self._paths = (folder / f"{number}.run" for number in count())
        self._by_first: dict[str, PreparedRun] = {}

    def copy(self, entry: SearchEntry) -> IndexCopy:
        """The copy of one document."""
        [copy] = copies_of([entry], [self._html(entry)], self._read_attached)
        return copy

    def volumes(self, entries: Sequence[SearchEntry]) -> dict[str, int]:
        """Identity -> volume of ``entries``, newest first, of which runs are made."""
        return {one.identity: one.known.volume for run in self._made(entries) for one in run.documents}

    def covering(self, entries: Sequence[SearchEntry]) -> list[PreparedRun]:
        """Runs that hold ``entries`` one after the other."""
        runs: list[PreparedRun] = []
        waiting: list[SearchEntry] = []
        at = 0
        while at < len(entries):
            run = self._by_first.get(entries[at].identity)
            part = entries[at : at + len(run.documents)] if run else ()
            if run and [entry.identity for entry in part] == [document.identity for document in run.documents]:
                runs += [*self._made(waiting), run]
                waiting = []
                at += len(part)
            else:
                waiting.append(entries[at])
                at += 1
        return [*runs, *self._made(waiting)]

    def records(self, runs: Sequence[PreparedRun]) -> Iterator[tuple[str, NearRecord]]:
        """Identity and record of each document, oldest first."""
        for run in reversed(runs):
            content = run.path.with_suffix(RECORDS).read_bytes()
            records = msgspec.msgpack.decode(content, type=list[NearRecord])
            identities = [document.identity for document in run.documents]
            yield from zip(reversed(identities), reversed(records), strict=True)

    def _made(self, entries: Sequence[SearchEntry]) -> list[PreparedRun]:
        wave = AT_ONCE * 8
        runs: list[PreparedRun] = []
        for start in range(0, len(entries), wave):
            within = entries[start : start + wave]
            parts = [within[first : first + AT_ONCE] for first in range(0, len(within), AT_ONCE)]
            bodies = [[self._html(entry) for entry in part] for part in parts]
            works = [RunWork(next(self._paths), self.objects, self.script) for _ in parts]
            runs += self.workers.each(_run, parts, bodies, [self._read_attached] * len(parts), works)
        self._by_first |= {run.documents[0].identity: run for run in runs}
        return runs

    def _html(self, entry: SearchEntry) -> str:
        return self._read_body(entry.body) if entry.body else ""


def places_of(runs: Sequence[PreparedRun]) -> list[PlacedRun]:
    """The runs one after the other."""
    bases = accumulate((len(run.documents) for run in runs), initial=0)
    return [PlacedRun(run.path, base) for run, base in zip(runs, bases, strict=False)]


def copies_of(
    entries: Sequence[SearchEntry], bodies: Sequence[str], read_attached: Callable[[str], str]
) -> list[IndexCopy]:
    """The copies of documents. bodies: their HTML. read_attached: text of an attached file by its key."""
    return [
        index_copy(entry, html, [read_attached(file.key) for file in entry.attached])
        for entry, html in zip(entries, bodies, strict=True)
    ]


def _run(
    entries: Sequence[SearchEntry], bodies: Sequence[str], read_attached: Callable[[str], str], work: RunWork
) -> PreparedRun:
    from generator.search.indexing import run  # NumPy takes a tenth of a second, which the waiting process does without

    return run(entries, copies_of(entries, bodies, read_attached), work)
