"""政务公开栏 and screens: sheet and screen hold the documents of the chosen columns, no more and no fewer (PLT-25, SVC-10);
what is a village's own is kept apart from what it does for the government (VIL-05)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

AGENCIES = """\
- {id: mzj, name: 试验县民政局, short: 县民政局, kind: 部门, phone: 0000-5550111%s}
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇}
- {id: songping, name: 青山镇松坪村村民委员会, short: 松坪村, kind: 村, parent: qingshan}
"""
GUIDE: dict[str, Any] = {
    "kind": "guide",
    "matter": "示例事项",
    "basis": "示例条例",
    "time_limit": "7个工作日",
    "acceptor": "县民政局",
    "phone": "0000-5550111",
    "process": ["受理", "发放"],
    "fee": "不收费",
    "materials": ["身份证"],
}
OWN = (
    ", columns: [{id: yanglao, name: 为老服务, domains: [养老服务]}], "
    "boards: [{columns: [为老服务, 规范性文件], items: 3, seconds: 20}, "
    "{id: dating, name: 大厅办事指南, kinds: [办事指南], agencies: [各机关]}, {id: guides, items: 0}]"
)


def agencies(site: SmallSite, own: str = "") -> None:
    site.write("content/_data/agencies.yaml", AGENCIES % own)


def links(site: SmallSite, address: str) -> list[str]:
    """The documents that a board's page leads to, in their order."""
    return re.findall(r'href="/d/([^/"]+)/"', _main(site, address))


def _main(site: SmallSite, address: str) -> str:
    main = LexborHTMLParser(site.page(f"{address.lstrip('/')}index.html")).css_first("main")
    assert main is not None and main.html is not None
    return main.html


def column(site: SmallSite, address: str) -> list[str]:
    """The documents that a column of the site lists."""
    return re.findall(r'href="/d/([^/"]+)/"', _main(site, address))


@pytest.fixture
def board(site: SmallSite) -> SmallSite:
    """An agency with documents of several columns and states."""
    agencies(site)
    site.document("a.md", title="关于为老助餐的通知", domain="养老服务", publish_date="2026-03-05")
    site.document("b.md", title="关于临时救助的通知", publish_date="2026-03-04")
    site.document("c.md", title="高龄津贴办事指南", domain="养老服务", publish_date="2026-03-03", **GUIDE)
    site.document("d.md", title="已到期的通知", publish_date="2026-03-02", expires="2026-04-01")
    site.document("e.md", title="依申请的文件", classification="依申请公开", publish_date="2026-03-06")
    site.document("f.md", title="草稿文件", draft=True, publish_date="2026-03-07")
    site.document(
        "g.md",
        title="撤回的文件",
        status="withdrawn",
        withdrawn_date="2026-03-09",
        withdrawn_reason="数据有误，另行发布",
    )
    site.document("h.md", title="青山镇的通知", agency="青山镇", publish_date="2026-03-08")
    site.document("i.md", title="青山镇办事指南", agency="青山镇", publish_date="2026-03-08", **GUIDE)
    return site


@pytest.mark.requirement("PLT-25")
def test_sheet_and_screen_hold_what_can_be_read_of_the_agency(board: SmallSite) -> None:
    assert board.build() == 0
    sheet = links(board, "/agency/mzj/board/")
    assert sheet == ["a", "b", "c"]
    assert sheet == links(board, "/agency/mzj/board/a4/") == links(board, "/agency/mzj/screen/")
    listed = set(column(board, "/agency/mzj/"))
    assert {"d", "e"} <= listed and set(sheet) == listed - {"d", "e"}, "two of the column cannot be read"
    assert "/agency/mzj/board/" in board.page("agency/mzj/index.html")
    for address in ("board/", "board/a4/", "screen/"):
        text = _main(board, f"/agency/mzj/{address}")
        assert not re.search("草稿文件|依申请的文件|已到期的通知|撤回的文件|青山镇", text), address
    assert not (board.root / "public/agency/songping/board").exists(), "a board without anything is not made"
    for size, css in (("", "board-a3"), ("a4/", "board-print")):
        styles = re.findall(r'href="(/[^"]*\.css)"', board.page(f"agency/mzj/board/{size}index.html"))
        [sheet_of_size] = [name for name in styles if css in name]
        assert f"size: {'A3' if css == 'board-a3' else 'A4'} portrait" in board.page(sheet_of_size.lstrip("/"))


