"""An index, the matrix of duties and a report -> how a site stands to each item (检查结果)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import msgspec

from generator.model.config import Config
from generator.model.diagnostic import Diagnostic
from generator.model.duty_matrix import DutyCell
from generator.model.index import BROKEN, BY_HAND, MET, IndexItem, InspectionIndex, Verdict

OWN = "公开责任里的单项否决"
"""The heading of duties that fail an inspection by themselves and that the index does not name."""


class InspectedItem(msgspec.Struct, frozen=True):
    """One item with what counts against it. unsaid: keys of the configuration that say nothing. lost: points that
    this takes off, never more than the item has."""

    item: IndexItem
    verdict: Verdict
    cells: tuple[DutyCell, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unsaid: tuple[str, ...] = ()
    lost: int = 0

    @property
    def count(self) -> int:
        """How many things count against it."""
        return len(self.cells) + len(self.diagnostics) + len(self.unsaid)


class InspectionResult(msgspec.Struct, frozen=True):
    """How a site stands to an index."""

    index: InspectionIndex
    items: tuple[InspectedItem, ...]

    @property
    def vetoes(self) -> tuple[InspectedItem, ...]:
        """Items of which each fails the whole."""
        return tuple(one for one in self.items if one.item.veto and one.verdict == BROKEN)

    @property
    def points(self) -> tuple[int, int]:
        """Points kept, and those that could be had, of items that content tells."""
        counted = [one for one in self.items if one.verdict != BY_HAND]
        return sum(one.item.points - one.lost for one in counted), sum(one.item.points for one in counted)

    @property
    def passed(self) -> bool:
        """Whether no veto is broken and the mark is reached."""
        kept, whole = self.points
        return not self.vetoes and kept * 100 >= self.index.mark * whole


def inspect_site(
    index: InspectionIndex, cells: Sequence[DutyCell], diagnostics: Iterable[Diagnostic], config: Config
) -> InspectionResult:
    """Every item with what counts against it."""
    found = tuple(diagnostics)
    named = {duty for item in index.items for duty in item.duties}
    own = {cell.duty.id: cell.duty for cell in cells if cell.duty.veto and cell.duty.id not in named}
    more = tuple(
        IndexItem(id=duty.id, name=duty.name, part=OWN, duties=(duty.id,), veto=True, next=duty.next, basis=duty.basis)
        for duty in own.values()
    )
    known = {one.code for one in found}
    items = (_inspected(item, cells, found, known, config) for item in (*index.items, *more))
    return InspectionResult(index, tuple(items))


def _inspected(
    item: IndexItem, cells: Sequence[DutyCell], diagnostics: tuple[Diagnostic, ...], known: Set[str], config: Config
) -> InspectedItem:
    """known: the codes of the diagnostics."""
    broken = tuple(cell for cell in cells if cell.duty.id in item.duties and cell.state in item.states)
    codes = {code for code in known if any(_meant(code, wanted) for wanted in item.rules)}
    told = tuple(one for one in diagnostics if one.code in codes) if codes else ()
    unsaid = tuple(key for key in item.config if not _setting(config, key))
    if not (item.rules or item.duties or item.config):
        return InspectedItem(item, BY_HAND)
    over = len(broken) + len(told) + len(unsaid) - item.allowed
    if over <= 0:
        return InspectedItem(item, MET, broken, told, unsaid)
    lost = min(item.points, item.each * over) if item.each else item.points
    return InspectedItem(item, BROKEN, broken, told, unsaid, lost)


def _setting(config: Config, key: str) -> object:
    value: object = config
    for name in key.split("."):
        value = getattr(value, name, None)
    return value


def _meant(code: str, wanted: str) -> bool:
    return code.startswith(wanted[:-1]) if wanted.endswith("*") else code == wanted
