"""财政预决算: a budget or final accounts, due within 20 days of approval."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="budget",
    name="财政预决算",
    doc="政府、部门和单位的预算、决算，批准（批复）后20日内公开。",
    introduction="政府的钱从哪里来、花到哪里去：政府、各部门和单位的预算、决算。",
    order=80,
    openness=("管理",),
    aliases=(
        "预决算",
        "预算",
        "决算",
    ),
    fields=(
        Field("fiscal_year", "年度", "integer", doc="预决算年度。", required=True, example="2026"),
        Field(
            "budget_type",
            "预决算类型",
            "choice",
            doc="预算或决算。",
            required=True,
            choices=("预算", "决算"),
            example="预算",
        ),
        Field("scope", "范围", "choice", doc="哪一级。", choices=("政府", "部门", "单位"), example="部门"),
        Field("approved_date", "批准日期", "date", doc="批准或批复之日。", example="2026-01-30"),
    ),
)
