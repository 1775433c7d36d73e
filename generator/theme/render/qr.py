"""An address -> its QR code (ISO/IEC 18004) as an SVG that stands in the page; black on white in every look.

segno makes a code in 0.7 ms, more than all else of a page. For one version, level and mask the modules of a code are
linear in the bits of its message over GF(2): so are its parts, Reed-Solomon codes among them. The codes of equally
long addresses that begin alike thus differ by what their other characters differ by, each at its place; what that is,
segno says once, and a code is then a dozen exclusive ors. The first codes of a process are segno's own, since a
preview of one page should not wait for the tables.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from html import escape
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

MASK = 2
"""Any mask can be read; looking for the fairest costs eight times as much."""
QUIET = 4
"""Modules of white around the code, as the standard asks."""
_DIRECT = 100
"""Codes that a process takes from segno before the tables are worth it."""
_SAFE = ":/?#[]@!$&'()*+,;=%-._~"
_made = 0


def qr(address: str, label: str) -> Markup:
    """Filter ``qr``: the code of an address as SVG with the class ``qr``. label: what a screen reader says of it."""
    global _made
    _made += 1
    data = quote(address, safe=_SAFE).encode()
    version = _version(len(data))
    code = _code(data, version) if _made <= _DIRECT else composed(data)
    side = 17 + 4 * version
    return Markup(f'{_frame(side, label)}{_path(code, side)}"/></svg>')


@lru_cache(maxsize=16)
def _frame(side: int, label: str) -> str:
    whole = side + 2 * QUIET
    return (
        f'<svg class="qr" viewBox="0 0 {whole} {whole}" role="img" aria-label="{escape(label)}" focusable="false">'
        f'<rect width="{whole}" height="{whole}" fill="#fff"/><path stroke="#000" d="'
    )


def composed(data: bytes) -> int:
    """The code of a message, from tables. As ``_code``: a row is a run of whole bytes,
    the first module the highest bit."""
    version = _version(len(data))
    cut = data.rfind(b"/", 0, -1) + 1
    code = _beginning(data[:cut], len(data), version)
    for place in range(cut, len(data)):
        code ^= _character(data[place], place, version)
    return code


@cache
def _version(length: int) -> int:
    return int(_segno(b"a" * length).version)


@cache
def _encoder() -> Any:
    """What of segno makes codes. The package as a whole imports what writes them to files, and with that a mail and
    network library: fifteen times what a code takes.
    So the module is imported as part of a package whose own code has not run."""
    spec = find_spec("segno") if "segno" not in sys.modules else None
    if spec is not None:
        sys.modules["segno"] = module_from_spec(spec)
    try:
        return import_module("segno.encoder")
    finally:
        if spec is not None:
            del sys.modules["segno"]  # whoever wants all of it imports it as ever


def _segno(data: bytes, version: int | None = None) -> Any:
    return _encoder().encode(
        data, error="m", mode="byte", mask=MASK, version=version, micro=False, boost_error=False, encoding="utf-8"
    )


def _code(data: bytes, version: int) -> int:
    rows = _segno(data, version).matrix
    width = -(-len(rows) // 8) * 8
    code = 0
    for row in rows:
        code = code << width | int("".join(map(str, row)).ljust(width, "0"), 2)
    return code


@cache
def _beginning(start: bytes, length: int, version: int) -> int:
    return _code(start.ljust(length, b"@"), version)


@cache
def _character(value: int, place: int, version: int) -> int:
    """How a code differs with this character at this place from one with "@" there."""
    code = 0
    for bit in range(7):  # addresses are ASCII
        if (value ^ 0x40) >> bit & 1:
            code ^= _bit(bit, place, version)
    return code


@cache
def _bit(bit: int, place: int, version: int) -> int:
    length = place + 1
    plain = b"@" * length
    return _code(plain[:-1] + bytes([0x40 ^ 1 << bit]), version) ^ _code(plain, version)


def _strokes(value: int) -> str:
    """Eight modules as relative strokes."""
    strokes, text = [], f"{value:08b}"
    while text:
        run = len(text) - len(text.lstrip(text[0]))
        strokes.append(f"h{run}" if text[0] == "1" else f"m{run} 0")
        text = text[run:]
    return "".join(strokes)


_STROKES = [_strokes(value) for value in range(256)]


_LAST = ["", *_STROKES[1:]]
"""Of the last eight modules of a row, which ends with its last black one."""
_WHITE = _STROKES[0]


@cache
def _starts(side: int) -> tuple[str, ...]:
    return tuple(f"M{QUIET} {QUIET + number}.5" for number in range(side))


def _path(code: int, side: int) -> str:
    width = -(-side // 8)
    data = code.to_bytes(width * side)
    columns = [map(_STROKES.__getitem__, data[at::width]) for at in range(width - 1)]
    columns.append(map(_LAST.__getitem__, data[width - 1 :: width]))
    path = "".join(map("".join, zip(_starts(side), *columns, strict=True)))
    while f"{_WHITE}M" in path:
        path = path.replace(f"{_WHITE}M", "M")
    while path.endswith(_WHITE):
        path = path.removesuffix(_WHITE)
    return path
