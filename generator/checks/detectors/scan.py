"""A text -> every hit of the detectors, each once, at its place in the text as written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from generator.checks.detectors import (
    accounts,
    contacts,
    cut_numbers,
    homes,
    illnesses,
    lint,
    numbers,
    persons,
    residues,
    scientific,
    secrecy,
)
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.figures import figures
from generator.checks.detectors.spaced import WORDS, together
from generator.checks.detectors.trigger import Places, fired
from generator.checks.detectors.uncovered import uncovered
from generator.checks.detectors.view import View, bare, plain
from generator.model.negative import Negative

Detector = Callable[[View], Iterator[Detection]]

_WHOLE: dict[str, Detector] = {
    "mail": contacts.mails,
    "chat": accounts.chats,
    "plate": contacts.plates,
    "passport": contacts.passports,
    "geo": contacts.positions,
    "word": residues.word,
    "path": residues.paths,
    "net": residues.intranet,
    "notes": lint.notes,
    "pinyin": lint.pinyin,
    "traditional": lint.traditional,
}
_PLACED: dict[str, Callable[[View, Iterable[int]], Iterator[Detection]]] = {
    "number": numbers.detect,
    "cut": cut_numbers.cut,
    "spoken": contacts.spoken_mails,
    "scientific": scientific.scientific,
    "spam": residues.spam,
    "home": homes.homes,
    "illness": illnesses.illnesses,
    "young": persons.minors,
    "mark": secrecy.marks,
    "attribute": secrecy.attributes,
    "party": persons.parties,
    "page": lint.pages,
    "token": residues.tokens,
}

NUMBERS = ("number", "cut")
"""What is looked for where numerals stand for digits."""


def scan(
    text: str, *, headers: Sequence[str] | None = None, negative: Sequence[Negative] = (), context: str = ""
) -> tuple[list[Detection], frozenset[str]]:
    """Hits in order of place, and the families that fired (``columns`` tells whether tables are worth a look).

    headers: for tab-separated rows, what stands over each column. negative: the county's own negative list. context:
    the text of which this one is a part.
    """
    hits: list[Detection] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    families: set[str] = set()
    for view, places in readings(text, headers, context):
        families |= places.keys()
        for hit in _detect(view, places, negative):
            placed = _placed(hit, view)
            if _is_new(placed, spans.setdefault(placed.code, [])):
                hits.append(placed)
    return sorted(hits, key=lambda hit: (hit.start, hit.code)), frozenset(families)


def _is_new(hit: Detection, spans: list[tuple[int, int]]) -> bool:
    """Whether a hit meets none of its code; then its span is put among theirs, which are in order and apart."""
    at = bisect_left(spans, (hit.start, hit.end))
    if (at and spans[at - 1][1] > hit.start) or (at < len(spans) and spans[at][0] < hit.end):
        return False
    spans.insert(at, (hit.start, hit.end))
    return True


def readings(text: str, headers: Sequence[str] | None = None, context: str = "") -> Iterator[tuple[View, Places]]:
    """The plain view, then the bare one where it differs; of each the lines with words spelled with blanks, joined, and
    the view with numerals in ASCII; each with what fired in it."""
    given: Places = {"passport": [0]} if any("护照" in header for header in headers or ()) else {}
    places = fired(text)
    if "odd" in places:
        first = plain(text, headers)
        places = fired(first.text)
    else:
        first = View(text, (), headers)
    first.context = context
    yield first, given | places
    second = bare(first) if "marked" in places else None
    behind = fired(second.text) if second else {}
    if second:
        yield second, given | behind
    for view, told in ((first, places), (second, behind)):
        joined = together(view) if view and "spaced" in told else None
        if joined:
            yield joined, {family: at for family, at in fired(joined.text).items() if family in WORDS}
        numbered = figures(view) if view and "figures" in told else None
        if numbered:
            yield numbered, {family: at for family, at in fired(numbered.text).items() if family in NUMBERS}


def _detect(view: View, places: Places, negative: Sequence[Negative]) -> Iterator[Detection]:
    """One order for all texts: of two finds of one code at one place the first is told, whatever fired first."""
    for family, detector in _WHOLE.items() if places else ():
        if family in places:
            yield from detector(view)
    for family, placed in _PLACED.items() if places else ():
        if family in places:
            yield from placed(view, sorted(places[family]))
    yield from uncovered(view)
    if negative:
        yield from secrecy.listed(view, negative)


def _placed(hit: Detection, view: View) -> Detection:
    start = view.origin(hit.start)
    end = max(view.origin(hit.end - 1) + 1, start + 1)
    if (start, end) == (hit.start, hit.end):
        return hit
    # The span as written is longer than what a reader sees: whatever the mask does not cover is starred.
    masked = hit.masked.ljust(end - start, "*") if hit.masked else ""
    return msgspec.structs.replace(hit, start=start, end=end, masked=masked)
