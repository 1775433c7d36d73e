"""What was last published + what is found now -> whether text that must not be public is public already.

A finding in new text keeps what was last published; one in text that is live, because the rule or the county's words
came later or an attachment was looked at anew, takes it down: of two harms the leak is the greater (ADR 0170)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from generator.base.scan import Stamp
from generator.checks import rules
from generator.checks.detectors import columns
from generator.checks.detectors.attached import attached
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.rendered import text_of
from generator.checks.detectors.scan import scan
from generator.checks.rules.demonstration import left_over
from generator.checks.validate import unanswered
from generator.checks.wording import DEMO, level_of
from generator.model.admission import LastVersion
from generator.model.diagnostic import Exemption, Finding
from generator.model.document import Document
from generator.model.library import Library
from generator.model.public_copy import PublicCopy
from generator.model.source import FrontMatterEntry, Source
from generator.model.state import CachedDocument

GATE = ("PRI-", "SEC-", "RES-", "ATT-", "LEAK-", DEMO)


def gate_findings(library: Library, file_key: str) -> list[Finding]:
    """What the gate has against a document as it is written now, and nobody answers for."""
    return [finding for finding in unanswered(library, file_key) if _of_gate(finding.code)]


def exposed(version: LastVersion, read: CachedDocument, found: Sequence[Finding], shared: bool) -> bool:
    """Whether what the gate found is in what is live. read: the file as it is now. found: what the gate has against it.
    shared: an attachment of it belongs to a document that is not open."""
    if shared and (version.digest == read.digest or version.document.attachments):
        return True
    if version.digest != read.digest:
        return left_over(version.document) and any(finding.code.startswith(DEMO) for finding in found)
    now = _attached(read.document, read.files)
    before = _attached(version.document if read.document else None, version.files)
    changed = {file_key.rpartition("/")[2] for file_key, known in before.items() if now.get(file_key) != known}
    return any(finding.path.rpartition("/")[2] not in changed for finding in found)


def _attached(row: Document | None, files: Sequence[tuple[str, Stamp | None]]) -> dict[str, object]:
    """What tells the files of a document from others: their digests, or what the file system said of them."""
    return {item.path: item.original for item in row.attachments} if row else dict(files)


def hit(
    version: LastVersion,
    html: str,
    copies: Mapping[str, PublicCopy],
    library: Library,
    answers: Sequence[Exemption] | None = None,
) -> bool:
    """Whether today's gate has something against what was last published. html: its body. copies: of its attachments,
    by file key. answers: the exceptions that its file has now; None where that cannot be read."""
    row = version.document
    given = row.exceptions if answers is None else answers
    answers = [item for item in given if not item.expires or item.expires >= library.today]
    text = "\n".join([*_texts(row), text_of(html)])
    negative = () if "负面清单" in row.title else library.vocabularies.negative  # the list itself names its matters
    told = [(item.code, item.shown) for item in scan(text, negative=negative)[0] if _is_error(item, library)]
    for table in columns.html_tables(html):
        told += [("PRI-LIST", column.header) for column in columns.forbidden(table, about=row.title)]
    found = [(Finding(values={"shown": shown}, code=code), "") for code, shown in told]
    title = {"title": FrontMatterEntry(row.title, 0)}
    source = Source(
        path=row.source, file_key=row.file_key, entries=title, kind=library.vocabularies.kinds.by_id[row.kind]
    )
    for item in row.attachments:
        name = item.path.rpartition("/")[2]
        found += [(one, name) for one in attached(source, item, negative, copies) if _is_error(one, library)]
    # Lines of what was published are not known any more.
    answers = [msgspec.structs.replace(item, line=0) for item in answers]
    return any(_of_gate(one.code) and not any(item.names(one, name) for item in answers) for one, name in found)


def _texts(row: Document) -> Iterator[str]:
    """What pages show of a document beside its body."""
    yield from (row.title, row.summary, row.withdrawn_reason, *row.keywords)
    for value in row.fields.values():
        yield from (str(part) for part in (value if isinstance(value, tuple) else (value,)))


def _of_gate(code: str) -> bool:
    return code.startswith(GATE) and code != "ATT-UNREADABLE"


def _is_error(found: Detection | Finding, library: Library) -> bool:
    return level_of(rules.every()[found.code], library.config, found.level) == "error"
