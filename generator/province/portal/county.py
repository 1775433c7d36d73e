"""A county's place -> its published data of today, or what was last read of it, and in words what is wrong.

A part that cannot be read (away, damaged, too large) is taken from the last reading, with the day that it is of; a part
that is not there is not published. What is read replaces what was kept, so that what a county took back is gone here
with the same run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from generator.province.portal import cleaning
from generator.province.portal.fetching import Away, SiteFiles
from generator.province.portal.places import CountyPlace
from generator.province.portal.shapes import (
    DocumentYears,
    PublishedCatalogue,
    PublishedCompliance,
    PublishedDocument,
    PublishedDuties,
    PublishedMetrics,
    PublishedPolicies,
    PublishedPolicy,
    PublishedYear,
    SiteStamp,
)

TURNS = 3
"""How often a county is read that publishes while it is read."""
_SCHEMA = "/data/schema/documents.json"
PARTS: Mapping[str, tuple[str, type]] = {
    "policies": ("规范性文件", PublishedPolicies),
    "catalogue": ("公开事项目录", PublishedCatalogue),
    "duties": ("公开责任", PublishedDuties),
    "compliance": ("检查结果", PublishedCompliance),
    "metrics": ("公开数据", PublishedMetrics),
}
FILES = {name: f"data/{'normative' if name == 'policies' else name}.json" for name in PARTS}
T = TypeVar("T")


class CountyData(msgspec.Struct, frozen=True, kw_only=True):
    """What one county publishes, clean. day: of which its site is. url: of its site, without the last "/". documents:
    by year, each with what is dated no later than the portal's day. None: not published. days: year or part -> the day
    it is of, where that is not ``day``. elsewhere: entries left out, since their address is not the county's."""

    day: str
    url: str
    version: str = ""
    next_change: str = ""
    documents: dict[int, list[PublishedDocument]] = {}
    policies: list[PublishedPolicy] | None = None
    catalogue: PublishedCatalogue | None = None
    duties: PublishedDuties | None = None
    compliance: PublishedCompliance | None = None
    metrics: PublishedMetrics | None = None
    days: dict[str, str] = {}
    elsewhere: int = 0


class CountyReading(msgspec.Struct, frozen=True):
    """county: the place. data: None when nothing was ever read. wrong: in words, what a reader of the portal should
    know of how this county's data stand; none when all is well. away: the site itself could not be read."""

    county: CountyPlace
    data: CountyData | None
    wrong: tuple[str, ...] = ()
    away: bool = False


class _Unsettled(Exception):
    """The county published while it was read."""


def read_county(county: CountyPlace, files: SiteFiles, kept: CountyData | None, today: str) -> CountyReading:
    """Today's reading of one county. kept: the last one. today: the portal's day."""
    if kept and county.url and kept.url != county.url:
        kept = None  # another site now; what the former one said is not its
    try:
        for _ in range(TURNS):
            try:
                return _read(county, files, kept, today)
            except _Unsettled:
                continue
        raise Away("正在更新")
    except Away as error:
        since = f"，沿用{kept.day}的数据" if kept else "，以前也没有读到过"
        return CountyReading(county, kept, (f"没有读到网站的数据（{error}）{since}",), away=True)


def _read(county: CountyPlace, files: SiteFiles, kept: CountyData | None, today: str) -> CountyReading:
    tree, raw = files.open(), _bytes(files, "build.json")
    stamp = _decoded(raw, SiteStamp) if raw is not None else None
    if stamp is None or not cleaning.day(stamp.date):
        raise Away("build.json 不在或者不完整")
    if kept and stamp.date < kept.day <= today:
        raise Away(f"网站退回了{stamp.date}的旧内容")
    gathered = _gathered(county, files, kept, stamp, today)
    if files.open() != tree or _bytes(files, "build.json") != raw:
        raise _Unsettled
    return CountyReading(county, gathered, _told(gathered, today))


def _bytes(files: SiteFiles, path: str) -> bytes | None:
    try:
        return files.read(path)
    except FileNotFoundError:
        return None


def _decoded(data: bytes, shape: type[T]) -> T | None:
    """The value, or None for what is not of the shape. strict: a text is no number."""
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError, UnicodeDecodeError):
        return None


