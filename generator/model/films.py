"""Attachments -> the films and recordings among them, each with the captions that lie beside it under the same name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Attachment, Document

FILMS = {"MP4": "video/mp4"}
SOUNDS = {"MP3": "audio/mpeg"}
CAPTIONS = "VTT"
_TOLD = ("文字稿", "文稿", "文字实录", "实录", "文字版", "转写")
"""Words that head what is said in a film, in the text or as the title of an attachment."""


def films_of(document: Document) -> Iterator[tuple[Attachment, Attachment | None]]:
    """Each film or recording, with its captions."""
    captions = {_stem(file): file for file in document.attachments if file.type == CAPTIONS}
    for file in document.attachments:
        if file.type in FILMS or file.type in SOUNDS:
            yield file, captions.get(_stem(file))


def tells(heading: str) -> bool:
    """Whether what stands under a heading is what is said in a film."""
    return any(word in heading for word in _TOLD)


def _stem(file: Attachment) -> str:
    return file.path.rpartition(".")[0]
