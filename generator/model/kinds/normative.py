"""规范性文件: an administrative normative document, which binds citizens and has a life of its own."""

from __future__ import annotations

from generator.model.audience import FIELDS as AUDIENCE
from generator.model.kind import PRINTING, Field, Kind
from generator.model.openness_rules import FIELDS as RULE_FIELDS
from generator.model.standing import STATES
from generator.model.workflows import WORKFLOWS

KIND = Kind(
    id="normative",
    name="规范性文件",
    doc="涉及公民、法人权利义务，在一定期限内反复适用的文件。",
    introduction="政府和部门制定、您办事和维权可以依据的文件，注明是否有效。",
    order=20,
    openness=("决策",),
    aliases=("行政规范性文件",),
    fields=(
        Field("register_number", "登记号", "text", doc="三统一的登记编号。", example="LQGF-2026-003"),
        Field("effective_date", "施行日期", "date", doc="开始施行之日。", example="2026-04-01"),
        Field("expiry_date", "有效期至", "date", doc="有效期届满之日；过后自动标为失效。", example="2031-03-31"),
        Field(
            "validity",
            "效力状态",
            "choice",
            doc="现行效力。",
            choices=STATES,
            example="有效",
        ),
        Field(
            "replaces",
            "替代文件",
            "relations",
            doc="被本文件废止或替代的文件编号。",
            inverse="被以下文件替代",
            example="[dibao-2021]",
            targets=("normative", "notice"),
        ),
        Field(
            "amends",
            "修改文件",
            "relations",
            doc="被本文件修改的文件编号；自本文件施行之日起，那份文件标为已修改。",
            inverse="被以下文件修改",
            example="[jubao-jiangli-2025]",
            targets=("normative", "notice"),
        ),
        Field("drafters", "起草单位", "names", doc="起草本文件的机关；解读由它来写。", example="[岚清县民政局]"),
        *AUDIENCE,
        *PRINTING,
        Field(
            "important",
            "重要政策",
            "flag",
            doc="重要政策写“是”：征求意见、文件、解读要连成一条链。",
            shown=False,
            example="是",
        ),
        Field(
            "workflow", "工作流程", "choice", doc="规定政务公开哪一项工作流程。", choices=WORKFLOWS, example="信息发布"
        ),
        *RULE_FIELDS,
        Field(
            "interpretation_exempt",
            "免予解读理由",
            "text",
            doc="不需要解读时写明理由。",
            shown=False,
            example="仅调整联系方式",
        ),
    ),
)
