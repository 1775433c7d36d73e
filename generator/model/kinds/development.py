"""处置进展: how the handling of an incident goes on; the newest stands first on its matter's page."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="development",
    name="处置进展",
    doc="突发事件处置过程中的后续发布。",
    introduction="突发事件正在怎样处置，情况有什么变化，持续发布。",
    order=122,
    openness=("执行",),
    yields=True,
    aliases=("事件进展", "续报"),
    fields=(
        Field("as_at", "截至时间", "moment", doc="所报情况截至何时。", required=True, example="2026-07-12 18:00"),
        Field("measures", "已采取措施", "lines", doc="做了什么。", required=True, example="转移沿河群众126户"),
        Field("facts", "已查明情况", "lines", doc="新查明的情况。", example="水位比警戒水位高0.6米"),
        Field(
            "of",
            "所属事件",
            "relation",
            doc="突发事件首次发布的文件编号。",
            required=True,
            inverse="处置进展",
            example="yunxi-hongshui",
            targets=("incident",),
            together=True,
        ),
    ),
)
