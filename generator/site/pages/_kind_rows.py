"""Documents -> their rows in a list of what they have in common, which the rows do not say again: kinds, agencies. In
the list of their kind, consultations and public notices say whether they are open, and those that are stand first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from generator.base.digest import short
from generator.model.document import Document
from generator.model.site import Site
from generator.model.view import Row
from generator.site.pages._parts import Rows, rows_of, window


class KindRows(Rows):
    """Rows of the lists of kinds."""

    def of(self, document: Document) -> Row:
        """The row as in other lists, with its days in place of its kind."""
        made = rows_of(self.site).of(document)
        return msgspec.structs.replace(made, kind="", window=window(self.site, document))

    def all(self, documents: Iterable[Document]) -> tuple[Row, ...]:
        """Their rows, on each page what is open first, by its last day."""
        made = [self.of(document) for document in documents]
        return tuple(sorted(made, key=_open_first))

    def outside(self, documents: Sequence[Document]) -> bytes:
        """What became of them, which other documents say."""
        found = self.site.outcomes
        told = [(found[one.id][0], found[one.id][1].digest) for one in documents if one.id in found]
        return short(self._encode(told)) if told else b""

    def _print(self, document: Document) -> bytes:
        made = short(super()._print(document) + self._encode(window(self.site, document)))
        self._prints[document.id] = made
        return made


def _open_first(row: Row) -> tuple[bool, str]:
    running = row.window is not None and row.window.state == "进行中"
    return not running, row.window.closes if running and row.window else ""


class AgencyRows(Rows):
    """Rows of the lists of agencies."""

    def of(self, document: Document) -> Row:
        """The row as in other lists, without the agency."""
        return msgspec.structs.replace(rows_of(self.site).of(document), agency="")


@lru_cache(maxsize=2)
def agency_rows_of(site: Site) -> AgencyRows:
    """The rows of one site's agencies."""
    return AgencyRows(site)


@lru_cache(maxsize=2)
def kind_rows_of(site: Site) -> KindRows:
    """The rows of one site's kinds."""
    return KindRows(site)
