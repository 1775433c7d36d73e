"""办事一本通: the guides that can be read today -> volumes with chapters, by agency and by audience (国办发〔2016〕80号附件（九）).

A volume holds each of its guides once. Its version follows from what it holds, so it changes with that and with nothing
else.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from generator.base.digest import digest
from generator.model import elements
from generator.model.document import Document
from generator.model.guides import AUDIENCES, EVENTS, GUIDE, audiences_of, keeper_of, offices_of
from generator.model.site import Site
from generator.model.view import MetaFact, Section

URL = "/fuwu/handbook/"
PDF = "handbook.pdf"
NAME = "办事一本通"
OTHERS = "其他"
_FIRST = ("申请条件", "申请材料", "基本流程")
_VERSION = 8
"""Characters of the digest that stand in a version."""


class HandbookChapter(msgspec.Struct, frozen=True):
    """A chapter: its name and its guides."""

    title: str
    guides: tuple[Document, ...]


class Volume(msgspec.Struct, frozen=True):
    """A volume. short: how others lead to it. left: days on which guides went out of it."""

    title: str
    short: str
    url: str
    chapters: tuple[HandbookChapter, ...]
    left: tuple[datetime.date, ...]

    @property
    def guides(self) -> tuple[Document, ...]:
        """All guides, in order."""
        return tuple(guide for chapter in self.chapters for guide in chapter.guides)

    @property
    def date(self) -> datetime.date:
        """The day on which something of it was last published, changed or taken out: it never goes back."""
        return max((*self.left, *map(changed, self.guides)))

    @property
    def version(self) -> str:
        """ "2026.07.01-3f2a9c10": the day and what tells this content from any other."""
        told = digest(*(f"{chapter.title}\n{guide.digest}" for chapter in self.chapters for guide in chapter.guides))
        return f"{self.date:%Y.%m.%d}-{told[:_VERSION]}"


def changed(guide: Document) -> datetime.date:
    """When a guide was published or last changed."""
    return max(filter(None, (guide.publish_date, guide.updated)))


def volumes(site: Site, guides: Iterable[Document]) -> tuple[Volume, ...]:
    """The county's volume, then one for each audience, then one for each agency; none without guides."""
    held = sorted(guides, key=lambda row: (_place(row), row.publish_date, row.id))
    if not held:
        return ()
    county, agencies = site.config.site.jurisdiction, site.vocabularies.agencies
    keepers = {row.id: keeper_of(row, agencies) for row in held}

    def kept(row: Document) -> str:
        keeper = keepers[row.id]
        return keeper.name if keeper else site.config.site.organiser

    names = [*(one.name for one in agencies.terms), site.config.site.organiser]
    gone = tuple(_gone(site))
    left = tuple(day for _, day in gone)
    books = [Volume(f"{county}{NAME}", "全部机关", URL, tuple(_chapters(held, kept, names)), left)]
    for step, name in AUDIENCES.items():
        rows = [row for row in held if step in audiences_of(row)]
        if rows and len(rows) < len(held):
            title = f"{county}{NAME}（{name.removesuffix('办事')}）"
            left = tuple(day for row, day in gone if step in audiences_of(row))
            books.append(
                Volume(title, name, f"{URL}{step}/", tuple(_chapters(rows, _subject, (*EVENTS, OTHERS))), left)
            )
    for agency in agencies.terms:
        rows = [row for row in held if keepers[row.id] is agency]
        if rows:
            chapters = tuple(_chapters(rows, _subject, (*EVENTS, OTHERS)))
            short = agency.short or agency.name
            left = tuple(day for row, day in gone if keeper_of(row, agencies) is agency)
            books.append(Volume(f"{agency.name}{NAME}", short, f"{URL}agency/{agency.id}/", chapters, left))
    return tuple(books)


def _gone(site: Site) -> Iterator[tuple[Document, datetime.date]]:
    """Guides that were public and are not read any more, with the day since which."""
    for row in site.public:
        if row.kind != GUIDE:
            continue
        day = row.withdrawn_date if row.withdrawn else row.expires and row.expires + datetime.timedelta(days=1)
        if day and day <= site.today and not row.readable(site.today):
            yield row, day


def _subject(row: Document) -> str:
    return row.fields.get("life_event", "") or OTHERS


def _place(row: Document) -> int:
    names = list(EVENTS)
    return names.index(_subject(row)) if _subject(row) in EVENTS else len(names)


def _chapters(
    rows: Iterable[Document], of: Callable[[Document], str], names: Iterable[str]
) -> Iterator[HandbookChapter]:
    """names: of all chapters, in their order."""
    groups: Mapping[str, list[Document]] = defaultdict(list)
    for row in rows:
        groups[of(row)].append(row)
    for name in dict.fromkeys(names):
        if name in groups:
            yield HandbookChapter(name, tuple(groups[name]))


def facts_of(site: Site, guide: Document) -> tuple[MetaFact, ...]:
    """The short elements of a guide as a book has them, the accepting offices by their full names."""
    kind = site.vocabularies.kinds.by_id[guide.kind]
    offices = "、".join(one.group or one.agencies[0].name for one in offices_of(guide, site.vocabularies.agencies))
    facts = [
        MetaFact(
            field.name,
            offices if field.key == "acceptor" and offices else said,
            said if field.type == "url" else "",
        )
        for field, said in elements.values(guide, kind)
    ]
    visits = guide.fields.get("visits")
    return (*facts, *((MetaFact("到现场次数", f"{visits}次"),) if isinstance(visits, int) else ()))


def sections_of(site: Site, guide: Document) -> tuple[Section, ...]:
    """The longer elements of a guide: conditions, materials, steps, then the others."""
    parts = elements.sections(guide, site.vocabularies.kinds.by_id[guide.kind])
    return tuple(sorted(parts, key=lambda one: _FIRST.index(one.label) if one.label in _FIRST else len(_FIRST)))
