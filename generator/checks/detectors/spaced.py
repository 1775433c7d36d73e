"""Text in which a word is spelled with blanks (内 部 资 料) -> the view in which its characters stand together."""

from __future__ import annotations

from generator.base.patterns import lazy_re
from generator.checks.detectors.view import View, without

WORDS = ("mark", "attribute", "chat", "passport", "spam", "token")
"""What is looked for there: what one word says. Names and addresses would come of words that are set apart anyhow."""
_H = r"\u3400-\u9fff"
_BLANK = r" \t\u3000\xa0·"
_FEW_BEFORE = rf"(?<=[{_H}].)(?<![{_H}]{{3}}.)"
_FEW_BEHIND = rf"(?=[{_BLANK}]{{0,7}}[{_H}]{{1,2}}(?![{_H}]))"
_SPACED = {sign: lazy_re(f"{sign}{_FEW_BEFORE}{_FEW_BEHIND}") for sign in " \u3000\xa0·\t"}
"""An expression each: ``re`` is quick to find one character, and slow to find one of five."""
_GAP = lazy_re(rf"[{_BLANK}](?<=[{_H}].)(?<![{_H}]{{3}}.)[{_BLANK}]{{0,7}}(?=[{_H}]{{1,2}}(?![{_H}]))")


def is_spaced(text: str, few: bytes) -> bool:
    """Whether one or two Han characters stand alone before a blank, and behind it. few: the text's ASCII characters."""
    if _SPACED[" "].search(text) or (b"\t" in few and _SPACED["\t"].search(text)):
        return True
    return any(sign in text and _SPACED[sign].search(text) for sign in "\u3000\xa0·")


def together(view: View) -> View | None:
    """The lines that have such words, without the blanks inside; None when none has."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    here = 0
    for start, end in dict(view.line(match.start()) for match in _GAP.finditer(view.text)).items():
        # Cells of a table stay apart.
        line, inner = without(_GAP, view.text[start:end], lambda gap: gap[0] if view.headers and "\t" in gap[0] else "")
        places += [(here, start), *((at + here, there + start) for at, there in inner)]
        parts.append(line)
        here += len(line) + 1
    return View("\n".join(parts), places, view.headers, view) if parts else None
