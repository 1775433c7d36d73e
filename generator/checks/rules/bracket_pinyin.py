"""RES-PINYIN 括注拼音。

转载网站给字加的拼音，不属于原文。确实需要给地名、人名里的生僻字注音的，写成 {㸚|lǐ}：拼音显示在字的上方，检索和朗读时
只用字本身；在表格里竖线前加反斜杠。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

经办(bàn)公厅同意，现予公布。
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

经办公厅同意，{㸚|lǐ}村的政府和社会资本合作(ppp)项目现予公布。
```
"""

CODE = "RES-PINYIN"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}有 {count} 处括注拼音，第一处是“{shown}”"
HINT = "全部删去，也可以用 gongkai import 重新导入，自动清除；生僻字需要注音的写成 {{㸚|lǐ}}。"
ENGLISH = (
    "{where}pinyin in brackets: {shown}, {count} in all",
    "delete it; a reading that is meant is written {{㸚|lǐ}}",
)
USES_FILES = True
