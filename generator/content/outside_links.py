"""content/_data/links.yaml -> the outside sites of the links page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import msgspec

from generator.content import tables
from generator.model.outside_link import OutsideLink
from generator.model.source import ReadError

NAME = "links.yaml"
CHINESE = {"名称": "name", "网址": "url", "主办单位": "owner", "核对日期": "checked", "分组": "group"}


def load_links(files: Iterable[tuple[str, str]]) -> tuple[tuple[OutsideLink, ...], list[ReadError]]:
    """Read (path for messages, text) pairs; the rows in their order."""
    read, faults = tables.read_each(files, partial(tables.rows_of, shape=OutsideLink, chinese=CHINESE))
    links = []
    for path, rows in read:
        for line, row in rows:
            if row.url.startswith(("https://", "http://")):
                links.append(msgspec.structs.replace(row, line=line, source=path))
            else:
                wanted = {"field": "url", "wanted": "网址，以 https:// 或 http:// 开头"}
                faults.append(ReadError("data-form", line, 1, wanted, path))
    return tuple(links), faults
