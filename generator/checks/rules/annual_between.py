"""The rules of annual reports against what else the site holds: last year's report, and what can be counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.rule import entry
from generator.checks.rules._annual import (
    SMALL_FORM,
    annual_reports,
    figures,
    is_open,
    of_the_county,
    report,
    sheet_cell,
)
from generator.checks.rules._at import Findings, at
from generator.checks.rules._row_examples import OFFICE, carrier, rows
from generator.model.annual_counts import COUNTS, SiteCount, SiteTally
from generator.model.annual_form import AnnualForm, FormTable, form_of
from generator.model.annual_published import is_annual
from generator.model.annual_report import AnnualReport, Breach, named, uncarried, unstocked
from generator.model.diagnostic import Finding, Level
from generator.model.document import Document
from generator.model.library import Library


def carried(library: Library) -> Findings:
    """What was left over last year and was not brought forward."""
    return _against_last_year(library, uncarried)


def stock(library: Library) -> Findings:
    """Documents in force that are not last year's with those made and less those ended."""
    return _against_last_year(library, unstocked)


def twice(library: Library) -> Findings:
    """Reports of an agency and a year of which there is an earlier one."""
    first: dict[tuple[str, int], Document] = {}
    for row in sorted(library.rows, key=lambda row: (row.publish_date, row.id)):
        year = row.fields.get("year")
        if not is_annual(row) or not is_open(row) or not isinstance(year, int):
            continue
        known = first.setdefault((row.agency, year), row)
        if known is not row:
            yield at(row, "year", year=str(year), title=row.title, other=known.title, where=known.source)


def _against_last_year(
    library: Library, look: Callable[[AnnualForm, AnnualReport, AnnualReport], Iterator[Breach]]
) -> Findings:
    reports = annual_reports(library)
    for (agency, year), document in reports.items():
        form = form_of(library.vocabularies.annual_forms, year)
        before = reports.get((agency, year - 1))
        if form is None or before is None or before.annual is None or document.annual is None:
            continue
        for breach in look(form, document.annual, before.annual):
            cell = document.annual.cell(breach.table, breach.row, breach.column)
            values = breach.named | {"told": breach.told, "where": sheet_cell(cell), "last": before.title}
            yield Finding(cell.line, cell.column, values, library.shown(document.annual_file))


def counted(library: Library) -> Findings:
    """Figures that the site counts otherwise. The government's own report tells of all offices."""
    reports = annual_reports(library)
    tally = SiteTally(library.published, library.register) if reports else None
    for (agency, year), document in reports.items():
        form = form_of(library.vocabularies.annual_forms, year)
        for table in form.tables if form and document.annual and tally else ():
            agencies = None if of_the_county(document, library) else (agency,)
            for cell_id, name in table.counted:
                number = tally.count(name, agencies, year) if tally else None
                if number is not None:
                    yield from _differing(library, document, table, cell_id, COUNTS[name], number, alone=bool(agencies))


def _differing(
    library: Library, document: Document, table: FormTable, cell_id: str, count: SiteCount, number: int, *, alone: bool
) -> Findings:
    """What a report says otherwise than the site. alone: it is one agency's."""
    row, _, column = cell_id.partition(".")
    report = document.annual
    written = report.figure(table, row, column) if report else None
    fewer = written is not None and number < written
    if report is None or written is None or written == number or (fewer and count.complete and not alone):
        return  # of a whole county not all offices publish their counts
    cell = report.cell(table, row, column)
    values = named(table, row, column) | {"value": cell.value, "count": str(number), "said": count.said}
    level: Level | None = "info" if fewer and not count.complete else None
    yield Finding(
        cell.line, cell.column, values | {"where": sheet_cell(cell)}, library.shown(document.annual_file), level
    )


_SITE = OFFICE + SMALL_FORM
_LAST = report("qunian", 2024, "2025-01-22") + figures("[3, 1, 4]", "[0, 0, 0]", "[1, 0, 1]", "qunian")
_STOCK_FORM = SMALL_FORM.replace("carried: [brought = 上年.left]", "stock: [legal = 上年.legal + natural]").replace(
    "of_columns: [total = natural + legal]", "unit: 件"
)
_STOCK_LAST = _LAST.replace("[3, 1, 4]", "[3, 8, 0]").replace("[1, 0, 1]", "[0, 0, 0]")
_COUNT_FORM = SMALL_FORM.replace("carried: [brought = 上年.left]", "counted: [new.total = penalties_told]")
_COUNT_ROWS = carrier("岚清县2025年行政执法统计", "register: 行政执法统计") + rows(
    "岚清县示例局,行政处罚,2025,6",
    *(f"岚清县示例局,{kind},2025,0" for kind in ("行政强制", "行政征收", "行政给付", "行政确认", "行政检查")),
    columns="执法机关,执法类别,时期,件数",
    file="mingxi.csv",
)
_FIGURES = figures("[5, 1, 6]", "[0, 0, 0]", "[0, 0, 0]")
_SECOND = report("nianbao-2", day="2026-01-29").replace("report: nianbao-2.yaml", "report: nianbao.yaml")

