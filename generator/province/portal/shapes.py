"""What the portal reads of a county's published files, typed; msgspec passes over whatever else stands in them.

The files' own schemas are ``model/json_schema.py`` and ``duty_schema.py``; a test holds both together.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class SiteStamp(msgspec.Struct, frozen=True):
    """``build.json``: of which day the site is, and when it will next differ ("" for never)."""

    date: str
    version: str = ""
    next_change: str | None = ""


class PublishedDocument(msgspec.Struct, frozen=True):
    """An entry of ``data/documents/<year>.json``."""

    title: str
    url: str
    publish_date: str
    domain: str = ""
    subject: str = ""
    classification: str = ""
    agency: str = ""
    kind: str = ""
    doc_number: str = ""
    validity: str = ""


class PublishedYear(msgspec.Struct, frozen=True):
    """``data/documents/<year>.json``."""

    documents: list[PublishedDocument]


class YearCount(msgspec.Struct, frozen=True):
    """A year of which there is a file."""

    year: Annotated[int, Meta(ge=1900, le=2999)]


class DocumentYears(msgspec.Struct, frozen=True):
    """``data/documents.json``."""

    years: Annotated[list[YearCount], Meta(max_length=200)]
    schema: str = ""


class PublishedPolicy(msgspec.Struct, frozen=True):
    """An entry of ``data/normative.json``."""

    title: str
    url: str
    publish_date: str
    agency: str = ""
    doc_number: str = ""
    effective_date: str = ""
    expiry_date: str = ""
    validity: str = ""
    valid: bool = True
    subject: str = ""


class PublishedPolicies(msgspec.Struct, frozen=True):
    """``data/normative.json``."""

    documents: list[PublishedPolicy]


class CatalogueSums(msgspec.Struct, frozen=True):
    """How far a county's catalogue is covered, as the county counts (``model/coverage.py``)."""

    items: Count
    expected: Count
    filled: Count
    documents: Count = 0
    measured: Count = 0
    in_time: Count = 0


class CatalogueLine(msgspec.Struct, frozen=True):
    """An item of a catalogue. way: 主动 or 依申请. documents: how many can be read today."""

    way: str = ""
    documents: Count = 0
    measured: Count = 0
    in_time: Count = 0


class CatalogueDomain(msgspec.Struct, frozen=True):
    """The catalogue of one domain."""

    id: str
    name: str
    items: list[CatalogueLine]


class PublishedCatalogue(msgspec.Struct, frozen=True):
    """``data/catalogue.json``."""

    coverage: CatalogueSums
    domains: Annotated[list[CatalogueDomain], Meta(max_length=500)]
    title: str = ""


class PublishedDuty(msgspec.Struct, frozen=True):
    """A duty of ``data/duties.json``."""

    id: str
    name: str
    basis: str = ""
    period: str = ""


class PublishedCell(msgspec.Struct, frozen=True):
    """Whether one holder did what a duty asks of it in one period."""

    duty: str
    name: str
    state: str
    period: str = ""
    due: str = ""
    date: str = ""


class PublishedDuties(msgspec.Struct, frozen=True):
    """``data/duties.json``."""

    duties: Annotated[list[PublishedDuty], Meta(max_length=500)]
    cells: list[PublishedCell]


class RuleVerdict(msgspec.Struct, frozen=True):
    """How a site stands to one rule."""

    id: str
    state: str


class ItemVerdict(msgspec.Struct, frozen=True):
    """How a site stands to one item of an index of inspection."""

    id: str
    name: str
    state: str
    count: Count = 0


class IndexVerdict(msgspec.Struct, frozen=True):
    """How a site stands to an index of inspection."""

    id: str
    name: str
    items: Annotated[list[ItemVerdict], Meta(max_length=500)]
    basis: str = ""


class PublishedCompliance(msgspec.Struct, frozen=True):
    """``data/compliance.json``."""

    rules: Annotated[list[RuleVerdict], Meta(max_length=10_000)]
    indices: Annotated[list[IndexVerdict], Meta(max_length=100)] = []


class MetricMeaning(msgspec.Struct, frozen=True):
    """A figure and what it counts."""

    id: str
    name: str
    doc: str = ""


class MetricYear(msgspec.Struct, frozen=True):
    """A year's figures of the county."""

    year: Annotated[int, Meta(ge=1900, le=2999)]
    values: dict[str, Count | float | None]


class PublishedMetrics(msgspec.Struct, frozen=True):
    """``data/metrics.json``."""

    metrics: Annotated[list[MetricMeaning], Meta(max_length=200)]
    county: Annotated[list[MetricYear], Meta(max_length=200)]
