"""SEC-MARK 密级标志、内部资料字样。

带“秘密★1年”“机密★”“绝密★”、“内部资料 注意保存”、“不得外传”、“仅供领导参阅”等字样的文件不得公开。单独一行的“特急”“加急”、份号作为提醒（警告），
说明原件可能是内部文件。《保守国家秘密法》、商业秘密这样的一般提法不报。

依据：保守国家秘密法 第二十二条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

秘密★1年

各乡镇人民政府：
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

依照《中华人民共和国保守国家秘密法》做好保密审查，不得泄露国家秘密和商业秘密。
```
"""

CODE = "SEC-MARK"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}出现涉密或内部文件标志“{shown}”{more}"
HINT = "先核对原件能否公开：不能公开的立即移出本站内容文件夹；已依法解密或误录的，删去字样。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}a mark of secret or internal papers: {shown}{more_en}",
    "make sure that the paper may be published at all; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "保守国家秘密法第二十二条"
FIXED = True
USES_FILES = True
