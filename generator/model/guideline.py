"""国家标准指引: the items that the guideline of a ministry names for a domain, and how a county's catalogue differs from them
(国办发〔2019〕54号（四）: 因地制宜, items may be left out or added, each for a reason)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.catalogue import DomainCatalogue, Item, Origin
from generator.model.vocabulary import folded


class GuidelineItem(msgspec.Struct, frozen=True):
    """One item. group: 一级事项 that it stands under. sure: whether its name was compared with the text as issued."""

    id: str
    name: str
    group: str = ""
    sure: bool = True


class Guideline(msgspec.Struct, frozen=True):
    """What a ministry's guideline names for one domain. issuer, number: of the document, where known. own: whether the
    county gave it in place of the one that comes with the product."""

    domain: str
    items: tuple[GuidelineItem, ...]
    issuer: str = ""
    number: str = ""
    own: bool = False

    def find(self, word: str) -> GuidelineItem | None:
        """The item of that id or name, None for none."""
        wanted = folded(word)
        return next((item for item in self.items if wanted in (folded(item.id), folded(item.name))), None)


class Comparison(msgspec.Struct, frozen=True):
    """How one catalogue differs from the guideline of its domain. same: (there, here), also under another name.
    dropped: (there, why), "" where no reason is given. added: what the guideline does not have.
    astray: words that should name an item of the guideline and do not: (line of the item or 0, word)."""

    domain: str
    guideline: Guideline
    same: tuple[tuple[GuidelineItem, Item], ...]
    dropped: tuple[tuple[GuidelineItem, str], ...]
    added: tuple[Item, ...]
    astray: tuple[tuple[int, str], ...] = ()

    @property
    def renamed(self) -> tuple[tuple[GuidelineItem, Item], ...]:
        """Those of ``same`` that are called otherwise here."""
        return tuple((there, here) for there, here in self.same if folded(there.name) != folded(here.name))


def compared(catalogue: DomainCatalogue, guideline: Guideline) -> Comparison:
    """An item is the guideline's when it says so (``national``), else when it has its name; of several items of one
    name in the guideline the one under the same 一级事项. What the county calls its own or the province's is not."""
    left = list(guideline.items)
    found: dict[str, GuidelineItem] = {}
    astray = []
    for item in catalogue.items:
        if item.national:
            there = guideline.find(item.national)
            astray += [] if there else [(item.line, item.national)]
            _take(there, item, left, found)
    for item in catalogue.items:
        if not item.national and item.origin in (None, "国家"):
            named = [one for one in left if folded(one.name) == folded(item.name)]
            nearer = [one for one in named if folded(one.group) in map(folded, (item.l1, item.l2, item.l3))]
            there = next(iter(nearer or named), None)
            astray += [(item.line, item.name)] if item.origin == "国家" and there is None else []
            _take(there, item, left, found)
    reasons = {}
    for one in catalogue.dropped:
        there = guideline.find(one.item)
        if there is None or there not in left:
            astray.append((0, one.item))
        else:
            reasons[there.id] = one.reason
    return Comparison(
        catalogue.domain,
        guideline,
        tuple((found[item.id], item) for item in catalogue.items if item.id in found),
        (
            *((there, reasons.get(there.id, "")) for there in left),
            *(
                (found[item.id], item.not_applicable)
                for item in catalogue.items
                if item.id in found and item.not_applicable
            ),
        ),
        tuple(item for item in catalogue.items if item.id not in found),
        tuple(astray),
    )


def _take(there: GuidelineItem | None, item: Item, left: list[GuidelineItem], found: dict[str, GuidelineItem]) -> None:
    if there in left:
        left.remove(there)
        found[item.id] = there


def comparisons(catalogues: Iterable[DomainCatalogue], guidelines: Iterable[Guideline]) -> tuple[Comparison, ...]:
    """Of every catalogue whose domain has a guideline, in the order of the catalogues."""
    by_domain = {guideline.domain: guideline for guideline in guidelines}
    return tuple(compared(one, by_domain[one.domain]) for one in catalogues if one.domain in by_domain)


def origins(found: Iterable[Comparison]) -> dict[str, Origin]:
    """Id of an item -> whose it is, for the catalogues that can be compared."""
    told: dict[str, Origin] = {}
    for one in found:
        told |= {item.id: "国家" for _, item in one.same}
        told |= {item.id: item.origin if item.origin == "省级" else "本县" for item in one.added}
    return told
