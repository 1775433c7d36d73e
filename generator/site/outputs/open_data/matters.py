"""Matters -> ``/data/matters.json`` and ``/data/matters.csv``: state, stages, who is responsible, what is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from generator.model.course import Course, Step
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import MATTERS
from generator.site.outputs.open_data.files import both_forms


def plan(site: Site) -> Iterator[Target]:
    """Both files, once there is any matter."""
    courses = list(site.courses.values())
    if not courses:
        return
    said = [tuple(map(_said, course.steps)) for course in courses]
    told = list(zip(courses, said, strict=True))
    rows = chain.from_iterable(_rows(site, *pair) for pair in told)
    yield from both_forms(
        site, "matters", {"matters": [_matter(site, *pair) for pair in told]}, [tuple(MATTERS), *rows]
    )


Said = tuple[str, str, str, str]
"""How a stage stands; the days on which it took place, was made public last, and is due, ISO or ""."""


def _said(step: Step) -> Said:
    return step.word, str(step.date or ""), str(step.published or ""), str(step.again or step.due or "")


def _matter(site: Site, course: Course, said: Sequence[Said]) -> dict[str, Any]:
    matter = course.matter
    return {
        "id": matter.id,
        "title": matter.title,
        "url": site.base_url + matter.url,
        "lifecycle": course.lifecycle.id,
        "state": course.state,
        "late": bool(course.late),
        "lead": _names(site, matter.lead),
        "follow": _names(site, matter.follow),
        "stages": [_stage(site, *pair) for pair in zip(course.steps, said, strict=True)],
    }


def _stage(site: Site, step: Step, said: Said) -> dict[str, Any]:
    word, date, published, due = said
    return {
        "id": step.stage.id,
        "name": step.stage.name,
        "openness": step.stage.openness,
        "status": step.status,
        "label": word,
        "date": date,
        "published": published,
        "due": due,
        "overdue": step.overdue,
        "reason": step.reason,
        "documents": [site.base_url + document.url for document in step.documents],
    }


def _rows(site: Site, course: Course, said: Sequence[Said]) -> Iterator[tuple[str, ...]]:
    """A row a stage."""
    matter = course.matter
    lead, follow = ("、".join(_names(site, keys)) for keys in (matter.lead, matter.follow))
    alike, url = (
        (matter.id, matter.title, course.lifecycle.name, course.state, lead, follow),
        site.base_url + matter.url,
    )
    for step, words in zip(course.steps, said, strict=True):
        yield (*alike, step.stage.name, *words, "、".join([document.title for document in step.documents]), url)


def _names(site: Site, keys: tuple[str, ...]) -> list[str]:
    known = site.vocabularies.agencies.by_id
    return [known[key].name for key in keys if key in known]
