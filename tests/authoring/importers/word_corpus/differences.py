"""Where an import is right to differ from LibreOffice's text: the reason, and what is right, line by line.

Word's own prints are the measure (ECMA-376 and MS-DOCX say the same); LibreOffice is that of Debian 12, 7.4.
"""

from __future__ import annotations

from dataclasses import dataclass

from .forms import NUMBERS
from .parts import TITLE


@dataclass(frozen=True, slots=True)
class Difference:
    """A file whose text is rightly another one. right: the lines, without blanks, below the title."""

    reason: str
    right: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The right lines with the title."""
        return [TITLE, *self.right]


UNKNOWN = "LibreOffice does not know the form and counts in Arabic digits."
LETTERS = (
    "Word repeats a letter when the alphabet is through (a to z, aa, bb); LibreOffice counts with letters as digits."
)
COUNTED = (
    "LibreOffice has one way to count in Chinese (and Japanese); Word has 一〇, 一○○, 百 and 壱拾 beside 十 and 一百."
)
ZERO = "Word writes 〇 in the gap (一百〇一), LibreOffice 零."
CIRCLES = "Word's circled numbers end at ⑳ (the Chinese form at ⑩), and ㊀ has circles of its own."
WORDS = "LibreOffice spells in the language of the text, Word in English."
WIDE = "The importer writes figures of full width as usual ones, and says so (cleaning/wide_digits.py)."
BRACKETS = (
    "The importer writes (1) before a clause as （1）, GB/T 9704-2012 7.3.3, and says so (cleaning/clause_numbers.py)."
)

_THAI = "หนึ่ง|สอง|เก้า|สิบ|สิบเอ็ด|ยี่สิบ|ยี่สิบเอ็ด|ยี่สิบเจ็ด|หนึ่งร้อย|หนึ่งร้อยเอ็ด|หนึ่งร้อยสิบ"
_FORMS: dict[str, dict[str, str]] = {
    UNKNOWN: {
        "bahtText": (
            "หนึ่งบาทถ้วน|สองบาทถ้วน|เก้าบาทถ้วน|สิบบาทถ้วน|สิบเอ็ดบาทถ้วน|"
            "ยี่สิบบาทถ้วน|ยี่สิบเอ็ดบาทถ้วน|ยี่สิบเจ็ดบาทถ้วน|"
            "หนึ่งร้อยบาทถ้วน|หนึ่งร้อยเอ็ดบาทถ้วน|หนึ่งร้อยสิบบาทถ้วน"
        ),
        "decimalEnclosedFullstop": "⒈|⒉|⒐|⒑|⒒|⒛|21|27|100|101|110",
        "decimalEnclosedParen": "⑴|⑵|⑼|⑽|⑾|⒇|21|27|100|101|110",
        "dollarText": (
            "One and 00/100|Two and 00/100|Nine and 00/100|Ten and 00/100|Eleven and 00/100|"
            "Twenty and 00/100|Twenty-one and 00/100|Twenty-seven and 00/100|"
            "One hundred and 00/100|One hundred one and 00/100|One hundred ten and 00/100"
        ),
        "hex": "1|2|9|A|B|14|15|1B|64|65|6E",
        "hindiConsonants": "अ|आ|ऍ|ऎ|ए|आआ|इइ|ऍऍ|ऎऎऎऎऎऎ|एएएएएए|आआआआआआआ",
        "hindiCounting": "एक|दो|नौ|दस|ग्यारह|बीस|21|27|100|101|110",
        "hindiNumbers": "१|२|९|१०|११|२०|२१|२७|१००|१०१|११०",
        "ideographZodiacTraditional": "甲子|乙丑|壬申|癸酉|甲戌|癸未|甲申|庚寅|癸卯|甲辰|癸丑",
        "japaneseDigitalTenThousand": "一|二|九|一〇|一一|二〇|二一|二七|一〇〇|一〇一|一一〇",
        "numberInDash": "- 1 -|- 2 -|- 9 -|- 10 -|- 11 -|- 20 -|- 21 -|- 27 -|- 100 -|- 101 -|- 110 -",
        "taiwaneseDigital": "一|二|九|一○|一一|二○|二一|二七|一○○|一○一|一一○",
        "thaiCounting": _THAI,
        "thaiNumbers": "๑|๒|๙|๑๐|๑๑|๒๐|๒๑|๒๗|๑๐๐|๑๐๑|๑๑๐",
        "vietnameseCounting": (
            "một|hai|chín|mười|mười một|hai mươi|hai mươi mốt|hai mươi bảy|một trăm|một trăm lẻ một|một trăm mười"
        ),
    },
    LETTERS: {
        "arabicAbjad": "أ|ب|ط|ي|ك|ر|ش|ظ|عععع|فففف|ضضضض",
        "arabicAlpha": "أ|ب|ذ|ر|ز|ف|ق|و|طططط|ظظظظ|هههه",
        "hebrew2": "א|ב|ט|י|כ|ר|ש|תה|תתתתל|תתתתמ|תתתתת",
        "hindiVowels": "क|ख|झ|ञ|ट|न|ऩ|य|ममम|ययय|ससस",
        "russianLower": "а|б|и|к|л|ф|х|э|нннн|оооо|чччч",
        "russianUpper": "А|Б|И|К|Л|Ф|Х|Э|НННН|ОООО|ЧЧЧЧ",
        "thaiLetters": "ก|ข|ฌ|ญ|ฎ|ท|ธ|พ|ตตต|ถถถ|ฟฟฟ",
    },
    COUNTED: {
        "chineseCounting": "一|二|九|十|十一|二十|二十一|二十七|一○○|一○一|一一○",
        "taiwaneseCounting": "一|二|九|十|十一|二十|二十一|二十七|一○○|一○一|一一○",
        "ideographDigital": "一|二|九|一〇|一一|二〇|二一|二七|一〇〇|一〇一|一一〇",
        "japaneseCounting": "一|二|九|十|十一|二十|二十一|二十七|百|百一|百十",
        "japaneseLegal": "壱|弐|九|壱拾|壱拾壱|弐拾|弐拾壱|弐拾七|壱百|壱百壱|壱百壱拾",
    },
    ZERO: {
        "chineseCountingThousand": "一|二|九|十|十一|二十|二十一|二十七|一百|一百〇一|一百一十",
    },
    CIRCLES: {
        "decimalEnclosedCircle": "①|②|⑨|⑩|⑪|⑳|21|27|100|101|110",
        "decimalEnclosedCircleChinese": "①|②|⑨|⑩|11|20|21|27|100|101|110",
        "ideographEnclosedCircle": "㊀|㊁|㊈|㊉|11|20|21|27|100|101|110",
    },
    WORDS: {
        "cardinalText": (
            "One|Two|Nine|Ten|Eleven|Twenty|Twenty-one|Twenty-seven|One hundred|One hundred one|One hundred ten"
        ),
        "ordinal": "1st|2nd|9th|10th|11th|20th|21st|27th|100th|101st|110th",
        "ordinalText": (
            "First|Second|Ninth|Tenth|Eleventh|"
            "Twentieth|Twenty-first|Twenty-seventh|One hundredth|One hundred first|One hundred tenth"
        ),
    },
    WIDE: {
        "decimalFullWidth": "1|2|9|10|11|20|21|27|100|101|110",
        "decimalFullWidth2": "1|2|9|10|11|20|21|27|100|101|110",
    },
}
"""Reason -> form -> the right numbers, parted by |."""

_OTHERS: dict[str, Difference] = {
    "number-restart-never": Difference(
        "LibreOffice passes over lvlRestart; with 0 articles count on through chapters (17.9.10).",
        ("第一章总则", "第一条甲", "第二条乙", "第二章附则", "第三条丙"),
    ),
    "number-restart-after-the-first-level-only": Difference(
        f"LibreOffice passes over lvlRestart: the third level begins anew after the first only. {BRACKETS}",
        ("1.甲", "1.1乙", "（1）丙", "1.2丁", "（2）戊", "2.己", "2.1庚", "（1）辛"),
    ),
    "number-suffixes": Difference(BRACKETS, ("第1条甲", "1-乙", "（1）丙")),
    "number-all-arabic": Difference(
        "LibreOffice passes over isLgl, which makes every number of a level Arabic (17.9.4).",
        ("第一章甲", "1.1乙", "1.2丙", "第二章丁", "2.1戊", "2.1.1己"),
    ),
    "number-marked-with-a-star": Difference(
        "LibreOffice's text has one sign for all bullets; ★ says what must be met and stays.",
        ("★须满足的条件", "•一般条件"),
    ),
    "number-levels-that-name-styles-without-level": Difference(
        "LibreOffice 7.4 wants the level in the style; the level that names the style decides (17.9.23).",
        ("第一章总则", "第一条甲", "第二章附则", "第一条乙"),
    ),
    "layout-field-simple": Difference(
        "LibreOffice counts pages anew; the field's result as it was saved is what readers of the file saw.",
        ("共8页附表。",),
    ),
    "layout-footnotes": Difference("LibreOffice's text has no notes.", ("有注[1]的话。", "末段。", "1.注文。")),
    "layout-hidden-item": Difference(
        "LibreOffice's text has hidden paragraphs too; Word neither prints nor counts them.", ("1、甲", "2、丙")
    ),
    "layout-text-box": Difference(
        "LibreOffice's text has no text boxes; they follow the paragraph that they are anchored in.",
        ("框前的话。", "框里的话。", "框后的话。"),
    ),
}


def _form(reason: str, signs: str) -> Difference:
    told = zip(signs.split("|"), NUMBERS, strict=True)
    return Difference(reason, tuple(f"【{sign.replace(' ', '')}】即{number}号" for sign, number in told))


DIFFERENCES: dict[str, Difference] = _OTHERS | {
    f"form-{name}": _form(reason, signs) for reason, forms in _FORMS.items() for name, signs in forms.items()
}
"""Every such file by name; all others have the same text in both."""
