"""An outline -> front matter: what the source says as values, what it does not say as empty fields with a comment.

An imported document is a draft: it is published only when a person has answered what is open and taken that line away.
Proposals stand in comments and are never values.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from generator.authoring.importers import proposals
from generator.authoring.importers.proposals import Known
from generator.authoring.importers.source import RawText
from generator.authoring.importers.structure import Outline
from generator.base.patterns import pattern_table
from generator.model.document import OPEN
from generator.model.kind import CLASSIFICATIONS

_PLAIN = re.compile(r"[\w\u3000-\u9fff\uff01-\uffef（）《》〈〉〔〕“”·—./+%、，。；： -]+")
_AMBIGUOUS = pattern_table(
    (r"(?i:true|false|yes|no|on|off|null|~)", "Yes", "~"),
    (r"[\d.,_+-]+", "2026", "1,234"),
    (r"\d{1,4}(?:[-:]\d{1,2})+.*", "2026-3-1起", "09:30"),
    (r"[-?:!&*%@`|>'\"\[{}#].*", "- 甲", "#甲"),
    (r".*(?::\s|\s#).*", "甲: 乙", "甲 #乙"),
    (r".*[:\s]", "甲:"),
    whole=True,
)
"""What YAML would not read as the very text."""
NOT_STATED = "原文未载"
_LONGEST_ASIDE = 200
_ASIDES = (
    ("column", "原栏目"),
    ("subject", "原主题分类"),
    ("keywords", "关键词"),
    ("description", "摘要"),
    ("validity", "有效性"),
    ("address", "原网址"),
)


@dataclass(frozen=True, slots=True)
class ProposedField:
    """One line of front matter: key, value ("" = to be filled) and a remark that becomes a YAML comment."""

    key: str
    value: str | tuple[str, ...] = ""
    remark: str = ""

    def __str__(self) -> str:
        remark = f"  # {' '.join(self.remark.split())}" if self.remark else ""
        if isinstance(self.value, tuple):
            return "\n".join([f"{self.key}:{remark}", *(f"  - {quoted(item)}" for item in self.value)])
        return f"{self.key}:{' ' + quoted(self.value) if self.value else ''}{remark}"


def fields(
    outline: Outline, text: str, known: Known, *, agency: str | None, kind: str = "", files: tuple[str, ...] = ()
) -> tuple[ProposedField, ...]:
    """The fields in the order in which editors read them. text: the plain body; kind: what the file format implies."""
    return (
        ProposedField("draft", "是", "逐项填好、核对以后删去这一行，就会发布"),
        ProposedField(
            "title",
            outline.title.value,
            f"依据：{outline.title.place}"
            if _doubtful(outline)
            else ""
            if outline.title.value
            else f"{NOT_STATED}，请填写",
        ),
        ProposedField("domain", "", _proposed(proposals.domain(outline.title.value, text, known), "请按试点领域填写")),
        ProposedField(
            "subject", "", _proposed(proposals.subject(outline.title.value, text, known), "请按主题分类填写")
        ),
        _publish_date(outline),
        _classification(outline),
        _agency(outline, known, agency),
        _number(outline),
        ProposedField(
            "written_date",
            outline.written_date.value,
            "" if outline.written_date.value else f"{NOT_STATED}，确无日期的删去本行",
        ),
        *((ProposedField("index_number", outline.index_number.value),) if outline.index_number.value else ()),
        *_kind(outline, kind),
        *_attachments(outline, files),
        *(
            (ProposedField("# 来源", outline.source.value, "转载文件须改用 kind: repost 并填写来源"),)
            if outline.source.value
            else ()
        ),
    )


def asides(raw: RawText) -> tuple[ProposedField, ...]:
    """What a web page says of its document and no field holds as it is, as comments: an editor chooses what is true."""
    title = raw.known("title")
    told = {"", title.value if title else ""}
    found: list[ProposedField] = []
    for name, label in _ASIDES:
        fact = raw.known(name)
        if fact is not None and fact.value not in told:
            told.add(fact.value)
            found.append(ProposedField(f"# {label}", fact.value[:_LONGEST_ASIDE], fact.place))
    return tuple(found)


def written(lines: tuple[ProposedField, ...]) -> str:
    """The fields between their two ``---`` lines."""
    return "\n".join(["---", *(str(line) for line in lines), "---", ""])


def quoted(value: str) -> str:
    """A YAML scalar that reads back as this very text. Dates stay bare, as editors write them."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    if _PLAIN.fullmatch(value) and not _AMBIGUOUS.fullmatch(value) and value == value.strip():
        return value
    return json.dumps(value, ensure_ascii=False)


