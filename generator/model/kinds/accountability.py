"""问责情况: a unit that was held to account for not doing what it had to, and on what ground; persons are not named."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="accountability",
    name="问责情况",
    doc="对不落实、不作为的单位问责的情况，不写个人姓名。",
    introduction="落实不力、该作为不作为的单位，怎样被追究责任。",
    order=64,
    openness=("管理",),
    yields=True,
    aliases=("问责通报", "问责"),
    fields=(
        Field("unit", "被问责单位", doc="哪个单位。", required=True, example="岚清县示例局"),
        Field(
            "ground",
            "问责依据",
            "lines",
            doc="依据的法规或制度条款。",
            required=True,
            example="政府信息公开条例第五十三条",
        ),
        Field(
            "measure",
            "问责方式",
            "choice",
            doc="怎样处理的。",
            required=True,
            choices=("通报批评", "责令检查", "责令整改", "约谈", "诫勉", "其他"),
            example="约谈",
        ),
        Field(
            "of",
            "相关文件",
            "relation",
            doc="相关的督查通报、任务方案的编号。",
            inverse="问责情况",
            example="ducha-2026-1",
            together=True,
        ),
    ),
)
