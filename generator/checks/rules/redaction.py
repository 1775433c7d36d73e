"""The rules of 涂 marks: what hides a part of a document so that the rest can be published, in words."""

from __future__ import annotations

from generator.checks.rule import detected, entry

RULES = (
    detected(
        "SEC-COVER 涂去标记没有生效",
        """
        读者会看到“{涂}”这样的标记，它要遮住的文字也就露在外面。标记只在正文、头部字段和旁边的文本数据文件（csv、txt、json、yaml）里起作用；
        在 Word、Excel、PDF 等附件里，在 _data 和 config.yaml 里，或者用转义、实体写出来的，都不起作用。
        """,
        wrong='summary: "{\\u6d82}张某某" ←',
        right='summary: "{涂}张某某{/涂}"',
        message="{where}有涂去标记“{shown}”，但在这里不起作用，要遮的文字还在",
        hint="附件请在原来的程序里删去要遮的文字再另存；其他地方直接写成 {{涂}}…{{/涂}}，或删去这段文字",
        english=("{where}the mark {shown} hides nothing here", "take the text itself out of the file"),
        basis="政府信息公开条例第三十七条",
        approvable="",
    ),
    entry(
        "SEC-REDACT 涂去标记写错",
        """
        一份文件里有不能公开的部分，能区分处理的，其余部分应当公开。把不能公开的文字写在 {涂} 和 {/涂} 之间：页面、列表、订阅、检索和报告里只剩
        “〔此处已作不公开处理〕”，长短都一样。正文里一处可以跨过加粗、跨表格的格子和行、跨几个段落；头部字段和数据文件里一处写在一行、一格之内。

        标记不成对、套在另一对里面，从列表项、表格、代码里开始到外面才结束，或者写在网址、链接、代码、小标题、编号里的，这份文件不换上；
        原来公开的版本如果露出了这次要遮的文字，会一并撤下。检查报告里从被遮处起的文字也不显示。
        """,
        wrong="""
        title: 关于办理有关事项的通知

        申请人{涂}张某某的申请已受理。 ←
        """,
        right="""
        title: 关于办理有关事项的通知

        申请人{涂}张某某{/涂}的申请已受理。
        """,
        fault="redaction",
        message="涂去标记有错：{what}",
        hint="每一处写成 {{涂}}要遮的文字{{/涂}}；跨几条、几段的，前后标记各占一行，把整段包起来，或者逐条分别涂",
        english=("a 涂 mark is wrong: {what}", "enclose each part in {{涂}} and {{/涂}}, each within one structure"),
        basis="政府信息公开条例第三十七条",
    ),
)
