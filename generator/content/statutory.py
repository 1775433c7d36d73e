"""The product's entries of the statutory column and content/_data/statutory.yaml -> those of the site, with every
mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

import msgspec
import yaml

from generator.base.close_names import listed
from generator.base.package import PACKAGE
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.source import ReadError
from generator.model.statutory import CONTENTS, PREFIX, StatutoryEntry
from generator.model.vocabulary import Vocabulary

NAME = "statutory.yaml"
KEYS = {
    "编号": "id",
    "名称": "name",
    "别名": "aliases",
    "栏目": "part",
    "说明": "introduction",
    "依据": "law",
    "文件类型": "kinds",
    "字段": "having",
    "登记簿": "registers",
    "领域": "domains",
    "各领域": "every_domain",
    "页面": "pages",
    "机关信息": "agency",
    "机关": "organs",
    "启用": "enabled",
}
WORDS = {
    "id": "编号：zfxxgk- 开头，只用小写字母、数字和 -；写已有的编号是改写它",
    "name": "名称，文件的“领域”里可以写",
    "part": "在专栏的哪一部分：新增的只能在“内容”（法定主动公开内容）里",
    "aliases": "别名：写文件时可以用",
    "introduction": "一句话说明，显示在栏目里",
    "law": "依据，显示在栏目里",
    "kinds": "收哪些类型的文件",
    "having": "收某个字段是某个值的文件，写“字段=值”，例如 disclosure_type=年报",
    "registers": "收带有哪些登记簿或者清单的文件",
    "domains": "收哪些领域的文件",
    "every_domain": "收全部领域的文件，按领域列出",
    "pages": "还有本站的哪些网页：标题（title）和以 / 开头的网址（url）",
    "title": "标题",
    "url": "本站以 / 开头、以 / 结尾的网址",
    "agency": "显示机关登记的哪些信息：leaders、disclosure_office、duties、address、hours、phone、fax、email、postcode",
    "organs": "哪几种机关的专栏有这一栏；不写时部门、乡镇、街道都有，写 [] 只有县里有",
    "enabled": "写“否”时本县不设这一栏",
}
"""What editors are told of each key."""
SHIPPED = PACKAGE / "model" / NAME
OF_AGENCIES = ("leaders", "disclosure_office", "duties", "address", "hours", "phone", "fax", "email", "postcode")
"""Fields of an agency that an entry may show."""
_ID = lazy_re(PREFIX + r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HAVING = lazy_re(r"[a-z_]+=.+")
_ADDRESS = lazy_re(r"/(?:[a-z0-9._-]+/)*")

Words = Mapping[str, Vocabulary[Any]]
"""By "kinds", "registers", "domains": what an entry may name."""


class OwnEntry(StatutoryEntry, frozen=True, kw_only=True):
    """One entry of a county's file: one more, or one of the product's with what is written of it changed.
    enabled: no for one that this county does not use."""

    enabled: bool = True


@cache
def shipped() -> tuple[StatutoryEntry, ...]:
    """The entries that come with the product, in their order."""
    text = NAME, SHIPPED.read_text(encoding="utf-8")
    [(_, rows)], wrong = tables.read_each([text], partial(tables.rows_of, shape=StatutoryEntry))
    assert not wrong, wrong
    return tuple(entry for _, entry in rows)


def load_statutory(
    texts: Iterable[tuple[str, str]], words: Words
) -> tuple[tuple[StatutoryEntry, ...], list[ReadError]]:
    """The product's as a county changes them, then its own, and every mistake. A name that ``words`` do not know is one
    only in the county's file: a county may have switched off a domain that the product's entries name."""
    known = {entry.id: entry for entry in shipped()}
    read, faults = tables.read_each(texts, partial(_rows, known=known))
    seen: set[str] = set()
    for path, rows in read:
        for line, row in rows:
            wrong = list(_wrong(row, known, words))
            if row.id in seen:
                wrong.append(("data-twice", {"value": row.id}))
            seen.add(row.id)
            faults += [ReadError(kind, line, 1, values, path) for kind, values in wrong]
            if wrong:
                continue
            if not row.enabled:
                known.pop(row.id, None)
            else:
                known[row.id] = _resolved(row, known.get(row.id), words)
    return tuple(known.values()), faults


def _rows(
    node: yaml.Node | None, known: Mapping[str, StatutoryEntry]
) -> tuple[list[tuple[int, OwnEntry]], list[ReadError]]:
    parts = tables.items(node)
    faults = [ReadError("data-form", 1, 1, {"wanted": "以“- ”开头的列表"})] if parts is None else []
    rows: list[tuple[int, OwnEntry]] = []
    for part in parts or ():
        identity = tables.member(part, "id", "编号")
        old = known.get(str(identity.value)) if identity is not None else None
        given = {key: getattr(old, key) for key in StatutoryEntry.__struct_fields__} if old else {}
        given.pop("id", None)
        row, wrong = tables.row(part, OwnEntry, chinese=KEYS, defaults=given)
        faults += wrong
        rows += [(part.start_mark.line + 1, row)] if row else []
    return rows, faults


def _wrong(row: OwnEntry, known: Mapping[str, StatutoryEntry], words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    old = known.get(row.id)
    if old is None and not row.enabled:
        every = listed([f"{entry.id}（{entry.name}）" for entry in known.values()])
        near = next(iter(Vocabulary(known.values()).near(row.id)), "")
        yield "data-reference", {"field": "id", "value": row.id, "near": near, "listed": f"专栏的栏目：{every}。"}
        return
    if old and not row.enabled and old.part != CONTENTS:
        yield "data-form", {"field": "enabled", "wanted": f"“是”：{old.name}是专栏必有的一栏，不能停用"}
    if not _ID.fullmatch(row.id):
        yield "data-form", {"field": "id", "wanted": f"以 {PREFIX} 开头、只用小写字母、数字和 - 的编号"}
    if row.part != (old.part if old else CONTENTS):
        yield "data-form", {"field": "part", "wanted": f"“{old.part if old else CONTENTS}”：指南、制度、年报各只有一个"}
    others = Vocabulary([*words["domains"].terms, *(entry for entry in known.values() if entry.id != row.id)])
    if other := others.find(row.name):
        wanted = f"别的领域和栏目没有用过的名称（“{row.name}”已是 {other.id}）"
        yield "data-form", {"field": "name", "wanted": wanted}
    if any(not _HAVING.fullmatch(pair) for pair in row.having):
        yield "data-form", {"field": "having", "wanted": "“字段=值”，例如 disclosure_type=年报"}
    if any(not _ADDRESS.fullmatch(page.url) for page in row.pages):
        yield "data-form", {"field": "pages", "wanted": "本站以 / 开头、以 / 结尾的地址，例如 /normative/"}
    if lost := [key for key in row.agency if key not in OF_AGENCIES]:
        yield "data-form", {"field": "agency", "wanted": f"{'、'.join(OF_AGENCIES)} 里的几个，没有 {lost[0]}"}
    for field, vocabulary in words.items():
        yield from _unknown(field, set(getattr(row, field)) - set(getattr(old, field, ())), vocabulary)


def _unknown(field: str, names: Iterable[str], vocabulary: Vocabulary[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in sorted(names):
        if vocabulary.find(name) is None:
            told = vocabulary.offered(name)
            values = {"field": field, "value": name, "near": told["near"], "listed": f"已有：{told['choices']}。"}
            yield "data-reference", values


def _resolved(row: OwnEntry, old: StatutoryEntry | None, words: Words) -> StatutoryEntry:
    """With ids in the place of names; a former name goes on being understood."""
    values = {key: getattr(row, key) for key in StatutoryEntry.__struct_fields__}
    if old and old.name != row.name:
        values["aliases"] = (*row.aliases, old.name)
    for field, vocabulary in words.items():
        terms = ((name, vocabulary.find(name)) for name in values[field])
        values[field] = tuple(dict.fromkeys(term.id if term else name for name, term in terms))
    return msgspec.convert(values, StatutoryEntry)
