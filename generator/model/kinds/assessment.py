"""考核结果: how the agencies did in the yearly assessment of openness (中办发〔2016〕8号 二十一; 国办发〔2016〕80号 六（五）)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="assessment",
    name="考核结果",
    doc="政务公开纳入绩效考核的年度、权重和各单位逐项得分；总分由逐项得分相加。",
    introduction="各单位政务公开做得怎样：每年考核几项，各项得了多少分。",
    order=59,
    openness=("结果",),
    yields=True,
    aliases=("政务公开考核", "绩效考核结果"),
    register="assessment",
    fields=(
        Field("year", "考核年度", "integer", doc="考核的是哪一年。", required=True, example="2025"),
        Field(
            "weight",
            "考核权重",
            "number",
            doc="政务公开在绩效考核总分里占百分之几，按规定不低于4%。",
            example="4",
        ),
        Field(
            "rows",
            "得分明细",
            "file",
            doc="各单位逐项的分值、得分（CSV、XLSX 或 YAML），相对本文件的路径。",
            required=True,
            example="kaohe.csv",
        ),
        Field("used_for", "结果运用", "lines", doc="结果怎样用，一行一条。", example="计入部门绩效考核总分"),
    ),
)
