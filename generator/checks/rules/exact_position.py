"""SEC-GEO 精确坐标。

精确到小数点后五位以上的经纬度（几米之内）可能指向敏感设施或某户人家。地图要经审核并标注审图号；标了审图号的不报，三位以下小数的范围坐标不报。

依据：测绘法 第三十四条、第三十八条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

取水口坐标：25.68712，101.87654。
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

范围大致在北纬25.6至25.7度之间，即25.687，101.876附近。
```
"""

CODE = "SEC-GEO"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}出现精确坐标 {shown}{more}"
HINT = "改成文字描述或保留不超过三位小数；地图请标注审图号。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}exact coordinates {shown}{more_en}",
    "give no more than three decimals, or the map number; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "测绘法第三十四条、第三十八条"
USES_FILES = True
