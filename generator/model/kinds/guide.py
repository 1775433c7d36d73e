"""办事指南: how to get a thing done, with its eight required elements, and those that inspections ask for besides."""

from __future__ import annotations

from generator.model.audience import FIELDS as AUDIENCE
from generator.model.guides import EVENTS
from generator.model.kind import Field, Kind

KIND = Kind(
    id="guide",
    name="办事指南",
    doc="一个办事事项的指南：条件、材料、流程、地点、时限和收费。",
    introduction="办一件事要什么条件和材料、到哪里办、几天办好、收不收费、找谁问，都写在指南里。",
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
        Field(
            "acceptor",
            "受理单位",
            "names",
            doc="在哪个单位办：机关名录里的名称、简称或编号，可以几个；乡镇都办的写“各乡镇”，还有“各街道”“各乡镇（街道）”“各村（社区）”。窗口写在办理地点。",
            required=True,
            example="县民政局",
        ),
        Field("process", "基本流程", "lines", doc="办理步骤。", required=True, example="[申请, 受理, 审核, 确认]"),
        Field(
            "materials",
            "申请材料",
            "materials",
            doc="所需材料，一份一条：写名称，或者连同形式、份数、来源、空白表格、样表；不用交的写明为什么。",
            required=True,
            example="[申请书, {name: 居民户口簿, form: 原件和复印件, copies: 1}]",
        ),
        Field("fee", "收费标准", "text", doc="不收费写“不收费”。", required=True, example="不收费"),
        Field("time_limit", "办理时限", "text", doc="法定或承诺时限。", required=True, example="20个工作日"),
        Field("phone", "咨询电话", "text", doc="咨询电话。", required=True, example="0000-5550123"),
        Field("conditions", "申请条件", "lines", doc="谁可以办；没有条件的写“没有条件”。", example="[本县户籍]"),
        Field("place", "办理地点", "text", doc="窗口地址。", example="县政务服务中心2楼"),
        Field("hours", "办理时间", "text", doc="对外办公时间。", example="工作日9:00至17:00"),
        Field("result", "办理结果", "text", doc="办好后得到什么，怎样拿到。", example="最低生活保障证，窗口领取或邮寄"),
        Field("complaint", "监督投诉", "text", doc="办得不好向哪里投诉：电话或网址。", example="0000-5550145"),
        Field("online_url", "网上办理", "url", doc="网上办事的网址。", example="https://zwfw.lanqing.example/"),
        *AUDIENCE,
        Field(
            "visits",
            "到现场次数",
            "count",
            doc="要到现场几次，写整数；全程网办、不用到现场的写 0。",
            example="1",
            shown=False,
        ),
        Field(
            "life_event",
            "办事主题",
            "choice",
            doc="属于哪一类事，/fuwu/ 按它分类。",
            choices=tuple(EVENTS),
            example="困难救助",
            shown=False,
        ),
        Field(
            "appointment_url",
            "网上预约",
            "url",
            doc="办之前预约的网址；全站统一的写在 config.yaml 的 services。",
            example="https://zwfw.lanqing.example/yuyue",
            shown=False,
        ),
        Field(
            "progress_url",
            "进度查询",
            "url",
            doc="办的时候查进度的网址。",
            example="https://zwfw.lanqing.example/jindu",
            shown=False,
        ),
        Field(
            "result_url",
            "结果查询",
            "url",
            doc="办好后查结果的网址。",
            example="https://zwfw.lanqing.example/jieguo",
            shown=False,
        ),
        Field(
            "rating_url",
            "办事评价",
            "url",
            doc="办好后评价（好差评）的网址。",
            example="https://zwfw.lanqing.example/pingjia",
            shown=False,
        ),
    ),
)
