"""What is remembered of a finished bundle and of each document in it."""

from __future__ import annotations

import msgspec

from generator.search.objects import sha256


class StoredPage(msgspec.Struct, frozen=True, array_like=True):
    """What must be known of a document to take it out of its bundle again. An array, since there is one a document.

    name: of its fragment, with the language. index_number, headings: what its copy was made from beside the fragment
    (``copy.copy_again``). volume: different words of the copy. words: digest of the copy's words.
    """

    name: str
    index_number: str
    headings: tuple[int, ...]
    volume: int
    words: str


class BundleFiles(msgspec.Struct, frozen=True):
    """A finished bundle.

    files: path -> SHA-256. bytes: their size together. salt: what rules it was built by. pages: identity of each
    document, newest first. revised: volume of documents exchanged since it was built whole.
    """

    files: dict[str, str]
    bytes: int
    salt: str
    pages: dict[str, StoredPage]
    revised: int = 0

    @property
    def version(self) -> str:
        """12 hex digits that change with any of its files."""
        return sha256(msgspec.json.encode(self.files, order="sorted"))[:12]
