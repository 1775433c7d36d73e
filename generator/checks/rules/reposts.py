"""The rules of reposts: where the original stands, how soon it was carried, whether it is carried as it is."""

from __future__ import annotations

import datetime
import math
from urllib.parse import urlsplit

from generator.base import workdays
from generator.base.patterns import lazy_re
from generator.base.text_digest import text_digest
from generator.checks.rule import entry
from generator.checks.rules import Context
from generator.checks.rules._at import Findings, at
from generator.model.config import Integrity
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.library import Library
from generator.model.source import Source

_SHA256 = lazy_re(r"[0-9a-f]{64}")


def host_of(url: str) -> str:
    """The host that an address leads to, whatever stands before an @ in it; "" for none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def unsourced(library: Library) -> Findings:
    """Reposts that do not say at which address the original stands."""
    for row in library.by_kind.get("repost", ()):
        if not row.fields.get("source_url"):
            yield at(row, "source_name", name=str(row.fields.get("source_name", "")))


def elsewhere(library: Library) -> Findings:
    """Reposts of what stands on no upper level's site."""
    allowed = [site.strip().strip(".").lower() for site in library.config.integrity.upper_sites]
    for row in library.by_kind.get("repost", ()):
        host = host_of(str(row.fields.get("source_url", "")))
        if host and not any(host == site or host.endswith(f".{site}") for site in allowed if site):
            yield at(row, "source_url", host=host, allowed="、".join(allowed))


def late(library: Library) -> Findings:
    """Reposts that came later than the configuration allows after the original's day had ended."""
    asked = library.config.integrity
    for row in library.by_kind.get("repost", ()):
        source = row.fields.get("source_date")
        if isinstance(source, datetime.date) and not row.backfill and _late(row, source, asked):
            unit = "个工作日" if asked.repost_working_days else "小时"
            limit = math.ceil(asked.repost_hours / 24) if asked.repost_working_days else asked.repost_hours
            yield at(row, "publish_date", source=source.isoformat(), limit=f"{limit}{unit}", limit_en=str(limit))


def _late(row: Document, source: datetime.date, asked: Integrity) -> bool:
    """The original bears a day and no hour: it counts as public when that day ends."""
    if asked.repost_working_days:
        missed = workdays.missed(source, math.ceil(asked.repost_hours / 24), row.publish_date)
        return isinstance(missed, datetime.date)
    hour = datetime.time.fromisoformat(row.publish_time) if row.publish_time else datetime.time()
    ended = datetime.datetime.combine(source, datetime.time()) + datetime.timedelta(days=1)
    return datetime.datetime.combine(row.publish_date, hour) > ended + datetime.timedelta(hours=asked.repost_hours)


def edited(source: Source, _context: Context) -> Findings:
    """A repost whose text is not that of which the digest was kept."""
    wanted = source.value("source_digest").strip().lower()
    if wanted and source.kind and source.kind.id == "repost":
        found = text_digest(source.html)
        if not _SHA256.fullmatch(wanted):
            yield Finding(
                source.line_of("source_digest"), 1, {"found": "不是 64 位十六进制数", "found_en": "no SHA-256"}
            )
        elif wanted != found:
            shown = {"found": f"现在是 {found[:12]}……", "found_en": f"now {found[:12]}..."}
            yield Finding(source.line_of("source_digest"), 1, shown)


_HEAD = "title: 国务院办公厅关于做好有关工作的通知\nkind: repost\nsource_name: 中国政府网\n"
RULES = (
    entry(
        "REP-SOURCE 转载没有原文网址",
        """
        转载上级文件，写明原文在上级网站上的网址；页面以它为规范网址（rel=canonical），读者和搜索引擎找得到原文。

        错误示例：
        ```md
        kind: repost
        source_name: 中国政府网 ←
        ```

        正确示例（其余同上）：
        ```md
        source_url: https://www.gov.cn/zhengce/1.htm
        ```
        """,
        check=unsourced,
        level="warning",
        message="转载自“{name}”，没有写原文网址",
        hint="加一行 source_url: 原文在上级网站上的网址",
        english=("the repost from {name} has no address of the original", "add source_url"),
        basis="国办发〔2017〕47号",
    ),
    entry(
        "REP-SITE 转载的来源不是上级网站",
        """
        只转载上级政府网站的文件。允许的域名列在 config.yaml 的 integrity（upper_sites），默认 gov.cn，下级域名都算。

        错误示例：
        ```md
        kind: repost
        source_name: 某资讯网
        source_url: https://www.gov.cn.xinwen.example/1.htm ←
        ```

        正确示例（其余同上）：
        ```md
        source_url: https://www.gov.cn/zhengce/1.htm
        ```
        """,
        check=elsewhere,
        level="warning",
        message="原文网址的域名 {host} 不在允许转载的上级网站（{allowed}）里",
        hint="改成上级网站上的原文网址；确是上级网站的，把域名加进 config.yaml 的 integrity、upper_sites",
        english=(
            "{host} is no site of an upper level ({allowed})",
            "give the original, or extend integrity.upper_sites",
        ),
        basis="国办发〔2017〕47号",
    ),
    entry(
        "REP-LATE 转载晚了",
        """
        国务院和上级政府网站发布的重要政策，及时转载：默认在原文公布那一天结束后 24 小时内（config.yaml 的 integrity、repost_hours；repost_working_days 为 true 时折成工作日）。补发以前的文件写 backfill（补录）。

        错误示例：
        ```md
        kind: repost
        source_name: 中国政府网
        source_url: https://www.gov.cn/zhengce/1.htm
        source_date: 2026-02-20
        publish_date: 2026-03-02 ←
        ```

        正确示例（其余同上）：
        ```md
        source_date: 2026-03-01
        ```
        """,
        check=late,
        level="warning",
        message="原文 {source} 已公布，超过 {limit} 才转载",
        hint="核对两个日期；补发以前的文件，加一行 backfill: 补发的原因",
        english=(
            "the original was public on {source}, more than {limit_en} before",
            "check both dates, or say why in backfill",
        ),
        basis="国办发〔2017〕47号",
    ),
    entry(
        "REP-EDITED 转载的文字与原文不同",
        """
        转载不改原文。转载时用 `gongkai digest 文件.md` 算出正文的校验值，与原文逐字核对以后写进 source_digest；以后正文有任何增删，就在这里提醒。标点、文字都算，空白、链接、排版不算。

        错误示例：
        ```md
        kind: repost
        source_name: 中国政府网
        source_url: https://www.gov.cn/zhengce/1.htm
        source_digest: 0000000000000000000000000000000000000000000000000000000000000000 ←

        各省：
        ```

        正确示例（其余同上）：
        ```md
        source_digest: SHA
        ```
        """.replace("SHA", text_digest("各省：")),
        check=edited,
        level="warning",
        message="正文与转载时记下的原文校验值不符：{found}",
        hint="与原文逐字核对，恢复原样；原文自己更正了的，核对后重新记校验值",
        english=("the text is not the one that the digest was kept of: {found_en}", "restore the original"),
    ),
)
