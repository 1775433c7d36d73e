"""The whole site as one value: what ``load`` makes and ``plan`` reads."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter

from generator.base.quarters import first_day, following, quarter_of
from generator.model import event
from generator.model.config import Config
from generator.model.document import OPEN, Document, in_order
from generator.model.duty_matrix import DutyMatrix, duty_matrix
from generator.model.edition import Edition
from generator.model.grouping import grouped
from generator.model.matters import Courses
from generator.model.references import Holdings, References, references
from generator.model.standing import NormativeRegister, registered
from generator.model.vocabularies import Vocabularies
from generator.model.withholding import WithholdingFigures

_NOBODY: Mapping[str, tuple[tuple[str, str], ...]] = {}
_NOTHING_WITHHELD = WithholdingFigures()


class Site:
    """What may be shown today: config, vocabularies and rows of documents. Holds no bodies and never changes.

    public: documents shown in full; on_application: 依申请公开, already cut down to what their entry may show.
    bodies: id -> key of the stored body, for those whose body may be shown. held: how many documents are held back,
    by reason. next_change: the next day on which a date in some document passes, or None. withholding: how many
    documents are not open, as numbers.
    """

    def __init__(
        self,
        *,
        config: Config,
        vocabularies: Vocabularies,
        public: tuple[Document, ...],
        on_application: tuple[Document, ...],
        bodies: Mapping[str, str],
        held: Mapping[str, int],
        today: datetime.date,
        next_change: datetime.date | None = None,
        base_url: str = "",
        preview: bool = False,
        withholding: WithholdingFigures = _NOTHING_WITHHELD,
    ) -> None:
        self.config = config
        self.vocabularies = vocabularies
        self.public = public
        self.on_application = on_application
        self.bodies = bodies
        self.held = held
        self.today = today
        self._next_change = next_change
        self.base_url = (base_url or config.site.url).rstrip("/")
        self.preview = preview
        self.withholding = withholding

    @cached_property
    def edition(self) -> Edition | None:
        """The traditional edition, when the configuration asks for it."""
        form = self.config.traditional
        return Edition(form, self.vocabularies.traditional) if form else None

    def leading(self, link: str) -> tuple[str, str]:
        """Where a link of a body leads today: (address, file key of the document there); both "" for nowhere."""
        if not link or link.startswith("/"):
            return link, ""
        file_key, mark, fragment = link.partition("#")
        other = self.by_file_key.get(file_key)
        return (other.url + mark + fragment, file_key) if other else ("", "")

    @cached_property
    def courses(self) -> Courses:
        """Every matter by id, with how far it has come."""
        return Courses((*self.public, *self.on_application), self.vocabularies, self.today)

    @cached_property
    def next_change(self) -> datetime.date | None:
        """The next day on which the site would differ though no file changed, or None."""
        turning = [day for course in self.courses.values() for day in course.turning_days]
        days = self.vocabularies.inspection.media_days
        turning += filter(None, (media.stale_from(days) for media in self.vocabularies.new_media))
        if self.register.documents:  # whose catalogue of the quarter begins anew
            turning.append(first_day(following(quarter_of(self.today))))
        turning += self.duties.turning_days()
        turning += self.vocabularies.turning_days
        turning += event.turning_days(self.events)
        held = (row.fields.get("held_date") for kind in ("hearing", "meeting") for row in self.by_kind.get(kind, ()))
        turning += filter(None, held)  # from that day on somebody has taken part (model/participation.py)
        if "training" in self.by_kind:  # whose round of three years moves on
            turning.append(datetime.date(self.today.year + 1, 1, 1))
        return min((day for day in (self._next_change, *turning) if day and day > self.today), default=None)

    @cached_property
    def register(self) -> NormativeRegister:
        """规范性文件 and how each stands today."""
        return registered(self.opened, self.vocabularies.kinds.terms, self.today)

    def validity(self, document: Document) -> str:
        """效力状态 of a normative document today; "" for others."""
        own = document.validity(self.today)
        return self.register.of(document).state if own and not document.withdrawn else own

    @cached_property
    def duties(self) -> DutyMatrix:
        """Who owes what, and how it stands today."""
        words, since = self.vocabularies, self.config.duties.since
        return duty_matrix(words, self.config.site, reversed(self.opened), self.courses, self.today, since)

    @cached_property
    def listed(self) -> tuple[Document, ...]:
        """Every document that lists may name (open and on application, not withdrawn), newest first."""
        standing = [row for row in self.public if not row.withdrawn]
        if self.on_application:  # Both are in order already; asking each row for its place takes time.
            standing = in_order((*standing, *self.on_application))
        return tuple(reversed(standing))

    @cached_property
    def opened(self) -> tuple[Document, ...]:
        """Those of ``listed`` that are open: of one on application the site says no more than that it is there."""
        return tuple(row for row in self.listed if row.classification == OPEN)

    @cached_property
    def readable(self) -> tuple[Document, ...]:
        """Those of ``opened`` that have something to read, which alone count as disclosed: of one that has expired
        (公示期满) a page stays that says so (ADR 0195)."""
        return tuple(row for row in self.opened if not row.expired(self.today))

    @cached_property
    def by_domain(self) -> dict[str, tuple[Document, ...]]:
        """The documents of ``listed`` by domain, newest first; a domain without any is not there."""
        return grouped(self.listed, attrgetter("domain"))

    @cached_property
    def by_agency(self) -> dict[str, tuple[Document, ...]]:
        """The same by agency."""
        return grouped(self.listed, attrgetter("agency"))

    @cached_property
    def by_subject(self) -> dict[str, tuple[Document, ...]]:
        """The same by subject."""
        return grouped(self.listed, attrgetter("subject"))

    @cached_property
    def by_year(self) -> dict[int, tuple[Document, ...]]:
        """The same by year of publication, the newest year first."""
        return grouped(self.listed, attrgetter("publish_date.year"))

    @cached_property
    def by_month(self) -> dict[str, tuple[Document, ...]]:
        """The same by month of publication (2026-03), the newest month first."""
        return grouped(self.listed, lambda row: row.publish_date.isoformat()[:7])

    @cached_property
    def by_kind(self) -> dict[str, tuple[Document, ...]]:
        """The open documents of ``listed`` by kind, newest first; of entries on application nobody may see the kind."""
        return grouped(self.opened, attrgetter("kind"))

    @cached_property
    def holdings(self) -> Holdings:
        """What texts can cite."""
        read = {row.id for row in self.readable}
        others = (row for row in (*self.public, *self.on_application) if row.id not in read)
        return Holdings(self.readable, others, self.vocabularies.agencies.terms, self.config.site.organiser)

    @cached_property
    def references(self) -> References:
        """Which documents cite which."""
        return references(self.holdings, reversed(self.readable))

    @cached_property
    def events(self) -> tuple[event.PublicEvent, ...]:
        """活动 that can be read today, by their beginning."""
        return event.events_of(row for row in self.by_kind.get(event.KIND, ()) if not row.expired(self.today))

    @cached_property
    def outcomes(self) -> dict[str, tuple[str, Document]]:
        """Id of a consultation -> (已出台, the decision that it names) where that can be read; else (已反馈, what was
        published of the opinions, 意见采纳情况; of several the newest)."""
        found: dict[str, tuple[str, Document]] = {}
        for report in self.by_kind.get("adoption", ()):
            found.setdefault(report.fields.get("consultation", ""), ("已反馈", report))
        for draft in self.by_kind.get("consultation", ()):
            decision = self.by_id.get(draft.fields.get("decision", ""))
            if decision is not None and decision.readable(self.today):
                found[draft.id] = "已出台", decision
        return found

    @cached_property
    def by_id(self) -> dict[str, Document]:
        """Documents that have a page of their own, by id."""
        return {row.id: row for row in (*self.public, *self.on_application)}

    @cached_property
    def by_file_key(self) -> dict[str, Document]:
        """The same by the file that they came from."""
        return {row.file_key: row for row in (*self.public, *self.on_application)}
