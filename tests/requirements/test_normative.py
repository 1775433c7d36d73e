"""F, G · the register of normative documents, how each stands, clean-ups, imprint, places."""

from __future__ import annotations

import csv
import io
import json
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.base.quarters import quarter_of
from generator.checks.detectors.places import foreign_words
from generator.model.registration import RegisterNumber, Registration, gaps, number_of, written
from tests.conftest import CONFIG, SmallSite
from tests.requirements.conftest import Reported

WHOLE: dict[str, Any] = {
    "kind": "normative",
    "written_date": "2024-02-26",
    "publish_date": "2024-03-01",
    "effective_date": "2024-04-01",
    "interpretation_exempt": "仅调整联系方式",
}


def normative(site: SmallSite, name: str, number: int, **fields: Any) -> None:
    """A normative document that says all that it must."""
    numbers = {"doc_number": f"试民发〔2024〕{number}号", "register_number": f"SYMZ-2024-{number:03d}"}
    site.document(f"{name}.md", **WHOLE | {"title": f"试验县{name}办法"} | numbers | fields)


def column(site: SmallSite, page: str, place: int = 0) -> list[str]:
    """The cells of one column of a page's tables of documents."""
    rows = LexborHTMLParser(site.page(f"normative/{page}index.html")).css("table:has(th:nth-child(9)) tbody tr")
    return [row.css("th, td")[place].text(strip=True) for row in rows]


def states(site: SmallSite) -> dict[str, str]:
    rows = json.loads(site.page("data/normative.json"))["documents"]
    return {row["title"].removeprefix("试验县").removesuffix("办法"): row["validity"] for row in rows}


@pytest.mark.requirement("DOC-01")
def test_a_normative_document_says_all_that_the_register_holds(site: SmallSite, reported: Reported) -> None:
    bare = {"doc_number": None, "register_number": None, "written_date": None, "effective_date": None, "agency": None}
    normative(site, "a", 1, **bare)
    normative(site, "b", 1)
    normative(site, "jiu", 2, **bare | {"publish_date": "2012-03-01", "doc_number": "试民发〔2012〕2号"})
    told = {item["path"].removeprefix("content/"): item for item in reported("NORM-FIELDS")}
    assert told.keys() == {"a.md", "jiu.md"} and {item["level"] for item in told.values()} == {"warning"}
    assert all(word in told["a.md"]["message"] for word in ("发文字号", "机关", "成文日期", "施行日期", "登记号"))
    assert "登记号" not in told["jiu.md"]["message"]
    assert site.build() == 0
    site.write("content/_data/registration.yaml", "起始日期: 2024-01-01\n")
    levels = {item["path"]: item["level"] for item in reported("NORM-FIELDS")}
    assert levels == {"content/a.md": "error", "content/jiu.md": "warning"}


@pytest.mark.requirement("DOC-02")
@pytest.mark.parametrize(
    ("form", "numbers", "told"),
    [
        (None, ["SYMZ-2024-001", "SYMZ-2024-002", "SYCZ-2024-001"], []),
        (None, ["SYMZ-2024-001", "SYMZ-2024-004"], [("NORM-GAP", 1, "SYMZ-2024-002 至 SYMZ-2024-003")]),
        (None, ["SYMZ-2024-001", "SYMZ-2024-001"], [("NORM-TWICE", 1, "SYMZ-2024-001")]),
        (None, ["SYMZ-2019-001"], [("NORM-NUMBER", 0, "2019")]),
        ("试规〔{年份}〕{序号}号", ["试规〔2024〕1号", "试规〔2024〕3号"], [("NORM-GAP", 1, "试规〔2024〕2号")]),
        ("试规〔{年份}〕{序号}号", ["SYMZ-2024-001"], [("NORM-NUMBER", 0, "试规〔年份〕序号号")]),
    ],
)
def test_numbers_have_their_form_and_none_is_left_out(
    site: SmallSite, reported: Reported, form: str | None, numbers: list[str], told: list[tuple[str, int, str]]
) -> None:
    if form:
        site.write("content/_data/registration.yaml", f'form: "{form}"\n')
    for place, number in enumerate(numbers):
        normative(site, f"wen-{place}", place + 1, register_number=number)
    found = [(item["code"], item) for code in ("NORM-NUMBER", "NORM-TWICE", "NORM-GAP") for item in reported(code)]
    assert [(code, item["path"]) for code, item in found] == [(code, f"content/wen-{at}.md") for code, at, _ in told]
    assert all(words in item["message"] for (_, item), (_, _, words) in zip(found, told, strict=True))


