"""The rules of an annual report by itself: the parts of its text, the cells of its tables."""

from __future__ import annotations

from generator.base.headings import headings_and_bold
from generator.checks.rule import entry
from generator.checks.rules import Context
from generator.checks.rules._annual import SMALL_FORM, figures, report, sheet_cell
from generator.checks.rules._at import Findings
from generator.checks.rules._row_examples import OFFICE
from generator.model.annual_form import AnnualForm, form_of, plain
from generator.model.annual_published import is_annual
from generator.model.annual_report import ANNUAL_KIND, FIRST_YEAR, LAST_YEAR, breaches, named, unfilled
from generator.model.diagnostic import Finding
from generator.model.source import Source

_SHOWN = 3


def sums(source: Source, context: Context) -> Findings:
    """Sums of the report that are not."""
    form, row = _form(source, context), source.document
    for breach in breaches(form, row.annual) if form and row and row.annual else ():
        cell = row.annual.cell(breach.table, breach.row, breach.column)  # type: ignore[union-attr]
        values = breach.named | {"told": breach.told, "where": sheet_cell(cell)}
        yield Finding(cell.line, cell.column, values, _file(source))


def empty(source: Source, context: Context) -> Findings:
    """Tables with empty cells. A draft's are only told."""
    form, row = _form(source, context), source.document
    if any(fault.kind == "annual-form" for fault in source.faults):
        return  # rows that nobody knows are told already
    for table, cells in unfilled(form, row.annual) if form and row and row.annual else ():
        places = [row.annual.cell(table, *cell) for cell in cells]  # type: ignore[union-attr]
        words = [named(table, *cell) for cell in cells[:_SHOWN]]
        shown = "、".join(f"“{word['row']}”行“{word['name']}”列" for word in words)
        values = {
            "table": table.name,
            "count": str(len(cells)),
            "cells": shown + ("等" if len(cells) > _SHOWN else ""),
        }
        yield Finding(places[0].line, places[0].column, values, _file(source), "info" if row and row.draft else None)


def parts(source: Source, context: Context) -> Findings:
    """Parts of the form that the text has no heading of."""
    form, row = _form(source, context), source.document
    if form is None or row is None or not headings_and_bold(source.body):
        return
    headings = [plain(heading) for heading in headings_and_bold(source.body)]
    lacking = [
        form.heading(number)
        for number, part in enumerate(form.parts, 1)
        if not any(plain(part) in heading for heading in headings)
    ]
    if lacking:
        yield Finding(source.body_line, 1, {"count": str(len(lacking)), "names": "、".join(lacking)})


def bare(source: Source, context: Context) -> Findings:
    """Reports without a file of figures."""
    form, row = _form(source, context), source.document
    if form and row and not row.fields.get("report") and not row.draft:
        yield Finding(source.line_of("disclosure_type"), 1, {"form": form.basis or form.name})


def misplaced(source: Source, context: Context) -> Findings:
    """Files of figures at documents that are no annual report."""
    row = source.document
    if row and row.kind == ANNUAL_KIND and row.fields.get("report") and not is_annual(row):
        yield Finding(source.line_of("report"), 1, {"what": str(row.fields.get("disclosure_type", ""))})


def years(source: Source, context: Context) -> Findings:
    """Reports of a year that is none, and those published before their year was over."""
    row = source.document
    year = row.fields.get("year") if row and is_annual(row) else None
    if row is None or not isinstance(year, int):
        return
    line = source.line_of("year")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        yield Finding(line, 1, {"year": str(year), "told": f"应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间"})
    elif year >= row.publish_date.year:
        told = f"到发布日期 {row.publish_date} 还没有过完"
        yield Finding(line, 1, {"year": str(year), "told": told}, level="warning")


def _form(source: Source, context: Context) -> AnnualForm | None:
    """The form of the document's year, where it is an annual report."""
    row = source.document
    if row is None or not is_annual(row):
        return None
    return form_of(context.vocabularies.annual_forms, row.fields.get("year"))


def _file(source: Source) -> str:
    """How messages name the file of figures."""
    assert source.document
    root = source.path.removesuffix(source.file_key.partition("/")[2])
    return root + source.document.annual_file.partition("/")[2]


_SITE = OFFICE + SMALL_FORM
_RIGHT = figures("[5, 1, 6]", "[1, 0, 1]", "[0, 0, 0]")

_YEAR = report()
_OTHER = """
        ```txt shuju.yaml
        说明。
        ```
        ```md zhinan.md
        title: 岚清县示例局政府信息公开指南
        publish_date: 2026-01-28
        agency: 岚清县示例局
        kind: disclosure
        disclosure_type: 指南
        report: shuju.yaml
        ```"""


def _about(text: str, wrong: str, right: str = _RIGHT) -> str:
    return f"""
        {text}

        错误示例：{_SITE}{report()}{wrong}

        正确示例（其余同上）：{right}
        """


