"""The counties' data -> ``data/*.json`` and ``data/*.csv`` of the portal: what its pages show, for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from generator.base.formulas import guarded
from generator.province.portal import figure_tables, owed_tables, told_tables
from generator.province.portal.gathered import Gathered, Placed
from generator.province.portal.shapes import PublishedPolicy

SETS = {
    "counties": ("各县网站", "每个县的网址、公开文件数、数据日期"),
    "newest": ("最新公开", "各县最近公开的 500 件，标题和网址"),
    "policies": ("规范性文件", "各县登记册里的全部规范性文件，标题、主题、效力和网址"),
    "coverage": ("目录覆盖", "各县、各领域的公开事项和文件数"),
    "duties": ("公开责任", "各县、各项责任的履行情况"),
    "inspection": ("检查情况", "各县对照检查指标和检查规则的结果"),
    "figures": ("公开数据", "各县每年公开文件、解读、回应等的数"),
}
"""Name of the files -> title, and what they hold."""
NEWEST = 500
HEADS = {
    "county": "县",
    "county_name": "县名",
    "name": "名称",
    "notes": "说明",
    "domain": "领域",
    "duty": "责任",
    "index": "指标",
    "year": "年份",
    "title": "标题",
    "url": "网址",
    "publish_date": "发布日期",
    "agency": "机关",
    "doc_number": "发文字号",
    "subject": "主题",
    "validity": "效力状态",
    "valid": "是否有效",
    "effective_date": "施行日期",
    "expiry_date": "有效期至",
    "kind": "文种",
    "classification": "公开属性",
}
"""Heads of the CSV files' columns that no table has."""
Record = dict[str, Any]


def every(gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each."""
    readings = gathered.readings
    counties = told_tables.counts(readings)
    wrong = {one.county.id: list(one.wrong) for one in readings}
    told = [record | {"notes": "；".join(wrong[str(record["county"])])} for record in counties.records()]
    yield from _files(gathered, "counties", told, [counties])
    yield from _files(gathered, "newest", [_entry(one) for one in gathered.newest[:NEWEST]], [])
    yield from _files(gathered, "policies", [_entry(one) for one in gathered.policies], [])
    domains = {name: table for name, (_, table) in owed_tables.domains(readings).items()}
    yield from _tables(gathered, "coverage", owed_tables.coverage(readings), "domain", domains)
    duties = {name: table for name, (_, _, table) in owed_tables.each_duty(readings).items()}
    yield from _tables(gathered, "duties", owed_tables.duties(readings), "duty", duties)
    indices = {name: table for name, (_, _, table) in told_tables.indices(readings).items()}
    yield from _tables(gathered, "inspection", told_tables.rules(readings), "index", indices)
    years = {str(year): told_tables.metrics(readings, year) for year in gathered.years}
    yield from _tables(gathered, "figures", None, "year", years)


def _entry(placed: Placed) -> Record:
    entry = placed.entry
    told: Record = {"county": placed.reading.county.id, "county_name": placed.reading.county.name}
    told |= {"title": entry.title, "url": entry.url, "publish_date": placed.moment, "agency": entry.agency}
    told |= {"doc_number": entry.doc_number, "subject": entry.subject, "validity": entry.validity}
    if isinstance(entry, PublishedPolicy):
        return told | {"valid": entry.valid, "effective_date": entry.effective_date, "expiry_date": entry.expiry_date}
    return told | {"kind": entry.kind, "domain": entry.domain, "classification": entry.classification}


def _tables(
    gathered: Gathered,
    name: str,
    whole: figure_tables.FigureTable | None,
    key: str,
    parts: dict[str, figure_tables.FigureTable],
) -> Iterator[tuple[str, bytes]]:
    """A table over all, and one for each of many things, told apart by ``key`` ("" in the first)."""
    records: list[Record] = [{key: "", **record} for record in (whole.records() if whole else ())]
    for identity, table in parts.items():
        records += [{key: identity, **record} for record in table.records()]
    yield from _files(gathered, name, records, [*([whole] if whole else []), *list(parts.values())[:1]])


def _files(
    gathered: Gathered, name: str, records: Sequence[Record], made: Sequence[figure_tables.FigureTable]
) -> Iterator[tuple[str, bytes]]:
    """Both forms. null in JSON and an empty cell in CSV: not published."""
    columns = {
        key: column.name + (f"：{column.doc}" if column.doc else "") for one in made for key, column in one.columns
    }
    value = {"title": SETS[name][0], "date": gathered.today, "columns": columns, "rows": list(records)}
    yield f"data/{name}.json", msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
    keys = list(dict.fromkeys(key for record in records for key in record))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    names = HEADS | {key: column.name for one in made for key, column in one.columns}
    writer.writerow([names[key] for key in keys])
    writer.writerows([_cell(record.get(key)) for key in keys] for record in records)
    yield f"data/{name}.csv", ("\ufeff" + written.getvalue()).encode()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else guarded(str(value))
