"""RES-SPAM 被篡改的痕迹。

公文里夹着博彩、色情、代开发票广告，或引入外部脚本、隐藏链接，说明来源网页被篡改过。打击网络赌博一类的提示、体育新闻不报。

依据：网络安全法 第二十一条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

国务院办公厅大发体育在线推进政务公开。
```

正确示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

县体育馆改造完成，市民可在线预约场地。警惕网络赌博平台，谨防诈骗。
```
"""

CODE = "RES-SPAM"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}夹有被篡改的内容“{shown}”{more}"
HINT = "删去，并与正式文件逐字核对；同一来源的其他文件也要检查。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}text of a hijacked page: {shown}{more_en}",
    "delete it and compare with the original; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "网络安全法第二十一条"
FIXED = True
USES_FILES = True
