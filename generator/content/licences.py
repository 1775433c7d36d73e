"""content/_data/licences.yaml -> the county's own licences for data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.licence import Licence
from generator.model.source import ReadError

NAME = "licences.yaml"
KEYS = {"编号": "id", "名称": "name", "网址": "url", "别名": "aliases"}
ADDRESS = lazy_re(r"(?:https?://[^\s/]+|/(?!/))\S*")
"""A web address, or one of this site."""
WANTED = "以 http://、https:// 开头的网址，或本站的地址（以 / 开头）"


def load_licences(texts: Iterable[tuple[str, str]]) -> tuple[tuple[Licence, ...], list[ReadError]]:
    """Those that are without mistake, and every mistake."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=Licence, chinese=KEYS))
    found: dict[str, Licence] = {}
    for path, rows in read:
        for line, licence in rows:
            if not ADDRESS.fullmatch(licence.url):
                faults.append(ReadError("data-form", line, 1, {"field": "url", "wanted": WANTED}, path))
            elif licence.id in found:
                faults.append(ReadError("data-twice", line, 1, {"value": licence.id}, path))
            else:
                found[licence.id] = licence
    return tuple(found.values()), faults
