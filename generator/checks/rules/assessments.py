"""The rules of assessments and evaluations of openness: figures that anybody can count again, and reports to read."""

from __future__ import annotations

from functools import lru_cache

from generator.base.close_names import closest, listed
from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._registered import in_file
from generator.checks.rules._row_examples import OFFICE, carrier, rows
from generator.model.assessment import amount, year_of
from generator.model.document import Document
from generator.model.library import Library
from generator.model.metrics import METRIC_BY_NAME, METRICS, by_agency_and_year

LEAST_WEIGHT = 4
"""Per cent of the whole performance assessment (国办发〔2016〕80号 六（五）)."""


@lru_cache(maxsize=2)
def _counted(library: Library) -> dict[str, dict[int, tuple[Document, ...]]]:
    return by_agency_and_year(library.published)


def metrics(library: Library) -> Findings:
    """Rows that name a figure which there is not."""
    for row in library.by_kind.get("assessment", ()):
        for line in row.rows:
            name = line["metric"]
            if name and name not in METRIC_BY_NAME:
                near = closest(name, METRIC_BY_NAME)
                told = {"value": name, "near": near, "choices": listed([metric.name for metric in METRICS])}
                yield in_file(library, row, line, **told)


def figures(library: Library) -> Findings:
    """Rows that rest on a figure which the site, counted again, does not give."""
    for row in library.by_kind.get("assessment", ()):
        for line in row.rows:
            metric = METRIC_BY_NAME.get(line["metric"])
            if metric and line["counted"]:
                documents = _counted(library).get(line["agency"], {}).get(year_of(row), ())
                figure = metric.count(documents)
                if amount(line["counted"]) != figure:
                    told = {"name": metric.name, "said": line["counted"], "counted": str(figure)}
                    yield in_file(library, row, line, year=str(year_of(row)), **told)


def weights(library: Library) -> Findings:
    """Assessments in which openness weighs less than it has to, or of which nobody is told what it weighs."""
    for row in library.by_kind.get("assessment", ()):
        weight = row.fields.get("weight")
        if weight is None:
            yield at(row, "kind", what="没有写考核权重", least=str(LEAST_WEIGHT))
        elif amount(str(weight)) < LEAST_WEIGHT:
            yield at(row, "weight", what=f"考核权重是{weight:g}%", least=str(LEAST_WEIGHT))


def reports(library: Library) -> Findings:
    """Evaluations of openness without the report itself."""
    for row in library.by_kind.get("evaluation", ()):
        if row.fields.get("of_openness") and not row.attachments:
            yield at(row, "of_openness")


_HEADS = "被考核单位,考核指标,分值,得分,对应数据,依据的数"
_RESULT = carrier(
    "岚清县2026年政务公开考核结果", "kind: assessment", "year: 2026", "weight: 4", "agency: 县示例局", files=OFFICE
).replace("name: 岚清县示例局", "name: 岚清县示例局, aliases: [县示例局]")


def _row(cells: str) -> str:
    return rows(cells, columns=_HEADS, file="mingxi.csv")


_EVALUATION = """
        ```md
        kind: evaluation
        evaluator: 岚清县统计学会
        method: 问卷
        scope: 2025年度
        finding: 办事指南更新不及时
        of_openness: 是"""

RULES = (
    entry(
        "ASM-METRIC 考核依据的数据没有这一项",
        f"""
        考核得分依据网站数据的，“对应数据”写 /assessment/ 页和 data/metrics.json 里一项数据的名称。

        错误示例：{_RESULT}{_row("岚清县示例局,主动公开,30,28,公开文件的数量,1 ←")}

        正确示例（其余同上）：{_row("岚清县示例局,主动公开,30,28,公开文件数,1")}
        """,
        check=metrics,
        level="warning",
        message="没有“{value}”这项数据",
        hint="{near_hint}可以写的有：{choices}；不是按数据打分的空着",
        english=("there is no metric {value}", "write one of {choices}{near_en}"),
    ),
    entry(
        "ASM-COUNT 考核依据的数与网站算出的不一致",
        f"""
        “依据的数”和网站按考核年度从公开文件算出的数要一致，谁都能重新算。打分以后撤回、补录了文件的，核对后更正得分或数字。

        错误示例：{_RESULT}{_row("岚清县示例局,主动公开,30,28,公开文件数,12 ←")}

        正确示例（其余同上）：{_row("岚清县示例局,主动公开,30,28,公开文件数,1")}
        """,
        check=figures,
        level="warning",
        message="{year}年的{name}写的是 {said}，网站上算出的是 {counted}",
        hint="核对是哪一个不对；数据怎样算见 data/metrics.json",
        english=("{name} of {year} is said to be {said}, the site counts {counted}", "find which is wrong"),
        basis="中办发〔2016〕8号（二十一）",
    ),
    entry(
        "ASM-WEIGHT 政务公开的考核权重不够",
        f"""
        政务公开纳入绩效考核，分值权重不低于4%，并向社会公布。

        错误示例：{_RESULT.replace("weight: 4", "weight: 2 ←")}{_row("岚清县示例局,主动公开,30,28,,")}

        正确示例（其余同上）：
        ```md mingxi.md
        weight: 4
        ```
        """,
        check=weights,
        level="warning",
        message="{what}，应当不低于{least}%",
        hint="写 weight: 权重（百分之几）",
        english=("openness weighs less than {least} %", "say what it weighs"),
        basis="国办发〔2016〕80号 六（五）",
    ),
    entry(
        "ASM-REPORT 政务公开评估没有附报告",
        f"""
        第三方对政务公开工作的评估，要把评估报告作为附件一起公开，只写结论的看不出怎样评的。

        错误示例：{_EVALUATION} ←
        ```

        正确示例（其余同上）：
        ```txt baogao.txt
        评估报告全文。
        ```
        ```md
        attachments: [{{file: baogao.txt, title: 评估报告}}]
        ```
        """,
        check=reports,
        level="warning",
        message="没有附评估报告",
        hint="把评估报告写进 attachments",
        english=("the report is not attached", "add it to attachments"),
        basis="中办发〔2016〕8号（二十一）",
    ),
)
