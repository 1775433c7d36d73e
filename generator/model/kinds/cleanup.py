"""清理结果: which normative documents a clean-up keeps, amends, repeals or declares void (国办发〔2018〕37号 (十二))."""

from __future__ import annotations

from generator.model.kind import PRINTING, Field, Kind

KIND = Kind(
    id="cleanup",
    name="清理结果",
    doc="规范性文件清理的结果：哪些保留、修改、废止、失效；文件的效力状态随之改变。",
    introduction="哪些文件继续有效，哪些改了，哪些不再执行，每次清理的结果都在这里。",
    order=22,
    openness=("决策",),
    yields=True,
    aliases=("规范性文件清理结果", "文件清理"),
    fields=(
        Field(
            "results",
            "清理结果",
            "results",
            doc="逐份写明文件和结果：[{document, outcome, note}]。",
            required=True,
            shown=False,
            example="[{document: 岚政发〔2023〕7号, outcome: 废止}]",
        ),
        Field("as_of", "截止日期", "date", doc="清理到哪一天的文件。", example="2026-06-30"),
        *PRINTING,
    ),
)
