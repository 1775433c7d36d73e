"""检查指标: the thresholds by which national inspections call a column empty or stale; ``_data/inspection.yaml`` may change them."""

from __future__ import annotations

import msgspec


class Inspection(msgspec.Struct, frozen=True):
    """Days without anything new after which a page counts as stale (政府网站与政务新媒体检查指标, 国办秘函〔2019〕19号).

    home_days: of the whole site, since the home page shows what is newest. column_days: of each of ``column_kinds``,
    the columns of notices and policies. news_days: of each of ``news_kinds``, the columns of news. yearly_days: of each
    of ``yearly_kinds``, what comes once a year at least, such as the statistical communiqué.
    domain_days: of the column of a domain or an agency; no rule fixes it,
    two years is our own reminder. supervision_days: of a field of supervision.
    letters_share: per cent of a register's letters, letters_least: number of letters,
    from which on a topic calls for a reminder letter to the office in charge (提示函). rule_days: after which a rule of
    openness has to be looked at again; two years, as normative documents are. media_days: of an account on
    another platform.
    """

    home_days: int = 14
    column_days: int = 183
    news_days: int = 14
    yearly_days: int = 366
    domain_days: int = 730
    column_kinds: tuple[str, ...] = ("notice", "normative")
    news_kinds: tuple[str, ...] = ("news",)
    yearly_kinds: tuple[str, ...] = ("statistics",)
    supervision_days: int = 365
    letters_share: int = 20
    letters_least: int = 5
    rule_days: int = 730
    media_days: int = 14

    @property
    def kind_days(self) -> dict[str, int]:
        """Kind -> days of its column; of a kind that is named twice the shortest holds."""
        named = ((self.yearly_kinds, self.yearly_days), (self.column_kinds, self.column_days))
        days: dict[str, int] = {}
        for kinds, limit in (*named, (self.news_kinds, self.news_days)):
            for kind in kinds:
                days[kind] = min(limit, days.get(kind, limit))
        return days
