"""Front matter read line by line says what PyYAML says, or leaves the block to it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.content.front_matter import plain_entries, yaml_entries

KEYS = st.sampled_from(["title", "标题", "publish_date", "发文字号", "a-b", "x1"])
PIECES = st.sampled_from(
    [
        "关于",
        "通知",
        "2026-03-01",
        "010",
        "9:30",
        "no",
        "null",
        "~",
        "",
        " ",
        "  ",
        ": ",
        ":",
        " #",
        "#",
        "- ",
        "-",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "!x",
        "|",
        ">",
        "%",
        "@",
        "`",
        ",",
        "?",
        "? ",
        "\\",
        "\t",
        "（试行）",
        "〔2026〕3号",
        "\u3000",
        "\u2028",
        "\x85",
        "\x00",
        "\ufeff",
        "---",
    ]
)
VALUES = st.lists(PIECES, max_size=5).map("".join)
LINES = st.one_of(
    st.tuples(KEYS, st.sampled_from([": ", ":", ":  ", " : ", ":\t"]), VALUES).map("".join),
    VALUES,
    st.just(""),
    st.just("  - x"),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES, max_size=5).map("\n".join))
@example("title: a\n  continued")
@example("title: 关于x: y")
@example("date: 2026-03-01 # remark")
def test_plain_reading_equals_yaml(block: str) -> None:
    plain = plain_entries(block, 2)
    if plain is None:
        return
    entries, faults = yaml_entries(block, 2)
    assert not faults
    assert [(entry.key, entry.value, entry.line, entry.column) for entry in plain] == [
        (entry.key, entry.value, entry.line, entry.column) for entry in entries
    ]


def test_ordinary_front_matter_takes_the_short_way() -> None:
    block = "title: 关于提高低保标准的通知（试行）\ndomain: 社会救助\npublish_date: 2026-03-01\ndoc_number: 岚民发〔2026〕8号\nsummary:\n"
    found = plain_entries(block, 2)
    assert found is not None
    assert [(entry.key, entry.value, entry.line) for entry in found][-2:] == [
        ("doc_number", "岚民发〔2026〕8号", 5),
        ("summary", None, 6),
    ]
