"""公开责任: who owes what to the public, for which period and by when, as data.

The duties that come with the product are one YAML file each in ``generator/model/duties/``; a county adds its own in
``content/_data/duties/<id>.yaml``, of the same shape and without code (design 16). ``model/duty_matrix.py`` says what
is there.
"""

from __future__ import annotations

import datetime
from typing import Literal, get_args

import msgspec

Owing = Literal["县", "部门", "乡镇", "街道", "村", "领域", "栏目"]
"""Who may owe something: the county as one, every agency of a kind, every domain that is in use, the column of every
kind of which inspections look at the days (``Inspection.kind_days``)."""
OWING: tuple[Owing, ...] = get_args(Owing)
COUNTY: Owing = "县"
DOMAIN: Owing = "领域"
COLUMN: Owing = "栏目"

State = Literal["已公开", "逾期公开", "未公开", "免于公开", "未到期"]
STATES: tuple[State, ...] = get_args(State)
"""How a cell stands: there in time, there but late (of a column: stale), missing, excused, not yet due."""
DONE, LATE, MISSING, EXCUSED, PENDING = STATES

PeriodUnit = Literal["", "年", "半年", "季度", "月"]


class Debtor(msgspec.Struct, frozen=True):
    """Some of those who owe a duty, and until when.

    of: who. by: the last day, counted from the period ("次年1月31日前", "期满后20个工作日内"); "" for its last day. after, limit:
    the days run from what the county did for the same period, instead (after "县", limit "40日内": from the day on which
    its own was approved), where it has done that. documents: what meets it for these, instead of the duty's; for the
    county it then counts whoever published it.
    """

    of: tuple[Owing, ...]
    by: str = ""
    after: Literal["", "县"] = ""
    limit: str = ""
    documents: tuple[str, ...] = ()


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """One duty.

    owed_by: who owes it. documents: what meets it, each as the id of a kind, or "kind:word -word" for those of its
    documents that have one word in a field of their own and another in none. registers: ids of registers of which a
    document carries rows. stages: "lifecycle.stage" that a matter has reached. agency_fields: what the agency's own
    row has to say ("leaders.openness"). All of ``agency_fields`` are needed, of the others any. named_in: the column
    of the register's rows that names the debtor, where one document speaks for many. least: how many documents meet
    it. period: for each of which it is owed, "" for always. period_field: the documents' field that says which period
    they are about; without one it is the one of their day of publication. start, limit: the field of a document from
    which its own time runs, and how long (预算: 批准后20日内). fresh: a column that may not be older than so many days, a
    number or the name of a threshold of ``_data/inspection.yaml``. veto: missing it alone fails an inspection (单项否决).
    told_by: codes of the rules that find documents which came late. next: what to do about a cell that is not met.
    basis: the law.
    """

    id: str
    name: str
    owed_by: tuple[Debtor, ...]
    doc: str = ""
    basis: str = ""
    order: int = 200
    documents: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    agency_fields: tuple[str, ...] = ()
    named_in: str = ""
    least: int = 1
    period: PeriodUnit = ""
    period_field: str = ""
    start: str = ""
    limit: str = ""
    fresh: str = ""
    veto: bool = False
    told_by: tuple[str, ...] = ()
    next: str = ""

    @property
    def aliases(self) -> tuple[str, ...]:
        """A duty has no other names."""
        return ()

    def debtor(self, owing: Owing) -> Debtor | None:
        """The terms for one kind of those who owe it, or None when they do not."""
        return next((debtor for debtor in self.owed_by if owing in debtor.of), None)


class Excuse(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody does not owe a duty, and who said so; one entry of ``_data/excused.yaml``.

    duty: its id. owing, of: who, as ``duty_evidence.Holder`` has them. periods: as ``DutyPeriod.label`` has them; none
    for all.
    """

    duty: str
    owing: Owing
    of: str
    reason: str
    approver: str
    periods: tuple[str, ...] = ()
    date: datetime.date | None = None
