"""What every reader gives and every later step takes: blocks of text, files beside them,
and what was changed or lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from generator.model.diagnostic import Diagnostic, Level

BlockKind = Literal["line", "paragraph", "heading", "item", "table", "footnote"]
SAMPLES = 5
"""How many samples of a change are kept: enough to recognise the defect, short enough to read."""


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One cleaning step at work: what it did, how often, and the first few places."""

    step: str
    count: int
    samples: tuple[str, ...] = ()


def notice(message: str, hint: str = "", level: Level = "warning") -> Diagnostic:
    """Something that an editor must know: a refusal (error), a loss (warning) or a finding (info). In Chinese."""
    return Diagnostic("", 0, 0, "", level, message, hint)


@dataclass(frozen=True, slots=True)
class ImportedAttachment:
    """A file that goes beside the document. ``name``: ASCII ending such as ``image-1.png``; ``title`` for people."""

    name: str
    data: bytes = field(repr=False)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; spans count columns and rows (1 = not merged)."""

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One piece of a document, in reading order.
    Text carries inline marks as in :mod:`generator.authoring.importers.inline`.

    line: a line of a text file, "" for a blank one, not yet known to be a paragraph. heading: ``level`` 1 to 6. item:
    of a list, ``level`` 0 outermost, ``ordered`` when counted, then ``number`` is its own.
    footnote: ``level`` is its number.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    ordered: bool = False
    number: int = 1
    rows: tuple[tuple[Cell, ...], ...] = ()

    def with_text(self, text: str) -> SourceBlock:
        """The same block with another text."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field that the source has as documents here have it: key, value, and a remark for the editor."""

    key: str
    value: str | tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RawText:
    """What a reader found in one file.

    links: targets that inline link marks point at by position; likewise images point into ``attachments``.
    evidence: facts stated outside the text (title, published, source ...), with where they stood as the third part.
    kept: fields that go into the front matter as they are. plain: the words of the source by the reader's own account,
    None where the file itself tells (``accounting``). masked: cells that nobody sees for their format: “Sheet1”A2.
    A file that could not be read has no blocks and at least one notice of level error.
    """

    blocks: tuple[SourceBlock, ...] = ()
    links: tuple[str, ...] = ()
    attachments: tuple[ImportedAttachment, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    changes: tuple[ImportChange, ...] = ()
    notices: tuple[Diagnostic, ...] = ()
    kept: tuple[KeptField, ...] = ()
    plain: str | None = None
    masked: frozenset[str] = frozenset()

    @property
    def failed(self) -> bool:
        """True when nothing could be read."""
        return any(notice.level == "error" for notice in self.notices)

    def known(self, name: str) -> Evidence | None:
        """The first evidence of that name, or None."""
        return next((item for item in self.evidence if item.name == name), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact about the document that the source states: its name (title, published, source, column, kind),
    value, place."""

    name: str
    value: str
    place: str


def refused(message: str, hint: str) -> RawText:
    """A file that cannot be read, as a value."""
    return RawText(notices=(notice(message, hint, "error"),))


def change(step: str, changed: list[str] | tuple[str, ...]) -> tuple[ImportChange, ...]:
    """The places found as one ImportChange with its first distinct samples, or nothing when there are none."""
    if not changed:
        return ()
    samples = tuple(dict.fromkeys(sample.strip() for sample in changed if sample.strip()))[:SAMPLES]
    return (ImportChange(step, len(changed), samples),)
