"""The rules of promises: those that nobody carries, and matters whose source is not there."""

from __future__ import annotations

from generator.base.close_names import closest
from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.commitments import commitments_of
from generator.model.diagnostic import Finding
from generator.model.library import Library


def uncarried(library: Library) -> Findings:
    """Promises of published reports and plans that have no matter."""
    for row in library.by_kind.get("plan", ()):
        items = commitments_of(row, library.courses.values())
        left = [item.text for item in items if item.course is None]
        if left:
            yield at(row, "commitments", count=str(len(left)), names="；".join(left[:5]), id=row.id)


def unknown_sources(library: Library) -> Findings:
    """Matters that come from a document that is not there."""
    for matter in library.vocabularies.matters.values():
        if matter.source and not library.has(matter.source):
            values = {"value": matter.source, "title": matter.title, "near": closest(matter.source, library.by_id)}
            yield Finding(matter.line, 1, values, matter.place)


_OFFICE = """
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        ```"""
_PLAN = """
        ```md baogao.md
        title: 2026年政府工作报告
        kind: plan
        period: 2026年
        commitments: [新增公共停车位600个]{mark}
        ```"""
_MATTER = """
        ```yaml _data/matters/2026.yaml
        - id: chewei-2026{mark}
          title: 新增公共停车位600个
          lifecycle: 重点任务
          lead: [岚清县示例局]
          source: {source}
        ```"""
RULES = (
    entry(
        "EXE-COMMIT 承诺没有人跟踪",
        f"""
        工作报告和规划里的每一项承诺，都要在 _data/matters 里有一个事项：来源写报告的编号，名称或出处与承诺的写法相同。可以先用
        gongkai import --as tasks 从带分工的文件里取出。

        错误示例：{_OFFICE}{_PLAN.format(mark=" ←")}

        正确示例（其余同上）：{_MATTER.format(mark="", source="baogao")}
        """,
        level="warning",
        check=uncarried,
        message="{count}项承诺没有对应的事项：{names}",
        hint="在 _data/matters 里登记事项，写 source: {id}，名称与承诺相同",
        english=("{count} promises have no matter: {names}", "declare a matter with source: {id} for each"),
        basis="国办发〔2016〕80号",
    ),
    entry(
        "MAT-SOURCE 事项的来源不存在",
        f"""
        事项的来源是工作报告、规划等文件的编号。

        错误示例：{_OFFICE}{_MATTER.format(mark=" ←", source="baogao-2026")}

        正确示例（其余同上）：{_PLAN.format(mark="")}{_MATTER.format(mark="", source="baogao")}
        """,
        level="warning",
        check=unknown_sources,
        message="“{title}”的来源“{value}”不存在",
        hint="{near_hint}改成已有文件的编号；没有这份文件的，把来源的名称写在 section",
        english=("the source {value} of a matter does not exist{near_en}", "use the id of a document"),
    ),
)
