"""The rules of registering normative documents (三统一), and of what has become of them since."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Level
from generator.model.document import Document
from generator.model.library import Library
from generator.model.registration import (
    LAW,
    RegisterNumber,
    example_of,
    gaps,
    number_of,
    void_reason,
    written,
)
from generator.model.standing import AMENDED, ENDED, VALID, day_of

DEMANDED = {
    "doc_number": "发文字号",
    "agency": "机关",
    "written_date": "成文日期",
    "effective_date": "施行日期",
    "register_number": "登记号",
}


def lacking(library: Library) -> Findings:
    """Normative documents that do not say all that the register holds."""
    for row in _normative(library):
        left = {key: name for key, name in DEMANDED.items() if not (getattr(row, key, "") or row.fields.get(key))}
        if day_of(row) < LAW and row.publish_date < LAW:
            left.pop("register_number", None)
        if left:
            names = {"names": "、".join(left.values()), "keys": ", ".join(left)}
            yield at(row, "kind", level=_level(library, row), title=row.title, **names)


def _level(library: Library, row: Document) -> Level | None:
    """An error from the day on from which the county registers; of what holds no longer nothing is owed but a note."""
    since = library.vocabularies.registration.since
    if row.fields.get("validity") in ENDED:
        return "info"
    return "error" if since and row.publish_date >= since else None


def unfit(library: Library) -> Findings:
    """Numbers that are not in the county's form, or of a year that the document is not of."""
    registration = library.vocabularies.registration
    for row in _normative(library):
        told = row.fields.get("register_number", "")
        number = number_of(registration, told) if told else None
        years = {day.year for day in (row.written_date, row.publish_date, day_of(row)) if day}
        if told and number is None:
            yield at(row, "register_number", value=told, wrong=f"不是“{example_of(registration)}”的形式")
        elif number and number.year not in years:
            yield at(row, "register_number", value=told, wrong=f"是{number.year}年的号，文件却是{min(years)}年的")
        elif number and (reason := void_reason(registration, number)):
            yield at(row, "register_number", value=told, wrong=f"在 _data/registration.yaml 里是空号（{reason}）")


def twice(library: Library) -> Findings:
    """Documents whose number an earlier one bears already."""
    first_of: dict[RegisterNumber, Document] = {}
    for number, row in _numbered(library):
        first = first_of.setdefault(number, row)
        if first is not row and first.id != row.id:
            yield at(row, "register_number", value=row.fields["register_number"], other=first.source)


def missing(library: Library) -> Findings:
    """Numbers that nothing bears and nobody has explained, at the document with the number that follows them."""
    registration = library.vocabularies.registration
    bearers = dict(reversed(_numbered(library)))
    for gap in gaps(registration, bearers):
        row = bearers.get(gap.after)
        if row:
            ends = (written(registration, end, row.fields["register_number"]) for end in (gap.first, gap.last))
            names = " 至 ".join(dict.fromkeys(ends))
            yield at(row, "register_number", names=names, count=str(gap.last.number - gap.first.number + 1))


def amended(library: Library) -> Findings:
    """Documents that say one thing of how they stand while those that amend them, or nobody, say another."""
    for row in library.register.documents:
        said = row.fields.get("validity", "")
        others = library.register.changed_by("amends", row)
        if others and said == VALID:
            wrong = f"已被 {others[-1].id} 修改，效力状态却写着有效"
            yield at(row, "validity", wrong=wrong, todo="删去 validity 这一行（状态按修改它的文件自动标），或写已修改")
        elif said == AMENDED and not others and library.register.of(row).by == "":
            yield at(
                row, "validity", wrong="写着已修改，没有文件说修改了它", todo=f"在修改它的文件里写 amends: [{row.id}]"
            )


def _normative(library: Library) -> list[Document]:
    """What registers hold: normative documents, those to come as well, but no drafts and nothing withdrawn."""
    return [row for row in library.rows if row.kind == "normative" and not row.draft and not row.withdrawn]


def _numbered(library: Library) -> list[tuple[RegisterNumber, Document]]:
    """Every normative document with a number that can be read, drafts and withdrawn ones too: the number is given."""
    registration = library.vocabularies.registration
    read = (
        (number_of(registration, row.fields.get("register_number", "")), row)
        for row in library.rows
        if row.kind == "normative"
    )
    return [(number, row) for number, row in read if number]


