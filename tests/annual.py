"""Figures of annual reports for tests: consistent by arithmetic of the test's own, not by the form's sums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.authoring.annual_template import annual_yaml
from generator.content.annual_forms import shipped
from generator.model.annual_report import key_of
from tests.conftest import SmallSite

FORM = next(form for form in shipped() if form.since == 2021)
KINDS = ("natural", "business", "research", "welfare", "law", "other")
BEFORE, AFTER = ("new", "brought"), ("sum", "left")
ANSWERS = tuple(row for row in FORM.by_id["applications"].row_paths if row not in (*BEFORE, *AFTER))
RESULTS = ("upheld", "corrected", "others", "pending")
CASES = ("reconsideration", "direct", "after")
PARTS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
BODY = "\n\n".join(f"## {part}\n\n说明。" for part in PARTS)
Cells = dict[str, str]


def figures(
    answers: Mapping[tuple[str, str], int] | None = None,
    *,
    brought: Mapping[str, int] | None = None,
    left: Mapping[str, int] | None = None,
    reviews: Mapping[tuple[str, str], int] | None = None,
    others: Mapping[str, str] | None = None,
) -> Cells:
    """Every cell of a report that agrees with itself. answers: (row, kind of applicant) -> how many. What is brought
    forward is at most what was handled and left; the rest is new."""
    answers, brought, left, reviews = answers or {}, brought or {}, left or {}, reviews or {}
    cells = {key_of(table, row, column): "0" for table in FORM.tables for row, column in table.cells()} | dict(
        others or {}
    )
    held: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        for row in ANSWERS:
            held[row, kind] = answers.get((row, kind), 0)
        held["sum", kind] = sum(held[row, kind] for row in ANSWERS)
        held["left", kind] = left.get(kind, 0)
        held["brought", kind] = brought.get(kind, 0)
        held["new", kind] = held["sum", kind] + held["left", kind] - held["brought", kind]
    for (row, kind), number in held.items():
        cells[f"applications.{row}.{kind}"] = str(number)
    for row in (*BEFORE, *ANSWERS, *AFTER):
        cells[f"applications.{row}.total"] = str(sum(held[row, kind] for kind in KINDS))
    for case in CASES:
        numbers = [reviews.get((case, result), 0) for result in RESULTS]
        for result, number in zip((*RESULTS, "total"), (*numbers, sum(numbers)), strict=True):
            cells[f"reviews.{case}.{result}"] = str(number)
    return cells


def report(site: SmallSite, year: int, cells: Cells, *, name: str = "", data: bytes = b"", **fields: Any) -> None:
    """An annual report with its file of figures, in time. data: of a workbook instead of YAML."""
    name = name or f"nianbao-{year}"
    file = f"{name}.xlsx" if data else f"{name}.yaml"
    site.write(f"content/{file}", data or annual_yaml(FORM, cells))
    usual = {"title": f"试验县民政局{year}年政府信息公开工作年度报告", "kind": "disclosure", "disclosure_type": "年报"}
    more = {"year": year, "report": file, "publish_date": f"{year + 1}-01-20"}
    site.document(f"{name}.md", BODY, **usual | more | fields)
