"""The rules of clean-ups of normative documents (清理结果): what they list, and whether it agrees with the documents."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.library import Library
from generator.model.standing import AMENDED, BY_OUTCOME, ENDED, EXPIRED, REPEALED, VALID, VOIDED, CleanUpEntry, day_of


def unresolved(library: Library) -> Findings:
    """Lines that mean no document of this site, or several."""
    for row, entry_ in _entries(library):
        if len(entry_.documents) != 1:
            found = "、".join(one.id for one in entry_.documents)
            wrong = f"对得上几份：{found}" if found else "在本站公开的规范性文件里找不到"
            yield at(row, _line(entry_, row), value=entry_.named, wrong=wrong)


def repeated(library: Library) -> Findings:
    """Documents that one clean-up lists twice."""
    seen: dict[tuple[str, str], CleanUpEntry] = {}
    for row, entry_ in _entries(library):
        for one in entry_.documents if len(entry_.documents) == 1 else ():
            first = seen.setdefault((row.id, one.id), entry_)
            if first is not entry_:
                place = str(first.place)
                yield at(row, _line(entry_, row), value=entry_.named, other=place, outcome=first.outcome)


def contradicted(library: Library) -> Findings:
    """Documents whose own state is not what the last clean-up made of them."""
    for row in library.register.documents:
        listed, said = library.register.last_clean_up(row), row.fields.get("validity", "")
        if listed is None or not said or _agree(said, listed[1]):
            continue
        clean_up, outcome = listed
        replaced = library.register.changed_by("replaces", row)
        later = [other for other in replaced if day_of(other) >= day_of(clean_up)]
        last = row.fields.get("expiry_date")
        if said in ENDED and BY_OUTCOME[outcome] not in ENDED and (later or (last and last >= day_of(clean_up))):
            continue
        yield at(row, "validity", value=said, outcome=outcome, other=clean_up.title)


def _agree(said: str, outcome: str) -> bool:
    """Whether a state is what a clean-up may leave: what is kept may have been amended before."""
    fitting = {VALID: {VALID, AMENDED}, AMENDED: {AMENDED}, REPEALED: {REPEALED}, VOIDED: {VOIDED, EXPIRED}}
    return said in fitting[BY_OUTCOME[outcome]]


def _entries(library: Library) -> list[tuple[Document, CleanUpEntry]]:
    return [(row, entry_) for row in library.register.clean_ups for entry_ in library.register.entries(row)]


def _line(entry_: CleanUpEntry, row: Document) -> str:
    """Where the line stands: the field itself when a folder's defaults give it."""
    key = f"results.{entry_.place}"
    return key if key in row.lines else "results"


def _about(text: str, wrong: str, right: str, *, state: str = "", mended: str = "") -> str:
    return f"""
        {text}

        错误示例：
        ```yaml _data/agencies.yaml
        - {{id: shiyanju, name: 岚清县示例局}}
        ```
        ```md banfa.md
        title: 岚清县示例管理办法
        publish_date: 2023-03-01
        kind: normative
        agency: 岚清县示例局
        doc_number: 岚示发〔2023〕3号
        register_number: LQSL-2023-001
        written_date: 2023-02-27
        effective_date: 2023-04-01
        interpretation_exempt: 仅调整联系方式{state}
        ```
        ```md qingli.md
        title: 岚清县2026年规范性文件清理结果
        kind: cleanup
        results:
        {wrong}
        ```

        正确示例（其余同上）：{mended}
        ```md qingli.md
        results:
        {right}
        ```
        """


_RIGHT = "  - {document: 岚示发〔2023〕3号, outcome: 废止, note: 已被新办法替代}"

RULES = (
    entry(
        "CLN-NONE 清理结果里的文件对不上",
        _about(
            "清理结果逐份写明文件（编号、发文字号、登记号或标题）和结果，要对得上本站公开的规范性文件；文件没有上网的，先补上。",
            "  - {document: 岚示发〔2022〕3号, outcome: 废止} ←",
            _RIGHT,
        ),
        check=unresolved,
        level="warning",
        message="清理结果里的“{value}”{wrong}",
        hint="核对编号、文号或标题；没有公开的，补录这份文件",
        english=("the clean-up lists {value}, which is no document or several", "use its id or number"),
        basis="国办发〔2018〕37号；中办发〔2016〕8号（九）清理结果要向社会公开",
    ),
    entry(
        "CLN-TWICE 清理结果里一份文件列了两次",
        _about(
            "一份文件在一次清理里只有一个结果。",
            f"{_RIGHT}\n          - {{document: LQSL-2023-001, outcome: 保留}} ←",
            _RIGHT,
        ),
        check=repeated,
        level="warning",
        message="“{value}”在第 {other} 条已经列过（{outcome}）",
        hint="核对清理决定，删去多出的一条",
        english=("{value} is listed already as entry {other}", "remove one of them"),
    ),
    entry(
        "CLN-STATE 文件的效力状态与清理结果不一致",
        _about(
            "最近一次清理废止或者宣布失效的文件不再有效，要修改的标已修改，保留的不写废止。文件不写效力状态（validity）时，网站按清理结果自动标。",
            _RIGHT,
            _RIGHT,
            state="\n        validity: 有效 ←",
            mended="\n        ```md banfa.md\n        validity: 废止\n        ```",
        ),
        check=contradicted,
        level="warning",
        message="效力状态写的是“{value}”，“{other}”里的结果是“{outcome}”",
        hint="核对清理决定：删去 validity 这一行，由清理结果自动标；清理结果写错的改正它",
        english=("validity says {value}, the last clean-up says {outcome}", "check the decision of the clean-up"),
        basis="国办发〔2018〕37号；中办发〔2016〕8号（九）",
    ),
)
