"""A document as a row: everything of it but its body."""

from __future__ import annotations

import datetime
import posixpath
import unicodedata
from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import msgspec

from generator.base.digest import digest_bytes
from generator.model.annual_report import AnnualReport
from generator.model.citation import Citation
from generator.model.diagnostic import Exemption
from generator.model.indicator import Indicator
from generator.model.register import FEW, RegisterRow

OPEN, ON_APPLICATION, WITHHELD = "主动公开", "依申请公开", "不予公开"


class Attachment(msgspec.Struct, frozen=True):
    """A file published with a document.

    path: relative to the content folder that holds it, with the folder's number in front ("0/guotu/map.pdf").
    url: site address. size: bytes of the copy that is published. type: file ending in capitals ("PDF").
    original, copy: digests of the file and of its public copy; "" for none. sha256: of the copy, as others compute it.
    """

    path: str
    title: str
    url: str
    size: int
    type: str
    original: str = ""
    copy: str = ""
    sha256: str = ""


class Correction(msgspec.Struct, frozen=True):
    """更正: one entry of a document's public record of corrections."""

    date: datetime.date
    text: str


class Review(msgspec.Struct, frozen=True):
    """审查记录: who reviewed and who approved the release (政府信息公开条例 第十七条)."""

    reviewer: str
    approver: str
    date: datetime.date | None = None


