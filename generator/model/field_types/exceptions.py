"""exceptions 例外列表

逐条豁免检查：哪个代码、放过什么、为什么、谁批准、到哪天。`what`（内容）照提示里显示的写，遮盖的部分也一样，如 `"138****1234"`；
提示里没有显示内容的检查不用写。
"""

from __future__ import annotations

from generator.model.diagnostic import Exemption
from generator.model.field_types._records import listed, several
from generator.model.kind import Field

EXAMPLES = (
    '[{code: PRI-MOBILE, what: "138****1234", reason: 公布的值班电话, approver: 办公室主任, expires: 2027-01-01}]',
    '{代码: PRI-MOBILE, 内容: "138****1234", 原因: 公布的值班电话, 批准人: 办公室主任, 行: 12, 文件: 标准表.xlsx}',
)
REFUSED = (
    "[{code: PRI-MOBILE, reason: 公布的值班电话}]",
    "[{code: PRI-MOBILE, reason: 值, approver: 办公室主任}]",
    "[{code: PRI-MOBILE, reason: 值班电话, approver: 办公室主任, until: 2027-01-01}]",
    "[{code: PRI-MOBILE, reason: 值班电话, approver: 办公室主任, line: 第三行}]",
    "PRI-MOBILE",
)
PARTS = (
    Field("code", "代码", doc="检查代码，见提示信息末尾。", required=True, example="PRI-MOBILE"),
    Field("what", "内容", doc="放过什么：照提示里显示的写，遮盖的部分也一样，加英文引号。", example="138****1234"),
    Field("reason", "原因", "phrase", doc="为什么可以公开。", required=True, example="公布的值班电话"),
    Field("approver", "批准人", "phrase", doc="谁批准的。", required=True, example="办公室主任"),
    Field("expires", "到期", "date", doc="豁免到哪一天。"),
    Field("line", "行", "integer", doc="只豁免某一行时写行号。"),
    Field("file", "文件", doc="只豁免某个附件时写文件名。"),
)
OFFERED = False
BROWSER = {"list": True}
widget = listed
check, schema = several(PARTS, Exemption)
