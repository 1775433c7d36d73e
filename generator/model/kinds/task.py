"""重点任务: how a commitment is carried out, by whom and by when (国办发〔2016〕80号 一（五）; 中办发〔2016〕8号 五)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="task",
    name="重点任务",
    doc="一项任务的目标、措施、步骤、分工和监督方式。",
    introduction="今年的重点任务：要达到什么目标，谁来做，什么时候完成，怎样监督。",
    order=52,
    openness=("执行",),
    yields=True,
    aliases=("任务方案", "实施方案"),
    fields=(
        Field(
            "goals", "目标", "lines", doc="完成后达到什么，可以衡量。", required=True, example="新增公共停车泊位600个"
        ),
        Field("measures", "措施", "lines", doc="做什么。", required=True, example="改造闲置用地4处"),
        Field("steps", "实施步骤", "lines", doc="分几步，各到什么时候。", required=True, example="6月底前完成设计"),
        Field(
            "division", "责任分工", "lines", doc="牵头单位和落实单位各做什么。", required=True, example="县住建局牵头"
        ),
        Field("supervision", "监督方式", "lines", doc="怎样监督、向谁反映。", required=True, example="每季度通报进度"),
        Field("complete_by", "完成期限", "date", doc="完成的最后一日。", required=True, example="2026-12-20"),
    ),
)
