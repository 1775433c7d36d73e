"""一件事: what a person sees as one thing, put together from the guides of several offices (国办发〔2022〕32号)."""

from __future__ import annotations

from generator.model.audience import FIELDS as AUDIENCE
from generator.model.guides import EVENTS
from generator.model.kind import Field, Kind

KIND = Kind(
    id="life_event",
    name="一件事",
    doc="把要跑几个部门的事合成一件：一张材料单，一步一步怎样办。",
    introduction="要跑几个部门的事，合成一张材料单，一步一步办完。",
    order=61,
    openness=("服务",),
    template="life_event.html",
    aliases=(
        "一件事一次办",
        "高效办成一件事",
    ),
    fields=(
        Field("event", "办什么事", "text", doc="群众怎样说这件事。", required=True, example="孩子出生"),
        Field(
            "guides",
            "办事步骤",
            "relations",
            doc="各步的办事指南，写编号，按办的先后；也可以写另一个“一件事”，它的各步排在这里。材料由各指南合并。",
            required=True,
            inverse="所在的一件事",
            targets=("guide", "life_event"),
            compiled=True,
            example="[chusheng-dengji, jumin-canbao]",
        ),
        Field("time_limit", "总的时限", "text", doc="全部办好要多久。", example="7个工作日"),
        Field("phone", "咨询电话", "text", doc="综合窗口的电话。", example="0000-5550123"),
        Field("place", "办理地点", "text", doc="综合窗口的地址。", example="县政务服务中心一楼综合窗口"),
        Field("hours", "办理时间", "text", doc="对外办公时间。", example="工作日9:00至17:00"),
        Field("complaint", "监督投诉", "text", doc="办得不好向哪里投诉：电话或网址。", example="0000-5550145"),
        Field("online_url", "网上办理", "url", doc="一次申请的网址。", example="https://zwfw.lanqing.example/chusheng"),
        Field("visits", "到现场次数", "count", doc="一共要到现场几次，写整数。", example="1", shown=False),
        Field(
            "life_event",
            "办事主题",
            "choice",
            doc="属于哪一类事，/fuwu/ 按它分类。",
            choices=tuple(EVENTS),
            example="生育收养",
            shown=False,
        ),
        *AUDIENCE,
    ),
)
