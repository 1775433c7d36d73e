"""考核评估: results of assessments, the figures behind them, evaluations by third parties, ``/assessment/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.assessment import AssessedAgency, assessed, year_of
from generator.model.document import Document
from generator.model.metrics import METRICS, by_agency_and_year, counted
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.model.vocabulary import ORGANS
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    results = [row for row in site.by_kind.get("assessment", ()) if row.rows]
    tables = (
        *([_result(site, row) for row in results] or [_no_result()]),
        _figures(site),
        _evaluations(site),
    )
    introduction = "政务公开怎样考核、各单位得分多少、由谁评估；考核所依据的数据都能从本站公开的文件重新算出。"
    yield page_of(site, "assessment", "考核评估", introduction, tables, data_of("metrics"), crumbs=())


def _no_result() -> PlainTable:
    return PlainTable("考核结果", ("单位", "得分"), (), empty="还没有公开考核结果。")


def _result(site: Site, row: Document) -> PlainTable:
    """Agencies by items, with the sum of each."""
    agencies = assessed(row)
    items = tuple(dict.fromkeys(line["item"] for line in row.rows))
    weight = row.fields.get("weight")
    told = f"占绩效考核总分的{weight:g}%。" if weight else ""
    return PlainTable(
        f"{year_of(row)}年度考核结果",
        ("单位", *items, "总分"),
        tuple(_agency(site, one, items, row) for one in agencies),
        numeric=tuple(range(1, len(items) + 2)),
        note=f"{told}每格是得分／分值，总分由各项相加。",
    )


def _agency(site: Site, one: AssessedAgency, items: tuple[str, ...], row: Document) -> tuple[Link, ...]:
    agency = site.vocabularies.agencies.by_id.get(one.agency)
    by_item = {line["item"]: f"{line['score']}／{line['full']}" for line in one.rows}
    head = Link(agency.short or agency.name, f"/agency/{agency.id}/") if agency else plain(one.agency)
    return (head, *(plain(by_item.get(item, "")) for item in items), Link(f"{one.score}／{one.full}", row.url))


def _figures(site: Site) -> PlainTable:
    """What can be counted, of each agency in the two newest years."""
    years = tuple(site.by_year)[:2]
    found = by_agency_and_year(site.opened)
    rows = []
    for agency in site.vocabularies.agencies.terms:
        for year in years if agency.kind in ORGANS else ():
            documents = found.get(agency.id, {}).get(year, ())
            if documents:
                cells = (plain(count) for count in counted(documents).values())
                rows.append((Link(agency.short or agency.name, f"/agency/{agency.id}/"), plain(year), *cells))
    return PlainTable(
        "各单位公开数据",
        ("单位", "年度", *(metric.name for metric in METRICS)),
        tuple(rows),
        numeric=tuple(range(2, len(METRICS) + 2)),
        together=(1,),
        note="".join(f"{metric.name}：{metric.doc}。" for metric in METRICS),
        empty="还没有公开文件。",
    )


def _evaluations(site: Site) -> PlainTable:
    """Evaluations of openness itself, each with its report."""
    rows = tuple(
        (
            Link(row.title, row.url),
            plain(row.fields.get("evaluator", "")),
            plain(row.fields.get("scope", "")),
            plain("；".join(row.fields.get("finding", ()))),
            plain("；".join(row.fields.get("rectification", ()))),
            Link(row.attachments[0].title, row.attachments[0].url) if row.attachments else plain(""),
        )
        for row in site.by_kind.get("evaluation", ())
        if row.fields.get("of_openness")
    )
    columns = ("评估", "评估单位", "范围", "发现", "整改", "报告")
    return PlainTable("第三方评估", columns, rows, wide=(0, 3, 4), empty="还没有公开对政务公开工作的评估。")
