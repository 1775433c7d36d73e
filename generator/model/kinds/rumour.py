"""辟谣: what is said, what is true, and how one knows (国办发〔2016〕61号 三)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="rumour",
    name="辟谣",
    doc="对不实信息的澄清：说法、结论、依据。",
    introduction="网上流传的不实说法，事实是怎样的，依据是什么。",
    order=126,
    openness=("服务",),
    yields=True,
    aliases=("澄清", "澄清说明"),
    fields=(
        Field(
            "claim", "不实说法", doc="流传的说法，照原意概括，不写传播者。", required=True, example="自来水厂停水三天"
        ),
        Field(
            "verdict",
            "结论",
            "choice",
            doc="属实的程度。",
            required=True,
            choices=("不实", "部分不实", "缺乏依据"),
            example="不实",
        ),
        Field("evidence", "依据", "lines", doc="怎样查实的，一行一条。", required=True, example="水厂当日供水记录正常"),
        Field("checked_by", "核实单位", doc="由谁核实。", required=True, example="岚清县住房和城乡建设局"),
        Field(
            "of",
            "相关事件",
            "relation",
            doc="相关的突发事件或政策的文件编号。",
            inverse="澄清",
            example="yunxi-hongshui",
            together=True,
        ),
    ),
)
