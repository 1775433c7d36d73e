"""How far a matter has come is what plain arithmetic over documents and dates says, whatever the history."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.lifecycles import shipped
from generator.model.course import Course, course
from generator.model.document import Document, stamped
from generator.model.kind import COMMON, YIELDING
from generator.model.kinds import built_in
from generator.model.lifecycle import Clock, Lifecycle, Stage, last_moment, moment
from generator.model.matter import Matter, PlannedStage, SkippedStage

FIRST = datetime.date(2026, 1, 1)
LIFECYCLE = Lifecycle(
    id="plain",
    name="平常事",
    stages=(
        Stage("draft", "草案", "决策", reached_by=("consultation",), owed=True, state="已结束", while_open="征集中"),
        Stage(
            "report",
            "采纳",
            "决策",
            reached_by=("adoption",),
            state="已反馈",
            due=(Clock("draft.closes", "20日内"),),
        ),
        Stage("decision", "决定", "决策", reached_by=("normative",), owed=True, state="已决定"),
        Stage("progress", "进展", "执行", reached_by=("progress",), state="执行中", again="每月"),
        Stage("end", "评估", "结果", reached_by=("evaluation",), owed=True, state="已评估", ends=True),
    ),
)
KINDS = tuple(stage.reached_by[0] for stage in LIFECYCLE.stages)
days = st.integers(0, 400).map(lambda number: FIRST + datetime.timedelta(days=number))


def document(number: int, kind: str, day: datetime.date, length: int = 10) -> Document:
    fields = {"opens": day, "closes": day + datetime.timedelta(days=length)} if kind == "consultation" else {}
    return stamped(
        Document(
            id=f"d{number}",
            file_key=f"0/{number}.md",
            source=f"content/{number}.md",
            title="甲",
            domain="shjz",
            subject="a",
            publish_date=day,
            kind=kind,
            matter="m",
            fields=fields,
        )
    )


def followed(documents: list[Document], today: datetime.date, **more: Any) -> Course:
    shown = sorted((row for row in documents if row.publish_date <= today), key=lambda row: (row.publish_date, row.id))
    return course(Matter("m", "甲", "plain", **more), LIFECYCLE, shown, today)


histories = st.lists(st.tuples(st.sampled_from(KINDS), days, st.integers(0, 60)), max_size=8).map(
    lambda rows: [document(number, *row) for number, row in enumerate(rows)]
)


@given(histories, days)
def test_the_state_is_that_of_the_last_stage_reached(documents: list[Document], today: datetime.date) -> None:
    reached = [row for row in documents if row.publish_date <= today]
    furthest = max((KINDS.index(row.kind) for row in reached), default=-1)
    expected = ["未开始", "已结束", "已反馈", "已决定", "执行中", "已评估"][furthest + 1]
    drafts = [row.fields["closes"] for row in reached if row.kind == "consultation"]
    if furthest == 0 and any(today <= closes for closes in drafts):
        expected = "征集中"
    assert followed(documents, today).state == expected


@given(histories, days, st.sampled_from(["", "decision", "draft"]))
def test_what_is_missing_late_or_due_follows_from_dates(
    documents: list[Document], today: datetime.date, skipped: str
) -> None:
    given_reasons = (SkippedStage(skipped, "不需要"),) if skipped else ()
    steps = {step.stage.id: step for step in followed(documents, today, skipped=given_reasons).steps}
    reached = {
        kind: sorted(row.publish_date for row in documents if row.kind == kind and row.publish_date <= today)
        for kind in KINDS
    }
    ended = bool(reached["evaluation"])
    for stage, kind, later in (
        ("draft", "consultation", ("normative", "evaluation")),
        ("decision", "normative", ("evaluation",)),
    ):
        if reached[kind]:
            assert steps[stage].date == reached[kind][0]
        elif skipped == stage:
            assert (steps[stage].status, steps[stage].reason) == ("skipped", "不需要")
        else:
            assert steps[stage].status == ("missing" if any(reached[name] for name in later) else "ahead")
    firsts = sorted(
        (row for row in documents if row.kind == "consultation" and row.publish_date <= today),
        key=lambda row: (row.publish_date, row.id),
    )
    due = firsts[0].fields["closes"] + datetime.timedelta(days=20) if firsts else None
    report = steps["report"]
    if reached["adoption"]:
        assert report.status == "done"
        assert report.overdue == bool(due and reached["adoption"][0] > due)
    elif due and not ended:
        assert (report.status, report.due) == ("late" if today > due else "due", due)
    else:
        assert (report.status, report.due) == (("passed" if ended else "ahead"), None)
    progress = steps["progress"]
    if reached["progress"] and not ended:
        again = last_moment(
            moment(reached["progress"][-1]) or datetime.datetime.min, Clock("a", "1个月内").clause or pytest.fail()
        )
        assert again
        assert progress.again == again.date()
        assert (progress.status == "late") == (today > again.date())
    else:
        assert progress.again is None


@given(histories, days)
def test_the_state_changes_on_the_days_that_it_names_and_no_other(
    documents: list[Document], today: datetime.date
) -> None:
    """Between two days that documents or the matter name, nothing changes by itself."""
    before = followed(documents, today)
    turning = {row.publish_date for row in documents} | set(before.turning_days)
    turning |= {row.fields["closes"] + datetime.timedelta(days=1) for row in documents if row.fields}
    following = [day for day in turning if day > today]
    until = min(following, default=today + datetime.timedelta(days=30)) - datetime.timedelta(days=1)
    after = followed(documents, until)
    assert (after.state, [step.status for step in after.steps]) == (
        before.state,
        [step.status for step in before.steps],
    )


def test_a_planned_day_counts_as_a_clock() -> None:
    planned = (PlannedStage("decision", datetime.date(2026, 3, 31)),)
    early, late = (followed([], datetime.date(2026, *day), planned=planned).steps[2] for day in ((3, 31), (4, 1)))
    assert (early.status, late.status) == ("due", "late")


@pytest.mark.parametrize(
    ("start", "limit", "last"),
    [
        ((2026, 7, 12, 6, 40), "24小时内", datetime.datetime(2026, 7, 13, 6, 40)),
        ((2026, 7, 12), "24小时内", datetime.datetime(2026, 7, 14)),
        ((2026, 1, 31), "1个月内", datetime.datetime.combine(datetime.date(2026, 2, 28), datetime.time.max)),
        ((2026, 9, 30), "3个工作日内", datetime.datetime.combine(datetime.date(2026, 10, 10), datetime.time.max)),
        ((2024, 2, 29), "1年内", datetime.datetime.combine(datetime.date(2025, 2, 28), datetime.time.max)),
    ],
)
def test_terms_end_as_the_civil_code_says(start: tuple[int, ...], limit: str, last: datetime.datetime) -> None:
    clause = Clock("a", limit).clause
    assert clause
    assert last_moment(datetime.datetime(*start), clause) == last  # type: ignore[arg-type]


def test_no_kind_takes_the_name_of_a_field_that_every_document_has() -> None:
    for kind in built_in():
        common = {word for field in COMMON if field.key not in YIELDING for word in (field.key, field.name)}
        assert {word for field in kind.fields for word in (field.key, field.name)} & common == set(), kind.id
        names = [field.name for field in kind.every_field]
        assert len(set(names)) == len(names), kind.id


def test_the_lifecycles_that_ship_can_be_read_and_name_states_and_stages_once() -> None:
    assert len(shipped()) >= 8
    for lifecycle in shipped():
        names = [stage.id for stage in lifecycle.stages]
        assert len(set(names)) == len(names)
        assert lifecycle.states[0] == "未开始"
        assert len(lifecycle.states) > 1
        assert lifecycle.basis, lifecycle.id
