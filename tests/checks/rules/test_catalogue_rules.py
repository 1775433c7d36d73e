"""Rules of the catalogue, the columns, relations and lists on whole sites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.content.pilot_domains import PILOT_DOMAINS
from tests.conftest import SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]
ITEM = "domain: shjz\nitems:\n- {id: shjz-01, name: 政策, content: [政策], basis: [条例], deadline: 及时, body: 县民政局, channels: [政府网站]}\n"


def only(found: list[dict[str, Any]], *prefixes: str) -> list[tuple[str, str, int]]:
    return [
        (item["code"], item["path"].rpartition("/")[2], item["line"])
        for item in found
        if item["code"].startswith(prefixes)
    ]


def test_without_a_catalogue_its_rules_are_silent(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", catalogue="shjz-01", publish_date="2020-03-02")
    assert only(diagnostics(), "CAT-", "COL-") == []


def test_a_full_site_has_no_empty_and_no_stale_column(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/catalogue/shjz.yaml", ITEM.replace("name: 政策", "name: 政策, five_open: 决策"))
    off = [f"- {{id: {domain.id}, enabled: false}}\n" for domain in PILOT_DOMAINS if domain.id != "shjz"]
    site.write("content/_data/domains.yaml", "".join(off))
    site.document("a.md", catalogue="shjz-01", publish_date="2026-11-20")
    site.document("g.md", catalogue="shjz-01", kind="规范性文件", publish_date="2026-11-20")
    site.document("n.md", catalogue="shjz-01", kind="要闻动态", news_type="会议", publish_date="2026-11-20")
    of: dict[str, Any] = {"kind": "统计数据", "statistics_type": "年度数据", "period": "2025年"}
    site.document("s.md", catalogue="shjz-01", publish_date="2026-11-20", **of)
    assert only(diagnostics(), "COL-") == [("COL-EMPTY", "", 0)]  # the township has published nothing
    site.document("b.md", catalogue="shjz-01", publish_date="2026-11-20", agency="青山镇")
    assert only(diagnostics(), "CAT-", "COL-") == [("CAT-APPROVED", "", 0)]  # nobody has approved it yet


def test_thresholds_of_the_inspection_are_data(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/catalogue/shjz.yaml", ITEM)
    site.document("a.md", catalogue="shjz-01", publish_date="2026-11-01")
    assert [item["message"][:2] for item in diagnostics() if item["code"] == "COL-STALE"] == ["首页"]
    site.write("content/_data/inspection.yaml", "home_days: 30\ncolumn_days: 20\n")
    assert ["通知公告" in item["message"] for item in diagnostics() if item["code"] == "COL-STALE"] == [True]
    site.write("content/_data/inspection.yaml", "home_day: 30\n")
    assert only(diagnostics(), "DAT-") == [("DAT-UNKNOWN", "inspection.yaml", 1)]


def test_the_item_of_another_domain_is_an_error(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/catalogue/shjz.yaml", ITEM)
    site.document("a.md", catalogue="shjz-01", domain="户籍管理")
    [found] = [item for item in diagnostics() if item["code"] == "CAT-ITEM"]
    assert found["level"] == "error" and "社会救助" in found["message"]


def test_a_catalogue_names_its_domain_in_any_way_and_its_ids_are_checked(
    site: SmallSite, diagnostics: Diagnostics
) -> None:
    site.write("content/_data/catalogue/minzheng.yaml", ITEM.replace("domain: shjz", "领域: 社会救助"))
    site.document("a.md", catalogue="shjz-01")
    assert only(diagnostics(), "CAT-ITEM", "DAT-") == []
    site.write(
        "content/_data/catalogue/minzheng.yaml", ITEM.replace("domain: shjz", "domain: 不存在").replace("shjz-01", "一")
    )
    assert only(diagnostics(), "DAT-") == [("DAT-REF", "minzheng.yaml", 1), ("DAT-ID", "minzheng.yaml", 3)]


def test_three_documents_of_one_id_are_told_at_each(site: SmallSite, diagnostics: Diagnostics) -> None:
    for folder in "abc":
        site.document(f"{folder}/tongzhi.md")
    found = [item for item in diagnostics() if item["level"] == "error"]
    assert [item["code"] for item in found] == ["DOC-TWICE"] * 3
    assert all("tongzhi-2026" in item["hint"] for item in found)


def test_a_relation_to_a_withheld_document_shows_nothing_of_it(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("mimi.md", kind="规范性文件", classification="不予公开", title="标题不外传", summary="摘要不外传")
    site.document("jiedu.md", "解读。", kind="政策解读", of="mimi")
    found = [item for item in diagnostics() if item["path"].endswith("jiedu.md")]
    assert [item["code"] for item in found] == ["REL-HELD", "INT-PARTS"]
    assert "mimi" not in found[0]["message"] and "不外传" not in str(found)


def test_a_mirror_leads_both_ways(site: SmallSite) -> None:
    site.document("xian.md", title="县级公开的补助标准")
    site.document("cun.md", title="村务公开的补助标准", agency="青山镇", 对应文件="xian")
    assert site.build() == 0
    assert 'href="/d/xian/"' in site.page("d/cun/index.html") and 'href="/d/cun/"' in site.page("d/xian/index.html")
    assert "其他层级的同一事项" in site.page("d/xian/index.html")


def test_a_row_that_vanished_from_the_next_version_is_asked_for(site: SmallSite, diagnostics: Diagnostics) -> None:
    kind = {"kind": "清单", "list_type": "收费清单"}
    site.write("content/jiu.csv", "编码,名称\n1,占用费\n2,处理费\n3,垃圾费\n")
    site.write("content/xin.csv", "编码,名称,失效日期,调整原因\n1,占用费（改名）,,\n3,垃圾费,2026-01-31,停征\n")
    site.document("jiu.md", **kind, rows="jiu.csv", publish_date="2025-03-03")
    site.document("xin.md", **kind, rows="xin.csv", replaces="jiu")
    [found] = [item for item in diagnostics() if item["code"] == "LIST-ROW"]
    assert "处理费" in found["message"] and found["path"].endswith("xin.md")
    assert site.build() == 0
    assert "处理费" in site.page("d/jiu/index.html") and 'href="/d/jiu/"' in site.page("d/xin/index.html")


def test_a_changed_data_file_changes_the_page(site: SmallSite) -> None:
    site.write("content/a.csv", "名称\n占用费\n")
    site.document("a.md", kind="清单", list_type="收费清单", rows="a.csv")
    assert site.build() == 0
    site.write("content/a.csv", "名称\n占用费\n处理费\n")
    assert site.build() == 0
    assert "处理费" in site.page("d/a/index.html")
