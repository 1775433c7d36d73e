"""Lists, enforcement, budgets and villages: what their rows must say, and what is told where they do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import TODAY, SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]
AGENCIES = """\
- {id: mzj, name: 县民政局}
- {id: yjj, name: 县应急局}
- {id: shangcun, name: 上村, kind: 村}
- {id: xiacun, name: 下村, kind: 村}
"""
POWER = "编码,名称,类别,依据,实施主体,责任事项,追责情形\n"


def codes(found: list[dict[str, Any]], *prefixes: str) -> list[tuple[str, int]]:
    """Codes with their line in a table; 0 for those in a head, of which the fixture orders the lines."""
    lines = ((item["code"], item["line"] if item["path"].endswith(".csv") else 0) for item in found)
    return sorted(pair for pair in lines if pair[0].startswith(prefixes))


def listing(site: SmallSite, name: str, kind: str, rows: str, **fields: Any) -> None:
    site.write(f"content/{name}.csv", rows)
    site.document(f"{name}.md", title=f"示例{kind}{name}", kind="list", list_type=kind, rows=f"{name}.csv", **fields)


def registered(site: SmallSite, name: str, register: str, rows: str, **fields: Any) -> None:
    site.write(f"content/{name}.csv", rows)
    site.document(f"{name}.md", title=f"示例{register}{name}", register=register, rows=f"{name}.csv", **fields)


@pytest.mark.requirement("LST-01")
def test_powers_say_duty_and_blame_and_each_department_has_its_list(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/agencies.yaml", AGENCIES)
    listing(
        site,
        "a",
        "权力清单",
        POWER + "1,甲,行政检查,示例条例第三条,县民政局,检查,不检查\n1,乙,行政检查员,示例条例,县民政局,,\n",
    )
    found = diagnostics()
    assert codes(found, "REG-") == [("REG-ASKED", 3), ("REG-ASKED", 3), ("REG-ODD", 3), ("REG-TWICE", 3)]
    site.write("content/a.csv", POWER + "1,甲,行政检查,示例条例第三条,县民政局,检查,不检查\n")
    [owed] = [item["message"] for item in diagnostics() if item["code"] == "ROW-OWED"]
    assert "县应急局" in owed and "县民政局" not in owed and "上村" not in owed
    site.write(
        "content/_data/agencies.yaml", AGENCIES.replace("县应急局}", "县应急局, excused: [权力清单：由上级公开]}")
    )
    assert not codes(diagnostics(), "ROW-OWED")


@pytest.mark.requirement("LST-02", "LST-03")
def test_adjustments_are_shown_fed_and_dated(site: SmallSite, diagnostics: Diagnostics) -> None:
    head = POWER.strip() + ",生效日期,失效日期,调整原因\n"
    row = "{},{},行政检查,示例条例第三条,县民政局,检查,不检查,{}\n"
    listing(
        site,
        "old",
        "权力清单",
        head + row.format(1, "甲", "2025-01-01,,") + row.format(2, "乙", "2025-01-01,,"),
        publish_date="2025-01-02",
    )
    listing(
        site,
        "new",
        "权力清单",
        head + row.format(1, "甲", "2025-01-01,,"),
        replaces=["old"],
        notices=["gonggao"],
        publish_date="2026-01-02",
    )
    site.document("gonggao.md", title="关于调整示例权力清单的公告")
    assert codes(diagnostics(), "LIST-ROW") == [("LIST-ROW", 0)]
    gone = row.format(2, "乙", "2025-01-01,2026-02-01,上级取消")
    site.write("content/new.csv", head + row.format(1, "甲", "2025-01-01,,") + gone)
    assert codes(diagnostics(), "LIST-ROW", "ROW-UPDATED") == [("ROW-UPDATED", 0)]
    site.document(
        "new.md",
        title="示例权力清单new",
        kind="list",
        list_type="权力清单",
        rows="new.csv",
        replaces=["old"],
        notices=["gonggao"],
        publish_date="2026-01-02",
        updated="2026-02-01",
    )
    assert site.build() == 0 and not codes(diagnostics(), "ROW-UPDATED")
    page = site.page("d/new/index.html")
    assert "调整记录" in page and "上级取消" in page and "关于调整示例权力清单的公告" in page
    assert "取消：乙" in site.page("feed/lists.xml") and "/d/new/#hang-2" in site.page("feed/lists.xml")
    assert "示例权力清单new" in site.page("d/old/index.html") and "对应的清单" in site.page("d/gonggao/index.html")
    assert "乙" in site.page("d/old/index.html") and "失效日期由“无”改为“2026-02-01”" in site.page(
        "d/new/rows/index.html"
    )


GUIDE: dict[str, Any] = {
    "kind": "guide",
    "matter": "示例",
    "basis": ["示例条例"],
    "acceptor": "县民政局",
    "process": ["申请"],
    "materials": ["申请书"],
    "fee": "不收费",
    "time_limit": "5个工作日",
    "phone": "0000-5550100",
}


@pytest.mark.requirement("LST-04", "LST-07")
@pytest.mark.parametrize(
    ("kind", "head"),
    [("许可事项清单", "编码,名称,设定依据,实施机关,办事指南"), ("公共服务清单", "编码,名称,依据,提供单位,办事指南")],
)
def test_what_is_applied_for_leads_to_its_guide_and_back(
    site: SmallSite, diagnostics: Diagnostics, kind: str, head: str
) -> None:
    site.document("zhinan.md", title="示例办事指南", **GUIDE)
    row = "{},{},示例条例第三条,县民政局,{}\n"
    listing(site, "a", kind, f"{head}\n" + row.format(1, "甲", "zhinan") + row.format(2, "乙", ""))
    assert codes(diagnostics(), "ROW-") == [("ROW-GUIDE", 3)]
    listing(site, "a", kind, f"{head}\n" + row.format(1, "甲", "zhinan") + row.format(2, "乙", "https://zw.example/yi"))
    assert site.build() == 0 and not codes(diagnostics(), "ROW-")
    assert 'href="/d/zhinan/">办事指南</a>' in site.page("d/a/index.html")
    assert f"示例{kind}a" in site.page("d/zhinan/index.html")
    listing(site, "a", kind, f"{head}\n" + row.format(1, "甲", "meiyou"))
    assert codes(diagnostics(), "LNK-BROKEN") == [("LNK-BROKEN", 0)]
    listing(site, "a", kind, f"{head}\n" + row.format(1, "甲", "tongzhi"))
    site.document("tongzhi.md")
    assert codes(diagnostics(), "ROW-") == [("ROW-KIND", 2)]


@pytest.mark.requirement("LST-05", "LST-06")
def test_fees_and_intermediaries_say_what_they_cost_and_by_what(site: SmallSite, diagnostics: Diagnostics) -> None:
    head = "编码,名称,依据,收费标准,缴费人,执收单位,咨询电话\n"
    listing(
        site,
        "fee",
        "收费清单",
        head
        + "1,甲,某价〔2020〕1号,免收,单位,县民政局,0000-5550100\n2,乙,某价〔2020〕1号,按规定,,县民政局,0000-5550100\n",
    )
    listing(site, "mid", "中介服务清单", "编码,名称,设置依据,收费标准\n1,评估,示例条例第三条,市场调节价\n")
    assert codes(diagnostics(), "REG-") == [("REG-ASKED", 1), ("REG-ASKED", 3), ("REG-ODD", 3)]


@pytest.mark.requirement("LST-08")
def test_purchases_and_partnerships_are_kept_fresh(site: SmallSite, diagnostics: Diagnostics) -> None:
    listing(
        site,
        "buy",
        "政府购买服务项目",
        "编码,名称,购买主体,承接主体,金额（万元）,购买方式,阶段\n1,甲,县民政局,未确定,3.5,公开招标,计划\n",
        publish_date="2025-06-01",
    )
    listing(
        site,
        "ppp",
        "PPP项目库",
        "编码,名称,实施机构,参与方式,拟采用模式,总投资（万元）,阶段\n1,乙,县住建局,独资,BOT,100,快了\n",
        publish_date="2025-06-01",
        updated=TODAY,
    )
    assert codes(diagnostics(), "REG-", "ROW-STALE") == [("REG-ODD", 2), ("ROW-STALE", 0)]
    path = site.root / "content/ppp.md"
    path.write_text(path.read_text(encoding="utf-8").replace(f"updated: '{TODAY}'\n", ""), encoding="utf-8")
    assert [code for code, _ in codes(diagnostics(), "ROW-STALE")] == ["ROW-STALE", "ROW-STALE"]


SECTIONS = "\n\n".join(f"## {part}\n\n略。" for part in ("职责权限", "执法依据", "裁量基准", "执法流程", "执法结果"))


@pytest.mark.requirement("ENF-01", "ENF-04")
def test_who_enforces_says_by_what_and_how_often(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/agencies.yaml", AGENCIES)
    profile = {
        "kind": "执法公示",
        "agency": "县民政局",
        "supervision_phone": "0000-5550100",
        "title": "县民政局执法公示",
    }
    site.document("gongshi.md", SECTIONS, **profile)
    kinds = ("行政处罚", "行政强制", "行政征收", "行政给付", "行政确认")
    registered(
        site,
        "a",
        "行政执法统计",
        "执法机关,执法类别,时期,件数\n" + "".join(f"县应急局,{kind},2025,{n}\n" for n, kind in enumerate(kinds)),
    )
    found = diagnostics()
    assert codes(found, "ENF-") == [("ENF-KINDS", 0), ("ENF-PROFILE", 0)]
    [section] = [item["message"] for item in found if item["code"] == "KIND-SECTION"]
    assert "救济途径" in section
    assert site.build() == 0
    page = site.page("enforcement/index.html")
    row = page[page.index('id="table-2"') : page.index('id="table-3"')]
    assert (
        row.count("没有公开") >= 1
        and re.search('<td[^>]* class="number">4</td>', row.replace("\n", ""))
        and "县民政局执法公示" in page
    )


@pytest.mark.requirement("ENF-05")
def test_permits_are_published_in_time_without_names(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/agencies.yaml", AGENCIES)
    head = "决定文书号,许可事项,许可类别,行政相对人,自然人姓名,决定日期,许可机关,办事指南\n"
    registered(
        site,
        "a",
        "行政许可结果",
        head
        + "1号,示例许可,普通,,欧阳示例,2026-01-05,县应急局,https://zw.example/1\n2号,示例许可,普通,某某公司,,2026-02-28,县应急局,\n,示例许可,普通,,,,县应急局,\n",
    )
    assert codes(diagnostics(), "REG-", "ROW-LATE") == [("REG-CELL", 4), ("REG-CELL", 4)]
    text = (site.root / "content/a.csv").read_text(encoding="utf-8")
    site.write("content/a.csv", text.rpartition(",示例许可")[0].rstrip("\n") + "\n")
    assert codes(diagnostics(), "REG-", "ROW-LATE") == [("ROW-LATE", 2)]
    assert (
        site.build() == 0
        and "欧***" in site.page("d/a/index.html")
        and "https://zw.example/1" in site.page("d/a/index.html")
    )
    assert not [
        path
        for path in (site.root / "public").rglob("*")
        if path.is_file() and "欧阳示例".encode() in path.read_bytes()
    ]


@pytest.mark.requirement("ENF-06")
def test_areas_of_supervision_are_listed_blank_and_stale_ones_too(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", kind="监管信息", area="安全生产", publish_date="2024-06-01")
    site.document("b.md", kind="监管信息", area="知识产权", publish_date="2026-02-01")
    assert codes(diagnostics(), "SUP-") == [("SUP-STALE", 0)]
    assert site.build() == 0
    page = site.page("enforcement/index.html")
    assert page.count("空白") == 12 and len(re.findall(r"<td[^>]*>\s*超期\s*</td>", page)) == 1


@pytest.mark.requirement("ENF-07")
def test_parts_of_a_fund_make_the_whole(site: SmallSite, diagnostics: Diagnostics) -> None:
    head = "乡镇,资金来源,分配金额,已使用,分配依据\n"
    registered(site, "a", "资金分配使用", head + "甲镇,中央,60,70,人口\n乙镇,中央,40.5,0,人口\n合计,,100,70,\n")
    assert codes(diagnostics(), "REG-") == [("REG-CELL", 2), ("REG-SUM", 4)]
    registered(site, "a", "资金分配使用", head + "甲镇,中央,60,50,人口\n乙镇,中央,40.5,0,人口\n合计,,100.5,50,\n")
    assert site.build() == 0 and not codes(diagnostics(), "REG-")


@pytest.mark.requirement("KEY-04")
def test_budgets_have_their_tables_and_three_expenses_add_up(site: SmallSite, diagnostics: Diagnostics) -> None:
    budget = {"kind": "budget", "fiscal_year": 2026, "budget_type": "预算", "scope": "部门"}
    site.document(
        "a.md", "## 收支总表\n\n略。\n\n## 政府性基金预算支出表\n\n没有安排，本表为空。", title="示例预算", **budget
    )
    found = [item for item in diagnostics() if item["code"].startswith("BUD-")]
    assert codes(found, "BUD-") == [("BUD-EMPTY", 0), ("BUD-TABLES", 0)]
    assert any("7 张表" in item["message"] for item in found)
    head = "单位,年度,预算或决算,合计,因公出国（境）费,公务用车费,公务用车购置费,公务用车运行维护费,公务接待费\n"
    registered(
        site,
        "b",
        "三公经费",
        head + "甲局,2025,预算,12.60,0,9.20,0,9.20,3.40\n甲局,2026,预算,12.60,0,9.20,0,9.10,3.50\n",
    )
    assert codes(diagnostics(), "REG-") == [("REG-CELL", 3), ("REG-CELL", 3)]
    registered(
        site,
        "b",
        "预决算收支表",
        "科目编码,科目名称,合计\n201,一般公共服务,10.5\n20101,人大事务,4.0\n20103,政府办公厅,7.0\n,合计,10.5\n",
    )
    assert codes(diagnostics(), "REG-") == [("REG-SUM", 2)]


ACCOUNTS = "村,时期,期初余额,收入,支出,期末余额\n"


@pytest.mark.requirement("VIL-01", "VIL-03")
def test_villages_have_their_items_and_accounts_that_carry_over(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/agencies.yaml", AGENCIES)
    items = "事项,性质,类别,内容,时限,公开方式\n村级财务收支,村民自治事项,村级财务,收支,每季度,公开栏\n"
    registered(site, "items", "村务公开事项清单", items, agency="上村")
    registered(site, "q1", "村级财务收支", ACCOUNTS + "上村,2025年第三季度,100,50,30,120\n", agency="上村")
    registered(site, "q2", "村级财务收支", ACCOUNTS + "上村,2025年第四季度,110,50,30,135\n", agency="上村")
    found = diagnostics()
    assert codes(found, "REG-CELL", "ROW-CARRY") == [("REG-CELL", 2)]
    assert sum("下村" in item["message"] for item in found if item["code"] == "ROW-OWED") == 2
    registered(site, "q2", "村级财务收支", ACCOUNTS + "上村,2025年第四季度,110,50,30,130\n", agency="上村")
    assert codes(diagnostics(), "REG-", "ROW-CARRY") == [("ROW-CARRY", 2)]
    registered(site, "q2", "村级财务收支", ACCOUNTS + "上村,2026年第一季度,110,50,30,130\n", agency="上村")
    [lacking] = [item["message"] for item in diagnostics("--date", "2026-04-30") if item["code"] == "ROW-PERIOD"]
    assert "2025年第四季度" in lacking and "2026" not in lacking
