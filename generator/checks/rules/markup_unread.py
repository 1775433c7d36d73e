"""BODY-MARKUP 排版符号没有起作用。

中文输入法打出来的是全角符号，Markdown 只认半角的：＃、＊＊、｜、（）、！打成全角，或者 # 后面没有空格、链接地址里有空格，
网页上会原样显示这些符号，链接的附件也不会公开。几个编了号的行之间没有空行的，会连成一段。确实要显示这个符号本身的，在它前面加反斜杠。

错误示例：
```md
title: 关于冬季供水的通知

##二、检修时间 ←

检修期间＊＊暂停供水＊＊的小区见[附件]（biao.xlsx）。 ←

｜ 小区 ｜ 时间 ｜ ←
｜---｜---｜
｜ 东街 ｜ 9时至11时 ｜
```
```md
title: 关于冬季供水的通知

停水前请做好下列准备：

1．储水。 ←
2．关好阀门。
```

正确示例：
```md
title: 关于冬季供水的通知

## 二、检修时间

检修期间**暂停供水**的小区如下。举报人张＊＊与李＊＊反映的问题（见【附件】）已经办结。

| 小区 | 时间 |
| --- | --- |
| 东街 | 9时至11时 |

1．储水。

2．关好阀门。
```
"""

from __future__ import annotations

from generator.checks.detectors.unread_markup import unread_markup
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "“{shown}”没有当作{what}，网页上会原样显示"
HINT = "{how}"
ENGLISH = ("{shown} is not read as markup and stands on the page as it is", "{how}")


def check(source: Source, _context: Context) -> Findings:
    """Markup in the body that Markdown does not read, at its line."""
    for one in unread_markup(source.body):
        values = {"shown": one.shown, "what": one.what, "how": one.how}
        yield Finding(source.body_line + one.line - 1, one.column, values)
