"""A number in each form that Word counts lists in (ECMA-376 part 1, 17.18.59; MS-DOCX 2.4 for ``custom``).

Where the standard's words and what Word prints differ, what Word prints is taken: 一百〇一 (chineseCountingThousand),
一○一 (chineseCounting from a hundred on), no ㉑ after ⑳. Numbers that a form has no sign for are Arabic, as in Word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.authoring.importers.word import number_words

_Form = Callable[[int], str]
_LARGEST = 32767
"""Word counts no list further; letters and Roman numerals would grow without end beyond."""
_REPEATS = 30
"""How often a letter is repeated at most ; Word begins anew after that, which nobody could tell apart."""
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ARABIC, _ABJAD = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HINDI_CONSONANTS = "कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह"
_HINDI_VOWELS = (*"अआइईउऊऋऌऍऎएऐऑऒओऔ", "अं", "अः")
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"


@dataclass(frozen=True, slots=True)
class EastAsianCounting:
    """A way to count with signs for ten, hundred and thousand.

    digits: 0 to 9; the first is also what stands for places left out, when ``gaps``. one: whether 一 stands before a
    unit: always, never, or (None) except at the head of 10 to 19. bare_myriad: 10,000 without a one before it.
    """

    digits: str
    units: str = "十百千"
    myriad: str = "万"
    one: bool | None = None
    gaps: bool = True
    bare_myriad: bool = False

    def __call__(self, number: int) -> str:
        """The number, 0 to 99,999,999."""
        if not number:
            return self.digits[0]
        high, low = divmod(number, 10_000)
        if not high:
            return self._group(low, head=True)
        head = "" if high == 1 and self.bare_myriad else self._group(high, head=True)
        gap = self.digits[0] if self.gaps and 0 < low < 1000 else ""
        return head + self.myriad + gap + (self._group(low, head=False) if low else "")

    def _group(self, number: int, *, head: bool) -> str:
        """Up to four digits, not 0. head: nothing stands before them."""
        written: list[str] = []
        skipped = False
        for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
            if not digit:
                skipped = True
                continue
            if skipped and self.gaps:
                written.append(self.digits[0])
            skipped = False
            bare = digit == 1 and place > 0 and (self.one is False or (self.one is None and self._teen(number, head)))
            written.append(("" if bare else self.digits[digit]) + (self.units[place - 1] if place else ""))
        return "".join(written)

    @staticmethod
    def _teen(number: int, head: bool) -> bool:
        return head and 10 <= number < 20


def counted(number: int, form: str) -> str:
    """A list's number in a form of Word's; in Arabic digits where the form is not known or has no sign for it."""
    function = _FORMS.get(form)
    return function(number) if function is not None and 0 <= number <= _LARGEST else str(number)


def known(form: str) -> bool:
    """Whether Word has a form of that name."""
    return form in _FORMS or form == "bullet"


def custom_form(pattern: str) -> str | None:
    """The form that a pattern of examples stands for, ``001, 002, 003, ...`` (MS-DOCX 2.4); None for one not known."""
    parts = (re.sub(r"[(（]\w[)）]$", "", part.strip()) for part in pattern.split(",")[:_EXAMPLES])
    examples = [part for part in parts if part.strip(".…")]
    if not examples:
        return None
    zeros = re.fullmatch(r"(0{1,9})1", examples[0])
    if zeros:
        return f"{_PADDED}{len(examples[0])}"
    for places in (range(1, len(examples) + 1), [10**power for power in range(len(examples))]):
        fits = (form for form in _FORMS if [counted(place, form) for place in places] == examples)
        if len(examples) > 1 and (found := next(fits, None)):
            return found
    return None


_PADDED = "padded"
_EXAMPLES = 8


def _repeated(signs: str | tuple[str, ...]) -> _Form:
    """a to z, then aa to zz, then aaa: each sign so often as the alphabet was run through."""

    def form(number: int) -> str:
        if not number or number > len(signs) * _REPEATS:
            return str(number) if number else ""
        return signs[(number - 1) % len(signs)] * -(-number // len(signs))

    return form


def _cycled(signs: str) -> _Form:
    return lambda number: signs[(number - 1) % len(signs)] if number else "0"


def _listed(signs: str | list[str]) -> _Form:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _run(first: int, last: int) -> _Form:
    return _listed("".join(map(chr, range(first, last + 1))))


def _digits(signs: str) -> _Form:
    return lambda number: "".join(signs[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    written = []
    for size, sign in _ROMAN:
        times, number = divmod(number, size)
        written.append(sign * times)
    return "".join(written)


def _below_hundred(digits: str) -> _Form:
    """Counted up to 99, digit by digit from a hundred on: 九十九, 一○○."""
    count, spelled = EastAsianCounting(digits), _digits(digits)
    return lambda number: count(number) if number < 100 else spelled(number)


def _hebrew_letters(number: int) -> str:
    rounds, place = divmod(number - 1, len(_HEBREW))
    return _HEBREW[-1] * rounds + _HEBREW[place] if 0 < number <= 783 else str(number)


_CHINESE, _CIRCLE = "〇一二三四五六七八九", "○一二三四五六七八九"
_KOREAN = "영일이삼사오육칠팔구"
_LEGAL_UNITS = "拾佰仟"
_SINO_KOREAN = EastAsianCounting(_KOREAN, "십백천", "만", one=False, gaps=False, bare_myriad=True)
_FORMS: dict[str, _Form] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _run(0x2460, 0x2473),
    "decimalEnclosedCircleChinese": _run(0x2460, 0x2469),
    "decimalEnclosedFullstop": _run(0x2488, 0x249B),
    "decimalEnclosedParen": _run(0x2474, 0x2487),
    "numberInDash": "- {} -".format,
    "hex": "{:X}".format,
    "none": lambda _: "",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "ordinal": number_words.ordinal,
    "cardinalText": lambda number: number_words.english(number).capitalize(),
    "ordinalText": lambda number: number_words.english_ordinal(number).capitalize(),
    "dollarText": lambda number: f"{number_words.english(number).capitalize()} and 00/100",
    "chicago": _repeated("*†‡§"),
    "chineseCounting": _below_hundred(_CIRCLE),
    "chineseCountingThousand": EastAsianCounting(_CHINESE),
    "chineseLegalSimplified": EastAsianCounting("零壹贰叁肆伍陆柒捌玖", _LEGAL_UNITS, "萬", one=True),
    "ideographDigital": _digits(_CHINESE),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else "0"
    ),
    "ideographEnclosedCircle": _run(0x3280, 0x3289),
    "ideographLegalTraditional": EastAsianCounting("零壹貳參肆伍陸柒捌玖", _LEGAL_UNITS, "萬", one=True),
    "taiwaneseCounting": _below_hundred(_CIRCLE),
    "taiwaneseCountingThousand": EastAsianCounting("零一二三四五六七八九", myriad="萬"),
    "taiwaneseDigital": _digits(_CIRCLE),
    "japaneseCounting": EastAsianCounting(_CHINESE, one=False, gaps=False),
    "japaneseDigitalTenThousand": _digits(_CHINESE),
    "japaneseLegal": EastAsianCounting("〇壱弐参四伍六七八九", "拾百阡", "萬", one=True, gaps=False),
    "aiueo": _cycled(_AIUEO_HALF),
    "aiueoFullWidth": _cycled(_AIUEO),
    "iroha": _cycled(_IROHA_HALF),
    "irohaFullWidth": _cycled(_IROHA),
    "ganada": _cycled("가나다라마바사아자차카타파하"),
    "chosung": _cycled("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "koreanCounting": _SINO_KOREAN,
    "koreanDigital": _digits(_KOREAN),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "koreanLegal": lambda number: (
        number_words.korean(number) if 0 < number < 100 else _SINO_KOREAN(number) if number else "0"
    ),
    "vietnameseCounting": number_words.vietnamese,
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "hebrew1": number_words.hebrew,
    "hebrew2": _hebrew_letters,
    "arabicAlpha": _repeated(_ARABIC),
    "arabicAbjad": _repeated(_ABJAD),
    # Word has the names of the two alphabets the wrong way round.
    "hindiVowels": _repeated(_HINDI_CONSONANTS),
    "hindiConsonants": _repeated(_HINDI_VOWELS),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "hindiCounting": _listed(number_words.HINDI),
    "thaiLetters": _repeated(_THAI),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
    "thaiCounting": number_words.thai,
    "bahtText": lambda number: f"{number_words.thai(number)}บาทถ้วน",
}
_PADDINGS: dict[str, _Form] = {f"{_PADDED}{width}": f"{{:0{width}d}}".format for width in range(2, 11)}
_FORMS |= _PADDINGS
