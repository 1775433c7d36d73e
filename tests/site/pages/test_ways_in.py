"""How a citizen gets to what the site has: by month, by agency, by how a document stands, to forms and reports."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import SmallSite

POLICY: dict[str, Any] = {"kind": "规范性文件", "written_date": "2024-02-26", "effective_date": "2024-04-01"}
GUIDE: dict[str, Any] = {
    "kind": "办事指南",
    "matter": "最低生活保障申请",
    "basis": "社会救助暂行办法",
    "acceptor": "县民政局",
    "process": ["申请", "受理"],
    "materials": ["申请书"],
    "fee": "不收费",
    "time_limit": "20个工作日",
    "phone": "0000-5550111",
}


def main(site: SmallSite, path: str) -> LexborNode:
    node = LexborHTMLParser(site.page(f"{path}index.html")).css_first("main")
    assert node is not None
    return node


def links(node: LexborNode, selector: str = "a") -> dict[str, str]:
    return {" ".join(link.text().split()): str(link.attributes["href"]) for link in node.css(selector)}


def test_all_documents_stand_by_month(site: SmallSite) -> None:
    site.document("a.md", publish_date="2025-12-31")
    site.document("b.md", publish_date="2026-03-01")
    site.document("c.md", publish_date="2026-03-31")
    assert site.build() == 0
    archive = main(site, "archive/")
    assert [head.text() for head in archive.css("h2")] == ["2026年", "2025年"]
    assert links(archive, ".counted a") == {
        "全年 2 件": "/archive/2026/",
        "3月 2 件": "/archive/2026/03/",
    } | {"全年 1 件": "/archive/2025/", "12月 1 件": "/archive/2025/12/"}
    assert list(links(main(site, "archive/2026/03/"), ".row a").values()) == ["/d/c/", "/d/b/"]
    assert links(main(site, "archive/2026/"), ".chips a") == {"3月": "/archive/2026/03/"}
    assert not (site.root / "public/archive/2026/04").exists()
    site.document("b.md", publish_date="2026-04-01")
    assert site.build() == 0
    assert list(links(main(site, "archive/2026/03/"), ".row a").values()) == ["/d/c/"]
    assert list(links(main(site, "archive/2026/04/"), ".row a").values()) == ["/d/b/"]


def test_what_is_empty_says_what_will_come_and_whom_to_ask(site: SmallSite) -> None:
    site.document("a.md", agency="青山镇", subject="综合政务")
    assert site.build() == 0
    for path, coming, who, number in (
        ("agency/minzheng/", "试验县民政局发布的文件", "试验县民政局", "0000-5550111"),
        ("subject/minsheng/", "主题是“民生”的文件", "试验县人民政府办公室", "0000-5550100"),
        ("kind/penalty/", "这一类文件", "试验县人民政府办公室", "0000-5550100"),
        ("aqsc/", "本领域的政策", "试验县人民政府办公室", "0000-5550100"),
        ("openness/result/", "这一类文件", "试验县人民政府办公室", "0000-5550100"),
    ):
        page = main(site, path)
        empty, ask = page.css_first(".empty"), page.css_first(".ask")
        assert empty and ask and coming in empty.text() and who in ask.text()
        assert links(ask) == {number: f"tel:{number}", "申请公开": "/apply/"}
    assert main(site, "agency/qingshan/").css_first(".ask") is None
    site.document("b.md", agency="县民政局", subject="民生")
    assert site.build() == 0
    assert main(site, "agency/minzheng/").css_first(".ask") is main(site, "subject/minsheng/").css_first(".ask") is None


def test_the_list_of_agencies_tells_telephone_and_address(site: SmallSite) -> None:
    assert site.build() == 0
    rows = {row.text().split()[0]: row for row in main(site, "agency/").css(".counted li")}
    assert "试验县东街1号" in rows["试验县民政局"].text()
    assert links(rows["试验县民政局"])["联系电话：0000-5550111"] == "tel:0000-5550111"
    assert rows["试验县青山镇人民政府"].css_first(".counted-contact") is None


def test_the_register_shows_how_each_stands_and_is_parted_by_it(site: SmallSite) -> None:
    site.document(
        "jiu.md", title="旧办法", **POLICY, publish_date="2024-03-01", validity="废止", doc_number="试发〔2024〕1号"
    )
    site.document("guo.md", title="过期办法", **POLICY, publish_date="2024-03-02", expiry_date="2025-01-01")
    site.document("xian.md", title="现行办法", **POLICY, publish_date="2024-03-03", expiry_date="2029-01-01")
    assert site.build() == 0
    register = main(site, "normative/")
    stands = {
        row.css("th, td")[0].text(strip=True): row.css("th, td")[1].text(strip=True) for row in register.css("tr")
    }
    assert (stands["旧办法"], stands["过期办法"], stands["现行办法"]) == ("废止", "失效", "有效")
    assert links(register)["其中：失效"] == "/normative/ended/#table-2"
    section = LexborHTMLParser(site.page("normative/ended/index.html")).css_first("#table-2")
    assert section is not None and section.text() == "失效" and section.parent is not None
    assert list(links(section.parent, "th a")) == ["过期办法"]
    choices = [[option.text() for option in select.css("option")] for select in register.css("[data-choose] select")]
    assert choices == [["全部", "有效", "失效", "废止"]]


def test_forms_and_reports_are_two_clicks_from_home(site: SmallSite) -> None:
    site.write("content/shenqing.txt", "姓名：\n")
    site.document("zhinan.md", **GUIDE, attachments=[{"file": "shenqing.txt", "title": "低保申请表"}])
    site.document("tongzhi.md", attachments=["shenqing.txt"])
    site.document(
        "nianbao.md",
        title="2025年年度报告",
        kind="政府信息公开",
        agency=None,
        disclosure_type="年报",
        year=2025,
        domain="政府信息公开工作年度报告",
        publish_date="2026-01-20",
    )
    assert site.build() == 0
    first = set(links(main(site, "")).values())
    assert {"/forms/", "/zfxxgk/nianbao/"} <= first
    forms = links(main(site, "forms/"))
    assert forms["低保申请表"].startswith("/d/zhinan/") and forms["关于zhinan的通知"] == "/d/zhinan/"
    assert "/apply/form/" in forms.values() and not [url for url in forms.values() if "tongzhi" in url]
    assert "/d/nianbao/" in links(main(site, "zfxxgk/nianbao/")).values()
    site.document("zhinan.md", **GUIDE, status="withdrawn", withdrawn_date="2026-05-01", withdrawn_reason="有误")
    assert site.build() == 0
    assert "zhinan" not in site.page("forms/index.html") and "还没有附空白表格" in site.page("forms/index.html")


@pytest.mark.parametrize(("closes", "shown"), [("2026-12-01", True), ("2026-11-21", False)])
def test_home_begins_with_what_is_open(closes: str, shown: bool, site: SmallSite) -> None:
    site.document(
        "kai.md",
        title="救助办法征求意见",
        kind="征求意见",
        publish_date="2026-11-02",
        opens="2026-11-02",
        closes=closes,
        basis="社会救助暂行办法",
        comment_email="yijian@test.example",
        comment_address="试验县东街1号",
    )
    assert site.build() == 0
    found = main(site, "").css_first(".hero .hero-open")
    assert (found is not None) is shown
    if found is not None:
        assert links(found) == {"救助办法征求意见": "/d/kai/", "yijian@test.example": "mailto:yijian@test.example"}
        assert "还剩 10 天" in " ".join(found.text().split()) and "试验县东街1号" in found.text()
