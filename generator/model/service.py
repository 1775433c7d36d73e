"""相关平台: services outside of this site, such as the trading platform or the credit query, and the columns that lead there."""

from __future__ import annotations

import msgspec


class Service(msgspec.Struct, frozen=True):
    """A service. columns: addresses of the columns that show it ("/ggzy/", "/agency/fgj/")."""

    name: str
    url: str
    about: str = ""
    columns: tuple[str, ...] = ()
