"""A text cut at a page's width comes back as the text before the cut, whatever the width and the blank lines."""

from __future__ import annotations

import pytest

from generator.authoring.importers import cleaning
from generator.authoring.importers.source import RawText, SourceBlock

ORDER = "各乡镇要对本辖区内的对象进行全面核查，重点核查收入、财产和共同生活的家庭成员情况，做到应保尽保、应退尽退。"
RESULT = "核查结果应当在公开栏公示不少于7个工作日，接受群众监督，不得公示与低保无关的个人信息；有异议的，重新核查。"
PARAGRAPHS = [
    "云岭县民政局关于开展年度核查工作的通知",
    "各乡镇人民政府，各街道办事处：",
    "为进一步规范救助工作，切实保障困难群众基本生活，根据《社会救助暂行办法》和上级有关规定，现就有关事项通知如下。",
    "一、核查范围",
    ORDER + RESULT,
    "二、工作要求",
    "（一）提高认识。" + ORDER,
    "（二）规范程序。" + RESULT + ORDER,
    "1.入户调查。" + ORDER,
    "2.民主评议。" + RESULT,
    "云岭县民政局",
    "2021年3月5日",
]


def wrapped(width: int, *, indent: str, double: bool, numbers: bool) -> list[str]:
    lines: list[str] = []
    for place, paragraph in enumerate(PARAGRAPHS):
        text = ("　　" if place > 1 else "") + paragraph
        pieces = [text[start : start + width] for start in range(0, len(text), width)]
        lines += [piece if indent else piece.strip("　") for piece in pieces]
    if numbers:
        for page, start in enumerate(range(20, len(lines), 21), start=1):
            lines.insert(start, f"— {page} —")
    return [line for text in lines for line in ([text, ""] if double else [text])]


def cleaned(lines: list[str]) -> list[str]:
    raw = cleaning.clean(RawText(tuple(SourceBlock("line", line) for line in lines)), simplify=False)
    return [block.text for block in raw.blocks]


@pytest.mark.parametrize("double", [False, True])
@pytest.mark.parametrize("width", range(24, 46))
def test_with_indents_the_text_comes_back(width: int, double: bool) -> None:
    assert cleaned(wrapped(width, indent="　　", double=double, numbers=True)) == PARAGRAPHS


@pytest.mark.requirement("IMP-04")
@pytest.mark.parametrize("double", [False, True])
@pytest.mark.parametrize("width", range(24, 46))
def test_without_indents_no_sentence_is_broken(width: int, double: bool) -> None:
    """Where the indents are lost too, two paragraphs may run together at a full line; no sentence is ever parted."""
    result = cleaned(wrapped(width, indent="", double=double, numbers=True))
    assert "".join(result) == "".join(PARAGRAPHS)
    starts = [paragraph[:6] for paragraph in PARAGRAPHS]
    assert [text[:8] for text in result if not text.startswith(tuple(starts))] == []
    assert len(result) >= len(PARAGRAPHS) - 1


def test_a_list_of_names_is_not_joined() -> None:
    names = [f"云岭县第{number}中学初级中学部" for number in "一二三四五六七八"]
    assert cleaned(names) == names


def test_paragraphs_of_a_text_that_is_not_wrapped_stay() -> None:
    assert cleaned(PARAGRAPHS) == PARAGRAPHS
