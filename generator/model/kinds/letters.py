"""来信登记: the letters of a period as topics and days, from which reply times by unit are counted."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="letters",
    name="来信登记",
    doc="一段时间收到的群众来信：类别、办理单位、收到和答复日期，不含来信人的任何信息。",
    introduction="收到多少群众来信，由哪个单位办理，多少天答复。",
    order=129,
    openness=("服务",),
    yields=True,
    aliases=("来信台账", "信件登记"),
    register="letters",
    fields=(
        Field(
            "rows",
            "登记数据",
            "file",
            doc="登记表（CSV、XLSX 或 YAML），相对本文件的路径。",
            required=True,
            example="laixin.csv",
        ),
        Field("topics", "来信类别", "names", doc="登记表里用到的全部类别。", required=True, example="[公共交通, 供水]"),
        Field("answer_within", "答复时限", "term", doc="收到后多久答复。", required=True, example="15个工作日内"),
        Field("as_of", "截止日期", "date", doc="登记到哪一天。", required=True, example="2026-09-30"),
    ),
)
