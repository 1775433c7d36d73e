"""Text -> what shows in its ASCII characters alone: the trigger's other half.

They are few in a Chinese document and lie in three copies. ``few``: without all other characters, so that whatever is
contiguous in the text is so here. ``skeleton``: with ``?`` for each other character, so that offsets are the text's.
``zeros``: the skeleton with one digit for all, since ``re`` finds a single character many times faster than a class.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.view import SOFT

_BLANK = " \t\u3000\xa0"
_GAP = r"[ \xa0\u2000-\u200a\u202f\u205f\u3000‐‑‒–—−－·•\n>-]{0,12}+"
_LONG = lazy_re(rf"1(?=(?:{_GAP}[0-9]){{10}})|[0-9](?=(?:{_GAP}[0-9]){{11}})")
"""Eleven digits are a mobile number or, as a landline with its area code, nothing."""
_LONG_ZEROS = lazy_re(rb"0(?<!0.)(?=(?:[ ?\n>-]{0,12}+0){10})", re.DOTALL)
_CUT = rb"[ \t?./_,|]{1,3}"
_SPLIT_BEHIND_SIX = pattern_table(
    (rb"%(c)s0{8}%(c)s000[0Xx]" % {b"c": _CUT}, b".00000000.000X"),
    (rb"%(c)s0{11}[0Xx]" % {b"c": _CUT}, b",00000000000x"),
    (rb"0{8}%(c)s000[0Xx]" % {b"c": _CUT}, b"00000000/0000"),
    (
        rb"%(c)s0000%(c)s(?:0000|00%(c)s00)%(c)s000[0Xx]" % {b"c": _CUT},
        b"|0000|0000|000X",
        b" | 0000 | 00 | 00 | 0000",
    ),
)
_SPLIT_BEHIND_THREE = pattern_table(
    (b"000" + _SPLIT_BEHIND_SIX.pattern, b"000.00000000.000X"),
    (rb"(?P<sign>[./_])0000(?P=sign)0000", b".0000.0000"),
    (rb"(?<=[(?]000)[)?][ ?]?0000[ -]?0000", b"(000)0000-0000"),
)
_SPLIT_ZEROS = lazy_re(b"000" + _SPLIT_BEHIND_THREE.pattern)
"""An identity number cut where ``numbers.split`` knows cuts, a mobile number with points or brackets."""
_ZEROS = bytes(ord("0") if chr(byte).isdigit() else byte for byte in range(256))
_SAID = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \n\t\r-_.:,;()#?!%+\"'$"
"""ASCII characters that say nothing by themselves."""
_BY_SIGN: Mapping[int, tuple[str, ...]] = {
    ord(sign): tuple(families.split())
    for sign, families in {
        "|": "columns",
        "<": "columns notes marked word",
        "@": "mail",
        "^": "notes",
        "\\": "notes path marked",
        "&": "odd",
        "*": "marked",
        "~": "marked",
        "`": "marked",
        "{": "word",
    }.items()
}


_ADDRESSES = tuple(b"/home/ /Users/ /root/ /mnt/ /private/ /var/".split())
_CAPITALS = tuple(b"GoBack Error! MERGEFORMAT PAGEREF HYPERLINK EMBED Mso SmartTag".split())
_ROUND, _SQUARE = lazy_re(rb"\(\s*[a-z]"), lazy_re(rb"\[\s*[a-z]")
"""Two: ``re`` is quick to find one character, and slow to find one of two."""
_SOFT = lazy_re(rb"\n\?(?<=\?\n\?)")
_TRAVEL = lazy_re(rb"0000000(?:(?<=[A-Z]0000000)|00)")
"""What ``contacts.passports`` takes for a number: seven digits behind a letter, or nine."""
_DASHED = lazy_re(rb"-(?=[ \t-]*[0-9])(?<![^\n \t-]-)")
_DASHED_LINES = lazy_re(rf"^[{_BLANK}]*-{{1,2}}[—–―─－-]?[{_BLANK}]*(?=[0-9])", re.MULTILINE)
_PLATE = lazy_re(rb"[A-HJ-NP-Z][ .-]?[A-HJ-NP-Z0-9]{4}")
_PLATE_PLACED = lazy_re(rb"[A-HJ-NP-Z](?<=\?.)[ .?-]?[A-HJ-NP-Z0-9]{4}", re.DOTALL)
_INNER_HOST = pattern_table(
    (rb"10\.", b"10.1.2.3"),
    (rb"192\.", b"192.168.1.20"),
    (rb"172\.", b"172.16.0.1"),
    (rb"127\.", b"127.0.0.1"),
    (rb"169\.", b"169.254.0.9"),
    (rb"[^\s/]{1,60}@", b"wang@server"),
    b"localhost",
    (rb"oa[.:]", b"oa.lanqing.gov.cn"),
    b"xtbg",
    (rb"nw[.:]", b"nw.lanqing.gov.cn"),
    b"inner intra neiwang",
    (rb"[a-z0-9-]+[:/]", b"fileserver/share", b"fileserver:8080"),
    (rb"[a-z0-9.-]+\.(?:local|lan|intra|internal|corp)", b"files.county.lan"),
)
_INNER = lazy_re(b"//" + _INNER_HOST.pattern)
_TOKENS = pattern_table(
    (rb"[?&;][a-z_]{3,12}=", b"?token=a1"),
    (rb"bearer\s", b"bearer a1"),
    (b"private key", b"private key"),
    b"akid ltai",
)
_EXACT = lazy_re(rb"\.[0-9]{5}")
_INNER_NETWORK = pattern_table(
    (rb"(?<=10\.)", b"10.1"),
    (rb"(?<=192\.)", b"192.168"),
    (rb"(?<=172\.)", b"172.16"),
    (rb"(?<=127\.)", b"127.0"),
    (rb"(?<=169\.)", b"169.254"),
)
_ADDRESS = lazy_re(rb"\.%s[0-9]{1,3}\.[0-9]" % _INNER_NETWORK.pattern)
_DEGREES = lazy_re(r"度(?<=[0-9\s]度)(?=\s*[0-9])")
_DRIVE = lazy_re(rb":/(?!/)")
_BETS = lazy_re(rb"bet|pk10|[wmn]88")


def add(places: dict[str, list[int]], family: str, at: int) -> None:
    """One more place for a family."""
    places.setdefault(family, []).append(at)


def latin(text: str, places: dict[str, list[int]]) -> None:
    """Add to ``found`` the families that have anything to do with the text's ASCII characters."""
    few = text.encode("ascii", "ignore")
    skeleton = text.encode("ascii", "replace")
    zeros = skeleton.translate(_ZEROS)
    for match in _LONG_ZEROS.finditer(zeros):
        if _LONG.match(text, match.start()):
            add(places, "number", match.start())
    if _SPLIT_ZEROS.search(zeros):
        add(places, "split", 0)
    if _TRAVEL.search(zeros):
        add(places, "passport", 0)
    if _SOFT.search(skeleton) and SOFT.search(text):
        add(places, "marked", 0)
    if _DASHED.search(few):
        places.setdefault("page", []).extend(match.end() for match in _DASHED_LINES.finditer(text))
    if _ROUND.search(few) or _SQUARE.search(few):
        _brackets(text, skeleton, places)
    if b"." in few:
        if _EXACT.search(skeleton) or "°" in text or _DEGREES.search(text):
            add(places, "geo", 0)
        if _ADDRESS.search(skeleton):
            add(places, "net", 0)
    if b"__" in few:
        add(places, "marked", 0)
    if b"mso-" in few or b"schemas-microsoft" in few or b"_Toc" in few:
        add(places, "word", 0)
    signs = few.translate(None, _SAID)
    if signs:
        _signs(text, few, skeleton, signs, places)
    if not few.islower():
        _capitals(text, few, skeleton, places)
        few = few.lower()
    if b"file:" in few:
        add(places, "path", 0)
    if b"bet" in few or b"pk10" in few or b"w88" in few or b"m88" in few or b"n88" in few:
        places.setdefault("spam", []).extend(match.start() for match in _BETS.finditer(skeleton.lower()))
    if b"=" in signs or b"bearer" in few or b"private key" in few or b"akid" in few or b"ltai" in few:
        places.setdefault("token", []).extend(match.start() for match in _TOKENS.finditer(skeleton.lower()))


