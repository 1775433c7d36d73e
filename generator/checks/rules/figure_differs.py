"""REL-FIGURE 对应文件的关键数据不一致。

同一事项在县、乡、村各级公开的内容应当一致（相同事项的公开内容对应一致）。写了 mirror_of（对应文件）的，把两份文件里的标准、金额、日期写在
figures（关键数据）里，名称相同的逐项核对；对应文件写了、本文件没有写的，作为提醒（警告）。空格、千分位逗号和日期的不同写法不算不同。

错误示例：
```md xian.md
title: 关于提高农村低保标准的通知
domain: 社会救助
subject: 民政扶贫救灾
publish_date: 2026-03-02
figures: {低保标准: 780元/月, 执行日期: 2026-04-01}
```
```md cun.md
title: 龙街村农村低保标准公开
domain: 社会救助
subject: 民政扶贫救灾
publish_date: 2026-03-09
mirror_of: xian
figures: {低保标准: 760元/月, 执行日期: 2026-04-01} ←
```

正确示例（其余同上）：
```md cun.md
figures: {低保标准: 780 元/月, 执行日期: 2026-04-01, 本村低保户数: 32户}
```
"""

from __future__ import annotations

import unicodedata

from generator.base.patterns import lazy_re
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.document import OPEN
from generator.model.library import Library

LEVEL = "error"
BASIS = "国办发〔2019〕54号（十一）"
MESSAGE = "关键数据“{figure}”{here}，对应文件“{other}”（{source}）写的是“{there}”"
HINT = "{mend}"
ENGLISH = (
    "figure {figure} {here_en}, while {other} ({source}) says {there}",
    "make both agree with the original; give figures that do differ names of their own",
)

_MISSING = {
    "here": "没有写",
    "here_en": "is missing",
    "mend": "在 figures 里补上这一项，或核对 mirror_of 写的是不是这份文件",
}
_NOISE = lazy_re(r"[\s,]")
_DAY = lazy_re(r"([0-9]{4})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?")


def check(library: Library) -> Findings:
    """Figures of one name that differ between a document and the one that it mirrors.
    Held-back documents are not quoted."""
    for row, field, name in library.relations:
        other = library.by_id.get(name)
        if field.key != "mirror_of" or other is None or not row.classification == other.classification == OPEN:
            continue
        given = dict(row.figures)
        for figure, there in other.figures:
            here = given.get(figure)
            if here is not None and _same(here) == _same(there):
                continue
            values = {"figure": figure, "there": there, "other": other.title, "source": other.source}
            if here is None:
                yield Finding(row.lines.get("mirror_of", 1), 1, _MISSING | values, row.source, "warning")
            else:
                told = {
                    "here": f"写的是“{here}”",
                    "here_en": f"is {here}",
                    "mend": f"对照原件改成一致；两处本来就不同的，换一个名称，例如“本村{figure}”",
                }
                yield Finding(row.lines.get("figures", 1), 1, told | values, row.source)


def _same(value: str) -> str:
    """A value without what makes no difference: blanks, commas between thousands, the ways to write a day."""
    bare = _NOISE.sub("", unicodedata.normalize("NFKC", value))
    return _DAY.sub(lambda match: f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", bare)
