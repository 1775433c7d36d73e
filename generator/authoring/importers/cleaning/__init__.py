"""Raw text -> clean text: a literal list of steps and a loop. Each step is one file with its examples.

A step has NAME (Chinese, shown to the editor), EXAMPLES (pairs before and after, which are its tests) and either
``clean(text) -> Cleaned``, for the text of every block and cell, or ``clean_blocks(blocks) -> CleanedBlocks``. With
``applies(whole) -> bool`` it looks at the whole text once and may stand aside.
"""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning import (
    bracket_pinyin,
    broken_sentences,
    checkbox_glyphs,
    clause_numbers,
    control_characters,
    dates,
    document_numbers,
    footnote_marks,
    hard_wrapped_lines,
    page_numbers,
    punctuation,
    site_chrome,
    spread_blanks,
    to_simplified,
    wide_digits,
    word_residue,
)
from generator.authoring.importers.cleaning.step import Cleaned
from generator.authoring.importers.source import ImportChange, RawText, SourceBlock, change

STEPS: tuple[ModuleType, ...] = (
    control_characters,
    word_residue,
    bracket_pinyin,
    to_simplified,
    site_chrome,
    footnote_marks,
    page_numbers,
    hard_wrapped_lines,
    spread_blanks,
    broken_sentences,
    wide_digits,
    punctuation,
    clause_numbers,
    dates,
    document_numbers,
    checkbox_glyphs,
)
"""In this order: marks inside words first, then whole lines, then sentences, then what a whole sentence shows."""


def clean(raw: RawText, *, simplify: bool) -> RawText:
    """The text after every step, its changes and findings added to those of the reader. Pure."""
    for step in STEPS:
        if step is to_simplified and not simplify:
            continue
        raw = _run(step, raw)
    notices = to_simplified.remarks(whole(raw.blocks), simplified=simplify)
    return replace(raw, notices=raw.notices + notices)


def whole(blocks: tuple[SourceBlock, ...]) -> str:
    """Every text of the blocks, marks taken out, one line a block or cell."""
    lines: list[str] = []
    for block in blocks:
        lines.append(inline.plain(block.text))
        lines.extend(inline.plain(cell.text) for row in block.rows for cell in row)
    return "\n".join(lines)


def _run(step: ModuleType, raw: RawText) -> RawText:
    applies = getattr(step, "applies", None)
    if applies is not None and not applies(whole(raw.blocks)):
        return raw
    if hasattr(step, "clean_blocks"):
        result = step.clean_blocks(raw.blocks)
        changes = change(step.NAME, result.changed)
        return replace(
            raw, blocks=result.blocks, changes=raw.changes + changes, evidence=raw.evidence + result.evidence
        )
    blocks, changes = _each_text(step, raw.blocks)
    evidence = tuple(replace(item, value=step.clean(item.value).text) for item in raw.evidence)
    return replace(raw, blocks=blocks, changes=raw.changes + changes, evidence=evidence)


def _each_text(
    step: ModuleType, blocks: tuple[SourceBlock, ...]
) -> tuple[tuple[SourceBlock, ...], tuple[ImportChange, ...]]:
    changed: list[str] = []

    def cleaned(text: str) -> str:
        if not text:
            return text
        result: Cleaned = step.clean(text)
        changed.extend(result.changed)
        return result.text

    fresh: list[SourceBlock] = []
    for block in blocks:
        rows = tuple(tuple(replace(cell, text=cleaned(cell.text)) for cell in row) for row in block.rows)
        fresh.append(replace(block, text=cleaned(block.text), rows=rows))
    return tuple(fresh), change(step.NAME, tuple(inline.plain(sample) for sample in changed))
