"""检查指标: what an inspection looks at, as data: one YAML file an index in ``generator/model/indices/``, a county's own
in ``content/_data/indices/<id>.yaml`` or any file."""

from __future__ import annotations

from typing import Literal

import msgspec

from generator.model.duty import State

Verdict = Literal["符合", "不符合", "人工检查"]
"""Of an item: met, broken, or not to be told from the content of a site."""
MET: Verdict = "符合"
BROKEN: Verdict = "不符合"
BY_HAND: Verdict = "人工检查"


class IndexItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of an index.

    part: the heading that it stands under. rules: codes of which every finding counts, a letter family with "*"
    ("SEC-*"). duties: ids of which every cell counts that stands in one of ``states``. config: keys of config.yaml
    that are to say something ("site.icp"). allowed: how many are no breach yet. veto: broken it fails the whole
    (单项否决). points: what it is worth; each: what every one that counts takes off, 0 for all at once. manual: how
    people look at what no content tells. next: what to do when it is broken. basis: law.
    """

    id: str
    name: str
    part: str = ""
    rules: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
    states: tuple[State, ...] = ("未公开", "逾期公开")
    allowed: int = 0
    veto: bool = False
    points: int = 0
    each: int = 0
    manual: str = ""
    next: str = ""
    basis: str = ""


class InspectionIndex(msgspec.Struct, frozen=True, kw_only=True):
    """检查指标. mark: points in a hundred of those that can be counted from which on it is passed; 0 where only vetoes
    decide."""

    id: str
    name: str
    items: tuple[IndexItem, ...]
    basis: str = ""
    doc: str = ""
    mark: int = 0

    @property
    def aliases(self) -> tuple[str, ...]:
        """An index has no other names."""
        return ()


class IndexState(msgspec.Struct, frozen=True):
    """How the site stands to one index. items: (id, name, verdict, how many things count against it)."""

    index: InspectionIndex
    items: tuple[tuple[str, str, Verdict, int], ...]


class RuleState(msgspec.Struct, frozen=True, kw_only=True):
    """How the site stands to one rule of the program. state: 符合, 不符合, 已停用. count: findings on what is public.
    addresses: of the documents that have them; none of a rule that guards secrets."""

    code: str
    name: str
    basis: str
    level: str
    state: Literal["符合", "不符合", "已停用"]
    count: int = 0
    addresses: tuple[str, ...] = ()
