"""All counties through the cluster, whatever happens to workers and scheduler meanwhile: each comes to a result.

Dask gives a task whose worker died to another. Whom to blame it cannot tell, since a worker has others in its queue:
here workers say when they begin with a county, and one that was begun as often as is allowed is given up. A scheduler
that comes back knows nothing any more: what had no result yet is asked of it again, and the county's lease keeps two
from building it.
"""

from __future__ import annotations

import queue
import time
import uuid
from collections import Counter, deque
from collections.abc import Iterable
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import Any

import msgspec

from generator.province.cluster import WorkerPlace, Workforce
from generator.province.job import CountyJob, CountyNews, CountyResult
from generator.province.settings import WITH_WORKER
from generator.province.task import STARTED, TOPIC, county_task

LOOK = 0.1
"""Seconds between two looks at what is under way."""
ASK = 1.0
"""Seconds between two questions who is there."""
ANSWER = 30.0
"""Seconds for the result of a county that has ended to come from its worker."""
AHEAD = 2
"""Counties that are asked for, for each that can be built at once: the next one is there when one ends."""


class Watcher:
    """Hears of news and results; shows nothing."""

    def news(self, news: CountyNews) -> None:
        """A county is so far."""

    def result(self, result: CountyResult) -> None:
        """A county has come to its end."""

    def told(self, line: str) -> None:
        """Something happened to the cluster."""


