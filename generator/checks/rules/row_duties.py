"""The rules of what is owed of registers: by whom, how soon, and how fresh."""

from __future__ import annotations

import datetime

from generator.base import workdays
from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._registered import each_register, in_file
from generator.checks.rules._row_examples import carrier, rows
from generator.model.deadline_phrases import parse
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.listing import changes

_SHOWN = 5


def late(library: Library) -> Findings:
    """Rows that were first published later than the term of their day. A document that was updated may have had them
    before, so only what was there at first is judged."""
    for register, documents in each_register(library):
        for column in register.columns:
            limit = _working_days(column.term)
            for document in documents if limit else ():
                for row in () if document.updated else document.rows:
                    day, published = row.day(column.key), document.publish_date
                    due = workdays.missed(day, limit, published) if day else None
                    if day and isinstance(due, datetime.date):
                        told = {"name": column.name, "first": str(day), "due": str(due), "day": str(published)}
                        yield in_file(library, document, row, **told)


def _working_days(term: str) -> int:
    """7个工作日内 -> 7; 0 for what is no such term."""
    deadline = parse(term) if term else None
    return (deadline.clauses[0].n or 0) if deadline else 0


def stale(library: Library) -> Findings:
    """Registers that are to be kept fresh and whose newest document is old."""
    for register, documents in each_register(library):
        newest = max(documents, key=lambda row: row.updated or row.publish_date)
        day = newest.updated or newest.publish_date
        if register.fresh and (library.today - day).days > register.fresh:
            yield at(
                newest,
                "updated" if newest.updated else "publish_date",
                name=register.name,
                day=str(day),
                limit=str(register.fresh),
            )


def unsaid(library: Library) -> Findings:
    """Lists of which an item changed after the day that the document says."""
    for register, documents in each_register(library):
        for document in documents if "valid_to" in register.named else ():
            day = max(document.updated or document.publish_date, document.valid_from or document.publish_date)
            newest = max(
                (one.date for one in changes(document.rows, document.valid_from) if one.date <= library.today),
                default=day,
            )
            if newest > day and not any(document.id in one.fields.get("replaces", ()) for one in documents):
                yield at(document, "updated" if document.updated else "publish_date", day=str(day), newest=str(newest))


def unowed(library: Library) -> Findings:
    """Agencies of which each is to have a register, and that have none, where some have."""
    agencies = library.vocabularies.agencies.terms
    for register, documents in each_register(library):
        if not register.owed_by:
            continue
        held = {document.agency for document in documents} | {row["agency"] for one in documents for row in one.rows}
        said_of = " ".join(row["village"] for one in documents for row in one.rows)
        lacking = [
            agency.short or agency.name
            for agency in agencies
            if agency.kind == register.owed_by
            and agency.id not in held
            and not any(text.startswith(register.name) for text in agency.excused)
            and not any(name and name in said_of for name in (agency.short, agency.name))
        ]
        if lacking:
            names = "、".join(lacking[:10]) + ("等" if len(lacking) > 10 else "")
            yield Finding(
                values={"name": register.name, "count": str(len(lacking)), "kind": register.owed_by, "names": names}
            )


_PERMIT = "决定文书号,许可事项,许可类别,决定日期,许可机关"
_LISTED = "编码,名称,设定依据,实施机关,办事指南"
_ENDED, _GONE = (
    f"{_LISTED},失效日期,调整原因",
    "XK-01,示例许可,示例条例第三条,示例局,https://www.example.org/zhinan,2026-03-01,取消",
)
_POWERS = "编码,名称,类别,依据,实施主体,责任事项,追责情形"
_BOUGHT = "编码,名称,购买主体,承接主体,金额（万元）,购买方式,阶段"
_OFFICES = """
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        ```"""
_PERMITS = carrier("岚清县示例局行政许可结果", "register: 行政许可结果", files=_OFFICES)
_SERVICES = carrier("岚清县示例局许可事项清单", "kind: list", "list_type: 许可事项清单")


def _file(columns: str, *lines: str) -> str:
    return rows(*lines, columns=columns, file="mingxi.csv")


