"""来信: rows of registers of letters -> how soon each office answers, and which topics people write about.

A letter is in time when it is answered by its last day; days are calendar days from receipt to answer. Pure functions
of rows and a day.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from statistics import median

import msgspec

from generator.base.shares import percent
from generator.model.deadline_phrases import parse
from generator.model.document import Document
from generator.model.inspection import Inspection
from generator.model.lifecycle import last_moment, moment
from generator.model.register import RegisterRow

LONGEST = "3个月内"
"""No letter waits longer, whatever the register allows (政府网站与政务新媒体检查指标, 国办秘函〔2019〕19号)."""


class Letter(msgspec.Struct, frozen=True):
    """One letter. unit: id of an agency. due: the last day to answer in time, where it can be told. chosen: its
    answer is published for all. register: id of the document it is registered in."""

    number: str
    received: datetime.date
    topic: str
    unit: str
    due: datetime.date | None
    replied: datetime.date | None
    chosen: bool
    register: str
    line: int

    @property
    def days(self) -> int | None:
        """Days from receipt to answer."""
        return (self.replied - self.received).days if self.replied else None

    @property
    def in_time(self) -> bool:
        """Whether it was answered by its last day."""
        return bool(self.replied and (self.due is None or self.replied <= self.due))

    def overdue(self, today: datetime.date) -> bool:
        """Whether it waits for an answer though its last day has passed."""
        return self.replied is None and self.due is not None and today > self.due


class ReplyTimes(msgspec.Struct, frozen=True):
    """How soon some letters were answered. median, longest: days, None where none was answered. settled: answered, or
    overdue; in_time: of those, how many were answered by their last day."""

    received: int
    replied: int
    median: float | None
    longest: int | None
    settled: int
    in_time: int
    overdue: int

    @property
    def rate(self) -> str:
        """Share in time of those that are settled ("91.4%"); "" where none is."""
        return percent(self.in_time, self.settled)


def letters_of(row: Document) -> tuple[Letter, ...]:
    """The letters that a register's document holds."""
    return tuple(_letter(row, entry) for entry in row.rows) if row.kind == "letters" else ()


def letters_in(registers: Iterable[Document]) -> tuple[Letter, ...]:
    """The letters of several registers."""
    return tuple(chain.from_iterable(map(letters_of, registers)))


def _letter(row: Document, entry: RegisterRow) -> Letter:
    received = entry.day("received")
    assert received is not None  # the column is required
    given = entry.day("due") or _last_day(received, str(row.fields.get("answer_within", "")))
    return Letter(
        number=entry["number"],
        received=received,
        topic=entry["topic"],
        unit=entry["agency"],
        due=min(filter(None, (given, _last_day(received, LONGEST))), default=None),
        replied=entry.day("replied"),
        chosen=bool(entry["chosen"]),
        register=row.id,
        line=entry.line,
    )


def _last_day(received: datetime.date, within: str) -> datetime.date | None:
    deadline, start = parse(within), moment(received)
    clause = deadline.general if deadline else None
    last = last_moment(start, clause) if clause and clause.n and start else None
    return last.date() if last else None


def reply_times(letters: Iterable[Letter], today: datetime.date) -> ReplyTimes:
    """The figures of some letters on a day."""
    every = list(letters)
    days = [letter.days for letter in every if letter.days is not None]
    overdue = sum(letter.overdue(today) for letter in every)
    return ReplyTimes(
        received=len(every),
        replied=len(days),
        median=median(days) if days else None,
        longest=max(days, default=None),
        settled=len(days) + overdue,
        in_time=sum(letter.in_time for letter in every),
        overdue=overdue,
    )


def by_unit(letters: Iterable[Letter]) -> dict[str, list[Letter]]:
    """Office -> its letters, those with the most first."""
    found: dict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        found[letter.unit].append(letter)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def by_topic(letters: Iterable[Letter]) -> dict[str, int]:
    """Topic -> how many letters, the most first."""
    return dict(sorted(Counter(letter.topic for letter in letters).items(), key=lambda pair: (-pair[1], pair[0])))


def crowded(letters: Sequence[Letter], inspection: Inspection) -> Iterator[tuple[str, int]]:
    """Topics that so many of a register's letters are about that their office is to be reminded, with how many."""
    for topic, count in by_topic(letters).items():
        if count >= inspection.letters_least and 100 * count >= inspection.letters_share * len(letters):
            yield topic, count


def reminded(topic: str, letters: Sequence[Letter], reminders: Iterable[Document]) -> Document | None:
    """The latest reminder letter on a topic since the first of these letters about it came."""
    since = min(letter.received for letter in letters if letter.topic == topic)
    fitting = (row for row in reminders if row.fields.get("topic") == topic and row.publish_date >= since)
    return max(fitting, key=lambda row: (row.publish_date, row.id), default=None)


def replies_by_letter(replies: Iterable[Document]) -> dict[str, Document]:
    """Number of a letter -> the published answer that names it."""
    return {str(row.fields["letter"]): row for row in replies if row.fields.get("letter")}


def turning_days(row: Document) -> Iterator[datetime.date]:
    """Days from which on a letter of the register is overdue though nothing new has come."""
    for letter in letters_of(row):
        if letter.replied is None and letter.due:
            yield letter.due + datetime.timedelta(days=1)
