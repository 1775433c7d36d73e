"""The rules of 政府信息查阅场所: all of them told, those that the law wants; and of telephones of places."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.checks.rules._phones import dialled
from generator.checks.rules._places import told_of
from generator.model import disclosure_point
from generator.model.diagnostic import Finding
from generator.model.disclosure_point import BY_LAW, DisclosurePoint
from generator.model.enterprise import Enterprise
from generator.model.library import Library


def points(library: Library) -> Findings:
    """Points of which not all is told."""
    for point in library.vocabularies.points:
        left = disclosure_point.lacking(point)
        if left:
            yield told_of(point, names="、".join(left))


def no_point(library: Library) -> Findings:
    """Kinds of places where the law wants a point, and that have none, once there is a list of them."""
    every = library.vocabularies.points
    left = [kind for kind in BY_LAW if all(point.kind != kind for point in every)]
    if every and left:
        yield Finding(0, 0, {"names": "、".join(left)}, every[0].source)


def numbers(library: Library) -> Findings:
    """Telephones of enterprises and points that nobody can dial."""
    words = library.vocabularies
    every: tuple[Enterprise | DisclosurePoint, ...] = (*words.enterprises, *words.points)
    for row in every:
        for label, value in _numbers(row):
            if value and not dialled(value):
                yield told_of(row, label=label, value=value)


def _numbers(row: Enterprise | DisclosurePoint) -> Iterator[tuple[str, str]]:
    yield "联系电话", row.phone
    if isinstance(row, Enterprise):
        yield "投诉电话", row.complaint


_POINT = "name: 示例图书馆查阅点, kind: 公共图书馆, address: 岚清县示例路2号, hours: 每天 9:00—17:00, services: [查询]"
_MAP = "map: 'https://map.example.org/1'"


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
)
