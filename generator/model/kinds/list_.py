"""清单: a power, duty, fee or other list whose rows live in a data file."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="list",
    name="清单",
    doc="权力、责任、负面、收费、中介服务、公共服务等清单，明细放在表格文件里。",
    introduction="权力、责任、收费、公共服务等各类清单，可以查、可以下载。",
    order=70,
    openness=("管理",),
    register="list",
    aliases=("权责清单",),
    fields=(
        Field(
            "list_type",
            "清单类型",
            "choice",
            doc="哪一种清单。",
            required=True,
            choices=(
                "权力清单",
                "责任清单",
                "负面清单",
                "收费清单",
                "中介服务清单",
                "公共服务清单",
                "许可事项清单",
                "政府购买服务项目",
                "PPP项目库",
            ),
            example="收费清单",
        ),
        Field(
            "rows",
            "清单数据",
            "file",
            doc="明细表（CSV、XLSX 或 YAML），相对本文件的路径。",
            required=True,
            example="shoufei.csv",
        ),
        Field("valid_from", "生效日期", "date", doc="本版清单生效之日。", example="2026-01-01"),
        Field("valid_to", "失效日期", "date", doc="本版清单失效之日。", example="2026-12-31"),
        Field(
            "replaces",
            "替代文件",
            "relations",
            doc="被替代的上一版清单。",
            inverse="已被以下版本替代",
            example="[quanli-2025]",
            targets=("list",),
        ),
        Field(
            "notices",
            "调整公告",
            "relations",
            doc="宣布本版调整的公告、通知。",
            inverse="对应的清单",
            example="[quanli-tiaozheng-2026]",
        ),
    ),
)