class Classified(msgspec.Struct, frozen=True):
    """属性认定: on what ground a document is not open, who decided it, when, and when it is looked at again
    (政府信息公开条例 第十四至十八条)."""

    basis: str = ""
    by: str = ""
    date: datetime.date | None = None
    next_review: datetime.date | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One document. Names of vocabularies are resolved to ids; ``source`` is the path that messages show.

    file_key: key of the file in the load stage ("0/guotu/a.md"). lines: front-matter key -> line, "key.2" -> that of a
    list's second record. links: what the body links to on this site, in the order of the body's placeholders: a content
    path ("0/a.md"), an address ("/x/") or "" for what leads nowhere. citations: what the text names by title or number,
    each once. fields: the kind's own fields, typed. excerpt: first words of the body. register, rows: of which register
    (its id, "" for a table as it stands) the document carries rows; rows_file: key of their file. indicators: targets
    and actual figures. annual, annual_file: figures of an annual report on disclosure, and the key of their file.
    parts: of an interpretation, which of the seven it has. digest: see ``stamped``. days: which of ``fields`` hold
    dates, which the store between builds knows as text only.
    """

    id: str
    # Stored under its first name: a county that upgrades keeps what stands in for its documents with errors.
    file_key: str = msgspec.field(name="place")
    source: str
    title: str
    domain: str
    subject: str
    publish_date: datetime.date
    publish_time: str = ""
    classification: str = OPEN
    agency: str = ""
    doc_number: str = ""
    index_number: str = ""
    written_date: datetime.date | None = None
    kind: str = "notice"
    summary: str = ""
    excerpt: str = ""
    attachments: tuple[Attachment, ...] = ()
    aliases: tuple[str, ...] = ()
    draft: bool = False
    catalogue: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] = ()
    matter: str = ""
    lifecycle: str = ""
    stage: str = ""
    topic_column: str = ""
    withdrawn: bool = False
    withdrawn_date: datetime.date | None = None
    withdrawn_reason: str = ""
    updated: datetime.date | None = None
    backfill: str = ""
    corrections: tuple[Correction, ...] = ()
    expires: datetime.date | None = None
    review: Review | None = None
    classified: Classified | None = None
    exceptions: tuple[Exemption, ...] = ()
    fields: dict[str, Any] = {}
    lines: dict[str, int] = {}
    links: tuple[str, ...] = ()
    link_lines: tuple[int, ...] = ()
    citations: tuple[Citation, ...] = ()
    rows_file: str = ""
    register: str = ""
    rows: tuple[RegisterRow, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    annual: AnnualReport | None = None
    annual_file: str = ""
    parts: tuple[str, ...] = ()
    digest: str = ""
    days: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.fields:
            typed = {key: _day(value) if key in self.days else _frozen(value) for key, value in self.fields.items()}
            msgspec.structs.force_setattr(self, "fields", typed)
            msgspec.structs.force_setattr(self, "days", tuple(key for key, value in typed.items() if _is_day(value)))

    @property
    def url(self) -> str:
        """Permanent address (design 9): it depends on the id alone."""
        return f"/d/{self.id}/"

    @property
    def valid_from(self) -> datetime.date | None:
        """From when this version of a list holds."""
        day = self.fields.get("valid_from")
        return day if isinstance(day, datetime.date) else None

    @property
    def rows_apart(self) -> str:
        """Address of the page of its rows, where its own is no place to look for one or to see what changed; or ""."""
        apart = len(self.rows) > FEW or (self.rows and self.fields.get("replaces"))
        return f"{self.url}rows/" if apart else ""

    def expired(self, today: datetime.date) -> bool:
        """Whether the day after which body and attachments go has passed. ``expires`` itself is the last day."""
        return self.expires is not None and today > self.expires

    def readable(self, today: datetime.date) -> bool:
        """Whether there is something to read for everybody, of a document that the site has."""
        return self.classification == OPEN and not self.withdrawn and not self.expired(today)

    def validity(self, today: datetime.date) -> str:
        """效力状态 of a normative document by its own words: as it says, or 失效 once its term has passed (有效期至); "" for
        others. What other documents say of it is in ``model/standing``."""
        if self.kind != "normative" or self.classification != OPEN:
            return ""
        last = self.fields.get("expiry_date")
        said: str = self.fields.get("validity", "") or "有效"
        return "失效" if isinstance(last, datetime.date) and today > last and said in ("有效", "已修改") else said


def beside(file_key: str, path: str) -> str | None:
    """The key of the file that ``path``, relative to the document ``file_key``, means; None outside the content
    folder."""
    root, _, inner = file_key.partition("/")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(inner), path.replace("\\", "/")))
    if joined.startswith(("../", "/")) or joined == "..":
        return None
    return f"{root}/{joined}"


def attached(row: Document, path: str) -> str:
    """The key of the attachment that ``path``, as the document writes it, means; "" when none is there."""
    wanted = unicodedata.normalize("NFC", beside(row.file_key, path) or "")
    file_keys = (item.path for item in row.attachments)
    return next((file_key for file_key in file_keys if unicodedata.normalize("NFC", file_key) == wanted), "")


def in_order(rows: Iterable[Document]) -> list[Document]:
    """Rows, oldest first; ties by time, then id, so that no order depends on the file system.

    Sorting keeps what is equal in its order, so it is done by one plain value after the other: half the time of tuples.
    """
    ordered = sorted(rows, key=attrgetter("id"))
    ordered.sort(key=attrgetter("publish_time"))
    ordered.sort(key=lambda row: row.publish_date.toordinal())
    return ordered


def _is_day(value: Any) -> bool:
    return isinstance(value, datetime.date) or (isinstance(value, tuple) and any(map(_is_day, value)))


def _day(value: Any) -> Any:
    """A date, or a date with a time, as the store gave it back or as it was."""
    if isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return (_day(value[0]), *value[1:]) if isinstance(value, list | tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def stamped(row: Document) -> Document:
    """The row with the digest of all that pages can show of it beside its body: everything but where its file lies,
    on which lines, what its links are called there, and what it may cite. Made once when a file is read, so that
    planning a page compares 32 characters and not a document."""
    shown = msgspec.structs.replace(
        row,
        file_key="",
        source="",
        rows_file="",
        annual_file="",
        lines={},
        links=(),
        link_lines=(),
        citations=(),
        digest="",
    )
    return msgspec.structs.replace(row, digest=digest_bytes(_encode(shown)))


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
