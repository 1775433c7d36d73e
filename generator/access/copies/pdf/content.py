"""The drawing of a page or form -> the same drawing: no marks beside it, no hidden layer, no text that is not drawn.

What an operator does not take is not kept, nor are operators that do not exist (ISO 32000-1, annex A).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from generator.access.copies.pdf.letters import SHOWS, Letters
from generator.base.words import words

_ARITY = {
    **dict.fromkeys(words("q Q h W W* n S s f F f* B B* b b* BT ET T* BX EX"), 0),
    **dict.fromkeys(words("w J j M ri i gs g G Tc Tw Tz TL Tr Ts Tj ' cs CS sh Do"), 1),
    **dict.fromkeys(words("m l d Tf Td TD d0"), 2),
    **dict.fromkeys(words("rg RG"), 3),
    **dict.fromkeys(words("re v y k K"), 4),
    **dict.fromkeys(words("c cm Tm d1"), 6),
    '"': 3,
    "TJ": 1,
    "sc": 32,
    "SC": 32,
    "scn": 33,
    "SCN": 33,
}
"""Operator -> how many operands it takes; marked content has none of its own here."""
_LISTS = frozenset(("TJ", "d"))
_WORDS = frozenset(("Tf", "ri", "gs", "cs", "CS", "sh", "Do", "scn", "SCN"))
"""Operators that take a list of numbers, and those that take a name."""
_PAINTS = frozenset(words("S s f F f* B B* b b*"))
_MARKED = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
_NAMED = {
    "Tf": "/Font",
    "Do": "/XObject",
    "gs": "/ExtGState",
    "sh": "/Shading",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "scn": "/Pattern",
    "SCN": "/Pattern",
}


class Drawn(msgspec.Struct, frozen=True):
    """instructions: of the clean drawing. used: names by kind of resource. hidden: pieces that were taken out of hidden
    layers; unseen: texts that nothing draws."""

    instructions: list[Any]
    used: dict[str, set[str]]
    hidden: int
    unseen: int


def drawn(instructions: Sequence[Any], hidden: Callable[[str, Any], bool], letters: Letters, *, scanned: bool) -> Drawn:
    """hidden: ("/OC", name of the properties) or ("/XObject", name) -> whether that is off. letters: at the beginning
    of the drawing. scanned: a page of pictures, whose unseen text is what a program read on them."""
    import pikepdf

    marks: list[bool] = []
    kept: list[Any] = []
    used: dict[str, set[str]] = defaultdict(set)
    lost = unseen = 0
    for operands, operator in instructions:
        name = str(operator)
        if name in _MARKED:
            _mark(marks, name, operands, hidden)
            continue
        if name == "INLINE IMAGE":
            if not any(marks):
                letters.ground.pictured(letters.pen.ctm)
                kept.append((_bare_image(operands), operator))
                _inline(operands, used)
            continue
        operands = _taken(name, list(operands))
        if operands is None:
            continue
        letters.follow(name, operands)
        off = any(marks) or (name == "Do" and operands and hidden("/XObject", str(operands[0])))
        gone = (
            name in SHOWS and operands and _said(operands[-1]) and (letters.invisible() or letters.unseen(operands[-1]))
        )
        if off and name in _PAINTS:
            kept.append(([], pikepdf.Operator("n")))
        elif off and name in ("Do", "sh"):
            lost += 1
        elif name in SHOWS and (off or (gone and not (scanned and letters.invisible()))):
            lost, unseen = lost + bool(off), unseen + (not off)
            kept += _moved(name, operands, letters)
        else:
            kept.append((operands, operator))
            _use(used, name, operands)
        if name in SHOWS and operands:
            letters.passed(operands[-1])
    return Drawn(kept, used, lost, unseen)


def _taken(name: str, operands: list[Any]) -> list[Any] | None:
    """What an operator takes of its operands: none of another sort, none too many. None for what is no operator."""
    import pikepdf

    if name not in _ARITY:
        return None
    taken = operands[-_ARITY[name] :] if _ARITY[name] else []
    for one in taken:
        word, text = isinstance(one, pikepdf.Name), isinstance(one, pikepdf.String)
        table = isinstance(one, pikepdf.Dictionary | pikepdf.Array)
        if (text and name not in SHOWS) or (word and name not in _WORDS) or (table and name not in _LISTS):
            return None
    return taken


def _moved(name: str, operands: Sequence[Any], letters: Letters) -> list[Any]:
    """In the place of a text that is taken out: what follows on its line stays where it stood."""
    import pikepdf

    found: list[Any] = []
    if name == '"':
        found += [([operands[0]], pikepdf.Operator("Tw")), ([operands[1]], pikepdf.Operator("Tc"))]
    if name in ("'", '"'):
        found.append(([], pikepdf.Operator("T*")))
    way = letters.width(operands[-1]) if operands else 0.0
    return [*found, ([pikepdf.Array([round(-way)])], pikepdf.Operator("TJ"))] if round(way) else found


def shows_text(instructions: Sequence[Any]) -> bool:
    """Whether any text is drawn so that it is seen."""
    mode = 0
    for operands, operator in instructions:
        name = str(operator)
        if name == "Tr" and operands:
            mode = int(operands[-1])
        elif name in SHOWS and mode != 3 and operands and _said(operands[-1]):
            return True
    return False


def _said(shown: Any) -> bool:
    """Whether there is a letter in what an operator shows."""
    import pikepdf

    pieces = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    return any(isinstance(piece, pikepdf.String) and len(bytes(piece)) for piece in pieces)


def _mark(marks: list[bool], name: str, operands: Sequence[Any], hidden: Callable[[str, Any], bool]) -> None:
    if name in ("BMC", "BDC"):
        off = name == "BDC" and len(operands) > 1 and str(operands[0]) == "/OC" and hidden("/OC", operands[1])
        marks.append(bool(off))
    elif name == "EMC" and marks:
        marks.pop()


def _use(used: dict[str, set[str]], name: str, operands: Sequence[Any]) -> None:
    kind = _NAMED.get(name)
    if not kind or not operands:
        return
    named = str(operands[0] if name == "Tf" else operands[-1])
    if named.startswith("/"):
        used[kind].add(named)


_OF_IMAGES = frozenset(
    words(
        "BPC BitsPerComponent CS ColorSpace D Decode DP DecodeParms F Filter H Height IM ImageMask I Interpolate "
        "W Width"
    )
)


def _bare_image(operands: Sequence[Any]) -> list[Any]:
    """A picture that stands in the drawing itself, with the entries that such pictures have and no others."""
    import pikepdf

    image = operands[0]
    given = tuple(getattr(image, "_image_object", ()))
    pairs = [
        (key, value)
        for key, value in zip(given[::2], given[1::2], strict=False)
        if str(key).lstrip("/") in _OF_IMAGES and not isinstance(value, pikepdf.String)
    ]
    if len(pairs) * 2 == len(given):
        return list(operands)
    return [pikepdf.PdfInlineImage(image_data=image._data, image_object=tuple(part for pair in pairs for part in pair))]


def _inline(operands: Sequence[Any], used: dict[str, set[str]]) -> None:
    for value in getattr(operands[0], "_image_object", ()):
        if str(value).startswith("/"):
            used["/ColorSpace"].add(str(value))
