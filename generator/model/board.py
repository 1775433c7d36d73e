"""政务公开栏: which boards an agency has, and which documents stand on each. Sheet, screen, poster and text for chat groups
are all made of what this says, so that none can differ from another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from generator.model.columns import shows
from generator.model.dataset import CLOSED, degree
from generator.model.document import Document
from generator.model.office import EVERYBODY, NoticeBoard
from generator.model.site import Site
from generator.model.standing import EXPIRED, REPEALED, VOIDED
from generator.model.view import Link
from generator.model.vocabulary import Agency

GUIDES = NoticeBoard(id="guides", name="办事指南", kinds=("guide",), items=24)
"""The list of guides for the hall in which they are served, of every agency that has some (显示屏、办事手册)."""
_ENDED = frozenset({REPEALED, EXPIRED, VOIDED})
"""How a normative document stands that nobody needs on a board any more."""


class PostedBoard(msgspec.Struct, frozen=True):
    """A board with what stands on it today, newest first. total: how many documents there would be without its
    limit."""

    agency: Agency
    board: NoticeBoard
    documents: tuple[Document, ...]
    total: int

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.agency.short or self.agency.name}{self.board.name}"

    @property
    def column(self) -> Link:
        """Where all that the agency has published stands."""
        return Link(self.agency.name, f"/agency/{self.agency.id}/")

    @property
    def sheet_url(self) -> str:
        """Address of the sheet for A3; that for A4 is ``a4/`` below it."""
        return self._url("board")

    @property
    def screen_url(self) -> str:
        """Address of the screen."""
        return self._url("screen")

    @property
    def updated(self) -> str:
        """ISO day of what came last."""
        return max(row.updated or row.publish_date for row in self.documents).isoformat()

    def _url(self, what: str) -> str:
        return f"{self.column.url}{what}/{f'{self.board.id}/' if self.board.id else ''}"


@lru_cache(maxsize=2)
def posted(site: Site) -> Mapping[str, tuple[PostedBoard, ...]]:
    """Id of an agency -> its boards on which something stands, the main one first."""
    found = {agency.id: tuple(_posted(site, agency)) for agency in site.vocabularies.agencies.terms}
    return {name: boards for name, boards in found.items() if boards}


def _posted(site: Site, agency: Agency) -> Iterator[PostedBoard]:
    for board in boards_of(agency):
        documents, total = on_board(site, agency, board)
        if documents:
            yield PostedBoard(agency, board, documents, total)


def boards_of(agency: Agency) -> tuple[NoticeBoard, ...]:
    """An agency's boards, the main one first: what its record says, and what it does not say as usual. One with 0 items
    is switched off."""
    usual = NoticeBoard(name="村务公开栏" if agency.kind == "村" else "政务公开栏")
    own = {board.id: board for board in agency.boards}
    every = {usual.id: usual, GUIDES.id: GUIDES} | {name: _named(board, usual) for name, board in own.items()}
    return tuple(board for board in every.values() if board.items)


def _named(board: NoticeBoard, usual: NoticeBoard) -> NoticeBoard:
    if board.name:
        return board
    return msgspec.structs.replace(board, name=GUIDES.name if board.id == GUIDES.id else usual.name)


def on_board(site: Site, agency: Agency, board: NoticeBoard) -> tuple[tuple[Document, ...], int]:
    """The documents on a board, newest first, and how many there would be without its limit: those that can be read
    today, of normative ones those that still hold, of datasets those that somebody can have."""
    chosen = [row for row in _candidates(site, agency, board) if row.readable(site.today)]
    standing = [row for row in chosen if site.validity(row) not in _ENDED and not _withheld(row)]
    return tuple(standing[: board.items]), len(standing)


def _withheld(document: Document) -> bool:
    return document.kind == "dataset" and degree(document) == CLOSED


def _candidates(site: Site, agency: Agency, board: NoticeBoard) -> Iterator[Document]:
    """The documents of the chosen agencies, kinds and columns, newest first."""
    held = [column for one in board.columns if (column := _column(site, one))]
    for row in _owned(site, agency, board):
        if (not board.kinds or row.kind in board.kinds) and (not board.columns or any(has(row) for has in held)):
            yield row


def _owned(site: Site, agency: Agency, board: NoticeBoard) -> Iterable[Document]:
    if EVERYBODY in board.agencies:
        return site.opened
    names = board.agencies or (agency.id,)
    if len(names) == 1:
        return site.by_agency.get(names[0], ())
    wanted = frozenset(names)
    return (row for row in site.opened if row.agency in wanted)


def _column(site: Site, address: str) -> Callable[[Document], bool] | None:
    """Whether a document stands in the column at an address; None for an address that is no column today."""
    parts = address.strip("/").split("/")
    if parts[0] == "kind":
        return lambda row: row.kind == parts[1]
    if parts[0] == "subject":
        return lambda row: row.subject == parts[1]
    if parts[0] == "agency":
        agency = site.vocabularies.agencies.by_id.get(parts[1])
        own = next((one for one in agency.columns if one.id == parts[-1]), None) if agency else None
        return (lambda row: shows(own, row)) if own else None
    terms = (one for one in site.vocabularies.columns.terms if one.url == address)
    domain = next(terms, None)
    return (lambda row: row.domain == domain.id) if domain else None
