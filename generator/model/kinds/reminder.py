"""提示函: a letter by which the openness office calls a unit's attention to what many people complain of."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="reminder",
    name="提示函",
    doc="对群众反映集中的问题，向责任单位发出的提示及其答复期限。",
    introduction="群众反映集中的问题，提醒了哪个单位，要求什么时候答复，答复了没有。",
    order=130,
    openness=("管理",),
    yields=True,
    aliases=("工作提示函",),
    fields=(
        Field("topic", "反映事项", doc="反映什么。", required=True, example="公共交通"),
        Field("letters", "来信件数", "integer", doc="同类来信的件数。", required=True, example="37"),
        Field("unit", "责任单位", doc="发给哪个单位。", required=True, example="岚清县交通运输局"),
        Field("answer_by", "答复期限", "date", doc="责任单位答复的最后一日。", required=True, example="2026-09-10"),
    ),
)
