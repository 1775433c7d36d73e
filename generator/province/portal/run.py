"""The row of the portal's stages: read every county, gather, make pages and files, publish, remember."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from generator.base.dates import parse_day, today
from generator.base.digest import digest_bytes
from generator.base.lock import locked
from generator.base.store import Store
from generator.model.diagnostic import UsageError
from generator.province.portal import data_files, facts, feeds, hosts, pages, publishing
from generator.province.portal.county import CountyData, CountyReading, read_county
from generator.province.portal.fetching import SiteFiles
from generator.province.portal.gathered import Gathered
from generator.province.portal.places import CountyPlace, PortalPlan
from generator.province.portal.render import assets, chain_of, rendered

AT_ONCE = 8
"""Counties that are read at the same time."""


class PortalResult(msgspec.Struct, frozen=True):
    """What a run did. written: files that differ from what was live. wrong: name of a county -> what is wrong."""

    output: Path
    counties: int
    documents: int
    files: int
    written: int
    wrong: dict[str, tuple[str, ...]]


def make_portal(plan: PortalPlan, day: str = "") -> PortalResult:
    """Make the portal anew and publish it. day: ISO; "" for today (Asia/Shanghai).

    Raises UsageError, Busy, OSError: what was live then still is, and nothing is forgotten.
    """
    moment = _day(day)
    apart(plan)
    with locked(publishing.room(plan.output) / "lock"):
        publishing.claim(plan.output)
        store = Store(plan.state)
        readings = _read(plan, store, moment)
        gathered = Gathered(plan, readings, moment)
        files = dict(_files(gathered))
        _remember(store, readings)  # first: what a county took back must not come back from an older memory
        written = publishing.publish(plan.output, files)
    wrong = {one.county.name: one.wrong for one in readings if one.wrong}
    return PortalResult(plan.output, len(readings), len(gathered.newest), len(files), written, wrong)


def _day(given: str) -> str:
    if not given:
        return today().isoformat()
    try:
        return parse_day(given).isoformat()
    except ValueError as error:
        raise UsageError(f"--date {given} 不是日期", "写成 2026-03-01 这样") from error


def apart(plan: PortalPlan) -> None:
    """Raises UsageError where the portal would lie in a county's site, or a county's in the portal."""
    own = os.path.realpath(plan.output)
    for county in plan.counties:
        if "://" in county.place:
            continue
        there = os.path.realpath(county.place)
        if own == there or own.startswith(there + os.sep) or there.startswith(own + os.sep):
            raise UsageError(f"门户的文件夹和{county.name}的网站在一起：{plan.output}", "portal.output 另写一个文件夹")


def _read(plan: PortalPlan, store: Store, day: str) -> list[CountyReading]:
    sites = [SiteFiles(county.place, plan.store) for county in plan.counties]

    def read(county: CountyPlace, files: SiteFiles) -> CountyReading:
        return read_county(county, files, store.read(county.id, CountyData), day)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(read, plan.counties, sites))


def _remember(store: Store, readings: Sequence[CountyReading]) -> None:
    """Keep what was read; a county that left province.yaml is forgotten, and so is what its former site said."""
    for one in readings:
        if one.data and not one.away:
            _write(store, one.county.id, one.data)
    known = {one.county.id for one in readings if one.data}
    for path in store.folder.glob("*") if store.folder.is_dir() else ():
        if path.name not in known and not path.name.startswith("."):
            store.remove(path.name)


def _write(store: Store, name: str, data: CountyData) -> None:
    """Most counties are as they were: then nothing is written."""
    path = store.folder / name
    payload = digest_bytes(msgspec.msgpack.encode(data)).encode()
    try:
        with path.open("rb") as stream:
            same = payload in stream.read(200)
    except OSError:
        same = False
    if not same:
        store.write(name, data)


def _files(gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    chain = chain_of(gathered.plan)
    planned = [*pages.every(gathered), *facts.every(gathered)]
    found = [f"/{page.path.removesuffix('index.html')}" for page in planned if page.path.endswith("index.html")]
    planned.append(pages.site_map(gathered, planned))
    yield from rendered(gathered.plan, chain, planned)
    yield from assets(chain)
    yield from data_files.every(gathered)
    yield from feeds.every(gathered)
    yield from hosts.every(gathered, [*found, "/sitemap/"])
