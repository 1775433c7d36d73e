"""PRI-MINOR 不满十四周岁儿童的信息。

不满十四周岁未成年人的个人信息一律是敏感个人信息。一行里有姓名（“赵某”也算）又有年龄、年级、班级的，能认出是哪个孩子。

依据：个人信息保护法 第二十八条；未成年人保护法 第一百零三条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

学生：赵某，8岁，一年级(2)班。
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

一年级共3个班，招收年满6周岁的儿童120名。
```
"""

CODE = "PRI-MINOR"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}出现可以认出的儿童：{shown}{more}"
HINT = "删去姓名、年龄、班级中能认出人的部分，只写人数。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}a child under fourteen who can be recognised: {shown}{more_en}",
    "leave out what tells who it is; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条；未成年人保护法第一百零三条"
FIXED = True
USES_FILES = True
