"""The rules of what was published and when, in words: texts that changed in silence, dates before the file came."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "TXT-CHANGED 公开的内容改了而没有说明",
        """
        只在 `gongkai check --since 版本` 时检查：那个版本里已经公开的文件，正文的文字或附件变了，而 updated（更新日期）没有改、corrections（更正）也没有加。只改链接、换行、排版不算；移动、改名的文件照样对得上。
        网上的文本要与公报、正式印发的一致，改动要让公众看得见。每份正文现在的校验值在 /data/digests.json。

        错误的做法：把“780元”直接改成“800元”。正确的做法：改了以后写上 updated: 2026-04-02，或者加一条 corrections: [{date: 2026-04-02, text: 标准更正为800元}]。
        """,
        scope="since",
        fixed=False,
        message="与 {revision} 相比，{what}变了，而没有更新日期，也没有更正说明",
        hint="加 updated: {today}，或在 corrections 里加一条说明改了什么；不该改的，恢复原样",
        english=(
            "{what} changed since {revision} without updated or a correction",
            "add updated: {today} or an entry to corrections, or restore the text",
        ),
        basis="政府信息公开条例第六条",
    ),
    entry(
        "DATE-BACKDATED 发布日期早于文件放进来的日期",
        """
        只在 `gongkai check --history` 时检查：发布日期比 Git 里第一次有这份文件的提交早了许多天（config.yaml 的 integrity、backdated_days，默认 7 天）。伪造发稿日期是政府网站检查的单项否决项。
        改名、移动的文件按最早的提交算；还没有提交的按今天算。
        补发以前的文件，写一行 backfill（补录）说明原因，页面上会显示；整批迁移来的旧文件可以写在文件夹的 _defaults.yaml 里。

        错误的做法：4月20日补发，发布日期写成3月1日。正确的做法：写实际发布的日期，或者加 backfill: 由旧网站迁入，保留原发布日期。
        """,
        scope="history",
        fixed=False,
        message="发布日期写的是 {date}，而这份文件{where}，差 {late} 天（允许 {days} 天）",
        hint="改成实际在网站公开的日期；补发以前的文件，加一行 backfill: 补发的原因",
        english=(
            "published on {date} by its own words, {late} days before Git had it",
            "give the real day, or say why in backfill",
        ),
        basis="政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）",
    ),
)
