"""事项: one matter as the county or its first document declares it, with what is planned and what is left out."""

from __future__ import annotations

import datetime

import msgspec


class PlannedStage(msgspec.Struct, frozen=True):
    """A stage and the day by which it is planned."""

    stage: str
    date: datetime.date


class SkippedStage(msgspec.Struct, frozen=True):
    """A stage that a matter does without, and why. basis: the law that allows it, where it takes one."""

    stage: str
    reason: str
    basis: str = ""


class Matter(msgspec.Struct, frozen=True):
    """One matter as ``content/_data/matters/*.yaml`` has it, or as its first document tells of it.

    lifecycle, stages, lead, follow: ids. declared: the day on which the plan or list that names it was published.
    source: a document from which the commitment comes (id), section: where in it. place, line: for messages.
    """

    id: str
    title: str
    lifecycle: str
    lead: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    summary: str = ""
    declared: datetime.date | None = None
    planned: tuple[PlannedStage, ...] = ()
    skipped: tuple[SkippedStage, ...] = ()
    source: str = ""
    section: str = ""
    place: str = ""
    line: int = 0

    @property
    def url(self) -> str:
        """Its permanent address."""
        return f"/m/{self.id}/"