def _doubtful(outline: Outline) -> bool:
    return bool(outline.title.value) and outline.title.place in ("文首第一行", "网页窗口标题")


def _proposed(proposal: proposals.Proposal | None, otherwise: str) -> str:
    return f"建议：{proposal}" if proposal else f"{NOT_STATED}，{otherwise}"


def _publish_date(outline: Outline) -> ProposedField:
    if outline.published.value:
        return ProposedField("publish_date", outline.published.value, f"依据：{outline.published.place}，请核对")
    printed = f"；印发日期为 {outline.printed_date}" if outline.printed_date else ""
    return ProposedField("publish_date", "", f"{NOT_STATED}，请填写后再发布{printed}")


def _classification(outline: Outline) -> ProposedField:
    """What keeps a text back is taken over; that it is open is for whoever reviews it to say."""
    stated, place = outline.classification.value, outline.classification.place
    if stated and stated != OPEN:
        return ProposedField("classification", stated, f"依据：{place}，请核对")
    told = place or NOT_STATED
    return ProposedField("classification", "", f"{told}，经审查后从这些里选定：{'、'.join(CLASSIFICATIONS)}")


def _agency(outline: Outline, known: Known, given: str | None) -> ProposedField:
    if given:
        return ProposedField("agency", given)
    proposal = proposals.agency(outline.issuers, known)
    if proposal is not None:
        return ProposedField("agency", proposal.name, f"依据：署名“{'、'.join(outline.issuers)}”")
    if outline.issuers:
        return ProposedField("agency", "", f"原文署名：{'、'.join(outline.issuers)}；请填写机关名录中的名称")
    return ProposedField("agency", "", f"{NOT_STATED}，请填写发布机关")


def _number(outline: Outline) -> ProposedField:
    return ProposedField(
        "doc_number", outline.doc_number.value, "" if outline.doc_number.value else f"{NOT_STATED}，确无文号的删去本行"
    )


def _kind(outline: Outline, implied: str) -> tuple[ProposedField, ...]:
    if implied:
        return ProposedField("kind", implied), *(
            (ProposedField("list_type", "", _list_type(outline.title.value)),) if implied == "list" else ()
        )
    guess = proposals.kind(outline.title.value)
    if guess is None:
        return (ProposedField("kind", "notice"),)
    identity, name, words = guess
    return (ProposedField("kind", "notice", f"建议：{identity}（{name}，依据：标题“{words}”）"),)


def _attachments(outline: Outline, files: tuple[str, ...]) -> tuple[ProposedField, ...]:
    listed = f"原文列有附件：{'；'.join(outline.attachments)}" if outline.attachments else ""
    if files:
        return (ProposedField("attachments", files, listed),)
    return (ProposedField("# attachments", "", f"{listed}；请把文件放到文档旁边，再填写路径"),) if listed else ()


_LISTS = ("权力清单", "责任清单", "负面清单", "收费清单", "中介服务清单", "公共服务清单", "许可事项清单")


def _list_type(title: str) -> str:
    for name in _LISTS:
        word = name.removesuffix("清单").removesuffix("事项")
        if word in title:
            return f"建议：{name}（依据：标题“{word}”）"
    return f"请填写：{'、'.join(_LISTS)}"
