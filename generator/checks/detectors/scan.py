"""A text -> every hit of the detectors, each once, at its place in the text as written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from generator.checks.detectors import contacts, homes, illnesses, lint, numbers, persons, residues, secrecy
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.trigger import Places, fired
from generator.checks.detectors.view import View, bare, plain
from generator.model.negative import Negative

Detector = Callable[[View], Iterator[Detection]]

_WHOLE: dict[str, Detector] = {
    "mail": contacts.mails,
    "plate": contacts.plates,
    "passport": contacts.passports,
    "geo": contacts.positions,
    "split": numbers.split,
    "word": residues.word,
    "path": residues.paths,
    "net": residues.intranet,
    "notes": lint.notes,
    "pinyin": lint.pinyin,
    "traditional": lint.traditional,
}
_PLACED: dict[str, Callable[[View, Iterable[int]], Iterator[Detection]]] = {
    "number": numbers.detect,
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


def scan(
    text: str, *, headers: Sequence[str] | None = None, negative: Sequence[Negative] = ()
) -> tuple[list[Detection], frozenset[str]]:
    """Hits in order of place, and the families that fired (``columns`` tells whether tables are worth a look).

    headers: for tab-separated rows, what stands over each column. negative: the county's own negative list.
    """
    hits: list[Detection] = []
    families: set[str] = set()
    for view, places in readings(text, headers):
        families |= places.keys()
        for hit in _detect(view, places, negative):
            placed = _placed(hit, view)
            if not any(placed.code == old.code and placed.start < old.end and old.start < placed.end for old in hits):
                hits.append(placed)
    return sorted(hits, key=lambda hit: (hit.start, hit.code)), frozenset(families)


def readings(text: str, headers: Sequence[str] | None = None) -> Iterator[tuple[View, Places]]:
    """The plain view, then the bare one where it differs, each with what fired in it."""
    given: Places = {"passport": [0]} if any("护照" in header for header in headers or ()) else {}
    places = fired(text)
    if "odd" in places:
        first = plain(text, headers)
        places = fired(first.text)
    else:
        first = View(text, (), headers)
    yield first, given | places
    second = bare(first) if "marked" in places else None
    if second:
        yield second, given | fired(second.text)


def _detect(view: View, places: Places, negative: Sequence[Negative]) -> Iterator[Detection]:
    """One order for all texts: of two finds of one code at one place the first is told, whatever fired first."""
    for family, detector in _WHOLE.items() if places else ():
        if family in places:
            yield from detector(view)
    for family, placed in _PLACED.items() if places else ():
        if family in places:
            yield from placed(view, sorted(places[family]))
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