RULES = (
    entry(
        "ANN-CARRY 上年结转与上年的年报对不上",
        f"""
        同一机关上一年年报的“结转下年度继续办理”，就是今年的“上年结转”，逐类申请人核对。上年的年报填错了的，更正上年的。

        错误示例：{_SITE}{_LAST}{report()}{figures("[5, 1, 6]", "[2, 0, 2] ←", "[0, 0, 0]")}

        正确示例（其余同上）：{figures("[5, 1, 6]", "[1, 0, 1]", "[0, 0, 0]")}
        """.replace("[2, 0, 2] ←", "\n            自然人: 2 ←\n            法人: 0\n            总计: 2 ←"),
        check=carried,
        message="《{table}》“{row}”行“{name}”列{where}对不上：{told}（{last}）",
        hint="核对两年的台账，改正填错的一格；上年公布的有误，在上年的年报里改正并写更正记录",
        english=("{table}, row {row}, column {name} is not what last year left: {told}", "correct the wrong year"),
        basis="国办公开办函〔2021〕30号",
    ),
    entry(
        "ANN-STOCK 现行有效件数与上年的年报对不上",
        f"""
        现行有效的件数，等于上年的加本年制发的、减本年废止的。有效期届满自动失效的也计入废止；口径与上年不同的，在正文里说明。

        错误示例：{OFFICE}{_STOCK_FORM}{_STOCK_LAST}{report()}{figures("[2, 9, 0] ←", "[0, 0, 0]", "[0, 0, 0]")}

        正确示例（其余同上）：{figures("[2, 10, 0]", "[0, 0, 0]", "[0, 0, 0]")}
        """,
        check=stock,
        level="warning",
        message="《{table}》“{row}”行“{name}”列{where}对不上：{told}（{last}）",
        hint="核对文件台账，改正填错的一格，或在正文里说明",
        english=("{table}, row {row}, column {name} does not follow from last year: {told}", "correct or explain"),
        basis="国办公开办函〔2021〕30号",
    ),
    entry(
        "ANN-COUNT 年报的数与网站上数得的不同",
        f"""
        规范性文件、行政处罚、行政许可和行政执法统计，网站自己数得出来的，与年报的数对照：网站上的比年报多，或者与行政执法统计不同，提醒核对；
        网站上的比年报少的（有的不在本站公开），只作提示。本级政府的年报对照全县的。两个数都列出，哪个对由填表的人核对。

        错误示例：{OFFICE}{_COUNT_FORM}{_COUNT_ROWS}{report()}{figures("[5, 0, 5] ←", "[0, 0, 0]", "[0, 0, 0]")}

        正确示例（其余同上）：{figures("[6, 0, 6]", "[0, 0, 0]", "[0, 0, 0]")}
        """,
        check=counted,
        level="warning",
        message="《{table}》“{row}”行“{name}”列{where}写的是 {value}，{said}有 {count}",
        hint="两个数的范围、口径如果相同，核对台账，改正错的一处",
        english=("{table}, row {row}, column {name} says {value}, the site counts {count}", "compare the two"),
        basis="政府信息公开条例第五十条",
    ),
    entry(
        "ANN-TWICE 同一机关同一年度有两份年报",
        f"""
        一个机关一年只有一份年报。两份都在的，公众不知道以哪一份为准，数据也会算两遍。写错年度的改正；旧的一份不用了的，写明撤回。

        错误示例：{OFFICE}{SMALL_FORM}{report()}{_FIGURES}{_SECOND.replace("year: 2025", "year: 2025 ←")}

        正确示例（其余同上）：
        ```md nianbao-2.md
        publish_date: 2025-01-20
        year: 2024
        ```
        """,
        check=twice,
        level="warning",
        message="{year} 年的年报有两份：《{title}》和《{other}》（{where}）",
        hint="核对年度和机关，改正写错的一份；不用的一份写明撤回（status: withdrawn）或者删去",
        english=("two annual reports of {year}: {title} and {other} ({where})", "correct one, or withdraw it"),
        basis="政府信息公开条例第四十九条",
    ),
)