def _signs(text: str, few: bytes, skeleton: bytes, signs: bytes, places: dict[str, list[int]]) -> None:
    """What is told by a sign that most documents have none of. signs: all that the text has, in order."""
    for sign in set(signs):
        for family in _BY_SIGN.get(sign, ()):
            add(places, family, 0)
    if b"<" in signs:
        # Behind a tag may stand what a hijacker wrote.
        places.setdefault("spam", []).extend(match.start() for match in re.finditer(b"<", skeleton))
    if b"[bookmark" in few:
        add(places, "word", 0)
    if b"/" in signs:
        if any(string in few for string in _ADDRESSES) or (b":/" in few and _DRIVE.search(skeleton)):
            add(places, "path", 0)
        if b"//" in few and _INNER.search(skeleton.lower()):
            add(places, "net", 0)


def _brackets(text: str, skeleton: bytes, places: dict[str, list[int]]) -> None:
    for form in (_ROUND, _SQUARE):
        if any("\u4e00" <= text[match.start() - 1] <= "\u9fff" for match in form.finditer(skeleton)):
            add(places, "pinyin", 0)


def _capitals(text: str, few: bytes, skeleton: bytes, places: dict[str, list[int]]) -> None:
    if any(string in few for string in _CAPITALS):
        add(places, "word", 0)
    for word, family in (("HIV", "illness"), ("Page", "page")):
        if word.encode() in few:
            places.setdefault(family, []).extend(match.start() for match in re.finditer(word, text))
    if _PLATE.search(few) and _PLATE_PLACED.search(skeleton):
        add(places, "plate", 0)
