"""Public documents -> which of them meet a duty, for whom and for which period."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol

import msgspec

from generator.model.config import Identity
from generator.model.course import Course
from generator.model.document import ON_APPLICATION, Document
from generator.model.duty import COLUMN, COUNTY, DOMAIN, Debtor, Duty, Excuse, Owing
from generator.model.duty_terms import ALWAYS, DutyPeriod, ends_before, period_at, period_of_value
from generator.model.inspection import Inspection
from generator.model.kind import Kind
from generator.model.register import Register
from generator.model.vocabulary import CENTRE, Agency, Domain, Vocabulary


class DutyWords(Protocol):
    """What the vocabularies of a site say of duties and of those who owe them."""

    @property
    def duties(self) -> Vocabulary[Duty]: ...
    @property
    def excuses(self) -> tuple[Excuse, ...]: ...
    @property
    def agencies(self) -> Vocabulary[Agency]: ...
    @property
    def domains(self) -> Vocabulary[Domain]: ...
    @property
    def kinds(self) -> Vocabulary[Kind]: ...
    @property
    def registers(self) -> Vocabulary[Register]: ...
    @property
    def inspection(self) -> Inspection: ...


class Holder(msgspec.Struct, frozen=True):
    """One that owes duties. id: of the agency or domain; "" for the county."""

    owing: Owing
    id: str
    name: str

    @property
    def url(self) -> str:
        """Where it has its column."""
        folders = {COUNTY: "/", DOMAIN: f"/{self.id}/", COLUMN: f"/kind/{self.id}/"}
        return folders.get(self.owing, f"/agency/{self.id}/")

    @property
    def office(self) -> bool:
        """Whether it is somebody, and no column."""
        return self.owing not in (DOMAIN, COLUMN)

    @property
    def duties_url(self) -> str:
        """Where it stands what it owes; a domain or a column owes no more than itself."""
        if self.owing == COUNTY:
            return "/duties/county/"
        return f"{self.url}duties/" if self.office else self.url


def holders(words: DutyWords, identity: Identity) -> tuple[Holder, ...]:
    """The county, every agency but those that stand for it and service centres, every domain, every column that
    inspections time."""
    own = county_offices(words.agencies.terms, identity)
    return (
        Holder(COUNTY, "", identity.jurisdiction),
        *(
            Holder(agency.kind, agency.id, agency.short or agency.name)
            for agency in words.agencies.terms
            if agency.id not in own and agency.kind != CENTRE
        ),
        *(Holder(DOMAIN, domain.id, domain.name) for domain in words.domains.terms),
        *(Holder(COLUMN, kind.id, kind.name) for kind in words.kinds.terms if kind.id in words.inspection.kind_days),
    )


def county_offices(agencies: Iterable[Agency], identity: Identity) -> frozenset[str]:
    """Ids of the agencies whose documents are the county's own: its government and its office."""
    government = {identity.organiser, f"{identity.jurisdiction}人民政府", f"{identity.jurisdiction}人民政府办公室"}
    return frozenset(agency.id for agency in agencies if agency.county or agency.name in government)


Met = dict[tuple[str, DutyPeriod], list[Document]]
"""(id of who owes it, period) -> the documents that meet it, oldest first; of a column its newest alone."""


def _order(row: Document) -> tuple[datetime.date, str, str]:
    return row.publish_date, row.publish_time, row.id


def _touched(row: Document) -> tuple[datetime.date, str]:
    """When a document was last new, and its id."""
    return (row.publish_date if row.updated is None else max(row.publish_date, row.updated)), row.id


class _Touched(msgspec.Struct, frozen=True):
    """A document, and when it was last new."""

    when: tuple[datetime.date, str]
    document: Document


