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

from generator.base.patterns import lazy_re

_LONG = lazy_re(r"[0-9０-９](?:[^\u4e00-\u9fff0-9]{0,3}[0-9０-９]){10}")


def covered(text: str) -> str:
    """A word of a message with everything private in it masked: messages quote titles, names of fields, values."""
    if not _LONG.search(text):
        return text
    from generator.checks.detectors.masking import covered as masked
    from generator.checks.detectors.scan import scan

    return masked(text, scan(text)[0])
