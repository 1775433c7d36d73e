"""Options: what a theme lets people change without knowing HTML, declared with type, default and one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import msgspec

from generator.base.patterns import lazy_re
from generator.base.yes_no import yes_or_no

Value = str | bool | int | list[str]
TYPES = {
    "text": "一行文字",
    "flag": "true 或 false",
    "number": "整数",
    "choice": "从可选的里面写一个",
    "list": "列表，按显示的先后写",
    "colour": "颜色，例如 #0f4d66",
    "file": "主题 static 文件夹里的一个文件，例如 img/emblem.svg",
}
"""Types of options -> what is written, in a forker's words."""
_COLOUR = lazy_re(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
LONGEST = 200
"""Characters of a text; an option is a name or a line, not a page."""


class Option(msgspec.Struct, frozen=True):
    """One declared option. choices: of a choice or a list. longest: characters of a text."""

    name: str
    type: str
    default: Value
    doc: str
    choices: tuple[str, ...] = ()
    longest: int = LONGEST

    def wanted(self) -> str:
        """What may be written, in words."""
        if self.choices:
            return f"{TYPES[self.type]}（{'、'.join(self.choices)}）"
        return TYPES[self.type] + (
            f"，最多 {self.longest} 个字" if self.type == "text" and self.longest < LONGEST else ""
        )


class UnfitOption(ValueError):
    """A value that an option cannot have; says what it wants instead."""


def fitted(option: Option, raw: Any, files: Collection[str] | None = None) -> Value:
    """What somebody wrote -> a value of the option's type. files: names in static folders, None when not yet known.

    YAML files are read with every scalar as text, so "false" and "3" arrive as words. Raises UnfitOption.
    """
    if option.type == "list":
        return _list(option, raw)
    if isinstance(raw, list | dict):
        raise UnfitOption(option.wanted())
    text = "" if raw is None else str(raw).strip()
    if option.type == "flag":
        answer = yes_or_no(text)
        if answer is None:
            raise UnfitOption(option.wanted())
        return answer
    if option.type == "number":
        if not re.fullmatch(r"-?\d{1,9}", text):
            raise UnfitOption(option.wanted())
        return int(text)
    fine = {
        "choice": text in option.choices,
        "colour": not text or bool(_COLOUR.fullmatch(text)),
        "file": not text or files is None or text in files,
        "text": len(text) <= option.longest and text.isprintable(),
    }
    if not fine[option.type]:
        raise UnfitOption(option.wanted())
    return text


def _list(option: Option, raw: Any) -> list[str]:
    items = [] if raw in (None, "") else raw if isinstance(raw, list) else [raw]
    if not all(isinstance(item, str) for item in items):
        raise UnfitOption(option.wanted())
    names = [item.strip() for item in items]
    if len(set(names)) < len(names) or (option.choices and set(names) - set(option.choices)):
        raise UnfitOption(f"{option.wanted()}，每个最多写一次")
    return names