RULES = (
    entry(
        "ROW-LATE 明细里的事项公开晚了",
        f"""
        行政许可决定自作出之日起7个工作日内公开，双随机抽查结果20个工作日内公开。更新过的登记簿，早先的行可能早已公开，不再判断。

        错误示例：{_PERMITS}{_file(_PERMIT, "示例许〔2026〕1号,示例许可,普通,2026-08-03,岚清县示例局 ←")}

        正确示例（其余同上）：{_file(_PERMIT, "示例许〔2026〕1号,示例许可,普通,2026-09-30,岚清县示例局")}
        """,
        check=late,
        level="warning",
        message="{name} {first}，最迟应在 {due} 公开，而发布日期是 {day}",
        hint="核对两个日期；登记簿更新过的，在头部写更新日期",
        english=("{name} {first}, due by {due}, published {day}", "check both dates"),
        basis="国办发〔2015〕51号；国发〔2019〕5号",
    ),
    entry(
        "ROW-STALE 登记簿没有按时更新",
        f"""
        政府购买服务、PPP项目库要随项目进展更新，三个月没有更新的在这里提醒。没有变化的，核对后写上更新日期。

        错误示例：{carrier("岚清县政府购买服务项目", "register: 政府购买服务项目").replace("2026-10-12", "2025-01-12 ←")}{_file(_BOUGHT, "GM-01,示例服务,示例局,未确定,10,公开招标,计划")}

        正确示例（其余同上）：
        ```md mingxi.md
        updated: 2026-10-12
        ```
        """,
        check=stale,
        level="warning",
        message="{name}上一次更新是 {day}，超过 {limit} 天",
        hint="按现在的情况更新明细；没有变化的，核对后写 updated: 核对的日期",
        english=("{name} was last updated {day}, more than {limit} days ago", "update the rows, or the date"),
        basis="关于全面推进政务公开工作的意见（中办发〔2016〕8号）",
    ),
    entry(
        "ROW-UPDATED 清单调整以后没有写更新日期",
        f"""
        清单里有事项取消、调整的，当天更新网站上的清单并写明更新日期；调整公告的编号写在“调整公告”（notices）里。

        错误示例：{_SERVICES.replace("2026-10-12", "2026-01-12 ←")}{_file(_ENDED, _GONE)}

        正确示例（其余同上）：
        ```md mingxi.md
        updated: 2026-03-01
        ```
        """,
        check=unsaid,
        level="warning",
        message="清单里 {newest} 有调整，而文件写的日期是 {day}",
        hint="写上 updated: 网站更新的日期",
        english=("an item changed on {newest}, the document is of {day}", "say when it was updated"),
        basis="中办发〔2015〕21号",
    ),
    entry(
        "ROW-OWED 有的单位还没有这份清单",
        f"""
        每个部门公开自己的权力清单，每个村公开村务公开事项清单和财务收支。垂直管理等不由本级公开的，在 content/_data/agencies.yaml 里写
        excused: [权力清单：理由]。全县一份都还没有的，不提醒。

        错误示例： ←
        ```yaml _data/agencies.yaml
        - {{id: shiyanju, name: 岚清县示例局}}
        - {{id: lingyiju, name: 岚清县另一局}}
        ```
        ```md mingxi.md
        title: 岚清县示例局权力清单
        publish_date: 2026-10-12
        agency: 岚清县示例局
        kind: list
        list_type: 权力清单
        rows: mingxi.csv
        ```{_file(_POWERS, "QL-01,示例事项,行政检查,示例条例第三条,示例局,检查,不检查")}

        正确示例（其余同上）：
        ```yaml _data/agencies.yaml
        - {{id: shiyanju, name: 岚清县示例局}}
        - {{id: lingyiju, name: 岚清县另一局, excused: [权力清单：没有行政职权]}}
        ```
        """,
        check=unowed,
        level="info",
        message="{count} 个{kind}还没有{name}：{names}",
        hint="补上；不由本级公开的，在 content/_data/agencies.yaml 里写 excused: [{name}：理由]",
        english=("{count} agencies have no {name}: {names}", "publish it, or say why not"),
        basis="中办发〔2015〕21号；村民委员会组织法第三十条",
    ),
)
