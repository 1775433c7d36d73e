"""OWN-NONE 机关的文件夹里没有文件。

`agencies.yaml` 的 `folders` 写的是从内容文件夹起的路径。写错了，这个机关的文件夹就没有人管：别的机关的文件放进去不会提醒，
CODEOWNERS 里也没有它。

错误示例：
```yaml _data/agencies.yaml ←
- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, folders: [minzhen]}
```
```md minzheng/tongzhi.md
agency: 县民政局
```

正确示例：
```yaml _data/agencies.yaml
- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, folders: [minzheng]}
```
```md minzheng/tongzhi.md
agency: 县民政局
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.ownership import owners

LEVEL = "warning"
MESSAGE = "{agency}的文件夹“{folder}”里没有文件"
HINT = "核对 folders 里的写法（从内容文件夹起的路径，例如 shjz）；还没有文件的，删去或等有了再写"
ENGLISH = ("the folder {folder} of {agency} holds no file", "correct the path, or remove it")


def check(library: Library) -> Findings:
    """Folders that belong to an agency and hold nothing."""
    for folder, agency in owners(library.vocabularies.agencies.terms).items():
        inside = (f"{number}/{folder}/" for number in range(len(library.roots)))
        if not any(file_key.startswith(start) for start in inside for file_key in library.files):
            values = {"agency": agency.short or agency.name, "folder": folder}
            yield Finding(0, 0, values, f"{library.roots[0]}/_data/agencies.yaml")
