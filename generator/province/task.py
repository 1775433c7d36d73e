"""One county as a task of the cluster: looked at first, and built in a process of its own when something has changed.

Looking takes no process: of a hundred counties that did not change, each costs a scan, a ``git ls-remote`` or a
listing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.base.digest import digest, digest_bytes
from generator.base.errors import GongkaiError
from generator.base.version import fingerprint
from generator.build.stamp import PATH as STAMP
from generator.province.job import CountyJob, CountyNews, CountyResult
from generator.province.place import StoragePlace
from generator.province.publishing import is_published, is_remote
from generator.province.settings import WITH_WORKER
from generator.province.sources import SourceMark, look

TOPIC = "gongkai-province"
"""Under which workers tell the cluster's clients how far they are."""
STARTED = "started"
RECORD = "record.json"


def county_task(told: bytes, run: str) -> bytes:
    """Build a county where anything has changed. told: a CountyJob, run: the run that asks, so that news of others are
    told apart. Returns a CountyResult; both as JSON. Raises nothing but what ends the worker."""
    job = msgspec.json.decode(told, type=CountyJob)
    tell = _teller(job.county, run)
    tell(CountyNews(job.county, STARTED))
    begun = time.monotonic()
    try:
        result = _looked_at(job, tell)
    except Exception as error:
        from generator.province.county import failed

        result = msgspec.structs.replace(failed(job.county, error), record=job.record)
    host, worker = _whoami()
    result = msgspec.structs.replace(result, took=time.monotonic() - begun, worker=worker, host=host)
    return msgspec.json.encode(result)


def _looked_at(job: CountyJob, tell: Callable[[CountyNews], None]) -> CountyResult:
    tell(CountyNews(job.county, "查看"))
    source, shared = look(job.source), look(job.shared) if job.shared.given else SourceMark("")
    mark = _mark(job, source, shared)
    if not job.force and _stands(job, mark):
        known = job.record
        return CountyResult(
            county=job.county,
            outcome="unchanged",
            code=known.code,
            held=known.held,
            documents=known.documents,
            record=known,
        )
    job = msgspec.structs.replace(job, source_mark=source.mark, shared_mark=shared.mark)
    begun = time.monotonic()
    result = _in_a_process(job, tell)
    if result.outcome != "built":
        return msgspec.structs.replace(result, record=job.record)
    host, worker = _whoami()
    record = msgspec.structs.replace(
        result.record,
        mark=mark if source.settled and shared.settled else "",
        seconds=round(time.monotonic() - begun, 2),
        documents=result.documents,
        code=result.code,
        held=result.held,
        worker=worker,
        host=host,
    )
    return _recorded(job, msgspec.structs.replace(result, record=record))


def _recorded(job: CountyJob, result: CountyResult) -> CountyResult:
    """Note what the site was built from. What cannot be noted is built once more the next time, which costs little."""
    if job.state != WITH_WORKER:
        try:
            StoragePlace(job.state).write(RECORD, msgspec.json.encode(result.record))
        except GongkaiError as error:
            return msgspec.structs.replace(result, notes=(*result.notes, f"没有记下这次的结果：{error.explain()[0]}"))
    return result


def _mark(job: CountyJob, source: SourceMark, shared: SourceMark) -> str:
    """Digest of all that a site is built from but the day."""
    settings = msgspec.json.encode(
        (job.over, job.source, job.shared, job.output, job.store, job.search), order="deterministic"
    )
    return digest(fingerprint(), source.mark, shared.mark, settings)


def _stands(job: CountyJob, mark: str) -> bool:
    """Whether the site is what a build would make now."""
    known = job.record
    if known.mark != mark or not known.built or not known.built <= job.date:
        return False
    if known.next_change and job.date >= known.next_change:
        return False
    if is_remote(job.output):
        return is_published(job.output, job.store)
    return _stamp(Path(job.output)) == known.stamp


def _stamp(output: Path) -> str:
    try:
        return digest_bytes((output / STAMP).read_bytes())
    except OSError:
        return ""


def _in_a_process(job: CountyJob, tell: Callable[[CountyNews], None]) -> CountyResult:
    command = [sys.executable, "-m", "generator.province.county", str(os.getpid()), job.county]
    result: CountyResult | None = None
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        try:
            process.stdin.write(msgspec.json.encode(job))
            process.stdin.close()
            for line in process.stdout:
                found = _line(line)
                if isinstance(found, CountyResult):
                    result = found
                elif found is not None:
                    tell(found)
        except BrokenPipeError:
            pass  # it has ended already; its code says how
    return result or _crashed(job.county, process.returncode)


def _line(line: bytes) -> CountyNews | CountyResult | None:
    shapes: tuple[type[CountyNews | CountyResult], ...] = (CountyNews, CountyResult)
    for shape in shapes:
        try:
            return msgspec.json.decode(line, type=shape)
        except msgspec.ValidationError:
            continue
        except msgspec.DecodeError:
            break
    return None


def _crashed(county: str, code: int) -> CountyResult:
    how = f"被信号 {signal.Signals(-code).name} 结束" if code < 0 else f"退出码 {code}"
    why = "，多半是内存不够" if code == -signal.SIGKILL else ""
    return CountyResult(
        county=county,
        outcome="lost",
        code=2,
        message=f"生成的进程中断了（{how}{why}）",
        hint="网站仍为上次的样子；看工作机的日志和内存",
    )


def _whoami() -> tuple[str, str]:
    """The worker's machine and name; "" outside of a cluster."""
    try:
        from distributed import get_worker

        worker = get_worker()
    except (ImportError, ValueError):
        return "", ""
    return worker.address.rpartition("/")[2].rpartition(":")[0], str(worker.name)


def _teller(county: str, run: str) -> Callable[[CountyNews], None]:
    """Tells the clients of the cluster; nobody outside of one."""
    try:
        from distributed import get_worker

        worker = get_worker()
    except (ImportError, ValueError):
        return lambda news: None
    return lambda news: worker.log_event(f"{TOPIC}-{run}", msgspec.to_builtins(news))
