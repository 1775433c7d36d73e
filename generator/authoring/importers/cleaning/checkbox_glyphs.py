"""Boxes of a catalogue table -> ■ (yes) and □ (no): the glyphs that fonts and OCR made of them, in table cells only."""

from __future__ import annotations

from dataclasses import replace

from generator.authoring.importers.cleaning.step import CleanedBlocks
from generator.authoring.importers.source import Cell, SourceBlock

NAME = "统一表格勾选符号"
EXAMPLES = ()
"""Works on cells; its examples stand in ``GLYPHS`` and in the tests."""

CHECKED = frozenset("■▄▇◼◾●◆√✓✔☑☒Rtþ")
EMPTY = frozenset("□◻▢○〇◯☐口£¨")
GLYPHS = CHECKED | EMPTY
_SURE = GLYPHS - frozenset("Rt口〇£¨þ○")
"""Those that mean a box wherever they stand; the others do so only in a table that shows a sure one or a known head."""


def clean_blocks(blocks: tuple[SourceBlock, ...]) -> CleanedBlocks:
    """Tables that tick boxes, with one glyph for yes and one for no."""
    changed: list[str] = []
    fresh = tuple(_table(block, changed) if block.kind == "table" else block for block in blocks)
    return CleanedBlocks(fresh, tuple(changed))


def _table(block: SourceBlock, changed: list[str]) -> SourceBlock:
    cells = [cell for row in block.rows for cell in row]
    ticks = any(cell.text[:1] in _SURE for cell in cells if cell.text) or any("公开渠道" in cell.text for cell in cells)
    if not ticks:
        return block
    return replace(block, rows=tuple(tuple(_cell(cell, changed) for cell in row) for row in block.rows))


def _cell(cell: Cell, changed: list[str]) -> Cell:
    pieces = cell.text.split("\ufddf")
    fresh = "\ufddf".join(_ticked(piece, changed) for piece in pieces)
    return replace(cell, text=fresh)


def _ticked(text: str, changed: list[str]) -> str:
    """One line of a cell: a glyph alone, or one before a word (``R 政府网站`` but not ``口岸``)."""
    bare = text.strip()
    if not bare or bare[0] not in GLYPHS:
        return text
    alone, spaced = len(bare) == 1, bare[1:2] in (" ", "\u3000")
    if not (alone or spaced or bare[0] in _SURE):
        return text
    fresh = ("■" if bare[0] in CHECKED else "□") + bare[1:].lstrip()
    if fresh != bare:
        changed.append(bare[0])
    return fresh
