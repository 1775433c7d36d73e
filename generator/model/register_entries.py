"""规范性文件登记簿 -> its entries, the lists of what holds and what does not, and the catalogue of each quarter."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

import msgspec

from generator.base.quarters import Quarter, quarter_of, through
from generator.model.document import Document
from generator.model.registration import Registration, number_of
from generator.model.site import Site
from generator.model.standing import NormativeRegister, Standing


class RegisterEntry(msgspec.Struct, frozen=True):
    """A document as the register shows it. ahead: it holds from a day on that is yet to come. source: the document that
    amended, replaced or ended it, or None."""

    document: Document
    standing: Standing
    ahead: bool
    source: Document | None

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return f"{self.standing.state}（尚未施行）" if self.ahead else self.standing.state

    def said(self, key: str) -> str:
        """A field of the kind's own as text, "" for none."""
        return str(self.document.fields.get(key) or "")


def entries(register: NormativeRegister) -> tuple[RegisterEntry, ...]:
    """Every document of the register, newest first."""
    return tuple(_entry(register, row) for row in sorted(register.documents, key=_newest, reverse=True))


def _newest(row: Document) -> tuple[datetime.date, str]:
    return row.publish_date, row.id


def _entry(register: NormativeRegister, row: Document) -> RegisterEntry:
    standing = register.of(row)
    begins = row.fields.get("effective_date")
    ahead = isinstance(begins, datetime.date) and begins > register.today and not standing.ended
    return RegisterEntry(row, standing, ahead, register.by_id.get(standing.by))


def publisher(site: Site, row: Document) -> str:
    """Who published a document: its office, or who runs the site."""
    agency = site.vocabularies.agencies.by_id.get(row.agency)
    return agency.name if agency else site.config.site.organiser


def by_quarter(
    every: tuple[RegisterEntry, ...], registration: Registration, today: datetime.date
) -> Mapping[Quarter, tuple[RegisterEntry, ...]]:
    """The catalogue owed for each quarter from the register's first year to the present one, oldest first; a quarter in
    which nothing was published is there all the same."""
    first = min(_first_days(every, registration), default=None)
    if first is None:
        return {}
    quarters: dict[Quarter, list[RegisterEntry]] = {
        quarter: [] for quarter in through((first.year, 1), quarter_of(today))
    }
    for entry in every:
        quarters.get(quarter_of(entry.document.publish_date), []).append(entry)
    return {quarter: tuple(found) for quarter, found in quarters.items()}


def _first_days(every: tuple[RegisterEntry, ...], registration: Registration) -> Iterator[datetime.date]:
    """Days on which the register may have begun: the first one that bears a number of it, else the first one at all."""
    numbered = [entry for entry in every if number_of(registration, entry.said("register_number"))]
    yield from (entry.document.publish_date for entry in numbered or every)
    if registration.since:
        yield registration.since
