"""content/_data/services.yaml -> the services outside of the site, with the addresses of the columns that show each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import msgspec

from generator.base.close_names import listed
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.columns import Words, addresses_of
from generator.model.service import Service
from generator.model.source import ReadError

NAME = "services.yaml"
KEYS = {"名称": "name", "网址": "url", "用途": "about", "栏目": "columns"}
ADDRESS = lazy_re(r"https?://[^\s/]+\S*")


def load_services(texts: Iterable[tuple[str, str]], words: Words) -> tuple[tuple[Service, ...], list[ReadError]]:
    """Those that are without mistake, and every mistake. words: the vocabularies whose terms have columns, by the keys
    of ``columns.PREFIXES``."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=Service, chinese=KEYS))
    found: dict[tuple[str, str], Service] = {}
    for path, rows in read:
        for line, row in rows:
            wrong = list(_wrong(row, words))
            if (row.name, row.url) in found:
                wrong.append(("data-twice", {"value": row.name}))
            faults += [ReadError(kind, line, 1, values, path) for kind, values in wrong]
            if not wrong:
                columns = tuple(dict.fromkeys(url for name in row.columns for url in addresses_of(name, words)))
                found[row.name, row.url] = msgspec.structs.replace(row, columns=columns)
    return tuple(found.values()), faults


def _wrong(row: Service, words: Words) -> Iterable[tuple[str, dict[str, Any]]]:
    if not ADDRESS.fullmatch(row.url):
        yield "data-form", {"field": "url", "wanted": "以 http:// 或 https:// 开头的网址"}
    for name in row.columns:
        if not addresses_of(name, words):
            near = next((one for words in words.values() for one in words.near(name)), "")
            every = listed([term.name for term in words["domain"].terms])
            told = f"可以写领域、主题、机关、文件类型的名称，领域有：{every}。"
            yield "data-reference", {"field": "columns", "value": name, "near": near, "listed": told}
