"""An attachment of a Source -> what its copy tells, and what the detectors find in its name and its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.detectors import attachments, columns
from generator.checks.detectors.attachments.copied import copied
from generator.checks.detectors.attachments.parts import Contents, OfficePart
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.leaves import spoken_name
from generator.checks.detectors.reported import TextLines, capped, reported
from generator.checks.detectors.scan import scan
from generator.model.diagnostic import Finding
from generator.model.document import Attachment
from generator.model.negative import Negative
from generator.model.public_copy import PublicCopy
from generator.model.source import Source

_PAGE_NUMBERS = ("页眉", "页脚", "页")

Copies = Mapping[str, PublicCopy]
"""Place of an attachment -> what is published of it."""


def attached(
    source: Source, attachment: Attachment, negative: tuple[Negative, ...], copies: Copies
) -> Iterator[Finding]:
    """Everything found in one attachment, at most a few of each code."""
    name = attachment.path.rpartition("/")[2]
    path = source.path.removesuffix(source.file_key.partition("/")[2]) + attachment.path.partition("/")[2]
    about = f"{source.kind.name if source.kind else ''} {source.value('title')} {name} {attachment.title}"
    copy = copies.get(attachment.path, PublicCopy())
    contents = attachments.read(copy.data, name) if copy.digest else Contents()
    findings = [
        reported(hit, line=0, column=0, where="文件名：", file=name, path=path)
        for hit in scan(spoken_name(name), negative=negative)[0]
    ]
    findings += [Finding(0, 0, {"name": name, **words}, path, None, code) for code, words in copied(copy, name)]
    findings += _parts(contents, about, negative, path, name)
    for residue in contents.residues:
        if not residue.light:  # making the copy has overlooked something
            words = {"what": residue.what, "what_en": residue.what_en, "name": name}
            findings.append(Finding(0, 0, words, path, "error", residue.code))
    if contents.unreadable:
        words = {"name": name, "why": contents.unreadable, "todo": "换成能打开、不设密码的文件后再附上"}
        findings.append(Finding(0, 0, words, path, None, "ATT-UNREADABLE"))
    yield from capped(findings, source.document.exceptions if source.document else (), name)


def of_masked_rows(source: Source, negative: tuple[Negative, ...]) -> Iterator[Finding]:
    """What is found in the rows of a register of which only rows are published, since its file says more."""
    document = source.document
    if document is None or not document.rows or any(item.path == document.rows_file for item in document.attachments):
        return
    name = document.rows_file.rpartition("/")[2]
    heads = list(dict.fromkeys(head for row in document.rows for head in (*row.cells, *(word for word, _ in row.more))))
    lines = ["\t".join(heads)]
    for row in document.rows:
        cells = row.cells | dict(row.more)
        lines.append("\t".join(" ".join(cells.get(head, "").split()) for head in heads))
    about = f"{source.kind.name if source.kind else ''} {source.value('title')} {name}"
    path = source.path.removesuffix(source.file_key.partition("/")[2]) + document.rows_file.partition("/")[2]
    found = _part(OfficePart("\n".join(lines), table=True), about, negative, path, name)
    yield from capped(list(found), document.exceptions, name)


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
