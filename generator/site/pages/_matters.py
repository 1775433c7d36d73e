"""A matter's course -> what pages show of it: the ladder of its stages in small, and its line in lists."""

from __future__ import annotations

from functools import lru_cache

from generator.model.course import Course, Step
from generator.model.document import Document
from generator.model.openness import Openness
from generator.model.site import Site
from generator.model.view import Ladder, MatterRow, Rung


def label(step: Step) -> str:
    """How a stage stands, with the day that matters: made public on, of several documents last; or due by. What was
    held or decided on another day is not said to be public since then, nor what is given on application."""
    if step.status in ("done", "open"):
        return f"{step.word} {step.published or step.date}"
    day = (step.again if step.documents else None) or step.due
    return f"{step.word}（应于{day}前）" if day and step.status in ("late", "due") else step.word


Small = tuple[Ladder, tuple[Document, ...]]
"""A matter in small, and all its documents."""


@lru_cache(maxsize=2)
def _kept(site: Site) -> tuple[dict[str, Small], dict[str, MatterRow]]:
    """What was made of matters already: each stands on the page of every document of it, and in several lists."""
    return {}, {}


def in_small(site: Site, course: Course) -> Small:
    """A matter as its documents show it, and these."""
    kept = _kept(site)[0]
    if course.matter.id not in kept:
        kept[course.matter.id] = _ladder(course), course.documents
    return kept[course.matter.id]


def matter_row(site: Site, course: Course) -> MatterRow:
    """A matter as a line of a list."""
    kept = _kept(site)[1]
    if course.matter.id not in kept:
        kept[course.matter.id] = _row(site, course)
    return kept[course.matter.id]


def _ladder(course: Course) -> Ladder:
    return Ladder(
        title=course.matter.title,
        url=course.matter.url,
        lifecycle=course.lifecycle.name,
        state=course.state,
        late=bool(course.late),
        rungs=tuple(_rung(step) for step in course.steps if worth_showing(step)),
    )


def _rung(step: Step) -> Rung:
    return Rung(step.stage.name, step.status, label(step), step.documents[-1].url if step.documents else "")


def worth_showing(step: Step) -> bool:
    """Whether the ladder has a stage: what is owed or has come; not what is only possible and has not."""
    return step.status not in ("ahead", "passed") or step.stage.owed


def shows(course: Course, word: Openness) -> bool:
    """Whether a matter has reached a stage of that openness."""
    return any(step.documents and step.stage.openness == word for step in course.steps)


def _row(site: Site, course: Course) -> MatterRow:
    agencies = site.vocabularies.agencies.by_id
    names = (agencies[key].short or agencies[key].name for key in course.matter.lead if key in agencies)
    days = [step.date for step in course.steps if step.date]
    days += [document.publish_date for document in course.documents]
    owed = course.next
    return MatterRow(
        course.matter.title,
        course.matter.url,
        course.lifecycle.name,
        course.state,
        bool(course.late),
        "、".join(names),
        max(days).isoformat() if days else "",
        f"{owed.stage.name}：{label(owed)}" if owed else "",
    )
