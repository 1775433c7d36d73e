"""Characters of symbol fonts -> Unicode: ``w:sym``, ``SYMBOL`` fields, and text set in Wingdings or Symbol.

Such a font draws a tick at the place of a letter (þ in Wingdings is ☑); without the font the letter would be read.
"""

from __future__ import annotations

import string
from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import W, all_of, note, parents, words_node

_FONTS = {"wingdings": "Wingdings", "wingdings 2": "Wingdings 2", "wingdings 3": "Wingdings 3", "webdings": "Webdings"}
_FONTS |= {"symbol": "Symbol", "symbolmt": "Symbol", "symbol mt": "Symbol"}
_COMMON = str.maketrans("🗹🗷🗵🞎🞏🗆🗌🗸🗴⬜⚫⚪⬤🞅🖉🕿🖂", "☑☒☒☐☐☐☐✓✗□●○●○✎☎✉")
"""Signs of newer Unicode, for which phones have no glyph, as those that every Chinese font draws."""
_PRIVATE = range(0xF000, 0xF100)


def symbol(font: str, code: int) -> str:
    """What a font draws for a code; "" when nobody knows. A font that is no symbol font draws the character itself."""
    from mammoth.docx.dingbats import dingbats

    name = _FONTS.get(font.strip().strip('"').lower())
    if name is None and code in _PRIVATE:
        code -= _PRIVATE.start  # how symbols of 8-bit fonts are written (17.3.3.30)
    if name is None:
        return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code <= 0x10FFFF else ""
    found = dingbats.get((name, code - 0xF000 if code in _PRIVATE else code))
    return chr(found).translate(_COMMON) if found else ""


def spelled_out(root: Element) -> list[str]:
    """Write every such character as Unicode, in place; gives the places of those that nobody knows."""
    above = parents(root)
    unknown: list[str] = []
    for run in all_of(root, "r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
        if font.strip().lower() in _FONTS:
            for node in run.findall(f"{W}t"):
                node.text = "".join(_drawn(font, character) for character in node.text or "")
    for node in all_of(root, "sym"):
        font, char = node.get(f"{W}font", ""), node.get(f"{W}char", "")
        code = int(char, 16) if char and set(char) <= set(string.hexdigits) and len(char) <= 6 else 0
        found = symbol(font, code)
        if not found:
            note(unknown, f"{font} 字体的字符 {char}：", node, above)
        run = above[node]
        run[list(run).index(node)] = words_node(found)
    return unknown


def _drawn(font: str, character: str) -> str:
    """Letters, signs and private characters as drawn; blanks and Han, which another font draws, as they are."""
    code = ord(character)
    if code in _PRIVATE or 0x20 < code < 0x100:
        return symbol(font, code) or character
    return character
