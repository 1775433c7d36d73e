"""预决算公开表: the tables that a budget or final accounts must have, by whose they are (预算法; 财预〔2016〕143号; 财办发〔2019〕77号)."""

from __future__ import annotations

import msgspec


class BudgetTable(msgspec.Struct, frozen=True):
    """One table. words: groups of words; a text that has all of one group names the table."""

    name: str
    words: tuple[tuple[str, ...], ...]


def _table(name: str, *words: str) -> BudgetTable:
    return BudgetTable(name, tuple(tuple(group.split()) for group in words or (name,)))


_OF_OFFICES = {
    "预算": (
        _table("收支总表", "收支总表", "收支预算总表", "收支总体情况"),
        _table("收入总表", "收入总表", "收入预算表", "收入预算总表", "收入总体情况"),
        _table("支出总表", "支出总表", "支出预算表", "支出预算总表", "支出总体情况"),
        _table("财政拨款收支总表", "财政拨款收支", "财政拨款 收支总"),
        _table("一般公共预算支出表", "一般公共预算支出", "一般公共预算 支出情况"),
        _table("一般公共预算基本支出表", "基本支出"),
        _table("一般公共预算“三公”经费支出表", "三公"),
        _table("政府性基金预算支出表", "政府性基金"),
        _table("国有资本经营预算支出表", "国有资本经营"),
    ),
    "决算": (
        _table("收入支出决算总表", "收入支出决算总表", "收支决算总表", "收支总表"),
        _table("收入决算表", "收入决算"),
        _table("支出决算表", "支出决算"),
        _table("财政拨款收入支出决算总表", "财政拨款 收入支出", "财政拨款收支"),
        _table("一般公共预算财政拨款支出决算表", "一般公共预算"),
        _table("一般公共预算财政拨款基本支出决算表", "基本支出"),
        _table("财政拨款“三公”经费支出决算表", "三公"),
        _table("政府性基金预算财政拨款收入支出决算表", "政府性基金"),
        _table("国有资本经营预算财政拨款支出决算表", "国有资本经营"),
    ),
}
_OF_GOVERNMENT = (
    _table("一般公共预算收入表", "一般公共预算收入", "一般公共 收入"),
    _table("一般公共预算支出表", "一般公共预算支出", "一般公共 支出"),
    _table("一般公共预算本级支出表", "本级支出", "本级 支出"),
    _table("一般公共预算本级基本支出表", "基本支出"),
    _table("税收返还和转移支付表", "转移支付"),
    _table("政府债务限额和余额情况表", "债务"),
    _table("政府性基金收支表", "政府性基金"),
    _table("国有资本经营收支表", "国有资本经营"),
    _table("社会保险基金收支表", "社会保险基金", "社保基金"),
)
NOTES = ("无", "没有", "未安排", "不涉及", "为空", "为0", "为零", "空表")
"""What says that a table has nothing to show."""


def tables_owed(scope: str, kind: str) -> tuple[BudgetTable, ...]:
    """The tables that there must be. scope: 政府, 部门 or 单位; kind: 预算 or 决算."""
    return _OF_GOVERNMENT if scope == "政府" else _OF_OFFICES.get(kind, ())


def lacking(owed: tuple[BudgetTable, ...], text: str) -> tuple[str, ...]:
    """The tables that a text (headings, titles of attachments) does not name. text: without blanks and marks."""
    return tuple(table.name for table in owed if not any(all(word in text for word in group) for group in table.words))
