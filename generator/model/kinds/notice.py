"""通知公告: what an office tells the public, the kind of a document that names none."""

from __future__ import annotations

from generator.model.audience import FIELDS as AUDIENCE
from generator.model.kind import PRINTING, Kind

KIND = Kind(
    id="notice",
    name="通知公告",
    doc="通知、公告、通告等一般文件；不写类型时即为本类。",
    introduction="需要大家知道的通知、公告和通告，例如停水停电、报名和招考。",
    order=10,
    aliases=(
        "通知",
        "公告",
        "通告",
    ),
    fields=(*AUDIENCE, *PRINTING),
)
