"""A document's file and the data files beside it -> a digest of what 涂 marks enclose there, so that what was last
published stays only where it hides the same (design 17: what restricts takes effect at once)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.access.copies.types import ending
from generator.base.digest import digest
from generator.checks.detectors.uncovered import CODE
from generator.content.restricting import lines_of
from generator.content.shut_out import named
from generator.model.diagnostic import Finding
from generator.model.redaction import SIGNS, hidden_in
from generator.model.source import Source

_TEXTS = frozenset({"csv", "txt", "json", "vtt", "yaml"})
"""Endings of files in which marks hide something."""
_WRITTEN = frozenset(sign.encode(code) for sign in SIGNS for code in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"))
"""What every mark holds, in any coding."""


def data_files(source: Source, data: bytes, sizes: Mapping[str, int]) -> tuple[str, ...]:
    """The file keys of those files of a document, also where no document could be made of it. sizes: of all files."""
    if source.document is not None:
        found: Iterable[str] = {source.document.rows_file, *(item.path for item in source.document.attachments)}
    else:
        found = named(source.file_key, "\n".join(lines_of(data)), sizes)
    return tuple(file_key for file_key in found if ending(file_key) in _TEXTS)


def covered(
    data: bytes, files: Sequence[str], read: Callable[[str], bytes], findings: Sequence[Finding], content: str
) -> str:
    """The digest, "" for nothing. files: as ``data_files``. read: file key -> bytes. findings: about the document;
    marks that hide nothing ask for it all the same, and nothing that was published does it: then ``content``, the
    file's own digest, takes the place."""
    if any(finding.code == CODE for finding in findings):
        return content
    hidden = [*_hidden(data)]
    for file_key in files:
        try:
            hidden += _hidden(read(file_key))
        except OSError:
            continue
    return digest(*sorted(hidden)) if hidden else ""


def _hidden(data: bytes) -> Iterator[str]:
    if _may_hide(data):
        yield from hidden_in("\n".join(lines_of(data)))


def _may_hide(data: bytes) -> bool:
    """Whether a file holds what every mark holds; one look at the text of a file in UTF-8, as nearly all are."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:  # perhaps of two bytes a character
        return any(sign in data for sign in _WRITTEN)
    return any(sign in text for sign in SIGNS)
