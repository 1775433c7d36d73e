"""The memories below one state folder -> what the newest of them knows to be public of a site.

A memory belongs to one output folder. The editor's preview has an output of its own, and a site that was moved apart
from its memory has one that is new: both are to show what citizens see of a document with errors, which only the
memory of whoever published knows (ADR 0194).
"""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from generator.access.copies.shelf import Shelf, shelf_folder
from generator.access.disclose import held_back
from generator.base.bodies import BodyStore, body_mark
from generator.base.errors import Damaged
from generator.base.store import Store
from generator.build.document_cache import DocumentCache
from generator.model.admission import Admission, LastVersion
from generator.model.state import CachedDocument

ADMISSION = "admission"


class PublishedElsewhere(msgspec.Struct, frozen=True):
    """One memory, read only. cache: of its documents. bodies: where it keeps theirs."""

    admission: Admission
    cache: DocumentCache
    bodies: Path

    def of(self, file_key: str, bodies: Path) -> LastVersion | None:
        """What was last published of the document with this file key, with its body and its attachments copied to where
        those who ask keep theirs; None when nothing was, or not all of it is there any more. Raises OSError."""
        found = self._recorded(file_key)
        if found is None:
            return None
        theirs, ours = BodyStore(self.bodies), BodyStore(bodies)
        shelf, own = Shelf(shelf_folder(self.bodies)), Shelf(shelf_folder(bodies))
        try:
            body = ours.add([(theirs.read(found.body), body_mark(found.body))])[0]
        except Damaged:
            return None
        finally:
            theirs.close()
        wanted = [item.copy for item in found.document.attachments if item.copy]
        if not all(own.take(copy, shelf) for copy in wanted):
            return None
        return msgspec.structs.replace(found, body=body)

    def _recorded(self, file_key: str) -> LastVersion | None:
        if file_key in self.admission.held:
            return self.admission.held[file_key]
        day = datetime.date.fromisoformat(self.admission.today)
        return as_published(self.cache.some([file_key]).get(file_key), day, drafts=False)


def as_published(item: CachedDocument | None, day: datetime.date, *, drafts: bool) -> LastVersion | None:
    """A document without errors as a build of that day made it public; None where it did not."""
    if item is None or item.document is None or held_back(item.document, day, drafts=drafts):
        return None
    return LastVersion(
        item.document, item.body, item.digest, item.env, item.files, covered=item.covered, findings=item.findings
    )


def published_elsewhere(state_root: Path, own: Path, site: str) -> PublishedElsewhere | None:
    """The memory of whoever published last, other than one's own. site: its address, since two sites may keep
    theirs in one place."""
    newest, found = 0, None
    for folder in sorted(state_root.iterdir()) if state_root.is_dir() else ():
        store = Store(folder)
        admission = store.read(ADMISSION, Admission) if folder != own else None
        if admission is None or not site or admission.site != site:
            continue
        cache = DocumentCache(store)
        if cache.index and cache.index.made > newest:
            newest, found = cache.index.made, PublishedElsewhere(admission, cache, folder / "bodies")
    return found
