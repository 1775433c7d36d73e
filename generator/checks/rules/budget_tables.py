"""The tables of budgets and final accounts: all of them, and a word where one is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.rule import entry
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.budget_tables import NOTES, lacking, tables_owed
from generator.model.diagnostic import Finding
from generator.model.document import OPEN
from generator.model.source import Source

_HEADING = lazy_re(r"(#{1,6})[ \t]+(.+?)[ \t]*#*")
_MARKS = lazy_re(r"[\s“”\"'（）()]")
_WHOLE = pattern_table("预算公开 决算公开 公开表 预算表 决算表 预算草案 决算草案 全文")
"""What a file is called that holds all tables."""


class _Part(msgspec.Struct, frozen=True):
    """A heading of the body, with its line and its level (0 for what stands before the first), and the lines below."""

    line: int
    level: int
    name: str
    below: tuple[str, ...]


def _parts(source: Source) -> Iterator[_Part]:
    heads: tuple[int, int, str] = (0, 0, "")
    below: list[str] = []
    for number, text in enumerate(source.body.split("\n"), source.body_line):
        match = _HEADING.fullmatch(text.strip())
        if match:
            yield _Part(*heads, tuple(below))
            heads, below = (number, len(match[1]), match[2]), []
        elif text.strip():
            below.append(text.strip())
    yield _Part(*heads, tuple(below))


def tables(source: Source, context: Context) -> Findings:
    """Tables that a budget lacks, as far as headings, tables and titles of attachments tell."""
    row = source.document
    if row is None or row.kind != "budget" or row.classification != OPEN or row.draft or row.withdrawn:
        return
    if any(_WHOLE.search(item.title) for item in row.attachments):
        return
    said = "\n".join([row.title, *(part.name for part in _parts(source)), *(item.title for item in row.attachments)])
    captions = re.findall(
        r"^\*\*(.+)\*\*$|^(?:附?表[0-9一二三四五六七八九十]*[：:、 ]*)(.+)$", source.body, re.MULTILINE
    )
    text = _MARKS.sub("", said + "\n".join("".join(pair) for pair in captions))
    owed = tables_owed(str(row.fields.get("scope", "")), str(row.fields.get("budget_type", "")))
    missing = lacking(owed, text) if row.fields.get("scope") else ()
    if missing:
        yield Finding(source.line_of("scope"), 1, {"count": str(len(missing)), "names": "、".join(missing)})


def empty(source: Source, context: Context) -> Findings:
    """Parts that are called after a table and hold neither rows nor a word that there are none."""
    row = source.document
    if row is None or row.kind != "budget" or row.classification != OPEN or row.draft:
        return
    parts = [*_parts(source)]
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        if not part.name.rstrip("）) ").endswith("表") or (after and after.level > part.level):
            continue  # no table, or a heading over others
        filled = sum(1 for text in part.below if text.startswith("|")) > 2 or any("![" in text for text in part.below)
        if not filled and not any(word in text for text in part.below for word in NOTES):
            yield Finding(part.line, 1, {"name": part.name})


_ALL = "\n\n        ".join(
    f"## {name}\n\n        本表没有数据。"
    for name in (
        "收支总表",
        "收入总表",
        "支出总表",
        "财政拨款收支总表",
        "一般公共预算支出表",
        "一般公共预算基本支出表",
        "“三公”经费支出表",
        "政府性基金预算支出表",
        "国有资本经营预算支出表",
    )
)
_ONE = _ALL.partition("\n\n        ## 收入总表")[0]
_UNSAID = _ALL.replace("国有资本经营预算支出表", "国有资本经营预算支出表 ←").removesuffix("本表没有数据。") + "略。"
_HEAD = """
        ```md yusuan.md
        title: 岚清县示例局2026年部门预算
        publish_date: 2026-03-06
        kind: budget
        fiscal_year: 2026
        budget_type: 预算
        scope: 部门{mark}
        ---
        {body}
        ```"""

RULES = (
    entry(
        "BUD-TABLES 预决算缺少应公开的表",
        f"""
        部门预算、决算各有九张表，政府预算、决算有四本预算和转移支付、债务的表；没有数据的也要公开空表并写明。按正文标题、附件标题判断；附件是
        整本预算（预算公开表）的，不判断。

        错误示例：{_HEAD.format(mark=" ←", body=_ONE)}

        正确示例（其余同上）：{_HEAD.format(mark="", body=_ALL)}
        """,
        check=tables,
        level="warning",
        message="缺少 {count} 张表：{names}",
        hint="补上这些表；没有数据的写上表名，说明没有数据",
        english=("{count} tables are lacking: {names}", "add them, the empty ones with a note"),
        basis="预算法第十四条；财预〔2016〕143号",
    ),
    entry(
        "BUD-EMPTY 空表没有说明",
        f"""
        没有政府性基金、国有资本经营预算的，空表也要公开，并写明“没有安排”，免得以为漏了。

        错误示例：{_HEAD.format(mark="", body=_UNSAID)}

        正确示例（其余同上）：{_HEAD.format(mark="", body=_ALL)}
        """,
        check=empty,
        level="warning",
        message="“{name}”没有内容，也没有说明",
        hint="写明没有安排的原因，例如：2026年没有使用国有资本经营预算安排的支出，本表为空",
        english=("{name} is empty and says nothing", "say that there is none"),
        basis="财预〔2016〕143号",
    ),
)
