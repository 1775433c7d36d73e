"""The rules of topic columns (专题): what they take in must be there."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.topic import narrower


def empty(library: Library) -> Findings:
    """Topics that are not archived, and their sections, without any document to be found."""
    for topic in library.vocabularies.topics.terms:
        members = () if topic.archived(library.today) else topic.members(library.published)
        narrow = narrower(topic, members) if members else ()
        names = [one.name for one in narrow if not one.documents] if members else [topic.name]
        if names and not topic.archived(library.today):
            what = "分栏" if members else "专题"
            yield Finding(topic.line, 1, {"what": what, "names": "、".join(names)}, topic.source)


def absent(library: Library) -> Findings:
    """Documents that a topic asks for and that nobody can read."""
    known = {row.id for row in library.published}
    for topic in library.vocabularies.topics.terms:
        asked = (topic.choice, *(section.choice for section in topic.sections))
        left = sorted({name for choice in asked for name in choice.documents} - known)
        if left:
            yield Finding(topic.line, 1, {"names": "、".join(left)}, topic.source)


RULES = (
    entry(
        "TOP-EMPTY 专题里没有文件",
        """
        专题和它的分栏没有文件就是空白栏目。条件写得太窄的放宽；已经结束的专题写结束日期（ends），归档以后不再检查。

        错误示例：
        ```yaml _data/topics/gongshui.yaml ←
        name: 冬季供水
        kinds: [征求意见]
        ```
        ```md
        title: 关于冬季供水的通知
        ```

        正确示例（其余同上）：
        ```yaml _data/topics/gongshui.yaml
        name: 冬季供水
        kinds: [通知公告]
        ```
        """,
        check=empty,
        level="warning",
        message="{what}没有文件：{names}",
        hint="放宽收文件的条件，或在文件里写 专题；已经结束的，在专题文件里写结束日期",
        english=("without documents: {names}", "widen what is taken in, or give the topic its last day"),
        basis="政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）",
    ),
    entry(
        "TOP-DOC 专题要收的文件不存在",
        """
        专题的“文件”（documents）里写的是文件编号；写错、撤回、不公开的文件收不进来。

        错误示例：
        ```yaml _data/topics/gongshui.yaml ←
        name: 冬季供水
        documents: [tongzhi, tongzi]
        ```
        ```md tongzhi.md
        title: 关于冬季供水的通知
        ```

        正确示例（其余同上）：
        ```yaml _data/topics/gongshui.yaml
        name: 冬季供水
        documents: [tongzhi]
        ```
        """,
        check=absent,
        level="warning",
        message="没有公开的文件：{names}",
        hint="改正编号或删去",
        english=("no published document: {names}", "correct the id or remove it"),
    ),
)
