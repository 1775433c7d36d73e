"""EQ fields in old Word and RTF files -> their texts: LibreOffice leaves them out, so they have to be told.

In a compound file a field stands in the text between U+0013 and U+0014 or U+0015 ([MS-DOC] 2.8.25), in Unicode or in
one byte a character; in RTF its code is the group ``\\*\\fldinst``.
"""

from __future__ import annotations

import re

from generator.authoring.importers.word import equations
from generator.base.patterns import pattern_table

_WIDE = re.compile(
    rb"\x13\0(?:[\x20\x00]\0)*((?:e|E)\0(?:q|Q)\0(?:[^\x13-\x15]\0|[^\0][^\0]|\0[^\0]){1,300}?)[\x14\x15]\0"
)
_NARROW = re.compile(rb"\x13 *([eE][qQ] [ -~\x80-\xff]{1,300}?)[\x14\x15]")
_CODE = re.compile(r"\s*eq\b(.*)", re.IGNORECASE | re.DOTALL)
_RTF_FIELD = re.compile(rb"\\fldinst")
_RTF_LONGEST = 4_000
_RTF_SIGNS = pattern_table(
    (rb"\\[\\{}]", rb"\{"),
    (rb"\\'([0-9a-fA-F]{2})", rb"\'d6"),
    (rb"\\u(-?\d{1,6})\??", rb"\u22253?"),
    (rb"\\[a-zA-Z]+-?\d* ?", rb"\par "),
    (rb"[{}\r\n]", b"{"),
)


def texts(data: bytes) -> list[str]:
    """What the EQ fields of a .doc, .wps or .rtf file say, in their order; those that say nothing are passed over."""
    codes = _rtf(data) if data.startswith(b"{\\rtf") else _compound(data)
    found = (equations.text(match.group(1))[0] for code in codes if (match := _CODE.fullmatch(code)))
    return [words for words in found if words]


def _compound(data: bytes) -> list[str]:
    wide = [(match.start(), match.group(1).decode("utf-16-le", "ignore")) for match in _WIDE.finditer(data)]
    narrow = [(match.start(), match.group(1).decode("cp1252", "ignore")) for match in _NARROW.finditer(data)]
    return [code for _, code in sorted(wide + narrow)]


def _rtf(data: bytes) -> list[str]:
    codes = []
    for match in _RTF_FIELD.finditer(data):
        group = _group(data[match.end() : match.end() + _RTF_LONGEST])
        codes.append(_plain(group))
    return codes


def _group(data: bytes) -> bytes:
    """Up to the bracket that closes the group in which the data begin."""
    depth = 0
    for sign in re.finditer(rb"\\.|[{}]", data, re.DOTALL):
        depth += {b"{": 1, b"}": -1}.get(sign.group(), 0)
        if depth < 0:
            return data[: sign.start()]
    return data


def _plain(group: bytes) -> str:
    """The text of a group: control words gone, characters in their own encoding (that of Chinese files is GBK)."""
    pieces: list[bytes] = []
    at = 0
    for sign in _RTF_SIGNS.finditer(group):
        pieces.append(group[at : sign.start()])
        at = sign.end()
        if sign.group(1):
            pieces.append(bytes.fromhex(sign.group(1).decode()))
        elif sign.group(2):
            pieces.append(chr(int(sign.group(2)) % 0x10000).encode("gb18030", "ignore"))
        elif sign.group()[:1] == b"\\" and sign.group()[1:] in (b"\\", b"{", b"}"):
            pieces.append(sign.group()[1:])
    return b"".join([*pieces, group[at:]]).decode("gb18030", "ignore")
