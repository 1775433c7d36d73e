"""1.367E+10, 5.32301E+17 -> the mobile or identity number that a spreadsheet has written so: rounded, it
serves nobody, and is still the number that should not be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.number_context import (
    IDENTITY_SAID,
    TELEPHONE_SAID,
    is_amount,
    is_code,
    is_latin,
    names_code,
    somebody_beside,
)
from generator.checks.detectors.view import View

_WRITTEN = lazy_re(r"(?P<first>[1-9])(?:\.(?P<rest>[0-9]{1,17}))?[Ee]\+0?(?P<power>10|17)(?![0-9])")
_PHONE = lazy_re(rf"{TELEPHONE_SAID.pattern}|(?i:phone|mobile)")
_MOBILE, _WHOLE = "10", 10
"""Power of ten of a number of eleven digits; decimals that leave none of it out."""


def scientific(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Numbers with a power of ten that can be somebody's. places: where they begin."""
    for place in places:
        match = _WRITTEN.match(view.text, place)
        if not match or not _somebodys(view, match.start(), match.end(), match["power"], match["rest"] or ""):
            continue
        mobile, digits = match["power"] == _MOBILE, match["first"] + (match["rest"] or "")
        shown = digits[:3] + "*" * 8 if mobile else digits[:2] + "*" * 16
        values = {} if mobile else {"doubt": "", "doubt_en": ""}
        code = "PRI-MOBILE" if mobile else "PRI-ID18"
        yield Detection(
            code, match.start(), match.end(), shown, values=values, masked=shown[:3].ljust(len(match[0]), "*")
        )


def _somebodys(view: View, start: int, end: int, power: str, rest: str) -> bool:
    if is_latin(view.text[start - 1 : start]) or view.text[start - 1 : start] == ".":
        return False
    head, before = view.head_of(start), view.before(start, 16)
    if is_code(head) or names_code(before) or is_amount(view, start, end):
        return False
    if power == _MOBILE and (view.text[start] != "1" or rest[:1] in ("", "0", "1", "2")):
        return False
    said = _PHONE if power == _MOBILE else IDENTITY_SAID
    whole = power == _MOBILE and len(rest) == _WHOLE
    return whole or bool(said.search(before) or said.search(head)) or somebody_beside(view, start, head)
