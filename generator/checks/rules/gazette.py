"""The rules of the gazette: numbers that go on, and documents that an issue may hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.document import WITHHELD, Document
from generator.model.gazette import KIND, gaps, number_of
from generator.model.library import Library


def numbers(library: Library) -> Findings:
    """Numbers that two issues of an agency have, or that none has; a gap is told at the issue after it."""
    for issues in _by_agency(library).values():
        known: dict[tuple[int, int], Document] = {}
        for issue in sorted(issues, key=lambda row: (number_of(row), row.id)):
            first = known.setdefault(number_of(issue), issue)
            if first is not issue:
                yield _at_number(issue, f"与“{first.title}”相同", f"is that of {first.id}")
        for number, first_lacking, last in gaps(known):
            left = str(last) if first_lacking == last else f"{first_lacking}至{last}"
            yield _at_number(known[number], f"前面缺第{left}期", f"follows a gap, {first_lacking} to {last}")


def _at_number(issue: Document, wrong: str, wrong_en: str) -> Finding:
    year, number = number_of(issue)
    return at(issue, "issue", value=f"{year}年第{number}期", wrong=wrong, wrong_en=wrong_en)


def _by_agency(library: Library) -> dict[str, list[Document]]:
    """Agency -> its issues that are or were public: a number that was withdrawn is no gap."""
    issues: dict[str, list[Document]] = defaultdict(list)
    for row in library.rows:
        if row.kind == KIND and not row.draft and all(number_of(row)):
            issues[row.agency].append(row)
    return issues


def unfit(library: Library) -> Findings:
    """Documents in an issue that are neither normative documents nor bear a number."""
    for issue in library.by_kind.get(KIND, ()):
        for row in _held(library, issue):
            if row.readable(library.today) and row.kind != "normative" and not row.doc_number:
                yield at(issue, "documents", value=row.id, title=row.title)


def gone(library: Library) -> Findings:
    """Documents that an issue names and that nobody can read any more."""
    for issue in library.by_kind.get(KIND, ()):
        for row in _held(library, issue):
            if not row.readable(library.today):
                why = "已撤回" if row.withdrawn else "已期满撤下" if row.expired(library.today) else row.classification
                yield at(issue, "documents", value=row.id, why=why)


def _held(library: Library, issue: Document) -> Iterator[Document]:
    """What an issue names of what is or was public, or is there for who asks; REL-HELD tells of the others."""
    for name in issue.fields.get("documents", ()):
        row = library.by_id.get(name)
        if row and row.classification != WITHHELD and not row.draft and row.publish_date <= library.today:
            yield row


_BANFA = """
        ```md banfa.md
        title: 岚清县示例管理办法
        doc_number: 岚政发〔2026〕3号
        ```"""
RULES = (
    entry(
        "GAZ-NUMBER 公报期号不连续",
        f"""
        政府公报每年从第1期起连续编号。网站上最早的一年可以从中间开始，以前的公报不一定在网站上。撤回的一期仍占它的期号。

        错误示例：{_BANFA}
        ```md gongbao-1.md
        title: 岚清县人民政府公报2026年第1期
        kind: gazette
        year: 2026
        issue: 1
        documents: [banfa]
        ```
        ```md gongbao-3.md
        title: 岚清县人民政府公报2026年第3期
        kind: gazette
        year: 2026
        issue: 3 ←
        documents: [banfa]
        ```

        正确示例（其余同上）：
        ```md gongbao-3.md
        issue: 2
        ```
        """,
        level="warning",
        check=numbers,
        message="{value}的期号{wrong}",
        hint="核对期号；还没有上网的各期补上",
        english=("the number of {value} {wrong_en}", "check the number, or publish the issues that lack"),
        basis="关于全面推进政务公开工作的意见（中办发〔2016〕8号）",
    ),
    entry(
        "GAZ-KIND 公报刊登的不是规范性文件或决定",
        """
        政府公报刊登规范性文件，以及有发文字号的决定、通知等正式文件。没有发文字号的活动消息、指南不是公报的内容。

        错误示例：
        ```md xiaoxi.md
        title: 岚清县举办政务公开日活动
        ```
        ```md gongbao.md
        title: 岚清县人民政府公报2026年第1期
        kind: gazette
        year: 2026
        issue: 1
        documents: [xiaoxi] ←
        ```

        正确示例（其余同上）：
        ```md xiaoxi.md
        doc_number: 岚政发〔2026〕3号
        ```
        """,
        level="warning",
        check=unfit,
        message="公报刊登的“{value}”（{title}）不是规范性文件，也没有发文字号",
        hint="从 documents 里删去；确是正式文件的，在那份文件里写上 kind: normative 或发文字号",
        english=("the issue holds {value}, which is no normative document and has no number", "take it out"),
        basis="关于全面推进政务公开工作的意见（中办发〔2016〕8号）",
    ),
    entry(
        "GAZ-GONE 公报刊登的文件已经撤下",
        """
        刊登以后撤回、期满或改为依申请公开的文件，公报的目录、数据和 PDF 里都不再有它。这是提示：纸质公报上的文字撤不回来，应当在
        下一期登更正。

        错误示例：
        ```md banfa.md
        title: 岚清县示例管理办法
        doc_number: 岚政发〔2026〕3号
        status: withdrawn
        withdrawn_date: 2026-05-06
        withdrawn_reason: 所附表格数据有误
        ```
        ```md gongbao.md
        title: 岚清县人民政府公报2026年第1期
        kind: gazette
        year: 2026
        issue: 1
        documents: [banfa] ←
        ```

        正确示例（其余同上）：
        ```md banfa.md
        -status
        -withdrawn_date
        -withdrawn_reason
        ```
        """,
        level="warning",
        check=gone,
        message="公报刊登的“{value}”{why}，本期的目录和 PDF 里不再有它",
        hint="在下一期公报登更正；不再刊登的，从 documents 里删去",
        english=("{value}, which the issue holds, can no longer be read by everybody", "print a correction"),
    ),
)
