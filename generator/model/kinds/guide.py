"""办事指南: how to get a thing done, with its eight required elements."""

from __future__ import annotations

from generator.model.audience import FIELDS as AUDIENCE
from generator.model.kind import Field, Kind

KIND = Kind(
    id="guide",
    name="办事指南",
    doc="一个办事事项的指南，八项要素齐全。",
    order=60,
    openness=("服务",),
    template="guide.html",
    aliases=(
        "指南",
        "服务指南",
    ),
    fields=(
        Field("matter", "事项名称", "text", doc="办什么事。", required=True, example="最低生活保障申请"),
        Field("basis", "办事依据", "lines", doc="法律、法规、文件。", required=True, example="社会救助暂行办法"),
        Field("acceptor", "受理单位", "text", doc="在哪个单位办。", required=True, example="各乡镇人民政府"),
        Field("process", "基本流程", "lines", doc="办理步骤。", required=True, example="[申请, 受理, 审核, 确认]"),
        Field("materials", "申请材料", "lines", doc="所需材料。", required=True, example="[申请书, 户口簿]"),
        Field("fee", "收费标准", "text", doc="不收费写“不收费”。", required=True, example="不收费"),
        Field("time_limit", "办理时限", "text", doc="法定或承诺时限。", required=True, example="20个工作日"),
        Field("phone", "咨询电话", "text", doc="咨询电话。", required=True, example="0000-5550123"),
        Field("conditions", "申请条件", "lines", doc="谁可以办。", example="[本县户籍]"),
        Field("place", "办理地点", "text", doc="窗口地址。", example="县政务服务中心2楼"),
        Field("hours", "办理时间", "text", doc="对外办公时间。", example="工作日9:00至17:00"),
        Field("online_url", "网上办理", "url", doc="网上办事的网址。", example="https://zwfw.lanqing.example/"),
        *AUDIENCE,
    ),
)
