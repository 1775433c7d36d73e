"""五公开: the five parts of the work that are made public (中办发〔2016〕8号; 国办发〔2016〕80号 一)."""

from __future__ import annotations

from typing import Literal

Openness = Literal["决策", "执行", "管理", "服务", "结果"]
OPENNESS: dict[Openness, str] = {
    "决策": "decision",
    "执行": "execution",
    "管理": "management",
    "服务": "service",
    "结果": "result",
}
"""Each with the word that stands for it in addresses."""
