"""服务对象: whom a guide or a policy is for, so that those people can be led to it and follow it (精准推送).

The first three are who may be served at all (自然人、法人、其他组织, as the lists of 政务服务事项 have them); the others are the
groups for which service portals keep columns of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model.document import Document
from generator.model.kind import Field

AUDIENCES: Mapping[str, str] = {
    "personal": "个人",
    "enterprise": "企业",
    "organisation": "社会组织",
    "self-employed": "个体工商户",
    "farmers": "农民",
    "elderly": "老年人",
    "children": "儿童",
    "students": "学生",
    "women": "妇女",
    "disabled": "残疾人",
    "hardship": "困难群众",
    "job-seekers": "求职者",
    "migrants": "务工人员",
    "veterans": "退役军人",
}
"""Id, of which addresses are made -> the word that is written."""
FIELDS = (
    Field(
        "audience",
        "服务对象",
        "choices",
        doc="给哪些人办、跟哪些人有关；每一类人可以订阅。",
        choices=tuple(AUDIENCES.values()),
        example="[老年人, 困难群众]",
    ),
)


def by_audience(documents: Iterable[Document]) -> Mapping[str, tuple[Document, ...]]:
    """Documents by the word of each audience that they name, in their order. A kind of a county's own, or of another
    matter, may have a field of that name with other words: those are passed over."""
    found: dict[str, list[Document]] = defaultdict(list)
    words = frozenset(AUDIENCES.values())
    for document in documents:
        named = document.fields.get("audience") if document.fields else None
        if isinstance(named, tuple | list):
            for word in dict.fromkeys(named):
                if word in words:
                    found[word].append(document)
    return {word: tuple(rows) for word, rows in found.items()}
