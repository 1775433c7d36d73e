"""目录的批准和复核: which version of the catalogue holds, who approved it, and when somebody last went through it
(国办发〔2019〕54号（四）: 2020年底前编制完成本级目录; 定期评估调整)."""

from __future__ import annotations

import datetime

import msgspec

from generator.model.lifecycle import months_later

MONTHS = 12
"""After which a catalogue that nobody went through is called old."""


class CatalogueApproval(msgspec.Struct, frozen=True):
    """``catalogue/_meta.yaml``. doc_number: of the document by which it was issued. reviewed: when it was last gone
    through as a whole. source: path that messages show."""

    version: str = ""
    approved_by: str = ""
    approved_date: datetime.date | None = None
    doc_number: str = ""
    reviewed: datetime.date | None = None
    note: str = ""
    source: str = ""

    @property
    def approved(self) -> bool:
        """Whether the catalogue is finished: somebody answers for what it has and what it leaves out."""
        return bool(self.approved_by and self.approved_date)

    def last_review(self, today: datetime.date) -> datetime.date | None:
        """The last day on which it was approved or gone through; what is yet to come does not count."""
        return max((day for day in (self.approved_date, self.reviewed) if day and day <= today), default=None)

    def next_review(self, today: datetime.date) -> datetime.date | None:
        """The day by which it has to be gone through again."""
        last = self.last_review(today)
        return months_later(last, MONTHS) if last else None
