"""The rules of what is not open: on what ground, by whom, until when, in words."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.withholding import due, lacking

_NAMES = {"basis": "依据", "by": "认定人", "date": "认定日期"}
_HEAD = "title: 关于审核情况的报告\nclassification: 不予公开\n"


def grounds(library: Library) -> Findings:
    """Documents that are not open and do not say why, by whom and when that was decided."""
    for row in library.rows:
        absent = lacking(row, library.vocabularies.negative)
        if absent:
            line = row.lines.get("classified") or row.lines.get("classification", 1)
            unknown = "basis" in absent and row.classified and row.classified.basis
            more = "；写的依据不是规定的类别、清单编号或法律条款" if unknown else ""
            yield Finding(line, 1, {"what": "、".join(_NAMES[key] for key in absent), "more": more}, row.source)


def looks(library: Library) -> Findings:
    """Documents that ought to have been looked at again, or are never to be."""
    told = {"overdue": "已过下次复核的日期", "unset": "没有写下次复核的日期"}
    for row in library.rows:
        state = due(row, library.today)
        if state:
            line = row.lines.get("classified") or row.lines.get("classification", 1)
            yield Finding(line, 1, {"what": told[state]}, row.source)


def entries(library: Library) -> Findings:
    """Entries of the negative list without category or day."""
    for item in library.vocabularies.negative:
        absent = [name for name, value in (("类别", item.category), ("更新", item.updated)) if not value]
        if absent:
            yield Finding(0, 0, {"number": item.code, "what": "、".join(absent)}, "")


RULES = (
    entry(
        "SEC-ENTRY 负面清单的条目缺类别或更新日期",
        """
        负面清单要细化、可以核对、定期更新，并在 /negative-list/ 上公布。每一项写明类别（category：国家秘密、法律禁止、国家安全、公共安全、经济安全、
        社会稳定、商业秘密、个人隐私、内部事务、过程性信息、执法案卷）和更新日期（updated）。匹配（patterns）不公布。

        错误示例： ←
        ```yaml _data/negative_list.yaml
        - code: FM-01
          matter: 应急物资储备库的具体位置
          basis: 政府信息公开条例 第十四条
          patterns: [储备库位于]
        ```

        正确示例：
        ```yaml _data/negative_list.yaml
        - code: FM-01
          matter: 应急物资储备库的具体位置
          category: 公共安全
          basis: 政府信息公开条例 第十四条
          patterns: [储备库位于]
          updated: "2026-01-15"
        ```
        """,
        level="info",
        message="负面清单 {number} 没有写{what}",
        hint="在 _data/negative_list.yaml 这一项里补上",
        english=("item {number} of the negative list has no category or day", "add them"),
        basis="政府信息公开条例第十四条至第十六条",
        check=entries,
    ),
    entry(
        "SEC-GROUND 没有写明不公开的依据、认定人或认定日期",
        """
        负面清单以外的，原则上都应当公开。不予公开、依申请公开的文件要写明依据、谁认定、哪天认定。依据写条例规定的类别（国家秘密、法律禁止、国家安全、公共安全、
        经济安全、社会稳定、商业秘密、个人隐私、内部事务、过程性信息、执法案卷；依申请公开的可以写“主动公开范围以外”），或者负面清单的编号，或者别的法律的条款
        （《档案法》第二十八条）。缺了什么，文件照样不公开。全部清单：gongkai withheld。
        """,
        head=_HEAD,
        wrong="classified: {basis: 不宜公开, by: 县民政局办公室, date: 2026-02-25, next_review: 2036-02-25} ←",
        right="classified: {basis: 个人隐私, by: 县民政局办公室, date: 2026-02-25, next_review: 2036-02-25}",
        level="warning",
        message="不公开的{what}没有写明{more}",
        hint="加一行 classified: {{basis: 依据, by: 认定人, date: 认定日期}}",
        english=("why this is not open, who decided it or when is not said", "add a line classified"),
        basis="政府信息公开条例第十四条至第十七条",
        check=grounds,
    ),
    entry(
        "SEC-AGAIN 不公开的文件没有按期复核",
        """
        不予公开的政府信息要定期评估审查，因情势变化可以公开的应当公开。classified 里的 next_review 写下次复核的日期；复核以后改成新的日期，能公开的改公开属性。
        """,
        head=_HEAD,
        wrong="classified: {basis: 个人隐私, by: 县民政局办公室, date: 2020-02-25, next_review: 2021-02-25} ←",
        right="classified: {basis: 个人隐私, by: 县民政局办公室, date: 2026-02-25, next_review: 2036-02-25}",
        level="warning",
        message="{what}",
        hint="复核能不能公开，再把 classified 里的 next_review 写成下次的日期",
        english=("this has not been looked at again", "look whether it can be open, then set next_review"),
        basis="政府信息公开条例第十八条",
        check=looks,
    ),
)
