"""政府信息公开: the guide, the rules and the annual report of disclosure itself."""

from __future__ import annotations

from generator.model.kind import Field, Kind
from generator.model.openness_rules import FIELDS as RULE_FIELDS
from generator.model.workflows import WORKFLOWS

KIND = Kind(
    id="disclosure",
    name="政府信息公开",
    doc="政府信息公开指南、制度和年报。",
    introduction="怎样查到、怎样申请政府信息，以及每年公开了多少、申请办得怎样。",
    order=140,
    openness=("管理",),
    aliases=(
        "信息公开",
        "年报",
        "公开指南",
        "公开制度",
        "公开年报",
    ),
    fields=(
        Field(
            "disclosure_type",
            "栏目",
            "choice",
            doc="指南、制度或年报。",
            required=True,
            choices=("指南", "制度", "年报"),
            example="年报",
        ),
        Field("workflow", "工作流程", "choice", doc="制度规定哪一项工作流程。", choices=WORKFLOWS, example="信息发布"),
        *RULE_FIELDS,
        Field("year", "年度", "integer", doc="年报的年度。", example="2025"),
        Field(
            "report",
            "报告数据",
            "file",
            doc="年报各表的数据文件（YAML 或 XLSX，照年度报告格式）；页面上的表由它画出，逐格核对勾稽关系。",
            example="nianbao.yaml",
            shown=False,
        ),
    ),
)
