"""承诺: what a report or a plan promises -> the matter that carries each promise, and how far all have come."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.base.shares import percent
from generator.model.course import Course
from generator.model.document import Document
from generator.model.vocabulary import folded


class Commitment(msgspec.Struct, frozen=True):
    """One promise, as the report words it. course: of the matter that carries it, or None."""

    text: str
    course: Course | None


class Tally(msgspec.Struct, frozen=True):
    """How many promises there are, have a matter, are fulfilled (their matter has ended), are late today."""

    every: int
    carried: int
    done: int
    late: int

    @property
    def rate(self) -> str:
        """Share of the fulfilled ("33.3%"); "" where none is promised."""
        return percent(self.done, self.every)


def commitments_of(plan: Document, courses: Iterable[Course]) -> tuple[Commitment, ...]:
    """The promises of a report in its order, then matters that name it and that it does not list. A matter carries the
    promise whose words are its title or its section."""
    from_it = [course for course in courses if course.matter.source == plan.id]
    called = {
        folded(word): course for course in from_it for word in (course.matter.section, course.matter.title) if word
    }
    listed = tuple(Commitment(text, called.get(folded(text))) for text in plan.fields.get("commitments", ()))
    known = {item.course.matter.id for item in listed if item.course}
    others = (Commitment(course.matter.title, course) for course in from_it if course.matter.id not in known)
    return (*listed, *others)


def tally(commitments: Iterable[Commitment]) -> Tally:
    """The figures of some promises."""
    every = list(commitments)
    courses = [item.course for item in every if item.course]
    return Tally(
        len(every), len(courses), sum(course.ended for course in courses), sum(bool(course.late) for course in courses)
    )
