"""业务培训: plans, what was held with its materials, and how far every agency's staff has had its turn, ``/training/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Target
from generator.model.training import RECORD, ROUND, TrainingTurn, TrainingYear, training_years, turns
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    documents = site.by_kind.get("training", ())
    years = training_years(documents)
    tables = (_years(years), _records(documents), _materials(documents), _turns(site, documents))
    introduction = "政务公开培训的年度计划、举办情况和材料，以及各单位工作人员三年轮训的覆盖情况。"
    yield page_of(site, "training", "业务培训", introduction, tables, crumbs=())


def _years(years: tuple[TrainingYear, ...]) -> PlainTable:
    rows = tuple(
        (
            plain(f"{year.year}年"),
            Link(year.plans[0].title, year.plans[0].url) if year.plans else plain("没有公布计划"),
            plain(year.planned or ""),
            plain(year.held),
            plain(year.trained),
        )
        for year in years
    )
    columns = ("年度", "计划", "计划场次", "已办场次", "参训人次")
    return PlainTable("计划和完成", columns, rows, numeric=(2, 3, 4), wide=(1,), empty="还没有公开培训计划和记录。")


def _records(documents: tuple[Document, ...]) -> PlainTable:
    rows = tuple(
        (
            Link(row.title, row.url),
            plain(row.fields.get("held_date", "")),
            plain(row.fields.get("audience", "")),
            plain(row.fields.get("trained", "")),
        )
        for row in documents
        if row.fields.get("training_type") == RECORD
    )
    columns = ("培训", "日期", "对象", "人数")
    return PlainTable("举办的培训", columns, rows, numeric=(3,), wide=(0, 2), together=(1,), empty="还没有培训记录。")


def _materials(documents: tuple[Document, ...]) -> PlainTable:
    rows = tuple(
        (Link(file.title, file.url), plain(file.type), Link(row.title, row.url))
        for row in documents
        for file in row.attachments
    )
    return PlainTable("培训材料", ("材料", "格式", "培训"), rows, wide=(0, 2), empty="没有公开的培训材料。")


def _turns(site: Site, documents: tuple[Document, ...]) -> PlainTable:
    last = site.today.year
    rows = tuple(_turn(one) for one in turns(documents, site.vocabularies.agencies.terms, last))
    return PlainTable(
        "三年轮训",
        ("机关", "工作人员", "参训人次", "覆盖率"),
        rows,
        numeric=(1, 2, 3),
        note=f"{last - ROUND + 1}年至{last}年各次培训参训人次之和与工作人员人数之比。",
        empty="没有写工作人员人数（agencies.yaml 的 staff）和各单位参训人数。",
    )


def _turn(one: TrainingTurn) -> tuple[Link, ...]:
    return (
        Link(one.agency.short or one.agency.name, f"/agency/{one.agency.id}/"),
        plain(one.staff or ""),
        plain(one.trained),
        plain(one.rate),
    )
