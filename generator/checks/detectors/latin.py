"""Text -> what shows in its ASCII characters alone: the trigger's other half.

They are few in a Chinese document and lie in three copies. ``few``: without all other characters, so that whatever is
contiguous in the text is so here. ``skeleton``: with ``?`` for each other character, so that offsets are the text's.
``zeros``: the skeleton with one digit for all, since ``re`` finds a single character many times faster than a class.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.contacts import MAIL_HOSTS
from generator.checks.detectors.cut_numbers import CUT
from generator.checks.detectors.figures import LETTER_BESIDE_DIGIT
from generator.checks.detectors.spaced import is_spaced
from generator.checks.detectors.view import SOFT

_BLANK = " \t\u3000\xa0"
_GAP = r"[ \xa0\u2000-\u200a\u202f\u205f\u3000‐‑‒–—−－·•\n>-]{0,12}+"
_LONG = lazy_re(rf"1(?=(?:{_GAP}[0-9]){{10}})|[0-9](?=(?:{_GAP}[0-9]){{11}})")
"""Eleven digits are a mobile number or, as a landline with its area code, nothing."""
_CUT_ZEROS = lazy_re(rb"0(?<!0.)(?=(?:[^0A-Za-z]{0,12}+0){10})", re.DOTALL)
"""Eleven digits with whatever between them that is no letter: what is worth a closer look."""
_G = rf"{CUT}{{0,12}}+"
_CUT_LONG = lazy_re(
    rf"1(?={_G}[3-9](?:{_G}[0-9]){{9}})|[1-9](?=(?:{_G}[0-9]){{5}}{_G}(?:1{_G}[89]|2{_G}0)(?:{_G}[0-9]){{9}})"
)
"""A mobile number, or the region, the century and the rest of an identity number, with whatever between the digits
that is no letter."""
_NEAR = lazy_re(rf"1(?=(?:{_G}[0-9]){{10}})|[0-9](?=(?:{_G}[0-9]){{11}})")
"""What both of these have; most digits of official prose stand too far from others, and one look tells."""
_ZEROS = bytes(ord("0") if chr(byte).isdigit() else byte for byte in range(256))
_SAID = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \n\t\r-_.:,;()#?!%+\"'$"
"""ASCII characters that say nothing by themselves."""
_BY_SIGN: Mapping[int, tuple[str, ...]] = {
    ord(sign): tuple(families.split())
    for sign, families in {
        "|": "columns",
        "[": "rendered",
        "<": "columns notes marked word rendered",
        "@": "mail",
        "^": "notes",
        "\\": "notes path marked",
        "&": "odd",
        "*": "marked",
        "~": "marked",
        "`": "marked",
        "{": "word rendered",
    }.items()
}


_ADDRESSES = tuple(b"/home/ /Users/ /root/ /mnt/ /private/ /var/".split())
_CAPITALS = tuple(b"GoBack Error! MERGEFORMAT PAGEREF HYPERLINK EMBED Mso SmartTag".split())
_ROUND, _SQUARE = lazy_re(rb"\(\s*[a-z]"), lazy_re(rb"\[\s*[a-z]")
"""Two: ``re`` is quick to find one character, and slow to find one of two."""
_SOFT = lazy_re(rb"\n\?(?<=\?\n\?)")
_TRAVEL = lazy_re(rb"0000000(?:(?<=[A-Z]0000000)|00)")
"""What ``contacts.passports`` takes for a number: seven digits behind a letter, or nine."""
_SCIENTIFIC = lazy_re(rb"[1-9](?:\.[0-9]{1,17})?[Ee]\+0?1[07](?![0-9])")
_DASHED = lazy_re(rb"-(?=[ \t-]{0,80}[0-9])(?<![^\n \t-]-)")
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
_DRIVE = lazy_re(rb":/(?!/)")
_CHAT_LETTERS = tuple(
    (letter, lazy_re(letter + rb"(?<![a-z].)(?=\?| [xq])", re.DOTALL)) for letter in (b"q", b"v", b"w")
)
"""V信, 加V：, Q号, Q Q; an expression each, as above."""
_MAIL_NAME = pattern_table(MAIL_HOSTS.encode())
_MAIL_HOST = lazy_re(rb"%s[^a-z0-9]{0,8}(?:dot)?[^a-z0-9]{0,8}(?:com|net|cn)" % _MAIL_NAME.pattern)
"""``contacts.spoken_mails`` looks closer."""
_BETS = lazy_re(rb"bet|pk10|[wmn]88")
_WORDS: Mapping[str, tuple[bytes, ...]] = {
    "chat": (b"qq", b"vx", b"wx", b"wechat", b"weixin"),
    "spoken": (b"com", b"cn", b"net"),
    "path": (b"file:",),
    "spam": (b"bet", b"pk10", b"w88", b"m88", b"n88"),
    "token": (b"bearer", b"private key", b"akid", b"ltai"),
}
"""What small letters say."""
_LETTERS = b"qxvkzj8wyfhgmrloubpdcnsiaet"
"""Letters, those first that the keys of front matter have least."""


def _by_letter() -> tuple[tuple[int, tuple[tuple[bytes, str], ...]], ...]:
    """The words by the rarest letter of each: one letter is looked for many times faster than a word."""
    words = [(min(word, key=_order), word, family) for family, words in _WORDS.items() for word in words]
    letters = sorted({letter for letter, _, _ in words}, key=_order)
    return tuple((one, tuple((word, family) for letter, word, family in words if letter == one)) for one in letters)


def _order(letter: int) -> int:
    at = _LETTERS.find(letter)
    return at if at >= 0 else len(_LETTERS)


_BY_LETTER = _by_letter()


def add(places: dict[str, list[int]], family: str, at: int) -> None:
    """One more place for a family."""
    places.setdefault(family, []).append(at)


def latin(text: str, places: dict[str, list[int]]) -> None:
    """Add to ``found`` the families that have anything to do with the text's ASCII characters."""
    skeleton = text.encode("ascii", "replace")
    few = skeleton.translate(None, b"?")
    zeros = skeleton.translate(_ZEROS)
    matches = _NEAR.match
    for match in _CUT_ZEROS.finditer(zeros):
        at = match.start()
        if matches(text, at):
            if _LONG.match(text, at):
                add(places, "number", at)
            if _CUT_LONG.match(text, at):
                add(places, "cut", at)
    if b"0000000" in zeros and _TRAVEL.search(zeros):
        add(places, "passport", 0)
    if _SOFT.search(skeleton) and SOFT.search(text):
        add(places, "marked", 0)
    if _DASHED.search(few):
        places.setdefault("page", []).extend(match.end() for match in _DASHED_LINES.finditer(text))
    if _ROUND.search(few) or _SQUARE.search(few):
        _brackets(text, skeleton, places)
    if b"." in few:
        if _EXACT.search(few) and _EXACT.search(skeleton):
            add(places, "geo", 0)
        if _ADDRESS.search(few) and _ADDRESS.search(skeleton):
            add(places, "net", 0)
    if is_spaced(text, few):
        add(places, "spaced", 0)
    digits = few.translate(_ZEROS)
    if b"0." in digits or b"0)" in digits:
        add(places, "rendered", 0)  # it may become a numbered item
    if LETTER_BESIDE_DIGIT.search(few):
        add(places, "figures", 0)
    if b"+" in few:
        for match in _SCIENTIFIC.finditer(skeleton):
            add(places, "scientific", match.start())
    if b"%" in few and (b"%3" in skeleton or b"%2" in skeleton):
        add(places, "odd", 0)
    if b"__" in few:
        add(places, "marked", 0)
    if b"mso-" in few or b"schemas-microsoft" in few or b"_Toc" in few:
        add(places, "word", 0)
    signs = few.translate(None, _SAID)
    if signs:
        _signs(text, few, skeleton, signs, places)
    lowered = skeleton
    if not few.islower():
        _capitals(text, few, skeleton, places)
        few, lowered = few.lower(), skeleton.lower()
    said = {family for letter, words in _BY_LETTER if letter in few for word, family in words if word in few}
    if "chat" in said or any(letter in few and form.search(lowered) for letter, form in _CHAT_LETTERS):
        add(places, "chat", 0)
    if "spoken" in said and _MAIL_HOST.search(few):
        places.setdefault("spoken", []).extend(match.start() for match in _MAIL_HOST.finditer(lowered))
    if "path" in said:
        add(places, "path", 0)
    if "spam" in said:
        places.setdefault("spam", []).extend(match.start() for match in _BETS.finditer(lowered))
    if b"=" in signs or "token" in said:
        places.setdefault("token", []).extend(match.start() for match in _TOKENS.finditer(lowered))
    _classified(text, skeleton, places)


def _classified(text: str, skeleton: bytes, places: dict[str, list[int]]) -> None:
    """Every document says how it is classified; one that is open may say so once more, and otherwise."""
    at = skeleton.find(b"classification")
    while at >= 0:
        said = text[at : at + 26]
        if "不予" in said or "依申" in said:
            add(places, "attribute", at)
        at = skeleton.find(b"classification", at + 1)


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
