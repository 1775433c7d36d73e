"""attachments 附件列表

附件的路径，或 {file, title}；可多个。
"""

from __future__ import annotations

from typing import NamedTuple

from generator.model.field_types._records import listed, several
from generator.model.field_types._values import semicolons
from generator.model.kind import Field


class Attached(NamedTuple):
    """附件: a path, with the title to show."""

    file: str
    title: str = ""


EXAMPLES = (
    "[标准表.xlsx]",
    "标准表.xlsx",
    "[{file: a.xlsx, title: 标准表}, b.pdf]",
    "{文件: a.pdf, 标题: }",
    "[2026]",
    "[]",
)
REFUSED = ("[{title: 表}]", "[{file: a.pdf, 文件: b.pdf}]", "{file: [a.pdf]}", "{file: a.pdf, size: 3}", "[[a.pdf]]")
PARTS = (
    Field("file", "文件", "file", doc="上传或选择文件。", required=True),
    Field("title", "标题", doc="显示的名称，不写时用文件名。"),
)
OFFERED = False
BROWSER = {"list": True, "bare": "file"}
split = semicolons
widget = listed
check, schema = several(PARTS, Attached, bare="file")
