"""The rules of matters (全过程公开): what is passed over, out of order or of no lifecycle, in words."""

from __future__ import annotations

from functools import partial

import msgspec

from generator.checks.rule import entry
from generator.checks.rules._matters import TASK, found

_PROJECT = """
        ```yaml _data/lifecycles/xiangmu.yaml
        name: 桥梁建设
        stages:
        - {id: approval, name: 批准, openness: 管理, reached_by: [notice], owed: true}
        - {id: finish, name: 竣工, openness: 结果, reached_by: [outcome], owed: true, after: [approval]}
        ```"""
_APPROVED = """
        ```md pifu.md
        title: 关于城北大桥建设的批复
        publish_date: 2026-03-02
        matter: daqiao
        lifecycle: 桥梁建设
        ```"""
_OFFICE = """
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        ```"""

_WORDS = (
    entry(
        "MAT-UNKNOWN 事项不知道走哪个全过程",
        """
        文件写了所属事项，但事项没有在 _data/matters 里登记，文件的类型也看不出它走哪个全过程。

        错误示例：
        ```md
        matter: gongshui-2026 ←
        kind: functions
        ```

        正确示例（其余同上）：
        ```md
        lifecycle: 重点任务
        ```
        """,
        level="warning",
        message="事项“{value}”没有登记，也看不出走哪个全过程",
        hint="在 _data/matters 里登记这个事项，或在本文件写 lifecycle，可以是：{names}",
        english=("nobody says what the matter {value} goes through", "declare it in _data/matters, or write lifecycle"),
    ),
    entry(
        "MAT-STAGE 全过程没有这个环节",
        """
        环节写的是全过程里没有的名称。

        错误示例：
        ```md
        matter: gongshui-2026
        lifecycle: 重点任务
        stage: 验收 ←
        ```

        正确示例（其余同上）：
        ```md
        stage: 督查
        ```
        """,
        level="warning",
        message="“{lifecycle}”没有环节“{value}”",
        hint="改成其中一个：{names}",
        english=("{lifecycle} has no stage {value}", "choose one of its stages"),
    ),
    entry(
        "MAT-OTHER 同一事项写了两个全过程",
        """
        一个事项只走一个全过程，以登记的为准；没有登记的，以最早的文件为准。

        错误示例：@TASK
        ```md
        matter: chewei-2026
        lifecycle: 重大行政决策 ←
        ```

        正确示例（其余同上）：
        ```md
        lifecycle: 重点任务
        ```
        """.replace("@TASK", TASK.format(mark="", more="")),
        level="warning",
        message="事项“{value}”走的是“{lifecycle}”，本文件写了另一个",
        hint="删去 lifecycle，或改所属事项",
        english=("the matter {value} goes through {lifecycle}", "take lifecycle out, or name another matter"),
    ),
    entry(
        "MAT-ORDER 环节的先后颠倒",
        """
        后面的环节不会早于前面的：决定不会早于草案，集体讨论不会早于合法性审查，竣工不会早于批准。

        错误示例：@PROJECT@APPROVED
        ```md
        title: 城北大桥建设结果
        publish_date: 2026-02-20 ←
        matter: daqiao
        stage: 竣工
        ```

        正确示例（其余同上）：
        ```md
        publish_date: 2026-03-20
        ```
        """.replace("@PROJECT", _PROJECT).replace("@APPROVED", _APPROVED),
        message="“{stage}”是 {day}，早于“{before}”{other}",
        hint="核对两份文件的日期；日期没错的，程序倒置，不能这样公布",
        english=("{stage} on {day} lies before {before} on {other}", "check the dates of both documents"),
        basis="重大行政决策程序暂行条例",
    ),
    entry(
        "MAT-MISSING 必经的环节没有公开也没有说明",
        """
        重大行政决策的公众参与、专家论证、风险评估、合法性审查、集体讨论决定，其他全过程的必经环节，到了后面的环节还没有公开的，要补上；
        确实不需要的，在登记里写明理由（skipped）。

        错误示例：@PROJECT
        ```md
        title: 城北大桥建设结果
        publish_date: 2026-03-20
        matter: daqiao ←
        lifecycle: 桥梁建设
        stage: 竣工
        ```

        正确示例（其余同上）：@OFFICE
        ```yaml _data/matters/2026.yaml
        - id: daqiao
          title: 城北大桥
          lifecycle: 桥梁建设
          lead: [岚清县示例局]
          skipped: [{stage: 批准, reason: 抢险工程，按应急程序实施}]
        ```
        """.replace("@PROJECT", _PROJECT).replace("@OFFICE", _OFFICE),
        level="warning",
        message="“{title}”已经到了“{later}”，“{stage}”没有公开，也没有说明理由",
        hint="补上这个环节的文件；不需要的，在 _data/matters 登记这个事项，skipped 写 {{stage: {stage}, reason: 理由}}",
        english=("{title} has come to {later}, and nothing says what became of {stage}", "publish it, or say why not"),
        basis="重大行政决策程序暂行条例",
    ),
    entry(
        "MAT-BEARS 环节的文件缺少应有的内容",
        """
        全过程写明某个环节的文件应有哪些内容，例如公开征求意见应有起草依据。县里自己的全过程可以用 bears 写明。

        错误示例：
        ```yaml _data/lifecycles/shuju.yaml
        name: 数据开放
        stages:
        - {id: opened, name: 开放, openness: 服务, reached_by: [dataset], bears: [update_cycle]}
        ```
        ```md
        kind: dataset ←
        matter: chewei-shuju
        lifecycle: 数据开放
        ```

        正确示例（其余同上）：
        ```md
        update_cycle: 每年
        ```
        """,
        level="warning",
        message="“{stage}”应有“{name}”（{key}）",
        hint="补上这一项",
        english=("{stage} ought to have {key}", "add it"),
    ),
    entry(
        "MAT-GROUND 不经法定环节没有写依据",
        """
        有的环节只有法律、法规规定才可以不经过，例如依法应当保密的决策不公开征求意见。skipped 里要写明依据（basis）。

        错误示例：@OFFICE
        ```yaml _data/matters/2026.yaml
        - id: shili-banfa ←
          title: 岚清县示例办法
          lifecycle: 重大行政决策
          lead: [岚清县示例局]
          skipped: [{stage: 公开征求意见, reason: 依法需要保密}]
        ```

        正确示例（其余同上）：
        ```yaml _data/matters/2026.yaml
        - id: shili-banfa
          title: 岚清县示例办法
          lifecycle: 重大行政决策
          lead: [岚清县示例局]
          skipped: [{stage: 公开征求意见, reason: 依法需要保密, basis: 重大行政决策程序暂行条例第十四条}]
        ```
        """.replace("@OFFICE", _OFFICE),
        level="warning",
        message="“{title}”不经“{stage}”，没有写明法律依据",
        hint="在 skipped 的这一项里写 basis",
        english=("{title} leaves out {stage} without naming the law", "name it in basis"),
        basis="重大行政决策程序暂行条例第十四条",
    ),
)
RULES = tuple(msgspec.structs.replace(rule, scope="site", check=partial(found, code=rule.code)) for rule in _WORDS)
