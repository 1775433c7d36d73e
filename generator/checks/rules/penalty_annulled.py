"""PEN-ANNULLED 被撤销的处罚决定没有在3日内撤回。

公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，应当在3日内撤回，并公开说明理由。撤回后的页面不再出现当事人：标题改为
“行政处罚决定（已撤回）”，正文、附件和案件信息都不保留。

错误示例：
```md
kind: penalty
party: 岚清县某某商贸有限公司
decided_date: 2026-02-27
annulled_date: 2026-05-06 ←
basis: 价格法第四十二条
result: 罚款500元
```

正确示例（其余同上）：
```md
status: withdrawn
withdrawn_date: 2026-05-08
withdrawn_reason: 经行政复议撤销
```
"""

from __future__ import annotations

import datetime

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
BASIS = "行政处罚法第四十八条"
MESSAGE = "决定于 {day} 被变更或撤销，应在 {due} 前撤回"
HINT = "写 status: withdrawn、withdrawn_date 和 withdrawn_reason；已经晚了的，在“例外”（exceptions）里写明原因和批准人"
ENGLISH = ("annulled on {day}, to be withdrawn by {due}", "withdraw it with its reason")

TERM = datetime.timedelta(days=3)


def check(library: Library) -> Findings:
    """Annulled penalties that still stand after the third day, or were withdrawn after it."""
    for row in library.rows:
        annulled = row.fields.get("annulled_date") if row.kind == "penalty" else None
        if not isinstance(annulled, datetime.date):
            continue
        last = annulled + TERM
        gone = (row.withdrawn_date or library.today) if row.withdrawn else library.today
        if gone > last:
            yield at(row, "annulled_date", day=str(annulled), due=str(last))