def _gathered(
    county: CountyPlace, files: SiteFiles, kept: CountyData | None, stamp: SiteStamp, today: str
) -> CountyData:
    index = _part(files, "data/documents.json", DocumentYears)
    url = county.url or (kept.url if kept else "") or _told_address(index)
    if not url:
        raise Away("没有写明网址，province.yaml 里也没有")
    old = kept or CountyData(day="", url=url)
    days: dict[str, str] = {}
    sift = _Sift(url, today)
    documents = _documents(files, index, old, days, sift)
    parts: dict[str, Any] = {}
    for name, (_, shape) in PARTS.items():
        value = _part(files, FILES[name], shape)
        if value is _BROKEN:
            parts[name], days[name] = getattr(old, name), old.days.get(name, old.day)
        elif isinstance(value, PublishedPolicies):
            parts[name] = sift.kept(value.documents)
        else:
            parts[name] = value
    if "policies" in days and parts["policies"] is not None:  # what was taken back is gone from the register too
        public = {row.url for rows in documents.values() for row in rows}
        parts["policies"] = [row for row in parts["policies"] if row.url in public]
    return CountyData(
        day=stamp.date,
        url=url,
        version=cleaning.text(stamp.version),
        next_change=cleaning.day(stamp.next_change or ""),
        documents=documents,
        days=days,
        elsewhere=sift.elsewhere,
        **parts,
    )


_BROKEN: Any = object()
"""Stands for a part that is there, or may be, but cannot be read."""


def _part(files: SiteFiles, path: str, shape: type) -> Any:
    """The value of a file; None where there is none; ``_BROKEN`` where it cannot be read."""
    try:
        data = _bytes(files, path)
    except Away:
        return _BROKEN
    if data is None:
        return None
    value = _decoded(data, shape)
    return _BROKEN if value is None else value


def _told_address(index: Any) -> str:
    """The site's address as its index of documents tells it."""
    told = index.schema if isinstance(index, DocumentYears) else ""
    return told.removesuffix(_SCHEMA) if told.endswith(_SCHEMA) and cleaning.origin(told) else ""


def _documents(
    files: SiteFiles, index: Any, old: CountyData, days: dict[str, str], sift: _Sift
) -> dict[int, list[PublishedDocument]]:
    """The documents of each year. Every site has the index, so one without it is not whole."""
    if not isinstance(index, DocumentYears):
        days |= {str(year): old.days.get(str(year), old.day) for year in old.documents}
        days["documents"] = old.day
        return old.documents
    found: dict[int, list[PublishedDocument]] = {}
    for year in sorted({entry.year for entry in index.years}, reverse=True):
        value = _part(files, f"data/documents/{year}.json", PublishedYear)
        if isinstance(value, PublishedYear):
            found[year] = sift.kept(value.documents)
        else:
            found[year] = old.documents.get(year, [])
            days[str(year)] = old.days.get(str(year), old.day)
    return found


class _Sift:
    """Takes of a county's entries those that may be shown. elsewhere: how many lead to another host."""

    def __init__(self, url: str, today: str) -> None:
        self.home, self.today, self.elsewhere = url, today, 0

    def kept(self, entries: list[Any]) -> list[Any]:
        """Clean entries, those that may be shown, in their order."""
        return [cleaning.shown(entry) for entry in entries if self._fits(entry)]

    def _fits(self, entry: Any) -> bool:
        if not cleaning.within(entry.url, self.home):
            self.elsewhere += 1
            return False
        day = cleaning.day(entry.publish_date)
        return bool(day and entry.title.strip()) and day <= self.today


def _told(data: CountyData, today: str) -> tuple[str, ...]:
    """What is wrong with a reading, in words."""
    told = []
    if data.next_change and data.next_change <= today:
        told.append(f"网站停在{data.day}，{data.next_change}起内容本应有变化")
    if data.elsewhere:
        told.append(f"有 {data.elsewhere} 条的网址不是这个县的网站，没有采用")
    for name, day in data.days.items():
        what = PARTS[name][0] if name in PARTS else "文件清单" if name == "documents" else f"{name}年的文件"
        told.append(f"{what}读不出来，沿用{day}的" if day else f"{what}读不出来")
    return tuple(told)


Reader = Callable[[CountyPlace], CountyReading]
