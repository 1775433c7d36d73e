"""One slip in a table that nothing refers to, or in a part of an agency, takes nothing down that is live and keeps
nobody else's work from going live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import SmallSite
from tests.requirements.test_places import AGENCIES, ENTERPRISES, HALL, OFFICES, POINT, POINTS, SCHOOL, WATER

CHANNELS = "content/_data/channels.yaml"
HOTLINE = '- {kind: 热线, name: 便民热线, phone: "12345", answered_by: 县民政局, days: 5, next: 转给承办单位}\n'
LETTERS = (
    "- {kind: 领导信箱, name: 县长信箱, email: xzxx@test.example, answered_by: 县民政局, days: 15, next: 登记转办}\n"
)
Diagnostics = Callable[..., list[dict[str, Any]]]


def live(site: SmallSite) -> None:
    """A site with all three tables, built once."""
    site.write(AGENCIES, OFFICES % ("", "") + HALL)
    site.write(ENTERPRISES, WATER + SCHOOL)
    site.write(CHANNELS, HOTLINE + LETTERS)
    site.write(POINTS, POINT % ("图书馆查阅点", "公共图书馆") + POINT % ("档案馆查阅点", "国家档案馆"))
    site.document("a.md")
    assert site.build() == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sector: 供水", "sector: 供谁"),
        ("phone: 0000-5550180", "phoen: 0000-5550180"),
        ("supervisor: 县民政局", "supervisor: 县民整局"),
        ("id: gongshui", "id: Gong Shui"),
        ("  name: 试验县供水公司\n", ""),
        ("- id: gongshui\n  name: 试验县供水公司\n", "- nmae: 试验县供水公司\n"),
        ("sector: 供水", "sector: [供水"),
    ],
)
def test_an_enterprise_with_a_slip_stays(site: SmallSite, old: str, new: str) -> None:
    live(site)
    before = site.page("fuwu/enterprises/gongshui/index.html")
    site.write(ENTERPRISES, WATER.replace(old, new) + SCHOOL.replace("一中学", "二中学"))
    site.document("b.md")
    assert site.build() == 1
    assert site.page("d/b/index.html")
    assert "0000-5550180" in site.page("fuwu/enterprises/gongshui/index.html")
    assert site.page("fuwu/enterprises/yizhong/index.html")
    assert "试验县供水公司" in site.page("fuwu/enterprises/index.html")
    # It stays as long as it is wrong, and what is mended or taken out is so at once.
    assert site.build() == 1 and site.page("fuwu/enterprises/gongshui/index.html")
    site.write(ENTERPRISES, WATER.replace("5550180", "5550189") + SCHOOL)
    assert site.build() == 0
    assert "0000-5550189" in site.page("fuwu/enterprises/gongshui/index.html") != before
    site.write(ENTERPRISES, SCHOOL)
    assert site.build() == 0 and not (site.root / "public/fuwu/enterprises/gongshui").exists()


def test_others_rows_of_a_table_go_live_beside_the_slip(site: SmallSite) -> None:
    live(site)
    site.write(ENTERPRISES, WATER.replace("sector: 供水", "sector: 供谁") + SCHOOL.replace("5550182", "5550188"))
    assert site.build() == 1
    assert "0000-5550188" in site.page("fuwu/enterprises/yizhong/index.html")
    # What stands is what was last published, not what was once without mistake.
    site.write(ENTERPRISES, WATER + SCHOOL.replace("5550182", "5550188").replace("行业: 教育", "行业: 教书"))
    assert site.build() == 1
    assert "0000-5550188" in site.page("fuwu/enterprises/yizhong/index.html")
    # A row that is gone is gone, whatever is wrong beside it.
    site.write(ENTERPRISES, SCHOOL.replace("行业: 教育", "行业: 教书"))
    assert site.build() == 1
    assert not (site.root / "public/fuwu/enterprises/gongshui").exists()


@pytest.mark.parametrize("slip", ["days: 很快", "days: 5, nxet: 转办", "days: 5, days: 6", "days: [5"])
def test_the_hotline_with_a_slip_stays(site: SmallSite, diagnostics: Diagnostics, slip: str) -> None:
    live(site)
    site.write(CHANNELS, HOTLINE.replace("days: 5", slip) + LETTERS)
    site.document("b.md")
    assert site.build() == 1 and site.page("d/b/index.html")
    page = site.page("hudong/index.html")
    assert "12345" in page and "县长信箱" in page and page.index("12345") < page.index("县长信箱")
    assert [item["line"] for item in diagnostics() if item["level"] == "error"] == [1]


@pytest.mark.parametrize("slip", ["kind: 图书馆", "kind: '公共图书馆"])
def test_a_point_with_a_slip_stays(site: SmallSite, slip: str) -> None:
    live(site)
    text = site.page_of(POINTS)
    site.write(POINTS, text.replace("kind: 公共图书馆", slip))
    assert site.build() == 1
    page = site.page("fuwu/points/index.html")
    assert "图书馆查阅点" in page and "档案馆查阅点" in page


def test_what_was_never_published_does_not_stand(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a table that cannot be read nothing is known on a first build: then nothing is published."""
    live(site)
    site.write(ENTERPRISES, WATER.replace("sector: 供水", "sector: [供水") + SCHOOL)
    capsys.readouterr()
    assert site.run("build", "--no-search", "--output", str(site.root / "other")) == 1
    assert not (site.root / "other/index.html").exists()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("windows:", "boards: {items: many}\n  windows:", 9),
        ("windows:", "boards:\n    - {columns: [没有的栏目]}\n  windows:", 10),
        ("windows:", "responder: {psot: 办公室}\n  windows:", 9),
        ("windows:", "leaders: [{nmae: 示例甲}]\n  windows:", 9),
        ("windows:", "disclosure_office: 办公室\n  windows:", 9),
        ("windows:", "officers:\n    - {column: 没有的栏目, post: 办公室}\n  windows:", 10),
        ("windows:", "columns:\n    - {id: a, name: 某栏, kinds: [没有的类型]}\n  windows:", 10),
        ("windows:", "merged_from: [{url: old.example}]\n  windows:", 9),
        ("windows:", "excused: [没有的事项]\n  windows:", 9),
        ("agency: 青山镇", "agency: 清山镇", 11),
        ("phone: 0000-5550191", "phnoe: 0000-5550191", 9),
    ],
)
def test_a_slip_in_a_part_of_an_agency_is_one_error(
    site: SmallSite, diagnostics: Diagnostics, old: str, new: str, line: int
) -> None:
    live(site)
    site.document("c.md", agency="试验县政务服务中心")
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace(old, new))
    found = [item for item in diagnostics() if item["level"] == "error"]
    assert [(item["code"], item["line"]) for item in found] == [("DAT-PART", line)]
    assert site.build() == 1
    assert site.page("d/c/index.html")
    page = site.page("fuwu/centre/index.html")
    assert "1号窗口" in page and "2号窗口" in page and "0000-5550191" in page


