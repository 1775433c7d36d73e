"""Datasets and the site's own files -> rows of tables: made here alone, whatever pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.model import dataset
from generator.model.document import Document
from generator.model.site import Site
from generator.model.view import Link
from generator.site.data_catalogue.entry import DataFile, DataSet
from generator.site.data_catalogue.published import files_of, licence_of

Cell = tuple[Link, ...]
FEW = 4
"""Files of one set that a row names, each of another form or year; the rest stand in the list of all files."""
FILES_URL = "/data/files/"


class DataTable(msgspec.Struct, frozen=True, array_like=True):
    """One table. rows: cells, each of words that lead somewhere or nowhere; the first heads its row. note: a sentence
    before it, or "". empty: what is said when there is no row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = ""


def open_table(site: Site, title: str, rows: Iterable[Document]) -> DataTable:
    """Datasets with their conditions and files."""
    columns = ("数据集", "提供单位", "优先领域", "开放方式", "更新周期", "更新日期", "使用许可", "取得数据")
    return DataTable(title, columns, tuple(_open_row(site, row) for row in rows), empty="这一类还没有开放的数据集。")


def _open_row(site: Site, row: Document) -> tuple[Cell, ...]:
    name, address = licence_of(site, row)
    inside = address.removeprefix(site.base_url)
    return (
        (Link(row.title, row.url),),
        _agency(site, row),
        _word(row.fields.get("priority")),
        (Link(dataset.degree(row), ""), *_words(row.fields.get("conditions"))),
        _word(row.fields.get("update_cycle")),
        _word(dataset.changed(row)),
        (Link(name, inside),) if name else _word(""),
        tuple(_ways(row)) or _word(""),
    )


def _ways(row: Document) -> Iterator[Link]:
    for file in files_of(row):
        yield Link(file.ending.upper() or "文件", f"/{file.path}")
    for key, said in (("access_url", "接口"), ("apply_url", "申请")):
        if row.fields.get(key):
            yield Link(said, str(row.fields[key]))


def plan_table(site: Site, rows: Iterable[Document]) -> DataTable:
    """The opening plan: what is overdue first."""
    columns = ("数据集", "提供单位", "优先领域", "计划开放日期", "状态")
    lines = tuple(
        (
            (Link(row.title, row.url),),
            _agency(site, row),
            _word(row.fields.get("priority")),
            _word(dataset.planned_day(row)),
            _word(dataset.STATES[dataset.state_of(row, site.today)]),
        )
        for row in rows
    )
    return DataTable("开放计划", columns, lines, empty="目前没有列入计划的数据集。")


def closed_table(site: Site, rows: Iterable[Document]) -> DataTable:
    """What is not opened, and on what ground."""
    lines = tuple(
        ((Link(row.title, row.url),), _agency(site, row), _word(row.fields.get("ground") or "没有写明")) for row in rows
    )
    return DataTable("不予开放的数据", ("数据集", "提供单位", "依据"), lines, empty="目录里没有不予开放的数据。")


def own_table(sets: Iterable[DataSet]) -> DataTable:
    """The files that the site itself makes."""
    rows = tuple(((Link(one.title, one.url),), (Link(one.description, ""),), tuple(_some(one))) for one in sets)
    note = "网站发布时一并做成，内容与网页一致，可以直接下载，不需要申请。"
    return DataTable("本站数据", ("数据", "内容", "文件"), rows, note=note)


def _some(one: DataSet) -> Iterator[Link]:
    first = {label(file): file for file in reversed(one.files)}
    shown = tuple(file for file in one.files if first[label(file)] is file)[:FEW]
    for file in shown:
        yield Link(label(file), f"/{file.path}")
    if len(one.files) > len(shown):
        yield Link(f"全部{len(one.files)}个文件", f"{FILES_URL}#{one.id}" if listed_whole(one) else one.url)


def listed_whole(one: DataSet) -> bool:
    """Whether the list of all files has those of a set: each matter's own stand on its page."""
    return one.id != "data-matter-feeds"


def label(file: DataFile) -> str:
    """What a link to a file says: its form, before it the year or the like where several have one form."""
    form = {"application/atom+xml": "Atom", "text/calendar": "iCalendar"}.get(file.media_type, file.ending.upper())
    stem = file.path.rpartition("/")[2].partition(".")[0]
    return f"{stem}年 {form}" if stem.isdecimal() else form


def _agency(site: Site, row: Document) -> Cell:
    agency = site.vocabularies.agencies.by_id.get(row.agency)
    if agency is None:
        return (Link(site.config.site.organiser, ""),)
    return (Link(agency.short or agency.name, f"/agency/{agency.id}/"),)


def _words(said: object) -> Cell:
    return (Link(str(said), ""),) if said else ()


def _word(said: object) -> Cell:
    return _words(said) or (Link("—", ""),)
