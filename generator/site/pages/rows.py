"""明细: all rows of a document that carries many, ``/d/<id>/rows/``, to be chosen from and sorted, with what is new.

A small register has a page for each choice and each order, so that they are links; a large one shows its first rows,
and ``static/js/rows.js`` chooses among all (ADR 0225).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.base.digest import digest
from generator.model.document import Document
from generator.model.listing import RowDifference, differences
from generator.model.register import MANY, PLAIN, Register, RegisterColumn, RegisterRow, anchor_of, in_order
from generator.model.row_words import RowWords, cell_of, data_of_rows, words_in
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Making, Target
from generator.model.view import Link, PageMeta
from generator.site.pages._parts import column_head, identity_of, page

TEMPLATE = "register.html"
_MOST_CHOICES = 60
"""Values of a column of which each has a link."""
_ORDERS = {"": "排序", "up": "升序", "down": "降序"}


class RowHeading(msgspec.Struct, frozen=True, array_like=True):
    """A column. up, down: pages in its order, or "". order: "", "ascending" or "descending". filtered: readers choose
    by it."""

    title: str
    up: str
    down: str
    order: str
    number: bool
    filtered: bool


class RowCell(msgspec.Struct, frozen=True, array_like=True):
    """A cell. label: the heading of its column. parts: words, some of which lead somewhere."""

    label: str
    number: bool
    parts: tuple[Link, ...]


class RowLine(msgspec.Struct, frozen=True, array_like=True):
    """A row. anchor: its id in the page."""

    anchor: str
    cells: tuple[RowCell, ...]


class RowChoice(msgspec.Struct, frozen=True, array_like=True):
    """A value that readers choose by. url: "" for the one that is chosen."""

    title: str
    url: str
    count: int


class RowChoices(msgspec.Struct, frozen=True, array_like=True):
    """The values of one column."""

    title: str
    values: tuple[RowChoice, ...]


class ChangedRow(msgspec.Struct, frozen=True, array_like=True):
    """How a row differs from the version before. what: 增加, 变更 or 删去. row: where it stands, as far as it does. cells:
    heading, before, after."""

    what: str
    row: Link
    cells: tuple[tuple[str, str, str], ...]


class Context(msgspec.Struct, frozen=True):
    """``page`` of a document's rows. register: its name; about: what it is, and the law that asks for it. total: rows
    of the document; chosen: of these, on this page; shown: those that stand in it. choice: by which value the page is
    chosen, or "". earlier: the version that changes are told against, or None. script: address of all rows for the
    script. data: the same as files."""

    head: PageMeta
    title: str
    document: Link
    register: str
    about: str
    basis: str
    unit: str
    total: int
    chosen: int
    choice: str
    columns: tuple[RowHeading, ...]
    rows: tuple[RowLine, ...]
    choices: tuple[RowChoices, ...]
    earlier: Link | None
    changes: tuple[ChangedRow, ...]
    script: str
    data: tuple[Link, ...]


class _Rows(msgspec.Struct, frozen=True):
    """All that the pages of one document's rows are made from. earlier: id, title and rows of the version before."""

    id: str
    title: str
    url: str
    register: Register
    rows: tuple[RegisterRow, ...]
    words: RowWords
    earlier: tuple[str, str, tuple[RegisterRow, ...]] | None


def plan(site: Site) -> Iterator[Batch]:
    """The pages of every document with so many rows that its own page is no place to look for one."""
    for document in site.public:
        if document.rows_apart:
            earlier = _earlier(site, document)
            register = site.vocabularies.registers.by_id.get(document.register, PLAIN)
            words = words_in(site, register, document.rows)
            before = earlier.digest if earlier else ""
            told = msgspec.msgpack.encode((document.digest, before, register, words, identity_of(site)))
            yield Batch(f"rows/{document.id}", told, partial(_pages, site, document, earlier, register, words))


def _earlier(site: Site, document: Document) -> Document | None:
    """The version that a list replaces, as far as it can be seen."""
    others = (site.by_id.get(name) for name in document.fields.get("replaces", ()))
    return next((other for other in others if other and other.rows and other.id != document.id), None)


def _pages(
    site: Site, document: Document, earlier: Document | None, register: Register, words: RowWords
) -> Iterator[Target]:
    before = (earlier.id, earlier.title, earlier.rows) if earlier else None
    given = _Rows(document.id, document.title, document.url, register, document.rows, words, before)
    for view in _views(given):
        url = f"{document.url}rows/{view.path}"
        head = column_head(
            site,
            f"{document.title}明细{view.said}",
            url,
            description=f"{document.title}的全部明细，可以按列筛选、排序和下载{view.said}",
            crumbs=(Link(document.title, document.url),),
            feed="/feed/lists.xml" if "valid_to" in register.named else "",
            indexed=not view.path,
        )
        value = (document.digest, before and earlier and earlier.digest, register, words, head, view.path)
        context = Deferred(value, partial(_making, head, given, view))
        yield page(site, url, "rows", TEMPLATE, context, origin=document.source)


