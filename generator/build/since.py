"""Two states of the catalogue, the present one and that of a Git revision -> items that changed without a word of it.

国办发〔2019〕54号（五）: the catalogue is adjusted when law or duties change; citizens must be able to see how.
"""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.build.repository import known_revision, run_git
from generator.content.vocabulary import load_vocabularies
from generator.model.catalogue import ELEMENTS, Item
from generator.model.diagnostic import Finding
from generator.model.site import Site
from generator.model.vocabularies import Vocabularies

_WORDS = dict(ELEMENTS) | {"l1": "一级事项", "not_applicable": "不适用理由"}


def unrecorded(site: Site, folders: Sequence[Path], revision: str) -> Iterator[Finding]:
    """Items that are new or different since ``revision`` and whose history got no entry. Raises UsageError."""
    before = _before(folders, revision)
    domains = {catalogue.domain for catalogue in before.catalogues}
    for catalogue in site.vocabularies.catalogues:
        for item in catalogue.items if catalogue.domain in domains else ():
            _, old = before.items.get(item.id, ("", None))
            names = _differing(old, item)
            if names and not set(item.history) - set(old.history if old else ()):
                what = "改了" + "、".join(_WORDS[name] for name in names) if old else "是新增的"
                what_en = "changed in " + ", ".join(names) if old else "is new"
                values = {
                    "value": item.id,
                    "item": item.name,
                    "what": what,
                    "what_en": what_en,
                    "revision": revision,
                    "today": site.today.isoformat(),
                }
                yield Finding(item.line, 1, values, catalogue.source, code="CAT-UNRECORDED")


def _differing(old: Item | None, item: Item) -> list[str]:
    """What of an item differs: keys in their order; all that is there for a new one."""
    return [name for name in _WORDS if getattr(old, name, None) != getattr(item, name)]


def _before(folders: Sequence[Path], revision: str) -> Vocabularies:
    """The vocabularies as they were. Folders that had none then, or are in no repository of Git, count as empty."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch:
        places: list[tuple[Path, str]] = []
        for number, folder in enumerate(folders):
            known_revision(folder, revision)
            place = Path(scratch) / str(number)
            if run_git(folder, "ls-tree", "--name-only", revision, "_data"):
                packed = run_git(folder, "archive", "--format=tar", revision, "_data")
                with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                    archive.extractall(place, filter="data")
            places.append((place, str(number)))
        return load_vocabularies(places)[0]
