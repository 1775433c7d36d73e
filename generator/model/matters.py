"""Documents that may be shown -> the matters that they are of, each with how far it has come."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from generator.model.course import Course, course
from generator.model.document import OPEN, Document, in_order
from generator.model.indicator import Indicator, latest
from generator.model.kind import Kind
from generator.model.lifecycle import Lifecycle, lifecycle_for
from generator.model.matter import Matter
from generator.model.vocabulary import Vocabulary


class MatterWords(Protocol):
    """What a site's vocabularies say of matters: those that rows declare, by id, what they go through, and the kinds
    of documents."""

    @property
    def matters(self) -> Mapping[str, Matter]: ...
    @property
    def lifecycles(self) -> Vocabulary[Lifecycle]: ...
    @property
    def kinds(self) -> Vocabulary[Kind]: ...


class Courses(Mapping[str, Course]):
    """Every matter by id, in the order of ids: those that rows declare, and those that documents tell of. Each is
    followed only when somebody asks for it, since an edited body needs few of many."""

    def __init__(self, documents: Iterable[Document], words: MatterWords, today: datetime.date) -> None:
        """documents: those that may be shown; withdrawn ones reach no stage."""
        standing = [document for document in documents if not document.withdrawn]
        self._of = matters_of(standing, words.kinds.terms)
        self._lifecycles, self._today = words.lifecycles, today
        members: dict[str, list[Document]] = defaultdict(list)
        for document in standing if self._of else ():
            if document.id in self._of:
                members[self._of[document.id]].append(document)
        self._members = {identity: in_order(rows) for identity, rows in members.items()}
        told = {identity: told_of(identity, rows, words.lifecycles.terms) for identity, rows in self._members.items()}
        every = {identity: matter for identity, matter in told.items() if matter} | dict(words.matters)
        self._matters = {identity: every[identity] for identity in sorted(every)}
        self._followed: dict[str, Course] = {}

    def __getitem__(self, identity: str) -> Course:
        followed = self._followed.get(identity)
        if followed is None:
            matter = self._matters[identity]
            lifecycle, rows = self._lifecycles.by_id[matter.lifecycle], self._members.get(identity, ())
            followed = self._followed[identity] = _course(matter, lifecycle, rows, self._today)
        return followed

    def __iter__(self) -> Iterator[str]:
        return iter(self._matters)

    def __len__(self) -> int:
        return len(self._matters)

    def matter(self, identity: str) -> Matter:
        """A matter, without how far it has come."""
        return self._matters[identity]

    def told(self, identities: Iterable[str]) -> bytes:
        """Changes with anything that these courses follow from beside the day, lifecycles and kinds; follows none."""
        rows = ((self._matters[identity], self._members.get(identity, ())) for identity in identities)
        return msgspec.msgpack.encode([(matter, [row.digest for row in members]) for matter, members in rows])

    def of(self, document: Document) -> Course | None:
        """The matter that a document is of."""
        identity = self._of.get(document.id, "") if self._of else ""
        return self[identity] if identity in self._matters else None


_last: dict[str, tuple[Matter, Lifecycle, Sequence[Document], datetime.date, Course]] = {}
"""Matter -> what was followed last and how far it had come: rules and pages ask about the same documents."""


def _course(matter: Matter, lifecycle: Lifecycle, rows: Sequence[Document], today: datetime.date) -> Course:
    kept = _last.get(matter.id)
    if kept:
        *same, known, day, found = kept
        alike = len(rows) == len(known) and all(one is other for one, other in zip(rows, known, strict=True))
        if alike and same == [matter, lifecycle] and day == today:
            return found
    found = course(matter, lifecycle, rows, today)
    _last[matter.id] = matter, lifecycle, rows, today, found
    return found


def matters_of(rows: Sequence[Document], kinds: Iterable[Kind]) -> dict[str, str]:
    """Document -> its matter: the one that it names, or that a relation ties it to, however far. A document that is
    tied to two belongs to the nearer one; of two as near, to the one whose id comes first."""
    of = {row.id: row.matter for row in rows if row.matter}
    if not of:
        return {}
    tied = _tied(rows, kinds)
    border = sorted(of)
    while border:
        reached: dict[str, str] = {}
        for identity in border:
            for other in tied.get(identity, ()):
                if other not in of:
                    reached[other] = min(reached.get(other, of[identity]), of[identity])
        of |= reached
        border = sorted(reached)
    return of


def _tied(rows: Sequence[Document], kinds: Iterable[Kind]) -> dict[str, list[str]]:
    """Document -> those that are of the same matter by a relation, whichever of the two states it."""
    joining = {kind.id: [field for field in kind.relations if field.together] for kind in kinds}
    known = {row.id for row in rows}
    tied: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for field in joining.get(row.kind, ()) if row.fields else ():
            value = row.fields.get(field.key, ())
            for other in (value,) if isinstance(value, str) else value:
                if other in known:
                    tied[row.id].append(other)
                    tied[other].append(row.id)
    return tied


def told_of(identity: str, rows: Sequence[Document], lifecycles: Sequence[Lifecycle]) -> Matter | None:
    """A matter that no row declares, as its first document tells of it. Of the lifecycle those that name one know more
    than those from whose kind it can be guessed."""
    naming = [row for row in rows if row.matter]
    known = sorted(naming, key=lambda row: not row.lifecycle)
    lifecycle = next((item for row in known if (item := lifecycle_for(row, lifecycles))), None)
    if lifecycle is None:
        return None
    first = naming[0]
    return Matter(identity, first.title, lifecycle.id, lead=(first.agency,) if first.agency else ())


def indicators_of(course: Course) -> tuple[Indicator, ...]:
    """The indicators of a matter, as its documents told of each last."""
    documents = in_order(document for document in course.documents if document.indicators)
    return latest(row for document in documents for row in document.indicators)


def stage_of(row: Document, words: MatterWords) -> str:
    """The stage of its matter that a document reaches, for when nobody may see its kind any more; "" for none."""
    if not row.matter:
        return ""
    declared, known = words.matters.get(row.matter), words.lifecycles
    seen = msgspec.structs.replace(row, classification=OPEN)
    lifecycle = known.by_id.get(declared.lifecycle) if declared else lifecycle_for(seen, known.terms)
    stage = lifecycle.stage_of(seen) if lifecycle else None
    return stage.id if stage else ""
