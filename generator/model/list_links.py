"""权责清单 and 公共服务清单 <-> 公开事项目录: which rows of lists an item discloses, and by which items a row is disclosed
(国办发〔2019〕54号 四: 结合权责清单和公共服务事项清单梳理)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from generator.model.document import Document
from generator.model.register import Register, RegisterRow, called, parts_of
from generator.model.vocabularies import Vocabularies

POWERS = ("权力清单", "责任清单", "许可事项清单")
SERVICES = ("公共服务清单",)
ListedRows = Mapping[str, tuple[Document, RegisterRow]]
"""Key of a row, its code or else its name -> the list that it stands in, and the row."""
ItemsByRow = Mapping[str, list[str]]
"""Key of a row -> id of each item that names it."""


def listed_rows(lists: Iterable[Document], types: tuple[str, ...]) -> ListedRows:
    """The rows of lists of these types. Of rows with one key that of the newest list counts, of these one that has not
    ended."""
    rows: dict[str, tuple[Document, RegisterRow]] = {}
    chosen = (row for row in lists if row.fields.get("list_type") in types and not row.withdrawn)
    for document in sorted(chosen, key=lambda row: (row.publish_date, row.id)):
        for row in sorted(document.rows, key=lambda row: not row["valid_to"]):
            rows[called(row)] = document, row
    return rows


def items_by_row(words: Vocabularies, list_type: str) -> ItemsByRow:
    """By which items the rows of a list of this type are disclosed."""
    named: dict[str, list[str]] = defaultdict(list)
    for _, item in words.items.values():
        keys = item.power_ids if list_type in POWERS else item.service_ids if list_type in SERVICES else ()
        for key in dict.fromkeys(keys):
            named[key].append(item.id)
    return dict(named)


def with_items(rows: tuple[RegisterRow, ...], register: Register, words: Vocabularies) -> tuple[RegisterRow, ...]:
    """Rows that also name the items by which they are disclosed, whichever of both says so."""
    named = items_by_row(words, register.name)
    if named.keys().isdisjoint(map(called, rows)) or "item" not in register.named:
        return rows
    return tuple([_with_items(row, named.get(called(row), [])) for row in rows])


def _with_items(row: RegisterRow, named: list[str]) -> RegisterRow:
    items = dict.fromkeys((*parts_of(row["item"]), *named))
    return msgspec.structs.replace(row, cells=row.cells | {"item": "、".join(items)}) if items else row
