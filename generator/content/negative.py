"""content/_data/negative_list.yaml -> the county's own list of matters that are not published."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.content import tables
from generator.model.negative import Negative, compiled
from generator.model.source import ReadError

_KEYS = {"编号": "code", "事项": "matter", "依据": "basis", "匹配": "patterns", "级别": "level", "更新": "updated"}


def load_negative(files: Iterable[tuple[str, str]], faults: list[ReadError]) -> tuple[Negative, ...]:
    """Read (path for messages, text) pairs. A pattern that does not compile becomes a fault at the line of its entry."""
    found: list[Negative] = []
    for place, text in files:
        node, wrong = tables.parse(text)
        rows = tables.items(node)
        if rows is None:
            wrong.append(ReadError("data-form", 1, 1, {"wanted": "以“- ”开头的列表"}))
        for part in rows or ():
            row, more = tables.row(part, Negative, chinese=_KEYS)
            wrong += more
            broken = _broken(row) if row else ""
            if broken:
                wrong.append(
                    ReadError("data-form", part.start_mark.line + 1, 1, {"field": "patterns", "wanted": broken})
                )
            elif row is not None:
                found.append(row)
        faults += [msgspec.structs.replace(fault, path=place) for fault in wrong]
    return tuple(found)


def _broken(row: Negative) -> str:
    """What is wrong with the patterns of an entry, "" when nothing is."""
    for pattern in row.patterns:
        try:
            compiled(pattern)
        except ValueError as error:
            return str(error)
    return ""
