"""The rules of 办事指南 and 一件事: offices that the county has, all elements, forms that open, steps that can be taken and seen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.base.close_names import listed
from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._row_examples import OFFICE
from generator.model.document import Document
from generator.model.guides import (
    DEMANDED,
    EVENT,
    GROUP_EXAMPLES,
    GUIDE,
    OF_EACH,
    circle_of,
    file_of,
    materials_of,
    offices_named,
)
from generator.model.library import Library

FORM_TYPES = frozenset("PDF OFD DOCX XLSX ODT ODS PNG JPG WEBP".split())
"""Types of forms: what people fill in or look at, each known by its first bytes (ATT-TYPE compares them)."""
CLOSED = 2
"""Length of a circle that names nothing but itself, which REL-SELF tells."""


def _guides(library: Library) -> Iterator[Document]:
    """Guides, drafts too: an editor is told before anybody reads it."""
    return (row for row in library.rows if row.kind == GUIDE)


def strangers(library: Library) -> Findings:
    """Accepting offices that the list of agencies has not."""
    agencies = library.vocabularies.agencies
    for row in _guides(library):
        for name in row.fields.get("acceptor", ()):
            if offices_named(name, agencies).agencies:
                continue
            near = next(iter(agencies.near(name)), "")
            several = f"全部办理的写{listed(GROUP_EXAMPLES)}，名录里要有它们。" if name.startswith(OF_EACH) else ""
            yield at(row, "acceptor", name=name, near=near, several=several)


def incomplete(library: Library) -> Findings:
    """Published guides that lack elements which citizens and inspections look for."""
    kind = library.vocabularies.kinds.by_id[GUIDE]
    names = {field.key: field.name for field in kind.fields}
    for row in library.by_kind.get(GUIDE, ()):
        lacking = [names[key] for key in DEMANDED if key in names and not row.fields.get(key)]
        if lacking:
            yield at(row, "kind", names="、".join(lacking), count=str(len(lacking)))


def unopened(library: Library) -> Findings:
    """Forms and samples of a type that nobody fills in. ATT-TYPE tells of one that is empty or is no such file."""
    for row in _guides(library):
        for number, material in enumerate(materials_of(row), 1):
            line = f"materials.{number}" if f"materials.{number}" in row.lines else "materials"
            for path, title in material.files:
                file = file_of(row, path)
                if file and file.type not in FORM_TYPES:
                    types = listed(sorted(FORM_TYPES))
                    yield at(row, line, path=path, title=title, type=file.type, types=types)


def unwalkable(library: Library) -> Findings:
    """Ways of 一件事 that lead back."""
    for row in library.rows:
        circle = circle_of(row, library.by_id) if row.kind == EVENT and library.by_id.get(row.id) is row else ()
        if len(circle) > CLOSED:
            yield at(row, "guides", why=f"绕了回来：{' → '.join(circle)}", todo="删去绕回来的一步")


def untaken(library: Library) -> Findings:
    """Steps of 一件事 that people cannot read today. Its page leaves them out and says so: what one office takes back stops
    nothing of another's."""
    for row in library.rows:
        if row.kind != EVENT:
            continue
        for name in dict.fromkeys(row.fields.get("guides", ())):
            other = library.by_id.get(name)
            if other is not None and other is not row and not other.readable(library.today):
                yield at(row, "guides", name=name, title=other.title, state=_state(other, library.today))


def _state(row: Document, today: datetime.date) -> str:
    if row.withdrawn:
        return "已撤回"
    if row.expired(today):
        return "已到期撤下"
    return "还没有发布" if row.publish_date > today else "不向社会公开"


_BARE = f"""{OFFICE}
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
        """
_FULL = f"""{_BARE}conditions: [没有条件]
        place: 岚清县政务服务大厅2楼
        hours: 工作日9:00至17:00
        result: 示例许可证，窗口领取
        complaint: 0000-5550145
        """
_END = "```"
_EVENT = """
        ```md yijianshi.md
        title: 示例一件事
        publish_date: 2026-10-13
        kind: life_event
        event: 开一家示例店
        guides: [{name}]{mark}
        ```"""
_OTHER = """
        ```md qita.md
        title: 另一件事
        publish_date: 2026-10-13
        kind: life_event
        event: 另开一家示例店
        guides: [{name}]{mark}
        ```"""

