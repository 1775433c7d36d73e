"""The bytes of a file of which no document could be made and that is not for everybody -> what stands for it, so that
its files are known when they hang on an open document as well."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterator, Mapping

from generator.content.restricting import lines_of
from generator.model.admission import Restriction
from generator.model.document import OPEN, Attachment, Document
from generator.model.source import Source


def shut_out(
    file_key: str,
    source: Source,
    data: bytes,
    restricts: Restriction,
    sizes: Mapping[str, int],
    digest_of: Callable[[str], str],
) -> Document | None:
    """None where a document could be made, or where nothing keeps it from the public. sizes: of all files, by file
    key."""
    hidden = restricts.classification or restricts.draft or restricts.withdrawn or restricts.publish_date
    if source.document is not None or not hidden:
        return None
    text = "\n".join(lines_of(data))
    return Document(
        id="",
        file_key=file_key,
        source=source.path,
        title="",
        domain="",
        subject="",
        publish_date=restricts.publish_date or datetime.date.min,
        classification=restricts.classification or OPEN,
        draft=restricts.draft,
        withdrawn=restricts.withdrawn,
        attachments=tuple(
            Attachment(path=other, title="", url="", size=sizes[other], type="", original=digest_of(other))
            for other in named(file_key, text, sizes)
        ),
    )


def named(file_key: str, text: str, sizes: Mapping[str, int]) -> Iterator[str]:
    """The files whose name stands in a text: read generously, for nobody can say where its lists begin and end."""
    folder = posixpath.dirname(file_key)
    for other in sizes:
        name = posixpath.basename(other) if other.startswith(f"{folder}/") else posixpath.relpath(other, folder)
        if name in text and not other.endswith("_defaults.yaml"):
            yield other
