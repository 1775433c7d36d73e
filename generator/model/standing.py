"""效力: normative documents, what amends and replaces them, clean-ups -> how each stands on a day, and by what.

A document says how it stands (效力状态); a later one that replaces or amends it, its own last day (有效期至) and the last
clean-up that lists it (清理结果) say more, each from its day on. What ends a document ends it whatever else is said.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from generator.base.patterns import lazy_re
from generator.model.document import Document
from generator.model.kind import Kind
from generator.model.registration import plain

VALID, AMENDED, REPEALED, EXPIRED, VOIDED = STATES = ("有效", "已修改", "废止", "失效", "宣布失效")
ENDED = frozenset({REPEALED, EXPIRED, VOIDED})
"""States of a document that no longer holds."""
BY_OUTCOME = {"保留": VALID, "修改": AMENDED, "废止": REPEALED, "失效": VOIDED}
"""清理结果 -> what it makes of a document; what is kept stays as it was."""
OUTCOMES = tuple(BY_OUTCOME)
CHANGING = ("amends", "replaces")
"""Fields by which a document changes how others stand."""
_MARKS = lazy_re(r"[《》]|(?<=.)[（(](?=[^（()）]*号[)）]$)|[)）]$")


class Standing(msgspec.Struct, frozen=True):
    """How a document stands. since: from which day on, where that is known. by: id of the document that made it so, ""
    when its own words or its own term did."""

    state: str
    since: datetime.date | None = None
    by: str = ""

    @property
    def ended(self) -> bool:
        """Whether it holds no longer."""
        return self.state in ENDED


class CleanUpEntry(msgspec.Struct, frozen=True):
    """One line of a clean-up's results. place: which, from 1. named: the document as the line names it. documents:
    those that are meant, one unless the name is nobody's or several bear it."""

    place: int
    named: str
    outcome: str
    note: str
    documents: tuple[Document, ...]


class NormativeRegister:
    """规范性文件登记簿: normative documents by all that they are called, and how each stands today.

    documents: those that count today, open and not withdrawn, of every kind that may change how another stands.
    """

    def __init__(self, documents: Iterable[Document], today: datetime.date) -> None:
        every = sorted(documents, key=_order)
        self.today = today
        self.documents = tuple(row for row in every if row.kind == "normative")
        self.by_id = {row.id: row for row in every}
        self.clean_ups = tuple(row for row in every if row.kind == "cleanup")
        self._called: dict[str, list[Document]] = defaultdict(list)
        for row in self.documents:
            for name in called(row):
                self._called[name].append(row)
        self._listed: dict[str, list[tuple[Document, str]]] = defaultdict(list)
        for row in self.clean_ups:
            for entry in self.entries(row):
                for one in entry.documents if len(entry.documents) == 1 else ():
                    self._listed[one.id].append((row, entry.outcome))
        self._changed: dict[tuple[str, str], list[Document]] = defaultdict(list)
        for row in every:
            for how in CHANGING:
                for name in row.fields.get(how, ()) if day_of(row) <= today else ():
                    if name != row.id:
                        self._changed[how, name].append(row)

    def entries(self, clean_up: Document) -> Iterator[CleanUpEntry]:
        """What a clean-up lists, in its order."""
        for place, (named, outcome, note) in enumerate(clean_up.fields.get("results", ()), 1):
            found = {row.id: row for name in names_in(named) for row in self._called.get(name, ())}
            yield CleanUpEntry(place, named, outcome, note, tuple(found.values()))

    def of(self, row: Document) -> Standing:
        """How a normative document stands today."""
        said: str = row.fields.get("validity", "") or VALID
        ends = sorted(self._ends(row), key=lambda end: (end.since, end.by))
        if said in ENDED:
            fitting = (end for end in ends if end.state == said or {end.state, said} == {EXPIRED, VOIDED})
            known = next(fitting, None)
            return Standing(said, known.since, known.by) if known else Standing(said)
        return ends[0] if ends else self._amended(row) or Standing(said)

    def changed_by(self, how: str, row: Document) -> tuple[Document, ...]:
        """The documents that amend (``how``: amends) or replace (replaces) one as of today, the oldest first."""
        return tuple(self._changed.get((how, row.id), ()))

    def last_clean_up(self, row: Document) -> tuple[Document, str] | None:
        """The last clean-up that lists a document, with its outcome."""
        listed = self._listed.get(row.id)
        return listed[-1] if listed else None

    def _ends(self, row: Document) -> Iterator[Standing]:
        for other in self.changed_by("replaces", row)[:1]:
            yield Standing(REPEALED, day_of(other), other.id)
        listed = self.last_clean_up(row)
        if listed and BY_OUTCOME[listed[1]] in ENDED:
            yield Standing(BY_OUTCOME[listed[1]], day_of(listed[0]), listed[0].id)
        last = row.fields.get("expiry_date")
        if isinstance(last, datetime.date) and last < self.today:
            yield Standing(EXPIRED, last + datetime.timedelta(days=1))

    def _amended(self, row: Document) -> Standing | None:
        listed = [one for one, outcome in self._listed.get(row.id, ()) if outcome == "修改"]
        last = max((*self.changed_by("amends", row), *listed), key=_order, default=None)
        return Standing(AMENDED, day_of(last), last.id) if last else None


def lineages(register: NormativeRegister) -> dict[str, tuple[Document, ...]]:
    """Id -> all documents that have amended or replaced each other, in whatever number of steps, of which it is one;
    in the order of their first days. Those that nothing has changed are in none."""
    near: dict[str, set[str]] = defaultdict(set)
    for row in register.by_id.values():
        for name in (name for how in CHANGING for name in row.fields.get(how, ())):
            if name in register.by_id and name != row.id:
                near[row.id].add(name)
                near[name].add(row.id)
    families: dict[str, tuple[Document, ...]] = {}
    for start in near:
        if start not in families:
            reached, left = {start}, [start]
            while left:
                fresh = near[left.pop()] - reached
                reached |= fresh
                left += fresh
            families |= dict.fromkeys(reached, tuple(sorted((register.by_id[name] for name in reached), key=_order)))
    return families


def day_of(row: Document) -> datetime.date:
    """From when on a document changes others: from its own first day, or from its publication."""
    day = row.fields.get("effective_date")
    return day if isinstance(day, datetime.date) else row.publish_date


def _order(row: Document) -> tuple[datetime.date, datetime.date, str]:
    return day_of(row), row.publish_date, row.id


def called(row: Document) -> set[str]:
    """All that a line of a clean-up may call a document."""
    number = str(row.fields.get("register_number", ""))
    return {row.id, *(plain(name) for name in (row.doc_number, number, row.title) if name)}


def names_in(named: str) -> Iterator[str]:
    """All that a line may call a document by: an id, a number, a title, or a title with its number behind it."""
    yield from dict.fromkeys(name for name in (named, plain(named), *map(plain, _MARKS.split(named))) if name)


def registered(documents: Iterable[Document], kinds: Iterable[Kind], today: datetime.date) -> NormativeRegister:
    """The register of some documents, open and not withdrawn. kinds: those that there are."""
    named = {kind.id for kind in kinds if any(field.key in CHANGING for field in kind.fields)} | {
        "normative",
        "cleanup",
    }
    return NormativeRegister((row for row in documents if row.kind in named), today)
