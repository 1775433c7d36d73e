"""province.yaml and a command line -> the jobs of a run, and what is remembered after it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.base.close_names import closest
from generator.base.files import write_atomic
from generator.model.diagnostic import UsageError
from generator.province.job import CountyJob, CountyRecord, CountyResult
from generator.province.place import StoragePlace
from generator.province.settings import COUNTY, WITH_WORKER, ProvinceFile
from generator.province.task import RECORD

if TYPE_CHECKING:
    from generator.province.portal.outcome import PortalOutcome


class RunChoices(msgspec.Struct, frozen=True, kw_only=True):
    """What a command line asks of a run. date: ISO day. only: ids of counties, none for all. anyhow: counties whose
    documents with errors may leave the site where their last versions are lost."""

    date: str
    only: tuple[str, ...] = ()
    anyhow: tuple[str, ...] = ()
    force: bool = False
    search: bool = True


def jobs_of(file: ProvinceFile, choices: RunChoices) -> list[CountyJob]:
    """A job for each county that is asked for, in the order of province.yaml. Raises UsageError for one that is not
    there, or when the places of memories cannot be read."""
    known = file.province.counties
    for county in (*choices.only, *choices.anyhow):
        if county not in known:
            near = closest(county, known)
            raise UsageError(f"没有编号是 {county} 的县", f"是不是 {near}？" if near else f"有：{'、'.join(known)}")
    return [_job(file, county, choices) for county in known if not choices.only or county in choices.only]


def shared_out(file: ProvinceFile, jobs: Sequence[CountyJob], threads: int) -> list[CountyJob]:
    """The jobs, each with the processes that its build may use: one where others are built beside it, else they would
    wait for one another; 0, as many as the machine has processors, for a large county and where few are asked for.
    threads: how many counties the cluster builds side by side."""
    given, few = file.province.processes, 2 * len(jobs) <= threads
    alone = [few or job.record.documents >= file.province.large for job in jobs]
    return [
        msgspec.structs.replace(job, processes=given or (0 if whole else 1))
        for job, whole in zip(jobs, alone, strict=True)
    ]


def _job(file: ProvinceFile, county: str, choices: RunChoices) -> CountyJob:
    province, state = file.province, file.state_of(county)
    return CountyJob(
        county=county,
        name=province.counties[county].name,
        source=file.source_of(county),
        shared=file.located(province.shared),
        output=file.output_of(county),
        state=state,
        work=file.absolute(province.work),
        over=file.config_of(county),
        date=choices.date,
        patience=float(province.patience),
        search=choices.search,
        force=choices.force,
        anyhow=county in choices.anyhow,
        record=_record(state, file, county),
        store=province.store,
    )


def _record(state: str, file: ProvinceFile, county: str) -> CountyRecord:
    own = _own(file, county)
    place = StoragePlace(os.fspath(own.parent) if state == WITH_WORKER else state, file.province.store.endpoint)
    try:
        data = place.read(own.name if state == WITH_WORKER else RECORD)
        return msgspec.json.decode(data, type=CountyRecord) if data else CountyRecord()
    except msgspec.DecodeError:
        return CountyRecord()
    except UsageError:
        if place.local:  # one that may not be read keeps nobody else waiting: its own build says so
            return CountyRecord()
        raise


def remember(file: ProvinceFile, results: Iterable[CountyResult]) -> None:
    """Where memories stay with workers, what they were built from is kept here. Raises OSError."""
    for result in results:
        if file.province.state == WITH_WORKER and result.outcome == "built":
            own = _own(file, result.county)
            own.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(own, msgspec.json.encode(result.record))


def left_over(file: ProvinceFile) -> list[str]:
    """Ids of counties that were built here once and stand in province.yaml no more: their sites and memories are where
    they were. None where memories are behind an address."""
    state = file.province.state
    if state == WITH_WORKER:
        found = [path.stem for path in _own(file, "x").parent.glob("*.json")]
    elif COUNTY not in state and "://" not in state:
        found = [path.parent.name for path in Path(file.absolute(state)).glob(f"*/{RECORD}")]
    else:
        found = []
    return sorted(county for county in found if county not in file.province.counties)


def _own(file: ProvinceFile, county: str) -> Path:
    return file.root / ".gongkai" / "records" / f"{county}.json"


def exit_code(results: Sequence[CountyResult], portal: PortalOutcome | None = None) -> int:
    """0 when every site is as it is to be, with no document held back, and so is the portal, where one is; else 1."""
    wrong = any(result.code or result.outcome not in ("built", "unchanged") for result in results)
    return int(wrong or (portal is not None and not portal.well))
