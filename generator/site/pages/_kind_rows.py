"""Documents -> their rows in a list of what they have in common, which the rows do not say again: kinds, agencies. In
the list of their kind, consultations and public notices say whether they are open, and those that are stand first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from generator.base.digest import short
from generator.model.document import Document
from generator.model.guides import GUIDE
from generator.model.site import Site
from generator.model.view import Row
from generator.site.pages._parts import Rows, rows_of, window

EXPIRED_MARK = "公开期已满"


class KindRows(Rows):
    """Rows of the lists of kinds."""

    def of(self, document: Document) -> Row:
        """The row as in other lists, with its days in place of its kind."""
        made = rows_of(self.site).of(document)
        mark = made.mark or self._past(document)
        return msgspec.structs.replace(made, kind="", mark=mark, window=window(self.site, document))

    def _past(self, document: Document) -> str:
        """What tells that the text is not shown any more."""
        return EXPIRED_MARK if document.expired(self.site.today) else ""

    def all(self, documents: Iterable[Document]) -> tuple[Row, ...]:
        """Their rows, on each page what is open first, by its last day."""
        made = [self.of(document) for document in documents]
        return tuple(sorted(made, key=_open_first))

    def outside(self, documents: Sequence[Document]) -> bytes:
        """What became of them, which other documents say, and whose period is over, which the day says."""
        found = self.site.outcomes
        told = [(found[one.id][0], found[one.id][1].digest) for one in documents if one.id in found]
        past = [one.id for one in documents if one.expired(self.site.today)]
        return short(self._encode((told, past))) if told or past else b""

    def _print(self, document: Document) -> bytes:
        told = window(self.site, document), self._past(document)
        made = short(super()._print(document) + self._encode(told))
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


class ServiceRows(Rows):
    """Rows of the lists of services: guides have no kind there, 一件事 have, so that both can be told apart."""

    def of(self, document: Document) -> Row:
        """The row as in other lists, of a guide without its kind."""
        made = rows_of(self.site).of(document)
        return msgspec.structs.replace(made, kind="") if document.kind == GUIDE else made


@lru_cache(maxsize=2)
def service_rows_of(site: Site) -> ServiceRows:
    """The rows of one site's services."""
    return ServiceRows(site)


@lru_cache(maxsize=2)
def agency_rows_of(site: Site) -> AgencyRows:
    """The rows of one site's agencies."""
    return AgencyRows(site)


@lru_cache(maxsize=2)
def kind_rows_of(site: Site) -> KindRows:
    """The rows of one site's kinds."""
    return KindRows(site)
