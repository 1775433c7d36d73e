"""What a page of a document says once: what a box of its own says is not repeated among the facts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from generator.model import elements
from generator.model.course import PERIODS
from generator.model.document import Document
from generator.model.kind import Kind
from generator.model.openness import OPENNESS, Openness
from generator.model.service_view import ServiceFacts
from generator.model.view import Group, MetaFact, Window
from generator.site.pages._parts import contact


def day_of(day: datetime.date) -> str:
    return day.isoformat()


def openness_of(found: tuple[Openness, ...]) -> list[MetaFact]:
    """The one openness with its page; several in one line, with the page of all."""
    said = "、".join(f"{word}公开" for word in found)
    address = f"{OPENNESS[found[0]]}/" if len(found) == 1 else ""
    return [MetaFact("五公开", said, f"/openness/{address}")] if found else []


def related_of(groups: Iterable[Group], kind: Kind, service: ServiceFacts | None) -> tuple[Group, ...]:
    """Related documents, without the steps of 一件事 where the page has these one by one."""
    told = {field.name for field in kind.fields if field.compiled} if service and service.steps else set()
    return tuple(group for group in groups if group.label not in told)


def details_of(document: Document, kind: Kind, window: Window | None) -> Iterator[MetaFact]:
    """The kind's own short fields, dates as the box they stand in writes them; 效力状态 is in there, since it changes.
    What the box of a window says, its days and the ways to answer, is not said again."""
    told = {fact.label for fact in window.ways} if window else set()
    days = {key for pair in PERIODS for key in pair} if window else set()
    for field, said in elements.values(document, kind):
        if field.key in days or field.name in told:
            continue
        value = day_of(document.fields[field.key]) if field.type == "date" else said
        linked = contact(field.name, value) if field.type in ("text", "url") else MetaFact(field.name, value)
        yield linked if field.key != "register_number" else MetaFact(field.name, value, "/normative/")
