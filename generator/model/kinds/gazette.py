"""政府公报: one issue of the gazette, put together from documents that the site publishes (中办发〔2016〕8号; 立法法 第八十六条)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="gazette",
    name="政府公报",
    doc="政府公报的一期：写明年份、期号和刊登的文件，目录由网站生成。",
    introduction="政府公报各期，刊登的文件可以逐份打开。",
    order=22,
    openness=("决策",),
    yields=True,
    template="gazette.html",
    aliases=("公报", "人民政府公报"),
    fields=(
        Field("year", "年份", "integer", doc="哪一年的公报。", required=True, aliases=("公报年份",), example="2026"),
        Field("issue", "期号", "integer", doc="当年第几期，从1起连续编号。", required=True, example="3"),
        Field(
            "documents",
            "刊登文件",
            "relations",
            doc="本期刊登的文件编号，按目录的先后；是规范性文件，或者有发文字号的文件。",
            required=True,
            inverse="刊登于政府公报",
            example="[dibao-2026]",
            compiled=True,
        ),
    ),
)
