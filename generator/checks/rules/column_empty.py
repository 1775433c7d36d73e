"""COL-EMPTY 空白栏目。

国家检查把没有内容的栏目算作空白栏目，达到一定数量即为不合格。领域栏目，部门、乡镇、街道的栏目，要闻动态、通知公告、政策文件、
统计数据等要常更新的栏目（content/_data/inspection.yaml 里写的）各报告一次。没有公开事项目录的站点不检查。

错误示例： ←
```md
publish_date: 2026-03-02
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.vocabulary import ORGANS

LEVEL = "warning"
BASIS = "政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）"
MESSAGE = "{total} 个{what}中有 {count} 个没有文件：{names}"
HINT = "补上应当公开的文件；本地没有的领域在 content/_data/domains.yaml 里写 enabled: false"
ENGLISH = ("{count} of {total} columns are empty: {names}", "publish what is due, or switch the domain off")

SHOWN = 10
"""How many columns are named before 等."""


def check(library: Library) -> Findings:
    """Domains, agencies above the villages, and columns that inspections time, without any document to be found."""
    if not library.vocabularies.catalogues:
        return
    words, rows = library.vocabularies, library.published
    domains, agencies = {row.domain for row in rows}, {row.agency for row in rows}
    offices = [agency for agency in words.agencies.terms if agency.kind in ORGANS]
    yield from _empty("领域栏目", [(term.name, term.id in domains) for term in words.domains.terms])
    yield from _empty("机关栏目", [(term.name, term.id in agencies) for term in offices])
    timed = [kind for kind in words.kinds.terms if kind.id in words.inspection.kind_days]
    yield from _empty("常更新的栏目", [(kind.name, kind.id in library.by_kind) for kind in timed])


def _empty(what: str, columns: list[tuple[str, bool]]) -> Findings:
    empty = [name for name, filled in columns if not filled]
    if empty:
        names = "、".join(empty[:SHOWN]) + ("等" if len(empty) > SHOWN else "")
        yield Finding(values={"what": what, "total": str(len(columns)), "count": str(len(empty)), "names": names})
