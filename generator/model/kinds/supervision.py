"""监管信息: what supervision of one of the fourteen fields found (中办发〔2016〕8号 (六))."""

from __future__ import annotations

from generator.model.kind import Field, Kind
from generator.model.supervision import AREAS

KIND = Kind(
    id="supervision",
    name="监管信息",
    doc="安全生产、生态环境、食品药品等领域监督检查的情况、结果和处理，写明是哪个领域。",
    introduction="食品药品、生态环境、安全生产等检查了哪些单位，合格不合格，怎样处理。",
    order=101,
    openness=("管理",),
    yields=True,
    aliases=("监督检查信息", "监管公告"),
    fields=(
        Field("area", "监管领域", "choice", doc="哪一个监管领域。", required=True, choices=AREAS, example="安全生产"),
        Field("period", "监管时期", "period", doc="哪一年、季度或者月。", example="2026年第三季度"),
        Field("result", "监管结果", "long", doc="发现了什么、怎样处理。", example="抽查42家，责令改正5家"),
    ),
)
