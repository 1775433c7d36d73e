"""DAT-THEME 机关写的主题不存在。

`agencies.yaml` 里 `theme` 写的是 `themes` 文件夹里一个主题的名称。找不到时，这个机关的栏目和文件先用全站的主题，网站照常发布。

错误示例：

```yaml _data/agencies.yaml
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇, theme: qingshang}
```

正确示例：

```yaml _data/agencies.yaml
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇, theme: county}
```
"""

from __future__ import annotations

CODE = "DAT-THEME"
SCOPE = "plan"
LEVEL = "warning"
MESSAGE = "{agency}的主题“{value}”不存在，先用全站的主题"
HINT = "{near_hint}新建这个主题：gongkai theme new 主题名；或者改正、删去 theme 一项"
ENGLISH = (
    "the theme {value} of {agency} does not exist; the site's own is used",
    "make it with gongkai theme new, or correct the name{near_en}",
)
