"""项目进展: one of the steps of a large building project that are to be public (国办发〔2017〕94号)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="project_step",
    name="项目信息",
    doc="重大建设项目批准和实施各环节的信息。",
    introduction="重大建设项目批了没有、开工没有、进展怎样、质量和安全怎样。",
    order=66,
    openness=("执行",),
    yields=True,
    aliases=("项目进展", "建设项目信息"),
    fields=(
        Field(
            "project_stage",
            "项目环节",
            "choice",
            doc="哪一个环节。",
            required=True,
            choices=("批准服务", "批准结果", "招标投标", "征收土地", "设计变更", "施工", "质量安全监督", "竣工"),
            example="批准结果",
        ),
        Field(
            "project_code", "项目代码", doc="投资项目在线审批监管平台的统一代码。", example="2026-990101-48-01-000001"
        ),
        Field("unit", "责任单位", doc="项目法人或主管部门。", required=True, example="岚清县交通运输局"),
        Field(
            "of",
            "所属项目",
            "relation",
            doc="本项目第一份文件的编号。",
            inverse="项目后续信息",
            example="chengbei-daqiao",
            together=True,
        ),
    ),
)
