"""One content file -> a Source: front matter typed, names resolved, body rendered. The unit of work of the load stage."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

import msgspec

from generator.model import kinds
from generator.base.patterns import lazy_re
from generator.content.field_keys import chinese_keys
from generator.content.fields import typed
from generator.content.front_matter import split
from generator.content.list_table import listed
from generator.content.markdown import BodyLink, render_markdown
from generator.content.text import decode
from generator.model.diagnostic import Exemption
from generator.model.document import Attachment, Correction, Document, Review
from generator.model.kind import Kind
from generator.model.site import Vocabularies
from generator.model.source import FrontMatterEntry, Fault, Source

_ID = lazy_re(r"[^\s/\\?#%:*\"<>|.][^\s/\\?#%:*\"<>|]*")
_OWN_ADDRESS = lazy_re(r"/(?!/)")
_SCHEME = lazy_re(r"[A-Za-z][A-Za-z0-9+.-]*:")


class AttachmentFiles(msgspec.Struct, frozen=True):
    """The files beside the documents that a chunk may need: place -> size in bytes."""

    sizes: dict[str, int]


def read_document(
    data: bytes,
    *,
    place: str,
    shown: str,
    defaults: Mapping[str, FrontMatterEntry],
    vocabularies: Vocabularies,
    sizes: Mapping[str, int],
    read: Callable[[str], bytes],
) -> Source:
    """Read one Markdown document. Never raises for what an editor wrote: see ``faults``.

    place: "0/guotu/a.md". shown: path for messages. defaults: what the folders' ``_defaults.yaml`` give, by English
    key. sizes: size in bytes of every file of the content folders, by place. read: place -> bytes, for the rows of a list.
    """
    text, fault = decode(data)
    if fault:
        return Source(path=shown, place=place, faults=(fault,))
    front = split(text)
    faults = list(front.faults)
    kind, entries = _entries(front.entries, defaults, vocabularies, faults)
    if any(
        item.kind in ("yaml", "empty", "front-matter-missing", "front-matter-open", "front-matter-form")
        for item in faults
    ):
        return Source(
            path=shown, place=place, text=text, body=front.body, body_line=front.body_line, faults=tuple(faults)
        )
    values, wrong = typed(kind, entries)
    faults += [_with_own_example(fault, vocabularies) for fault in wrong]
    terms = _terms(entries, vocabularies, faults)
    body = render_markdown(front.body)
    html = body.html
    document = None
    if values is not None:
        document = _document(
            values, kind, entries, place=place, shown=shown, terms=terms, excerpt=body.excerpt, faults=faults
        )
        if document and (body.links or "attachments" in values or "rows" in document.fields):
            document = _with_files(document, values, body.links, sizes, front.body_line, entries, faults)
        if document and "rows" in document.fields:
            rows = beside(place, str(document.fields["rows"]))
            if rows and any(item.path == rows for item in document.attachments):
                inner, name = place.partition("/")[2], rows.partition("/")[2]
                document, html, wrong_rows = listed(
                    document, html, rows, shown=shown.removesuffix(inner) + name, read=read
                )
                faults += wrong_rows
    return Source(
        path=shown,
        place=place,
        text=text,
        entries=entries,
        body=front.body,
        body_line=front.body_line,
        faults=tuple(faults),
        document=document,
        kind=kind,
        html=html,
    )


def _entries(
    written: tuple[FrontMatterEntry, ...], defaults: Mapping[str, FrontMatterEntry], vocabularies: Vocabularies, faults: list[Fault]
) -> tuple[Kind, dict[str, FrontMatterEntry]]:
    """Written entries by English key, defaults behind them, and the kind that they name."""
    kind = vocabularies.kinds.by_id[kinds.DEFAULT]
    named = next((entry for entry in written if entry.key in ("kind", "类型")), defaults.get("kind"))
    if named is not None and isinstance(named.value, str):
        found = vocabularies.kinds.find(named.value)
        if found is None:
            faults.append(
                _unknown("kind", "类型", named, vocabularies.kinds.nearest(named.value), len(vocabularies.kinds.terms))
            )
        else:
            kind = found
    table = chinese_keys(kind)
    entries: dict[str, FrontMatterEntry] = {}
    for entry in written:
        key = table.get(entry.key, entry.key)
        if key in entries:
            first = entries[key]
            faults.append(Fault("field-twice", first.line, first.column, {"field": first.key, "other": entry.key}))
            faults.append(Fault("field-twice", entry.line, entry.column, {"field": entry.key, "other": first.key}))
            continue
        # A value of nothing but blanks, in quotes, is no value either.
        blank = isinstance(entry.value, str) and not entry.value.strip()
        entries[key] = msgspec.structs.replace(entry, value=None) if blank else entry
    for key, entry in defaults.items():
        if entries.get(key) is None or entries[key].value is None:
            entries[key] = entry
    return kind, entries


def _with_own_example(fault: Fault, vocabularies: Vocabularies) -> Fault:
    """A missing field that takes a name of a vocabulary is shown with one that the county really has."""
    if fault.kind != "field-missing":
        return fault
    names = {
        "domain": [term.name for term in vocabularies.domains.terms],
        "subject": [term.name for term in vocabularies.subjects.terms],
        "agency": [term.name for term in vocabularies.agencies.terms],
    }.get(fault.values["key"])
    return msgspec.structs.replace(fault, values={**fault.values, "example": names[0]}) if names else fault


def _unknown(key: str, name: str, entry: FrontMatterEntry, near: str, count: int) -> Fault:
    values = {"key": key, "name": name, "value": str(entry.value), "near": near, "count": str(count)}
    return Fault("field-vocabulary", entry.line or 1, entry.column, values)


def _terms(entries: Mapping[str, FrontMatterEntry], vocabularies: Vocabularies, faults: list[Fault]) -> dict[str, str]:
    """Ids of the domain, subject and agency that are named. Whatever else is wrong, an unknown name is said too."""
    lists = {"domain": vocabularies.domains, "subject": vocabularies.subjects, "agency": vocabularies.agencies}
    names = {"domain": "领域", "subject": "主题", "agency": "机关"}
    resolved: dict[str, str] = {}
    for key, vocabulary in lists.items():
        entry = entries.get(key)
        if entry is None or not isinstance(entry.value, str):
            continue
        term = vocabulary.find(entry.value)  # type: ignore[attr-defined]  # three vocabularies of one shape
        if term is None:
            near = vocabulary.nearest(entry.value)  # type: ignore[attr-defined]
            faults.append(_unknown(key, names[key], entry, near, len(vocabulary.terms)))  # type: ignore[attr-defined]
        else:
            resolved[key] = term.id
    return resolved


def _document(
    values: dict[str, Any],
    kind: Kind,
    entries: Mapping[str, FrontMatterEntry],
    *,
    place: str,
    shown: str,
    terms: Mapping[str, Any],
    excerpt: str,
    faults: list[Fault],
) -> Document | None:
    own = values.get("id") or place.rpartition("/")[2].removesuffix(".md")
    identity = own if own.isascii() else unicodedata.normalize("NFC", own)
    if not _ID.fullmatch(identity) or len(identity.encode()) > 120:
        entry = entries.get("id")
        faults.append(Fault("field-id", entry.line if entry else 1, 1, {"value": identity}))
        return None
    if faults and any(fault.kind == "field-vocabulary" for fault in faults):
        return None
    day, clock = values["publish_date"]
    return Document(
        id=identity,
        place=place,
        source=shown,
        title=" ".join(values["title"].split()),
        **terms,
        publish_date=day,
        publish_time=clock,
        classification=values["classification"],
        kind=kind.id,
        excerpt=excerpt,
        withdrawn="status" in values,
        draft=values.get("draft", False),
        fields={key: values[key] for key in _own_keys(kind) if key in values},
        lines={key: entry.line for key, entry in entries.items() if entry.line},
        **{key: values[key] for key in values.keys() & _PLAIN},
        **{key: _RECORDS[key](values[key]) for key in values.keys() & _RECORDS.keys()},
    )


@lru_cache(maxsize=64)
def _own_keys(kind: Kind) -> tuple[str, ...]:
    """The fields that a document keeps as its kind's, in their order."""
    return tuple(dict.fromkeys(field.key for field in (*kind.fields, *kind.relations)))


