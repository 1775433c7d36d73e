"""The gate's detectors: text and files -> hits. Pure, on the floor of ``model`` and ``base``;
the rules put hits into words.

    view        text -> the same text as a reader sees it (entities, full-width, invisible characters) and the way back
    trigger     text -> which families of detectors have anything to do: one cheap pass over every clean document
    numbers, contacts, homes, illnesses, persons, columns, secrecy, residues, lint    the detectors, by family
    scan        text -> hits, through view and trigger
    attachments bytes of a file -> its parts as text, and what lies hidden in it
    document    a Source with its attachments -> hits by code, kept for the rules that ask for them one after another
    forms, ladder    forms of official numbers, numbering of clauses

What is found is never repeated whole: a hit carries the masked form,
and whatever quotes a line goes through ``masking``.
"""

from __future__ import annotations

from functools import lru_cache

from generator.base.patterns import lazy_re

_FEW = 6
"""Numerals in a word of a message below which nothing in it is anybody's."""


_DAY = lazy_re(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2}|年[0-9]{1,2}月[0-9]{1,2}日)")
"""A day by itself, as most values of messages are that have numerals enough, is nobody's."""


@lru_cache(maxsize=1024)
def covered(text: str) -> str:
    """A word of a message with everything private in it masked: messages quote titles, names of fields, values.
    Kept, since the same words stand in many messages."""
    if (sum(map(str.isnumeric, text)) < _FEW and "@" not in text) or _DAY.fullmatch(text):
        return text
    from generator.checks.detectors.masking import covered as masked
    from generator.checks.detectors.scan import scan

    # A mailbox that is masked already still looks like one.
    return masked(text, (hit for hit in scan(text)[0] if "***@" not in text[hit.start : hit.end]))
