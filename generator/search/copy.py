"""A document -> its copy for the index: the words that Pagefind reads, and the text that a citizen sees of it.

The place of a phrase in the copy tells how much it matters, since Pagefind reports the first place of a phrase: the
copy begins with zones of fixed length for the title, the numbers, and what the text is about (headings, and what it
says again and again); the body follows. Ordering by these zones needs no statistics, so it is the same however the
documents are dealt out to bundles (docs/decisions/0052).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.search.blocks import blocks
from generator.search.entry import SearchEntry

FORMAT = 7
"""Raise it when the words of a copy or the files of a bundle change: every bundle is then built again."""

ZONES = (256, 320, 576)
"""First word position after the title, after the numbers, after the topics;
the search page gets them in the manifest."""

NOTHING = "nothing"
"""The only word of a document without any pair (a title of one character): Pagefind leaves empty pages out. No query
asks for it, since tokens have two characters at most."""


class IndexCopy(msgspec.Struct, frozen=True):
    """What is indexed of a document. number: that of the document and that of the index. text: of the body, a line a
    block. ``attached`` is the text of each attached file, for near matches.

    ``headings`` are the lines of the text that are headings; with them the copy can be made again from what is public.
    """

    title: str
    number: str
    text: str
    headings: tuple[int, ...] = ()
    attached: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The blocks of the body."""
        return self.text.split("\n") if self.text else []


def index_copy(entry: SearchEntry, html: str, attached: Sequence[str] = ()) -> IndexCopy:
    """The copy of one document. attached: texts of its files, in their order."""
    lines = blocks(html)
    text = "\n".join(line.text for line in lines)
    headings = tuple(at for at, line in enumerate(lines) if line.heading)
    copy = copy_again(entry.title, (entry.doc_number, entry.index_number), text, headings)
    return msgspec.structs.replace(copy, attached=tuple(attached))


def copy_again(title: str, numbers: tuple[str, str], text: str, headings: Sequence[int]) -> IndexCopy:
    """The copy that ``text`` and ``headings`` are from. numbers: that of the document, that of the index."""
    return IndexCopy(title, " ".join(numbers).strip(), text, tuple(headings))
