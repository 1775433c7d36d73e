"""A file for every number form of Word (ECMA-376 part 1, 17.18.59), each with the numbers where forms differ."""

from __future__ import annotations

from .parts import WordParts, abstract, level, num, p, titled

NUMBERS = (1, 2, 9, 10, 11, 20, 21, 27, 100, 101, 110)
NAMES = (
    "aiueo aiueoFullWidth arabicAbjad arabicAlpha bahtText cardinalText chicago chineseCounting "
    "chineseCountingThousand chineseLegalSimplified chosung decimal decimalEnclosedCircle decimalEnclosedCircleChinese "
    "decimalEnclosedFullstop decimalEnclosedParen decimalFullWidth decimalFullWidth2 decimalHalfWidth decimalZero "
    "dollarText ganada hebrew1 hebrew2 hex hindiConsonants hindiCounting hindiNumbers hindiVowels ideographDigital "
    "ideographEnclosedCircle ideographLegalTraditional ideographTraditional ideographZodiac ideographZodiacTraditional "
    "iroha irohaFullWidth japaneseCounting japaneseDigitalTenThousand japaneseLegal koreanCounting koreanDigital "
    "koreanDigital2 koreanLegal lowerLetter lowerRoman numberInDash ordinal ordinalText russianLower russianUpper "
    "taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital thaiCounting thaiLetters thaiNumbers upperLetter "
    "upperRoman vietnameseCounting"
).split()


def _shown(form: str) -> WordParts:
    """Every number of one form in brackets, behind the same number in Arabic digits."""
    lists = "".join(abstract(place, level(0, form, "【%1】", start=start)) for place, start in enumerate(NUMBERS))
    numbers = "".join(num(place + 1, place) for place in range(len(NUMBERS)))
    return titled(
        "".join(p(f"即{start}号", num=(place + 1, 0)) for place, start in enumerate(NUMBERS)), lists + numbers
    )


FILES: dict[str, WordParts] = {f"form-{name}": _shown(name) for name in NAMES}
