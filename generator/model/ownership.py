"""Folders of the content -> the office whose they are, by what agencies.yaml says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.vocabulary import Agency, Vocabulary


def owners(agencies: Iterable[Agency]) -> dict[str, Agency]:
    """Folder, without slashes around it -> its office; of two that claim one folder the first."""
    found: dict[str, Agency] = {}
    for agency in agencies:
        for folder in agency.folders:
            found.setdefault(folder.strip("/"), agency)
    return found


def owner_of(path: str, folders: Mapping[str, Agency]) -> Agency | None:
    """The office whose folder a file lies in, the nearest folder first. path: from the content folder."""
    folder = path.rpartition("/")[0]
    while folder:
        if folder in folders:
            return folders[folder]
        folder = folder.rpartition("/")[0]
    return None


def above(agency: Agency, agencies: Vocabulary[Agency]) -> tuple[Agency, ...]:
    """An agency, the one above it and so on; a circle ends where it closes."""
    found = [agency]
    while (parent := agencies.by_id.get(found[-1].parent)) and parent not in found:
        found.append(parent)
    return tuple(found)
