"""机构职能: what an office is for, where it is and who answers."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="functions",
    name="机构职能",
    doc="机关的职能、内设机构、地址和联系方式。",
    introduction="各机关管什么事、有哪些科室、在哪里办公、怎样联系。",
    order=130,
    openness=("管理",),
    aliases=("机构概况",),
    fields=(
        Field("leader_post", "负责人职务", "text", doc="主要负责人的职务（不写个人电话）。", example="局长"),
        Field("address", "办公地址", "text", doc="地址。", example="岚清县文苑路1号"),
        Field("hours", "办公时间", "text", doc="对外办公时间。", example="工作日9:00至17:00"),
        Field("phone", "联系电话", "text", doc="办公电话。", example="0000-5550123"),
    ),
)
