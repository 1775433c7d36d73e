"""政府信息公开: the guide, the rules and the annual report of disclosure itself."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="disclosure",
    name="政府信息公开",
    doc="政府信息公开指南、制度和年报。",
    order=140,
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
        Field("year", "年度", "integer", doc="年报的年度。", example="2025"),
    ),
)
