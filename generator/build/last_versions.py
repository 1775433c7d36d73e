"""The records of earlier builds -> what was last published of each document.

Of a document without errors the document cache has it; of one with errors ``Admission`` keeps it apart, for the cache
follows the file. Both are written after publishing, so a build says before it what they will be (``Publishing``): what
dies in between is completed by the next one, and nothing that was replaced can come back.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from generator.access.copies.shelf import shelf_folder
from generator.base.bodies import BodyStore
from generator.base.errors import Damaged
from generator.base.identity import identity
from generator.base.store import Store
from generator.build.document_cache import DocumentCache
from generator.build.publish import Output
from generator.build.published_elsewhere import ADMISSION, PublishedElsewhere, as_published
from generator.model.admission import Admission, LastVersion
from generator.model.state import BuildManifest, LoadCache, Publishing

PUBLISHING = "publishing"


class LastVersions(msgspec.Struct, frozen=True):
    """What the last build published. known: as the document cache had it; admission: None when nobody can tell.
    drafts: as an editor's own preview shows them. published: what another memory of the same site tells, that comes
    before this one."""

    known: LoadCache = LoadCache()
    admission: Admission | None = None
    bodies: Path = Path()
    drafts: bool = False
    published: PublishedElsewhere | None = None

    def of(self, file_key: str) -> LastVersion | None:
        """What was last published of the document with this file key; in a preview that knows of no such text,
        what it had last."""
        return self._published(file_key) or self._own(file_key)

    def is_public(self, file_key: str) -> bool:
        """Whether ``of`` gives what citizens see."""
        return not self.drafts or self._published(file_key) is not None

    def _published(self, file_key: str) -> LastVersion | None:
        return self.published.of(file_key, self.bodies) if self.published else None

    def _own(self, file_key: str) -> LastVersion | None:
        if self.admission is None:
            return None
        found = self.admission.held[file_key] if file_key in self.admission.held else self._cached(file_key)
        return found if found and self._is_there(found) else None

    def _is_there(self, version: LastVersion) -> bool:
        """Whether its body and the copies of its attachments are still kept."""
        shelf = shelf_folder(self.bodies)
        copies = [item.copy for item in version.document.attachments if item.copy]
        bodies = BodyStore(self.bodies)
        try:
            bodies.read(version.body)
        except Damaged:
            return False
        finally:
            bodies.close()
        return all((shelf / copy).is_file() for copy in copies)

    def _cached(self, file_key: str) -> LastVersion | None:
        day = datetime.date.fromisoformat(self.admission.today) if self.admission else datetime.date.min
        return as_published(self.known.loaded.get(file_key), day, drafts=self.drafts)


def last_versions(
    store: Store, known: LoadCache, bodies: Path, *, drafts: bool, published: PublishedElsewhere | None
) -> LastVersions:
    """What the records tell. known: all of the document cache. published: the newest other memory of the same site,
    which a preview believes first, and any build that has none of its own."""
    admission = store.read(ADMISSION, Admission)
    if admission is None and ADMISSION not in store.damaged:
        # Before admission was by document, all that was built was free of errors.
        manifest = store.read("manifest", BuildManifest)
        admission = Admission(manifest.today) if manifest else None
    return LastVersions(known, admission, bodies, drafts, published if drafts or admission is None else None)


def complete(store: Store, output: Output) -> DocumentCache:
    """The document cache; records that the last build left incomplete, when it died after publishing, are completed
    first. Raises OSError."""
    output.finish_removal()
    cache = DocumentCache(store)
    publishing = store.read(PUBLISHING, Publishing)
    if publishing is None:
        return cache
    output.mend()
    if publishing.live == identity(output.live):
        loaded = {**cache.all().loaded, **publishing.changed}
        cache.replace(LoadCache(publishing.made, loaded))
        store.write(ADMISSION, publishing.admission)
    store.remove(PUBLISHING)
    return DocumentCache(store)
