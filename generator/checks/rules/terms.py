"""The rules of legal terms: who missed one, worked out once for all of them (``_terms``), in words."""

from __future__ import annotations

from functools import partial

import msgspec

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._terms import missed
from generator.model.library import Library


def check(library: Library, code: str) -> Findings:
    """The missed terms of one rule."""
    for term, due in missed(library, code):
        first, day, limit = str(term.first), str(term.row.publish_date), str(term.limit)
        yield at(term.row, term.key, first=first, due=str(due), day=day, limit=limit, unit=term.unit)


_WORDS = (
    entry(
        "CON-REPORT 征求意见结束后没有公布采纳情况",
        """
        征求意见结束后，应及时公布收到意见和采纳的情况。期限法律没有规定，这里按通行的20个工作日提醒。

        错误示例：
        ```md zhengqiu.md
        title: 关于《岚清县示例办法（草案）》公开征求意见的公告
        publish_date: 2026-03-02
        kind: consultation
        background: 现行规定没有写明办理程序
        main_content: 规定申请条件、办理程序和监督
        opens: 2026-03-02
        closes: 2026-04-03 ←
        basis: 重大行政决策程序暂行条例
        comment_email: yijian@lanqing.example
        ```

        正确示例（其余同上）：
        ```md caina.md
        title: 《岚清县示例办法（草案）》意见采纳情况
        publish_date: 2026-04-10
        kind: adoption
        consultation: zhengqiu
        ```
        """,
        level="warning",
        message="征求意见 {first} 截止，已过20个工作日（{due}），还没有意见采纳情况",
        hint="写一份 kind: adoption 的意见采纳情况，consultation 写本文件编号；没有收到意见也要说明",
        english=("closed {first}, no report of what became of the comments by {due}", "write an adoption report"),
        basis="重大行政决策程序暂行条例（国务院令第713号）第十五条、第十八条",
    ),
    entry(
        "DATE-ITEM 公开晚于本事项的时限",
        """
        公开事项目录给这个事项定了比一般规定更短的时限（例如“3个工作日内”），文件公开得晚了。

        错误示例：
        ```md
        publish_date: 2026-03-12 ←
        catalogue: szfw-02
        written_date: 2026-03-02
        ```

        正确示例（其余同上）：
        ```md
        publish_date: 2026-03-04
        ```
        """,
        level="warning",
        message="本事项的时限是{limit}{unit}内，自 {first} 起最迟 {due}，而发布日期是 {day}",
        hint="核对日期和公开事项；确实晚了的，在“例外”（exceptions）里写明原因和批准人",
        english=(
            "the item sets {limit} days from {first}: due by {due}, published {day}",
            "check the dates and the item",
        ),
        basis="国办发〔2019〕54号（四）标准目录的公开时限",
    ),
    entry(
        "DATE-LATE 公开晚于成文20个工作日",
        """
        主动公开的信息应当自形成或者变更之日起20个工作日内公开。这里按成文日期到发布日期之间的工作日计算，节假日和调休按国务院办公厅每年
        的通知。转载、财政预决算、行政处罚和政策解读另有期限，由各自的规则检查。

        错误示例：
        ```md
        publish_date: 2026-03-10 ←
        written_date: 2026-01-20
        ```

        正确示例（其余同上）：
        ```md
        written_date: 2026-02-25
        ```
        """,
        level="warning",
        message="成文日期 {first}，发布日期 {day}，已过20个工作日的期限（最迟 {due}）",
        hint="核对两个日期；确实晚了的，在“例外”（exceptions）里写明原因和批准人",
        english=(
            "written {first}, published {day}: due by {due}",
            "check both dates or give an exception with its reason",
        ),
        basis="政府信息公开条例第二十六条",
    ),
    entry(
        "INT-LATE 政策解读晚于文件公开3个工作日",
        """
        解读材料应在政策文件公开后3个工作日内发布。解读几份文件的，从最后公开的那份算起。

        错误示例：
        ```md banfa.md
        title: 岚清县示例管理办法
        publish_date: 2026-03-02
        ```
        ```md jiedu.md
        title: 《岚清县示例管理办法》解读
        publish_date: 2026-03-09 ←
        kind: interpretation
        of: banfa

        ## 背景

        说明。

        ## 主要内容

        说明。
        ```

        正确示例（其余同上）：
        ```md jiedu.md
        publish_date: 2026-03-05
        ```
        """,
        level="warning",
        message="所解读的文件 {first} 公开，解读最迟应在 {due}，而发布日期是 {day}",
        hint="以后与文件同步组织、同步审签；核对日期有没有写错",
        english=("the document was published {first}; the interpretation was due by {due}", "prepare both together"),
        basis="《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）",
    ),
    entry(
        "INT-MISSING 规范性文件没有政策解读",
        """
        规范性文件公开后3个工作日内要有解读；确实不需要解读的，写明“免予解读理由”。

        错误示例：
        ```md banfa.md
        title: 岚清县示例管理办法
        publish_date: 2026-03-02
        kind: normative ← INT-MISSING NORM-FIELDS
        ```

        正确示例（其余同上）：
        ```md banfa.md
        kind: normative ← NORM-FIELDS
        interpretation_exempt: 仅调整联系方式
        ```
        """,
        level="warning",
        message="公开已过3个工作日（{due}），还没有政策解读",
        hint="写一份 kind: interpretation 的解读，of 写本文件编号；不需要解读的，加 interpretation_exempt: 理由",
        english=("no interpretation three working days after publication", "write one, or give interpretation_exempt"),
        basis="《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）",
    ),
    entry(
        "PEN-LATE 行政处罚公开晚于决定7个工作日",
        """
        具有一定社会影响的行政处罚决定，自作出之日起7个工作日内公开；决定被变更、撤销的，3日内撤回并说明理由。

        错误示例：
        ```md chufa.md
        title: 岚清县示例局行政处罚决定
        publish_date: 2026-03-20 ←
        kind: penalty
        party: 岚清县某某商贸有限公司
        decided_date: 2026-03-02
        basis: 示例法第三条
        result: 警告
        ```

        正确示例（其余同上）：
        ```md chufa.md
        publish_date: 2026-03-06
        ```
        """,
        level="warning",
        message="决定日期 {first}，最迟应在 {due} 公开，而发布日期是 {day}",
        hint="核对两个日期；确实晚了的，在“例外”（exceptions）里写明原因和批准人",
        english=("decided {first}, due by {due}, published {day}", "check both dates"),
        basis="行政处罚法第四十八条；国办发〔2015〕51号",
    ),
)
RULES = tuple(msgspec.structs.replace(rule, scope="site", check=partial(check, code=rule.code)) for rule in _WORDS)
