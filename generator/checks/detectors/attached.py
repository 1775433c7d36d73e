"""An attachment of a Source -> what the detectors find in its name, its parts and what lies hidden in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.checks.detectors import attachments, columns
from generator.checks.detectors.attachments.parts import LIMIT, Contents, OfficePart
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.reported import TextLines, capped, exception, reported
from generator.checks.detectors.scan import scan
from generator.model.diagnostic import Finding
from generator.model.document import Attachment
from generator.model.negative import Negative
from generator.model.source import Source

_PAGE_NUMBERS = ("页眉", "页脚", "页")

Opened = Callable[[str], Path]
"""Where the file of a place lies."""


def attached(
    source: Source, attachment: Attachment, negative: tuple[Negative, ...], opened: Opened
) -> Iterator[Finding]:
    """Everything found in one attachment, at most a few of each code."""
    name = attachment.path.rpartition("/")[2]
    path = source.path.removesuffix(source.place.partition("/")[2]) + attachment.path.partition("/")[2]
    about = f"{source.kind.name if source.kind else ''} {source.value('title')} {name} {attachment.title}"
    contents = _contents(attachment, name, opened)
    findings = [
        reported(hit, line=0, column=0, where="文件名：", file=name, path=path)
        for hit in scan(name, negative=negative)[0]
    ]
    findings += _parts(contents, about, negative, path, name)
    for residue in contents.residues:
        words = {"what": residue.what, "what_en": residue.what_en, "name": name}
        words["example"] = exception(residue.code, line=0, file=name)
        findings.append(Finding(0, 0, words, path, "warning" if residue.light else None, residue.code))
    if contents.unreadable:
        findings.append(Finding(0, 0, {"name": name, "why": contents.unreadable}, path, None, "ATT-UNREADABLE"))
    yield from capped(findings)


def _contents(attachment: Attachment, name: str, opened: Opened) -> Contents:
    if attachment.size > LIMIT:
        return Contents(unreadable=f"文件超过 {LIMIT >> 20} MB")
    try:
        return attachments.read(opened(attachment.path).read_bytes(), name)
    except OSError:
        return Contents(unreadable="文件读不出来")


def _parts(contents: Contents, about: str, negative: tuple[Negative, ...], path: str, name: str) -> Iterator[Finding]:
    """What is found in the parts; what a table repeats of the text is told once."""
    known: set[tuple[str, str]] = set()
    for part in contents.parts:
        for finding in _part(part, about, negative, path, name):
            key = (finding.code, finding.values["shown"])
            if key not in known or (part.table and not part.label.startswith("表")):
                known.add(key)
                yield finding


def _part(part: OfficePart, about: str, negative: tuple[Negative, ...], path: str, name: str) -> Iterator[Finding]:
    rows = columns.tab_rows(part.text) if part.table else []
    hits, _ = scan(part.text, headers=columns.headers(rows) if part.table else None, negative=negative)
    if part.table:
        forbidden = columns.forbidden(rows, about=f"{about} {part.label}")
        hits += [forbidden_column(column, column.offset) for column in forbidden]
    lines = TextLines(part.text if hits else "")
    for hit in hits:
        if hit.code == "RES-PAGE" and part.label.endswith(_PAGE_NUMBERS):
            continue
        line = lines.of(hit.start) + part.first - 1
        row = line if part.table or not part.label else 0
        unit = f"第{line}行" if part.table and part.label else ""
        where = f"{part.label}{unit}：" if part.label else ""
        yield reported(hit, line=row, column=1 if row else 0, where=where, file=name, path=path)


def forbidden_column(column: columns.Forbidden, end: int) -> Detection:
    """A column that a list of persons must not have, as a hit up to ``end``."""
    return Detection("PRI-LIST", column.offset, end, column.header, values={"rows": str(column.count)})
