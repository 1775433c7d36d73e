"""COL-STALE 栏目长期没有更新。

国家检查看首页两周、要闻动态类栏目两周、通知公告和政策文件类栏目六个月内有没有更新；统计公报一年至少一次。天数写在
content/_data/inspection.yaml，可以按当年的检查办法调整：home_days、news_days、column_days、yearly_days、domain_days
（领域和机关的栏目），以及按哪一种天数检查哪些文件类型的 news_kinds、column_kinds、yearly_kinds。没有公开事项目录的站点不检查。

错误示例： ←
```md
publish_date: 2026-03-02
```

正确示例：
```md
publish_date: 2026-11-20
```
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.keepers import keepers, named
from generator.model.library import Library
from generator.model.vocabulary import ORGANS

LEVEL = "warning"
BASIS = "政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）"
MESSAGE = "{what}最近一次更新是 {day}，已有 {days} 天，超过 {limit} 天{keeper}"
HINT = "发布新的文件；天数见 content/_data/inspection.yaml"
ENGLISH = ("{what} was last updated on {day}, {days} days ago (limit {limit}){keeper}", "publish something new")


def check(library: Library) -> Findings:
    """The site, columns of news, notices, policies and statistics, agencies and domains whose newest document is too
    old; empty ones are another rule's."""
    words, limits = library.vocabularies, library.vocabularies.inspection
    if not words.catalogues or not library.published:
        return
    newest = max(row.publish_date for row in library.published)
    yield from _stale(library, "首页", newest, limits.home_days)
    kept = keepers(words)
    kinds, domains = _newest(library, lambda row: row.kind), _newest(library, lambda row: row.domain)
    days = limits.kind_days
    for kind in words.kinds.terms:
        if kind.id in days and kind.id in kinds:
            keeper = named(kept.get(f"/kind/{kind.id}/", ()))
            yield from _stale(library, f"“{kind.name}”栏目", kinds[kind.id], days[kind.id], keeper)
    agencies = _newest(library, lambda row: row.agency)
    for agency in words.agencies.terms:
        if agency.id in agencies and agency.kind in ORGANS:
            keeper = named(kept.get(f"/agency/{agency.id}/", ()))
            yield from _stale(library, f"“{agency.name}”栏目", agencies[agency.id], limits.domain_days, keeper)
    for domain in words.domains.terms:
        if domain.id in domains:
            keeper = named(kept.get(f"/{domain.id}/", ()))
            yield from _stale(library, f"“{domain.name}”领域栏目", domains[domain.id], limits.domain_days, keeper)


def _newest(library: Library, key: Callable[[Document], str]) -> dict[str, datetime.date]:
    newest: dict[str, datetime.date] = {}
    for row in library.published:
        name = key(row)
        if name not in newest or newest[name] < row.publish_date:
            newest[name] = row.publish_date
    return newest


def _stale(library: Library, what: str, day: datetime.date, limit: int, keeper: str = "") -> Findings:
    days = (library.today - day).days
    if days > limit:
        told = {"what": what, "day": str(day), "days": str(days), "limit": str(limit)}
        yield Finding(values=told | {"keeper": f"（责任人：{keeper}）" if keeper else ""})