@pytest.mark.parametrize("key", ["agency", "line", "source"])
def test_what_the_loader_finds_is_not_offered(site: SmallSite, diagnostics: Diagnostics, key: str) -> None:
    site.write(CHANNELS, HOTLINE.replace("days: 5", f"days: 5, {key}: '3'"))
    [item] = [item for item in diagnostics() if item["level"] == "error"]
    assert item["code"] == "DAT-UNKNOWN" and f"“{key}”" in item["message"]
    assert "source" not in item["hint"] and "、line" not in item["hint"]


def test_leaders_with_a_slip_stay(site: SmallSite) -> None:
    named = "leaders: [{name: 示例甲, post: 主任}]\n  windows:"
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace("windows:", named))
    assert site.build() == 0
    assert "示例甲" in site.page("leaders/index.html")
    site.write(AGENCIES, OFFICES % ("", "") + HALL.replace("windows:", named.replace("post", "psot")))
    site.document("b.md")
    assert site.build() == 1
    assert "示例甲" in site.page("leaders/index.html") and site.page("d/b/index.html")
    site.write(AGENCIES, OFFICES % ("", "") + HALL)
    assert site.build() == 0
    assert not (site.root / "public/leaders/index.html").exists() or "示例甲" not in site.page("leaders/index.html")
