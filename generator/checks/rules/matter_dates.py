"""The rules of the dates of matters (全过程公开): what is late, stale or came late, in words."""

from __future__ import annotations

from functools import partial

import msgspec

from generator.checks.rule import entry
from generator.checks.rules._matters import TASK, found

_PLAN = "\n          planned: [{stage: 实施方案, date: 2026-09-30}]"

_WORDS = (
    entry(
        "MAT-LATE 环节超过期限没有公开",
        f"""
        环节的期限从前面的环节或者计划的日期算起，到了还没有公开。事项的页面上同样标为超期。

        错误示例：{TASK.format(mark=" ←", more=_PLAN)}

        正确示例（其余同上）：
        ```md fangan.md
        title: 城区公共停车位建设实施方案
        publish_date: 2026-10-20
        kind: task
        matter: chewei-2026
        stage: 实施方案
        goals: 新增泊位600个
        measures: 改造闲置用地4处
        steps: 6月底前完成
        division: 岚清县示例局牵头
        supervision: 每季度通报
        complete_by: 2026-12-20
        ```
        """,
        level="warning",
        message="“{title}”的“{stage}”应于 {due} 前公开{basis}，由{units}负责",
        hint="公开这个环节的文件；计划变了的，改登记里的日期",
        english=("{stage} of {title} was due by {due}", "publish it, or change what is planned"),
    ),
    entry(
        "MAT-STALE 进展没有按期更新",
        f"""
        进展情况要定期公布（重点任务每季度一次），直到事项办结。

        错误示例：{TASK.format(mark=" ←", more="")}
        ```md jinzhan.md
        title: 城区公共停车位建设进展
        publish_date: 2026-02-02
        kind: progress
        matter: chewei-2026
        as_of: 2026-01-30
        done: 完成选址
        problems: 无
        next: 开工
        ```

        正确示例（其余同上）：
        ```md jinzhan.md
        publish_date: 2026-11-02
        as_of: 2026-10-30
        ```
        """,
        level="warning",
        message="“{title}”的“{stage}”最近一次是 {date}，应于 {due} 前再公布，由{units}负责",
        hint="公布新的情况；已经办结的，公布结果",
        english=("{stage} of {title} was last told on {date}, and due again by {due}", "tell how it stands now"),
    ),
    entry(
        "MAT-OVERDUE 环节公开得晚了",
        f"""
        环节公开了，但晚于期限。文件照常发布，事项的页面写明本应在哪天前公开。

        错误示例：{TASK.format(mark="", more=_PLAN)}
        ```md fangan.md
        title: 城区公共停车位建设实施方案
        publish_date: 2026-10-20 ←
        kind: task
        matter: chewei-2026
        goals: 新增泊位600个
        measures: 改造闲置用地4处
        steps: 6月底前完成
        division: 岚清县示例局牵头
        supervision: 每季度通报
        complete_by: 2026-12-20
        ```

        正确示例（其余同上）：
        ```md fangan.md
        publish_date: 2026-09-20
        ```
        """,
        level="info",
        message="“{title}”的“{stage}”应于 {due} 前公开{basis}，而发布日期是 {day}",
        hint="核对日期；确实晚了的，在“例外”（exceptions）里写明原因和批准人",
        english=("{stage} of {title} was due by {due}, published {day}", "check the dates"),
    ),
)
RULES = tuple(msgspec.structs.replace(rule, scope="site", check=partial(found, code=rule.code)) for rule in _WORDS)
