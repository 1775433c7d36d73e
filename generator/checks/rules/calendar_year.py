"""DATE-YEAR 程序不知道某一年的节假日。

按工作日计算的期限要用到国务院办公厅每年公布的放假调休安排。还不知道的年份，程序不猜，只说有几处没有检查。

错误示例： ←
```md chufa.md
title: 岚清县示例局行政处罚决定
publish_date: 2008-06-02
kind: penalty
party: 岚清县某某商贸有限公司
decided_date: 2003-01-06
basis: 示例法第三条
result: 警告
```

正确示例（其余同上）：
```md chufa.md
publish_date: 2026-03-06
decided_date: 2026-03-02
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.checks.rules._terms import unknown
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "info"
BASIS = "全国年节及纪念日放假办法"
MESSAGE = "不知道 {year} 年的放假调休安排，{count} 处按工作日计算的期限没有检查（例如 {example}）"
HINT = "升级 chinesecalendar 后再检查一次；下一年的安排一般在前一年11月公布"
ENGLISH = ("the holidays of {year} are not known; {count} terms were not checked", "upgrade chinesecalendar")


def check(library: Library) -> Findings:
    """One problem for each year, whatever the number of documents."""
    for year, rows in unknown(library).items():
        yield Finding(values={"year": str(year), "count": str(len(rows)), "example": rows[0].source})
