"""Text -> the tokens that stand for it in the index, and a query -> the phrases that it asks for.

The browser has the same rules in ``themes/county/static/js/search/tokens.js``; ``tests/vectors/search_tokens.json``
holds both to them. Why letters and digits are cut like Han: docs/decisions/0050.

* NFKD, lower case; marks, zero-width characters, white space, brackets and quotation marks are not there at all;
* what is left are runs of letters, digits and Han; other punctuation ends a run, but right behind a Latin letter or a
  digit it belongs to the run, as a letter that nobody types (JOINTS): 1.8, 3/4, 8:30 and A+ are found as they stand;
* a run gives its overlapping pairs: 13号文件 -> 13 3号 号文 文件;
* a run whose last character is not Han gives that character alone as well, so that A、B can be asked for as one
  phrase (a b); after a Han run the punctuation takes an empty position instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

GAP = "."
"""A word without letters: Pagefind gives it a position and no entry, so that no phrase reaches across it."""

BRACKETS = "〔〕〖〗【】「」『』《》〈〉()[]{}<>\"'`“”‘’„‟‹›«»·•・‧"
"""Not there for search: 〔2020〕, [2020], （2020） and 2020 are one, and so are names with and without a middle dot."""

JOINTS = {
    sign: chr(0xA000 + place)
    for place, signs in enumerate((*".,:;/%+_@#&=*~^|\\!?$°‰±×÷≤≥", "-\u2010\u2013\u2014\u2212"))
    for sign in signs
}
"""Punctuation behind a digit or a Latin letter -> the letter that stands for it: Pagefind keeps letters only. Yi has no
case and no accents, and no county writes it by single characters between digits. All dashes are one."""

_JOINED = re.compile(f"(?<=[0-9a-z])[{re.escape(''.join(JOINTS))}]+")
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = str.maketrans(JOINTS)

BREAK = "\n"
"""Stands in a folded text for the punctuation that ends a run."""


class QueryTerm(NamedTuple):
    """One word of a query: every phrase and every single character must be in the document."""

    phrases: tuple[tuple[str, ...], ...]
    characters: tuple[str, ...]


class _Classes(dict[int, str | None]):
    """Code point -> itself, None (not there) or a break; filled as characters are met."""

    def __init__(self, script: Mapping[str, str]) -> None:
        super().__init__({ord(char): None for char in BRACKETS})
        self.update({ord(source): target for source, target in script.items()})

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        kind = unicodedata.category(char)
        if char.isspace() or kind[0] == "M" or kind == "Cf":
            sort: str | None = None
        else:
            sort = char if kind[0] in "LN" else BREAK
        self[code] = sort
        return sort


_PLAIN = _Classes({})
_SCRIPTS: dict[int, tuple[Mapping[str, str], _Classes]] = {}
"""By identity of the map, which is held here so that its identity is not given to another."""


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return _HAN.match(char) is not None


def folded(text: str, script: Mapping[str, str] | None = None) -> str:
    """``text`` as search sees it, with BREAK for each other sign; ``script`` maps traditional characters to
    simplified ones."""
    classes = _PLAIN
    if script:
        if id(script) not in _SCRIPTS:
            _SCRIPTS[id(script)] = (script, _Classes(script))
        classes = _SCRIPTS[id(script)][1]
    plain = unicodedata.normalize("NFKD", text).lower()
    return _JOINED.sub(lambda signs: signs[0].translate(_LETTERS), plain).translate(classes)


def runs(text: str, script: Mapping[str, str] | None = None) -> list[str]:
    """The runs of letters, digits and Han in ``text``; ``script`` as in ``folded``."""
    return [run for run in folded(text, script).split(BREAK) if run]


def tokens(text: str, script: Mapping[str, str] | None = None) -> list[str]:
    """The index tokens of one block of text, with GAP where a Han run was ended by punctuation."""
    cut: list[str] = []
    after_han = False
    for run in runs(text, script):
        if after_han:
            cut.append(GAP)
        cut += [left + right for left, right in pairwise(run)]
        after_han = is_han(run[-1])
        if not after_han:
            cut.append(run[-1])
    return cut


def terms(query: str, script: Mapping[str, str] | None = None) -> list[QueryTerm]:
    """The terms of a query: white space parts them, and a document must hold each."""
    parts = (_term(runs(part, script)) for part in query.split())
    return [term for term in parts if term.phrases or term.characters]


def _term(parts: list[str]) -> QueryTerm:
    phrases: list[tuple[str, ...]] = []
    characters: list[str] = []
    held: list[str] = []

    def close() -> None:
        if held:
            phrases.append(tuple(held))
            held.clear()

    for at, run in enumerate(parts):
        last, han = at == len(parts) - 1, is_han(run[-1])
        if len(run) == 1 and (last or han):
            close()
            characters.append(run)
            continue
        held.extend(left + right for left, right in pairwise(run))
        if last or han:
            close()
        else:
            held.append(run[-1])
    return QueryTerm(tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(characters)))
