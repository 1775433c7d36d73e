"""A village's page: what the village decides itself and what it does for the government, apart (村民委员会组织法 第三十条)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.register import anchor_of
from generator.model.site import Site
from generator.model.view import Link, MetaFact
from generator.model.village import ITEMS, KEY, NATURES
from generator.model.vocabulary import Agency
from generator.site.pages._listing import FactGroup


def items_by_nature(site: Site, agency: Agency) -> Iterator[FactGroup]:
    """The items of a village's newest list, by nature, each with how often it is made public."""
    lists = (row for row in site.by_agency.get(agency.id, ()) if row.register == ITEMS and row.readable(site.today))
    newest = next(lists, None)
    register = site.vocabularies.registers.by_id.get(ITEMS)
    if newest is None or register is None or agency.kind != "村":
        return
    place = newest.rows_apart or newest.url
    for nature in NATURES:
        rows = (row for row in newest.rows if row[KEY] == nature)
        facts = tuple(
            MetaFact(row["name"], row["term"] or "见清单", f"{place}#{anchor_of(register, row)}") for row in rows
        )
        yield FactGroup(nature, facts, Link(newest.title, newest.url))