def _about(text: str, wrong: str, right: str = "register_number: LQSL-2026-001") -> str:
    """A page whose example is one document that has all but what the rule asks for."""
    return f"""
        {text}

        错误示例：
        ```yaml _data/agencies.yaml
        - {{id: shiyanju, name: 岚清县示例局}}
        ```
        ```md banfa.md
        title: 岚清县示例管理办法
        kind: normative
        agency: 岚清县示例局
        doc_number: 岚示发〔2026〕3号
        register_number: LQSL-2026-001
        written_date: 2026-02-26
        effective_date: 2026-04-01
        interpretation_exempt: 仅调整联系方式
        {wrong}
        ```

        正确示例（其余同上）：
        ```md banfa.md
        kind: normative
        {right}
        ```
        """


_SECOND = """interpretation_exempt: 仅调整联系方式
        ```
        ```md lingyige.md
        title: 岚清县示例经费管理办法
        kind: normative
        agency: 岚清县示例局
        doc_number: 岚示发〔2026〕5号
        written_date: 2026-02-27
        effective_date: 2026-04-01
        interpretation_exempt: 仅调整联系方式
        {number} ←"""

_MENDED = """register_number: LQSL-2026-001
        ```
        ```md lingyige.md
        register_number: LQSL-2026-002"""

RULES = (
    entry(
        "NORM-FIELDS 规范性文件缺少登记要写的内容",
        _about(
            "规范性文件统一登记、统一编号、统一公布：发文字号、机关、成文日期、施行日期、登记号都要写。"
            "`_data/registration.yaml` 写了起始日期（since）的，从那天起公布的文件缺一项就是错误；已经废止、失效的只作提示；"
            "2018年5月16日（国办发〔2018〕37号）以前的文件不要求登记号。",
            "kind: normative ←\n        -doc_number\n        -effective_date",
            "doc_number: 岚示发〔2026〕3号\n        effective_date: 2026-04-01",
        ),
        check=lacking,
        level="warning",
        message="规范性文件没有写{names}",
        hint="对照原件和登记簿补上：{keys}",
        english=("the normative document lacks {keys}", "add them from the original and the register"),
        basis="国办发〔2018〕37号；政府信息公开条例第十二条",
    ),
    entry(
        "NORM-NUMBER 登记号不对",
        _about(
            "登记号的形式由县里定，写在 `_data/registration.yaml` 的 form 里（不写时是“机关-年份-序号”），例如 `{机关}-{年份}-{序号}`，"
            "digits 是序号的位数。年份与文件的年份一致；列为空号的不再用。",
            "register_number: LQSL2026001 ←",
        ),
        check=unfit,
        level="warning",
        message="登记号“{value}”{wrong}",
        hint="按登记簿核对后改正；形式要改的，改 _data/registration.yaml",
        english=("register_number {value} is not in the form of the register", "check it against the register"),
        basis="国办发〔2018〕37号（统一编号）",
    ),
    entry(
        "NORM-TWICE 两份规范性文件用了同一个登记号",
        _about(
            "一个登记号只编给一份文件。",
            _SECOND.format(number="register_number: LQSL-2026-001"),
            _MENDED,
        ),
        check=twice,
        level="warning",
        message="登记号“{value}”与 {other} 相同",
        hint="按登记簿核对后改正抄错的一份",
        english=("register_number {value} is also that of {other}", "check both against the register"),
        basis="国办发〔2018〕37号（统一编号）",
    ),
    entry(
        "NORM-GAP 登记号断号",
        _about(
            "同一机关同一年的登记号从1起连续编。缺号的文件没有公开，或者号没有用：没有用的，在 `_data/registration.yaml` 的 void 里写明号和原因，"
            "例如 `void: [{number: LQSL-2026-002, reason: 登记后文件没有印发}]`，连续几个用 to 写到最后一个。",
            _SECOND.format(number="register_number: LQSL-2026-004"),
            _MENDED,
        ),
        check=missing,
        level="warning",
        message="前面缺 {names}（{count}个号）",
        hint="公布缺号的文件；号没有用的，在 _data/registration.yaml 的 void 里写明原因",
        english=("{count} numbers are missing before it: {names}", "publish them, or explain them in the register"),
        basis="国办发〔2018〕37号（统一登记、统一编号）",
    ),
    entry(
        "NORM-AMENDED 修改和效力状态对不上",
        _about(
            "文件被修改，要说得出被哪份文件修改：在修改它的文件里写“修改文件”（amends），两边的网页互相链接，效力状态自动标为已修改。",
            "validity: 已修改 ←",
            "validity: 有效",
        ),
        check=amended,
        level="warning",
        message="{wrong}",
        hint="{todo}",
        english=("what amends the document and its state do not agree", "name it in amends of the amending document"),
        basis="国办发〔2018〕37号；中办发〔2016〕8号（九）",
    ),
)