@pytest.mark.requirement("DOC-02")
def test_a_void_number_is_no_gap_and_is_explained(site: SmallSite, reported: Reported) -> None:
    normative(site, "a", 1)
    normative(site, "b", 5)
    site.write("content/_data/registration.yaml", "空号: [{编号: SYMZ-2024-002, 至: SYMZ-2024-004, 理由: 没有印发}]\n")
    assert reported("NORM-GAP") == [] and site.build() == 0
    assert "没有印发" in site.page("normative/index.html")
    normative(site, "c", 3)
    assert "空号" in reported("NORM-NUMBER")[0]["message"]


@given(
    st.sets(st.integers(1, 40), min_size=1),
    st.sets(st.integers(1, 40)),
    st.sampled_from(["{机关}-{年份}-{序号}", "{年份}第{序号}号"]),
)
def test_what_is_there_void_or_missing_is_the_whole_row(there: set[int], void: set[int], form: str) -> None:
    organ = "LQ" if "机关" in form else ""
    plain = Registration(form=form, digits=3)
    texts = [{"number": written(plain, RegisterNumber(organ, 2024, at)), "reason": "x"} for at in sorted(void)]
    registration = msgspec.convert({"form": form, "digits": 3, "void": texts}, Registration)
    numbers = [RegisterNumber(organ, 2024, at) for at in there]
    assert [number_of(registration, written(registration, number)) for number in numbers] == numbers
    random.shuffle(numbers)
    missing = [at for gap in gaps(registration, numbers) for at in range(gap.first.number, gap.last.number + 1)]
    assert sorted(missing) == sorted(set(range(1, max(there | void) + 1)) - there - void)


@pytest.mark.requirement("DOC-03")
def test_each_quarter_has_its_catalogue_and_together_they_are_the_register(site: SmallSite) -> None:
    days = ("2024-03-31", "2024-04-01", "2025-12-31", "2026-11-20")
    for place, day in enumerate(days, 1):
        normative(site, f"wen{place}", place, publish_date=day)
    assert site.build() == 0
    quarters = [f"{year}Q{number}" for year in (2024, 2025, 2026) for number in (1, 2, 3, 4)]
    there = {path.parent.name for path in (site.root / "public/normative").glob("*Q*/index.html")}
    assert there == set(quarters)
    found = {name: json.loads(site.page(f"data/normative/{name}.json"))["documents"] for name in quarters}
    assert {name: [row["publish_date"] for row in rows] for name, rows in found.items() if rows} == {
        "2024Q1": [days[0]],
        "2024Q2": [days[1]],
        "2025Q4": [days[2]],
        "2026Q4": [days[3]],
    }
    for name, rows in found.items():
        assert column(site, f"{name}/") == [row["title"] for row in rows]
        read = list(csv.DictReader(io.StringIO(site.page(f"data/normative/{name}.csv").removeprefix("\ufeff"))))
        assert [row["标题"] for row in read] == [row["title"] for row in rows]
    assert sorted(column(site, ""), key=str) == sorted(row["title"] for rows in found.values() for row in rows)
    assert json.loads(site.page("build.json"))["next_change"] <= "2027-01-01"


@pytest.mark.requirement("DOC-04")
def test_both_lists_are_the_register_and_states_turn_by_themselves(site: SmallSite) -> None:
    normative(site, "youxiao", 1)
    normative(site, "daoqi", 2, expiry_date="2026-11-21")
    normative(site, "gaiguo", 3, expiry_date="2026-11-21", validity="已修改")
    normative(site, "bei-gai", 4)
    normative(site, "bei-ti", 5)
    normative(site, "xuanbu", 6, validity="宣布失效")
    normative(site, "xin", 7, amends=["bei-gai"], replaces=["bei-ti"], effective_date="2026-11-22")
    kept = {"youxiao": "有效", "xin": "有效", "xuanbu": "宣布失效"}
    for day, turned in (
        ("2026-11-21", {"daoqi": "有效", "gaiguo": "已修改", "bei-gai": "有效", "bei-ti": "有效"}),
        ("2026-11-22", {"daoqi": "失效", "gaiguo": "失效", "bei-gai": "已修改", "bei-ti": "废止"}),
    ):
        assert site.build("--date", day) == 0
        assert states(site) == kept | turned
        valid, ended, every = column(site, "valid/"), column(site, "ended/"), column(site, "")
        assert sorted(valid + ended) == sorted(every) and not {*valid} & {*ended}
        gone = {name for name, state in states(site).items() if state in ("废止", "失效", "宣布失效")}
        assert {name[3:-2] for name in ended} == gone
        mark = LexborHTMLParser(site.page("d/bei-ti/index.html")).css_first(".byline .tag-good, .byline .tag-void")
        assert mark is not None and mark.text() == turned["bei-ti"]


