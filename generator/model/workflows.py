"""工作流程制度: the rules of the six workflows of openness -> which are published, whether they are in force, since when
(国办发〔2019〕54号 (六))."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from generator.model.document import Document
from generator.model.standing import ENDED

WORKFLOWS = ("政府信息管理", "信息发布", "解读回应", "依申请公开", "公众参与", "监督考核")


def rule_of(workflow: str, rows: Iterable[Document], validity: Callable[[Document], str]) -> Document | None:
    """The rule of a workflow: of several the newest that is in force, else the newest. Withdrawn ones are none.
    validity: 效力状态 of a document today, "" for none."""
    fitting = [row for row in rows if row.fields and row.fields.get("workflow") == workflow and not row.withdrawn]
    return max(fitting, key=lambda row: (in_force(validity(row)), revised(row), row.id), default=None)


def in_force(validity: str) -> bool:
    """Whether what is in such a state holds; one that says nothing of it does."""
    return validity not in ENDED


def revised(row: Document) -> datetime.date:
    """The day of its last revision."""
    days = (row.publish_date, row.updated, *(item.date for item in row.corrections))
    return max(day for day in days if day)
