"""公示: a public notice period with a way to object, gone when it has served."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="publicity",
    name="公示",
    doc="在一定期限内公示名单、项目等，接受异议。",
    introduction="名单、项目等在定下来以前先公示。有异议的，请在截止日期前按所列电话或地址提出。",
    order=90,
    openness=("管理",),
    fields=(
        Field("starts", "公示开始", "date", doc="公示第一日。", required=True, example="2026-11-16"),
        Field("ends", "公示截止", "date", doc="公示最后一日。", required=True, example="2026-11-24"),
        Field("objection_phone", "异议电话", "text", doc="受理异议的电话。", example="0000-5550123"),
        Field("objection_address", "异议受理地址", "text", doc="受理异议的地址。", example="岚清县文苑路1号"),
        Field("objection_email", "异议邮箱", "text", doc="受理异议的邮箱。", example="gs@lanqing.example"),
    ),
)
