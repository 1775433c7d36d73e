"""The rules about an organ's own rules of openness: those that lack, and those that nobody has looked at for long."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.openness_rules import OF_DEPARTMENTS, is_rule, organs, reviewed, rules_of
from generator.model.workflows import in_force


def lacking(library: Library) -> Findings:
    """Organs without a rule that is expected of them, once the county has begun to publish such rules."""
    if not any(map(is_rule, library.published)):
        return
    county, *departments = organs(library, library.published)
    if left := county.lacking(library.validity):
        names = "、".join(left)
        yield Finding(
            values={"organ": county.name, "wanted": f"缺{len(left)}项现行有效的公开制度：{names}", "lacking": names}
        )
    without = [organ.name for organ in departments if organ.lacking(library.validity)]
    if without:
        names = "、".join(without[:5]) + ("等" if len(without) > 5 else "")
        told = {"wanted": f"没有公布齐应有的{len(OF_DEPARTMENTS)}项公开制度：{'、'.join(OF_DEPARTMENTS)}"}
        yield Finding(
            values={"organ": f"{len(without)}个部门（{names}）", **told, "lacking": "、".join(OF_DEPARTMENTS)}
        )


def old(library: Library) -> Findings:
    """Rules in force that were last looked at before the review period."""
    limit = library.vocabularies.inspection.rule_days
    for rule in rules_of(library.published, library.today):
        days = (library.today - reviewed(rule)).days
        if in_force(library.validity(rule)) and days > limit:
            key = "reviewed_date" if "reviewed_date" in rule.lines else "openness_rule"
            yield at(rule, key, value=str(reviewed(rule)), days=str(days), limit=str(limit))


RULES = (
    entry(
        "RUL-NONE 缺少公开制度",
        """
        县里有主动公开、依申请公开、保密审查、协调发布、考核、社会评议、责任追究七项政务公开制度，各部门有前四项，写在制度文件的
        “公开制度”（openness_rule）里。一项也没有写的网站不提醒，/rules/ 上看得到还缺哪些。

        错误示例： ←
        ```md shencha.md
        title: 岚清县政府信息公开保密审查制度
        kind: disclosure
        disclosure_type: 制度
        openness_rule: 保密审查制度
        ```

        正确示例：
        ```md shencha.md
        title: 岚清县政府信息公开保密审查制度
        kind: disclosure
        disclosure_type: 制度
        ```
        """,
        level="info",
        check=lacking,
        message="{organ}{wanted}",
        hint="公布制度，在文件里写 openness_rule: 制度的名称；已经公布的补上这一项；各机关缺哪些见 /rules/",
        english=("{organ} lack some of the rules of openness in force: {lacking}", "publish them, with openness_rule"),
        basis="关于全面推进政务公开工作的意见（中办发〔2016〕8号）",
    ),
    entry(
        "RUL-OLD 公开制度很久没有评估",
        """
        公开制度要定期评估、清理。最近评估的日期写在“最近评估”（reviewed_date）里，不写的按发布、修订的日期算。多少天算久，写在
        content/_data/inspection.yaml 的 rule_days 里，不写的是两年。

        错误示例：
        ```md shencha.md
        title: 岚清县政府信息公开保密审查制度
        publish_date: 2023-03-02
        kind: disclosure
        disclosure_type: 制度
        openness_rule: 保密审查制度 ←
        ```

        正确示例（其余同上）：
        ```md shencha.md
        reviewed_date: 2026-01-15
        ```
        """,
        level="warning",
        check=old,
        message="这项公开制度最近一次评估是 {value}，已有 {days} 天，超过 {limit} 天",
        hint="评估以后写上 reviewed_date；不再适用的，废止并公布新的制度",
        english=("this rule was last reviewed on {value}, {days} days ago (limit {limit})", "review it"),
        basis="关于全面推进政务公开工作的意见（中办发〔2016〕8号）",
    ),
)
