"""OWN-FOLDER 文件放在了别的机关的文件夹里。

`agencies.yaml` 里写了 `folders` 的，那些文件夹里只放这个机关自己的文件。别的机关的文件放进来，审查的人就不对，也容易被误改。
下级的文件可以放在上级的文件夹里：村的放在乡镇的文件夹里，由乡镇发布。

错误示例：
```yaml _data/agencies.yaml
- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, folders: [minzheng]}
- {id: caizheng, name: 试验县财政局, short: 县财政局, kind: 部门}
```
```md minzheng/tongzhi.md
agency: 县财政局 ←
```

正确示例：
```yaml _data/agencies.yaml
- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, folders: [minzheng]}
- {id: caizheng, name: 试验县财政局, short: 县财政局, kind: 部门}
```
```md minzheng/tongzhi.md
agency: 县民政局
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library
from generator.model.ownership import above, owner_of, owners

LEVEL = "error"
MESSAGE = "这个文件夹是{owner}的，文件写的机关是{agency}"
HINT = "移到{agency}自己的文件夹，或改正“机关”"
ENGLISH = ("this folder belongs to {owner}, the document to {agency}", "move it, or correct its agency")


def check(library: Library) -> Findings:
    """Documents of one agency in a folder of another that is not above it."""
    agencies = library.vocabularies.agencies
    folders = owners(agencies.terms)
    for row in library.rows if folders else ():
        owner = owner_of(row.file_key.partition("/")[2], folders)
        if owner is None or not row.agency:
            continue
        agency = agencies.by_id[row.agency]
        if owner not in above(agency, agencies):
            yield at(row, "agency", owner=owner.short or owner.name, agency=agency.short or agency.name)