_RECORDS: Mapping[str, Callable[[Any], Any]] = {
    "corrections": lambda given: tuple(Correction(item.date, item.text) for item in given),
    "exceptions": lambda given: tuple(
        Exemption(item.code, item.reason, item.approver, item.expires, item.line, item.file) for item in given
    ),
    "review": lambda given: Review(given.reviewer, given.approver, given.date),
}


_PLAIN = frozenset({
    "doc_number", "index_number", "written_date", "summary", "aliases", "catalogue", "figures", "keywords", "withdrawn_date",
    "withdrawn_reason", "updated", "expires"
})


def _with_files(
    document: Document,
    values: Mapping[str, Any],
    links: tuple[BodyLink, ...],
    sizes: Mapping[str, int],
    body_line: int,
    entries: Mapping[str, FrontMatterEntry],
    faults: list[Fault],
) -> Document:
    """The document with its attachments and the resolved links of its body."""
    collector = _Attachments(document, sizes, faults)
    entry = entries.get("attachments")
    for item in values.get("attachments", ()):
        collector.add(item.file, item.title, entry.line or 1 if entry else 1)
    resolved: list[str] = []
    lines: list[int] = []
    for link in links:
        line = link.line + body_line - 1
        resolved.append(_resolved(link, line, document, collector, faults))
        lines.append(line)
    if "rows" in document.fields:
        collector.add(document.fields["rows"], "", document.lines.get("rows", 1))
    return msgspec.structs.replace(
        document,
        attachments=tuple(collector.found.values()),
        links=tuple(resolved),
        link_lines=tuple(lines),
    )


