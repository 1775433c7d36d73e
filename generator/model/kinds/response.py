"""回应关切: an answer to what the public is talking about."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="response",
    name="回应关切",
    doc="对公众关切事项的回应。",
    order=110,
    aliases=("回应",),
    fields=(
        Field("topic", "回应事项", "text", doc="回应什么。", example="城区供水水压"),
        Field("responsible", "责任单位", "text", doc="由谁负责。", example="岚清县住房和城乡建设局"),
    ),
)
