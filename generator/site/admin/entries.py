"""The records that lists in front matter hold: their fields, in both languages. content/field_models.py checks the same ones."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.kind import Field, FieldType

ENTRIES: Mapping[FieldType, tuple[Field, ...]] = {
    "attachments": (
        Field("file", "文件", "file", doc="上传或选择文件。", required=True),
        Field("title", "标题", doc="显示的名称，不写时用文件名。"),
    ),
    "corrections": (
        Field("date", "日期", "date", doc="更正之日。", required=True),
        Field("text", "内容", doc="更正了什么。", required=True, example="更正咨询电话"),
    ),
    "figures": (
        Field("name", "名称", doc="数据的名称，与对应文件里的一致。", required=True, example="低保标准"),
        Field("value", "数值", doc="数值和单位。", required=True, example="780元/月"),
    ),
    "exceptions": (
        Field("code", "代码", doc="检查代码，见提示信息末尾。", required=True, example="PRI-MOBILE"),
        Field("reason", "原因", doc="为什么可以公开。", required=True, example="公布的值班电话"),
        Field("approver", "批准人", doc="谁批准的。", required=True, example="办公室主任"),
        Field("expires", "到期", "date", doc="豁免到哪一天。"),
        Field("line", "行", "integer", doc="只豁免某一行时写行号。"),
        Field("file", "文件", doc="只豁免某个附件时写文件名。"),
    ),
    "review": (
        Field("reviewer", "审查人", doc="谁审查的。", example="政策法规股"),
        Field("approver", "批准人", doc="谁批准的。", example="办公室主任"),
        Field("date", "日期", "date", doc="批准之日。"),
    ),
}
"""Field type -> the fields of one record. 附件 may also be a bare path, which is its file; 关键数据 are written as a mapping."""
