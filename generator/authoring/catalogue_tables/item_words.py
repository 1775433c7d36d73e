"""The words of an item: what a tick means, how catalogues here write it, the order of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

from generator.authoring.catalogue_tables.heads import TableColumn, squeezed
from generator.base.patterns import pattern_table
from generator.model import facets
from generator.model.carrier import named
from generator.model.openness import OPENNESS

LEVELS = ("l1", "l2", "l3")
_WAYS, _AUDIENCES = ("主动公开", "依申请公开", "主动", "依申请"), ("全社会", "特定群体", "特定群众", "社会公众")
_STEPS = ("省级", "市级", "县级", "乡级", "乡镇级", "乡镇", "镇级", "街道", "村级", "省", "市", "县", "乡", "村")
CHOICES = {"way": _WAYS, "audience": _AUDIENCES, "level": _STEPS}
_ASKS = pattern_table("写明 注明 说明 填 必选 可选 勾 √")
"""What stands in brackets behind a choice and is not part of it."""
WORDS: dict[str, tuple[str, ...]] = {
    "five_open": tuple(OPENNESS),
    "scope": get_args(facets.Scope),
    "process": get_args(facets.Step),
    "form": get_args(facets.Form),
    "procedure": get_args(facets.Procedure),
    "presentation": get_args(facets.Presentation),
}
"""Elements that take certain words only."""
_LEVEL_END = re.compile(r"级$|镇级$")


def meant(column: TableColumn) -> str:
    """What a tick in a divided column means: what is known without what it asks for in brackets, a county's own words
    whole."""
    word, whole = squeezed(column.choice), "".join(column.choice.split())
    if column.key == "channels":
        return word if named(word) and (named(whole) or _ASKS.search(whole)) else whole
    return word if word in CHOICES[column.key] else whole


def short_word(key: str, word: str) -> str:
    """As catalogues here write it: 县 for 县级, 主动 for 主动公开."""
    if key == "way":
        return word.removesuffix("公开")
    if key == "level":
        short = {"乡镇级": "乡", "镇级": "乡", "乡镇": "乡", "街道": "乡"}.get(word, word)
        return _LEVEL_END.sub("", short) or word
    return word


def finished(item: dict[str, Any]) -> dict[str, Any]:
    """The elements in the order of a catalogue, with the notes as one."""
    item = dict(item)
    notes: Iterable[str] = item.pop("notes")
    note = "；".join([*([item.pop("note")] if "note" in item else []), *notes])
    for key in ("way", "audience"):
        if key in item:
            item[key] = "、".join(item[key])
    order = (
        *LEVELS,
        "name",
        "content",
        "basis",
        "deadline",
        "body",
        "way",
        "channels",
        "audience",
        "level",
        *WORDS,
        "guideline",
    )
    return {key: item[key] for key in order if item.get(key)} | ({"note": note} if note else {})
