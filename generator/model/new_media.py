"""政务新媒体: the accounts that agencies run elsewhere, and which of them have fallen asleep (国办发〔2018〕123号)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

import msgspec

from generator.model.document import Attachment, Document

MediaState = Literal["运行", "暂停", "注销"]


class NewMedia(msgspec.Struct, frozen=True):
    """A row of ``_data/new_media.yaml``. owner: id of the agency that runs it. account: its number or id at the
    platform. updated: when something was last published there; used: when it was last logged in to. opened, closed:
    first and last day. qr: site address of the picture of its code, which a document of this site has as an
    attachment; "" for none. line, source: where it is written."""

    name: str
    platform: str
    owner: str
    state: MediaState = "运行"
    account: str = ""
    url: str = ""
    updated: datetime.date | None = None
    used: datetime.date | None = None
    opened: datetime.date | None = None
    closed: datetime.date | None = None
    qr: str = ""
    line: int = 1
    source: str = ""

    @property
    def latest(self) -> datetime.date | None:
        """When it last showed life."""
        return max((day for day in (self.updated, self.used) if day), default=None)

    def stale_from(self, days: int) -> datetime.date | None:
        """The day from which it counts as not updated; None for one that need not be, or never was. days: allowed
        without anything new."""
        if self.state != "运行" or self.updated is None:
            return None
        return self.updated + datetime.timedelta(days=min(days + 1, (datetime.date.max - self.updated).days))

    def shown_state(self, today: datetime.date, days: int) -> str:
        """The state, or what is wrong with one that is said to run: 超期未更新, 没有更新记录."""
        if self.state != "运行":
            return self.state
        turning = self.stale_from(days)
        return "没有更新记录" if turning is None else "超期未更新" if today >= turning else "正常"


def pictures(documents: Iterable[Document]) -> dict[str, Attachment]:
    """Site address -> attachment, of all that could be the picture of a code."""
    every = (file for row in documents for file in row.attachments)
    return {file.url: file for file in every if file.type in ("PNG", "JPG", "JPEG", "GIF")}