def _resolved(link: BodyLink, line: int, document: Document, collector: _Attachments, faults: list[Fault]) -> str:
    """Where a link of the body leads: "/address/", "0/place.md#part", or "" (with a fault) when nowhere."""
    if _OWN_ADDRESS.match(link.href):
        return link.href
    if _SCHEME.match(link.href):
        faults.append(Fault("link-scheme", line, 1, {"href": link.href}))
        return ""
    path, mark, fragment = link.href.partition("#")
    path = unquote(path.partition("?")[0])
    place = beside(document.place, path)
    if place is None:
        faults.append(Fault("link-outside", line, 1, {"href": link.href}))
        return ""
    if place.endswith(".md"):
        return place + mark + fragment
    return collector.add(path, "", line, kind="link-broken")


def beside(place: str, path: str) -> str | None:
    """The place that ``path``, relative to the document at ``place``, means; None when it leaves the content folder."""
    root, _, inner = place.partition("/")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(inner), path.replace("\\", "/")))
    if joined.startswith(("../", "/")) or joined == "..":
        return None
    return f"{root}/{joined}"


class _Attachments:
    """Collects the files of one document and gives each an address under the document's own."""

    def __init__(self, document: Document, sizes: Mapping[str, int], faults: list[Fault]) -> None:
        self.document = document
        self.sizes = sizes
        self.faults = faults
        self.found: dict[str, Attachment] = {}

    def add(self, path: str, title: str, line: int, *, kind: str = "attachment-missing") -> str:
        """Address of the file; "" (and a fault) when there is none."""
        place = beside(self.document.place, path)
        if place is None:
            self.faults.append(Fault("link-outside", line, 1, {"href": path}))
            return ""
        if place not in self.sizes or place.rpartition("/")[2].startswith("_"):
            near = unicodedata.normalize("NFC", place)
            place = next((other for other in self.sizes if unicodedata.normalize("NFC", other) == near), place)
            if place not in self.sizes:
                self.faults.append(Fault(kind, line, 1, {"path": path}))
                return ""
        if place not in self.found:
            name = PurePosixPath(place).name
            taken = {item.url.rpartition("/")[2] for item in self.found.values()}
            safe = quote(name)
            if safe in taken or name == "index.html":
                safe = quote(f"{len(self.found) + 1}-{name}")
            self.found[place] = Attachment(
                path=place,
                title=title or PurePosixPath(place).stem,
                url=f"{self.document.url}{safe}",
                size=self.sizes[place],
                type=PurePosixPath(place).suffix.lstrip(".").upper(),
            )
        elif title and self.found[place].title != title:
            self.found[place] = msgspec.structs.replace(self.found[place], title=title)
        return self.found[place].url
