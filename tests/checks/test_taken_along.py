"""What would go out beside what was looked at: characters that nobody sees, files of others, links that say another
place, numbers in reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import SmallSite
from tests.paths import ROOT

ID = "53230119850615201" + "5"
Check = Callable[..., list[dict[str, Any]]]


def codes(found: list[dict[str, Any]], level: str = "error") -> list[tuple[str, str]]:
    return sorted({(item["code"], item["path"].rpartition("/")[2]) for item in found if item["level"] == level})


def whole(site: SmallSite) -> str:
    return b"\n".join(site.tree(without=()).values()).decode("utf-8", "replace")


@pytest.mark.parametrize("char", "\u200b\u2060\ufeff\u00ad\u200d")
def test_what_nobody_sees_is_taken_out_of_what_is_published_and_told(
    char: str, site: SmallSite, diagnostics: Check
) -> None:
    site.write(
        "content/a.md",
        f"---\ntitle: 关于低{char}保的通知\ndomain: 社会救助\nsubject: 民生\npublish_date: 2026-03-02\n"
        f"classification: 主动公开\nkeywords: [救{char}助]\n---\n\n正{char}文，见[甲](https://www.test.example/)。\n",
    )
    found = diagnostics()
    assert codes(found, "info") == [("FILE-UNSEEN", "a.md")]
    assert [item["line"] for item in found if item["code"] == "FILE-UNSEEN"] == [2]
    assert site.build() == 0
    page = site.page("d/a/index.html")
    assert "关于低保的通知" in page and "正文，见" in page
    assert char not in page + site.page("feed.xml") + site.page("data/documents/2026.json")


@pytest.mark.parametrize("char", ["\u202e", "\u2067", "\U000e0041", "\ue000", "\x07", "\x85", "\ufffd", "\ufff9"])
@pytest.mark.parametrize("place", ["title", "body", "id", "keyword", "escape"])
def test_what_is_refused_is_told_with_its_place_and_number(
    char: str, place: str, site: SmallSite, diagnostics: Check
) -> None:
    told = f"\\U{ord(char):08x}" if place == "escape" else char
    site.write(
        "content/a.md",
        f"---\ntitle: 关于低{char if place == 'title' else ''}保的通知\ndomain: 社会救助\nsubject: 民生\n"
        f"publish_date: 2026-03-02\nclassification: 主动公开\n"
        f"id: jia{char if place == 'id' else ''}yi\n"
        f'keywords: ["救{told if place in ("keyword", "escape") else ""}助"]\n---\n\n'
        f"正{char if place == 'body' else ''}文。\n",
    )
    line = {"title": 2, "id": 7, "keyword": 8, "escape": 8, "body": 11}[place]
    errors = [item for item in diagnostics() if item["level"] == "error"]
    assert {item["line"] for item in errors} == {line}
    assert f"U+{ord(char):04X}" in errors[0]["message"] or char == "\x85"
    assert site.build() == 1
    assert not (site.root / "public/d/jiayi").exists()


def test_files_whose_names_hide_something(site: SmallSite, diagnostics: Check) -> None:
    site.document("a\u202eb.md", title="甲")
    site.document("c.md", title="乙", attachments=["biao\u200bge.csv"])
    site.write("content/biao\u200bge.csv", "名称\n甲\n")
    site.document("d.md", "见[表](biao%E2%80%8Bge.csv)。", title="丙")
    assert {name for _, name in codes(diagnostics())} == {"a\u202eb.md", "c.md", "d.md"}


def test_no_file_of_the_folder_beside_is_attached(site: SmallSite, diagnostics: Check) -> None:
    site.document("b/a.md", attachments=["../_data/agencies.yaml"])
    site.document("b/b.md", "见[表](../_data/agencies.yaml)、[表](%2e%2e/_data/agencies.yaml)。")
    assert {name for _, name in codes(diagnostics())} == {"a.md", "b.md"}


@pytest.mark.parametrize("name", ["gongshi/mingdan.csv", "fuben.csv"])
def test_a_list_does_not_outlive_its_publicity_on_another_page(name: str, site: SmallSite, diagnostics: Check) -> None:
    rows = "姓名,乡镇\n李某,青山镇\n"
    site.write("content/gongshi/mingdan.csv", rows)
    site.write(f"content/{name}", rows)
    over = {"kind": "公示", "expires": "2026-11-01", "starts": "2026-10-20", "ends": "2026-10-30"}
    site.document("gongshi/jia.md", attachments=["mingdan.csv"], **over)
    site.document("yi.md", f"名单见[附件]({name})。")
    assert ("LEAK-SHARED", "yi.md") in codes(diagnostics())
    assert ("LEAK-SHARED", "yi.md") not in codes(diagnostics("--date", "2026-10-25"))


def test_a_copy_of_a_withheld_file_under_another_name(site: SmallSite, diagnostics: Check) -> None:
    site.write("content/a.csv", "名称,数量\n甲,1\n")
    site.write("content/b.csv", "名称,数量\n甲,1\n")
    site.document("a.md", attachments=["a.csv"], classification="不予公开")
    site.document("b.md", attachments=["b.csv"])
    assert codes(diagnostics()) == [("LEAK-SHARED", "b.md")]


@pytest.mark.parametrize(
    ("path", "old", "new", "held"),
    [
        ("a.md", "", "keywords: [手机1381234, 5678（白天）]\n", True),
        ("a.md", "", "keywords: [救助标准2026, 2025年]\n", False),
        ("_data/agencies.yaml", "东街1号, phone: 0000-5550111", "东街1381234, phone: '5678'", True),
        ("_data/agencies.yaml", "东街1号, phone: 0000-5550111", "东街1号2026, phone: 0000-5550111", False),
    ],
)
def test_a_number_cut_across_two_values_that_are_shown_together(
    path: str, old: str, new: str, held: bool, site: SmallSite, diagnostics: Check
) -> None:
    place = site.root / "content" / path
    site.document("a.md")
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(old, new, 1) if old else text.replace("---\n", f"---\n{new}", 1), encoding="utf-8")
    assert any("PRI-MOBILE" in str(item) or "138****5678" in str(item) for item in diagnostics()) == held


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("templates/parts/footer.html", "<p>电话13812345678</p>"),
        ("static/css/a.css", f"/* {ID} */ a{{}}"),
        ("static/css/13812345678.css", "a{}"),
    ],
)
@pytest.mark.parametrize("guest", [False, True])
def test_a_theme_is_looked_at_as_well(path: str, text: str, guest: bool, site: SmallSite, diagnostics: Check) -> None:
    site.write("themes/own/theme.yaml", "title: 自己的\nextends: county\ncontract: 1\n")
    if guest:
        agencies = site.root / "content/_data/agencies.yaml"
        agencies.write_text(
            agencies.read_text(encoding="utf-8").replace("乡镇}", "乡镇, theme: own}"), encoding="utf-8"
        )
    else:
        site.write("config.yaml", site.page_of("config.yaml").replace("theme: county", "theme: own"))
    assert diagnostics() == []
    site.document("a.md", agency="青山镇")
    site.write(f"themes/own/{path}", text)
    found = diagnostics()
    assert ("DAT-LOOK" if guest else "DAT-PRIVATE") in {item["code"] for item in found}
    assert site.build() == (0 if guest else 1) and "13812345678" not in str(found)
    if guest:
        assert ID not in whole(site) and "13812345678" not in whole(site)


def test_a_theme_s_words_may_say_how_a_paper_is_open(site: SmallSite, diagnostics: Check) -> None:
    """A fork carries the template of entries on application, which says so of whatever is classified so."""
    site.write("themes/own/theme.yaml", "title: 自己的\nextends: county\ncontract: 1\n")
    site.write("config.yaml", site.page_of("config.yaml").replace("theme: county", "theme: own"))
    panel = (ROOT / "themes/county/templates/parts/panel.html").read_text(encoding="utf-8")
    assert "本文件依申请公开" in panel
    site.write("themes/own/templates/parts/panel.html", panel)
    assert diagnostics() == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "姓名,电话\n张小明,1.381E+10\n"),
        ("a.csv", "姓名,身份证号\n张小明,5.32301E+17\n"),
        ("a.csv", "姓名,号码\n张小明,532301198506152016\n"),
        ("a.csv", "张小明,李小红\n532301198506152016,无\n"),
        ("a.csv", "姓名,一,二\n张小明,13812,345678\n"),
        ("a.txt", "（秘密）防汛报告\n正文\n"),
        ("a.txt", "- 张小明\n- 532301198506152016\n"),
    ],
)
def test_so_it_is_in_attachments(name: str, text: str, site: SmallSite, diagnostics: Check) -> None:
    site.write(f"content/{name}", text)
    site.document("a.md", attachments=[name])
    assert {file for code, file in codes(diagnostics()) if code.startswith(("PRI-", "SEC-"))} == {name}


def test_the_cells_of_a_table_in_html_stand_side_by_side(site: SmallSite, diagnostics: Check) -> None:
    cells = "<tr><td>张小明</td><td>532301198506152016</td></tr>"
    site.document("a.md", f"<table>\n<tr><th>姓名</th><th>号码</th></tr>\n{cells}</table>")
    assert ("PRI-ID18", "a.md") in codes(diagnostics())


@pytest.mark.parametrize(
    "head",
    [
        'title: "甲\n公开属性：不予公开\nattachments: [a.csv]\n',
        "classification: 不予公开\ndomain: 没有的领域\nattachments:\n- {file: a.csv, title: 甲}\n",
        "title: 甲\nclassification: 依申请公开\npublish_date: 三月\nrows: a.csv\n",
    ],
)
def test_a_withheld_file_with_errors_of_its_own_is_known_all_the_same(
    head: str, site: SmallSite, diagnostics: Check
) -> None:
    text = "内部掌握的情况如下，一字一句都不该出现在别处。" * 6
    site.write("content/a.csv", "名称,数量\n甲,1\n")
    site.write("content/b.csv", "名称,数量\n甲,1\n")
    site.write("content/neibu.md", f"---\n{head}---\n\n{text}\n")
    site.document("b.md", attachments=["b.csv"])
    site.document("c.md", text)
    site.document("d.md", "正文见附件。")
    found = {code for code in codes(diagnostics()) if code[0] == "LEAK-SHARED"}
    assert found == {("LEAK-SHARED", "b.md"), ("LEAK-SHARED", "c.md")}
    assert site.build() == 1 and not (site.root / "public/d/b").exists() and "一字一句" not in whole(site)


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ("[www.lanqing.gov.cn](https://evil.example/)", True),
        ("[https://www.lanqing.gov.cn/a](//evil.example/a)", True),
        ("[登录](https://www.lanqing.gov.cn@evil.example/)", True),
        ("[zwgk@lanqing.gov.cn](mailto:someone@evil.example)", True),
        ("[0000-5550100](tel:0000-5550199)", True),
        ("<a href='https://evil.example'>lanqing.gov.cn</a>", True),
        ("[www.lanqing.gov.cn](https://lanqing.gov.cn/)", False),
        ("[lanqing.gov.cn/a](https://www.lanqing.gov.cn/a?b)", False),
        ("[0000-5550100](tel:+86-000-5550100)", False),
        ("[查询说明](https://www.lanqing.gov.cn/)", False),
        ("[zwgk@lanqing.gov.cn](mailto:zwgk@lanqing.gov.cn?subject=a)", False),
    ],
)
def test_links_lead_where_they_say(link: str, wrong: bool, site: SmallSite, diagnostics: Check) -> None:
    site.document("a.md", f"第一段。\n\n见{link}。")
    found = [item["line"] for item in diagnostics() if item["code"] == "LNK-SHOWN"]
    assert found == ([12] if wrong else [])


@pytest.mark.parametrize(
    "host", ["www.lаnqing.gov.cn", "lanqing.gοv.cn", "https://xn--lnqing-3nf.example/", "www.lanqıng.gov.cn"]
)
def test_addresses_with_letters_that_look_alike(host: str, site: SmallSite, diagnostics: Check) -> None:
    site.document("a.md", f"请登录 {host} 查询。")
    assert codes(diagnostics()) == [("LNK-ALIKE", "a.md")]


def test_a_second_front_matter(site: SmallSite, diagnostics: Check) -> None:
    site.document("a.md", "---\ntitle: 乙\nclassification: 不予公开\n---\n\n正文。")
    site.document("b.md", "正文。\n\n---\n\n第二部分\n\n---\n\n第三部分：正文。")
    assert codes(diagnostics()) == [("FILE-TWICE", "a.md"), ("SEC-ATTR", "a.md")]


def test_a_report_masks_what_no_page_shows(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("a.md", review={"reviewer": f"李小明{ID}", "approver": "乙"}, keywords=["甲\u202e"], catalogue=ID)
    site.write(
        "content/b.md",
        "---\ntitle: 甲\ndomain: 社会救助\nsubject: 民生\npublish_date: 2026-03-02\nclassification: 主动公开\n"
        f"review: {{reviewer: {ID}, approver: [x], unknown: 1}}\n---\n\n电话①③⑨⑧⑦⑥⑤④③②①，[139](#a)[8765](#b)[4321](#c)。\n",
    )
    for form in ("text", "json", "sarif", "github"):
        site.run("check", "--format", form)
        told = capsys.readouterr().out
        assert "PRI-" in told
        for secret in (ID, "①③⑨⑧⑦⑥⑤④③②①", "[139](#a)[8765]"):
            assert secret not in told, form


def test_exceptions_do_not_make_room_for_others(site: SmallSite, diagnostics: Check) -> None:
    """Of one code ten are told; when somebody answers for those, the others must not go unseen."""
    numbers = [f"1391111{number:04}" for number in range(1001, 1013)]
    answered = [
        {"code": "PRI-MOBILE", "what": f"139****{number[-4:]}", "reason": "值班电话", "approver": "主任"}
        for number in numbers[:11]
    ]
    site.document("a.md", "\n\n".join(f"电话{number}" for number in numbers), exceptions=answered)
    assert [item["message"] for item in diagnostics() if item["code"] == "PRI-MOBILE"] == ["出现手机号码 139****1012"]


def test_rows_of_a_list_are_looked_at_after_parsing(site: SmallSite, diagnostics: Check) -> None:
    escaped = "".join(f"\\u003{digit}" for digit in ID)
    site.write("content/a.yaml", f'- name: "经办人{escaped}"\n  basis: 某条例\n')
    site.document("a.md", kind="清单", list_type="权力清单", rows="a.yaml", valid_from="2026-01-01")
    found = diagnostics()
    assert ("PRI-ID18", "a.md") in codes(found), found
    assert ID not in str(found)
