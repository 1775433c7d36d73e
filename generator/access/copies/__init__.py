"""The bytes of an attached file -> the copy of it that may be published: what a reader sees, and nothing else.

One format a module, chosen by name and first bytes. A copy is a function of the bytes alone: the same file gives the
same copy. What cannot be made clean is refused, in the editor's words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module

from generator.access.copies.refused import DEPTH, FILE, MadeCopy, NoCopy, too_large
from generator.access.copies.types import kind
from generator.model.config import ATTACHMENT_TYPES

_FOLDER = "generator.access.copies."
_MAKERS: dict[str, str] = {
    "csv": "text.table",
    "json": "text.values",
    "txt": "text.plain",
    "md": "text.plain",
    "yaml": "text.plain",
    "vtt": "captions.captions",
    "svg": "svg.vector",
    "pdf": "pdf.pdf",
    "mp4": "films.film",
    "mp3": "films.sound",
    "ofd": "ofd.signed_layout",
    **dict.fromkeys(("docx", "xlsx", "pptx"), "office.office"),
    **dict.fromkeys(("odt", "ods"), "opendocument.open_document"),
    **dict.fromkeys(("jpg", "png", "gif", "webp"), "pictures.picture"),
}
_GIVEN_KIND = ("office.", "opendocument.", "pictures.")


def public_copy(data: bytes, name: str, types: Collection[str] = ATTACHMENT_TYPES, depth: int = 0) -> MadeCopy:
    """The copy of a file. types: those that the site publishes. depth: how many archives it lies in. Raises NoCopy."""
    found = kind(data, name, types)
    if len(data) > FILE:
        raise too_large(f"文件超过 {FILE >> 20} MB")
    if not data:
        raise NoCopy("文件是空的", "换上有内容的文件")
    if found == "zip":
        if depth >= DEPTH:
            raise too_large("压缩包套了太多层")
        from generator.access.copies.archive import rebuilt

        return rebuilt(data, lambda content, inner: public_copy(content, inner, types, depth + 1))
    module, function = _MAKERS[found].split(".")
    make: Callable[..., MadeCopy] = getattr(import_module(_FOLDER + module), function)
    return make(data, found) if _MAKERS[found].startswith(_GIVEN_KIND) else make(data)
