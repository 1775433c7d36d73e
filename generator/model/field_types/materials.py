"""materials 申请材料列表

一份材料一条：只写名称，或 {name, form, copies, source, template_file, sample_file, waived, note}；空白表格和样表写相对本文件的路径。
"""

from __future__ import annotations

from typing import Any

from generator.model.field_types import lines
from generator.model.field_types._records import listed, several
from generator.model.field_types._values import lines_of
from generator.model.guides import FORMS, Material
from generator.model.kind import Field

EXAMPLES = (
    "[{name: 申请书, form: 原件, copies: 1, source: 申请人填写, template_file: shenqingshu.docx}, 户口簿]",
    "[申请书, 户口簿]",
    "\n- 申请书\n- {材料名称: 无犯罪记录证明, 免提交: 部门间数据核查}",
    "申请书",
    "[]",
)
REFUSED = (
    "[{form: 原件}]",
    "[{name: 申请书, form: 扫描}]",
    "[{name: 申请书, copies: 两份}]",
    "[申请书, [户口簿]]",
    "[{name: 申请书, 数量: 1}]",
    "[{name: 申请书, waived: true}]",
)
PARTS = (
    Field("name", "材料名称", doc="材料叫什么。", required=True, example="居民户口簿"),
    Field("form", "材料形式", "choice", doc="交原件还是复印件。", choices=FORMS, example="原件和复印件"),
    Field("copies", "份数", "count", doc="交几份。", example="1"),
    Field("source", "来源渠道", doc="从哪里取得。", example="公安机关核发"),
    Field("template_file", "空白表格", "file", doc="要填写的空白表格。", example="shenqingshu.docx"),
    Field("sample_file", "样表", "file", doc="填好的样子。", example="shenqingshu-yangbiao.pdf"),
    Field("waived", "免提交", "reason", doc="不用交的，写为什么。", example="部门间数据核查"),
    Field("note", "填报须知", doc="要注意什么。", example="核验后退回"),
)
SHOWN = "section"
OFFERED = False
BROWSER = {"list": True, "bare": "name"}
widget, split = listed, lines.split
_check, schema = several(PARTS, Material, bare="name")


def check(value: Any, field: Field) -> tuple[Material, ...]:
    return _check(list(lines_of(value)) if isinstance(value, str) else value, field)
