"""Fields of a Word text -> their results; pages are counted on, boxes and lists of old forms are what they show."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from generator.access.copies.office.names import q, short
from generator.access.copies.office.scrub import each, remove, unwrapped

_LIVE = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
"""What a reader sees of these depends on the page."""
_DRAWN = re.compile(r"\s*(?:EQ|SYMBOL)\b", re.IGNORECASE)
"""What a reader sees of these is made of what they say; it is looked at."""
_BOX = re.compile(r"\s*FORMCHECKBOX\b", re.IGNORECASE)
_LIST = re.compile(r"\s*FORMDROPDOWN\b", re.IGNORECASE)
_OFF = ("0", "false", "off")


class _Field(msgspec.Struct):
    """A field under way. inner: its marks and what it says."""

    begun: Any
    inner: list[Any] = []

    @property
    def said(self) -> str:
        return "".join(node.text or "" for node in self.inner if short(node.tag) == "w:instrText")


def results(root: Any) -> None:
    """Leave in a text the results of its fields."""
    for field in each(root, "w:fldSimple"):
        live = _LIVE.match(field.get(q("w:instr"), ""))
        if live:
            field.set(q("w:instr"), f" {live[1].upper()} ")
        else:
            unwrapped(field)
    open_fields: list[_Field] = []
    for node in each(root, "w:fldChar", "w:instrText"):
        kind = node.get(q("w:fldCharType")) if short(node.tag) == "w:fldChar" else ""
        if kind == "begin":
            open_fields.append(_Field(node))
        elif kind == "end" and open_fields:
            _ended(open_fields.pop(), node)
        elif open_fields:
            open_fields[-1].inner.append(node)
        else:
            remove(node)
    for field in open_fields:
        _taken_out(field.begun, *field.inner)


def _ended(field: _Field, end: Any) -> None:
    said = field.said
    live = _LIVE.match(said)
    if _DRAWN.match(said):
        _without_data(field.begun)
        return
    if live:
        words = [node for node in field.inner if short(node.tag) == "w:instrText"]
        _taken_out(*words[1:])
        words[0].text = f" {live[1].upper()} "
        _without_data(field.begun)
        return
    shown = _box(field.begun) if _BOX.match(said) else _chosen(field.begun) if _LIST.match(said) else ""
    if shown:
        text = end.makeelement(q("w:t"), {})
        text.text = shown
        end.addprevious(text)
    _taken_out(field.begun, *field.inner, end)


def _taken_out(*nodes: Any) -> None:
    for node in nodes:
        remove(node)


def _without_data(begun: Any) -> None:
    for inner in list(begun):
        remove(inner)


def _box(begun: Any) -> str:
    """A box of an old form: ticked as it is, else as it was made."""
    for name in ("w:checked", "w:default"):
        for mark in begun.iter(q(name)):
            return "☐" if mark.get(q("w:val"), "1") in _OFF else "☒"
    return "☐"


def _chosen(begun: Any) -> str:
    """What is chosen from a list of an old form."""
    entries = [node.get(q("w:val"), "") for node in begun.iter(q("w:listEntry"))]
    number = next((node.get(q("w:val"), "0") for node in begun.iter(q("w:result"))), "0")
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else "".join(entries[:1])
