"""承诺完成情况: the promises of each report and plan, who carries them and how far they have come, ``/commitments/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.commitments import Commitment, commitments_of, tally
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._matters import matter_row
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("承诺", "状态", "牵头单位", "计划完成", "最近进展")


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    tables = tuple(_table(site, row) for row in site.by_kind.get("plan", ()))
    none = PlainTable("承诺", COLUMNS, (), empty="还没有公开工作报告和规划。公开以后，这里逐项列出承诺的完成情况。")
    introduction = "政府工作报告、规划和民生实事里的承诺，由谁办、办到哪一步。"
    data = data_of("commitments") if tables else ()
    yield page_of(site, "commitments", "承诺完成情况", introduction, tables or (none,), data)


def _table(site: Site, row: Document) -> PlainTable:
    commitments = commitments_of(row, site.courses.values())
    count = tally(commitments)
    note = f"共{count.every}项，已完成{count.done}项（{count.rate or '0%'}），有环节超期{count.late}项，还没有事项{count.every - count.carried}项。"
    return PlainTable(
        row.title, COLUMNS, tuple(_line(site, item) for item in commitments), wide=(0,), together=(3, 4), note=note
    )


def _line(site: Site, item: Commitment) -> tuple[Link, ...]:
    course = item.course
    if course is None:
        return (plain(item.text), *map(plain, ("还没有事项", "", "", "")))
    shown = matter_row(site, course)
    last = next((step.due for step in course.steps if step.stage.ends), None)
    state = f"{course.state}，有环节超期" if course.late else course.state
    return Link(item.text, course.matter.url), plain(state), plain(shown.lead), plain(last or ""), plain(shown.date)
