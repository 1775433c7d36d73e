"""An agency -> its office for openness with all that the law wants told of it, and its leader in charge of openness."""

from __future__ import annotations

import msgspec

from generator.model.office import DisclosureOffice, Leader
from generator.model.vocabulary import Agency

TOLD = {
    "name": "机构名称",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话",
    "fax": "传真号码",
    "email": "互联网联系方式",
}
"""条例 第十二条 (二): what the guide tells of the office. The postcode is ours."""
SHARED = ("address", "hours", "postcode")
"""What an office has from its agency where it says nothing else."""


def office_of(agency: Agency) -> DisclosureOffice | None:
    """The office with what it shares with its agency; None where the agency names none."""
    given = agency.disclosure_office
    if given is None:
        return None
    return msgspec.structs.replace(given, **{key: getattr(given, key) or getattr(agency, key) for key in SHARED})


def lacking(agency: Agency) -> tuple[str, ...]:
    """What the law wants told of the office and is not told, in its words."""
    office = office_of(agency)
    return tuple(word for key, word in TOLD.items() if not getattr(office, key)) if office else ()


def in_charge(agency: Agency) -> Leader | None:
    """The leader in charge of openness; None where no leader is said to be."""
    return next((leader for leader in agency.leaders if leader.openness), None)
