"""One county, in a process of its own: its content fetched, its site built and published, its memory put away.

Lines of JSON come out of the process: news of the build, and last what came of it. It is a process because a build
forks, counts time by signals and takes memory: none of which a cluster's worker, which has threads, could live with;
and because one that crashes takes nobody with it.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from generator.base.digest import digest_bytes
from generator.base.errors import GongkaiError
from generator.base.lineage import end_with
from generator.base.lock import Busy, locked
from generator.base.progress import Progress
from generator.build.pipeline import BuildResult, build
from generator.build.stamp import PATH as STAMP
from generator.build.stamp import days_of
from generator.model.diagnostic import ContentError
from generator.model.failure import explained
from generator.model.options import Options
from generator.province.job import CountyJob, CountyNews, CountyRecord, CountyResult
from generator.province.laying import LaidSite, lay
from generator.province.lease import CountyLease, leased
from generator.province.place import StoragePlace
from generator.province.publishing import is_remote, publish_remote
from generator.province.settings import WITH_WORKER
from generator.province.sources import fetch
from generator.province.state import SharedState, has_memory

SHOWN = 5
"""Errors of a county that are named; ``gongkai check`` has them all."""
PAUSE = 1.0
"""Seconds between two looks whether another has finished with the county."""
LOST = (
    "缓存里没有这个县上次发布的内容（换了工作机、缓存被删或者存不下来），有错误的文件找不到上次发布的版本；"
    "为了不让它们从网站上消失，这次什么都没有发布"
)
LOST_HINT = "改正列出的错误后再运行；或者确认可以撤下这些文件，运行 gongkai province build 时加 --without-memory {}"


class Paths(msgspec.Struct, frozen=True):
    """Where one county is worked on. own: a folder of the worker. output: the site. state: its memory."""

    own: Path
    output: Path
    state: Path


class Teller(Progress):
    """Says on a stream how far the build is, seldom enough that nobody drowns in it."""

    def __init__(self, county: str, stream: BinaryIO) -> None:
        self._county, self._stream = county, stream
        self._stage, self._last = "", 0.0

    def stage(self, name: str) -> None:
        self._stage = name
        self.say(CountyNews(self._county, name))

    def step(self, done: int, total: int) -> None:
        if time.monotonic() - self._last > 0.5:
            self._last = time.monotonic()
            self.say(CountyNews(self._county, self._stage, done, total))

    def say(self, value: Any) -> None:
        """Send one value as a line."""
        self._stream.write(msgspec.json.encode(value) + b"\n")
        self._stream.flush()


def run_county(job: CountyJob, teller: Teller) -> CountyResult:
    """Build one county. Raises what a build raises; the last good site then stands."""
    paths = paths_of(job)
    paths.own.mkdir(parents=True, exist_ok=True)
    with _turn(job, paths.own) as lease:
        memory = SharedState(StoragePlace(job.state), paths.state) if _travels(job) else None
        if memory is not None:
            teller.stage("取缓存")
            memory.fetch()
        teller.stage("取内容")
        lost = not has_memory(paths.state) and _was_built(job, paths) and not job.anyhow
        laid = _laid(job, paths, {**job.over, "publish": "whole"} if lost else job.over)
        try:
            built = build(_options(job, paths, laid), teller)
        except ContentError as error:
            if lost and error.usable and not error.nobodys:
                raise MemoryLost(job.county, error) from error
            _take_back(job, paths, error)
            raise
        except GongkaiError as error:
            _take_back(job, paths, error)
            raise
        finally:
            if memory is not None and lease is not None and paths.state.is_dir():
                teller.stage("存缓存")
                memory.push(lease)
        if is_remote(job.output):
            teller.stage("上传")
            notes = publish_remote(paths.output, job.output, job.store)
            built = msgspec.structs.replace(built, notes=(*built.notes, *notes))
    return _result(job, paths, built)


def _take_back(job: CountyJob, paths: Paths, error: GongkaiError) -> None:
    """What a build that failed has taken off its own tree leaves the store too, in the same run. Where the build cannot
    tell (None), the tree may be an old one of this worker's, and the store stays as it is."""
    if error.taken_back is not None and is_remote(job.output):
        publish_remote(paths.output, job.output, job.store)


class MemoryLost(GongkaiError):
    """What was last published of documents with errors is known to nobody: building would take them off the site."""

    def __init__(self, county: str, error: ContentError) -> None:
        super().__init__(county)
        self.county = county
        self.error = error

    def explain(self) -> tuple[str, str]:
        """Nothing was published, so nothing was lost."""
        return LOST, LOST_HINT.format(self.county)


