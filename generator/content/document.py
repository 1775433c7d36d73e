"""One content file -> a Source: front matter typed, names resolved, body rendered.
The unit of work of the load stage."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import msgspec

from generator.base.characters import is_normal, normal
from generator.base.patterns import lazy_re
from generator.content.attached_files import with_files
from generator.content.citations import citations_of
from generator.content.data_beside import with_data
from generator.content.fields import chinese_keys, typed, unfit
from generator.content.front_matter import FrontMatter, doubtful, split
from generator.content.line_joints import one_line
from generator.content.markdown import render_markdown
from generator.content.markdown.body import unfit_references
from generator.content.names import terms, unknown, with_names
from generator.content.particulars import item_lines, nothing_said, with_parts
from generator.content.redaction import REDACTED, misplaced, redact_document
from generator.content.text import character_faults, decode
from generator.model import kinds
from generator.model.document import Document
from generator.model.kind import Kind, by_name
from generator.model.redaction import WORDS
from generator.model.source import FrontMatterEntry, ReadError, Source
from generator.model.village import FIELDS
from generator.model.vocabularies import Vocabularies

LONGEST_ID = 120
"""Bytes of a name of a folder, of which file systems take 255 and proxies and backups less."""
_UNREAD = frozenset({"yaml", "empty", "front-matter-missing", "front-matter-open", "front-matter-form"})
_ID = lazy_re(r"[^\s/\\?#%:*\"<>|.][^\s/\\?#%:*\"<>|]*")
STEP, WHOLE = 200, 1000
"""Bytes of a step of an old address, which becomes a folder, and of all steps: names have 255, paths 4095 at most."""


def read_document(
    data: bytes,
    *,
    file_key: str,
    shown: str,
    defaults: Mapping[str, FrontMatterEntry],
    vocabularies: Vocabularies,
    sizes: Mapping[str, int],
    read: Callable[[str], bytes],
) -> Source:
    """Read one Markdown document. Never raises for what an editor wrote: see ``faults``.

    file_key: "0/guotu/a.md". shown: path for messages. defaults: what the folders' ``_defaults.yaml`` give, by English
    key. sizes: size in bytes of every file of the content folders, by file key. read: file key -> bytes,
    for the rows of a list.
    """
    written, unfit = decode(data)
    if written is None:
        return Source(path=shown, file_key=file_key, faults=unfit)
    redacted, unfit = redact_document(written, unfit)
    text = redacted.text
    front = _looked_at(text, split(text), vocabularies)
    kind, entries, doubled = _entries(front.entries, defaults, vocabularies)
    faults = [*front.faults, *unfit, *_references(front), *doubled]
    unread = any(item.kind in _UNREAD for item in front.faults)
    if unread and not front.entries:
        return Source(
            path=shown,
            file_key=file_key,
            text=text,
            body=front.body,
            body_line=front.body_line,
            faults=tuple(faults),
            html=render_markdown(front.body).html,  # so that the same text is known elsewhere
            redacted=redacted,
        )
    values, wrong = typed(kind, entries)
    lines = text.split("\n") if wrong else ()
    resolved, unknown_names = terms(kind, entries, vocabularies)
    faults += [*(with_names(fault, kind, vocabularies, lines) for fault in wrong), *unknown_names]
    body = render_markdown(front.body)
    html = body.html
    if redacted.hidden:
        faults += misplaced(front, entries, kind, body)
        html = html.replace(WORDS, REDACTED)
    document = None
    if values is not None and not unread:
        misfit = _unfit_address(values, kind, entries, file_key)
        faults += [misfit] if misfit else []
        if not misfit and not any(fault.kind == "field-vocabulary" for fault in faults):
            document = _document(
                values, kind, entries, file_key=file_key, shown=shown, terms=resolved, excerpt=body.excerpt
            )
            document = with_parts(document, front.body)
        if document and (body.links or values.keys() & {"attachments", "rows", "indicators", "report", "materials"}):
            document, lost = with_files(document, values, body.links, sizes, front.body_line, entries)
            faults += lost
        if document and document.attachments:
            document, html, of_data = with_data(
                document, html, kind, vocabularies, values=values, links=body.links, shown=shown, read=read
            )
            faults += of_data
        if document and (cited := citations_of(html)):
            document = msgspec.structs.replace(document, citations=cited)
    if faults:
        head = text.split("\n")[: front.body_line - 1]
        faults = [_at_own_line(fault, head) for fault in faults]
    return Source(
        path=shown,
        file_key=file_key,
        text=text,
        entries=entries,
        body=front.body,
        body_line=front.body_line,
        faults=tuple(faults),
        document=document,
        kind=kind,
        html=html,
        redacted=redacted,
    )


def _references(front: FrontMatter) -> Iterator[ReadError]:
    """Characters that a body may not have, written as references: ``&#x202e;``."""
    for at, clean in unfit_references(front.body):
        line = front.body_line + front.body.count("\n", 0, at)
        for fault in character_faults(clean, normal(clean)[1], line=line):
            yield msgspec.structs.replace(fault, line=line, column=at - front.body.rfind("\n", 0, at))


