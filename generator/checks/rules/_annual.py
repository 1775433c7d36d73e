"""The library -> its annual reports on disclosure: whose they are, of which year; and the files of the examples."""

from __future__ import annotations

from functools import lru_cache

from generator.model.annual_report import AnnualCell
from generator.model.document import OPEN, Document
from generator.model.library import Library

SMALL_FORM = """
        ```yaml _data/annual_forms/shili.yaml
        name: 示例格式
        since: 2024
        parts: [申请情况]
        tables:
        - id: applications
          name: 申请情况
          part: 1
          columns: [{id: natural, name: 自然人}, {id: legal, name: 法人}, {id: total, name: 总计}]
          rows: [{id: new, name: 一、新收}, {id: brought, name: 二、上年结转}, {id: left, name: 四、结转下年}]
          of_columns: [total = natural + legal]
          carried: [brought = 上年.left]
        ```"""
"""A form that is small enough for an example."""


def report(
    name: str = "nianbao", year: int = 2025, day: str = "2026-01-28", *, heading: str = "一、申请情况", mark: str = ""
) -> str:
    """An annual report of the example's office. mark: where its text is wrong."""
    return f"""
        ```md {name}.md
        title: 岚清县示例局{year}年政府信息公开工作年度报告
        publish_date: {day}
        agency: 岚清县示例局
        kind: disclosure
        disclosure_type: 年报
        year: {year}
        report: {name}.yaml
        {mark}
        ## {heading}

        略。
        ```"""


def figures(new: str, brought: str, left: str, name: str = "nianbao") -> str:
    """Its file of figures."""
    return f"""
        ```yaml {name}.yaml
        申请情况:
          一、新收: {new}
          二、上年结转: {brought}
          四、结转下年: {left}
        ```"""


def is_open(row: Document) -> bool:
    """Whether everybody may read it, if not today then on its day."""
    return row.classification == OPEN and not row.draft and not row.withdrawn


@lru_cache(maxsize=2)
def annual_reports(library: Library) -> dict[tuple[str, int], Document]:
    """(agency, year) -> the open report with figures that was published last, also where its day is yet to come."""
    found = {}
    for row in sorted(library.rows, key=lambda row: (row.publish_date, row.id)):
        year = row.fields.get("year")
        if row.annual and is_open(row) and isinstance(year, int) and 1900 < year < 2200:
            found[row.agency, year] = row
    return found


def sheet_cell(cell: AnnualCell) -> str:
    """Where a figure stands in a workbook, in brackets; "" of another file."""
    return f"（{cell.where}）" if cell.where else ""


def of_the_county(row: Document, library: Library) -> bool:
    """Whether the report is the government's own: of its office, of the government, or of nobody else."""
    agency = library.vocabularies.agencies.by_id.get(row.agency)
    identity = library.config.site
    return agency is None or agency.name in (
        identity.organiser,
        identity.jurisdiction + "人民政府",
        identity.jurisdiction + "人民政府办公室",
    )
