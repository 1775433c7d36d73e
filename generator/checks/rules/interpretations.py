"""The rules of interpretations: who writes them, and what they have to say."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.interpreting import CHANGES, LEAST, PARTS, PICTURED, PLAYED
from generator.model.library import Library
from generator.model.standing import CHANGING
from generator.model.vocabulary import folded

SHOWN = (PICTURED, *PLAYED, "发布会")
"""Forms whose body is not where the interpretation is."""


def interpreters(library: Library) -> Findings:
    """Interpretations of normative documents of which none comes from whoever drafted them."""
    of: dict[str, list[Document]] = {}
    for row in _interpretations(library):
        for name in row.fields.get("of", ()):
            of.setdefault(name, []).append(row)
    for name, rows in of.items():
        policy = library.by_id.get(name)
        if policy is None or policy.kind != "normative":
            continue
        drafters = policy.fields.get("drafters", ())
        wanted = _offices(library, drafters or (policy.agency,))
        for row in rows:
            who = row.fields.get("interpreter") or row.agency
            if who and not any(_offices(library, _named(other)) & wanted for other in rows):
                if drafters:
                    yield at(
                        row, "interpreter", who=_name(library, who), title=policy.title, wanted="、".join(drafters)
                    )
                else:
                    yield at(
                        row, "interpreter", level="info", who=_name(library, who), title=policy.title, wanted="没有写"
                    )


def few_parts(library: Library) -> Findings:
    """Interpretations that say less than five of the seven parts."""
    for row in _interpretations(library):
        if len(row.parts) < LEAST and row.fields.get("form") not in SHOWN:
            left = "、".join(part for part in PARTS if part not in row.parts and part != CHANGES)
            yield at(row, "title", count=str(len(row.parts)), left=left, least=str(LEAST))


def unsaid_changes(library: Library) -> Findings:
    """Interpretations of documents that change others and do not say what has changed."""
    for row in _interpretations(library):
        policies = [library.by_id[name] for name in row.fields.get("of", ()) if name in library.by_id]
        changing = [policy for policy in policies if any(policy.fields.get(how) for how in CHANGING)]
        if changing and CHANGES not in row.parts and row.fields.get("form") not in SHOWN:
            yield at(row, "title", title=changing[0].title)


def _interpretations(library: Library) -> list[Document]:
    return [row for row in library.rows if row.kind == "interpretation" and not row.draft and not row.withdrawn]


def _named(row: Document) -> list[str]:
    """Whom an interpretation comes from: who it says, or whose it is."""
    said = str(row.fields.get("interpreter") or row.agency)
    return [said, *said.replace("，", "、").replace(",", "、").split("、")]


def _offices(library: Library, names: Iterable[str]) -> set[str]:
    """Offices by id, those that are not in the vocabulary by their names."""
    found = ((name, library.vocabularies.agencies.find(name)) for name in names if name.strip())
    return {agency.id if agency else folded(name) for name, agency in found}


def _name(library: Library, name: str) -> str:
    agency = library.vocabularies.agencies.by_id.get(name)
    return agency.name if agency else name


def _about(text: str, *, policy: str, wrong: str, right: str) -> str:
    return f"""
        {text}

        错误示例：
        ```yaml _data/agencies.yaml
        - {{id: shiyanju, name: 岚清县示例局}}
        - {{id: lingyiju, name: 岚清县另一局}}
        ```
        ```md banfa.md
        title: 岚清县示例管理办法
        kind: normative
        agency: 岚清县示例局
        doc_number: 岚示发〔2026〕3号
        register_number: LQSL-2026-001
        written_date: 2026-02-26
        effective_date: 2026-04-01
        {policy}
        ```
        ```md jiedu.md
        title: 《岚清县示例管理办法》解读
        publish_date: 2026-03-02
        kind: interpretation
        of: banfa
        {wrong}
        ```

        正确示例（其余同上）：
        ```md jiedu.md
        {right}
        ```
        """


def _text(*parts: str) -> str:
    """A body with a heading for each part."""
    return "".join(f"\n\n        ## {part}\n\n        说明。" for part in parts)


_ALL = _text("背景和依据", "目的", "主要内容", "适用范围", "注意事项")

RULES = (
    entry(
        "INT-DRAFTER 解读不是起草单位写的",
        _about(
            "谁起草、谁解读：解读机关（interpreter，不写时看机关）应是文件的起草单位（drafters）。一份文件有几份解读的，有一份是起草单位的就行。"
            "文件没有写起草单位、解读机关又不是发文机关的，只作提示。",
            policy="drafters: [岚清县示例局]",
            wrong="interpreter: 岚清县另一局 ←" + _ALL,
            right="interpreter: 岚清县示例局",
        ),
        check=interpreters,
        level="warning",
        message="解读机关是“{who}”，“{title}”的起草单位：{wanted}",
        hint="请起草单位解读；起草单位没有写的，在文件里补上 drafters",
        english=("interpreted by {who}, drafted by {wanted}", "who drafts interprets; name the drafters"),
        basis="国办发〔2016〕80号（谁起草、谁解读）；中办发〔2016〕8号（十一）",
    ),
    entry(
        "INT-PARTS 解读内容不全",
        _about(
            "解读要讲：背景依据、宗旨任务、主要内容、涉及范围、执行口径、注意事项、新旧差异，至少讲到其中五项。看小标题（没有小标题的看全文）。",
            policy="drafters: [岚清县示例局]",
            wrong="agency: 岚清县示例局" + _text("背景", "主要内容"),
            right="agency: 岚清县示例局" + _ALL,
        ).replace("title: 《岚清县示例管理办法》解读", "title: 《岚清县示例管理办法》解读 ←", 1),
        check=few_parts,
        level="info",
        message="七项解读内容讲到{count}项，还可以讲：{left}",
        hint="各加一个小标题讲清楚，至少{least}项；本文件没有这方面内容的不必写",
        english=("the interpretation has {count} of seven parts", "add a heading for each of the others"),
        basis="国办发〔2016〕80号（解读内容）",
    ),
    entry(
        "INT-CHANGES 解读没有讲新旧差异",
        _about(
            "文件替代或者修改了以前的文件（replaces、amends），解读要讲清新旧政策有什么不同。",
            policy="replaces: [jiu-banfa]",
            wrong="agency: 岚清县示例局" + _ALL,
            right="agency: 岚清县示例局"
            + _text("背景和依据", "目的", "主要内容", "适用范围", "注意事项", "新旧政策差异"),
        )
        .replace("title: 《岚清县示例管理办法》解读", "title: 《岚清县示例管理办法》解读 ←", 1)
        .replace(
            "        ```md jiedu.md",
            "        ```md jiu-banfa.md\n        title: 岚清县示例管理办法（旧）\n        publish_date: 2021-03-01\n        ```\n        ```md jiedu.md",
            1,
        ),
        check=unsaid_changes,
        level="warning",
        message="“{title}”替代或修改了以前的文件，解读没有讲新旧差异",
        hint="加一个小标题，例如：## 新旧政策有什么变化",
        english=("the interpretation does not say what {title} changes", "add a section on old and new"),
        basis="国办发〔2016〕80号（解读内容）",
    ),
)
