"""E · services: what a guide tells, 一件事, 办事一本通 and the one entry to services (SVC-02 to SVC-07, SVC-13, ACT-02)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import AGENCIES, CONFIG, SmallSite
from tests.pdf_files import blank_pdf
from tests.requirements.conftest import Reported

GUIDE: dict[str, Any] = {
    "kind": "办事指南",
    "title": "低保办事指南",
    "matter": "低保申请",
    "basis": ["社会救助暂行办法"],
    "acceptor": "县民政局",
    "process": ["申请", "审核"],
    "materials": ["申请书"],
    "fee": "不收费",
    "time_limit": "20个工作日",
    "phone": "0000-5550123",
}
WHOLE: dict[str, Any] = GUIDE | {
    "conditions": ["本县户籍"],
    "place": "县政务服务中心2楼",
    "hours": "工作日9:00至17:00",
    "result": "低保证，窗口领取",
    "complaint": "0000-5550145",
}
PORTAL = """services:
  name: 试验县政务服务网
  url: https://zwfw.test.example/
  progress: https://zwfw.test.example/jindu
  map: https://ditu.test.example/?q={address}
"""

Diagnostics = Callable[..., list[dict[str, Any]]]


def page(site: SmallSite, path: str) -> LexborNode:
    """The body of one page of the built site."""
    body = LexborHTMLParser(site.page(f"{path.strip('/')}/index.html".lstrip("/"))).body
    assert body is not None
    return body


def part(node: LexborNode, selector: str) -> LexborNode:
    """The first that fits."""
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def links(node: LexborNode) -> dict[str, str]:
    """Address -> words of each link."""
    return {str(link.attributes["href"]): link.text(strip=True) for link in node.css("a[href]")}


@pytest.mark.requirement("SVC-02")
def test_a_guide_tells_who_may_apply_where_when_and_what_comes_of_it(site: SmallSite, reported: Reported) -> None:
    site.document("zhinan.md", **GUIDE)
    assert [item["message"] for item in reported("GDE-ELEMENT")] == [
        "办事指南没有写申请条件、办理地点、办理时间、办理结果、监督投诉"
    ]
    site.document("zhinan.md", **WHOLE | {"hours": " "})
    assert [item["message"] for item in reported("GDE-ELEMENT")] == ["办事指南没有写办理时间"]
    site.document("zhinan.md", **WHOLE)
    assert reported("GDE-ELEMENT") == [] and site.build() == 0
    told = page(site, "d/zhinan").text()
    assert all(words in told for words in ("本县户籍", "县政务服务中心2楼", "工作日9:00至17:00", "低保证，窗口领取"))
    assert links(page(site, "d/zhinan"))["tel:0000-5550145"]


@pytest.mark.requirement("SVC-02")
def test_five_guides_that_lack_something_fail_an_inspection(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    def failed() -> bool:
        capsys.readouterr()
        site.run("inspect", "--config", str(site.root / "config.yaml"), "--date", "2026-11-22")
        line = next(line for line in capsys.readouterr().out.splitlines() if "办事指南要素齐全" in line)
        return "不符合" in line or "否决" in line

    for number in range(4):
        site.document(f"z{number}.md", **GUIDE)
    before = failed()
    site.document("z4.md", **GUIDE)
    assert (before, failed()) == (False, True)


@pytest.mark.requirement("SVC-03")
def test_the_accepting_office_is_one_that_the_county_has(site: SmallSite, reported: Reported) -> None:
    for name in ("不存在的局", "各街道", "各局", ["县民政局", "县民政局窗口"]):
        site.document("zhinan.md", **WHOLE | {"acceptor": name})
        assert [item["level"] for item in reported("GDE-OFFICE")] == ["error"], name
    assert site.build() == 1 and not (site.root / "public/d/zhinan").exists()
    site.write("config.yaml", CONFIG + PORTAL)
    site.document("zhinan.md", **WHOLE | {"acceptor": "minzheng、各乡镇人民政府"})
    assert reported("GDE-OFFICE") == [] and site.build() == 0
    shown = links(part(page(site, "d/zhinan"), "article"))
    assert links(part(page(site, "agency/qingshan"), "main"))["/fuwu/"] == "在本镇可以办的事"
    assert "/fuwu/" not in links(part(page(site, "agency/minzheng"), "main"))
    assert shown["/agency/minzheng/"] == "试验县民政局" and shown["/agency/qingshan/"] == "试验县青山镇人民政府"
    assert shown["tel:0000-5550111"] == "0000-5550111"
    assert "https://ditu.test.example/?q=%E8%AF%95%E9%AA%8C%E5%8E%BF%E4%B8%9C%E8%A1%971%E5%8F%B7" in shown
    assert "试验县东街1号" in page(site, "d/zhinan").text() and not page(site, "d/zhinan").css("iframe")
    site.write("content/_data/agencies.yaml", AGENCIES.replace("东街1号", "西街2号"))
    assert site.build() == 0 and "试验县西街2号" in page(site, "d/zhinan").text()


MATERIALS: list[Any] = [
    {
        "name": "申请书",
        "form": "原件",
        "copies": 2,
        "source": "窗口领取",
        "template_file": "shenqing.pdf",
        "sample_file": "yangbiao.pdf",
    },
    {"材料名称": "无犯罪记录证明", "免提交": "部门间数据核查"},
    "居民户口簿",
]


@pytest.mark.requirement("SVC-04")
def test_each_material_says_form_number_source_and_has_its_forms(
    site: SmallSite, reported: Reported, diagnostics: Diagnostics
) -> None:
    site.write("content/shenqing.pdf", blank_pdf())
    site.write("content/yangbiao.pdf", blank_pdf())
    site.document("zhinan.md", **WHOLE | {"materials": MATERIALS})
    assert site.build() == 0
    items = page(site, "d/zhinan").css(".materials > li")
    said = [" ".join(item.text(separator=" ").split()) for item in items]
    assert all(words in said[0] for words in ("申请书", "原件，2份", "窗口领取"))
    assert "免提交" in said[1] and "部门间数据核查" in said[1] and said[2] == "居民户口簿"
    assert list(links(items[0])) == ["/d/zhinan/shenqing.pdf", "/d/zhinan/yangbiao.pdf"]
    assert (site.root / "public/d/zhinan/shenqing.pdf").read_bytes().startswith(b"%PDF")
    (told,) = json.loads(site.page("data/documents/2026.json"))["documents"]
    forms = {key: f"https://www.test.example/d/zhinan/{key}.pdf" for key in ("shenqing", "yangbiao")}
    first, *_ = told["fields"]["materials"]
    assert (first["template_file"], first["sample_file"]) == tuple(forms.values()) and first["copies"] == 2
    for content in (b"", b"PK\x03\x04 no", b"%PD"):
        site.write("content/shenqing.pdf", content)
        told = [item for item in diagnostics() if item["path"].endswith("shenqing.pdf") and item["level"] == "error"]
        assert [item["code"] for item in told] == ["ATT-TYPE"], content
    assert site.build() == 1
    (site.root / "content/shenqing.pdf").unlink()
    assert [item["level"] for item in reported("ATT-MISSING")] == ["error"]
    site.write("content/shenqing.csv", "姓名,住址\n甲,乙\n")
    site.document("zhinan.md", **WHOLE | {"materials": [{"name": "申请书", "template_file": "shenqing.csv"}]})
    assert [item["level"] for item in reported("GDE-FILE")] == ["error"]
    for unfit in ({"form": "原件"}, {"name": "申请书", "copies": "两份"}, {"name": "申请书", "form": "扫描"}):
        site.document("zhinan.md", **WHOLE | {"materials": [unfit]})
        assert [item["code"] for item in reported("FLD-FORM")] or reported("FLD-CHOICE"), unfit


def steps(site: SmallSite) -> None:
    """Two guides that ask for one thing alike, and a third."""
    site.document(
        "canyin.md", **WHOLE | {"title": "食品许可", "materials": ["营业执照", {"name": "身份证", "form": "原件"}]}
    )
    site.document(
        "paishui.md",
        **WHOLE
        | {
            "title": "排水许可",
            "acceptor": "青山镇",
            "time_limit": "7个工作日",
            "materials": [{"name": "身份证", "form": "复印件", "copies": 1}, "《营业执照》"],
        },
    )
    site.document("zhaopai.md", **WHOLE | {"title": "招牌备案", "materials": ["效果图"]})


EVENT: dict[str, Any] = {"kind": "一件事", "title": "开餐馆", "event": "开一家餐馆"}


@pytest.mark.requirement("SVC-05")
def test_several_guides_are_one_thing_with_one_list_of_materials(site: SmallSite, reported: Reported) -> None:
    steps(site)
    site.document("jian.md", **EVENT | {"guides": ["paishui", "neibu"]})
    site.document("neibu.md", **EVENT | {"title": "开店", "guides": ["zhaopai", "canyin", "paishui"]})
    assert site.build() == 0
    shown = page(site, "d/jian")
    named = [part(item, "h3").text(strip=True) for item in shown.css(".event-steps > li")]
    assert named == ["排水许可", "招牌备案", "食品许可"]
    first = part(shown, ".event-steps > li")
    assert "试验县青山镇人民政府" in first.text() and "7个工作日" in first.text()
    merged = {
        part(item, ".material-name").text(): [use.text(strip=True)[:3] for use in item.css(".material-step")]
        for item in shown.css(".materials > li")
    }
    assert merged == {"身份证": ["第1步", "第3步"], "《营业执照》": ["第1步", "第3步"], "效果图": ["第2步"]}
    assert "/d/jian/" in links(page(site, "d/paishui"))
    assert [item.text() for item in shown.css("h2")].count("办事步骤") == 1
    site.document("paishui.md", **WHOLE | {"title": "排水许可", "materials": ["房产证"]})
    assert site.build() == 0 and "房产证" in part(page(site, "d/jian"), ".materials").text()
    site.document("neibu.md", **EVENT | {"guides": ["zhaopai", "jian"]})
    assert {item["path"]: item["level"] for item in reported("LIFE-STEP")} == {
        "content/jian.md": "error",
        "content/neibu.md": "error",
    }
    site.document("neibu.md", **EVENT | {"guides": ["zhaopai", "meiyou"]})
    assert [item["level"] for item in reported("REL-DANGLING")] == ["error"] and not reported("LIFE-STEP")
    gone = {"status": "withdrawn", "withdrawn_date": "2026-05-01", "withdrawn_reason": "取消"}
    site.document("neibu.md", **EVENT | {"guides": ["zhaopai"]})
    site.document("zhaopai.md", **WHOLE | gone)
    assert [(item["path"], item["level"]) for item in reported("LIFE-GONE")] == [("content/neibu.md", "warning")]
    site.document("jian.md", **EVENT | {"guides": ["canyin"]})
    assert site.build() == 0, "what one office takes back stops nothing of another's"
    shown = page(site, "d/neibu")
    assert "正在调整" in shown.text() and not shown.css(".event-steps > li") and "zhaopai" not in shown.text()
    assert "正在调整" not in page(site, "d/jian").text()


@pytest.mark.requirement("SVC-06")
def test_the_book_holds_each_active_guide_once(site: SmallSite) -> None:
    steps(site)
    site.document(
        "zhen.md", **WHOLE | {"title": "镇里的", "agency": "青山镇", "audience": ["个人"], "matter": "镇事项"}
    )
    site.document("weifa.md", **WHOLE | {"title": "还没发布", "publish_date": "2027-01-01"})
    site.document("guoqi.md", **WHOLE | {"title": "过期的", "expires": "2026-11-01"})
    assert site.build() == 0
    held = {"canyin": 1, "paishui": 1, "zhaopai": 1, "zhen": 1}
    assert entries(site, "fuwu/handbook") == held
    assert entries(site, "fuwu/handbook/agency/qingshan") == {"zhen": 1}
    assert entries(site, "fuwu/handbook/agency/minzheng") == dict.fromkeys(("canyin", "paishui", "zhaopai"), 1)
    assert entries(site, "fuwu/handbook/organisation") == entries(site, "fuwu/handbook/agency/minzheng")
    assert "试验县民政局" in part(page(site, "fuwu/handbook"), "nav.handbook-contents").text()
    before = part(page(site, "fuwu/handbook"), ".column-intro").text()
    assert site.build() == 0 and part(page(site, "fuwu/handbook"), ".column-intro").text() == before
    site.document("zhen.md", **WHOLE | {"title": "镇里的", "agency": "青山镇", "fee": "10元", "updated": "2026-11-20"})
    assert site.build() == 0
    after = part(page(site, "fuwu/handbook"), ".column-intro").text()
    assert "2026年11月20日" in after and "2026.11.20-" in after and after != before
    assert "10元" in page(site, "fuwu/handbook").text()
    gone = {"status": "withdrawn", "withdrawn_date": "2026-11-21", "withdrawn_reason": "取消"}
    site.document("zhen.md", **WHOLE | {"title": "镇里的", "agency": "青山镇", "matter": "镇事项"} | gone)
    assert site.build() == 0
    assert "2026.11.21-" in part(page(site, "fuwu/handbook"), ".column-intro").text(), "a book's day never goes back"


def entries(site: SmallSite, path: str) -> dict[str, int]:
    """Ids of the guides in a volume with how often each stands there; every anchor of the contents is in the page."""
    shown = page(site, path)
    anchors = [str(link.attributes["href"]).lstrip("#") for link in shown.css("nav.handbook-contents a")]
    assert anchors and all(len(shown.css(f'[id="{anchor}"]')) == 1 for anchor in anchors)
    found = [str(item.attributes["id"]).removeprefix("g-") for item in shown.css("article.handbook-entry > h3")]
    assert [anchor for anchor in anchors if anchor.startswith("g-")] == [f"g-{name}" for name in found]
    return dict(Counter(found))


@pytest.mark.requirement("SVC-06")
def test_the_book_as_pdf_has_contents_with_pages(site: SmallSite) -> None:
    site.write("config.yaml", CONFIG + "pdf: true\n")
    site.document("canyin.md", **WHOLE | {"title": "食品许可", "matter": "食品经营许可"})
    assert site.build() == 0
    address = "/fuwu/handbook/handbook.pdf"
    assert address in links(page(site, "fuwu/handbook"))
    book = pypdf.PdfReader(site.root / "public" / address.lstrip("/"))
    texts = ["".join(sheet.extract_text().split()) for sheet in book.pages]
    contents = next(text for text in texts if "目录" in text)
    at = next(number for number, text in enumerate(texts, 1) if "办事要点" in text)
    assert "试验县民政局" in contents and re.search(rf"食品经营许可[.]+{at}—", contents)
    assert all(words in "".join(texts) for words in ("试验县办事一本通", "监督投诉：0000-5550145", "县政务服务中心2楼"))


def test_what_changed_alone_is_made_again_and_nothing_stays_as_it_was(site: SmallSite) -> None:
    """Edits, a withdrawal and another map, one after the other: the site is what a fresh build makes."""
    steps(site)
    site.document("jian.md", **EVENT | {"guides": ["canyin", "zhaopai"]})
    assert site.build() == 0
    before = site.tree()
    site.document("canyin.md", **WHOLE | {"title": "食品许可", "fee": "10元", "visits": 2})
    assert site.build() == 0
    changed = {path for path, data in site.tree().items() if before.get(path) != data}
    assert {
        "d/canyin/index.html",
        "d/jian/index.html",
        "fuwu/handbook/index.html",
        "fuwu/visits/2/index.html",
    } <= changed
    assert not {"d/paishui/index.html", "fuwu/handbook/agency/qingshan/index.html"} & changed
    gone = {"status": "withdrawn", "withdrawn_date": "2026-05-01", "withdrawn_reason": "取消"}
    site.document("zhaopai.md", **WHOLE | gone)
    site.document("jian.md", **EVENT | {"guides": ["canyin"]})
    site.write("config.yaml", CONFIG + PORTAL)
    assert site.build() == 0
    kept = site.tree()
    assert "招牌" not in site.page("fuwu/handbook/index.html") + site.page("d/jian/index.html")
    assert site.build("--force") == 0 and site.tree() == kept


@pytest.mark.requirement("SVC-07")
def test_ways_before_during_and_after(site: SmallSite) -> None:
    site.write("config.yaml", CONFIG + PORTAL)
    site.document("zhinan.md", **WHOLE)
    own = {"progress_url": "https://own.test.example/chaxun", "rating_url": "https://own.test.example/pingjia"}
    site.document("ziji.md", **WHOLE | own | {"appointment_url": "https://own.test.example/yuyue"})
    assert site.build() == 0

    def told(name: str) -> dict[str, list[str]]:
        parts = page(site, f"d/{name}").css(".phases > div")
        return {part(one, "dt").text(): list(links(part(one, "dd"))) for one in parts}

    assert told("zhinan") == {
        "事前": ["tel:0000-5550123"],
        "事中": ["https://zwfw.test.example/", "https://zwfw.test.example/jindu"],
        "事后": ["tel:0000-5550145"],
    }
    assert told("ziji")["事前"][0] == "https://own.test.example/yuyue"
    assert told("ziji")["事中"][1] == own["progress_url"] and own["rating_url"] in told("ziji")["事后"]


@pytest.mark.requirement("SVC-07", "SVC-03")
def test_a_row_of_the_list_of_services_and_its_guide_lead_to_each_other(site: SmallSite) -> None:
    site.document("zhinan.md", **WHOLE)
    site.document(
        "mulu.md", title="服务清单", kind="list", list_type="公共服务清单", rows="mulu.csv", valid_from="2026-01-01"
    )
    site.write("content/mulu.csv", "编码,名称,依据,提供单位,办事指南\nGG-01,高龄津贴,示例条例,县民政局,zhinan\n")
    assert site.build() == 0
    assert "/d/zhinan/" in links(page(site, "d/mulu"))
    back = {url: words for url, words in links(part(page(site, "d/zhinan"), "article")).items() if "mulu" in url}
    assert list(back.values()) == ["高龄津贴（公共服务清单）"]
    (address,) = back
    assert page(site, "d/mulu").css(f'[id="{address.partition("#")[2]}"]')
    assert "/d/mulu/" in links(page(site, "fuwu"))


@pytest.mark.requirement("SVC-13")
def test_how_often_one_has_to_come(site: SmallSite, reported: Reported) -> None:
    for name, count in (("ling", 0), ("yi", 1), ("san", "3")):
        site.document(f"{name}.md", **WHOLE | {"title": name, "visits": count})
    site.document("weizhi.md", **WHOLE | {"title": "weizhi"})
    assert site.build() == 0
    assert links(page(site, "d/ling"))["/fuwu/visits/0/"] == "一次不用跑"
    assert "到现场次数" not in page(site, "d/weizhi").text()
    listed = [url for url in links(part(page(site, "fuwu/visits/0"), "main")) if url.startswith("/d/")]
    assert listed == ["/d/ling/"]
    assert {url for url in links(page(site, "fuwu")) if "visits" in url} == {
        f"/fuwu/visits/{count}/" for count in (0, 1, 3)
    }
    for unfit in ("-1", "1.5", "一次"):
        site.document("ling.md", **WHOLE | {"visits": unfit})
        assert [item["level"] for item in reported("FLD-FORM")] == ["error"], unfit


@pytest.mark.requirement("ACT-02")
def test_a_guide_whose_period_is_over_is_marked_and_counted_where_it_is_listed(site: SmallSite) -> None:
    site.document("yi.md", **WHOLE)
    site.document("er.md", **WHOLE | {"title": "临时救助办事指南"}, expires="2026-11-23")

    def marks() -> dict[str, str]:
        rows = part(page(site, "kind/guide"), "ul.rows").css("li")
        return {part(row, "a").text(): " ".join(tag.text() for tag in row.css(".tag")) for row in rows}

    assert site.build() == 0 and set(marks().values()) == {""}
    assert site.build("--date", "2026-11-24") == 0
    assert marks() == {"低保办事指南": "", "临时救助办事指南": "公开期已满"}
    assert f"全部办事指南（{len(marks())}份）" in page(site, "fuwu").text()
    listed = part(page(site, "fuwu/agency/minzheng"), "ul.rows")
    assert [link.text() for link in listed.css("a")] == ["低保办事指南"] and listed.css_first(".row-kind") is None


@pytest.mark.requirement("ACT-02")
def test_one_entry_leads_to_every_service(site: SmallSite) -> None:
    assert site.build() == 0
    assert "0000-5550100" in part(page(site, "fuwu"), ".empty").text()
    assert not (site.root / "public/fuwu/handbook").exists()
    site.write("config.yaml", CONFIG + PORTAL)
    steps(site)
    site.document(
        "zhinan.md", **WHOLE | {"life_event": "困难救助", "audience": ["个人"], "acceptor": ["县民政局", "各乡镇"]}
    )
    site.document("jian.md", **EVENT | {"guides": ["canyin"], "life_event": "准营准办"})
    assert site.build() == 0
    entry = links(part(page(site, "fuwu"), "main"))
    assert entry["https://zwfw.test.example/"] == "试验县政务服务网" and entry["/d/jian/"] == "开餐馆"
    for url in (
        "event/assistance",
        "event/licensing",
        "for/personal",
        "for/organisation",
        "agency/minzheng",
        "handbook",
    ):
        assert f"/fuwu/{url}/" in entry
        assert part(page(site, f"fuwu/{url}"), "h1").text()
    assert {url for url in links(page(site, "fuwu/event/assistance")) if url.startswith("/d/")} == {"/d/zhinan/"}
    assert "/d/zhinan/" not in links(page(site, "fuwu/for/organisation"))
    for path in ("", "d/zhinan", "agency/minzheng", "shjz", "fuwu"):
        assert (
            len([item for item in page(site, path).css("nav.site-menu a") if item.attributes["href"] == "/fuwu/"]) == 1
        )
    assert "https://www.test.example/fuwu/" in site.page("sitemap/columns.xml")
