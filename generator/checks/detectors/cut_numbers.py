"""Digits with something between them that is no letter -> the numbers that a reader puts together: 532301 | 19850615 |
2015, 139%8765%4321, a digit a box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.base.patterns import lazy_re
from generator.checks.detectors import checksums, masking
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.number_context import TELEPHONE_SAID, may_be_mobile, names_code, somebody_beside
from generator.checks.detectors.view import View

CUT = r"[^0-9A-Za-z\u3400-\u9fff]"
"""What may stand between: no letter, no Han character."""
_PIECE = lazy_re(rf"{CUT}{{0,12}}+([0-9]+|[Xx](?![A-Za-z0-9]))")
_IDENTITY, _MOBILE = 18, 11
_IDENTITY_SHAPES = frozenset(
    {(6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (3, 3, 8, 4), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2), (6, 6, 6), (3,) * 6}
    | {(1,) * 18, (2,) * 9, (2, 2, 2, 4, 2, 2, 4), (2, 2, 2, 4, 4, 4), (6, 8, 3, 1), (3, 3, 4, 2, 2, 4)}
)
"""Where an identity number is cut by its parts, or evenly. In two, it may be cut anywhere."""
_MOBILE_SHAPES = frozenset({(3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (4, 7), (3, 3, 5), (5, 6), (6, 5), (1,) * 11})
_IDENTITY_WORD = lazy_re(r"身\s*份\s*证|公民身份|证件号")
_ENUMERATES = lazy_re(r"[，,、；;|｜\n。\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229]")


class _Window(msgspec.Struct, frozen=True):
    """Neighbouring pieces. start, end: in the view. cuts: what stands between them."""

    start: int
    end: int
    digits: str
    sizes: tuple[int, ...]
    cuts: tuple[str, ...]


def cut(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Identity and mobile numbers in pieces. places: of the first digits of runs behind which more follow."""
    done = 0
    for place in places:
        before = view.text[place - 1 : place]
        if place >= done and not (before.isascii() and before.isdecimal()):
            for window in _windows(view.text, _pieces(view.text, place)):
                hit = _identity(view, window) or _mobile(view, window)
                if hit:
                    done = hit.end
                    yield hit
                    break


def _pieces(text: str, place: int) -> list[tuple[int, str]]:
    """What stands at a place and behind it, with offsets, as far as a number can reach."""
    pieces: list[tuple[int, str]] = []
    total = 0
    while total < _IDENTITY and (match := _PIECE.match(text, place)):
        pieces.append((match.start(1), match[1]))
        place = match.end()
        total += len(match[1])
    return pieces


def _windows(text: str, pieces: list[tuple[int, str]]) -> Iterator[_Window]:
    """The first pieces that make the length of a number, the longer one first; one piece alone is not cut."""
    lengths: dict[int, int] = {}
    total = 0
    for count, (_, piece) in enumerate(pieces, 1):
        total += len(piece)
        lengths[total] = count
        if total >= _IDENTITY:
            break
    for total in (_IDENTITY, _MOBILE):
        count = lengths.get(total, 0)
        if count > 1:
            used = pieces[:count]
            ends = [at + len(piece) for at, piece in used]
            cuts = tuple(text[end : used[number + 1][0]] for number, end in enumerate(ends[:-1]))
            digits = "".join(piece for _, piece in used)
            yield _Window(used[0][0], ends[-1], digits, tuple(len(piece) for _, piece in used), cuts)


def _identity(view: View, window: _Window) -> Detection | None:
    digits = window.digits
    if len(digits) != _IDENTITY or not checksums.identity_form(digits) or not checksums.identity_check(digits):
        return None
    before = view.before(window.start, 24)
    shaped = len(window.sizes) == 2 or _shape(window.sizes) in _IDENTITY_SHAPES
    if not shaped and not _IDENTITY_WORD.search(before):
        return None
    if checksums.credit_code(digits) and names_code(before):
        return None
    masked = masking.spread(view.text[window.start : window.end], head=2, tail=3)
    return Detection(
        "PRI-ID18",
        window.start,
        window.end,
        masking.identity(digits),
        values={"doubt": "", "doubt_en": ""},
        masked=masked,
    )


def _in_boxes(view: View, window: _Window) -> bool:
    """Whether a digit stands in each of the cells of a row, with nothing else in it and no heads over them."""
    text, tab = view.text, view.headers is not None
    if max(window.sizes) > 1 or any(
        (("\t" if tab else "|") not in between or "\n" in between) for between in window.cuts
    ):
        return False
    start, end = view.line(window.start)
    beside = text[max(start, window.start - 40) : window.start] + text[window.end : min(end, window.end + 40)]
    if _SPEAKS.search(beside):
        return False  # counts of something, or more digits than a number has
    at, heads = window.start, []
    for between in window.cuts:
        heads.append(view.head_of(at).strip(" \t*"))
        at += 1 + len(between)
    return not any(map(_WORDED.search, heads))


_SPEAKS, _WORDED = lazy_re(r"\w"), lazy_re(r"[A-Za-z\u3400-\u9fff]")


def _shape(sizes: tuple[int, ...]) -> tuple[int, ...]:
    """The sizes of the pieces; an X that stands apart belongs to the last."""
    whole = (*sizes[:-2], sizes[-2] + 1) if len(sizes) > 2 and sizes[-1] == 1 else sizes
    return whole if whole in _IDENTITY_SHAPES else sizes


def _mobile(view: View, window: _Window) -> Detection | None:
    digits, sizes = window.digits, window.sizes
    if len(digits) != _MOBILE or digits[0] != "1" or digits[1] not in "3456789" or not digits.isdecimal():
        return None
    if not may_be_mobile(view, window.start, window.end):
        return None
    before = view.text[max(0, window.start - 24) : window.start] + view.before(window.start, 24)
    said = TELEPHONE_SAID.search(before)
    boxes = len(set(sizes)) == 1 and len(set(window.cuts)) > 1
    listed = view.headers is not None and any("\t" in between for between in window.cuts)
    plain = not listed and not any(_ENUMERATES.search(between) for between in window.cuts)
    row = sizes in _MOBILE_SHAPES and any(set("|\t") & set(between) for between in window.cuts)
    in_row = row and somebody_beside(view, window.start, "")
    in_lines = sizes in ((3, 4, 4), (3, 8), (7, 4)) and all("\n" in between for between in window.cuts)
    if boxes or not (said or _in_boxes(view, window) or (sizes in _MOBILE_SHAPES and (plain or in_lines)) or in_row):
        return None
    masked = masking.spread(view.text[window.start : window.end], head=3, tail=4)
    return Detection("PRI-MOBILE", window.start, window.end, masking.mobile(digits), masked=masked)
