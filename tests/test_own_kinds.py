"""A county's own kind of document, in one YAML file, works like the built-in ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite

KIND = """\
id: huiyi
name: 会议公开
doc: 政府常务会议等会议的议题和议定事项。
aliases: [常务会议]
sections: [议定事项]
fields:
- {key: meeting_date, name: 会议日期, type: date, doc: 开会之日。, required: true, example: 2026-03-01}
- {key: topics, name: 议题, type: lines, doc: 每行一项。}
- {key: level, name: 会议级别, type: choice, choices: [常务会议, 全体会议]}
- {key: asked, name: 记者提问, type: questions}
- {key: decision_doc, name: 形成文件, type: relation, inverse: 有关会议, targets: [notice]}
"""


def test_fields_are_checked_shown_related_and_described(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    site.write("content/_data/kinds/huiyi.yaml", KIND)
    site.document("tongzhi.md", title="议定后印发的通知")
    good = {
        "kind": "常务会议",
        "meeting_date": "2026-02-26",
        "议题": ["听取汇报", "审议办法"],
        "asked": [{"question": "何时施行？", "answer": "下月起。"}],
        "decision_doc": "tongzhi",
    }
    site.document("huiyi.md", "## 议定事项\n\n略", title="第3次常务会议", **good)
    assert diagnostics() == []
    assert site.build() == 0
    page = site.page("d/huiyi/index.html")
    assert "会议日期" in page and "2026-02-26" in page and "听取汇报" in page and 'href="/d/tongzhi/"' in page
    assert [node.text(strip=True) for node in LexborHTMLParser(page).css(".answers dt, .answers dd")] == [
        "何时施行？",
        "下月起。",
    ]
    assert "有关会议" in site.page("d/tongzhi/index.html")
    assert "第3次常务会议" in site.page("kind/huiyi/index.html")
    schema = json.loads(site.page("data/schema/kinds/huiyi.json"))
    assert schema["properties"]["会议日期"]["description"] == "开会之日。"


def test_mistakes_in_its_documents_are_told(site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]) -> None:
    site.write("content/_data/kinds/huiyi.yaml", KIND)
    site.document("a.md", kind="会议公开")
    site.document("b.md", kind="huiyi", meeting_date="2026-02-30", level="碰头会", 议提="x")
    site.document("c.md", "## 其他\n\n略", kind="huiyi", meeting_date="2026-02-27", decision_doc="meiyou")
    found = {(item["path"].rpartition("/")[2], item["code"]) for item in diagnostics()}
    assert found == {
        ("a.md", "FLD-MISSING"),
        ("b.md", "FLD-DATE"),
        ("b.md", "FLD-CHOICE"),
        ("b.md", "FLD-UNKNOWN"),
        ("c.md", "KIND-SECTION"),
        ("c.md", "REL-DANGLING"),
    }


def test_mistakes_in_the_kind_itself_are_told(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    site.write("content/_data/kinds/a.yaml", KIND.replace("type: lines", "type: 表格"))
    site.write("content/_data/kinds/b.yaml", "id: b\nfields:\n- {key: title, name: 标题}\n")
    site.document("a.md")
    found = [(item["path"].rpartition("/")[2], item["code"], item["line"]) for item in diagnostics()]
    assert found == [("a.yaml", "DAT-FORM", 8), ("b.yaml", "DAT-MISSING", 1), ("b.yaml", "DAT-TWICE", 3)]


def test_a_kind_that_is_no_kind_is_told_at_its_line(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    kinds = {
        "a": "- a\n- b\n",
        "b": "id: list\nname: 本县清单\n",
        "c": "id: c\nname: 丙\naliases: [通知公告]\nfields: {a: b}\n",
        "d": "id: ../d\nname: 丁\n",
        "e": (
            "id: e\nname: 戊\nfields:\n- {key: x, name: 甲}\n- {key: x, name: 乙}\n- {key: y, name: 标题}\n"
            "- {key: 'y z', name: 丙}\n- {key: level, name: 级别, type: choice}\n"
        ),
        "f": "",
    }
    for name, text in kinds.items():
        site.write(f"content/_data/kinds/{name}.yaml", text)
    found = [(item["path"].rpartition("/")[2], item["code"], item["line"]) for item in diagnostics()]
    assert found == [
        ("a.yaml", "DAT-FORM", 1),
        ("b.yaml", "DAT-TWICE", 1),
        ("c.yaml", "DAT-TWICE", 1),
        ("c.yaml", "DAT-FORM", 4),
        ("d.yaml", "DAT-ID", 1),
        ("e.yaml", "DAT-TWICE", 5),
        ("e.yaml", "DAT-TWICE", 6),
        ("e.yaml", "DAT-FORM", 7),
        ("e.yaml", "DAT-FORM", 8),
    ]


def test_a_hint_has_an_example_where_the_county_gives_none(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    site.write("content/_data/kinds/huiyi.yaml", KIND + "- {key: page, name: 网址, type: url}\n")
    site.document("huiyi.md", "## 议定事项\n\n略", kind="huiyi", meeting_date="2026-02-26", page="略")
    assert [item["hint"] for item in diagnostics()] == ["改正这一行，形如 page: https://www.lanqing.example/"]


def test_a_relation_to_a_kind_that_is_not_there(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    site.write("content/_data/kinds/huiyi.yaml", KIND.replace("[notice]", "[tongzhi]"))
    site.document("a.md")
    assert [(item["code"], item["path"].rpartition("/")[2]) for item in diagnostics()] == [("DAT-REF", "huiyi.yaml")]


def test_a_template_that_no_theme_has_is_told_at_the_kind(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    site.write("content/_data/kinds/huiyi.yaml", KIND + "template: nope.html\n")
    site.document("a.md")
    assert [(item["code"], item["path"]) for item in diagnostics()] == [("DAT-REF", "content/_data/kinds/huiyi.yaml")]
    assert "nope.html" in diagnostics()[0]["message"]
    assert site.build() == 1
