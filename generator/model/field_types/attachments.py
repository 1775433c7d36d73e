"""attachments 附件列表

附件的路径，或 {file, title}；可多个。
"""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.model.field_types import record_schema
from generator.model.field_types._records import records
from generator.model.field_types._values import SCALAR
from generator.model.field_types._values import semicolons as split
from generator.model.kind import Field, by_name

__all__ = ["split"]


class Attached(NamedTuple):
    """附件: a path, with the title to show."""

    file: str
    title: str = ""


EXAMPLES = (
    "[标准表.xlsx]",
    "标准表.xlsx",
    "[{file: 标准表.xlsx, title: 低保标准表}, 说明.pdf]",
    "{文件: a.pdf, 标题: }",
    "[2026]",
    "[]",
)
REFUSED = (
    "[{title: 低保标准表}]",
    "[{file: a.pdf, 文件: b.pdf}]",
    "{file: [a.pdf]}",
    "{file: a.pdf, size: 3}",
    "[[a.pdf]]",
)
PARTS = (
    Field("file", "文件", "file", doc="上传或选择文件。", required=True),
    Field("title", "标题", doc="显示的名称，不写时用文件名。"),
)
OFFERED = False
BROWSER = {"list": True, "bare": "file"}
_PARTS = by_name(PARTS)


def check(value: Any, field: Field) -> tuple[Attached, ...]:
    given = value if isinstance(value, list) else [value]
    return records(
        [{"file": item} if isinstance(item, str) and item.strip() else item for item in given], _PARTS, Attached
    )


def schema(field: Field) -> dict[str, Any]:
    one = [SCALAR, record_schema(PARTS)]
    return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}}]}


def widget(field: Field) -> dict[str, Any]:
    return listed(field)


def listed(field: Field) -> dict[str, Any]:
    """A list of records. Without ``default`` a new document would begin with one empty record that must be filled in."""
    return {"widget": "list", "label_singular": field.name, "collapsed": False, "default": []}
