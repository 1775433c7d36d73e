"""A rule's page: an example states what differs, its printed form has all of it,
its marks say where something is due."""

from __future__ import annotations

import re

import pytest

from generator.checks import rules
from generator.checks.rule import Rule
from generator.checks.rule_page import PLAIN, RIGHT, WRONG, examples, printed
from generator.theme.forking import checks

PAGE = """X-Y 名称。

说明。

错误示例： ←
```md
subject: 财政金融 ← FLD-VOCAB X-Y
-domain ←
attachments:
- a.csv
```
```csv a.csv ←
名称
甲 ←
```
```md
关于供水。 ←
```

正确示例（其余同上）：
```md
-subject

关于供水的通知。
```
"""


def test_fields_that_differ_replace_follow_or_leave() -> None:
    first, second, _ = examples(PAGE)
    assert first.files["lizi.md"].plain == (
        "---\ntitle: 关于冬季供水的通知\nsubject: 财政金融\npublish_date: 2026-03-01\nclassification: 主动公开\n"
        "attachments:\n- a.csv\n---\n\n正文。\n"
    )
    assert second.files["lizi.md"].plain == PLAIN.replace("正文。", "关于供水。")


def test_the_rest_is_that_of_the_example_above() -> None:
    _, above, right = examples(PAGE)
    text = above.files["lizi.md"].plain
    assert right.files["lizi.md"].plain == text.replace("subject: 城乡建设\n", "").replace("供水。", "供水的通知。")


def test_marks_say_where_something_is_due() -> None:
    first, second, right = examples(PAGE)
    assert first.expected("X-Y") == {
        ("", 0, "X-Y"),
        ("lizi.md", 0, "X-Y"),
        ("lizi.md", 3, "FLD-VOCAB"),
        ("lizi.md", 3, "X-Y"),
        ("a.csv", 0, "X-Y"),
        ("a.csv", 2, "X-Y"),
    }
    assert second.expected("X-Y") == {("", 0, "X-Y"), ("lizi.md", 9, "X-Y")}
    assert right.expected("X-Y") == frozenset()


def test_what_begins_with_a_fence_is_whole() -> None:
    page = "X-Y 名称。\n\n错误示例：\n```md\n--- ←\n标题：无\n```\n```text yi.md\n正文\n```\n"
    [example] = examples(page)
    assert {name: file.plain for name, file in example.files.items()} == {
        "lizi.md": "---\n标题：无\n",
        "yi.md": "正文\n",
    }
    assert printed(page).endswith("```md\n---\n标题：无\n```\n\n```md yi.md\n正文\n```")


def test_the_printed_page_has_everything_and_no_mark() -> None:
    page = printed(PAGE, "某法第一条")
    assert page.startswith("X-Y 名称。\n\n说明。\n\n依据：某法第一条。\n\n错误示例：\n\n```md\n---\ntitle: ")
    assert "←" not in page and "其余同上" not in page
    assert re.findall(r"^(错误示例|正确示例)：$", page, re.MULTILINE) == [WRONG, RIGHT]


@pytest.mark.parametrize("rule", [*rules.every().values(), *checks.every().values()], ids=lambda rule: rule.code)
def test_nothing_but_examples_follows_the_first(rule: Rule) -> None:
    """Words among the examples would not be printed."""
    _, _, rest = rule.doc.partition("\n错误示例：")
    outside = re.sub(r"^```.*?^```$", "", rest, flags=re.MULTILINE | re.DOTALL)
    assert re.sub(r"^正确示例(（其余同上）)?：|^ ←$", "", outside, flags=re.MULTILINE).strip() == ""
