"""办事 as citizens look for it: the guides and 一件事 that can be read today, by subject, audience, office and number of
visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from generator.model.document import Document
from generator.model.guides import AUDIENCES, EVENT, EVENTS, GUIDE, audiences_of, keeper_of, offices_of, steps_of
from generator.model.site import Site
from generator.model.view import Link

ENTRY = "/fuwu/"
"""The service entry; what is listed under it stands below."""


def visits_url(count: int) -> str:
    """Where the guides stand for which one has to come so often."""
    return f"{ENTRY}visits/{count}/"


def visits_words(count: int) -> str:
    """How often one has to come, as people say it."""
    return {0: "一次不用跑", 1: "最多跑一次"}.get(count, f"到现场{count}次")


def steps_for(site: Site, document: Document) -> tuple[Document, ...]:
    """The guides of 一件事 that can be read today; none of any other document."""
    return steps_of(document, _found(site)) if document.kind == EVENT else ()


def broken(site: Site, document: Document) -> bool:
    """Whether 一件事 names a step that people cannot read today."""
    return document.kind == EVENT and any(name not in _found(site) for name in document.fields.get("guides", ()))


@lru_cache(maxsize=2)
def _found(site: Site) -> Mapping[str, Document]:
    return {row.id: row for kind in (GUIDE, EVENT) for row in site.by_kind.get(kind, ()) if row.readable(site.today)}


def guides_of(site: Site) -> tuple[Document, ...]:
    """The guides that can be read today, newest first: the active ones."""
    return tuple(row for row in site.by_kind.get(GUIDE, ()) if row.readable(site.today))


def events_of(site: Site) -> tuple[Document, ...]:
    """一件事 of which at least one step can be read, newest first."""
    return tuple(row for row in site.by_kind.get(EVENT, ()) if row.readable(site.today) and steps_for(site, row))


@lru_cache(maxsize=2)
def served_alike(site: Site) -> frozenset[str]:
    """Ids of the agencies that accept what all of their kind accept (各乡镇): such guides stand in no list of their own."""
    agencies = site.vocabularies.agencies
    groups = (one for row in guides_of(site) for one in offices_of(row, agencies) if one.group)
    return frozenset(agency.id for one in groups for agency in one.agencies)


class ServiceChoice(msgspec.Struct, frozen=True):
    """A list of guides. link: its page. documents: newest first. about: a sentence on its page."""

    link: Link
    documents: tuple[Document, ...]
    about: str


class ServiceChoices(msgspec.Struct, frozen=True):
    """The lists that guides are parted into in one way. id: its anchor on the service entry."""

    id: str
    title: str
    choices: tuple[ServiceChoice, ...]


@lru_cache(maxsize=2)
def choices_of(site: Site) -> tuple[ServiceChoices, ...]:
    """Every way to look for a guide, with what can be chosen; a choice without guides is none."""
    held = {row.id for row in (*guides_of(site), *events_of(site))}
    rows = tuple(row for row in site.readable if row.id in held)
    agencies = site.vocabularies.agencies.terms
    groups = (
        ServiceChoices("zhuti", "按办什么事", tuple(_by(rows, _subjects, EVENTS, "event", "{name}方面的办事指南"))),
        ServiceChoices(
            "duixiang",
            "按谁来办",
            tuple(_by(rows, audiences_of, {name: step for step, name in AUDIENCES.items()}, "for", "{name}的办事指南")),
        ),
        ServiceChoices(
            "bumen",
            "按办理单位",
            tuple(
                _by(
                    rows,
                    lambda row: _offices(site, row),
                    {one.name: one.id for one in agencies},
                    "agency",
                    "{name}办理、受理的事项",
                )
            ),
        ),
        ServiceChoices("cishu", "按到现场次数", tuple(_visits(rows))),
    )
    return tuple(group for group in groups if group.choices)


def _subjects(row: Document) -> Iterable[str]:
    name = row.fields.get("life_event", "")
    return (EVENTS[name],) if name in EVENTS else ()


def _offices(site: Site, row: Document) -> Iterable[str]:
    """The agency that answers for a guide, and each that accepts as itself: what all townships accept is found under
    the agency whose guide it is, and not in a list of each township."""
    agencies = site.vocabularies.agencies
    keeper = keeper_of(row, agencies)
    named = (one.agencies[0].id for one in offices_of(row, agencies) if not one.group)
    return dict.fromkeys((*((keeper.id,) if keeper else ()), *named))


def _by(
    rows: tuple[Document, ...],
    of: Callable[[Document], Iterable[str]],
    steps: Mapping[str, str],
    way: str,
    about: str,
) -> Iterator[ServiceChoice]:
    """steps: name -> its step in addresses, in the order in which they are shown. of: the steps of a document."""
    found: dict[str, list[Document]] = defaultdict(list)
    for row in rows:
        for step in of(row):
            found[step].append(row)
    for name, step in steps.items():
        if step in found:
            link = Link(name, f"{ENTRY}{way}/{step}/")
            yield ServiceChoice(link, tuple(found[step]), about.format(name=name.removesuffix("办事")))


def _visits(rows: tuple[Document, ...]) -> Iterator[ServiceChoice]:
    counts = {row.fields["visits"] for row in rows if isinstance(row.fields.get("visits"), int)}
    for count in sorted(counts):
        documents = tuple(row for row in rows if row.fields.get("visits") == count)
        about = "从申请到拿到结果，一次也不用到现场。" if not count else f"从申请到拿到结果，到现场{count}次。"
        yield ServiceChoice(Link(visits_words(count), visits_url(count)), documents, about)
