"""The rules of where people go: windows of halls, public enterprises and institutions, points of disclosure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.checks.rules._phones import dialled
from generator.checks.rules._row_examples import carrier, rows
from generator.model import disclosure_point, enterprise
from generator.model.diagnostic import Finding
from generator.model.disclosure_point import BY_LAW, DisclosurePoint
from generator.model.enterprise import SECTORS, Enterprise
from generator.model.library import Library
from generator.model.office import ServiceWindow
from generator.model.open_handling import open_rules
from generator.model.vocabulary import CENTRE, Agency

_SHOWN = 10


def _at(row: Enterprise | DisclosurePoint | Agency, **values: str) -> Finding:
    return Finding(row.line, 1, {"name": row.name, **values}, row.source)


def _listed(names: list[str]) -> str:
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")


def windows(library: Library) -> Findings:
    """Halls without windows, and windows of which not all is told."""
    for agency in library.vocabularies.agencies.terms:
        if agency.kind == CENTRE and not agency.windows:
            yield _at(agency, told="没有写窗口（windows）")
        lacks = [f"“{window.name}”的{word}" for window in agency.windows for word in _untold(agency, window)]
        if lacks:
            yield _at(agency, told=f"没有写：{_listed(lacks)}")


def _untold(hall: Agency, window: ServiceWindow) -> Iterator[str]:
    """What is not told of a window; telephone and hours may be those of the hall."""
    if not window.matters:
        yield "办理事项"
    if not (window.phone or hall.phone):
        yield "电话"
    if not (window.hours or hall.hours):
        yield "办公时间"


def enterprises(library: Library) -> Findings:
    """Enterprises without catalogue, guide or contact."""
    for one in library.vocabularies.enterprises:
        left = enterprise.lacking(one)
        if left:
            yield _at(one, names="、".join(left))


def unread(library: Library) -> Findings:
    """Documents that enterprises name and nobody can read."""
    every = library.vocabularies.enterprises
    readable = [row for row in library.published if row.readable(library.today)] if every else []
    for one in every:
        left = enterprise.absent(one, readable)
        if left:
            yield _at(one, names="、".join(left))


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
            found[0].line, 1, {"sector": sector, "names": _listed([one.name for one in found])}, found[0].source
        )


def numbers(library: Library) -> Findings:
    """Telephones of enterprises and points that nobody can dial."""
    words = library.vocabularies
    every: tuple[Enterprise | DisclosurePoint, ...] = (*words.enterprises, *words.points)
    for row in every:
        for label, value in _numbers(row):
            if value and not dialled(value):
                yield _at(row, label=label, value=value)


def _numbers(row: Enterprise | DisclosurePoint) -> Iterator[tuple[str, str]]:
    yield "联系电话", row.phone
    if isinstance(row, Enterprise):
        yield "投诉电话", row.complaint


def points(library: Library) -> Findings:
    """Points of which not all is told."""
    for point in library.vocabularies.points:
        left = disclosure_point.lacking(point)
        if left:
            yield _at(point, names="、".join(left))


def no_point(library: Library) -> Findings:
    """Kinds of places where the law wants a point, and that have none, once there is a list of them."""
    every = library.vocabularies.points
    left = [kind for kind in BY_LAW if all(point.kind != kind for point in every)]
    if every and left:
        yield Finding(0, 0, {"names": "、".join(left)}, every[0].source)


_OFFICE = "- {id: slj, name: 岚清县示例局, short: 县示例局}"
_HALL = "- {id: zwzx, name: 岚清县示例大厅, kind: 政务服务中心, phone: 0990-6620001, hours: 工作日 9:00—17:00"
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
_POINT = "name: 示例图书馆查阅点, kind: 公共图书馆, address: 岚清县示例路2号, hours: 每天 9:00—17:00, services: [查询]"
_MAP = "map: 'https://map.example.org/1'"


def _halls(given: str, mark: str = "") -> str:
    return f"""
        ```yaml _data/agencies.yaml
        {_OFFICE}
        {_HALL}{given}}}{mark}
        ```"""


def _enterprise(*parts: str, sector: str = "供水", mark: str = "") -> str:
    row = ", ".join((f"id: gongshui, name: 示例供水公司, sector: {sector}", *parts))
    return f"""
        ```yaml _data/enterprises.yaml
        - {{{row}}}{mark}
        ```"""


_ARCHIVE = (
    "{name: 示例档案馆查阅点, kind: 国家档案馆, address: 岚清县示例路3号, hours: 工作日 9:00—17:00, services: [查询], "
)
_HALL_POINT = "{name: 示例大厅公开专区, kind: 政务服务场所, address: 岚清县示例路4号, hours: 工作日 9:00—17:00, "
_REST = f"phone: 0990-6620006, {_MAP}}}"


def _points(*rows: str, mark: str = "") -> str:
    """The table of points, of which the last is marked."""
    lines = "\n".join(f"        - {row}" for row in rows)
    return f"""
        ```yaml _data/disclosure_points.yaml
{lines}{mark}
        ```"""


_OTHERS = (f"{_ARCHIVE}{_REST}", f"{_HALL_POINT}services: [查询, 申请, 咨询], {_REST}")
_WHOLE = f"{{{_POINT}, {_REST}"

RULES = (
    entry(
        "PLC-WINDOW 政务服务中心的窗口没有写全",
        f"""
        政务服务中心（kind: 政务服务中心）的每个窗口写明窗口名称、进驻部门、办理事项、咨询电话和办公时间；电话、时间与中心相同的不必再写。
        办理事项写办事指南的编号或者事项名称，有指南的，网页上连到指南。

        错误示例：{_halls(", windows: [{name: 1号窗口, agency: 县示例局}]", " ←")}

        正确示例：{_halls(", windows: [{name: 1号窗口, agency: 县示例局, matters: [示例证核发]}]")}
        """,
        check=windows,
        level="warning",
        message="{name}{told}",
        hint="在 agencies.yaml 这个机关的 windows 里补上：name（窗口）、agency（进驻部门）、matters（办理事项）、phone、hours",
        english=("of {name} not all is told: {told}", "add it to windows in agencies.yaml"),
        basis="国办发〔2016〕80号（十五）：政务服务中心标准化建设",
    ),
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
    entry(
        "PLC-PHONE 公共企事业单位或查阅场所的电话不能拨打",
        f"""
        写区号和号码，有分机的写在后面，一格只写一个号码。不写个人手机。

        错误示例：{_points(*_OTHERS, f"{{{_POINT}, phone: 662-0005, {_MAP}}}", mark=" ←")}

        正确示例：{_points(*_OTHERS, _WHOLE)}
        """,
        check=numbers,
        level="warning",
        message="{name}的{label}“{value}”不是能拨打的号码",
        hint="写成 0990-6620009 这样，分机写 0990-6620009转801；几个号码的写常用的一个",
        english=("{value} of {name} is no telephone number", "write area code and number"),
    ),
    entry(
        "PLC-POINT 政府信息查阅场所没有写全",
        f"""
        每个查阅场所写明地址、开放时间、联系电话、地图链接，能办什么：查询、申请、咨询。政务服务场所和便民服务中心的公开专区三样都要有。

        错误示例：{_points(*_OTHERS, f"{{{_POINT}, {_MAP}}}", mark=" ←")}

        正确示例：{_points(*_OTHERS, _WHOLE)}
        """,
        check=points,
        level="warning",
        message="{name}没有写：{names}",
        hint="在 content/_data/disclosure_points.yaml 里补上；map 写这个地点在地图网站上的网址",
        english=("{name} does not tell: {names}", "add it to disclosure_points.yaml"),
        basis="政府信息公开条例第二十五条；国办发〔2019〕14号",
    ),
    entry(
        "PLC-NOPOINT 还缺法定的查阅场所",
        f"""
        各级人民政府应当在国家档案馆、公共图书馆、政务服务场所设置政府信息查阅场所。还没有列出查阅场所的县不检查。

        错误示例：
        ```yaml _data/disclosure_points.yaml ←
        - {_WHOLE}
        ```

        正确示例：{_points(*_OTHERS, _WHOLE)}
        """,
        check=no_point,
        level="warning",
        message="查阅场所里没有：{names}",
        hint="设了的，在 content/_data/disclosure_points.yaml 里补上；还没有设的，请尽快设置",
        english=("no point of disclosure in: {names}", "add it to disclosure_points.yaml"),
        basis="政府信息公开条例第二十五条",
    ),
)
