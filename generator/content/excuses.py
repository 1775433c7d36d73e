"""content/_data/excused.yaml -> what somebody does not owe, why, and who said so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from generator.base.close_names import listed
from generator.content import tables
from generator.content.duties import reference
from generator.model.duty import COLUMN, COUNTY, DOMAIN, Duty, Excuse, Owing
from generator.model.duty_terms import period_at
from generator.model.kind import Kind
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Domain, Vocabulary

NAME = "excused.yaml"
KEYS = {"责任": "duty", "谁": "of", "理由": "reason", "批准人": "approver", "期间": "periods", "日期": "date"}


class ExcuseRow(msgspec.Struct, frozen=True):
    """An entry as it is written. duty: id or name. of: agency, domain, or 县. approver: an office or post, no name of a
    person is needed."""

    duty: str
    of: str
    reason: str
    approver: str
    periods: tuple[str, ...] = ()
    date: datetime.date | None = None


def load_excuses(
    texts: Iterable[tuple[str, str]],
    duties: Sequence[Duty],
    agencies: Iterable[Agency],
    domains: Iterable[Domain],
    kinds: Iterable[Kind],
) -> tuple[tuple[Excuse, ...], list[ReadError]]:
    """Those that are without mistake, and every mistake."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=ExcuseRow, chinese=KEYS))
    words = Vocabulary(duties)
    whom: dict[str, Vocabulary[Any]] = {
        "agency": Vocabulary(agencies),
        "domain": Vocabulary(domains),
        "kind": Vocabulary(kinds),
    }
    made: list[Excuse] = []
    for path, rows in read:
        for line, row in rows:
            duty = words.find(row.duty)
            if duty is None:
                told = reference("duty", row.duty, **words.offered(row.duty))
                faults.append(ReadError("data-reference", line, 1, told, path))
                continue
            holder = _holder(row.of, duty, whom)
            if holder is None:
                told = reference("of", row.of, _who(duty))
                faults.append(ReadError("data-reference", line, 1, told, path))
                continue
            empty = next((key for key in ("reason", "approver") if not getattr(row, key).strip()), "")
            if empty:
                faults.append(ReadError("data-missing", line, 1, {"field": empty, "name": _said(empty)}, path))
                continue
            wrong = [name for name in row.periods if not _is_period(name, duty)]
            if wrong:
                wanted = (
                    f"{period_at(duty.period, datetime.date(2026, 1, 1)).label} 这样的时期"
                    if duty.period
                    else "不写：这项责任不分时期"
                )
                faults.append(ReadError("data-form", line, 1, {"field": "periods", "wanted": wanted}, path))
                continue
            made.append(
                Excuse(
                    duty=duty.id,
                    owing=holder[0],
                    of=holder[1],
                    reason=row.reason,
                    approver=row.approver,
                    periods=row.periods,
                    date=row.date,
                )
            )
    return tuple(made), faults


def _is_period(name: str, duty: Duty) -> bool:
    """Whether a duty has periods of that name."""
    year = int(name[:4]) if name[:4].isdecimal() and len(name) > 4 and name[:4] > "1000" else 0
    days = (datetime.date(year, month, 1) for month in range(1, 13)) if year else ()
    return bool(duty.period) and any(period_at(duty.period, day).label == name for day in days)


def _said(key: str) -> str:
    return next(word for word, name in KEYS.items() if name == key)


def _holder(name: str, duty: Duty, whom: Mapping[str, Vocabulary[Any]]) -> tuple[Owing, str] | None:
    """Who is meant, among those who owe the duty."""
    agency, domain = whom["agency"].find(name), whom["domain"].find(name)
    if agency and duty.debtor(agency.kind):
        return agency.kind, agency.id
    if domain and duty.debtor(DOMAIN):
        return DOMAIN, domain.id
    kind = whom["kind"].find(name)
    if kind and duty.debtor(COLUMN):
        return COLUMN, kind.id
    return (COUNTY, "") if name in (COUNTY, "全县") and duty.debtor(COUNTY) else None


def _who(duty: Duty) -> str:
    return listed([owing for debtor in duty.owed_by for owing in debtor.of])
