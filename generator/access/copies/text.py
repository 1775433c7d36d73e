"""A text file of any usual encoding -> the same text in UTF-8 without what nobody sees; tables and JSON by their
values."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from generator.access.copies.refused import COLUMNS, ROWS, MadeCopy, NoCopy, Removed, damaged, too_large
from generator.base.characters import normal
from generator.base.formulas import guarded
from generator.model.redaction import redact_lines

_DEPTH = 200


def plain(data: bytes) -> MadeCopy:
    """A text by its characters. Raises NoCopy for what is none."""
    text, marked = decoded(data)
    clean, removed = cleaned(text)
    return MadeCopy(_bytes(data, text, without_marked(clean), marked), removed)


def table(data: bytes) -> MadeCopy:
    """A table apart by commas, tabs or semicolons, without cells that a spreadsheet would run. Raises NoCopy."""
    text, marked = decoded(data)
    clean, removed = cleaned(text)
    clean = without_marked(clean, cells=True)
    between = _between(clean)
    try:
        rows = list(csv.reader(io.StringIO(clean, newline=""), delimiter=between))
    except csv.Error:
        raise damaged("表格") from None
    if len(rows) > ROWS or max(map(len, rows), default=0) > COLUMNS:
        raise too_large(f"表格超过 {ROWS} 行或 {COLUMNS} 列")
    safe = [[guarded(cell) for cell in row] for row in rows]
    changed = sum(
        one != other for old, new in zip(rows, safe, strict=True) for one, other in zip(old, new, strict=True)
    )
    if changed:
        removed["guarded"] = changed
        clean = _written(safe, between)
    return MadeCopy(_bytes(data, text, clean, marked), removed)


def _bytes(data: bytes, text: str, clean: str, marked: bool) -> bytes:
    """A file that had nothing to be taken out stays as it is, with its own ends of lines."""
    made = (codecs.BOM_UTF8 if marked else b"") + clean.encode()
    return data if clean == text and data.replace(b"\r\n", b"\n") == made else made


def _between(text: str) -> str:
    first = text[:4000]
    counts = {mark: first.count(mark) for mark in ",\t;"}
    return max(counts, key=lambda mark: counts[mark])


def _written(rows: Iterable[Sequence[str]], between: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=between, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def values(data: bytes) -> MadeCopy:
    """JSON by its values: what stands in it as an escape is written out. Raises NoCopy."""
    text, marked = decoded(data)
    text = without_marked(text)
    try:
        found = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_number, parse_int=_number
        )
    except RecursionError:
        raise too_large("JSON 嵌套太深") from None
    except ValueError:
        raise damaged("JSON 文件") from None
    removed: Removed = Removed()
    if "\\" not in text and cleaned(text)[0] == text:
        return MadeCopy(_bytes(data, text, text, marked), removed)
    return MadeCopy((_json(found, removed, 0) + "\n").encode(), removed)


class _Number(str):
    """A number as it is written: it may have more digits than a float keeps."""


def _number(text: str) -> _Number:
    return _Number(text)


def _constant(text: str) -> Any:
    raise ValueError(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NoCopy("JSON 里同一个键出现两次，不同的程序会读出不同的值", "删去重复的键后再附上")
    return found


def _json(value: Any, removed: Removed, depth: int) -> str:
    if depth > _DEPTH:
        raise too_large("JSON 嵌套太深")
    if isinstance(value, _Number) or not isinstance(value, str | dict | list):
        return str(value) if isinstance(value, _Number) else json.dumps(value)
    if isinstance(value, str):
        clean, more = cleaned(value)
        removed.update(more)
        return json.dumps(clean, ensure_ascii=False)
    gap = "\n" + "  " * (depth + 1)
    inner = [
        (f"{_json(str(item), removed, depth + 1)}: " if isinstance(value, dict) else "")
        + _json(value[item] if isinstance(value, dict) else item, removed, depth + 1)
        for item in value
    ]
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    return f"{opened}{gap}{(',' + gap).join(inner)}{gap[:-2]}{closed}" if inner else opened + closed


def decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it should say that it is UTF-8: files of Windows programs do. Raises NoCopy."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding), True
    try:
        return _decoded(data, "utf-8"), False
    except NoCopy:
        return _decoded(data, "gb18030"), True


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise NoCopy("不是文本文件，或编码无法识别", "用记事本打开，确认内容后以 UTF-8 编码另存") from None
    if "\0" in text:
        raise NoCopy("不是文本文件，或编码无法识别", "用记事本打开，确认内容后以 UTF-8 编码另存")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_marked(text: str, *, cells: bool = False) -> str:
    """A text without what its 涂 marks enclose. Raises NoCopy where they are not in order."""
    redacted = redact_lines(text, cells=cells)
    if redacted.faults:
        why = f"涂去的标记有错：{redacted.faults[0].what}"
        raise NoCopy(why, "改好标记；一处涂去写在一行、一格之内")
    return redacted.text


def cleaned(text: str) -> tuple[str, Removed]:
    """A text without the characters that nobody sees, and how many those were."""
    clean, unfit = normal(text)
    return clean, Removed({"character": len(unfit)} if unfit else {})
