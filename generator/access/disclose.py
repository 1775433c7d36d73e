"""Library -> Site: the gate. What may not be shown today stops here, so that nothing behind it can leak it.

政府信息公开条例 第十三至十七条; design 4: only 主动公开 is shown; of 依申请公开 the entry alone; of 不予公开, drafts and
documents dated in the future nothing. Everything behind this stage works from what it returns.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from generator.model import kinds, letters
from generator.model.document import ON_APPLICATION, OPEN, Document, in_order, stamped
from generator.model.library import Library
from generator.model.matters import stage_of
from generator.model.site import Site
from generator.model.standing import called, names_in
from generator.model.withholding import figures_of

NAMELESS = {"penalty": "行政处罚决定（已撤回）"}
"""What is left of the title of a withdrawn document whose title names somebody (行政处罚法 第四十八条)."""
DRAFT, FUTURE, CLOSED = "草稿", "未到发布日期", "不予公开"


def held_back(row: Document, today: datetime.date, *, drafts: bool = False) -> str:
    """Why a document may not be shown at all, or "". drafts: the editor's own preview shows drafts and future ones."""
    if row.classification not in (OPEN, ON_APPLICATION):
        return CLOSED
    if row.draft and not drafts:
        return DRAFT
    if row.publish_date > today and not drafts:
        return FUTURE
    return ""


def settled(row: Document, today: datetime.date) -> bool:
    """Whether a document is shown whole, today and on every day to come: what most documents of an archive are, so that
    nothing else has to be asked of them."""
    return (
        row.classification == OPEN
        and not row.draft
        and not row.withdrawn
        and row.publish_date <= today
        and row.expires is None
        and row.review is None
        and row.classified is None
        and not row.exceptions
        and not row.fields
        and row.digest != ""
    )


def disclose(library: Library, *, base_url: str = "", preview: bool = False, drafts: bool = False) -> Site:
    """Cut everything read down to what may be shown on ``library.today``."""
    public: list[Document] = []
    entries: list[Document] = []
    bodies: dict[str, str] = {}
    held: Counter[str] = Counter()
    turning: list[Document] = []
    today, stored = library.today, library.bodies
    for row in library.rows:
        if settled(row, today):
            public.append(row)
            bodies[row.id] = stored.get(row.file_key, "")
            continue
        turning.append(row)
        reason = held_back(row, library.today, drafts=drafts)
        if reason:
            held[reason] += 1
        elif row.classification == ON_APPLICATION:
            entries.append(entry_of(row, stage_of(row, library.vocabularies)))
        else:
            shown = shown_part(row, library.today)
            public.append(shown)
            if body_shown(row, library.today):
                bodies[row.id] = library.bodies.get(row.file_key, "")
    relations = _relation_keys(library)
    names = {row.id for row in (*public, *entries)}
    public = [_without_unshown(row, library, names) if row.kind == "cleanup" else row for row in public]
    return Site(
        config=msgspec.structs.replace(library.config, pdf=False) if drafts else library.config,
        vocabularies=library.vocabularies.shown or library.vocabularies,
        public=tuple(in_order(_without_hidden(row, relations, names) if row.fields else row for row in public)),
        on_application=tuple(in_order(entries)),
        bodies=bodies,
        held=dict(sorted(held.items())),
        today=library.today,
        next_change=next_change(turning, today),
        base_url=base_url,
        preview=preview,
        withholding=figures_of(turning, library.vocabularies.negative, today),
    )


def body_shown(row: Document, today: datetime.date) -> bool:
    """Whether the body of an open document may be shown: not after withdrawal, not after expiry (公示期满)."""
    return not row.withdrawn and not row.expired(today)


def shown_part(row: Document, today: datetime.date) -> Document:
    """An open document without what its withdrawal or expiry takes away."""
    if body_shown(row, today):
        if row.digest and not row.exceptions and row.review is None and row.classified is None:
            return row
        return stamped(msgspec.structs.replace(row, exceptions=(), review=None, classified=None))
    kept = {} if row.withdrawn else {key: value for key, value in row.fields.items() if key in ("starts", "ends")}
    return stamped(
        msgspec.structs.replace(
            row,
            title=NAMELESS.get(row.kind, row.title) if row.withdrawn else row.title,
            withdrawn_reason=_nameless(row),
            summary="",
            excerpt="",
            attachments=(),
            figures=(),
            keywords=(),
            fields=kept,
            links=(),
            link_lines=(),
            citations=(),
            corrections=(),
            exceptions=(),
            review=None,
            classified=None,
            rows=(),
            indicators=(),
            annual=None,
        )
    )


def _nameless(row: Document) -> str:
    """Why a document was withdrawn, without the party whom it named (行政处罚法 第四十八条)."""
    party = str(row.fields.get("party", "")) if row.kind in NAMELESS else ""
    return row.withdrawn_reason.replace(party, "当事人") if party else row.withdrawn_reason


def entry_of(row: Document, stage: str = "") -> Document:
    """What a document open on application leaves: title, agency, date, index number, its column, and the place that it
    has in a matter. Nothing else. stage: of the matter."""
    entry = Document(
        id=row.id,
        file_key=row.file_key,
        source=row.source,
        title=row.title,
        domain=row.domain,
        subject=row.subject,
        publish_date=row.publish_date,
        publish_time=row.publish_time,
        classification=ON_APPLICATION,
        agency=row.agency,
        index_number=row.index_number,
        kind=kinds.DEFAULT,
        matter=row.matter,
        lifecycle=row.lifecycle,
        stage=stage,
    )
    return stamped(entry)


def _relation_keys(library: Library) -> frozenset[tuple[str, str]]:
    return frozenset((kind.id, field.key) for kind in library.vocabularies.kinds.terms for field in kind.relations)


def _without_hidden(row: Document, relations: frozenset[tuple[str, str]], names: set[str]) -> Document:
    """The row without relations to documents that are not shown: not even their ids may appear."""
    if not row.fields:
        return row
    fields = dict(row.fields)
    for key, value in row.fields.items():
        if (row.kind, key) not in relations:
            continue
        if isinstance(value, str):
            if value not in names:
                del fields[key]
        else:
            fields[key] = tuple(item for item in value if item in names)
    return row if fields == row.fields else stamped(msgspec.structs.replace(row, fields=fields))


def _without_unshown(row: Document, library: Library, names: set[str]) -> Document:
    """A clean-up without the lines that name, by whatever name, a document that is not shown."""
    unshown = {name for other in library.rows if other.id not in names for name in called(other)}
    listed = row.fields.get("results", ())
    kept = tuple(line for line in listed if unshown.isdisjoint(names_in(line[0])))
    return (
        row
        if len(kept) == len(listed)
        else stamped(msgspec.structs.replace(row, fields=row.fields | {"results": kept}))
    )


def next_change(rows: Iterable[Document], today: datetime.date) -> datetime.date | None:
    """The next day on which a date in some document passes, so that the site would differ though no file changed."""
    return min((day for row in rows for day in _turning_days(row) if day > today), default=None)


def _turning_days(row: Document) -> Iterator[datetime.date]:
    """Days that change what a document shows: its own, and for windows and periods the day after the last."""
    yield row.publish_date
    if row.expires:
        yield row.expires + datetime.timedelta(days=1)
    if row.classified and row.classified.next_review:
        yield row.classified.next_review + datetime.timedelta(days=1)
    for exemption in row.exceptions:
        if exemption.expires:
            yield exemption.expires + datetime.timedelta(days=1)
    yield from letters.turning_days(row)
    for value in row.fields.values():
        if isinstance(value, datetime.date):
            yield value
            yield value + datetime.timedelta(days=1)
