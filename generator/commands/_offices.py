"""Paths of files -> the offices whose they are, for reports that are sent to offices."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.build.pipeline import CheckResult
from generator.content.restricting import fields_of
from generator.model.ownership import owner_of, owners


def offices_of(paths: Iterable[str], found: CheckResult, root: Path) -> dict[str, str]:
    """Path -> short name of the office whose document it is; where the document cannot be read, by what its line for
    the office says, or by its folder."""
    if found.library is None:
        return {}
    library, agencies = found.library, found.library.vocabularies.agencies
    folders = owners(agencies.terms)
    offices = {}
    attached = {library.shown(file.path): row for row in library.rows for file in row.attachments}
    for path in {*paths}:
        row = library.by_source.get(path) or attached.get(path)
        inner = next((path.removeprefix(f"{root}/") for root in library.roots if path.startswith(f"{root}/")), "")
        agency = agencies.by_id.get(row.agency) if row else None
        if row is None:
            agency = agencies.find(_written(root / path, "agency")) or owner_of(inner, folders)
        if agency is not None:
            offices[path] = agency.short or agency.name
    return offices


def _written(path: Path, key: str) -> str:
    """What the line of a field says in a file of which no document could be made."""
    try:
        return next((value for name, value in fields_of(path.read_bytes()) if name == key), "")
    except OSError:
        return ""