@pytest.mark.requirement("DOC-05")
def test_a_clean_up_sets_states_and_is_checked_against_documents(site: SmallSite, reported: Reported) -> None:
    for place, name in enumerate(("a", "b", "c", "d", "e"), 1):
        normative(site, name, place)
    normative(site, "e", 5, validity="有效")
    normative(site, "mi", 6, classification="不予公开")
    results = [
        {"document": "a", "outcome": "保留"},
        {"document": "《试验县b办法》（试民发[2024]2号）", "outcome": "修改"},
        {"document": "SYMZ-2024-003", "outcome": "废止", "note": "已有新办法"},
        {"document": "试验县d办法", "outcome": "失效"},
        {"document": "试民发〔2024〕5号", "outcome": "废止"},
        {"document": "试民发〔1999〕1号", "outcome": "废止"},
        {"document": "SYMZ-2024-006", "outcome": "废止"},
    ]
    site.document("qingli.md", kind="cleanup", title="清理结果", publish_date="2026-09-01", results=results)
    lines = (site.root / "content/qingli.md").read_text(encoding="utf-8").split("\n")
    told = [(item["line"], lines[item["line"] - 1]) for item in reported("CLN-NONE")]
    assert len(told) == 2 and "〔1999〕1号" in told[0][1] and "SYMZ-2024-006" in told[1][1]
    [wrong] = reported("CLN-STATE")
    assert wrong["path"] == "content/e.md" and "废止" in wrong["message"]
    assert site.build() == 0
    assert states(site) == {"a": "有效", "b": "已修改", "c": "废止", "d": "宣布失效", "e": "废止"}
    assert "清理结果：废止" in site.page("d/c/index.html") and "/d/c/" in site.page("d/qingli/index.html")
    shown = site.page("normative/cleanups/index.html")
    assert "已有新办法" in shown and "〔1999〕1号" in shown
    assert not any("SYMZ-2024-006" in text.decode(errors="replace") for text in site.tree().values())
    site.build("--date", "2026-08-31")
    assert states(site)["c"] == "有效"


@pytest.mark.requirement("DOC-07")
def test_the_imprint_stands_below_and_days_agree(site: SmallSite, reported: Reported) -> None:
    body = "各乡镇：\n\n现予印发。\n\n试验县民政局\n\n二〇二六年二月二十六日\n\n县民政局办公室  2026年2月25日印发"
    printed = {"copied_to": ["县委办", "县人大"], "printed_by": "县民政局办公室", "printed_date": "2026-02-27"}
    site.document("a.md", body, written_date="2026-02-26", **printed)
    assert len(reported("DOC-SIGNED")) == 1 and reported("DATE-ORDER") == []
    site.build()
    imprint = LexborHTMLParser(site.page("d/a/index.html")).css_first(".imprint")
    assert imprint is not None
    assert "".join(imprint.text().split()) == "抄送：县委办，县人大。县民政局办公室2026年2月27日印发"
    place = site.document("a.md", body, written_date="2026-02-27", **printed | {"printed_date": "2026-02-26"})
    lines = place.read_text(encoding="utf-8").split("\n")
    assert [lines[item["line"] - 1] for item in reported("DOC-SIGNED")] == body.split("\n\n")[-2:]
    [order] = reported("DATE-ORDER")
    assert "印发日期" in order["message"]


@pytest.mark.requirement("DOC-11")
@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        ("前进区", "加快制定全县政府网站内容建设标准，县委党校每年举办一次培训。", ["全县", "县委党校"]),
        ("前进区", "进一步规范县级行政审批中介服务；市委、市政府决定在全市推行。", ["县级行政审批"]),
        ("前进区", "县级以上地方人民政府应当公开；市、县人民政府备案；学习桦川县委的做法。", []),
        ("前进区", "落实《关于在全县推行的意见》，“全县一盘棋”。兴国县在全县推行。", []),
        ("岚清县", "现结合我区实际，经区委、区政府同意，在全区社区推行。", ["我区", "区委", "区政府", "全区"]),
        ("岚清县", "经市委同意，在全市推广；开发区管委会、自来水厂和社区参加。", []),
        ("岚清县", "我市各乡镇要落实。县市场监督管理局、县财政局牵头。", ["我市"]),
        ("岚清镇", "全县推行。", []),
    ],
)
def test_words_of_another_level(place: str, text: str, words: list[str]) -> None:
    assert [found.word for found in foreign_words(place, text)] == words


