"""lines 一段文字或列表

每行一项，或写成列表。
"""

from __future__ import annotations

from typing import Any

from generator.model.field_types._values import SCALARS, lines_of, semicolons
from generator.model.kind import Field

EXAMPLES = ("[第一项, 第二项]", "只有一项", "\n- 第一项，有逗号\n- 第二项", "[]")
REFUSED = ("[第一项, [第二项]]", "- 第一项\n-\n- 第三项", "{甲: 乙}")
SCHEMA = SCALARS
SHOWN = "section"
BROWSER = {"split": "\n", "list": True}


def check(value: Any, field: Field) -> tuple[str, ...]:
    return lines_of(value)


def split(text: str) -> str | list[str]:
    parts = semicolons(text)
    return parts if len(parts) > 1 else "".join(parts)


def widget(field: Field) -> dict[str, Any]:
    return several(field, "一条")


def several(field: Field, unit: str) -> dict[str, Any]:
    """A list of texts. unit: what the button for one more of them calls it."""
    inner = {"label": field.name, "name": "item", "widget": "string"}
    return {"widget": "list", "label_singular": unit, "collapsed": False, "default": [], "field": inner}
