"""Files of types that are not published (.doc, .xls, .rar): laid aside under the id of their document, not lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.authoring.migration import addresses
from generator.authoring.migration.articles import OldArticle
from generator.authoring.migration.state import MigrationState
from generator.base.files import write_atomic


def laid_aside(
    state: MigrationState, folder: Path, found: Sequence[OldArticle], ids: Mapping[str, str]
) -> list[tuple[str, str]]:
    """(where it is now, its old address) of each such file. Raises OSError."""
    told: list[tuple[str, str]] = []
    for one in found:
        for address in dict.fromkeys(address for page in one.pages for address in page.unfit):
            file = state.file(address)
            if file is None or not file.path:
                continue
            last = addresses.parts_of(address)[1].rpartition("/")[2][-80:]
            place = folder / f"{ids[one.page.address]}-{last}"
            if not place.exists():
                folder.mkdir(parents=True, exist_ok=True)
                write_atomic(place, Path(file.path).read_bytes())
            told.append((f"{folder.name}/{place.name}", address))
    return told
