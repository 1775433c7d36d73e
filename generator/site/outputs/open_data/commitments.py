"""The promises of reports and plans -> ``/data/commitments.json`` and ``/data/commitments.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.commitments import Commitment, commitments_of, tally
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import COMMITMENTS
from generator.site.outputs.open_data.files import both_forms


def plan(site: Site) -> Iterator[Target]:
    """Both files, once there is a report."""
    plans = [(row, commitments_of(row, site.courses.values())) for row in site.by_kind.get("plan", ())]
    if not plans:
        return
    value = {"plans": [_plan(site, row, commitments) for row, commitments in plans]}
    rows = (_row(site, row, item) for row, commitments in plans for item in commitments)
    yield from both_forms(site, "commitments", value, [tuple(COMMITMENTS), *rows])


def _plan(site: Site, row: Document, commitments: tuple[Commitment, ...]) -> dict[str, Any]:
    count = tally(commitments)
    return {
        "title": row.title,
        "url": site.base_url + row.url,
        "total": count.every,
        "done": count.done,
        "late": count.late,
        "commitments": [
            {
                "text": item.text,
                "matter": site.base_url + item.course.matter.url if item.course else "",
                "state": item.course.state if item.course else "",
                "done": bool(item.course and item.course.ended),
            }
            for item in commitments
        ],
    }


def _row(site: Site, row: Document, item: Commitment) -> tuple[str, ...]:
    course = item.course
    if course is None:
        return row.title, item.text, "", "", "", ""
    done = "是" if course.ended else "否"
    return row.title, item.text, course.matter.title, course.state, done, site.base_url + course.matter.url
