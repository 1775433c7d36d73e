"""One set of data and its files, as pages and machine catalogues show them."""

from __future__ import annotations

import msgspec

MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "xml": "application/xml",
    "ics": "text/calendar",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}
"""Ending of a file's name -> its media type in IANA's register."""
UNKNOWN = "application/octet-stream"


class DataFile(msgspec.Struct, frozen=True, array_like=True):
    """One file. path: in the output. described: address of its schema or dictionary, or ""; a whole one leads outside.
    media: where the ending does not say it."""

    path: str
    title: str
    described: str = ""
    media: str = ""

    @property
    def ending(self) -> str:
        """Of the name, in small letters; "" where it has none."""
        return self.path.rpartition("/")[2].partition(".")[2].rpartition(".")[2].lower()

    @property
    def media_type(self) -> str:
        """As IANA registers it."""
        return self.media or MEDIA.get(self.ending, UNKNOWN)


class DataSet(msgspec.Struct, frozen=True, kw_only=True):
    """One set of data. url: of its page. publisher: who answers for it; email: where to ask, or "".

    issued, changed: ISO days. degree: 开放方式; terms: conditions, or why it is not open; apply: where one applies.
    interface: where programs ask for it. licence, licence_url: the latter whole, or "". period: ISO days, "" for what
    is not said. frequency: (ISO 8601, Dublin Core's word). theme: (address, name) of its column.
    """

    id: str
    title: str
    description: str
    url: str
    publisher: str
    email: str
    changed: str
    issued: str = ""
    files: tuple[DataFile, ...] = ()
    keywords: tuple[str, ...] = ()
    theme: tuple[str, str] = ("", "")
    degree: str = "无条件开放"
    terms: str = ""
    apply: str = ""
    interface: str = ""
    licence: str = ""
    licence_url: str = ""
    period: tuple[str, str] = ("", "")
    area: str = ""
    frequency: tuple[str, str] = ("", "")


class FileFacts(msgspec.Struct, frozen=True, array_like=True):
    """What only the finished file tells. size: bytes. sha256: hexadecimal."""

    size: int
    sha256: str
