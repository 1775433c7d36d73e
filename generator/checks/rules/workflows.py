"""The rules of the chain of publishing, interpreting and responding, and of the workflows that govern it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.library import Library
from generator.model.workflows import WORKFLOWS, in_force, rule_of

LINKS = (("consultation", "征求意见"), ("interpretation", "政策解读"))
"""What an important policy stands among: kinds, as they are called."""


def lacking(library: Library) -> Findings:
    """Workflows without a rule in force, once the county has begun to publish them."""
    if not any(row.fields.get("workflow") for row in library.published):
        return
    rules = ((name, rule_of(name, library.published, library.validity)) for name in WORKFLOWS)
    left = [name for name, rule in rules if rule is None or not in_force(library.validity(rule))]
    if left:
        yield Finding(values={"names": "、".join(left), "count": str(len(left))})


def chains(library: Library) -> Findings:
    """Important policies that stand without what belongs to them."""
    important = [row for row in library.by_kind.get("normative", ()) if row.fields.get("important")]
    wanted = [(name, {row.id for row in library.by_kind.get(kind, ())}) for kind, name in LINKS]
    ties = _ties(library, important)
    for row in important:
        left = [name for name, ids in wanted if ids.isdisjoint(ties[row.id])]
        if left:
            yield at(row, "important", title=row.title, names="、".join(left))


def _ties(library: Library, rows: Sequence[Document]) -> dict[str, set[str]]:
    """Id of each -> ids of the documents that are tied to it in either direction, or are of its matter."""
    ties: dict[str, set[str]] = {row.id: set() for row in rows}
    for other, _, name in library.relations if rows else ():
        if name in ties:
            ties[name].add(other.id)
        if other.id in ties:
            ties[other.id].add(name)
    for row in rows:
        course = library.courses.of(row)
        ties[row.id] |= {document.id for document in course.documents} if course else set()
    return ties


RULES = (
    entry(
        "FLOW-NONE 工作流程没有公布制度",
        """
        政府信息管理、信息发布、解读回应、依申请公开、公众参与、监督考核六项工作流程，各有一份公布的制度；写在制度文件的“工作流程”
        （workflow）里。一项也没有写的网站不提醒，/workflows/ 上看得到还缺哪些。

        错误示例： ←
        ```md fabu.md
        title: 岚清县政府信息发布制度
        kind: disclosure
        disclosure_type: 制度
        workflow: 信息发布
        ```

        正确示例：
        ```md fabu.md
        title: 岚清县政府信息发布制度
        kind: disclosure
        disclosure_type: 制度
        ```
        """,
        level="info",
        check=lacking,
        message="{count}项工作流程没有公布现行有效的制度：{names}",
        hint="公布制度，在文件里写 workflow: 工作流程名称",
        english=("{count} workflows have no rule in force: {names}", "publish one, with its workflow"),
        basis="国办发〔2019〕54号（六）",
    ),
    entry(
        "FLOW-CHAIN 重要政策不成一条链",
        """
        写明“重要政策”（important）的文件，征求意见、文件、解读要连成一条链，公众在其中任何一份都看得到另外几份。

        错误示例：
        ```md banfa.md
        title: 岚清县示例管理办法
        kind: normative ← NORM-FIELDS
        important: 是 ←
        ```
        ```md jiedu.md
        title: 《岚清县示例管理办法》解读
        kind: interpretation
        of: banfa
        ```

        正确示例（其余同上）：
        ```md banfa.md
        kind: normative ← NORM-FIELDS
        ```
        ```md zhengqiu.md
        title: 关于《岚清县示例管理办法（草案）》公开征求意见的公告
        publish_date: 2026-01-20
        kind: consultation
        opens: 2026-01-20
        closes: 2026-02-20
        background: 现行规定没有写明办理程序
        main_content: 规定申请条件、办理程序和监督
        basis: 重大行政决策程序暂行条例
        comment_email: yijian@lanqing.example
        decision: banfa
        ```
        ```md caina.md
        title: 《岚清县示例管理办法（草案）》意见采纳情况
        publish_date: 2026-02-25
        kind: adoption
        consultation: zhengqiu
        ```
        """,
        level="warning",
        check=chains,
        message="重要政策“{title}”没有与之关联的{names}",
        hint="补上文件，或在已有的文件里写明关联（of、decision）或同一个所属事项（matter）",
        english=("nothing of {names} is tied to the important policy {title}", "publish it, or state the relation"),
        basis="国办发〔2019〕54号（六）",
    ),
)