RULES = (
    entry(
        "GDE-OFFICE 受理单位不在机关名录里",
        f"""
        受理单位写 `_data/agencies.yaml` 里的机关（名称、简称、别名或编号），可以几个，指南上就有它的网页、电话和地址。全县的乡镇、街道或村都办的，
        写“各乡镇”“各街道”“各乡镇（街道）”“各村（社区）”。窗口、科室写在“办理地点”。

        错误示例：{_FULL.replace("acceptor: 岚清县示例局", "acceptor: 示例大厅综合窗口 ←")}{_END}

        正确示例（其余同上）：
        ```md zhinan.md
        acceptor: 岚清县示例局
        place: 示例大厅综合窗口
        ```
        """,
        check=strangers,
        message="受理单位“{name}”不在机关名录里",
        hint="{near_hint}{several}改成名录里的机关，窗口写在“办理地点”；名录里没有的机关，先加进 content/_data/agencies.yaml",
        english=("the accepting office {name} is none of the agencies", "name an agency of agencies.yaml{near_en}"),
        basis="国办发〔2016〕80号附件（九）",
    ),
    entry(
        "GDE-ELEMENT 办事指南要素不全",
        f"""
        群众照着指南能把事办成：谁能办（申请条件）、到哪里（办理地点）、几时去（办理时间）、得到什么（办理结果）、办得不好找谁（监督投诉）。没有条件的
        写“没有条件”。政府网站检查时，要素缺失的指南有五份以上就是单项否决；要求本县一律补齐后才能发布的，在 config.yaml 的 rules 里写
        `GDE-ELEMENT: error`。

        错误示例：{_BARE.replace("kind: guide", "kind: guide ←")}{_END}

        正确示例：{_FULL}{_END}
        """,
        check=incomplete,
        level="warning",
        message="办事指南没有写{names}",
        hint="补上{names}；没有条件的写“没有条件”",
        english=("the guide lacks {count} elements: {names}", "add them"),
        basis="国办秘函〔2019〕19号",
    ),
    entry(
        "GDE-FILE 空白表格、样表不是表格",
        f"""
        空白表格和样表是群众要下载填写、照着写的：{"、".join(sorted(FORM_TYPES))}。文件不存在的见 ATT-MISSING，空的、打不开的见
        ATT-UNREADABLE，内容和扩展名不符的见 ATT-TYPE：都不能发布。

        错误示例：{_FULL.replace("materials: [申请书]", "materials: [{{name: 申请书, template_file: biao.txt}}] ←")}{_END}
        ```text biao.txt
        姓名：
        ```

        正确示例（其余同上）：
        ```md zhinan.md
        materials: [{{name: 申请书, source: 窗口提供}}]
        ```
        """.replace("{{", "{").replace("}}", "}"),
        check=unopened,
        message="“{title}”写的文件“{path}”是 {type} 文件",
        hint="换成能打开、能填写的表格：{types}",
        english=("the form {path} is a file of type {type}", "give a form that opens: {types}"),
        basis="国办发〔2016〕80号附件（九）",
    ),
    entry(
        "LIFE-STEP 一件事的步骤绕了回来",
        f"""
        “一件事”按先后列出各步的办事指南；写了另一个“一件事”的，不能又绕回自己。

        错误示例：{_FULL}{_END}{_EVENT.format(name="zhinan, qita", mark=" ←")}{_OTHER.format(name="yijianshi", mark=" ←")}

        正确示例：{_FULL}{_END}{_EVENT.format(name="zhinan, qita", mark="")}{_OTHER.format(name="zhinan", mark="")}
        """,
        check=unwalkable,
        message="一件事的步骤走不通：{why}",
        hint="{todo}",
        english=("the steps cannot be taken: {why}", "name guides that stand"),
        basis="国办发〔2022〕32号",
    ),
    entry(
        "LIFE-GONE 一件事的一步看不到了",
        f"""
        “一件事”写的办事指南已经撤回、到期，或者群众还看不到的，网页上跳过这一步并写明。换成现行的指南；事项取消了的，删去这一步。

        错误示例：{_FULL}status: withdrawn
        withdrawn_date: 2026-10-14
        withdrawn_reason: 事项取消
        {_END}{_EVENT.format(name="zhinan", mark=" ←")}

        正确示例：{_FULL}{_END}{_EVENT.format(name="zhinan", mark="")}
        """,
        check=untaken,
        level="warning",
        message="一件事的一步 {name}《{title}》{state}",
        hint="换成现行的办事指南，或删去这一步；网页上先跳过它",
        english=("a step, {name}, cannot be read", "name a guide that stands, or take the step out"),
        basis="国办发〔2022〕32号",
    ),
)