@pytest.mark.requirement("DOC-11")
def test_a_district_that_says_county_is_told_where(site: SmallSite, reported: Reported) -> None:
    site.write("config.yaml", CONFIG.replace("jurisdiction: 试验县", "jurisdiction: 试验区"))
    site.document("a.md", "一\n\n在全县推行，全县参加。", title="关于印发《全州要点》的通知")
    site.document("b.md", "在全县推行。", kind="repost", source="省政府网站", source_url="https://a.example/")
    told = reported("DOC-PLACE")
    assert [(item["path"], item["level"]) for item in told] == [("content/a.md", "warning")] * 2
    assert "全州" in told[0]["message"] and "2处" in told[1]["message"]


@pytest.mark.requirement("DOC-14")
def test_who_amended_what_is_said_on_both_pages_and_through_chains(site: SmallSite, reported: Reported) -> None:
    normative(site, "a", 1, validity="已修改")
    normative(site, "b", 2, amends=["a"], publish_date="2025-03-01", effective_date="2025-03-01")
    normative(site, "c", 3, replaces=["b"], publish_date="2026-03-01", effective_date="2026-03-01")
    normative(site, "d", 4, validity="已修改")
    assert [item["path"] for item in reported("NORM-AMENDED")] == ["content/d.md"]
    site.build()
    groups = {
        name: {
            part.css_first("h2").text(): [link.text() for link in part.css(".brief a")]  # type: ignore[union-attr]
            for part in LexborHTMLParser(site.page(f"d/{name}/index.html")).css(".rail-part:has(.brief)")
        }
        for name in "abc"
    }
    assert groups["a"]["被以下文件修改"] == ["试验县b办法"] and groups["b"]["修改文件"] == ["试验县a办法"]
    assert groups["a"]["文件沿革"] == ["试验县b办法", "试验县c办法"] and groups["c"]["文件沿革"] == [
        "试验县a办法",
        "试验县b办法",
    ]
    assert "文件沿革" not in groups["b"]
    normative(site, "a", 1, validity="有效")
    assert "b" in reported("NORM-AMENDED")[0]["message"]


@pytest.mark.requirement("DOC-15")
def test_the_directory_has_index_number_summary_and_day(site: SmallSite, reported: Reported) -> None:
    site.document("a.md", "第一句话。第二句话。", index_number="990101/2026-00012", written_date="2026-03-01")
    site.document("b.md", summary="概述。", index_number="990101/2026-None")
    assert [item["path"] for item in reported("DOC-INDEX")] == ["content/b.md"]
    site.build()
    rows = [row.text() for row in LexborHTMLParser(site.page("archive/2026/index.html")).css("li.row")]
    first = next(row for row in rows if "关于a的通知" in row)
    assert "索引号：990101/2026-00012" in first and "生成日期：2026-03-01" in first
    assert "第一句话。" in first and "第二句话" not in first
    assert not any(b"2026-None" in text for text in site.tree().values())


@pytest.mark.requirement("INT-03")
def test_who_drafts_interprets(site: SmallSite, reported: Reported) -> None:
    normative(site, "banfa", 1, drafters=["县民政局"])
    site.document("jiedu.md", kind="interpretation", of=["banfa"], interpreter="试验县青山镇人民政府")
    [told] = reported("INT-DRAFTER")
    assert told["path"] == "content/jiedu.md" and told["level"] == "warning"
    site.document("jiedu.md", kind="interpretation", of=["banfa"], interpreter="试验县民政局")
    assert reported("INT-DRAFTER") == []
    site.document("zhuanjia.md", kind="interpretation", of=["banfa"], interpreter="某大学")
    assert reported("INT-DRAFTER") == []


@pytest.mark.requirement("INT-04")
def test_five_of_seven_parts_and_what_changed(site: SmallSite, reported: Reported) -> None:
    normative(site, "jiu", 1, validity="废止")
    normative(site, "banfa", 2, replaces=["jiu"])
    parts = ("背景和依据", "目的意义", "主要内容", "适用范围", "注意事项")
    for count, few in ((2, 1), (5, 0)):
        body = "\n\n".join(f"**{'一二三四五六'[place]}、{part}**\n\n说明。" for place, part in enumerate(parts[:count]))
        site.document("jiedu.md", body, kind="interpretation", of=["banfa"])
        assert len(reported("INT-PARTS")) == few and len(reported("INT-CHANGES")) == 1
    site.document("jiedu.md", body + "\n\n## 六、新旧政策有什么不同\n\n说明。", kind="interpretation", of=["banfa"])
    assert reported("INT-CHANGES") == []


@given(st.dates())
def test_quarters_hold_their_days(day: Any) -> None:
    year, number = quarter_of(day)
    assert year == day.year and 3 * number - 2 <= day.month <= 3 * number
