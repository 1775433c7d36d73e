"""A Source with its attachments -> what the detectors find in it, and its lines as a report may quote them.

What is looked at follows what will be shown: all of a document that is or will be open, the title alone of one open on
application, nothing of a withheld one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec

from generator.base.patterns import lazy_re
from generator.checks.detectors import columns, masking, secrecy, uncovered
from generator.checks.detectors.attached import Copies, attached, forbidden_column, of_masked_rows
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.leaves import may_hold, spoken_name, unwritten
from generator.checks.detectors.names import is_full_name
from generator.checks.detectors.published import UNPUBLISHED, published
from generator.checks.detectors.rendered import rendered, text_of
from generator.checks.detectors.reported import TextLines, capped, reported
from generator.checks.detectors.scan import scan
from generator.model.diagnostic import Finding
from generator.model.document import ON_APPLICATION, WITHHELD
from generator.model.negative import Negative
from generator.model.source import Source

_OF_THE_FILE = frozenset({"RES-FOOT", "RES-PAGE", "RES-PINYIN", "RES-TRAD"})
"""Traces of copying, told once for a text: they stand in it as they are."""
_MOST_PLACED = 200
"""Findings of one body whose lines are looked for: each takes a walk through the text."""
_CELL = lazy_re(r"<[tT][dDhH]")
"""Of a table that is written as HTML; a reader has its cells side by side."""
_PIECE = lazy_re(r"[0-9]{2,}|[A-Za-z]{2,}|[\u4e00-\u9fff]{2,}")


class DocumentScan(msgspec.Struct, frozen=True):
    """What was found in one document. hits: in its own text, by offset. findings: attachments included. told: lines
    that say something found in another way than as a reader sees it."""

    hits: tuple[Detection, ...] = ()
    findings: tuple[Finding, ...] = ()
    told: frozenset[int] = frozenset()


def scan_document(source: Source, negative: tuple[Negative, ...], copies: Copies) -> DocumentScan:
    """Everything that the detectors find in a document."""
    classification = source.value("classification")
    if classification == WITHHELD:
        return DocumentScan()
    text = published(source)
    if _is_negative_list(source):
        negative = ()
    hits, families = scan(text, negative=negative)
    if source.faults and "classification" not in source.entries:
        # Its own line, which nobody could read as a field, contradicts nothing.
        hits = [hit for hit in hits if not (hit.code == "SEC-ATTR" and hit.shown.startswith("classification"))]
    if classification != ON_APPLICATION:
        hits += _own(source, text, families)
    findings = list(_in_text(hits, text))
    known = {_what(finding) for finding in findings}
    beside = list(_beside_text(source, text, negative, families))
    new = [finding for finding in beside if _what(finding) not in known]
    findings = list(capped([*findings, *new], source.document.exceptions if source.document else ()))
    if classification != ON_APPLICATION:
        for attachment in source.document.attachments if source.document else ():
            findings += attached(source, attachment, negative, copies)
        findings += of_masked_rows(source, negative)
    return DocumentScan(tuple(hits), tuple(findings), frozenset(finding.line for finding in beside))


def masked_lines(source: Source, scanned: DocumentScan) -> list[str]:
    """The document's lines as a report may quote them: none of a document that is not open,
    since reports are read too."""
    # What a mark was to cover that hides nothing, nobody can say.
    bare = any(finding.code == uncovered.CODE for finding in scanned.findings)
    if bare or source.value("classification") in (WITHHELD, ON_APPLICATION):
        return []
    # What no page shows, a report may: somebody's number in the record of the review.
    hits = (*scanned.hits, *(scan(source.text)[0] if set(UNPUBLISHED) & source.entries.keys() else ()))
    lines = masking.covered(source.text, hits).split("\n")
    places = TextLines(source.text)
    for number in {places.of(hit.start) for hit in hits if hit.code.startswith("PRI-")}:
        lines[number - 1] = masking.names(lines[number - 1])
    for number in scanned.told:
        lines[number - 1] = masking.figures(masking.names(lines[number - 1]))
    return lines


def _in_text(hits: list[Detection], text: str) -> Iterator[Finding]:
    lines = TextLines(text if hits else "")
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.code)):
        line, column = lines.place(hit.start)
        yield reported(hit, line=line, column=column)


def _what(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.values["shown"]


def _beside_text(
    source: Source, text: str, negative: tuple[Negative, ...], families: frozenset[str]
) -> Iterator[Finding]:
    """What a reader sees of a document that does not stand so in its text: the values of fields after parsing, its
    address, its body where marks cut what belongs together. Each is told once."""
    known: set[tuple[str, str]] = set()
    for said, line, column, where in chain(_fields(source, text), _address(source), _body(source, families)):
        for hit in scan(said, negative=negative, context=text)[0]:
            if hit.code not in _OF_THE_FILE and (hit.code, hit.shown) not in known:
                known.add((hit.code, hit.shown))
                far = len(known) > _MOST_PLACED
                placed = line or (source.body_line if far else _line_of(said[hit.start : hit.end], source))
                yield reported(hit, line=placed, column=column, where=where)


def _fields(source: Source, text: str) -> Iterator[tuple[str, int, int, str]]:
    for said, entry in unwritten(source, text):
        yield said, entry.line or 1, entry.column, "" if entry.line else "文件夹默认值："


def _address(source: Source) -> Iterator[tuple[str, int, int, str]]:
    if source.document and may_hold(source.document.id):
        yield spoken_name(source.document.id), source.line_of("id"), 1, "网址（编号、文件名）里"


def _body(source: Source, families: frozenset[str]) -> Iterator[tuple[str, int, int, str]]:
    if source.value("classification") == ON_APPLICATION:
        return
    document = source.document  # the rows of a list or register stand in another file
    listed = document is not None and bool(document.rows)
    if listed or ("columns" in families and _CELL.search(source.body)):
        seen = text_of(source.html)
    else:
        seen = rendered(source.html) if "rendered" in families else ""
    if seen:
        yield seen, 0, 1, ""


def _line_of(said: str, source: Source) -> int:
    """On which line of a document's body something begins that stands there in pieces."""
    first = next(iter(_PIECE.findall(said)), said)
    at = source.text.find(first, _offset_of(source.text, source.body_line))
    return source.text.count("\n", 0, at) + 1 if at >= 0 else source.body_line


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
