"""Bad input gets a diagnostic with file, line, code, message and hint in Chinese; all in one run;
nothing is published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.model.inspection import Inspection
from tests.conftest import CONFIG, SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]
HEAD = "title: 通知\ndomain: 社会救助\nsubject: 民生\npublish_date: 2026-03-02\nclassification: 主动公开\n"


def front(**changes: str) -> str:
    lines = dict(line.split(": ", 1) for line in HEAD.splitlines()) | changes
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + "---\n\n正文。\n"


CASES: dict[str, tuple[str | bytes, str, int]] = {
    "missing field": (front().replace("subject: 民生\n", ""), "FLD-MISSING", 1),
    "empty field": (front(subject=""), "FLD-MISSING", 4),
    "field of blanks in quotes": (front(title='"  "'), "FLD-MISSING", 2),
    "an old address that is a pattern": (front(aliases="[/old/*]"), "FLD-FORM", 7),
    "an old address with a fragment": (front(aliases="['/show.html#3']"), "FLD-FORM", 7),
    "unknown field": (front(titel="x"), "FLD-UNKNOWN", 7),
    "unknown domain": (front(domain="社会救住"), "FLD-VOCAB", 3),
    "unknown kind": (front(kind="通报表扬"), "FLD-VOCAB", 7),
    "impossible date": (front(publish_date="2026-02-30"), "FLD-DATE", 5),
    "date in words": (front(publish_date="2026年3月2日"), "FLD-DATE", 5),
    "wrong choice": (front(classification="公开"), "FLD-CHOICE", 6),
    "list where text is due": (front(title="[a, b]"), "FLD-FORM", 2),
    "given twice": (front().replace("domain", "标题: 又一个\ndomain"), "FLD-TWICE", 2),
    "broken yaml": (front(title='"没有结束'), "FILE-YAML", 0),
    "no front matter": ("只有正文。\n", "FILE-FRONT", 1),
    "front matter not closed": (f"---\n{HEAD}\n正文。\n", "FILE-OPEN", 1),
    "full-width colons": ("---\n标题：通知\n领域：社会救助\n---\n正文\n", "FILE-FORM", 2),
    "GBK": (front().encode("gb18030"), "FILE-ENCODING", 0),
    "UTF-16": (front().encode("utf-16"), "FILE-ENCODING", 0),
    "empty file": ("", "FILE-EMPTY", 0),
    "only blanks": (" \n\n", "FILE-EMPTY", 0),
    "missing attachment": (front(attachments="[没有.pdf]"), "ATT-MISSING", 7),
    "missing linked file": (front() + "\n见[附表](没有.xlsx)。\n", "LNK-FILE", 11),
    "broken link to a document": (front() + "\n\n见[文件](../b/没有.md)。\n", "LNK-BROKEN", 12),
    "broken site address": (front() + "\n见[栏目](/no-such-column/)。\n", "LNK-BROKEN", 11),
    "link out of the content": (front() + "\n见[文件](../../../../etc/passwd)。\n", "LNK-OUTSIDE", 11),
    "link to one's own disk": (front() + "\n见[文件](file:///D:/1.doc)。\n", "LNK-SCHEME", 11),
    "an id that cannot be an address": (front(id="2026 年/3号"), "FLD-ID", 7),
    "a mapping bomb": (
        "---\na0: &a0 [x,x,x,x,x,x,x,x]\n"
        + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
        + "---\n",
        "FILE-YAML",
        0,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_mistake_has_its_code_line_message_and_hint(site: SmallSite, diagnostics: Diagnostics, name: str) -> None:
    content, code, line = CASES[name]
    site.write("content/a/bad.md", content)
    found = diagnostics()
    mine = [item for item in found if item["code"] == code]
    assert mine, found
    assert mine[0]["path"] == "content/a/bad.md"
    assert mine[0]["level"] == "error"
    assert not line or mine[0]["line"] == line
    assert all(any("\u4e00" <= char <= "\u9fff" for char in mine[0][part]) for part in ("message", "hint"))


def test_names_that_are_nearly_right_are_proposed(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/a.md", front(domain="社会救住", titel="x", classification="主动公幵"))
    hints = {item["code"]: item["hint"] for item in diagnostics()}
    assert "社会救助" in hints["FLD-VOCAB"] if "FLD-VOCAB" in hints else True
    assert "title" in hints["FLD-UNKNOWN"]
    assert "主动公开" in hints["FLD-CHOICE"]


def test_every_problem_of_every_file_is_reported_in_one_run(site: SmallSite, diagnostics: Diagnostics) -> None:
    for number, (content, _, _) in enumerate(CASES.values()):
        site.write(f"content/d/{number}.md", content)
    found = diagnostics()
    for number, (name, (_, code, _)) in enumerate(CASES.items()):
        codes = {item["code"] for item in found if item["path"] == f"content/d/{number}.md"}
        assert code in codes, (name, codes)


def test_two_documents_with_one_address_are_an_error_at_both(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a/tongzhi.md")
    site.document("b/tongzhi.md")
    paths = {item["path"] for item in diagnostics() if item["code"] == "DOC-TWICE"}
    assert paths == {"content/a/tongzhi.md", "content/b/tongzhi.md"}


def test_ids_that_differ_only_in_case_are_one_address(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a/tongzhi.md")
    site.document("b/Tongzhi.md")
    assert {item["code"] for item in diagnostics()} & {"URL-TWICE", "DOC-TWICE"}


def test_an_old_address_may_not_take_the_place_of_a_page(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", aliases=["/shjz/"])
    assert "URL-TWICE" in {item["code"] for item in diagnostics()}


def test_a_domain_that_takes_the_address_of_a_page_is_told_where_the_domain_is_said(
    site: SmallSite, diagnostics: Diagnostics
) -> None:
    site.write("content/_data/domains.yaml", "- {id: archive, name: 档案服务}\n")
    (told,) = [item for item in diagnostics() if item["code"] == "URL-TWICE"]
    assert told["path"] == "content/_data/domains.yaml"
    assert "/archive/" in told["message"]


@pytest.mark.parametrize(
    ("old", "new", "code", "word"),
    [
        ('code: "9900000001"', "code: 99000", "CFG-FORM", "10位"),
        ("icp: 青ICP备00000000号-1", "icp: 备案中", "CFG-FORM", "ICP"),
        ("  organiser: 试验县人民政府办公室\n", "", "CFG-MISSING", "主办单位"),
        ("theme: county", "theme: county\nthem: x", "CFG-UNKNOWN", "theme"),
        ("url: https://www.test.example", "url: www.test.example", "CFG-FORM", "https://"),
        ("theme: county", "theme: county\nrules: {FLD-DATTE: warning}", "CFG-UNKNOWN", "FLD-DATE"),
        ("site:", "site: [", "FILE-YAML", "YAML"),
    ],
)
def test_configuration_is_checked_with_its_line(
    site: SmallSite, diagnostics: Diagnostics, old: str, new: str, code: str, word: str
) -> None:
    assert old in CONFIG
    site.write("config.yaml", CONFIG.replace(old, new))
    site.document("a.md")
    mine = [item for item in diagnostics() if item["code"] == code]
    assert mine and mine[0]["path"] == "config.yaml" and mine[0]["line"] >= 1
    assert word in mine[0]["message"] + mine[0]["hint"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- {id: a, name: 甲局, kind: 局}\n", "DAT-FORM"),
        ("- {id: a}\n", "DAT-MISSING"),
        ("- {id: a, name: 甲, tel: 1}\n", "DAT-UNKNOWN"),
        ("- {id: a, name: 甲}\n- {id: a, name: 乙}\n", "DAT-TWICE"),
        ("- {id: 甲, name: 甲}\n", "DAT-ID"),
        ("- {id: a, name: 甲, parent: zzz}\n", "DAT-REF"),
        ("a: b\n", "DAT-FORM"),
        ("- [\n", "FILE-YAML"),
    ],
)
def test_data_files_are_checked(site: SmallSite, diagnostics: Diagnostics, text: str, code: str) -> None:
    site.write("content/_data/agencies.yaml", text)
    mine = [item for item in diagnostics() if item["code"] == code]
    assert mine and mine[0]["path"] == "content/_data/agencies.yaml"


def test_defaults_may_not_give_what_each_document_must_say(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/a/_defaults.yaml", "subject: 民生\n公开属性: 主动公开\n")
    site.document("a/b.md")
    mine = [item for item in diagnostics() if item["code"] == "FLD-DEFAULTS"]
    assert [(item["path"], item["line"]) for item in mine] == [("content/a/_defaults.yaml", 2)]


@pytest.mark.parametrize("way", ["--strict", "publish: whole\n"])
def test_a_build_of_all_or_nothing_with_errors_leaves_the_last_good_site(
    site: SmallSite, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    strict = (way,) if way.startswith("--") else ()
    site.write("config.yaml", CONFIG + ("" if strict else way))
    site.document("a.md")
    assert site.build(*strict) == 0
    before = site.tree(without=())
    site.write("content/b.md", front(publish_date="2026-13-01"))
    site.document("c.md")
    assert site.build(*strict) == 1
    assert site.tree(without=()) == before
    assert "Traceback" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--date", "明天"),
        ("build", "--content", "no-such"),
        ("check", "--format", "xml"),
        ("explain", "NO-SUCH"),
        ("bild",),
        ("build", "--no-such-option"),
    ],
)
def test_wrong_usage_is_said_in_words_with_exit_code_2(
    site: SmallSite, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    site.document("a.md")
    assert site.run(*arguments) == 2
    said = "".join(capsys.readouterr())
    assert "错误" in said and "Traceback" not in said


def test_output_that_is_not_ours_is_not_touched(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("a.md")
    site.write("public/important.txt", "x")
    assert site.build() == 2
    assert (site.root / "public/important.txt").read_text(encoding="utf-8") == "x"
    assert "不是本程序生成" in capsys.readouterr().err


def test_strict_turns_warnings_into_errors(site: SmallSite) -> None:
    site.document("a.md", "见[未公开](b.md)。")
    site.document("b.md", draft=True)
    assert site.build() == 0
    assert site.build("--strict") == 1


def test_an_unusable_configuration_is_wrong_usage_and_a_missing_theme_is_said_by_check_too(site: SmallSite) -> None:
    site.document("a.md")
    site.write("config.yaml", CONFIG.replace("theme: county", "theme: no-such"))
    assert site.run("check") == 2
    site.write("config.yaml", "site: 1\n")
    assert site.run("check") == 2
    assert site.build() == 2


def test_one_slip_in_a_list_of_names_is_told_alone(site: SmallSite, diagnostics: Any) -> None:
    for number in range(3):
        site.document(f"n{number}.md")
    agencies = (site.root / "content/_data/agencies.yaml").read_text(encoding="utf-8")
    site.write("content/_data/agencies.yaml", agencies + "  theme: x\n")
    assert [(item["code"], item["path"]) for item in diagnostics() if item["level"] == "error"] == [
        ("FILE-YAML", "content/_data/agencies.yaml")
    ]


def test_an_unknown_name_is_told_beside_a_date_that_is_none(site: SmallSite, diagnostics: Any) -> None:
    site.document("a.md", domain="社会救济", publish_date="2026-13-01")
    assert {item["code"] for item in diagnostics() if item["level"] == "error"} == {"FLD-DATE", "FLD-VOCAB"}


def test_a_build_that_fails_counts_its_hints(site: SmallSite, capsys: Any) -> None:
    site.document("a.md", doc_number="无")
    site.document("b.md", publish_date="2026-13-01")
    site.write("content/_data/catalogue/shjz.yaml", "domain: shjz\nitems:\n- {id: shjz-01, name: 低保}\n")
    assert site.build() == 1
    told = capsys.readouterr().out
    assert "FLD-DATE" in told and "提示 " not in told and "条提示，运行 gongkai check 查看" in told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("agencies.yaml", "- {id: minzheng, name: 试验县民政局, kind: 部门, staff: %s}\n"),
        ("topics/a.yaml", "name: 甲\nkinds: [notice]\norder: %s\n"),
        ("inspection.yaml", "news_days: %s\n"),
    ],
)
@pytest.mark.parametrize("number", ["9" * 5000, "1234567890123", "１２", "-1"])
def test_a_whole_number_of_a_data_file_has_at_most_twelve_digits(
    site: SmallSite, diagnostics: Diagnostics, name: str, text: str, number: str
) -> None:
    site.write(f"content/_data/{name}", text % number)
    told = [item for item in diagnostics() if item["path"] == f"content/_data/{name}"]
    assert "DAT-FORM" in {item["code"] for item in told}
    assert any("整数" in item["message"] for item in told)


def test_thresholds_that_no_calendar_holds_end_in_no_internal_error(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/agencies.yaml", "- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门}\n")
    days = "\n".join(f"{name}: 999999999999" for name in Inspection.__struct_fields__ if name.endswith("_days"))
    site.write("content/_data/inspection.yaml", days)
    site.write(
        "content/_data/new_media.yaml", "- {name: 甲, platform: 微信, owner: 试验县民政局, updated: 2026-02-20}\n"
    )
    site.document("a.md")
    assert not [item for item in diagnostics() if item["level"] == "error"]
    assert site.build() == 0


@pytest.mark.parametrize("text", ["? [a, b]\n: c\n", "name: x\ntables:\n- ? {a: b}\n  : c\n", "? {表: a}\n: c\n"])
def test_a_key_of_several_parts_in_a_form_is_a_mistake_of_the_file(
    site: SmallSite, diagnostics: Diagnostics, text: str
) -> None:
    site.write("content/_data/annual_forms/2030.yaml", text)
    told = [item for item in diagnostics() if item["path"].endswith("2030.yaml")]
    assert told and all(item["code"].startswith("DAT-") for item in told)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("1,200人", 1200),
        ("3", 3),
        ("３人", None),
        ("3人次", None),
        ("-3人", None),
        ("1.5", None),
        ("1,20人", None),
        ("约3人", None),
        ("9" * 5000, None),
        ("²人", None),
    ],
)
def test_people_of_an_agency_are_a_whole_number_or_a_mistake(
    site: SmallSite, diagnostics: Diagnostics, said: str, wanted: int | None
) -> None:
    site.write("content/_data/agencies.yaml", "- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门}\n")
    site.document(
        "a.md",
        kind="training",
        training_type="记录",
        year=2026,
        held_date="2026-02-20",
        audience="人",
        trained=wanted or 1,
        participants={"试验县民政局": said},
    )
    told = {item["code"]: item for item in diagnostics()}
    assert ("FLD-FORM" in told) == (wanted is None)
    assert "TRN-SUM" not in told


@pytest.mark.parametrize(
    ("score", "counted", "fits"),
    [("36", "1", True), ("0", "0", True), ("40", "", True)]
    + [(score, counted, False) for score, counted in (("-1", "1"), ("41", "1"), ("36", "-9"))],
)
def test_scores_lie_between_nothing_and_the_full_mark_and_counts_are_not_negative(
    site: SmallSite, diagnostics: Diagnostics, score: str, counted: str, fits: bool
) -> None:
    site.document("k.md", kind="assessment", year=2025, weight=5, rows="kh.csv")
    named = "公开文件数" if counted else ""
    site.write(
        "content/kh.csv",
        f"被考核单位,考核指标,分值,得分,对应数据,依据的数\n县民政局,主动,40,{score},{named},{counted}\n",
    )
    told = [item for item in diagnostics() if item["path"] == "content/kh.csv" and item["level"] == "error"]
    assert bool(told) is not fits
    assert not told or "不" in told[0]["message"]


@pytest.mark.parametrize("key", ["trained", "sessions"])
def test_people_and_sessions_of_a_training_are_not_negative(
    site: SmallSite, diagnostics: Diagnostics, key: str
) -> None:
    fields: dict[str, Any] = {"kind": "training", "training_type": "计划", "year": 2026, "audience": "人", key: -2}
    site.document("p.md", **fields)
    assert ["不小于 0 的整数" in item["message"] for item in diagnostics() if item["code"] == "FLD-FORM"] == [True]


@pytest.mark.parametrize(
    ("excused", "near"),
    [
        ("权力清单：由上级公开", None),
        ("行政处罚和行政强制：没有执法职权", None),
        ("新闻发言人: 由政府办代为发布", None),
        ("领导信息：没有", None),
        ("行政处法和行政强治：由上级公开", "行政处罚和行政强制"),
        ("没有这个栏目：由上级公开", ""),
    ],
)
def test_an_agency_is_excused_only_from_what_somebody_owes(
    site: SmallSite, diagnostics: Diagnostics, excused: str, near: str | None
) -> None:
    site.write(
        "content/_data/agencies.yaml",
        f'- {{id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, excused: ["{excused}"]}}\n',
    )
    site.document("a.md")
    told = [item for item in diagnostics() if item["path"].endswith("agencies.yaml") and item["code"] == "DAT-PART"]
    assert len(told) == (near is not None)
    assert not told or (near in told[0]["hint"] and "excused" in told[0]["message"])


@pytest.mark.parametrize("part", ["zhinan", "zhidu", "nianbao"])
def test_the_three_columns_of_the_law_cannot_be_switched_off(
    site: SmallSite, diagnostics: Diagnostics, part: str
) -> None:
    site.write("content/_data/statutory.yaml", f"- {{id: zfxxgk-{part}, enabled: 否}}\n")
    site.document("a.md")
    (told,) = [item for item in diagnostics() if item["path"].endswith("statutory.yaml")]
    assert told["code"] == "DAT-FORM" and told["level"] == "error" and "不能停用" in told["message"]