class ProvinceRun:
    """One run. patience: seconds without worker or scheduler after which it ends. attempts: how often a county may be
    begun whose worker dies."""

    def __init__(self, force: Workforce, *, patience: float, attempts: int, watcher: Watcher) -> None:
        self._force, self._watcher = force, watcher
        self._patience, self._attempts = patience, attempts
        self._name = uuid.uuid4().hex[:12]
        self._waiting: deque[CountyJob] = deque()
        self._under_way: dict[str, tuple[CountyJob, Any]] = {}
        self._tied: dict[str, list[str]] = {}
        self._starts: Counter[str] = Counter()
        self._crashes: Counter[str] = Counter()
        self._numbers: Counter[str] = Counter()
        self._fruitless = 0  # deaths of workers since any county came to its end: some die before they say a word
        self._results: dict[str, CountyResult] = {}
        self._heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._workers: list[WorkerPlace] = []

    def results(self, jobs: Iterable[CountyJob]) -> list[CountyResult]:
        """What becomes of each county, in the order given. Those that took longest the last time come first, so that
        none of them is alone at the end. Raises KeyboardInterrupt; then nothing more is asked of the cluster."""
        jobs = list(jobs)
        try:
            self._all(jobs)
        except KeyboardInterrupt:
            self._stop()
            raise
        return [self._results[job.county] for job in jobs]

    def _all(self, jobs: list[CountyJob]) -> None:
        self._waiting.extend(sorted(jobs, key=lambda job: -(job.record.seconds or float("inf"))))
        self._listen()
        asked, seen, well = 0.0, time.monotonic(), time.monotonic()
        while self._waiting or self._under_way:
            now = time.monotonic()
            if now - asked >= ASK:
                asked = now
                seen = now if self._ask() else seen
                if now - seen > self._patience:
                    self._give_up("没有工作进程", "启动工作进程（dask worker 调度程序的地址），再运行一次")
                    break
            try:
                self._step()
                well = now
            except (Exception, CancelledError):  # whatever a connection that breaks just now raises
                if now - well > self._patience:
                    raise
                asked = 0.0
            time.sleep(LOOK)
        self._hear()

    def _step(self) -> None:
        self._fill()
        self._hear()  # who began comes before what came of it
        self._collect()

    def _ask(self) -> bool:
        """Whether any worker is there. A scheduler that does not answer is waited for."""
        found = self._force.workers()
        if found is None:
            found = self._again()
        self._workers = found
        return bool(found)

    def _again(self) -> list[WorkerPlace]:
        self._watcher.told("调度程序没有回答，正在等它")
        for job, _ in self._under_way.values():
            self._waiting.appendleft(job)
        self._under_way.clear()
        if not self._force.again(self._patience):
            self._give_up(
                f"调度程序 {self._force.address} 中断了，等了 {self._patience:.0f} 秒没有恢复",
                "恢复调度程序后再运行一次：已经生成的不会重做",
            )
            return []
        self._watcher.told("调度程序恢复了，没有做完的重新分派")
        self._listen()
        return self._force.workers() or []

    def _listen(self) -> None:
        self._force.client.subscribe_topic(f"{TOPIC}-{self._name}", self._heard.put)

    def _hear(self) -> None:
        while True:
            try:
                _, told = self._heard.get_nowait()
            except queue.Empty:
                return
            news = msgspec.convert(told, CountyNews)
            if news.stage == STARTED:
                self._starts[news.county] += 1
            self._watcher.news(news)

    def _fill(self) -> None:
        room = AHEAD * sum(worker.threads for worker in self._workers) - len(self._under_way)
        while self._waiting and room > 0:
            job = self._waiting[0]  # it stays there should the scheduler break off
            room -= 1
            self._numbers[job.county] += 1
            preferred = self._preferred(job)
            # An idle worker would take it over, though it has not the memory: then it waits for the one that has.
            tied = bool(preferred) and job.state == WITH_WORKER
            future = self._force.client.submit(
                county_task,
                msgspec.json.encode(job),
                self._name,
                key=f"county-{job.county}-{self._name}-{self._numbers[job.county]}",
                pure=False,
                workers=preferred or None,
                allow_other_workers=bool(preferred) and not tied,
            )
            self._waiting.popleft()
            self._under_way[job.county] = job, future
            self._tied[job.county] = preferred if tied else []

    def _preferred(self, job: CountyJob) -> list[str]:
        """Where the county's memory or its tree is warm: with the worker of that name, else on that machine."""
        if job.state == WITH_WORKER:
            named = [worker.address for worker in self._workers if worker.name == job.record.worker]
            if named:
                return named
        here = [worker.address for worker in self._workers if worker.host == job.record.host]
        return here if len(here) < len(self._workers) else []

    def _collect(self) -> None:
        for county, (job, future) in list(self._under_way.items()):
            if future.status == "pending":
                if self._starts[county] > self._attempts:
                    future.cancel(force=True)
                    self._end(job, self._killer(job))
                elif self._orphaned(county):
                    future.cancel(force=True)
                    self._once_more(job)
            elif future.status == "finished":
                self._finished(job, msgspec.json.decode(future.result(timeout=ANSWER), type=CountyResult))
            elif future.status == "error":
                self._wrong(job, future.exception())
            else:  # cancelled, lost: the scheduler has forgotten it
                self._once_more(job)

    def _orphaned(self, county: str) -> bool:
        """Whether the county waits for a worker that is gone: another builds it, without the memory."""
        tied = self._tied.get(county, [])
        return bool(tied) and bool(self._workers) and not any(worker.address in tied for worker in self._workers)

    def _finished(self, job: CountyJob, result: CountyResult) -> None:
        if result.outcome == "lost":
            self._crashes[job.county] += 1
            if self._crashes[job.county] < self._attempts:
                self._once_more(job)
                return
        self._end(job, msgspec.structs.replace(result, tries=max(1, self._starts[job.county])))

    def _wrong(self, job: CountyJob, error: BaseException) -> None:
        from distributed import KilledWorker

        if not isinstance(error, KilledWorker):
            what = f"工作进程不能运行这个任务（{type(error).__name__}）"
            self._end(job, _stands(job, "failed", what, "工作机上装的程序要和这里的版本相同"))
        elif self._starts[job.county] >= self._attempts or self._fruitless > self._attempts * self._open():
            self._end(job, self._killer(job))
        else:
            self._fruitless += 1
            self._once_more(job)  # it was only in the queue of workers that died over others

    def _open(self) -> int:
        return len(self._waiting) + len(self._under_way)

    def _killer(self, job: CountyJob) -> CountyResult:
        tries = max(1, min(self._starts[job.county], self._attempts))
        result = _stands(
            job, "lost", f"工作进程中断了 {tries} 次，不再试", "看工作机的日志和内存；改好后加 --only 单独运行这个县"
        )
        return msgspec.structs.replace(result, tries=tries)

    def _once_more(self, job: CountyJob) -> None:
        del self._under_way[job.county]
        self._waiting.append(job)

    def _end(self, job: CountyJob, result: CountyResult) -> None:
        self._under_way.pop(job.county, None)
        self._fruitless = 0
        self._results[job.county] = result
        self._watcher.result(result)

    def _give_up(self, why: str, hint: str) -> None:
        for job in [*self._waiting, *(job for job, _ in self._under_way.values())]:
            self._end(job, _stands(job, "missed", why, hint))
        self._waiting.clear()

    def _stop(self) -> None:
        for _, future in self._under_way.values():
            with suppress(Exception):
                future.cancel()


def _stands(job: CountyJob, outcome: Any, message: str, hint: str) -> CountyResult:
    return CountyResult(county=job.county, outcome=outcome, code=2, message=message, hint=hint, record=job.record)
