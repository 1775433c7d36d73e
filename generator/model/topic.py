"""专题: a column of its own for one topic, put together from documents of any kind; ``_data/topics/<id>.yaml``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from generator.model.document import Document
from generator.model.media import forms_of

CRITERIA = ("domains", "subjects", "agencies", "kinds", "forms")
"""What of a document a choice looks at; all that are given must hold."""


class TopicChoice(msgspec.Struct, frozen=True):
    """Which documents belong. domains, subjects, agencies, kinds: ids, of each of which one must fit. forms: of media
    (``media.py``). documents: ids that belong whatever else is said."""

    domains: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def takes(self, document: Document) -> bool:
        """Whether a document belongs."""
        if document.id in self.documents:
            return True
        asked = [(wanted, have) for wanted, have in self._pairs(document) if wanted]
        return bool(asked) and all(not wanted.isdisjoint(have) for wanted, have in asked)

    def _pairs(self, row: Document) -> list[tuple[frozenset[str], tuple[str, ...]]]:
        have = ((row.domain,), (row.subject,), (row.agency,), (row.kind,), forms_of(row) if self.forms else ())
        return [(frozenset(getattr(self, name)), values) for name, values in zip(CRITERIA, have, strict=True)]


class TopicSection(msgspec.Struct, frozen=True):
    """A narrower column of a topic, at ``/topics/<topic>/<id>/``. choice: which of the topic's documents are in it."""

    id: str
    name: str
    choice: TopicChoice


class TopicColumn(msgspec.Struct, frozen=True):
    """One topic, at ``/topics/<id>/``.

    choice: which documents belong beside those that name it in their field ``topic_column``. opens: since when.
    ends: its last day, after which it is archived: it stays, is told apart, and takes nothing newer.
    by_form: whether it has a narrower column for each form of media that occurs. source, line: where it is written.
    """

    id: str
    name: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    choice: TopicChoice = TopicChoice()
    sections: tuple[TopicSection, ...] = ()
    opens: datetime.date | None = None
    ends: datetime.date | None = None
    by_form: bool = False
    order: int = 200
    source: str = ""
    line: int = 1

    @property
    def url(self) -> str:
        """Address of its page."""
        return f"/topics/{self.id}/"

    def archived(self, today: datetime.date) -> bool:
        """Whether its last day has passed."""
        return self.ends is not None and self.ends < today

    def members(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Those of some documents that belong, in their order."""
        return tuple(row for row in documents if self._holds(row))

    def _holds(self, row: Document) -> bool:
        if row.topic_column == self.id or row.id in self.choice.documents:
            return True
        timely = (self.opens is None or row.publish_date >= self.opens) and (
            self.ends is None or row.publish_date <= self.ends
        )
        return timely and self.choice.takes(row)


class NarrowColumn(msgspec.Struct, frozen=True):
    """A narrower column of a topic with its documents: a section, or a form of media."""

    name: str
    url: str
    documents: tuple[Document, ...]


def narrower(topic: TopicColumn, members: Sequence[Document]) -> tuple[NarrowColumn, ...]:
    """The sections of a topic, empty ones too, then the forms of media of its documents, where there are several."""
    sections = tuple(
        NarrowColumn(one.name, f"{topic.url}{one.id}/", tuple(row for row in members if one.choice.takes(row)))
        for one in topic.sections
    )
    if not topic.by_form:
        return sections
    found = {form: tuple(row for row in members if form in forms_of(row)) for form in FORM_IDS}
    forms = [NarrowColumn(form, f"{topic.url}{FORM_IDS[form]}/", rows) for form, rows in found.items() if rows]
    return (*sections, *forms) if len(forms) > 1 else sections


FORM_IDS = {
    "文字": "form-text",
    "图解": "form-graphic",
    "图表": "form-chart",
    "视频": "form-video",
    "音频": "form-audio",
}
"""Form of media -> the last step of the address of its column."""
