"""content/_data/new_media.yaml -> the accounts of the county's agencies on other platforms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from generator.base.close_names import listed
from generator.content import tables
from generator.content.services import ADDRESS
from generator.model.new_media import NewMedia
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Vocabulary

NAME = "new_media.yaml"
KEYS = {
    "名称": "name",
    "平台": "platform",
    "主办单位": "owner",
    "状态": "state",
    "账号": "account",
    "网址": "url",
    "最近更新": "updated",
    "最近使用": "used",
    "开设日期": "opened",
    "注销日期": "closed",
    "二维码": "qr",
}


def load_new_media(
    texts: Iterable[tuple[str, str]], agencies: Vocabulary[Agency]
) -> tuple[tuple[NewMedia, ...], list[ReadError]]:
    """Those that are without mistake, each with the id of its owner, and every mistake."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=NewMedia, chinese=KEYS))
    found: dict[tuple[str, str], NewMedia] = {}
    for path, rows in read:
        for line, row in rows:
            wrong = list(_wrong(row, agencies))
            if (row.platform, row.name) in found:
                wrong.append(("data-twice", {"value": f"{row.name}（{row.platform}）"}))
            faults += [ReadError(kind, line, 1, values, path) for kind, values in wrong]
            owner = agencies.find(row.owner)
            if not wrong and owner:
                found[row.platform, row.name] = msgspec.structs.replace(row, owner=owner.id, line=line, source=path)
    return tuple(found.values()), faults


def _wrong(row: NewMedia, agencies: Vocabulary[Agency]) -> Iterator[tuple[str, dict[str, Any]]]:
    if row.url and not ADDRESS.fullmatch(row.url):
        yield "data-form", {"field": "url", "wanted": "以 http:// 或 https:// 开头的网址"}
    if row.qr and not row.qr.startswith("/d/"):
        yield "data-form", {"field": "qr", "wanted": "本站一份文件的附件的网址，例如 /d/xinmeiti/erweima.png"}
    if agencies.find(row.owner) is None:
        near = next(iter(agencies.near(row.owner)), "")
        every = f"已有：{listed([agency.name for agency in agencies.terms])}。"
        yield "data-reference", {"field": "owner", "value": row.owner, "near": near, "listed": every}
