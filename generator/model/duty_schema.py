"""The shape of ``/data/duties.json`` and ``/data/compliance.json`` -> JSON Schema (2020-12)."""

from __future__ import annotations

from typing import Any

from generator.model.duty import OWING, STATES
from generator.model.json_schema import COUNT, DIALECT, TEXT, TEXTS, entry, rows, texts

_TRUTH: dict[str, Any] = {"type": "boolean"}


def duties() -> dict[str, Any]:
    """``/data/duties.json``."""
    duty = entry(
        ("id", "name", "basis", "period", "veto", "url"), **texts("id", "name", "basis", "period", "url"), veto=_TRUTH
    )
    names = ("duty", "of", "of_kind", "name", "period", "state", "due", "date", "documents", "reason", "approver")
    cell = entry(names, **texts(*names))
    cell["properties"] |= {"documents": TEXTS, "state": {"enum": list(STATES)}, "of_kind": {"enum": list(OWING)}}
    made = entry(("duties", "cells"), duties=rows(duty), cells=rows(cell))
    return {"$schema": DIALECT, "title": "公开责任"} | made


def compliance() -> dict[str, Any]:
    """``/data/compliance.json``."""
    names = ("id", "name", "basis", "level", "state")
    rule = entry((*names, "count", "evidence"), **texts(*names), count=COUNT, evidence=TEXTS)
    rule["properties"] |= {
        "state": {"enum": ["符合", "不符合", "已停用"]},
        "level": {"enum": ["error", "warning", "info"]},
    }
    counted = ("owed", "done", "late", "missing", "excused")
    said = ("id", "name", "basis", "state")
    duty = entry((*said, *counted, "evidence"), **texts(*said), **dict.fromkeys(counted, COUNT), evidence=TEXTS)
    item = entry(("id", "name", "state", "count"), **texts("id", "name", "state"), count=COUNT)
    index = entry(("id", "name", "basis", "items"), **texts("id", "name", "basis"), items=rows(item))
    every = {"rules": rows(rule), "duties": rows(duty), "indices": rows(index)}
    made = entry(("publisher", *every), publisher=TEXT, **every)
    return {"$schema": DIALECT, "title": "规则和责任的落实情况"} | made
