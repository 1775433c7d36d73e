"""A library -> what is wrong with its matters, worked out once for all their rules."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from generator.checks.rules._at import Findings, at
from generator.model.course import Course, Step
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.library import Library
from generator.model.lifecycle import Stage, lifecycle_for

Told = Iterator[tuple[str, Finding]]
"""(code, finding)."""
TASK = """
        ```yaml _data/agencies.yaml
        - id: shiyanju
          name: 岚清县示例局
        ```
        ```yaml _data/matters/2026.yaml
        - id: chewei-2026{mark}
          title: 城区公共停车位建设
          lifecycle: 重点任务
          lead: [岚清县示例局]
          declared: 2026-01-20{more}
        ```"""
"""A matter that is declared, in an example. mark: of its line; more: what follows its row."""


def found(library: Library, code: str) -> Findings:
    """What one rule finds."""
    yield from _every(library).get(code, ())


@lru_cache(maxsize=2)
def _every(library: Library) -> dict[str, list[Finding]]:
    findings: dict[str, list[Finding]] = defaultdict(list)
    for row in library.rows:
        for code, finding in _of_row(library, row) if row.matter else ():
            findings[code].append(finding)
    for course in library.courses.values():
        for look in _LOOKS:
            for code, finding in look(library, course):
                findings[code].append(finding)
    return findings


def _of_row(library: Library, row: Document) -> Told:
    """A matter that has no lifecycle, a stage that the lifecycle does not have, a lifecycle that is another one's."""
    lifecycles = library.vocabularies.lifecycles
    course = library.courses.get(row.matter)
    lifecycle = course.lifecycle if course else lifecycle_for(row, lifecycles.terms)
    if lifecycle is None:
        names = "、".join(item.name for item in lifecycles.terms)
        yield "MAT-UNKNOWN", at(row, "matter", value=row.matter, names=names)
        return
    if row.stage and lifecycle.stage(row.stage) is None:
        names = "、".join(stage.name for stage in lifecycle.stages)
        yield "MAT-STAGE", at(row, "stage", value=row.stage, lifecycle=lifecycle.name, names=names)
    if row.lifecycle and row.lifecycle != lifecycle.id:
        yield "MAT-OTHER", at(row, "lifecycle", lifecycle=lifecycle.name, value=row.matter)


def _order(library: Library, course: Course) -> Told:
    """Stages that came before one that they cannot precede."""
    first = {step.stage.id: (step.stage.day_of(step.documents[0]), step) for step in course.steps if step.documents}
    for day, step in first.values():
        for name in step.stage.after:
            before = first.get(name)
            if before and day.date() < before[0].date():
                row = step.documents[0]
                key = step.stage.day if step.stage.day in row.lines else "publish_date"
                days = {"day": str(day.date()), "other": str(before[0].date())}
                yield "MAT-ORDER", _placed(row, key, {"stage": step.stage.name, "before": before[1].stage.name, **days})


def _missing(library: Library, course: Course) -> Told:
    """Stages that are owed and were passed over; told where the next that is owed too was reached."""
    for number, step in enumerate(course.steps):
        if step.status == "missing":
            later = (
                item for item in course.steps[number + 1 :] if item.documents and (item.stage.owed or item.stage.ends)
            )
            passed = next(later, None)
            values = {"stage": step.stage.name, "id": step.stage.id, "title": course.matter.title}
            if passed:
                yield "MAT-MISSING", _placed(passed.documents[0], "matter", {"later": passed.stage.name, **values})


def _late(library: Library, course: Course) -> Told:
    """Stages that are late today, and those that were reached late."""
    for step in course.steps:
        day = (step.again if step.documents else None) or step.due
        if step.status == "late" and day:
            code = "MAT-STALE" if step.documents else "MAT-LATE"
            yield code, _at_matter(course, _said(library, course, step, day))
        elif step.overdue and step.due and step.documents:
            row = step.documents[0]
            values = _said(library, course, step, step.due)
            yield "MAT-OVERDUE", _placed(row, "publish_date", {**values, "day": str(row.publish_date)})


def _said(library: Library, course: Course, step: Step, due: datetime.date) -> dict[str, str]:
    agencies = library.vocabularies.agencies.by_id
    units = "、".join(agencies[key].name for key in course.matter.lead if key in agencies) or "责任单位"
    return {
        "title": course.matter.title,
        "stage": step.stage.name,
        "due": str(due),
        "units": units,
        "basis": f"（{step.basis}）" if step.basis else "",
        "date": str(step.documents[-1].publish_date) if step.documents else "",
    }


def _bears(library: Library, course: Course) -> Told:
    """What a stage's documents ought to have and lack."""
    for step in course.steps:
        for row in step.documents:
            for key in step.stage.bears:
                field = next(
                    (item for item in library.vocabularies.kinds.by_id[row.kind].fields if item.key == key), None
                )
                if field and key not in row.fields:
                    yield "MAT-BEARS", at(row, "kind", stage=step.stage.name, name=field.name, key=key)


def _ground(library: Library, course: Course) -> Told:
    """Stages that may be left out only where a law says so, left out without naming it."""
    stages: dict[str, Stage] = {stage.id: stage for stage in course.lifecycle.stages}
    for item in course.matter.skipped:
        if stages[item.stage].by_law and not item.basis:
            values = {"title": course.matter.title, "stage": stages[item.stage].name, "id": item.stage}
            yield "MAT-GROUND", _at_matter(course, values)


def _at_matter(course: Course, values: Mapping[str, str]) -> Finding:
    """At the row that declares a matter, else at the first document that names it."""
    matter = course.matter
    if matter.place:
        return Finding(matter.line, 1, dict(values), matter.place)
    row = next(document for document in course.documents if document.matter)
    return _placed(row, "matter", values)


def _placed(row: Document, key: str, values: Mapping[str, str]) -> Finding:
    """At the line of a document's field."""
    return Finding(row.lines.get(key, 1), 1, dict(values), row.source)


_LOOKS: tuple[Callable[[Library, Course], Told], ...] = (_order, _missing, _late, _bears, _ground)
