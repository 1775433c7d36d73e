"""A document's own films and recordings -> what plays them in its page: the browser itself, nobody's program."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.films import FILMS, SOUNDS, films_of
from generator.model.view import Film


def films(document: Document) -> Iterator[Film]:
    """In the order of the attachments."""
    for file, captions in films_of(document):
        sound = file.type in SOUNDS
        media = (SOUNDS if sound else FILMS)[file.type]
        yield Film(file.title, file.url, sound, media, captions.url if captions else "")
