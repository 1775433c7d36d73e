"""RES-INTRANET 内网地址或口令。

内网地址（10、172.16至172.31、192.168 开头的地址，OA 系统等）群众打不开，还会暴露内部网络；地址里的令牌、写明的口令谁拿到谁能用。

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

请登录 http://192.168.1.10/oa/ 填报。
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

请登录 https://www.lanqing.example/ 填报。
```
"""

CODE = "RES-INTRANET"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}有内网地址或口令 {shown}{more}"
HINT = "改成公开的网址；口令、令牌一旦写出就应立即更换。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}an inner address or a credential: {shown}{more_en}",
    "give a public address; change whatever was disclosed; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "网络安全法第二十一条"
FIXED = True
USES_FILES = True
