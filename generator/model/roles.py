"""公开主体: the words of a catalogue ("县民政局、乡镇人民政府(街道办事处)") -> the agencies of this county that they mean."""

from __future__ import annotations

import re

import msgspec

from generator.base.patterns import lazy_re, pattern_table
from generator.model.catalogue import Item
from generator.model.vocabulary import Agency, AgencyKind, Vocabulary

_APART = pattern_table((r"[、,，;；/（）()]", "、"), "以及 及 或")
_VILLAGE = pattern_table("村民委员会 居民委员会 村（居） 村集体", (r"^村委会$", "村委会"), (r"^居委会$", "居委会"))
_TOWNSHIP = pattern_table(
    "乡镇",
    (r"^镇(?:人民)?政府$", "镇政府", "镇人民政府"),
    (r"^乡(?:人民)?政府$", "乡政府", "乡人民政府"),
    "乡级",
)
_ROLES: tuple[tuple[re.Pattern[str], AgencyKind, str], ...] = (
    (_VILLAGE, "村", "村"),
    (lazy_re(r"街道"), "街道", "乡"),
    (_TOWNSHIP, "乡镇", "乡"),
    (lazy_re(r"^(?:县级?|本级)?各(?:有关|相关)?(?:部门|单位)|部门所属单位"), "部门", "县"),
)
"""(words, kind of agency, level of the catalogue at which such an agency acts)."""


class PublicBodies(msgspec.Struct, frozen=True):
    """Who discloses an item. agencies: ids, in the county's order. unresolved: words that name nobody in the list."""

    agencies: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()


def bodies(item: Item, agencies: Vocabulary[Agency]) -> PublicBodies:
    """The agencies behind an item's 公开主体.

    A name, id or alias means that agency; a role (乡镇人民政府, 各部门) means every agency of that kind, but only at the levels
    that the item is for, so that a township is not asked for what the county alone discloses.
    """
    named: set[str] = set()
    unresolved = []
    whole = agencies.find(item.body) if item.body else None
    for part in (item.body,) if whole else [part.strip() for part in _APART.split(item.body)]:
        if not part:
            continue
        term = agencies.find(part)
        role = next(((kind, level) for words, kind, level in _ROLES if words.search(part)), None)
        if term is not None:
            named.add(term.id)
        elif role is not None:
            kind, level = role
            named.update(agency.id for agency in agencies.terms if agency.kind == kind and level in item.level)
        else:
            unresolved.append(part)
    return PublicBodies(tuple(agency.id for agency in agencies.terms if agency.id in named), tuple(unresolved))
