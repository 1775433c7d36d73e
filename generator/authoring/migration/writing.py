"""Documents -> the content folder, each whole or not at all, and none that a person has edited touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.authoring.migration.articles import OldArticle
from generator.authoring.migration.drawing import DrawnDocument
from generator.authoring.migration.state import MigrationState, kept_at
from generator.base.digest import digest_bytes
from generator.base.files import write_atomic


class MigrationOutcome(msgspec.Struct):
    """What became of the documents: identities. gone: taken away again, since the map does not want them any more."""

    fresh: list[str] = []
    same: list[str] = []
    edited: list[str] = []
    gone: list[str] = []


def write(state: MigrationState, folder: Path, drawn: Iterable[DrawnDocument]) -> MigrationOutcome:
    """Write documents with their files. What a person has edited stays; what was moved to another domain moves,
    unless it was edited. Files come first, so that a run that is killed leaves no document without them. Raises
    OSError."""
    before = state.written()
    outcome = MigrationOutcome()
    rows: list[tuple[str, str, str]] = []
    for one in drawn:
        path = folder / one.folder / f"{one.identity}.md"
        old = before.get(one.identity)
        data = one.text.encode()
        if old is not None and _edited(folder / old[0], old[1]):
            outcome.edited.append(one.identity)
            continue
        if old is None and path.exists() and path.read_bytes() != data:
            outcome.edited.append(one.identity)
            continue
        place = path.relative_to(folder).as_posix()
        if old == (place, digest_bytes(data)) and path.exists() and _there(path.parent, one):
            outcome.same.append(one.identity)
            continue
        _placed(state, path, data, one)
        if old is not None and old[0] != place:
            _away(folder / old[0], one)
        rows.append((one.identity, place, digest_bytes(data)))
        outcome.fresh.append(one.identity)
        if len(rows) >= 200:
            state.keep_written(rows)
            rows = []
    state.keep_written(rows)
    return outcome


def take_back(
    state: MigrationState,
    folder: Path,
    unwanted: Iterable[OldArticle],
    ids: Mapping[str, str],
    outcome: MigrationOutcome,
) -> None:
    """Take away what an earlier run wrote of articles that the map leaves behind now; what a person has edited stays
    and is told. Raises OSError."""
    before = state.written()
    for one in unwanted:
        identity = ids[one.page.address]
        old = before.get(identity)
        if old is None:
            continue
        path = folder / old[0]
        if _edited(path, old[1]):
            outcome.edited.append(identity)
            continue
        for name in (path.name, *(f"{identity}-{file.name}" for file in one.files)):
            path.with_name(name).unlink(missing_ok=True)
        state.forget_written(identity)
        outcome.gone.append(identity)


def _edited(path: Path, known: str) -> bool:
    return path.exists() and digest_bytes(path.read_bytes()) != known


def _there(folder: Path, one: DrawnDocument) -> bool:
    return all((folder / name).exists() for name, _ in one.files)


def _placed(state: MigrationState, path: Path, data: bytes, one: DrawnDocument) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for name, stored in one.files:
        if not (path.parent / name).exists():
            write_atomic(path.parent / name, kept_at(state.folder, stored).read_bytes())
    write_atomic(path, data)


def _away(path: Path, one: DrawnDocument) -> None:
    """Take away what now lies in another folder."""
    for name in (path.name, *(name for name, _ in one.files)):
        path.with_name(name).unlink(missing_ok=True)
