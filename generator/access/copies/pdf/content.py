"""The drawing of a page or form -> the same drawing: no marks beside it, no hidden layer, no text that is not drawn.

What an operator does not take is not kept, nor are operators that do not exist (ISO 32000-1, annex A).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

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
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
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
_INVISIBLE = 3


class Drawn(msgspec.Struct, frozen=True):
    """instructions: of the clean drawing. used: names by kind of resource. hidden: pieces that were taken out of hidden
    layers; unseen: texts that nothing draws."""

    instructions: list[Any]
    used: dict[str, set[str]]
    hidden: int
    unseen: int


class _State(msgspec.Struct):
    mode: int = 0
    modes: list[int] = []
    marks: list[bool] = []


def drawn(instructions: Sequence[Any], hidden: Callable[[str, Any], bool], *, scanned: bool) -> Drawn:
    """hidden: ("/OC", name of the properties) or ("/XObject", name) -> whether that is off. scanned: a page of
    pictures, whose unseen text is what a program read on them."""
    import pikepdf

    state = _State()
    kept: list[Any] = []
    used: dict[str, set[str]] = defaultdict(set)
    lost = unseen = 0
    for operands, operator in instructions:
        name = str(operator)
        if name in _MARKED:
            _mark(state, name, operands, hidden)
            continue
        if name == "INLINE IMAGE":
            if not any(state.marks):
                kept.append((operands, operator))
                _inline(operands, used)
            continue
        if name not in _ARITY:
            continue
        operands = list(operands)[-_ARITY[name] :] if _ARITY[name] else []
        _follow(state, name, operands)
        off = any(state.marks) or (name == "Do" and operands and hidden("/XObject", str(operands[0])))
        if off and name in _PAINTS:
            kept.append(([], pikepdf.Operator("n")))
        elif off and (name in _SHOWS or name in ("Do", "sh")):
            lost += 1
        elif name in _SHOWS and state.mode == _INVISIBLE and not scanned:
            unseen += 1
        else:
            kept.append((operands, operator))
            _use(used, name, operands)
    return Drawn(kept, used, lost, unseen)


def shows_text(instructions: Sequence[Any]) -> bool:
    """Whether any text is drawn so that it is seen."""
    mode = 0
    for operands, operator in instructions:
        name = str(operator)
        if name == "Tr" and operands:
            mode = int(operands[-1])
        elif name in _SHOWS and mode != _INVISIBLE and operands and _said(operands[-1]):
            return True
    return False


def _said(shown: Any) -> bool:
    """Whether there is a letter in what an operator shows."""
    import pikepdf

    pieces = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    return any(isinstance(piece, pikepdf.String) and len(bytes(piece)) for piece in pieces)


def _mark(state: _State, name: str, operands: Sequence[Any], hidden: Callable[[str, Any], bool]) -> None:
    if name in ("BMC", "BDC"):
        off = name == "BDC" and len(operands) > 1 and str(operands[0]) == "/OC" and hidden("/OC", operands[1])
        state.marks.append(bool(off))
    elif name == "EMC" and state.marks:
        state.marks.pop()


def _follow(state: _State, name: str, operands: Sequence[Any]) -> None:
    if name == "q":
        state.modes.append(state.mode)
    elif name == "Q" and state.modes:
        state.mode = state.modes.pop()
    elif name == "Tr" and operands:
        state.mode = int(operands[0])


def _use(used: dict[str, set[str]], name: str, operands: Sequence[Any]) -> None:
    kind = _NAMED.get(name)
    if not kind or not operands:
        return
    named = str(operands[0] if name == "Tf" else operands[-1])
    if named.startswith("/"):
        used[kind].add(named)


def _inline(operands: Sequence[Any], used: dict[str, set[str]]) -> None:
    for value in getattr(operands[0], "_image_object", ()):
        if str(value).startswith("/"):
            used["/ColorSpace"].add(str(value))
