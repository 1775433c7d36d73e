"""What is on the search server, as values: the state of a document there, the indices of a site."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class IndexedState(msgspec.Struct, frozen=True, array_like=True):
    """What tells one state of a document from another. closed: whether only its title is told. url: of its page."""

    digest: str
    closed: bool
    url: str = ""


class ServedIndex(msgspec.Struct, frozen=True):
    """One edition's index as it was left. uuid: the server's own name of it. count: of its documents. token: what it
    says of itself, by which it shows that nobody else has changed it since."""

    name: str
    uuid: str
    count: int
    token: str


class ServedSite(msgspec.Struct, frozen=True):
    """A site's indices as they were left. editions: "hans", "hant"."""

    prefix: str
    county: str
    editions: Mapping[str, ServedIndex]
