"""The sign of a bulleted list: mere ornament, which a list of Markdown replaces, or a mark that says something."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import W

_USUAL = str.maketrans("⚫◼🞎🞏🞐❑❒🗹🗵🗷⮚⬩⯎", "●■□□□□□☑☒☒➢◆◇")
"""Signs that few fonts have -> those that people type for them."""
_ORNAMENTS = frozenset("•·●○◦∙⚫■▪▫◼◾◆◇⬥❖♦➢➤➔►▶▸‣→⇨–—−-*+o")
"""Signs that only say that an item begins. ★ ▲ ※ □ ☑ ✓ say more: ▲ marks what must be met, □ is to be ticked."""


def shown(text: str, level: Element) -> str:
    """The sign as the reader sees it: of a sign font such as Wingdings, the character that it looks like."""
    from mammoth.docx.dingbats import dingbats

    fonts = level.find(f"{W}rPr/{W}rFonts")
    named = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""

    def sign(char: str) -> str:
        place = ord(char) - 0xF000 if 0xF000 <= ord(char) <= 0xF0FF else ord(char)
        seen = dingbats.get((named, place))
        if seen is not None:
            return chr(seen)
        return "•" if 0xE000 <= ord(char) <= 0xF8FF else char

    return "".join(map(sign, text)).translate(_USUAL)


def is_ornament(text: str) -> bool:
    """True for a sign that says nothing (also for none, and for a picture)."""
    return text.strip() in _ORNAMENTS or not text.strip()