RULES = (
    entry(
        "ANN-FORM 年报的数据文件不合格式",
        _about(
            """年报的数据放在 YAML 或 XLSX 文件里（report），表、行、列用年度报告格式里的名称；可以只写一行的编号（三（七））或名称（总计）。
        XLSX 照报告格式的样子填，列名、行名不改。一行的各格写成“{列名: 数}”，或依次全部写出。`gongkai new 年报` 会备好一份空表。""",
            figures("[5, 1, 6]", "[1, 0, 1]", "[0, 0, 0]").replace(
                "二、上年结转: [1, 0, 1]", "二、去年结转: [1, 0, 1] ←"
            ),
        ),
        fault="annual-form",
        message="年报的数据文件应为{wanted}",
        hint="照年度报告格式改正这一处；空表用 gongkai new 年报 --field 年度=… 生成",
        english=("the figures of the annual report should be {wanted}", "follow the form"),
        basis="政府信息公开条例第五十条；国办公开办函〔2021〕30号",
    ),
    entry(
        "ANN-CELL 年报的一格不是数",
        _about(
            "每格一个数：件数是整数，收费金额可以有小数（万元）。没有发生的写 0，不写“无”、“/”。一格只写一次。",
            figures("[5, 1, 6]", "[1, 无, 1] ←", "[0, 0, 0]"),
        ),
        fault="annual-cell",
        message="《{table}》“{row}”行“{name}”列{where}应为{wanted}，这里写的是“{told}”",
        hint="核对台账，改正这一格",
        english=("{table}, row {row}, column {name}: expected {wanted}", "correct this cell"),
        basis="国办公开办函〔2021〕30号",
    ),
    entry(
        "ANN-EMPTY 年报有空格没有填",
        _about(
            "各表的每一格都要填，没有发生的写 0：空着和没有发生，看的人分不清。草稿里空着的只作提示。",
            figures("[5, 1, 6]", '[1, "", 1] ←', "[0, 0, 0]"),
        ),
        check=empty,
        message="《{table}》有 {count} 格没有填：{cells}",
        hint="照台账填上，没有发生的写 0",
        english=("{count} cells of {table} are empty: {cells}", "fill them in, with 0 where there was none"),
        basis="政府信息公开条例第五十条；国办公开办函〔2021〕30号",
    ),
    entry(
        "ANN-SUM 年报各格之间对不上",
        _about(
            """表里的勾稽关系逐格核对：总计等于各类申请人之和，三（七）总计等于以上各行之和，第一项加第二项等于第三项加第四项，复议、诉讼的总计
        等于四种结果之和。哪一格错，由填表的人核对台账；这里只说哪两个数不等。""",
            figures("[5, 1, 7] ←", "[1, 0, 1]", "[0, 0, 0]"),
        ),
        check=sums,
        message="《{table}》“{row}”行“{name}”列{where}对不上：{told}",
        hint="核对台账，改正填错的一格（不一定是这一格）",
        english=("{table}, row {row}, column {name} does not add up: {told}", "correct the cell that is wrong"),
        basis="国办公开办函〔2021〕30号（勾稽关系）",
    ),
    entry(
        "ANN-PART 年报缺少规定的部分",
        f"""
        年度报告的正文按格式分部分写：总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的
        主要问题及改进情况，其他需要报告的事项。按小标题判断；有表的部分，表画在它的小标题之下。

        错误示例：{_SITE}{report(heading="申请", mark=" ←")}{_RIGHT}

        正确示例（其余同上）：{report()}
        """,
        check=parts,
        level="info",
        message="正文没有这 {count} 个部分的小标题：{names}",
        hint="按年度报告格式加上小标题；没有内容的写明没有",
        english=("the body lacks {count} parts: {names}", "add their headings"),
        basis="政府信息公开条例第五十条；国办公开办函〔2021〕30号",
    ),
    entry(
        "ANN-DATA 年报没有数据文件",
        f"""
        年报的表写成数据（report: nianbao.yaml 或 .xlsx），页面上的表由它画出，勾稽关系逐格核对，数据可以下载。表写在正文里的，核对不了。

        错误示例：{_SITE}{report().replace("disclosure_type: 年报", "disclosure_type: 年报 ←").replace("        report: nianbao.yaml" + chr(10), "")}

        正确示例（其余同上）：{report()}{_RIGHT}
        """,
        check=bare,
        level="info",
        message="年报没有数据文件，各表没法核对（{form}）",
        hint="用 gongkai new 年报 --field 年度=… 生成空表，填好后在头部写 report: nianbao.yaml",
        english=("the annual report has no file of figures ({form})", "add one under report"),
        basis="国办公开办函〔2021〕30号",
    ),
    entry(
        "ANN-PLACE 不是年报的文件写了报告数据",
        f"""
        报告数据（report）只有年报（disclosure_type: 年报）写。指南、制度写了的，不当作年报，数据不画、不统计。

        错误示例：{OFFICE}{_OTHER.replace("report: shuju.yaml", "report: shuju.yaml ←")}

        正确示例（其余同上）：
        ```md zhinan.md
        -report
        ```
        """,
        check=misplaced,
        message="只有年报写报告数据，这份写的栏目是“{what}”",
        hint="删去 report 一行；确是年报的，把 disclosure_type 改成 年报",
        english=("only an annual report has a file of figures, this is {what}", "remove report, or correct the type"),
        basis="政府信息公开条例第五十条",
    ),
    entry(
        "ANN-YEAR 年报的年度不对",
        f"""
        年报写的是已经过完的一年，次年公布。年度没有过完就公布的，提醒核对；年度不在 {FIRST_YEAR} 至 {LAST_YEAR} 之间的，是错误。

        错误示例：{OFFICE}{SMALL_FORM}{_YEAR.replace("year: 2025", "year: 2026 ←")}{_RIGHT}

        正确示例（其余同上）：{_YEAR}
        """,
        check=years,
        message="年报的年度 {year} {told}",
        hint="核对年度和发布日期，改正写错的一个",
        english=("an annual report of {year}: check the year and the date of publication", "correct the wrong one"),
        basis="政府信息公开条例第四十九条",
    ),
)
