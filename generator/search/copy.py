"""A document -> its copy for the index: the words that Pagefind reads, and the text that a citizen sees of it.

The place of a phrase in the copy tells how much it matters, since Pagefind reports the first place of a phrase: the
copy begins with zones of fixed length for the title, the numbers, and what the text is about (headings, and what it
says again and again); the body follows. Ordering by these zones needs no statistics, so it is the same however the
documents are dealt out to bundles (docs/decisions/0052).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from generator.search.blocks import TextBlock, blocks
from generator.search.entry import SearchEntry
from generator.search.tokens import GAP, runs, tokens
from generator.search.weights import weighed

FORMAT = 4
"""Raise it when the words of a copy or the files of a bundle change: every bundle is then built again."""

ZONES = (256, 320, 576)
"""First word position after the title, after the numbers, after the topics;
the search page gets them in the manifest."""

_OFTEN = 4
"""How many times a document says what counts as a topic of it."""


_NOTHING = "nothing"
"""The only word of a document without any pair (a title of one character): Pagefind leaves empty pages out. No query
asks for it, since tokens have two characters at most."""


class IndexCopy(msgspec.Struct, frozen=True):
    """``words`` for Pagefind, ``text`` for excerpts (a line a block), the single characters of title and of the rest.

    ``volume`` is the number of different words: what Pagefind's memory grows with (about 900 bytes each).
    ``headings`` are the lines of the text that are headings; with them the copy can be made again from what is public.
    ``weights`` is the record for near matches (``weights``), ``attached`` the text of each attached file.
    """

    words: str
    text: str
    title_characters: str
    characters: str
    volume: int
    headings: tuple[int, ...] = ()
    weights: str = ""
    attached: tuple[str, ...] = ()


def index_copy(
    entry: SearchEntry, html: str, script: Mapping[str, str] | None = None, attached: Sequence[str] = ()
) -> IndexCopy:
    """The copy of one document; ``script`` as in ``tokens.runs``. attached: texts of its files, in their order."""
    found = blocks(html)
    copy = copy_of(entry.title, (entry.doc_number, entry.index_number), found, script)
    return msgspec.structs.replace(copy, weights=_weights(entry, found, attached, script), attached=tuple(attached))


def _weights(
    entry: SearchEntry, found: Sequence[TextBlock], attached: Sequence[str], script: Mapping[str, str] | None
) -> str:
    def cut(*texts: str) -> list[str]:
        return [token for text in texts for token in tokens(text, script)]

    body = [tokens(block.text, script) for block in found]
    return weighed(
        {
            "title": cut(entry.title),
            "names": cut(*entry.names),
            "numbers": cut(entry.doc_number, entry.index_number),
            "topics": _topics(found, _joined(body), script),
            "box": cut(entry.agency, *(f"{label} {value}" for label, value in entry.box)),
            "body": _joined(body),
            "attached": cut(*(file.title for file in entry.attached), *attached),
        }
    )


def copy_again(
    title: str, numbers: tuple[str, str], text: str, headings: Sequence[int], script: Mapping[str, str] | None = None
) -> IndexCopy:
    """The copy that ``text`` and ``headings`` are from."""
    lines = text.split("\n") if text else []
    return copy_of(title, numbers, [TextBlock(line, at in headings) for at, line in enumerate(lines)], script)


def copy_of(
    title: str, numbers: tuple[str, str], blocks: Sequence[TextBlock], script: Mapping[str, str] | None
) -> IndexCopy:
    """The copy of a document with these blocks; numbers: that of the document and that of the index."""
    named = tokens(title, script)
    number = " ".join(numbers).strip()
    body = _joined([tokens(block.text, script) for block in blocks])
    words = _zone(named, ZONES[0])
    words += _zone(tokens(number, script), ZONES[1] - ZONES[0])
    words += _zone(_topics(blocks, body, script), ZONES[2] - ZONES[1])
    words += body
    if len(named) >= ZONES[0]:
        words += [GAP, *named]
    if words.count(GAP) == len(words):
        words.append(_NOTHING)
    in_title = set("".join(runs(title, script)))
    elsewhere = set("".join(runs("\n".join([number, *(block.text for block in blocks)]), script)))
    return IndexCopy(
        words=" ".join(words),
        text="\n".join(block.text for block in blocks),
        title_characters="".join(sorted(in_title)),
        characters="".join(sorted(elsewhere - in_title)),
        volume=len(set(words)),
        headings=tuple(at for at, block in enumerate(blocks) if block.heading),
    )


def _zone(words: Sequence[str], length: int) -> list[str]:
    """Exactly ``length`` positions; the last one is always a gap."""
    kept = list(words[: length - 1])
    return kept + [GAP] * (length - len(kept))


def _joined(parts: Sequence[Sequence[str]]) -> list[str]:
    lines: list[str] = []
    for part in parts:
        lines += part
        lines.append(GAP)
    return lines


def _topics(blocks: Sequence[TextBlock], body: Sequence[str], script: Mapping[str, str] | None) -> list[str]:
    """Words of the headings, then every stretch of the body whose words all stand there often, most frequent first."""
    headings = [tokens(block.text, script) for block in blocks if block.heading]
    counts = Counter(body)
    often = {word for word, count in counts.items() if count >= _OFTEN and word != GAP}
    stretches = dict.fromkeys(tuple(group) for inside, group in groupby(body, often.__contains__) if inside)
    ranked = sorted(stretches, key=lambda stretch: min(map(counts.__getitem__, stretch)), reverse=True)
    return _joined([*dict.fromkeys(map(tuple, headings)), *ranked])
