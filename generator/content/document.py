"""One content file -> a Source: front matter typed, names resolved, body rendered.
The unit of work of the load stage."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from generator.base.patterns import lazy_re
from generator.content.attached_files import beside, with_files
from generator.content.fields import chinese_keys, typed
from generator.content.front_matter import split
from generator.content.list_table import listed
from generator.content.markdown import render_markdown
from generator.content.text import decode
from generator.model import kinds
from generator.model.document import Document
from generator.model.kind import Kind
from generator.model.site import Vocabularies
from generator.model.source import FrontMatterEntry, ReadError, Source

_ID = lazy_re(r"[^\s/\\?#%:*\"<>|.][^\s/\\?#%:*\"<>|]*")


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
    key. sizes: size in bytes of every file of the content folders, by place. read: place -> bytes,
    for the rows of a list.
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
            document = with_files(document, values, body.links, sizes, front.body_line, entries, faults)
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
    written: tuple[FrontMatterEntry, ...],
    defaults: Mapping[str, FrontMatterEntry],
    vocabularies: Vocabularies,
    faults: list[ReadError],
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
            faults.append(ReadError("field-twice", first.line, first.column, {"field": first.key, "other": entry.key}))
            faults.append(ReadError("field-twice", entry.line, entry.column, {"field": entry.key, "other": first.key}))
            continue
        # A value of nothing but blanks, in quotes, is no value either.
        blank = isinstance(entry.value, str) and not entry.value.strip()
        entries[key] = msgspec.structs.replace(entry, value=None) if blank else entry
    for key, entry in defaults.items():
        if entries.get(key) is None or entries[key].value is None:
            entries[key] = entry
    return kind, entries


def _with_own_example(fault: ReadError, vocabularies: Vocabularies) -> ReadError:
    """A missing field that takes a name of a vocabulary is shown with one that the county really has."""
    if fault.kind != "field-missing":
        return fault
    vocabulary = vocabularies.by_field.get(fault.values["key"])
    names = [term.name for term in vocabulary.terms] if vocabulary else []
    return msgspec.structs.replace(fault, values={**fault.values, "example": names[0]}) if names else fault


def _unknown(key: str, name: str, entry: FrontMatterEntry, near: str, count: int) -> ReadError:
    values = {"key": key, "name": name, "value": str(entry.value), "near": near, "count": str(count)}
    return ReadError("field-vocabulary", entry.line or 1, entry.column, values)


def _terms(
    entries: Mapping[str, FrontMatterEntry], vocabularies: Vocabularies, faults: list[ReadError]
) -> dict[str, str]:
    """Ids of the domain, subject and agency that are named. Whatever else is wrong, an unknown name is said too."""
    names, known = {"domain": "领域", "subject": "主题", "agency": "机关"}, vocabularies.by_field
    resolved: dict[str, str] = {}
    for key, name in names.items():
        vocabulary = known[key]
        entry = entries.get(key)
        if entry is None or not isinstance(entry.value, str):
            continue
        term = vocabulary.find(entry.value)
        if term is None:
            near = vocabulary.nearest(entry.value)
            faults.append(_unknown(key, name, entry, near, len(vocabulary.terms)))
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
    faults: list[ReadError],
) -> Document | None:
    own = values.get("id") or place.rpartition("/")[2].removesuffix(".md")
    identity = own if own.isascii() else unicodedata.normalize("NFC", own)
    if not _ID.fullmatch(identity) or len(identity.encode()) > 120:
        entry = entries.get("id")
        faults.append(ReadError("field-id", entry.line if entry else 1, 1, {"value": identity}))
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
    )


@lru_cache(maxsize=64)
def _own_keys(kind: Kind) -> tuple[str, ...]:
    """The fields that a document keeps as its kind's, in their order."""
    return tuple(dict.fromkeys(field.key for field in (*kind.fields, *kind.relations)))


_PLAIN = frozenset(
    {
        "doc_number",
        "index_number",
        "written_date",
        "summary",
        "aliases",
        "catalogue",
        "figures",
        "keywords",
        "withdrawn_date",
        "withdrawn_reason",
        "updated",
        "expires",
        "corrections",
        "exceptions",
        "review",
    }
)
