"""互动渠道: by which ways a citizen reaches the county, who answers and in how many days (中办发〔2016〕8号; 国办发〔2020〕53号).

A static site can take nothing in: each row leads to where the county really listens.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from generator.base.patterns import lazy_re

ChannelKind = Literal["热线", "领导信箱", "留言", "咨询", "投诉举报", "意见征集", "建言献策", "访谈"]
HOTLINE: ChannelKind = "热线"
HOTLINE_NUMBER = "12345"
"""政务服务便民热线, the one number for what is no emergency (国办发〔2020〕53号)."""
DIALLED = lazy_re(r"\+?[0-9][0-9 -]{2,19}")
"""A telephone number; those of hotlines are short."""


class Channel(msgspec.Struct, frozen=True):
    """A row of ``_data/channels.yaml``. answered_by: who answers, the name of an agency or of another body; ``agency``
    its id, "" for a body that is none of this county's. days: working days within which it answers. next: what happens
    with what was sent. url, phone, email: at least one of them. hours: when somebody is there. line, source: where it
    is written."""

    kind: ChannelKind
    name: str
    answered_by: str
    days: int
    next: str
    url: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    note: str = ""
    agency: str = ""
    line: int = 1
    source: str = ""

    @property
    def is_hotline(self) -> bool:
        """Whether it is the county's 12345, with or without an area code."""
        digits = self.phone.replace(" ", "").replace("-", "")
        return self.kind == HOTLINE and digits.endswith(HOTLINE_NUMBER)
