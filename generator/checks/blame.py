"""A report -> the documents that its errors hold back, and whether one of them is nobody's, so that nothing can be
published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import msgspec

from generator.checks.validate import Report
from generator.model.library import Library

DEFAULTS = "/_defaults.yaml"
UNPUBLISHED = frozenset({"DEMO-CONFIG", "DEMO-AGENCY", "DEMO-NAME", "LNK-ENTRY", "DAT-PART"})
"""Errors of the configuration and the tables that nothing has to wait for: what they are about is left out."""
LEAVES = frozenset(
    {
        "spokespersons",
        "experts",
        "supervisors",
        "new_media",
        "links",
        "services",
        "channels",
        "enterprises",
        "disclosure_points",
    }
)
LEAF_FOLDERS = frozenset({"topics", "indices"})
"""Tables to which nothing else refers: a row with an error is left out, and everybody else's work goes live."""
OF_ROWS = frozenset({"DAT-REF", "DAT-FORM", "DAT-MISSING", "DAT-UNKNOWN", "DAT-TWICE", "DAT-ID", "FLD-TWICE"})
"""Errors of one row. Of a file that holds what must not be public, nothing is left out; nor of one that cannot be read,
unless what was last published stands in for it."""

UNREAD = ("FILE-YAML",)
"""A file that cannot be read on."""


class Blame(msgspec.Struct, frozen=True):
    """file_keys: of documents with errors, and their codes. nobodys: paths with errors that belong to no document."""

    file_keys: Mapping[str, tuple[str, ...]] = {}
    nobodys: tuple[str, ...] = ()


def blame(report: Report, library: Library) -> Blame:
    """Whom the errors of a report belong to: a document, those that an attachment hangs on, or all below a folder whose
    defaults are wrong. What the vocabularies, the configuration or the county's theme have wrong is nobody's."""
    codes: dict[str, list[str]] = defaultdict(list)
    for item in report.diagnostics:
        if item.level == "error" and item.code not in UNPUBLISHED and item.code not in codes[item.path]:
            codes[item.path].append(item.code)
    file_keys: dict[str, tuple[str, ...]] = {}
    nobodys = []
    known = {library.shown(file_key): file_key for file_key in library.files} if codes else {}
    for path, found in codes.items():
        if path in known and "/_data/" not in path:
            for file_key in _owners(known[path], library):
                file_keys[file_key] = (*file_keys.get(file_key, ()), *found)
        elif _leaf(path) and OF_ROWS.union(_unread(path, library)).issuperset(found):
            continue
        elif not _inside(path, library.roots):
            # A link that leads out of the content folder is not followed, so nothing of it is there.
            nobodys.append(path)
    return Blame(file_keys, tuple(nobodys))


def _unread(path: str, library: Library) -> tuple[str, ...]:
    """The errors that nothing has to wait for where all rows of a file stand as they were last published."""
    return UNREAD if path in library.vocabularies.standing else ()


def _leaf(path: str) -> bool:
    """Whether a path of messages is that of a table to which nothing else refers."""
    inner = PurePosixPath(path.partition("/_data/")[2])
    return inner.stem in LEAVES if len(inner.parts) == 1 else inner.parent.name in LEAF_FOLDERS


def _owners(file_key: str, library: Library) -> Iterable[str]:
    if file_key.endswith(DEFAULTS):
        folder = file_key.removesuffix(DEFAULTS)
        return [other for other in library.files if other.startswith(f"{folder}/") and _is_document(other)]
    if _is_document(file_key):
        return [file_key]
    return [row.file_key for row in library.rows if any(item.path == file_key for item in row.attachments)]


def _is_document(file_key: str) -> bool:
    return file_key.endswith(".md") and "/_" not in file_key


def _inside(path: str, roots: Iterable[str]) -> bool:
    return any(path.startswith(f"{root}/") and "/_" not in path.removeprefix(root) for root in roots)
