"""数据集: open data with its files."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="dataset",
    name="数据集",
    doc="可下载、可再利用的数据。",
    order=150,
    aliases=("数据",),
    fields=(
        Field("update_cycle", "更新周期", "text", doc="多久更新一次。", example="每季度"),
        Field(
            "openness",
            "开放方式",
            "choice",
            doc="是否有条件。",
            choices=("无条件开放", "有条件开放"),
            example="无条件开放",
        ),
        Field("licence", "使用许可", "text", doc="怎样使用。", example="注明来源即可使用"),
    ),
)
