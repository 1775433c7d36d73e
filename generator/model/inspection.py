"""检查指标: the thresholds by which national inspections call a column empty or stale; ``_data/inspection.yaml`` may change them."""

from __future__ import annotations

import msgspec


class Inspection(msgspec.Struct, frozen=True):
    """Days without anything new after which a page counts as stale (政府网站与政务新媒体检查指标, 国办秘函〔2019〕19号).

    home_days: of the whole site, since the home page shows what is newest. column_days: of each of ``column_kinds``,
    the columns of notices and policies. domain_days: of a domain's column; no rule fixes it,
    two years is our own reminder.
    """

    home_days: int = 14
    column_days: int = 183
    domain_days: int = 730
    column_kinds: tuple[str, ...] = ("notice", "normative")
