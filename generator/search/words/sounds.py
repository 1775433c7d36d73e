"""Words -> how they are read: pinyin without tones, by pypinyin's dictionaries of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def common_characters() -> list[str]:
    """The 3,755 characters of GB 2312's first level: what people type, whatever the site holds."""
    found = []
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            char = bytes((row, cell)).decode("gb2312", "ignore")
            found += [char] if char else []
    return found


def readings(words: Sequence[str], more: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Character -> its usual reading; word -> its own, syllables apart by spaces, where that differs.

    more: characters that must have a reading beside those of the words.
    """
    from pypinyin import lazy_pinyin  # a tenth of a second, which a build with these files at hand does without

    chars = sorted({*more, *"".join(words)})
    usual = {char: said[0] for char in chars if (said := lazy_pinyin(char, errors="ignore"))}
    own = {}
    for word in words:
        said = lazy_pinyin(word, errors="ignore")
        if said and said != [usual.get(char) for char in word]:
            own[word] = " ".join(said)
    return usual, own
