"""What a text cites is linked to the one document that it means, and to no other; that document says who cites it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.content.citations import citations_of, with_citations
from tests.conftest import SmallSite

TITLE = "试验县公共租赁住房管理实施细则"
LINK = re.compile(r'<a href="(/d/[^"]*)">([^<]*)</a>')


def linked(site: SmallSite, name: str) -> list[tuple[str, str]]:
    """Address and words of every link in the text of a document."""
    prose = site.page(f"d/{name}/index.html").partition('class="prose')[2].partition("</article>")[0]
    return LINK.findall(re.sub("</?span[^>]*>", "", prose))


@pytest.fixture
def held(site: SmallSite) -> SmallSite:
    """A site with one normative document that has a number."""
    site.document("xize.md", title=TITLE, doc_number="试政发〔2026〕7号", publish_date="2026-01-05", agency="县民政局")
    return site


@pytest.mark.requirement("DOC-09")
def test_what_is_cited_is_linked_and_says_by_whom(held: SmallSite) -> None:
    held.document(
        "jiedu.md",
        f"根据试政发〔2026〕7号，《{TITLE}》施行。见《{TITLE}》（试政发[2026]7号），另见（試政发〔2026〕7号）"
        "和试政发【2026】第007号、试政发（２０２６）７号文件。\n\n"
        f"## 《{TITLE}》要点\n\n[《{TITLE}》](https://www.test.example/)，`《{TITLE}》`，"
        "市试政发〔2026〕7号、发〔2026〕7号、〔2026〕7号、试政发〔2026〕17号。",
    )
    assert held.build() == 0
    words = [words for address, words in linked(held, "jiedu") if address == "/d/xize/"]
    assert words == [
        "试政发〔2026〕7号",
        f"《{TITLE}》",
        f"《{TITLE}》（试政发[2026]7号）",
        "试政发【2026】第007号",
        "试政发（２０２６）７号",
    ]
    page = held.page("d/xize/index.html")
    assert "<h2>被引用</h2>" in page and 'href="/d/jiedu/"' in page.partition("被引用")[2]
    assert "被引用" not in held.page("d/jiedu/index.html")


WRONG = {
    "generic": ({"title": "实施方案"}, "按《实施方案》办理。"),
    "number-of-another": ({}, f"见《{TITLE}》（市政发〔2026〕7号）。"),
    "number-of-another-before": ({}, f"见市政发〔2025〕9号《{TITLE}》。"),
    "issuer": ({}, f"按照省民政厅《{TITLE}》和市政府办公室印发的《{TITLE}》。"),
    "issuer-of-a-list": (
        {"title": "关于困难群众救助的若干措施"},
        "省民政厅《低保办法》、《关于困难群众救助的若干措施》。",
    ),
    "short-name": (
        {"title": "公租房细则"},
        "《县公共租赁住房细则》（以下简称《公租房细则》）。按《公租房细则》办理。",
    ),
    "title-differs": ({}, "见《关于做好防汛工作的通知》（试政发〔2026〕7号）。"),
    "younger": ({"publish_date": "2026-10-05"}, f"见《{TITLE}》。"),
    "withheld": ({"classification": "不予公开"}, f"见《{TITLE}》（试政发〔2026〕7号）、试政发〔2026〕7号。"),
    "on-application": ({"classification": "依申请公开"}, f"见《{TITLE}》、试政发〔2026〕7号。"),
    "withdrawn": (
        {"status": "withdrawn", "withdrawn_date": "2026-04-01", "withdrawn_reason": "另行发布"},
        f"见《{TITLE}》、试政发〔2026〕7号。",
    ),
    "expired": ({"expires": "2026-06-30"}, f"见《{TITLE}》、试政发〔2026〕7号。"),
    "future": ({"publish_date": "2026-12-01"}, f"见《{TITLE}》、试政发〔2026〕7号。"),
    "draft": ({"draft": "是"}, f"见《{TITLE}》、试政发〔2026〕7号。"),
}


@pytest.mark.requirement("DOC-09")
def test_never_a_wrong_link(site: SmallSite) -> None:
    """Each case in letters of its own: what one case names means nothing in the others."""
    for number, (name, (fields, body)) in enumerate(WRONG.items()):
        word = f"字{chr(0x7532 + number)}号"
        mine = {"title": TITLE, "doc_number": "试政发〔2026〕7号", "publish_date": "2026-01-05"} | fields
        for key in ("title", "doc_number"):
            mine[key] = mine[key] if name in ("generic",) else mine[key].replace("试", f"试{word[1]}")
        site.document(f"{name}-held.md", **mine)
        dated = "2024-01-05" if name == "younger" else "2026-03-02"
        site.document(
            f"{name}.md", body if name == "generic" else body.replace("试", f"试{word[1]}"), publish_date=dated
        )
    assert site.build() == 0
    assert {name: linked(site, name) for name in WRONG} == {name: [] for name in WRONG}


@pytest.mark.requirement("DOC-09")
def test_numbers_that_nobody_bears_are_told_at_their_line(held: SmallSite, diagnostics: Any) -> None:
    held.document(
        "jiedu.md",
        "第一段。\n\n根据试政发〔2026〕91号、市政发〔2026〕1号，\n\n《防汛预案》（试政发〔2026〕7号）。\n\n"
        f"《{TITLE}》（市办发〔2026〕47号）和《{TITLE}》（市办发〔2026〕17号）",
    )
    told = {item["code"]: item for item in diagnostics() if item["code"].startswith("CITE-")}
    lines = (held.root / "content/jiedu.md").read_text(encoding="utf-8").split("\n")
    assert {code: item["level"] for code, item in told.items()} == {
        "CITE-UNKNOWN": "info",
        "CITE-DIFFERS": "warning",
        "CITE-TWO": "warning",
    }
    assert "“试政发〔2026〕91号”" in told["CITE-UNKNOWN"]["message"]
    for code, word in {"CITE-UNKNOWN": "91号", "CITE-DIFFERS": "防汛预案", "CITE-TWO": "17号"}.items():
        assert word in lines[told[code]["line"] - 1]
    assert held.build() == 0
    data = json.loads(held.page("data/citations.json"))["citations"]
    assert {item["number"] for item in data if not item.get("document")} >= {"市政发〔2026〕1号", "市办发〔2026〕47号"}


def test_an_opinion_is_cited_as_the_notice_that_passed_it_on(site: SmallSite) -> None:
    """中共中央办公厅、国务院办公厅印发〈……的意见〉的通知, on two lines of a pasted text, for the opinion itself."""
    opinion = {"title": "关于全面推进试验工作的意见", "publish_date": "2016-02-17", "written_date": "2016-02-17"}
    site.document("yijian.md", doc_number="中试发〔2016〕8号", kind="转载", source_name="中共中央办公厅", **opinion)
    site.document("chongfu.md", kind="转载", source_name="某网站", **opinion)
    site.document(
        "shishi.md",
        "为贯彻落实《中共中央办公厅、国务院办公厅印发〈关于全面推进试\n验工作的意见〉的通知》（中试发〔2016〕8号）和"
        "《关于全面推进试验工作的意见》精神，现印发《关于全面推进全县试验工作的实施意见》。",
    )
    assert site.build() == 0
    [(address, words)] = linked(site, "shishi")
    assert address == "/d/yijian/" and words.endswith("（中试发〔2016〕8号）")


def test_a_title_that_two_bear_and_a_text_that_names_itself(held: SmallSite) -> None:
    held.document("gonggao-1.md", title="关于换发证照的公告", publish_date="2026-01-05")
    held.document("gonggao-2.md", title="关于换发证照的公告", publish_date="2026-02-05")
    held.document("yin.md", "见《关于换发证照的公告》。", title="关于引用自己的通知", doc_number="试政发〔2026〕8号")
    held.document(
        "zi.md",
        "本通知（试政发〔2026〕9号）《关于自己的通知》。",
        title="关于自己的通知",
        doc_number="试政发〔2026〕9号",
    )
    assert held.build() == 0
    assert linked(held, "yin") == linked(held, "zi") == []
    assert "被引用" not in held.page("d/gonggao-1/index.html") + held.page("d/zi/index.html")


def test_what_appears_or_goes_changes_the_pages_that_cite_it_and_only_these(site: SmallSite) -> None:
    site.document("yi.md", f"见《{TITLE}》。", domain="就业创业")
    site.document("er.md", "见试政发〔2026〕7号。", domain="就业创业")
    site.document("san.md", "别的。", domain="就业创业")
    site.document("si.md", domain="就业创业")
    assert site.build() == 0
    before = site.tree()
    held = site.document("xize.md", title=TITLE, doc_number="试政发〔2026〕7号", publish_date="2026-03-01")
    assert site.build() == 0
    appeared = site.tree()
    pages = {path for path in before if path.startswith("d/") and path.endswith(".html")}
    assert {path for path in pages if appeared[path] != before[path]} == {"d/yi/index.html", "d/er/index.html"}
    assert linked(site, "yi") == [("/d/xize/", f"《{TITLE}》")] and linked(site, "er") == [
        ("/d/xize/", "试政发〔2026〕7号")
    ]
    site.document("er.md", "不再引用。", domain="就业创业")
    assert site.build() == 0
    cited = site.page("d/xize/index.html").partition("被引用")[2].partition("</section>")[0]
    assert "/d/yi/" in cited and "/d/er/" not in cited
    incremental = site.tree()
    assert site.build("--verify") == 0
    assert site.tree() == incremental
    held.unlink()
    site.document("er.md", "见试政发〔2026〕7号。", domain="就业创业")
    assert site.build() == 0
    assert {path: site.tree()[path] for path in pages} == {path: before[path] for path in pages}


def test_an_edited_body_that_cites_the_same_is_built_alone(held: SmallSite) -> None:
    held.document("yi.md", f"见《{TITLE}》。")
    for number in range(4):
        held.document(f"bie-{number}.md", f"第{number}份。")
    assert held.build() == 0 and held.build() == 0
    held.document("yi.md", f"现在见《{TITLE}》。")
    assert held.build() == 0
    assert linked(held, "yi") == [("/d/xize/", f"《{TITLE}》")]
    incremental = held.tree()
    assert held.build("--verify") == 0
    assert held.tree() == incremental


def test_text_without_citations_stays_as_it_is() -> None:
    for html in (
        "<p>无</p>",
        "<p>《</p>",
        "<p>》号《</p>",
        "<p>《a</p><p>b》</p>",
        "<p>〔2026〕号</p>",
        "《" * 500 + "号",
    ):
        assert (
            with_citations(html, dict.fromkeys(citations_of(html), ("/x/", 0)))
            .replace('<a href="/x/">', "")
            .replace("</a>", "")
            == html
        )
