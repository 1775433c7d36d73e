"""content/_data/negative_list.yaml -> the county's own list of matters that are not published."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from generator.content import tables
from generator.model.negative import Negative, refuse_broken
from generator.model.source import ReadError

CHINESE = {
    "编号": "code",
    "事项": "matter",
    "依据": "basis",
    "匹配": "patterns",
    "级别": "level",
    "更新": "updated",
    "类别": "category",
}
_HIDDEN = frozenset({"patterns", "匹配"})


def load_negative(files: Iterable[tuple[str, str]]) -> tuple[tuple[Negative, ...], list[ReadError]]:
    """Read (path for messages, text) pairs. A pattern that does not compile
    becomes a fault at the line of its entry."""
    read, faults = tables.read_each(files, partial(tables.rows_of, shape=Negative, chinese=CHINESE), hidden=_HIDDEN)
    entries: list[Negative] = []
    for path, rows in read:
        for line, entry in rows:
            broken = _broken(entry)
            if broken:
                faults.append(ReadError("data-form", line, 1, {"field": "patterns", "wanted": broken}, path))
            else:
                entries.append(entry)
    return tuple(entries), faults


def _broken(row: Negative) -> str:
    """What is wrong with the patterns of an entry, "" when nothing is."""
    for pattern in row.patterns:
        try:
            refuse_broken(pattern)
        except ValueError as error:
            return str(error)
    return ""
