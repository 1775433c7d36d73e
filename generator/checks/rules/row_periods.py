"""The rules of registers that go from one period to the next: none is left out, and each begins as the last ended."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._registered import each_register, in_file
from generator.checks.rules._row_examples import carrier, rows
from generator.model.field_types.period import ended, next_period, said
from generator.model.library import Library
from generator.model.tallies import carried

GRACE = 60
"""Days after its end by which a period's accounts are to be there: a month for the books, a month for the meeting."""
_SHOWN = 5


def uncarried(library: Library) -> Findings:
    """Openings that are not what the period before closed with, where that stands in another document."""
    for register, documents in each_register(library):
        if not register.carry:
            continue
        within = {id(row) for document in documents for row, _, _ in carried(register, document.rows)}
        places = {id(row): document for document in documents for row in document.rows}
        for row, column, told in carried(register, (row for document in documents for row in document.rows)):
            if id(row) not in within:
                shown = f"，这里写的是“{row[column]}”"
                yield in_file(library, places[id(row)], row, name=register.name_of(column), wanted=told, told=shown)


def unreported(library: Library) -> Findings:
    """Accounts of which a period lacks: one between two that are there, or the last that has ended."""
    for register, documents in each_register(library):
        if not register.carry:
            continue
        carry = register.carry
        accounts: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for document in documents:
            for row in document.rows:
                if not register.sums_up(row):
                    accounts[tuple(row[key] for key in carry.by)].add(row[carry.along])
        for account, periods in accounts.items():
            lacking = list(_lacking(periods, library.today))
            if lacking:
                shown = "、".join(map(said, lacking[:_SHOWN])) + ("等" if len(lacking) > _SHOWN else "")
                yield at(documents[-1], "rows", name=register.name, account=" ".join(account), periods=shown)


def _lacking(periods: set[str], today: datetime.date) -> Iterator[str]:
    """The periods that should be there after the first one of their form."""
    form = max(len(period) for period in periods)
    own = sorted(period for period in periods if len(period) == form)
    period = own[0]
    while (today - ended(period)).days > GRACE or period < own[-1]:
        if period not in periods:
            yield period
        period = next_period(period)


def _file(*lines: str) -> str:
    return rows(*lines, columns="村,时期,期初余额,收入,支出,期末余额", file="mingxi.csv")


_ACCOUNTS = carrier("岚清县示例村财务收支公开", "register: 村级财务收支").replace(
    "rows: mingxi.csv", "rows: mingxi.csv ←"
)
RULES = (
    entry(
        "ROW-CARRY 期初与上一份文件的期末对不上",
        f"""
        村级财务一季度一份文件的，本季度的期初等于上一份文件里上季度的期末。

        错误示例：
        ```md yijidu.md
        title: 岚清县示例村一季度财务收支公开
        publish_date: 2026-04-12
        register: 村级财务收支
        rows: yijidu.csv
        ```
        ```csv yijidu.csv
        村,时期,期初余额,收入,支出,期末余额
        示例村,2026年第一季度,100,50,30,120
        ```{carrier("岚清县示例村二季度财务收支公开", "register: 村级财务收支")}{_file("示例村,2026年第二季度,110,0,0,110 ←")}

        正确示例（其余同上）：{_file("示例村,2026年第二季度,120,0,0,120")}
        """,
        check=uncarried,
        message="“{name}”应为{wanted}{told}",
        hint="核对两期的账目，改正填错的一期",
        english=("{name} should be {wanted}", "correct the period that is wrong"),
        basis="村民委员会组织法第三十条",
    ),
    entry(
        "ROW-PERIOD 有一期没有公开",
        f"""
        村级财务收支至少每季度公布一次：中间缺一季度的，最近结束的一季度过了两个月还没有的，在这里提醒。

        错误示例：{_ACCOUNTS}{_file("示例村,2026年第一季度,100,0,0,100", "示例村,2026年第三季度,100,0,0,100")}

        正确示例（其余同上）：{_file("示例村,2026年第一季度,100,0,0,100", "示例村,2026年第二季度,100,0,0,100", "示例村,2026年第三季度,100,0,0,100")}
        """,
        check=unreported,
        level="warning",
        message="{account}的{name}缺 {periods}",
        hint="补上缺的时期",
        english=("{name} of {account} lacks {periods}", "add what is lacking"),
        basis="村民委员会组织法第三十条",
    ),
)
