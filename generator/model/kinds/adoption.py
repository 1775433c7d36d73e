"""意见采纳情况: what became of the comments on a draft."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="adoption",
    name="意见采纳情况",
    doc="征求意见结束后，公布收到意见及采纳情况。",
    introduction="征求意见收到了哪些意见，哪些采纳了，没有采纳的为什么。",
    order=50,
    openness=("决策",),
    aliases=(
        "采纳情况",
        "意见反馈",
    ),
    fields=(
        Field(
            "consultation",
            "对应征集",
            "relation",
            doc="对应的征求意见文件编号；也可以写成 of。",
            required=True,
            inverse="意见采纳情况",
            example="gongzufang-caoan",
            targets=("consultation",),
            together=True,
            aliases=("of",),
        ),
        Field("received", "收到意见数", "integer", doc="条数。", example="23"),
        Field("adopted", "采纳数", "integer", doc="条数。", example="15"),
        Field("partly", "部分采纳数", "integer", doc="条数。", example="4"),
        Field("rejected", "未采纳数", "integer", doc="条数。", example="4"),
    ),
)
