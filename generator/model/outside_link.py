"""网站链接: an outside site that the county's links page names, with whose it is and when somebody last looked at it."""

from __future__ import annotations

import datetime

import msgspec


class OutsideLink(msgspec.Struct, frozen=True):
    """A row of ``_data/links.yaml``. owner: who runs the site. checked: when somebody last looked at it.
    line, source: where it is written."""

    name: str
    url: str
    owner: str
    checked: datetime.date
    group: str = ""
    line: int = 1
    source: str = ""
