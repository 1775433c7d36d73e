"""The rules of where rows of registers lead: to documents of the right kind, to guides, and never to what they mask."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._registered import each_register, in_file
from generator.checks.rules._row_examples import OFFICE, carrier, rows
from generator.model.document import OPEN
from generator.model.library import Library
from generator.model.register import parts_of

_SHOWN = 5


def unlinked(library: Library) -> Findings:
    """Cells that lead to a document of another kind than their column is for."""
    kinds = library.vocabularies.kinds.by_id
    for register, documents in each_register(library):
        for column in register.columns:
            for document in documents if column.link in kinds else ():
                for row in document.rows:
                    for part in parts_of(row[column.key]):
                        other = library.by_id.get(part)
                        if other and other.kind != column.link:
                            told = {"name": column.name, "value": part, "kind": kinds[other.kind].name}
                            yield in_file(library, document, row, **told, wanted=kinds[column.link].name)


GUIDED = frozenset({"permit", "public_service"})
"""Lists of which each item is something that people apply for."""


def unguided(library: Library) -> Findings:
    """Items that people apply for and that lead to no guide."""
    for register, documents in each_register(library):
        for document in documents if register.id in GUIDED else ():
            bare = [row for row in document.rows if not row["guide"] and not row["valid_to"]]
            if bare:
                names = "、".join(row["name"] for row in bare[:_SHOWN]) + ("等" if len(bare) > _SHOWN else "")
                yield in_file(library, document, bare[0], count=str(len(bare)), names=names)


def raw(library: Library) -> Findings:
    """Files of rows that are published masked only, and that hang on a document as they are."""
    masked = {
        document.rows_file: (document, register)
        for register, documents in each_register(library)
        for document in documents
        if register.masks
    }
    for row in library.rows if masked else ():
        for item in row.attachments:
            if item.path in masked and row.classification == OPEN:
                document, register = masked[item.path]
                name = item.path.rpartition("/")[2]
                yield at(row, "attachments", name=name, title=document.title, register=register.name)


_LISTED = "编码,名称,设定依据,实施机关,办事指南"
_GUIDE = f"""{OFFICE}
        ```md zhinan.md
        title: 示例许可办事指南
        publish_date: 2026-10-12
        kind: guide
        matter: 示例许可
        basis: [示例条例第三条]
        acceptor: 岚清县示例局
        process: [申请, 受理, 决定]
        materials: [申请书]
        fee: 不收费
        time_limit: 5个工作日
        phone: 0000-5550100
        conditions: [没有条件]
        place: 岚清县示例局
        hours: 工作日
        result: 示例许可证
        complaint: 0000-5550145
        ```"""
_NOTICE = """
        ```md zhinan.md
        title: 示例许可办事指南
        publish_date: 2026-10-12
        ```"""
_NAMES = carrier("岚清县示例发放公示", "register: 公示名单")
_SERVICES = carrier("岚清县示例局许可事项清单", "kind: list", "list_type: 许可事项清单")


def _file(columns: str, *lines: str) -> str:
    return rows(*lines, columns=columns, file="mingxi.csv")


RULES = (
    entry(
        "ROW-KIND 明细里连到的文件不是这一类",
        f"""
        “办事指南”一列写办事指南的编号，连到的应当真是办事指南。

        错误示例：{_SERVICES}{_NOTICE}{_file(_LISTED, "XK-01,示例许可,示例条例第三条,示例局,zhinan ←")}

        正确示例（其余同上）：{_GUIDE}
        """,
        check=unlinked,
        level="warning",
        message="“{name}”写的“{value}”是{kind}，不是{wanted}",
        hint="改成{wanted}的编号",
        english=("{value} is of another kind than {name}", "name a document of that kind"),
    ),
    entry(
        "ROW-GUIDE 事项没有连到办事指南",
        f"""
        许可事项、公共服务事项每一项都有办事指南，群众从清单点得进去。指南在别的网站上的，写网址。

        错误示例：{_SERVICES}{_file(_LISTED, "XK-01,示例许可,示例条例第三条,示例局, ←")}

        正确示例（其余同上）：{_file(_LISTED, "XK-01,示例许可,示例条例第三条,示例局,https://www.example.org/zhinan")}
        """,
        check=unguided,
        level="warning",
        message="{count} 项没有连到办事指南：{names}",
        hint="在“办事指南”一列写指南的编号（网址里的那一段）；指南在政务服务网上的写网址",
        english=("{count} items lead to no guide: {names}", "name the guide, or its address"),
        basis="国办发〔2022〕2号；国办发〔2015〕86号",
    ),
    entry(
        "ROW-RAW 只公开遮盖后明细的文件又被附上",
        f"""
        公示名单、许可结果等登记簿的证件号码、电话、姓名遮盖后才公开，原来的文件不公开。同一个文件不要再附在别的文件上。

        错误示例：{_NAMES}
        ```md tongzhi.md
        title: 岚清县示例通知
        publish_date: 2026-10-12
        attachments: [mingxi.csv] ←
        ```{_file("姓名,所在村（社区）,身份证号", "示例甲,示例村,")}

        正确示例（其余同上）：
        ```md tongzhi.md
        attachments: []
        ```
        """,
        check=raw,
        message="附件“{name}”是《{title}》的明细（{register}），只能遮盖后公开",
        hint="删去这个附件；要给人下载的，链接到那份文件的页面",
        english=(
            "attachment {name} holds the rows of another document, of which only masked ones are public",
            "remove it",
        ),
        basis="个人信息保护法第二十五条",
    ),
)
