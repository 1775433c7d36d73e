"""数据集: open data with its files, or what is planned to be opened, or why it is not."""

from __future__ import annotations

from generator.model.dataset import DEGREES, PRIORITIES
from generator.model.kind import Field, Kind

KIND = Kind(
    id="dataset",
    name="数据集",
    doc="可下载、可再利用的数据。",
    introduction="可以下载、可以再利用的公共数据，注明更新日期和使用条件。",
    order=150,
    openness=("服务",),
    aliases=("数据",),
    fields=(
        Field("update_cycle", "更新周期", "text", doc="多久更新一次，如每月、每季度、每年、不定期。", example="每季度"),
        Field(
            "openness",
            "开放方式",
            "choice",
            doc="是否有条件；依法不开放的也可以列入目录，写明依据。",
            choices=DEGREES,
            example="无条件开放",
        ),
        Field("conditions", "开放条件", doc="有条件开放的，写明条件。", example="用于科学研究，签订使用协议"),
        Field(
            "apply_url",
            "申请网址",
            "url",
            doc="有条件开放的，写明在哪里申请。",
            example="https://www.lanqing.example/apply/",
        ),
        Field(
            "ground", "不予开放依据", doc="不予开放的，写明法律、法规的条款。", example="《政府信息公开条例》第十五条"
        ),
        Field("planned_date", "计划开放日期", "date", doc="列入开放计划的，最晚哪天开放。", example="2026-12-31"),
        Field(
            "priority",
            "优先领域",
            "choice",
            doc="属于优先开放的哪个方面。",
            choices=tuple(PRIORITIES),
            example="民生保障",
        ),
        Field(
            "licence", "使用许可", "text", doc="许可的名称；本地的许可写在 _data/licences.yaml。", example="CC BY 4.0"
        ),
        Field("covers_from", "数据起始日期", "date", doc="数据从哪天起。", example="2026-07-01"),
        Field("covers_to", "数据截止日期", "date", doc="数据到哪天止。", example="2026-09-30"),
        Field("area", "覆盖区域", doc="数据所及的地方，不写时为整个行政区域。", example="青山镇"),
        Field(
            "access_url",
            "接口地址",
            "url",
            doc="能用程序取数的地址，有的话才写。",
            example="https://api.lanqing.example/water",
        ),
        Field(
            "dictionary",
            "数据字典",
            "dictionary",
            doc="一行一列“列名: 含义”，含义里写明单位。",
            example="{town: 乡镇（街道）, persons: 人数}",
        ),
    ),
)