@pytest.mark.requirement("PLT-25", "SVC-10")
def test_boards_are_chosen_by_columns_kinds_and_agencies(board: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    agencies(board, OWN)
    board.document("j.md", title="关于养老机构的通知", domain="养老服务", publish_date="2026-01-05")
    board.document("k.md", title="关于适老化改造的通知", domain="养老服务", publish_date="2026-01-04")
    assert board.build() == 0
    assert links(board, "/agency/mzj/board/") == column(board, "/agency/mzj/yanglao/")[:3] == ["a", "c", "j"]
    assert "这里是最新的3份，共4份" in _main(board, "/agency/mzj/board/")
    assert 'data-seconds="20"' in board.page("agency/mzj/screen/index.html")
    hall = links(board, "/agency/mzj/screen/dating/")
    assert hall == links(board, "/agency/mzj/board/dating/") == column(board, "/kind/guide/") == ["i", "c"]
    assert not (board.root / "public/agency/mzj/board/guides").exists(), "switched off"
    assert links(board, "/agency/qingshan/screen/guides/") == ["i"], "as usual where nothing is said"
    agencies(
        board,
        OWN.replace("为老服务, 规", "为老服物, 规")
        .replace("[办事指南]", "[办事指难]")
        .replace("seconds: 20", "seconds: 1"),
    )
    capsys.readouterr()
    assert board.build() == 1
    told = capsys.readouterr().out
    assert all(part in told for part in ("为老服物", "为老服务", "办事指难", "办事指南", "5 到 600")), told


@pytest.mark.requirement("PLT-25")
def test_what_nobody_can_have_hangs_on_no_board(site: SmallSite) -> None:
    agencies(site)
    given = {"kind": "dataset", "update_cycle": "每年", "agency": "县民政局"}
    site.document("kai.md", title="养老机构名录", **given)
    site.document("bi.md", title="救助对象名册", openness="不予开放", ground="《政府信息公开条例》第十五条", **given)
    assert site.build() == 0
    assert links(site, "/agency/mzj/board/") == links(site, "/agency/mzj/screen/") == ["kai"]


@pytest.mark.requirement("PLT-25")
def test_a_code_for_each_document_leads_to_its_address(board: SmallSite) -> None:
    from generator.theme.render.qr import qr

    assert board.build() == 0
    for address in ("agency/mzj/board/", "agency/mzj/screen/"):
        page = board.page(f"{address}index.html")
        for name in ("d/a/", "d/b/", "d/c/", "agency/mzj/"):
            code = re.search(r'd="([^"]+)"', str(qr(f"https://www.test.example/{name}", "")))
            assert code and code[1] in page, (address, name)


@pytest.mark.requirement("PLT-25")
def test_a_board_is_made_again_when_one_of_its_documents_is_edited(board: SmallSite) -> None:
    assert board.build() == 0
    before = board.tree()
    board.document("b.md", title="关于临时救助的新通知", publish_date="2026-03-04")
    assert board.build() == 0
    boards = {path: data for path, data in board.tree().items() if "/board/" in path or "/screen/" in path}
    changed = {path for path, data in boards.items() if before.get(path) != data}
    assert changed == {f"agency/mzj/{name}/index.html" for name in ("board", "board/a4", "screen")}
    assert "关于临时救助的新通知" in board.page("agency/mzj/screen/index.html")
    assert board.build("--date", "2026-11-23") == 0
    board.document("b.md", title="关于临时救助的新通知", publish_date="2026-03-04", expires="2026-11-24")
    assert board.build("--date", "2026-11-24") == 0 and "b" in links(board, "/agency/mzj/board/")
    assert board.build("--date", "2026-11-25") == 0 and "b" not in links(board, "/agency/mzj/board/")


@pytest.mark.requirement("PLT-25")
def test_an_agency_s_page_leads_to_its_board_as_soon_as_others_fill_it(site: SmallSite) -> None:
    hall = ", boards: [{id: dating, name: 大厅办事指南, kinds: [办事指南], agencies: [各机关]}]"
    agencies(site, hall)
    site.document("h.md", title="青山镇的通知", agency="青山镇")
    assert site.build() == 0
    assert "大厅办事指南" not in site.page("agency/mzj/index.html")
    site.document("i.md", title="青山镇办事指南", agency="青山镇", **GUIDE)
    assert site.build() == 0
    assert '"/agency/mzj/board/dating/"' in site.page("agency/mzj/index.html")
    assert links(site, "/agency/mzj/screen/dating/") == ["i"]
    (site.root / "content/i.md").unlink()
    assert site.build() == 0
    assert "大厅办事指南" not in site.page("agency/mzj/index.html")
    assert not (site.root / "public/agency/mzj/screen/dating").exists()


ITEMS = "事项,性质,类别,内容,时限,公开方式\n村级财务收支,村民自治事项,村级财务,收支,每季度,公开栏\n补贴发放,{},惠农政策,标准,发放前,公开栏\n"


def village(site: SmallSite, *, nature: str = "协助政府事项", **fields: Any) -> None:
    agencies(site)
    site.write("content/items.csv", ITEMS.format(nature))
    given = {"agency": "松坪村"}
    site.document("items.md", title="松坪村村务公开事项清单", register="村务公开事项清单", rows="items.csv", **given)
    site.document("lin.md", title="松坪村林地出租结果", village_nature="村民自治事项", **given)
    site.document("butie.md", title="松坪村补贴公示", **({"village_nature": "协助政府事项"} | given | fields))


@pytest.mark.requirement("VIL-05")
def test_what_a_village_decides_stands_apart_from_what_it_assists_with(site: SmallSite) -> None:
    village(site)
    assert site.build() == 0
    for address in ("agency/songping/board/", "agency/songping/screen/"):
        tree = LexborHTMLParser(site.page(f"{address}index.html"))
        parts = {
            part.css_first("h2").text(strip=True): re.findall(r'href="/d/([^/"]+)/"', part.html or "")  # type: ignore[union-attr]
            for part in tree.css("main section")
        }
        assert parts == {"村民自治事项": ["lin"], "协助政府事项": ["butie"], "村务公开事项清单": ["items"]}
    assert column(site, "/agency/songping/self-governed/") == ["lin"]
    assert column(site, "/agency/songping/assisted/") == ["butie"]
    assert "/agency/songping/assisted/" in site.page("sitemap/columns.xml")
    page = LexborHTMLParser(site.page("agency/songping/index.html"))
    groups = {
        block.css_first("h2").text(strip=True): [item.text(strip=True) for item in block.css("dt")]  # type: ignore[union-attr]
        for block in page.css(".column-aside section[aria-labelledby]")
    }
    assert groups["村民自治事项"] == ["村级财务收支"] and groups["协助政府事项"] == ["补贴发放"]


@pytest.mark.requirement("VIL-05")
def test_mixed_and_unsaid_matters_are_told(site: SmallSite, reported: Reported) -> None:
    village(site)
    assert reported("VIL-MIXED") == reported("VIL-NATURE") == []
    village(site, nature="村民自治事项")
    [told] = reported("VIL-MIXED")
    assert told["line"] == 3 and told["path"].endswith("items.csv") and "协助政府事项" in told["message"]
    village(site, village_nature=None)
    [told] = reported("VIL-NATURE")
    assert told["path"].endswith("butie.md")
    village(site, agency="县民政局")
    [told] = reported("VIL-MIXED")
    assert "不是村发布的" in told["message"]
    site.document("xian.md", title="县里的补贴标准")
    village(site, village_nature="村民自治事项", mirror_of="xian")
    [told] = reported("VIL-MIXED")
    assert "试验县民政局" in told["message"]
    village(site, village_nature="自治")
    assert [told["path"] for told in reported("FLD-CHOICE")] == ["content/butie.md"]


def test_no_document_of_a_village_is_on_a_list_of_what_it_does_not_say(site: SmallSite) -> None:
    """A village that says nothing of it has one list, and no columns."""
    agencies(site)
    site.document("a.md", title="松坪村的通知", agency="松坪村")
    assert site.build() == 0
    assert not (site.root / "public/agency/songping/self-governed").exists()
    assert "其他" not in _main(site, "/agency/songping/board/")
