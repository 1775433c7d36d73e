"""What stands in YAML under a field -> text, or several texts."""

from __future__ import annotations

import re
from typing import Any

from generator.model.misfit import Misfit, UnfitValue

SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1}
"""JSON Schema of one line of text: what other programs take for a number or for yes or no is text here."""
_ITEM = {"type": SCALAR["type"]}
SCALARS: dict[str, Any] = {"type": [*SCALAR["type"], "array"], "minLength": 1, "items": _ITEM}
SEPARATORS = ",，、;；"
_SEPARATOR = re.compile(f"[{SEPARATORS}]")


def text_of(value: Any) -> str:
    """One line of text, without blanks around it."""
    if isinstance(value, str):
        return value.strip()
    raise UnfitValue(Misfit(value, "一行文字"))


def lines_of(value: Any) -> tuple[str, ...]:
    """The lines of a text or the texts of a list, without what is blank."""
    return _texts(value.split("\n") if isinstance(value, str) else value)


def names_of(value: Any) -> tuple[str, ...]:
    """The words of a text between commas and the like, or the texts of a list, without what is blank."""
    return _texts(_SEPARATOR.split(value) if isinstance(value, str) else value)


def _texts(parts: Any) -> tuple[str, ...]:
    if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
        return tuple([part.strip() for part in parts if part and not part.isspace()])
    raise UnfitValue(Misfit(parts, "一段文字或列表"))


def matched(value: Any, pattern: re.Pattern[str], wanted: str) -> str:
    """A line of text that matches a pattern as a whole."""
    text = text_of(value)
    if not pattern.fullmatch(text):
        raise UnfitValue(Misfit(value, wanted))
    return text


def bracketed(text: str) -> Any:
    """The list or mapping of texts that a line in brackets or braces is in YAML; None for any other text."""
    bare = text.strip()
    if (bare[:1], bare[-1:]) not in (("[", "]"), ("{", "}")):
        return None
    import yaml  # which few commands need before they have read a file

    try:
        return yaml.load(bare, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None


def semicolons(text: str) -> list[str]:
    """Several things on a command line, where commas may belong to the things; in brackets commas part them, as the
    hint of a field and the file itself have it: ``[甲, 乙]``."""
    found = bracketed(text)
    if isinstance(found, list) and all(isinstance(part, str) for part in found):
        several = found if len(found) > 1 else [part for one in found for part in one.split("，")]
        return [part.strip() for one in several for part in re.split(r"[;；]", one) if part.strip()]
    return [part.strip() for part in re.split(r"[;；]", text.strip("[]")) if part.strip()]
