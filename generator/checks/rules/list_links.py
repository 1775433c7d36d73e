"""The rules of what ties the catalogue to the lists of powers and of public services."""

from __future__ import annotations

from generator.base.close_names import closest
from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.list_links import POWERS, SERVICES, listed_rows
from generator.model.register import called

_LINKS = (("power_ids", POWERS, "权责清单"), ("service_ids", SERVICES, "公共服务清单"))


def dangling(library: Library) -> Findings:
    """Rows that an item names and no list has. A list that has to be mended before it can be read may have them."""
    if library.unread:
        return
    lists = [row for row in library.rows if row.kind == "list"]
    for key, types, name in _LINKS:
        rows = listed_rows(lists, types)
        for catalogue in library.vocabularies.catalogues:
            for item in catalogue.items:
                for value in getattr(item, key):
                    if value not in rows:
                        values = {"value": value, "item": item.id, "lists": name, "field": key}
                        yield Finding(item.line, 1, values | {"near": closest(value, rows)}, catalogue.source)


def undisclosed(library: Library) -> Findings:
    """Powers that no item discloses, a list at a time, once the county has begun to tie them."""
    items = [item for _, item in library.vocabularies.items.values()]
    tied = {key for item in items for key in item.power_ids}
    for document in library.by_kind.get("list", ()) if tied else ():
        if document.fields.get("list_type") in POWERS:
            left = [row for row in document.rows if not row["valid_to"] and not row["item"] and called(row) not in tied]
            if left:
                names = "、".join(row["name"] for row in left[:5]) + ("等" if len(left) > 5 else "")
                yield at(document, "rows", count=str(len(left)), names=names)


_LIST = """
        ```yaml _data/agencies.yaml
        - {{id: ju, name: 岚清县示例局, short: 县示例局, kind: 部门}}
        ```
        ```md qingdan.md
        title: 岚清县示例局权力清单
        kind: list
        list_type: 权力清单
        agency: 岚清县示例局
        rows: quanli.csv{mark}
        ```
        ```csv quanli.csv
        编码,名称,类别,依据,实施主体,责任事项,追责情形
        QL-01,示例许可,行政许可,示例条例,县示例局,审批,不审批{more}
        ```"""


_SECOND = "\n        QL-02,示例处罚,行政处罚,示例条例,县示例局,查处,不查处"


def _catalogue(powers: str, mark: str = "") -> str:
    return f"""
        ```yaml _data/catalogue/szfw.yaml
        domain: szfw
        items:
          - id: szfw-01{mark}
            name: 行政许可结果
            content: [许可结果]
            basis: [示例条例]
            deadline: 20个工作日内
            body: 县示例局
            channels: [■政府网站]
            stage: 过程和结果
            power_ids: [{powers}]
        ```"""


RULES = (
    entry(
        "CAT-ROW 事项所写的清单事项不存在",
        f"""
        公开事项写的权责事项（power_ids）、公共服务事项（service_ids）是清单明细里的编码，没有编码的写名称。写了清单里没有的，两边都对不上。

        错误示例：{_LIST.format(mark="", more="")}{_catalogue("QL-99", " ←")}

        正确示例（其余同上）：{_catalogue("QL-01")}
        """,
        check=dangling,
        message="公开事项“{item}”的 {field} 写的“{value}”，{lists}里没有",
        hint="改成清单明细里的编码；清单还没有公布的，先公布清单",
        english=("item {item}: no list has the row {value} ({field})", "use the code of a row of a published list"),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-POWER 权力没有对应的公开事项",
        f"""
        梳理公开事项要结合权责清单：每项权力的行使，都有公开事项说明公开什么。事项里写 power_ids；目录里一项也没有写的不提醒。

        错误示例：{_LIST.format(mark=" ←", more=_SECOND)}{_catalogue("QL-01")}

        正确示例（其余同上）：{_catalogue("QL-01, QL-02")}
        """,
        level="info",
        check=undisclosed,
        message="{count}项权力没有公开事项：{names}",
        hint="在公开事项目录的事项里写 power_ids；还没有事项的，补上事项",
        english=("{count} powers have no disclosure item: {names}", "name them in power_ids of items"),
        basis="国办发〔2019〕54号（四）",
    ),
)
