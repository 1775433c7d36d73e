"""content/_data/key_areas.yaml -> the key areas as the county has them: others added, domains changed, empty ones
explained."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import msgspec

from generator.base.close_names import closest, listed
from generator.content import tables
from generator.content.pilot_domains import KEY_DOMAINS
from generator.model.key_area import KEY_AREAS, KeyArea
from generator.model.source import ReadError
from generator.model.vocabulary import Domain, Vocabulary

NAME = "key_areas.yaml"
KEYS = {"编号": "id", "名称": "name", "栏目": "domains", "空缺理由": "reason"}


class KeyAreaChange(msgspec.Struct, frozen=True):
    """One entry. id: of an area that everybody has, or with a name of one of the county's own."""

    id: str
    name: str = ""
    domains: tuple[str, ...] = ()
    reason: str = ""


def load_key_areas(
    texts: Iterable[tuple[str, str]], domains: Iterable[Domain]
) -> tuple[tuple[KeyArea, ...], list[ReadError]]:
    """Every area in its order, and every mistake. domains: all that may be meant, switched off or not."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=KeyAreaChange, chinese=KEYS))
    found = {area.id: area for area in KEY_AREAS}
    words = Vocabulary(tuple({domain.id: domain for domain in (*KEY_DOMAINS, *domains)}.values()))
    seen: set[str] = set()
    for path, rows in read:
        for line, row in rows:
            old = found.get(row.id)
            wrong = list(_wrong(row, old, words))
            if row.id in seen:
                wrong.append(ReadError("data-twice", line, 1, {"value": row.id}))
            seen.add(row.id)
            faults += [msgspec.structs.replace(fault, line=line, path=path) for fault in wrong]
            if not wrong:
                named = tuple(domain.id for word in row.domains for domain in [words.find(word)] if domain)
                old = old or KeyArea(row.id, row.name)
                found[row.id] = KeyArea(row.id, row.name or old.name, named or old.domains, row.reason)
    return tuple(found.values()), faults


def _wrong(row: KeyAreaChange, old: KeyArea | None, words: Vocabulary[Domain]) -> Iterable[ReadError]:
    if old is None and not row.name:
        every = listed([f"{area.id}（{area.name}）" for area in KEY_AREAS])
        told = f"重点领域：{every}。本县自己的另要写 name。"
        near = closest(row.id, [area.id for area in KEY_AREAS])
        yield ReadError("data-reference", 0, 1, {"field": "id", "value": row.id, "near": near, "listed": told})
    for word in row.domains:
        if words.find(word) is None:
            offered = words.offered(word)
            values = {"field": "domains", "value": word, "near": offered["near"]}
            values["listed"] = f"领域：{offered['choices']}。"
            yield ReadError("data-reference", 0, 1, values)