class DutyEvidence:
    """The public documents of a site, ready to be asked what meets a duty."""

    def __init__(
        self,
        documents: Iterable[Document],
        courses: Mapping[str, Course],
        words: DutyWords,
        identity: Identity,
        today: datetime.date,
    ) -> None:
        """documents: those that are open, oldest first; of one that has expired a page stays, which meets what was owed
        for a period that is over, and nothing that is owed always."""
        self._words = words
        self._courses = courses
        self._today = today
        self._county = county_offices(words.agencies.terms, identity)
        self._public: dict[str, Document] = {}
        self._last_touched: dict[str, Met] = {}
        self._by_kind: dict[str, list[Document]] = defaultdict(list)
        self._by_register: dict[str, list[Document]] = defaultdict(list)
        for row in documents:
            if row.classification != ON_APPLICATION:
                self._public[row.id] = row
                self._by_kind[row.kind].append(row)
                if row.register:
                    self._by_register[row.register].append(row)

    def met(self, duty: Duty, debtor: Debtor, owing: Owing) -> Met:
        """What meets a duty, for all of one sort that owe it."""
        if duty.fresh and not duty.documents and not duty.registers:
            return self._newest({DOMAIN: "domain", COLUMN: "kind", COUNTY: ""}.get(owing, "agency"))
        found: dict[tuple[str, DutyPeriod], dict[str, Document]] = defaultdict(dict)
        for row in self._candidates(duty, debtor.documents or duty.documents):
            if row.expired(self._today) and (duty.fresh or not duty.period):
                continue
            for one in self._speaks_for(row, duty, debtor, owing):
                if duty.fresh and found[one]:
                    row = max(row, *found[one].values(), key=_touched)
                    found[one].clear()
                found[one][row.id] = row
        return {one: sorted(rows.values(), key=_order) for one, rows in found.items()}

    def _newest(self, whose: str) -> Met:
        """Of each domain, kind or agency, or of the county (""), the document that was last touched, whatever it is."""
        if whose not in self._last_touched:
            newest: dict[str, _Touched] = {}
            for one in self._touched:
                holder = getattr(one.document, whose) if whose else ""
                if holder not in newest or one.when > newest[holder].when:
                    newest[holder] = one
            self._last_touched[whose] = {
                (holder, ALWAYS): [one.document] for holder, one in newest.items() if holder or not whose
            }
        return self._last_touched[whose]

    @cached_property
    def _touched(self) -> list[_Touched]:
        return [_Touched(_touched(row), row) for row in self._public.values() if not row.expired(self._today)]

    def _candidates(self, duty: Duty, documents: Iterable[str]) -> Iterator[Document]:
        for wanted in documents:
            kind, _, words = wanted.partition(":")
            yield from (row for row in self._by_kind.get(kind, ()) if bears(row, words))
        for register in duty.registers:
            yield from self._by_register.get(register, ())
        if duty.stages:
            yield from self._at_stages(duty.stages)

    def _at_stages(self, stages: tuple[str, ...]) -> Iterator[Document]:
        for course in self._courses.values():
            for step in course.steps:
                if f"{course.lifecycle.id}.{step.stage.id}" in stages:
                    yield from (self._public[row.id] for row in step.documents if row.id in self._public)

    def _speaks_for(self, row: Document, duty: Duty, debtor: Debtor, owing: Owing) -> Iterator[tuple[str, DutyPeriod]]:
        if duty.named_in and row.register in duty.registers:
            yield from self._named_in_rows(row, duty)
            return
        for holder in self._of(row, duty, debtor, owing):
            if not duty.period or duty.fresh:
                yield holder, ALWAYS
                continue
            period = self._period_of(row, duty, debtor)
            if period:
                yield holder, period

    def _period_of(self, row: Document, duty: Duty, debtor: Debtor) -> DutyPeriod | None:
        """The period that a document is about: as its field says, else that of its day; where time runs from the end of
        a period, the one before."""
        if duty.period_field:
            given = row.fields.get(duty.period_field)
            return period_of_value(duty.period, given) if given else None
        period = period_at(duty.period, row.publish_date)
        before = ends_before(debtor.by) and period.first > datetime.date.min
        return period_at(duty.period, period.first - datetime.timedelta(days=1)) if before else period

    def _of(self, row: Document, duty: Duty, debtor: Debtor, owing: Owing) -> Iterator[str]:
        if owing == DOMAIN:
            yield row.domain
        elif owing == COLUMN:
            yield row.kind
        elif owing != COUNTY:
            if row.agency:
                yield row.agency
        elif duty.fresh or debtor.documents or not row.agency or row.agency in self._county:
            yield ""

    def _named_in_rows(self, row: Document, duty: Duty) -> Iterator[tuple[str, DutyPeriod]]:
        """Who and when the rows say, where one document speaks for many."""
        register = self._words.registers.by_id[row.register]
        when = next((column.key for column in register.columns if column.type == "period"), "")
        for line in row.rows:
            agency = self._words.agencies.find(line[duty.named_in]) if line[duty.named_in] else None
            if agency is None or register.sums_up(line):
                continue
            if not duty.period or not when:
                yield agency.id, period_at(duty.period, row.publish_date)
                continue
            period = period_of_value(duty.period, line[when])
            if period:
                yield agency.id, period


def bears(row: Document, words: str) -> bool:
    """Whether a document has each word in a field of its own, and none of those behind a minus."""
    values = row.fields.values()
    return all((word[1:] not in values) if word.startswith("-") else (word in values) for word in words.split())
