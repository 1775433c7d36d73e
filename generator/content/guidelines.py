"""The product's guidelines and content/_data/guidelines/*.yaml -> which items the country names for each domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial

import msgspec
import yaml

from generator.base.package import PACKAGE
from generator.content import tables
from generator.content.pilot_domains import PILOT_DOMAINS
from generator.model.guideline import Guideline, GuidelineItem
from generator.model.source import ReadError
from generator.model.vocabulary import Domain, Vocabulary

FOLDER = "guidelines/"
SHIPPED = PACKAGE / "model" / "guidelines"
ITEMS = ("items", "事项")
KEYS = {"领域": "domain", "印发机关": "issuer", "文号": "number"}
ITEM_KEYS = {"编号": "id", "名称": "name", "一级事项": "group", "核对": "sure"}


class GuidelineHead(msgspec.Struct, frozen=True):
    """What the file says beside its items."""

    domain: str = ""
    issuer: str = ""
    number: str = ""


@cache
def shipped() -> tuple[Guideline, ...]:
    """The guidelines that come with the product."""
    known, found = Vocabulary(PILOT_DOMAINS), []
    for path in sorted(SHIPPED.glob("*.yaml")):
        made, wrong = _read((path.name, path.read_text(encoding="utf-8")), path.stem, known, own=False)
        assert not wrong, wrong
        found += made
    return tuple(found)


def load_guidelines(
    texts: Mapping[str, Iterable[tuple[str, str]]], domains: Iterable[Domain]
) -> tuple[tuple[Guideline, ...], list[ReadError]]:
    """Those of the product, of which the county's own takes the place of the one of its domain; every mistake in these.

    texts: relative name -> (path for messages, text). domains: all that may be meant, switched off or not.
    """
    known = Vocabulary(tuple(domains))
    found = {one.domain: one for one in shipped()}
    faults: list[ReadError] = []
    for name in sorted(name for name in texts if name.startswith(FOLDER)):
        for pair in texts[name]:
            made, wrong = _read(pair, name.removeprefix(FOLDER).removesuffix(".yaml"), known, own=True)
            faults += wrong
            found |= {one.domain: one for one in made}
    return tuple(found.values()), faults


def _read(
    pair: tuple[str, str], stem: str, known: Vocabulary[Domain], *, own: bool
) -> tuple[list[Guideline], list[ReadError]]:
    read, faults = tables.read_each([pair], partial(_guideline, stem=stem, known=known, own=own))
    return [made for _, made in read if made], faults


def _guideline(
    node: yaml.Node | None, stem: str, known: Vocabulary[Domain], *, own: bool
) -> tuple[Guideline | None, list[ReadError]]:
    given = tables.member(node, *ITEMS) if node is not None else None
    if not isinstance(node, yaml.MappingNode) or given is None:
        return None, [ReadError("data-form", 1, 1, {"wanted": "“items:”下的列表"})]
    beside = [(key, value) for key, value in node.value if key.value not in ITEMS]
    head, faults = tables.row(yaml.MappingNode(node.tag, beside, node.start_mark), GuidelineHead, chinese=KEYS)
    rows, wrong = tables.rows_of(given, GuidelineItem, chinese=ITEM_KEYS)
    faults = [*faults, *wrong, *tables.twice(node, *ITEMS)]
    head = head or GuidelineHead()
    domain = known.find(head.domain or stem)
    if domain is None:
        told = known.offered(head.domain or stem)
        values = {"field": "domain", "value": head.domain or stem, "near": told["near"], "listed": told["choices"]}
        return None, [*faults, ReadError("data-reference", 1, 1, values)]
    items: dict[str, GuidelineItem] = {}
    for line, item in rows:
        if item.id in items:
            faults.append(ReadError("data-twice", line, 1, {"value": item.id}))
        items.setdefault(item.id, item)
    return Guideline(domain.id, tuple(items.values()), head.issuer, head.number, own), faults
