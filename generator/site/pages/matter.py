"""事项: one matter from its beginning to its end, ``/m/<id>/``: its state, the ladder of its stages, every document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.base.charts import Chart
from generator.model.course import Course, Step
from generator.model.indicator import chart_of
from generator.model.matters import indicators_of
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link, MetaFact, PageMeta, Row
from generator.site.pages._matters import label, matter_row, worth_showing
from generator.site.pages._parts import Rows, column_head, contact, page, rows_of

TEMPLATE = "matter.html"
TOGETHER = 50
"""Matters in one batch."""
COMMENTS = ("received", "adopted", "partly", "rejected")
"""Fields that say what became of comments."""


class StageView(msgspec.Struct, frozen=True):
    """One stage. status, label: as in ``Rung``. due: the last day in time, or ""; overdue: reached, but after it.
    basis: the law behind ``due``, or behind leaving the stage out. reason: of a stage that is left out. openness: 决策, 执行, 管理, 服务 or 结果."""

    id: str
    name: str
    doc: str
    openness: str
    status: str
    label: str
    rows: tuple[Row, ...] = ()
    due: str = ""
    overdue: bool = False
    basis: str = ""
    reason: str = ""


class Answered(msgspec.Struct, frozen=True, array_like=True):
    """A question that a document of the matter answers. anchor: its id in the page. source: the document."""

    question: str
    answer: str
    anchor: str
    source: Link


class Context(msgspec.Struct, frozen=True):
    """``page`` of a matter. state: today. late: something is late. facts: who is responsible, from where it comes.
    comments: what became of comments. next: what is owed next, or "". beside: documents that reach no stage.
    questions: asked and answered, in the order of the documents.
    contacts: how to say something about it. calendar: address of its dates as iCalendar.
    indicators: what was set out to be reached against what was reached, each indicator as it was told last."""

    head: PageMeta
    title: str
    lifecycle: Link
    state: str
    late: bool
    summary: str
    facts: tuple[MetaFact, ...]
    next: str
    stages: tuple[StageView, ...]
    comments: tuple[MetaFact, ...]
    beside: tuple[Row, ...]
    questions: tuple[Answered, ...]
    contacts: tuple[MetaFact, ...]
    calendar: str
    indicators: Chart | None = None


def plan(site: Site) -> Iterator[Batch]:
    """A page for every matter."""
    identities = list(site.courses)
    for first in range(0, len(identities), TOGETHER):
        chosen = identities[first : first + TOGETHER]
        sources = (site.courses.matter(identity).source for identity in chosen)
        from_ = [document.digest if (document := site.by_id.get(source)) else "" for source in sources]
        told = msgspec.msgpack.encode((site.courses.told(chosen), from_))
        yield Batch(f"matters/{first}", told, partial(_pages, site, chosen))


def _pages(site: Site, identities: Sequence[str]) -> Iterator[Target]:
    for course in map(site.courses.__getitem__, identities):
        yield page(site, course.matter.url, "matter", TEMPLATE, _context(site, rows_of(site), course))


def _context(site: Site, rows: Rows, course: Course) -> Context:
    matter, row = course.matter, matter_row(site, course)
    home = Link(course.lifecycle.name, f"/matters/{course.lifecycle.id}/")
    return Context(
        head=column_head(
            site,
            matter.title,
            matter.url,
            description=matter.summary or f"{matter.title}：{course.lifecycle.name}全过程公开，目前{course.state}",
            crumbs=(Link("全过程公开", "/matters/"), home),
            feed=f"{matter.url}feed.xml",
        ),
        title=matter.title,
        lifecycle=home,
        state=course.state,
        late=row.late,
        summary=matter.summary,
        facts=tuple(_facts(site, course)),
        next=row.next,
        stages=tuple(_stage(rows, step) for step in course.steps if worth_showing(step)),
        comments=tuple(_comments(site, course)),
        beside=rows.all(course.beside),
        questions=tuple(_questions(course)),
        contacts=tuple(_contacts(site, course)),
        calendar=f"{matter.url}dates.ics",
        indicators=chart_of(indicators_of(course)),
    )


def _stage(rows: Rows, step: Step) -> StageView:
    due = step.again or step.due if step.status in ("late", "due") else step.due if step.overdue else None
    return StageView(
        id=step.stage.id,
        name=step.stage.name,
        doc=step.stage.doc,
        openness=step.stage.openness,
        status=step.status,
        label=label(step) if step.date else step.word,
        rows=rows.all(reversed(step.documents)),
        due=due.isoformat() if due else "",
        overdue=step.overdue,
        basis=step.basis if due or step.reason else "",
        reason=step.reason,
    )


def _facts(site: Site, course: Course) -> Iterator[MetaFact]:
    matter = course.matter
    for name, units in (("牵头单位", matter.lead), ("落实单位", matter.follow)):
        for key in units:
            agency = site.vocabularies.agencies.by_id.get(key)
            if agency:
                yield MetaFact(name, agency.name, f"/agency/{agency.id}/")
    source = site.by_id.get(matter.source) if matter.source else None
    if source:
        yield MetaFact("来源", source.title, source.url)
    if matter.section:
        yield MetaFact("出处" if source else "来源", matter.section)
    if matter.declared:
        yield MetaFact("公布日期", matter.declared.isoformat())
    if course.lifecycle.basis:
        yield MetaFact("依据", course.lifecycle.basis)


def _comments(site: Site, course: Course) -> Iterator[MetaFact]:
    """What became of comments, of each report on them."""
    for document in course.documents:
        fields = {field.key: field.name for field in site.vocabularies.kinds.by_id[document.kind].fields}
        for key in COMMENTS:
            if key in document.fields and document.kind == "adoption":
                yield MetaFact(fields[key], str(document.fields[key]), document.url)


def _questions(course: Course) -> Iterator[Answered]:
    for document in course.documents:
        for number, (question, answer) in enumerate(document.fields.get("questions", ()), 1):
            yield Answered(question, answer, f"wen-{document.id}-{number}", Link(document.title, document.url))


def _contacts(site: Site, course: Course) -> Iterator[MetaFact]:
    """The county's channel, then how to reach the office in charge."""
    identity = site.config.site
    if identity.comment_url:
        yield contact("网上留言", identity.comment_url)
    agency = next((site.vocabularies.agencies.by_id.get(key) for key in course.matter.lead), None)
    reached = agency if agency and (agency.phone or agency.email or agency.address) else identity
    for name, value in (("电话", reached.phone), ("邮箱", reached.email), ("地址", reached.address)):
        if value:
            yield contact(name, value)