def _looked_at(text: str, front: FrontMatter, vocabularies: Vocabularies) -> FrontMatter:
    """The head as it was read, or as it was meant where that is something else."""
    if not front.faults and not doubtful(front.block):
        return front
    from generator.content.slips import mended  # which few builds need

    fields = {name: field for kind in vocabularies.kinds.terms for name, field in by_name(kind.every_field).items()}
    return mended(text, front, fields)


def _at_own_line(fault: ReadError, lines: Sequence[str]) -> ReadError:
    """A fault of one item among several, at the item's line instead of that of the field that the list belongs to."""
    wanted = fault.values.get("path") or fault.values.get("value")
    if not wanted or not 0 < fault.line <= len(lines) or wanted in lines[fault.line - 1]:
        return fault
    for number, line in enumerate(lines[fault.line :], fault.line + 1):
        if line[:1].strip(" \t-#"):  # the next field
            break
        if wanted in line:
            return msgspec.structs.replace(fault, line=number, column=line.index(wanted) + 1)
    return fault


def _entries(
    written: tuple[FrontMatterEntry, ...],
    defaults: Mapping[str, FrontMatterEntry],
    vocabularies: Vocabularies,
) -> tuple[Kind, dict[str, FrontMatterEntry], list[ReadError]]:
    """The kind that is named, written entries by English key with defaults behind them, and what is wrong with that."""
    faults: list[ReadError] = []
    kind = vocabularies.kinds.by_id[kinds.DEFAULT]
    named = next((entry for entry in written if entry.key in ("kind", "类型")), defaults.get("kind"))
    if named is not None and isinstance(named.value, str):
        found = vocabularies.kinds.find(named.value)
        if found is None:
            faults.append(unknown("kind", "类型", named, vocabularies.kinds))
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
    return kind, entries, faults


def _identity(values: Mapping[str, Any], file_key: str) -> str:
    own = values.get("id") or file_key.rpartition("/")[2].removesuffix(".md")
    return own if own.isascii() else unicodedata.normalize("NFC", own)


def _unfit_address(
    values: Mapping[str, Any], kind: Kind, entries: Mapping[str, FrontMatterEntry], file_key: str
) -> ReadError | None:
    """What is wrong with the id or a former address of a document: no page can stand there."""
    identity = _identity(values, file_key)
    long = len(identity.encode())
    if not _ID.fullmatch(identity) or long > LONGEST_ID or not is_normal(identity):
        entry = entries.get("id")
        why = f"：有 {long} 个字节，最多 {LONGEST_ID} 个（一个汉字占 3 个），要改短" if long > LONGEST_ID else ""
        return ReadError("field-id", entry.line if entry else 1, 1, {"value": identity, "why": why})
    if any(not _fits(alias) for alias in values.get("aliases", ())):
        wanted = f"旧网址的路径，每两个 / 之间不超过 {STEP} 个字节（一个汉字三个），总共不超过 {WHOLE} 个"
        return unfit(kind, "aliases", entries["aliases"], wanted)
    return None


def _document(
    values: dict[str, Any],
    kind: Kind,
    entries: Mapping[str, FrontMatterEntry],
    *,
    file_key: str,
    shown: str,
    terms: Mapping[str, Any],
    excerpt: str,
) -> Document:
    day, clock = values["publish_date"]
    return Document(
        id=_identity(values, file_key),
        file_key=file_key,
        source=shown,
        title=one_line(values["title"]),
        **terms,
        publish_date=day,
        publish_time=clock,
        classification=values["classification"],
        kind=kind.id,
        excerpt=excerpt,
        withdrawn="status" in values,
        draft=values.get("draft", False),
        fields={key: values[key] for key in _own_keys(kind) if key in values},
        lines={key: entry.line for key, entry in entries.items() if entry.line} | item_lines(kind, entries),
        **{key: values[key] for key in (values.keys() & _PLAIN) - {*_own_keys(kind)} - nothing_said(values)},
    )


def _fits(alias: str) -> bool:
    path = unquote(alias).encode("utf-8", "replace")
    return len(path) <= WHOLE and all(len(step) <= STEP for step in path.split(b"/"))


@lru_cache(maxsize=64)
def _own_keys(kind: Kind) -> tuple[str, ...]:
    """The fields that a document keeps as its kind's, in their order."""
    return tuple(dict.fromkeys(field.key for field in (*kind.fields, *kind.relations, *FIELDS)))


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
        "matter",
        "stage",
        "withdrawn_date",
        "withdrawn_reason",
        "updated",
        "backfill",
        "expires",
        "corrections",
        "exceptions",
        "review",
        "classified",
    }
)
