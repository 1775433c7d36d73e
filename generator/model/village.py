"""村务性质: what a village decides itself is kept apart from what it does for the government.

村民委员会组织法 第五条: the township does not interfere in what is the villagers' own (依法属于村民自治范围内的事项), and the
committee assists it in its work; 第二十三条、第二十四条 say what villagers decide; 第三十条 has both made public, 协助人民政府开展工作的
情况 as an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.document import OPEN, Document
from generator.model.kind import COMMON

KEY = "village_nature"
"""The common field that says it of a document, and the column that says it of an item."""
FIELDS = tuple(field for field in COMMON if field.key == KEY)
"""Common fields that a document keeps, and shows, like those of its kind."""
SELF_GOVERNED, ASSISTED = "村民自治事项", "协助政府事项"
NATURES = (SELF_GOVERNED, ASSISTED)
ADDRESSES: Mapping[str, str] = {SELF_GOVERNED: "self-governed", ASSISTED: "assisted"}
"""Nature -> the last part of the address of its column, ``/agency/<village>/<address>/``."""
ITEMS, FINANCE = "village_items", "village_finance"
BY_CATEGORY: Mapping[str, str] = {
    "村级财务": SELF_GOVERNED,
    "村集体资产资源": SELF_GOVERNED,
    "惠农政策": ASSISTED,
    "社会救助": ASSISTED,
}
"""Class of an item -> what it is by the law: 第八条、第二十四条 for what is the collective's, 第三十条第三项 for relief and subsidies
that the government pays. Others (养老服务, 建设项目) may be either."""


def nature_of(document: Document) -> str:
    """自治 or 协助, as a document says; of a village's accounts by what they are; "" where nobody has said it, and for what
    the public is not shown."""
    if document.classification != OPEN:
        return ""
    said = str(document.fields.get(KEY, ""))
    return said or (SELF_GOVERNED if document.register == FINANCE else "")


def apart(documents: Iterable[Document]) -> tuple[tuple[str, tuple[Document, ...]], ...]:
    """(nature, its documents in their order), those of which it is not said last under ""; nothing empty."""
    kept: dict[str, list[Document]] = {nature: [] for nature in (*NATURES, "")}
    for document in documents:
        kept[nature_of(document)].append(document)
    return tuple((nature, tuple(rows)) for nature, rows in kept.items() if rows)
