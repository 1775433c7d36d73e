"""What a site itself can count of the figures of an annual report: normative documents, penalties, permits, and what an
office published of its enforcement."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from generator.model.document import Document
from generator.model.standing import NormativeRegister

_Span = tuple[datetime.date, datetime.date | None]
"""The day on which a document was written, and the one on which it ended, or None."""
_OwnCount = Callable[["SiteTally", str, int], int | None]
"""Tally, id of an agency, year -> how many; None where the site has nothing of the kind."""


class SiteTally:
    """What is published, counted once by agency and year. published: what is open to everybody. register: the normative
    documents among it."""

    def __init__(self, published: Iterable[Document], register: NormativeRegister) -> None:
        self.spans: defaultdict[str, list[_Span]] = defaultdict(list)
        self.penalties: Counter[tuple[str, int]] = Counter()
        self.told: dict[tuple[str, int, str], int] = {}
        permits: set[tuple[str, int, str]] = set()
        for row in register.documents:
            standing, written = register.of(row), row.written_date or row.publish_date
            # one that ended on a day nobody knows is counted neither as in force nor among those that a year ended
            ended = (standing.since or written) if standing.ended else None
            self.spans[row.agency].append((written, ended))
        for row in published:
            day = row.fields.get("decided_date") if row.kind == "penalty" else None
            if isinstance(day, datetime.date):
                self.penalties[row.agency, day.year] += 1
            for one in row.rows if row.register == "permit_results" else ():
                permits.add((one["agency"], int(one["decided"][:4]), one["number"]))
            for one in row.rows if row.register == "enforcement" else ():
                if one["period"].isdecimal():
                    self.told[one["agency"], int(one["period"]), one["enforcement_kind"]] = int(one["count"])
        self.permits = Counter((agency, year) for agency, year, _ in permits)
        self.agencies = frozenset(
            {*self.spans, *(key[0] for counted in (self.penalties, self.permits, self.told) for key in counted)}
        )

    def count(self, name: str, agencies: Iterable[str] | None, year: int) -> int | None:
        """A count of ``COUNTS`` for some agencies together, for all with None; None where there is nothing to count."""
        own = COUNTS[name].own
        found = [own(self, agency, year) for agency in (self.agencies if agencies is None else agencies)]
        known = [number for number in found if number is not None]
        return sum(known) if known else None


class SiteCount(msgspec.Struct, frozen=True):
    """One count. said: what it counts. complete: what differs of one agency is wrong in one of the two; else the site
    may lack some, and only more than the report says is wrong."""

    said: str
    own: _OwnCount
    complete: bool = False


def _made(tally: SiteTally, agency: str, year: int) -> int | None:
    own = tally.spans.get(agency)
    return sum(1 for written, _ in own if written.year == year) if own else None


def _ended(tally: SiteTally, agency: str, year: int) -> int | None:
    own = tally.spans.get(agency)
    return sum(1 for written, ended in own if ended and ended.year == year and ended != written) if own else None


def _in_force(tally: SiteTally, agency: str, year: int) -> int | None:
    """Those written until the year's end that had not ended by then."""
    last = datetime.date(year, 12, 31)
    own = tally.spans.get(agency)
    return sum(1 for written, ended in own if written <= last and not (ended and ended <= last)) if own else None


def _told(kind: str) -> _OwnCount:
    """What an office's own counts of enforcement say."""
    return lambda tally, agency, year: tally.told.get((agency, year, kind))


COUNTS: Mapping[str, SiteCount] = {
    "normative_made": SiteCount("本站本年成文的规范性文件", _made),
    "normative_ended": SiteCount("本站本年废止、失效的规范性文件", _ended),
    "normative_in_force": SiteCount("本站年末有效的规范性文件", _in_force),
    "penalties": SiteCount(
        "本站公开的本年行政处罚决定", lambda tally, agency, year: tally.penalties.get((agency, year))
    ),
    "permits": SiteCount("本站公开的本年行政许可结果", lambda tally, agency, year: tally.permits.get((agency, year))),
    "penalties_told": SiteCount("本年行政执法统计里的行政处罚", _told("行政处罚"), complete=True),
    "coercion_told": SiteCount("本年行政执法统计里的行政强制", _told("行政强制"), complete=True),
}
"""Name that a form's ``counted`` writes -> the count."""
