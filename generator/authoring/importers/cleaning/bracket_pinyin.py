"""``辦(bàn)公廳`` -> ``辦公廳``: pinyin that scraping sites put behind characters, toned or toneless, also nested."""

from __future__ import annotations

import re
import unicodedata

from generator.authoring.importers.cleaning.step import HAN, Cleaned

NAME = "删去括注拼音"
EXAMPLES = (
    ("办(bàn)公厅", "办公厅"),
    ("办(ban)公厅", "办公厅"),
    ("确(què)定", "确定"),
    ("恶(è)意", "恶意"),
    ("(二(èr))基本原则", "(二)基本原则"),
    ("办（bàn）公厅", "办公厅"),
    ("政府(zhèng fǔ)网站", "政府网站"),
    ("绿(lǜ)色", "绿色"),
    ("政府和社会资本合作(ppp)提供", "政府和社会资本合作(ppp)提供"),
    ("如图(a)所示", "如图(a)所示"),
    ("客户端(app)", "客户端(app)"),
    ("手机(iPhone)", "手机(iPhone)"),
    ("项目(PPP)", "项目(PPP)"),
)

_BRACKET = re.compile(rf"(?<=[{HAN}])[(（\[]\s*([a-zü\u00e0-\u01dc\u0300-\u030c'’\s]{{1,24}}?)\s*[)）\]]")
_FINALS = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d t": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "n l": "a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue",
    "g k h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j q x": "i ia ie iao iu ian in iang ing iong u ue uan un v ve",
    "zh ch sh": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u ua uo ui uan un",
    "z c s": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "y": "a e i o ao ou an in ang ing ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang eng er",
}
"""Initials of a syllable -> the finals that may follow (汉语拼音方案, ü written v)."""
_SYLLABLES = {
    initial + final
    for initials, finals in _FINALS.items()
    for initial in initials.split() or ("",)
    for final in finals.split()
}
_SEVERAL = re.compile(f"(?:{'|'.join(sorted(_SYLLABLES))})+")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def clean(text: str) -> Cleaned:
    """The text without bracketed pinyin; each bracket that goes is counted."""
    changed: list[str] = []

    def drop(match: re.Match[str]) -> str:
        if not is_pinyin(match.group(1)):
            return match.group()
        changed.append(text[max(0, match.start() - 1) : match.end()])
        return ""

    return Cleaned(_BRACKET.sub(drop, text), tuple(changed))


def is_pinyin(letters: str) -> bool:
    """True for one or more syllables with tone marks, or for one syllable of two letters or more without.

    A single toneless letter numbers a figure (图(a)), and ``ppp`` or ``app`` is no syllable.
    """
    spread = unicodedata.normalize("NFD", letters)
    bare = _TONES.sub("", spread).replace("u\u0308", "v")
    toned = bare != spread.replace("u\u0308", "v")
    words = re.split(r"[\s'’]+", bare.strip())
    if toned:
        return all(_SEVERAL.fullmatch(word) for word in words)
    return len(words) == 1 and len(bare) >= 2 and bare in _SYLLABLES
