"""办事公开制度: the rules by which departments, and public enterprises of each sector, handle in the open, as rows of the
register ``open_handling`` (政府信息公开条例 第五十五条; 国办发〔2020〕50号)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.document import Document
from generator.model.enterprise import Enterprise, sector_of
from generator.model.register import RegisterRow, parts_of

REGISTER = "open_handling"
PAGE = "/fuwu/open-handling/"


class OpenRule(msgspec.Struct, frozen=True):
    """One rule. agency: id of whose it is. sector, trade: of the enterprises that it is for; "" for the department's
    own. document: id of its text on this site, or a web address; that of the list where it says neither. phone: for
    complaints about it."""

    name: str
    agency: str
    sector: str
    trade: str
    document: str
    phone: str

    def covers(self, one: Enterprise) -> bool:
        """Whether an enterprise is to follow it."""
        return bool(self.sector) and self.sector == one.sector and self.trade in ("", one.trade)


def open_rules(documents: Iterable[Document]) -> tuple[OpenRule, ...]:
    """Every rule in documents that people can read; of one that stands in several lists, as the newest has it."""
    carriers = sorted(
        (row for row in documents if row.register == REGISTER), key=lambda row: (row.publish_date, row.id), reverse=True
    )
    found: dict[tuple[str, str, str], OpenRule] = {}
    for document in carriers:
        own: dict[tuple[str, str, str], OpenRule] = {}
        for row in document.rows:
            for rule in _rules(document, row):
                own.setdefault((rule.name, rule.agency, rule.sector + rule.trade), rule)
        found = {**own, **found}
    return tuple(found.values())


def _rules(document: Document, row: RegisterRow) -> Iterator[OpenRule]:
    text = next(iter(parts_of(row["document"])), document.id)
    sector = sector_of(row["sector"]) if row["sector"] else None
    identity, trade = (sector[0].id, sector[1]) if sector else ("", "")
    yield OpenRule(row["name"], row["agency"] or document.agency, identity, trade, text, row["phone"])


def rules_for(one: Enterprise, rules: Iterable[OpenRule]) -> tuple[OpenRule, ...]:
    """Those of an enterprise's sector, those of its own trade first."""
    return tuple(sorted((rule for rule in rules if rule.covers(one)), key=lambda rule: not rule.trade))
