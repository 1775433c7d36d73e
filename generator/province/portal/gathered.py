"""What was read of all counties -> the same, put in order once for every page and file that needs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import yaml

from generator.base import package
from generator.base.digest import digest
from generator.model.view import Link
from generator.province.portal import cleaning, figure_tables, owed_tables, told_tables
from generator.province.portal.county import CountyReading
from generator.province.portal.places import PortalPlan
from generator.province.portal.shapes import PublishedDocument, PublishedPolicy

NO_SUBJECT = "未标主题"


class Placed:
    """A county's entry, with whose it is. day: of its publishing."""

    __slots__ = ("day", "entry", "moment", "reading")

    def __init__(self, reading: CountyReading, entry: PublishedDocument | PublishedPolicy) -> None:
        self.reading, self.entry = reading, entry
        self.day, self.moment = cleaning.day(entry.publish_date), cleaning.moment(entry.publish_date)


class Gathered:
    """All counties. readings: in the order of province.yaml. today: the portal's day."""

    def __init__(self, plan: PortalPlan, readings: Sequence[CountyReading], today: str) -> None:
        self.plan, self.readings, self.today = plan, tuple(readings), today

    @cached_property
    def newest(self) -> list[Placed]:
        """Every document of every county, the newest first; of one moment by county and address."""
        found = [
            Placed(one, entry)
            for one in self.readings
            if one.data
            for rows in one.data.documents.values()
            for entry in rows
        ]
        return _newest_first(found)

    @cached_property
    def of_county(self) -> dict[str, list[Placed]]:
        """County -> its documents, the newest first."""
        return _by_county(self.newest)

    @cached_property
    def policies(self) -> list[Placed]:
        """Every normative document that a county's register has, the newest first."""
        found = [Placed(one, entry) for one in self.readings if one.data for entry in one.data.policies or ()]
        return _newest_first(found)

    @cached_property
    def policies_of(self) -> dict[str, list[Placed]]:
        """County -> its normative documents, the newest first."""
        return _by_county(self.policies)

    @cached_property
    def subjects(self) -> list[tuple[Link, list[Placed]]]:
        """Each subject with its page here and its policies: those of the national list in its order, then others."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.policies:
            assert isinstance(placed.entry, PublishedPolicy)
            found[placed.entry.subject.strip() or NO_SUBJECT].append(placed)
        known = _national()
        order = sorted(found, key=lambda name: (list(known).index(name) if name in known else len(known), name))
        return [(Link(name, f"/policies/{known.get(name) or digest(name)[:8]}/"), found[name]) for name in order]

    @cached_property
    def counts(self) -> dict[str, figure_tables.Value]:
        """County -> how many documents it publishes."""
        return {line.id: line.values[0] for line in told_tables.counts(self.readings).lines}

    @cached_property
    def years(self) -> list[int]:
        """The two newest years of which counties tell figures."""
        told = {
            one.year for read in self.readings if read.data and read.data.metrics for one in read.data.metrics.county
        }
        return sorted((year for year in told if str(year) <= self.today[:4]), reverse=True)[:2]

    @cached_property
    def by_county(self) -> list[figure_tables.FigureTable]:
        """The tables in which every county has one line, and which a county's own page repeats."""
        every = self.readings
        return [
            told_tables.counts(every),
            owed_tables.coverage(every),
            owed_tables.duties(every),
            told_tables.rules(every),
        ]


def _newest_first(found: list[Placed]) -> list[Placed]:
    found.sort(key=lambda one: (one.reading.county.id, one.entry.url))
    found.sort(key=lambda one: one.moment, reverse=True)
    return found


def _by_county(rows: Sequence[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = defaultdict(list)
    for placed in rows:
        found[placed.reading.county.id].append(placed)
    return found


def _national() -> dict[str, str]:
    """Name -> id of the national list of subjects."""
    file = package.carried("_data", "content/_data") / "subjects.yaml"
    return {str(entry["name"]): str(entry["id"]) for entry in yaml.safe_load(file.read_text(encoding="utf-8"))}
