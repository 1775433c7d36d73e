"""The rows of published lists -> a JSON and a CSV file a list, and an index of the lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.listing import COLUMNS, ListRow
from generator.model.site import Site
from generator.model.target import Target
from generator.site.outputs.open_data.files import Csv, Json, data_file


def plan(site: Site) -> Iterator[Target]:
    """The rows of every list, each version under its own id: old versions stay where they were."""
    index = []
    for row in site.public:
        if not row.rows:
            continue
        url = f"{site.base_url}/data/lists/{row.id}"
        kind = str(row.fields.get("list_type", ""))
        index.append({"id": row.id, "title": row.title, "type": kind, "json": f"{url}.json", "csv": f"{url}.csv"})
        value = {
            "id": row.id,
            "title": row.title,
            "type": kind,
            "url": site.base_url + row.url,
            "valid_from": str(row.fields.get("valid_from", "")),
            "replaces": list(row.fields.get("replaces", ())),
            "rows": [_list_row(item) for item in row.rows],
        }
        yield data_file(f"lists/{row.id}.json", Json(value))
        yield data_file(f"lists/{row.id}.csv", Csv(tuple(_table(row.rows))))
    yield data_file("lists.json", Json({"schema": f"{site.base_url}/data/schema/list.json", "lists": index}))


def _list_row(row: ListRow) -> dict[str, Any]:
    shown: dict[str, Any] = {key: str(getattr(row, key) or "") for key in COLUMNS}
    return shown | ({"more": dict(row.more)} if row.more else {})


def _table(rows: tuple[ListRow, ...]) -> Iterator[tuple[str, ...]]:
    more = list(dict.fromkeys(name for row in rows for name, _ in row.more))
    yield (*(words[0] for words in COLUMNS.values()), *more)
    for row in rows:
        others = dict(row.more)
        yield (*(str(getattr(row, key) or "") for key in COLUMNS), *(others.get(name, "") for name in more))