class _View(msgspec.Struct, frozen=True):
    """One page of the rows. path: below ``rows/``. key, value: chosen by, or "". order: "", up or down, by which
    column."""

    path: str = ""
    said: str = ""
    key: str = ""
    value: str = ""
    by: str = ""
    order: str = ""


def _views(given: _Rows) -> Iterator[_View]:
    """The page of all rows; of a small register one for each choice and each order too."""
    yield _View()
    if len(given.rows) > MANY:
        return
    for column in _shown(given):
        for order in ("up", "down"):
            yield _View(
                _sorted_path(column.key, order), f"（按{column.name}{_ORDERS[order]}）", by=column.key, order=order
            )
        for value in _values(given, column.key) if column.filtered else ():
            shown = _text(given, column.key, value)
            yield _View(_chosen_path(column.key, value), f"（{column.name}：{shown}）", column.key, value)


def _sorted_path(key: str, order: str) -> str:
    return f"by-{key}-{order}/"


def _chosen_path(key: str, value: str) -> str:
    return f"{key}-{digest(value)[:8]}/"


def _values(given: _Rows, key: str) -> tuple[str, ...]:
    """The values of a column, the most frequent first; none where each would have too few rows to be a choice."""
    counts = Counter(row[key] for row in given.rows if row[key])
    return tuple(value for value, _ in counts.most_common()) if 1 < len(counts) <= _MOST_CHOICES else ()


def _shown(given: _Rows) -> list[RegisterColumn]:
    return [c for c in given.register.columns if c.shown and any(c.key in row.cells for row in given.rows)]


def _making(head: PageMeta, given: _Rows, view: _View) -> Making:
    return _context, (head, given, view)


def _context(head: PageMeta, given: _Rows, view: _View) -> Context:
    """What the template sees."""
    register = given.register
    rows = [row for row in given.rows if not view.key or row[view.key] == view.value]
    if view.by:
        rows = in_order(register, rows, view.by, down=view.order == "down")
    whole = not view.path
    linked = len(given.rows) <= MANY
    columns = _shown(given)
    more = list(dict.fromkeys(name for row in given.rows for name, _ in row.more))
    return Context(
        head=head,
        title=given.title,
        document=Link(given.title, given.url),
        register=register.name,
        about=register.doc,
        basis=register.basis,
        unit=register.unit,
        total=len(given.rows),
        chosen=len(rows),
        choice=view.said.strip("（）"),
        columns=(
            *(_heading(given, view, column, linked=linked) for column in columns),
            *map(_plain_heading, more),
        ),
        rows=tuple(_line(given, row, columns, more) for row in rows[:MANY]),
        choices=tuple(_choices(given, view)) if linked else (),
        earlier=Link(given.earlier[1], f"/d/{given.earlier[0]}/") if given.earlier and whole else None,
        changes=tuple(_changes(given)) if whole else (),
        script=f"{given.url}rows/rows.json",
        data=data_of_rows(given.id),
    )


def _heading(given: _Rows, view: _View, column: RegisterColumn, *, linked: bool) -> RowHeading:
    up, down = (f"{given.url}rows/{_sorted_path(column.key, order)}" if linked else "" for order in ("up", "down"))
    order = {"up": "ascending", "down": "descending"}[view.order] if view.by == column.key else ""
    return RowHeading(column.name, up, down, order, column.key in given.register.amounts, column.filtered)


def _plain_heading(name: str) -> RowHeading:
    return RowHeading(name, "", "", "", number=False, filtered=False)


def _line(given: _Rows, row: RegisterRow, columns: Sequence[RegisterColumn], more: Sequence[str]) -> RowLine:
    amounts, others = given.register.amounts, dict(row.more)
    cells = [RowCell(column.name, column.key in amounts, cell_of(row, column, given.words)) for column in columns]
    beside = [RowCell(name, False, (Link(others.get(name, ""), ""),)) for name in more]
    return RowLine(anchor_of(given.register, row), (*cells, *beside))


def _choices(given: _Rows, view: _View) -> Iterator[RowChoices]:
    """The values of each column by which readers choose."""
    for column in _shown(given):
        values = _values(given, column.key) if column.filtered else ()
        counts = Counter(row[column.key] for row in given.rows)
        if values:
            yield RowChoices(
                column.name,
                tuple(
                    RowChoice(
                        _text(given, column.key, value),
                        ""
                        if (view.key, view.value) == (column.key, value)
                        else f"{given.url}rows/{_chosen_path(column.key, value)}",
                        counts[value],
                    )
                    for value in values
                ),
            )


def _text(given: _Rows, key: str, value: str) -> str:
    return given.words.get(key, {}).get(value, (value, ""))[0]


def _changes(given: _Rows) -> Iterator[ChangedRow]:
    if given.earlier is None:
        return
    identity, _, before = given.earlier
    for item in differences(given.register, before, given.rows):
        yield ChangedRow(item.what, _where(given, identity, item), item.cells)


def _where(given: _Rows, earlier: str, item: RowDifference) -> Link:
    """Where a changed row stands: in the version before when it is gone."""
    row = item.after or item.before
    assert row is not None
    place = given.url if item.after else f"/d/{earlier}/"
    return Link(row["name"] or item.key, f"{place}#{anchor_of(given.register, row)}")
