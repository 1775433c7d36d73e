"""CFG-OPTION 主题选项写得不对。

`config.yaml` 的 `options` 里写的是主题声明过的选项。名称写错了不起作用，值的类型不对页面会缺东西，所以是错误。有哪些选项、各写什么，
见 docs/theme-contract.md 的“选项”。

错误示例：

```yaml config.yaml
theme: county
site:
  name: 试验县政务公开平台
  jurisdiction: 试验县
  url: https://www.test.example
  code: "9900000001"
  organiser: 试验县人民政府办公室
  phone: 0000-5550100
  icp: 青ICP备00000000号-1
options:
  colors: 松绿
```

```yaml config.yaml
theme: county
site:
  name: 试验县政务公开平台
  jurisdiction: 试验县
  url: https://www.test.example
  code: "9900000001"
  organiser: 试验县人民政府办公室
  phone: 0000-5550100
  icp: 青ICP备00000000号-1
options:
  home: [latest, newest]
```

正确示例：

```yaml config.yaml
theme: county
site:
  name: 试验县政务公开平台
  jurisdiction: 试验县
  url: https://www.test.example
  code: "9900000001"
  organiser: 试验县人民政府办公室
  phone: 0000-5550100
  icp: 青ICP备00000000号-1
options:
  colours: 松绿
  home: [latest, consultations, guides]
```
"""

from __future__ import annotations

CODE = "CFG-OPTION"
SCOPE = "plan"
LEVEL = "error"
MESSAGE = "主题选项“{field}”{what}"
HINT = "{near_hint}{how}"
ENGLISH = (
    "theme option {field} is unknown or does not fit",
    "see docs/theme-contract.md{near_en}",
)
FIXED = True
