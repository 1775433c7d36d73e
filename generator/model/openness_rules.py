"""公开制度: the rules by which an organ opens what it does -> which there are, whether they hold, when they were last
looked at (国办发〔2016〕80号; 中办发〔2016〕8号)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

import msgspec

from generator.model.document import Document
from generator.model.kind import Field
from generator.model.library import Library
from generator.model.site import Site
from generator.model.vocabulary import Agency
from generator.model.workflows import in_force, revised

EXPECTED = (
    "主动公开制度",
    "依申请公开制度",
    "保密审查制度",
    "协调发布制度",
    "考核制度",
    "社会评议制度",
    "责任追究制度",
)
"""The rules that a county has; a department has the first four."""
OF_DEPARTMENTS = EXPECTED[:4]
FIELDS = (
    Field(
        "openness_rule", "公开制度", "choice", doc="属于哪一项政务公开制度。", choices=EXPECTED, example="保密审查制度"
    ),
    Field("reviewed_date", "最近评估", "date", doc="这项制度最近一次评估清理的日期。", example="2026-01-15"),
)
"""What a document that is such a rule says of itself."""


Validity = Callable[[Document], str]


class OrganRules(msgspec.Struct, frozen=True):
    """The rules of one organ: those expected of it, each with the document that is the rule, or None. agency: its id,
    "" for the county."""

    agency: str
    name: str
    rules: tuple[tuple[str, Document | None], ...]

    def lacking(self, validity: Validity) -> tuple[str, ...]:
        """Those that it does not have in force. validity: 效力状态 of a document today."""
        return tuple(name for name, rule in self.rules if rule is None or not in_force(validity(rule)))


def reviewed(rule: Document) -> datetime.date:
    """When a rule was last looked at: the day it says, or of its last revision."""
    said = rule.fields.get("reviewed_date")
    return max(said, revised(rule)) if isinstance(said, datetime.date) else revised(rule)


def is_rule(row: Document) -> bool:
    """Whether a document is one of these rules."""
    return row.fields.get("openness_rule") in EXPECTED


def rules_of(rows: Iterable[Document], today: datetime.date) -> tuple[Document, ...]:
    """The rules among some documents, by agency, then in the order above."""
    found = (row for row in rows if row.fields and is_rule(row) and row.readable(today))
    return tuple(sorted(found, key=lambda row: (row.agency, EXPECTED.index(row.fields["openness_rule"]), row.id)))


def organs(place: Library | Site, rows: Iterable[Document]) -> tuple[OrganRules, ...]:
    """The county, then each department. rows: what is public. The county's are rules of its government or its office,
    and those that name no agency."""
    identity, validity = place.config.site, place.validity
    rules = rules_of(rows, place.today)
    agencies = place.vocabularies.agencies.terms
    government = {identity.organiser, f"{identity.jurisdiction}人民政府", f"{identity.jurisdiction}人民政府办公室"}
    own = {"", *(agency.id for agency in agencies if agency.name in government)}
    county = _of("", identity.jurisdiction, EXPECTED, [rule for rule in rules if rule.agency in own], validity)
    departments = (agency for agency in agencies if agency.kind == "部门" and agency.id not in own)
    return county, *(_department(agency, rules, validity) for agency in departments)


def _department(agency: Agency, rules: Iterable[Document], validity: Validity) -> OrganRules:
    own = [rule for rule in rules if rule.agency == agency.id]
    return _of(agency.id, agency.name, OF_DEPARTMENTS, own, validity)


def _of(agency: str, name: str, expected: tuple[str, ...], own: list[Document], validity: Validity) -> OrganRules:
    """Of several rules the newest that is in force, else the newest."""
    newest = {
        word: max(
            (rule for rule in own if rule.fields["openness_rule"] == word),
            key=lambda rule: (in_force(validity(rule)), reviewed(rule), rule.id),
            default=None,
        )
        for word in expected
    }
    return OrganRules(agency, name, tuple(newest.items()))
