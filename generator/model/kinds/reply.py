"""来信回复: a letter from the public that was chosen for publication, without its writer, and the answer."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="reply",
    name="来信回复",
    doc="选登的群众来信和答复；来信人的姓名、电话、住址一律不写。",
    introduction="群众来信和各单位的答复选登，来信人的个人信息不公开。",
    order=128,
    openness=("服务",),
    yields=True,
    aliases=("来信选登", "留言回复"),
    fields=(
        Field("received_date", "收到日期", "date", doc="收到来信之日。", required=True, example="2026-08-03"),
        Field("replied_date", "答复日期", "date", doc="答复之日。", required=True, example="2026-08-10"),
        Field(
            "question",
            "来信内容",
            "long",
            doc="去掉个人信息后的来信。",
            required=True,
            example="城南公交何时加密班次？",
        ),
        Field("topic", "类别", doc="来信的类别，用于统计。", required=True, example="公共交通"),
        Field("letter", "来信编号", doc="来信登记里的编号。", example="2026-001"),
        Field(
            "of",
            "相关事项",
            "relation",
            doc="来信所涉政策、任务的文件编号。",
            inverse="来信回复",
            example="gongjiao-2026",
            together=True,
        ),
    ),
)
