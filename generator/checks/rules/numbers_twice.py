"""The rules of numbers that belong to one document: two bear the same, in words."""

from __future__ import annotations

from functools import partial

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.library import Library


def _same(library: Library, key: str, *, quoting: tuple[str, ...] = ()) -> Findings:
    """Documents whose number an earlier one bears already; the earlier one is named.
    quoting: kinds that bear another's."""
    first_of: dict[str, Document] = {}
    for row in library.rows:
        number: str = getattr(row, key)
        if number and row.kind not in quoting and not row.withdrawn:
            first = first_of.setdefault("".join(number.split()), row)
            if first is not row and first.id != row.id:
                yield at(row, key, value=number, other=first.source)


RULES = (
    entry(
        "DOC-INDEX-TWICE 两份文件用了同一个索引号",
        """
        索引号是政府信息目录里的唯一标识（政府信息公开条例第十二条），不能重复。

        错误示例：
        ```md yi.md
        publish_date: 2026-03-02
        index_number: 990101/2026-00012 ←
        ```
        ```md er.md
        title: 关于夏季防汛的通知
        publish_date: 2026-03-02
        index_number: 990101/2026-00012
        ```

        正确示例（其余同上）：
        ```md er.md
        index_number: 990101/2026-00013
        ```
        """,
        check=partial(_same, key="index_number"),
        level="warning",
        message="索引号“{value}”与 {other} 相同",
        hint="核对两份文件的原件，改正抄错的一份",
        english=("index_number {value} is also that of {other}", "check both against the originals"),
        basis="政府信息公开条例第十二条",
    ),
    entry(
        "DOC-NUMBER-TWICE 两份文件用了同一个发文字号",
        """
        一个发文字号只编给一份文件（联合发文只用主办机关的一个文号）。两份文件相同，多半有一份抄错了。转载和政策解读引用原文文号的不算。

        错误示例：
        ```md yi.md
        publish_date: 2026-03-02
        doc_number: 岚政发〔2026〕3号 ←
        ```
        ```md er.md
        title: 关于夏季防汛的通知
        publish_date: 2026-03-02
        doc_number: 岚政发〔2026〕3号
        ```

        正确示例（其余同上）：
        ```md er.md
        doc_number: 岚政发〔2026〕4号
        ```
        """,
        check=partial(_same, key="doc_number", quoting=("repost", "interpretation")),
        level="warning",
        message="发文字号“{value}”与 {other} 相同",
        hint="核对两份文件的原件，改正抄错的一份",
        english=("doc_number {value} is also that of {other}", "check both against the originals"),
        basis="党政机关公文处理工作条例第九条",
    ),
)
