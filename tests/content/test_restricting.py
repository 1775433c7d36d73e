"""What restricts is read out of a file in whatever state it is: no other line, byte or fault hides it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.restricting import restriction
from generator.model.admission import Restriction

FIELDS: dict[str, tuple[str, Restriction]] = {
    "classification": ("classification: 不予公开", Restriction(classification="不予公开")),
    "chinese": ("公开属性：依申请公开", Restriction(classification="依申请公开")),
    "below": ("classification:\n  依申请公开", Restriction(classification="依申请公开")),
    "folded": ("classification: >-\n  不予公开", Restriction(classification="不予公开")),
    "draft": ("草稿: 是", Restriction(draft=True)),
    "withdrawn": ("status: withdrawn", Restriction(withdrawn=True)),
    "expires": ("expires: 2026-12-05", Restriction(expires=datetime.date(2026, 12, 5))),
}
AROUND = (
    "foo: bar",
    "# 下面是可以写的其他字段：去掉行首的 #",
    "## 小标题样的注释",
    "",
    'summary: "没有合上的引号',
    "标题：冒号是中文的",
    "- 一行列表",
    "keywords: [甲, 乙",
    "exceptions:\n- {code: PRI-MOBILE, expires: 2027-01-01}",
    "title: 关于通知的 # 通知",
)
noise = st.lists(st.sampled_from(AROUND), max_size=6)


@given(
    st.sampled_from(sorted(FIELDS)),
    noise,
    noise,
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.booleans(),
)
def test_nothing_around_it_hides_what_restricts(
    name: str, before: list[str], after: list[str], coding: str, open_fence: bool
) -> None:
    line, expected = FIELDS[name]
    end = [] if open_fence else ["---", "", "正文。"]
    text = "\n".join(["---", "title: 关于通知的通知", *before, line, *after, *end])
    assert restriction(text.encode(coding)) == expected


@pytest.mark.parametrize("stray", [b"\xff", b"\xe4\xb8", b"\xc4\xe3\xba\xc3", b"\x00", b"\xa0"])
@pytest.mark.parametrize("name", ["chinese", "draft", "classification"])
def test_one_stray_byte_hides_no_other_line(name: str, stray: bytes) -> None:
    line, expected = FIELDS[name]
    text = f"---\ntitle: 通知\n{line}\n---\n\n正文".encode()
    assert restriction(text + stray) == expected
    assert restriction(text.replace("通知".encode(), "通知".encode() + stray)) == expected


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_character_without_a_mark(coding: str) -> None:
    text = "---\ntitle: notice of something\nclassification: 不予公开\n---\n\n正文\n"
    assert restriction(text.encode(coding)) == Restriction(classification="不予公开")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("{title: 通知, classification: 依申请公开, foo: bar}", {"classification": "依申请公开"}),
        ("{title: 通知, classification: 依申请公开, foo: [bar}", {"classification": "依申请公开"}),
        ("base: &a 不予公开\nclassification: *a\nfoo: bar", {"classification": "不予公开"}),
        ("x: y\n" * 300 + "classification: 不予公开", {"classification": "不予公开"}),
        ("classification: 主动公开\nclassification: 不予公开", {"classification": "不予公开"}),
        ("classification: 不予公开\nclassification: 依申请公开", {"classification": "不予公开"}),
        ("expires: 2027-01-01\nexpires: 2026-12-05", {"expires": datetime.date(2026, 12, 5)}),
        (
            'status: withdrawn\nwithdrawn_reason: "含\\"引号\\": #与冒号"',
            {"withdrawn": True, "withdrawn_reason": '含"引号": #与冒号'},
        ),
    ],
)
def test_yaml_is_read_as_yaml(head: str, expected: dict[str, Any]) -> None:
    assert restriction(f"---\n{head}\n---\n\n正文。\n".encode()) == Restriction(**expected)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 通知\nclassification: 主动公开\n---\n\n公开属性：依申请公开的文件怎样申请\n",
        "---\ntitle: 通知\nstatus: 废止\n---\n\n正文\n",
        "---\ntitle: 通知\n# classification: 不予公开\n---\n\n正文\n",
        "---\ntitle: 通知\ndraft: 否\n---\n\n正文\n",
        "---\ntitle: 通知\nexceptions:\n- code: PRI-MOBILE\n  expires: 2027-01-01\n---\n\n正文\n",
    ],
)
def test_what_restricts_nothing_is_not_taken_for_it(text: str) -> None:
    assert restriction(text.encode()) is None
