"""政务公开栏: what its sheet and its screen show alike. Both are made of the same documents, in the same parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.model.board import PostedBoard, posted
from generator.model.course import period_of
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Batch, Target, fingerprint_of
from generator.model.view import Link, MetaFact, Row
from generator.model.village import ITEMS, apart
from generator.model.vocabulary import Agency
from generator.site.pages._parts import contact, first_sentence, identity_of, rows_of
from generator.site.pages.agency import theme_of

VILLAGE, UNSAID = "村", "其他"


class BoardItem(msgspec.Struct, frozen=True, array_like=True):
    """A document on a board. summary: as somebody wrote it, or the first sentence. address: permanent, with host, for
    its code. until: last day of a consultation or a public notice, or ""."""

    row: Row
    summary: str
    address: str
    until: str


class BoardPart(msgspec.Struct, frozen=True, array_like=True):
    """Documents of a board that belong together. label: 村民自治事项, 协助政府事项 on a village's; "" where all are alike."""

    label: str
    items: tuple[BoardItem, ...]


def crumbs_of(one: PostedBoard) -> tuple[Link, ...]:
    """What lies above a board's pages."""
    return Link("机关", "/agency/"), one.column


def facts_of(agency: Agency) -> tuple[MetaFact, ...]:
    """How to reach an agency, for whoever has read its board and wants to ask."""
    pairs = (("地址", agency.address), ("电话", agency.phone), ("办公时间", agency.hours))
    return tuple(contact(name, value) for name, value in pairs if value)


def parts_of(site: Site, one: PostedBoard) -> tuple[BoardPart, ...]:
    """What stands on a board, a village's by nature as soon as it says the nature of anything; its list of items, which
    has both, under the list's own name."""
    groups = apart(one.documents) if one.agency.kind == VILLAGE else (("", one.documents),)
    if any(label for label, _ in groups):
        groups = tuple(part for label, rows in groups for part in ([(label, rows)] if label else _unsaid(site, rows)))
    return tuple(BoardPart(label, items_of(site, rows)) for label, rows in groups)


def _unsaid(site: Site, documents: Sequence[Document]) -> Iterator[tuple[str, tuple[Document, ...]]]:
    lists = tuple(row for row in documents if row.register == ITEMS)
    others = tuple(row for row in documents if row.register != ITEMS)
    if lists:
        yield site.vocabularies.registers.by_id[ITEMS].name, lists
    if others:
        yield UNSAID, others


def items_of(site: Site, documents: Iterable[Document]) -> tuple[BoardItem, ...]:
    """Documents as they stand on a board."""
    rows = rows_of(site)
    return tuple(
        BoardItem(rows.of(row), row.summary or first_sentence(row.excerpt), site.base_url + row.url, _until(row))
        for row in documents
    )


def _until(document: Document) -> str:
    period = period_of(document) if document.kind in ("consultation", "publicity") else None
    return period[1].isoformat() if period else ""


def batches(site: Site, name: str, make: Callable[[PostedBoard, str], Sequence[Target]]) -> Iterator[Batch]:
    """A batch for each board. name: of the page kind. make: (board, theme of its pages) -> its pages."""
    for one in (board for boards in posted(site).values() for board in boards):
        theme = theme_of(site, one.agency)
        said = (one.agency.name, one.agency.short, facts_of(one.agency), one.board, one.total, theme, identity_of(site))
        rows = rows_of(site).print(one.documents)
        mark = msgspec.msgpack.encode((said, fingerprint_of(one.documents), rows))
        yield Batch(f"{name} {one.sheet_url}", mark, partial(make, one, theme))
