"""A Source with its attachments -> what the detectors find in it, and its lines as a report may quote them.

What is looked at follows what will be shown: all of a document that is or will be open, the title alone of one open on
application, nothing of a withheld one.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.checks.detectors import columns, masking, secrecy
from generator.checks.detectors.attached import Copies, attached, forbidden_column
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import is_full_name
from generator.checks.detectors.published import published, shows
from generator.checks.detectors.reported import TextLines, capped, reported
from generator.checks.detectors.scan import scan
from generator.model.diagnostic import Finding
from generator.model.document import ON_APPLICATION, WITHHELD
from generator.model.negative import Negative
from generator.model.source import Source


class DocumentScan(msgspec.Struct, frozen=True):
    """What was found in one document. hits: in its own text, by offset. findings: attachments included."""

    hits: tuple[Detection, ...] = ()
    findings: tuple[Finding, ...] = ()


def scan_document(source: Source, negative: tuple[Negative, ...], copies: Copies) -> DocumentScan:
    """Everything that the detectors find in a document."""
    classification = source.value("classification")
    if classification == WITHHELD:
        return DocumentScan()
    text = published(source)
    if _is_negative_list(source):
        negative = ()
    hits, families = scan(text, negative=negative)
    if classification != ON_APPLICATION:
        hits += _own(source, text, families)
    findings = list(capped([*_in_text(hits, text), *_escaped(source, negative, text)]))
    if classification != ON_APPLICATION:
        findings += _defaults(source, negative)
        for attachment in source.document.attachments if source.document else ():
            findings += attached(source, attachment, negative, copies)
    return DocumentScan(tuple(hits), tuple(findings))


def masked_lines(source: Source, scanned: DocumentScan) -> list[str]:
    """The document's lines as a report may quote them: none of a document that is not open,
    since reports are read too."""
    if source.value("classification") in (WITHHELD, ON_APPLICATION):
        return []
    lines = masking.covered(source.text, scanned.hits).split("\n")
    places = TextLines(source.text)
    for number in {places.of(hit.start) for hit in scanned.hits if hit.code.startswith("PRI-")}:
        lines[number - 1] = masking.names(lines[number - 1])
    return lines


def _in_text(hits: list[Detection], text: str) -> Iterator[Finding]:
    lines = TextLines(text if hits else "")
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.code)):
        line, column = lines.place(hit.start)
        yield reported(hit, line=line, column=column)


def _escaped(source: Source, negative: tuple[Negative, ...], text: str) -> Iterator[Finding]:
    """What stands in front matter as references such as \\u0031: pages show what they mean."""
    for key, entry in source.entries.items() if "\\" in text else ():
        if shows(source, key) and isinstance(entry.value, str) and entry.value not in text:
            for finding in _in_text(scan(entry.value, negative=negative)[0], entry.value):
                yield msgspec.structs.replace(finding, line=entry.line, column=entry.column)


def _is_negative_list(source: Source) -> bool:
    """The published list of what is not published names its matters and must be able to."""
    return "负面清单" in source.value("title") or source.value("list_type") == "负面清单"


def _own(source: Source, text: str, families: frozenset[str]) -> Iterator[Detection]:
    """Hits that depend on what the document is: columns of its tables, the party of a penalty, a 份号 at its head."""
    if "columns" in families:
        yield from _columns(source, text)
    yield from _party(source, text)
    for hit in secrecy.serial(source.body):
        base = _offset_of(text, source.body_line)
        yield msgspec.structs.replace(hit, start=hit.start + base, end=hit.end + base)


def _columns(source: Source, text: str) -> Iterator[Detection]:
    about = f"{source.kind.name if source.kind else ''} {source.value('title')}"
    for table in (*columns.pipe_tables(text), *columns.html_tables(text)):
        for column in columns.forbidden(table, about=about):
            end = text.find("\n", column.offset)
            yield forbidden_column(column, end if end >= 0 else len(text))


def _party(source: Source, text: str) -> Iterator[Detection]:
    party, name = source.entries.get("party"), source.value("party").strip()
    if party and source.kind and source.kind.id == "penalty" and is_full_name(name):
        start = text.find(name, _offset_of(text, party.line))
        if start >= 0:
            shown = masking.name(name)
            yield Detection("PRI-NAME", start, start + len(name), shown, masked=shown)


def _offset_of(text: str, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at


def _defaults(source: Source, negative: tuple[Negative, ...]) -> Iterator[Finding]:
    """What the folder's ``_defaults.yaml`` gives does not stand in the document's text."""
    given = [entry.value for entry in source.entries.values() if not entry.line and isinstance(entry.value, str)]
    for hit in scan("\n".join(given), negative=negative)[0] if given else ():
        yield reported(hit, line=1, column=1, where="文件夹默认值：")
