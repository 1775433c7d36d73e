"""The rules of 公共企事业单位: all of them told, what they name there to read, a rule for each sector."""

from __future__ import annotations

from collections import defaultdict

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.checks.rules._places import first_of, told_of
from generator.checks.rules._row_examples import carrier, rows
from generator.model import enterprise
from generator.model.diagnostic import Finding
from generator.model.enterprise import SECTORS, Enterprise
from generator.model.library import Library
from generator.model.open_handling import open_rules


def enterprises(library: Library) -> Findings:
    """Enterprises without catalogue, guide or contact."""
    for one in library.vocabularies.enterprises:
        left = enterprise.lacking(one)
        if left:
            yield told_of(one, names="、".join(left))


def unread(library: Library) -> Findings:
    """Documents that enterprises name and nobody can read."""
    every = library.vocabularies.enterprises
    readable = [row for row in library.published if row.readable(library.today)] if every else []
    for one in every:
        left = [name for name in enterprise.absent(one, readable) if not library.awaited(name)]
        if left:
            yield told_of(one, names="、".join(left))


def unruled(library: Library) -> Findings:
    """Sectors, or trades within them, whose enterprises have no rule of open handling."""
    every = library.vocabularies.enterprises
    rules = open_rules(row for row in library.published if row.readable(library.today)) if every else ()
    left: dict[str, list[Enterprise]] = defaultdict(list)
    for one in every:
        if not any(rule.covers(one) for rule in rules):
            left[one.trade or SECTORS.by_id[one.sector].name].append(one)
    for sector, found in left.items():
        yield Finding(
            found[0].line, 1, {"sector": sector, "names": first_of([one.name for one in found])}, found[0].source
        )


_OFFICE = "- {id: slj, name: 岚清县示例局, short: 县示例局}"
_OFFICES = f"""
        ```yaml _data/agencies.yaml
        {_OFFICE}
        ```"""
_RULES = carrier("岚清县办事公开制度清单", "register: 办事公开制度", files=_OFFICES) + rows(
    "示例行业办事公开制度,县示例局,供水,https://www.example.org/zhidu,0990-6620002",
    columns="制度名称,制定部门,适用行业,制度文件,监督电话",
    file="mingxi.csv",
)
_CONTACT = "address: 岚清县示例路1号, hours: 工作日 9:00—17:00, supervisor: 县示例局"
_PHONES = "phone: 0990-6620003, complaint: 0990-6620004"
_CATALOGUE = "catalogue: [{item: 水价, content: 各类用水的价格, document: 'https://www.example.org/shuijia'}]"
_GUIDES = "guides: [{item: 用水报装, document: 'https://www.example.org/zhinan'}]"


def _enterprise(*parts: str, sector: str = "供水", mark: str = "") -> str:
    row = ", ".join((f"id: gongshui, name: 示例供水公司, sector: {sector}", *parts))
    return f"""
        ```yaml _data/enterprises.yaml
        - {{{row}}}{mark}
        ```"""


RULES = (
    entry(
        "PLC-ENTERPRISE 公共企事业单位没有写全",
        f"""
        每个公共企事业单位要有公开目录、办事指南和联系方式：地址、服务时间、联系电话、主管部门、投诉电话。

        错误示例：{_RULES}{_enterprise(_CONTACT, _PHONES, _GUIDES, mark=" ←")}

        正确示例（其余同上）：{_enterprise(_CONTACT, _PHONES, _GUIDES, _CATALOGUE)}
        """,
        check=enterprises,
        level="warning",
        message="{name}没有写：{names}",
        hint="在 content/_data/enterprises.yaml 里补上",
        english=("{name} does not tell: {names}", "add it to enterprises.yaml"),
        basis="政府信息公开条例第五十五条；国办发〔2020〕50号",
    ),
    entry(
        "PLC-DOC 公共企事业单位指向的文件看不到",
        f"""
        公开目录和办事指南里写的是本站文件的编号，或者别的网站上的网址。编号写错、撤回、不公开的，网页上没有链接；guides 里只写办事指南。

        错误示例：{_RULES}{_enterprise(_CONTACT, _PHONES, _CATALOGUE, "guides: [{item: 用水报装, document: meiyou-zhinan}]", mark=" ←")}

        正确示例（其余同上）：{_enterprise(_CONTACT, _PHONES, _CATALOGUE, _GUIDES)}
        """,
        check=unread,
        level="warning",
        message="{name}指向的文件没有公开，或者不是办事指南：{names}",
        hint="改正编号；不在本站的写网址",
        english=("{name} leads to what nobody can read, or to no guide: {names}", "correct the ids"),
    ),
    entry(
        "PLC-RULE 公共企事业单位的行业没有办事公开制度",
        f"""
        行业主管部门要为本行业的公共企事业单位定办事公开制度。写在一份带“办事公开制度”登记簿的文件里，“适用行业”写这个行业；
        供水、供电、供气、供热可以各有一份。

        错误示例：{_RULES}{_enterprise(_CONTACT, _PHONES, _CATALOGUE, _GUIDES, sector="供热", mark=" ←")}

        正确示例（其余同上）：{_enterprise(_CONTACT, _PHONES, _CATALOGUE, _GUIDES)}
        """,
        check=unruled,
        level="warning",
        message="“{sector}”还没有办事公开制度，有关单位：{names}",
        hint="由主管部门制定，在“办事公开制度”登记簿里加一行，适用行业写“{sector}”",
        english=("no rule of open handling for the sector of {names}", "add a row to the register 办事公开制度"),
        basis="政府信息公开条例第五十五条；国办发〔2020〕50号",
    ),
)
