"""转载: an upper level's document carried on this site, with its source."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="repost",
    name="转载",
    doc="转载上级机关的文件，注明来源。",
    introduction="国家、省、市发布的与您有关的文件，注明来源。",
    order=120,
    fields=(
        Field("source_name", "来源", "text", doc="原发布机关或网站。", required=True, example="青江省人民政府网站"),
        Field("source_url", "原文网址", "url", doc="原文的网址。", example="https://www.qingjiang.example/1.html"),
        Field("source_date", "原文日期", "date", doc="原文发布日期。", example="2026-03-01"),
        Field(
            "source_digest",
            "原文校验值",
            doc="与原文逐字核对后，用 gongkai digest 文件.md 算出的正文校验值。",
            example="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
    ),
)