def paths_of(job: CountyJob) -> Paths:
    """Where a county is worked on. A site for an object store is built on the worker and uploaded from there."""
    own = Path(job.work) / job.county
    output = own / "public" if is_remote(job.output) else Path(job.output)
    if _travels(job) or job.state == WITH_WORKER:
        return Paths(own, output, own / "state")
    return Paths(own, output, Path(job.state) / "memory")


def _travels(job: CountyJob) -> bool:
    """Whether the memory is fetched before and put away after; one in a folder that all reach is used where it lies."""
    return "://" in job.state


@contextmanager
def _turn(job: CountyJob, own: Path) -> Iterator[CountyLease | None]:
    """Wait until nobody else builds the county. Raises Busy after the job's patience."""
    until = time.monotonic() + job.patience
    while True:
        begun = False
        try:
            with locked(own / "lock"):
                if job.state == WITH_WORKER:
                    begun = True
                    yield None
                    return
                with leased(StoragePlace(job.state)) as lease:
                    begun = True
                    yield lease
                    return
        except Busy:
            if begun or time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def _laid(job: CountyJob, paths: Paths, over: dict[str, Any]) -> LaidSite:
    county = fetch(job.source, job.source_mark, paths.own / "source")
    shared = fetch(job.shared, job.shared_mark, paths.own / "shared") if job.shared.given else None
    return lay(county, shared, over, paths.own / "site")


def _was_built(job: CountyJob, paths: Paths) -> bool:
    return bool(job.record.built) or (paths.output / STAMP).is_file()


def _options(job: CountyJob, paths: Paths, laid: LaidSite) -> Options:
    return Options(
        config=laid.config,
        content=laid.content,
        output=paths.output,
        state=paths.state,
        date=job.date,
        search=job.search,
        workers=job.processes,
        verify=job.force,
    )


def _result(job: CountyJob, paths: Paths, built: BuildResult) -> CountyResult:
    held = Counter(one["state"] for one in built.counts.get("held_back", ()))
    errors = [item for item in built.report.diagnostics if item.level == "error"]
    return CountyResult(
        county=job.county,
        outcome="built",
        code=1 if held or built.report.failed else 0,
        found=lines(errors),
        notes=built.notes,
        held=dict(held),
        documents=built.counts.get("documents", 0),
        pages=built.counts.get("pages", 0),
        written=built.written,
        seconds=built.seconds,
        record=record_of(paths.output, job),
    )


def record_of(output: Path, job: CountyJob) -> CountyRecord:
    """What a site says of itself."""
    days = days_of(output)
    stamp = digest_bytes((output / STAMP).read_bytes()) if days else ""
    change = days[1].isoformat() if days and days[1] else ""
    return CountyRecord(built=days[0].isoformat() if days else job.date, next_change=change, stamp=stamp)


def lines(errors: Any) -> tuple[str, ...]:
    """The first of the diagnostics, a line each."""
    shown = [f"{item.path}:{item.line} {item.code} {item.message}" for item in errors[:SHOWN]]
    return (*shown, f"还有 {len(errors) - SHOWN} 个错误") if len(errors) > SHOWN else tuple(shown)


def failed(county: str, error: BaseException) -> CountyResult:
    """An exception in words; a bug of ours with what maintainers need."""
    known = explained(error)
    trouble = ""
    if known is None:
        import traceback

        trouble = "".join(traceback.format_exception(error))
        known = f"程序内部错误（{type(error).__name__}）", "这是程序的缺陷，请把报告文件交给维护者"
    told = error.error if isinstance(error, MemoryLost) else error
    found = [item for item in told.diagnostics if item.level == "error"] if isinstance(told, ContentError) else []
    code = 3 if trouble else 1 if isinstance(told, ContentError) and told.usable else 2
    taken = told.taken_back if isinstance(told, GongkaiError) else None
    return CountyResult(
        county=county,
        outcome="failed",
        code=code,
        message=known[0],
        hint=known[1],
        found=lines(found),
        taken_back=taken,
        trouble=trouble,
    )


def main() -> None:
    """The process: a job comes in as JSON, lines of JSON go out. It ends with the worker that started it."""
    parent = int(sys.argv[1])
    end_with(parent)
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=CountyJob)
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed is no answer
    teller = Teller(job.county, stream)
    try:
        result = run_county(job, teller)
    except Exception as error:
        result = failed(job.county, error)
    teller.say(result)


if __name__ == "__main__":
    main()
