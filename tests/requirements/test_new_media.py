"""政务新媒体: which agency is on which platform, and which accounts have fallen asleep (PLT-18)."""

from __future__ import annotations

import csv
import io
import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

TABLE = "content/_data/new_media.yaml"
MEDIA = """\
- {name: 试验民政, platform: 微信公众号, owner: 县民政局, account: shiyan-mz, updated: 2026-11-10, used: 2026-11-20, opened: 2019-05-01}
- {name: 青山镇发布, platform: 微信公众号, owner: 青山镇, updated: 2026-11-01}
- {名称: 试验民政, 平台: 微博, 主办单位: minzheng, 状态: 注销, 注销日期: 2024-03-31, 最近更新: 2024-03-01}
- {name: 青山短视频, platform: 短视频, owner: 青山镇, state: 暂停, url: "https://video.test.example/qs"}
"""


def tables(site: SmallSite) -> list[list[list[str]]]:
    """The cells of each table of the page, heads included."""
    page = LexborHTMLParser(site.page("new-media/index.html"))
    return [
        [[cell.text(strip=True) for cell in line.css("th, td")] for line in table.css("tr")]
        for table in page.css("main table")
    ]


@pytest.mark.requirement("PLT-18")
def test_the_matrix_shows_who_is_where_and_each_account_its_state(site: SmallSite) -> None:
    assert site.build() == 0
    assert "还没有登记政务新媒体" in site.page("new-media/index.html")
    site.write(TABLE, MEDIA)
    assert site.build("--date", "2026-11-24") == 0
    matrix, accounts = tables(site)
    assert matrix == [
        ["主办单位", "微信公众号", "短视频"],
        ["县民政局", "试验民政", "—"],
        ["青山镇", "青山镇发布", "青山短视频"],
    ]
    assert {(row[0], row[1]): row[4:7] for row in accounts[1:]} == {
        ("试验民政", "微信公众号"): ["正常", "2026-11-10", "2026-11-20"],
        ("青山镇发布", "微信公众号"): ["超期未更新", "2026-11-01", "—"],
        ("试验民政", "微博"): ["注销", "2024-03-01", "—"],
        ("青山短视频", "短视频"): ["暂停", "—", "—"],
    }
    told = json.loads(site.page("data/new-media.json"))["accounts"]
    rows = list(csv.DictReader(io.StringIO(site.page("data/new-media.csv").removeprefix("\ufeff"))))
    assert [one["state"] for one in told] == [row["状态"] for row in rows] == ["正常", "超期未更新", "注销", "暂停"]
    assert rows[2]["注销日期"] == "2024-03-31" and rows[3]["网址"] == "https://video.test.example/qs"


@pytest.mark.requirement("PLT-18")
def test_an_account_turns_stale_on_a_day_on_which_the_site_is_built_again(site: SmallSite, reported: Reported) -> None:
    site.write(TABLE, MEDIA)
    for day, stale in (("2026-11-15", []), ("2026-11-16", ["青山镇发布"]), ("2026-11-25", ["青山镇发布", "试验民政"])):
        told = reported("NMD-STALE", "--date", day)
        assert sorted(
            name for name in ("试验民政", "青山镇发布") for item in told if name in item["message"]
        ) == sorted(stale), day
        assert all(item["path"].endswith("new_media.yaml") and item["line"] for item in told)
    assert site.build("--date", "2026-11-15") == 0
    assert json.loads(site.page("build.json"))["next_change"] == "2026-11-16"
    site.write("content/_data/inspection.yaml", "media_days: 30\n")
    assert reported("NMD-STALE", "--date", "2026-11-25") == []
    site.write(TABLE, "- {name: 试验民政, platform: 微信公众号, owner: 县民政局}\n")
    assert len(reported("NMD-STALE")) == 1


@pytest.mark.requirement("PLT-18")
@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("state: 注销, closed: 2024-03-31, updated: 2024-03-31", 0),
        ("state: 注销", 1),
        ("state: 运行, closed: 2024-03-31, updated: 2024-03-01", 1),
        ("state: 运行, closed: 2027-03-31, updated: 2026-11-20", 0),
        ("state: 注销, closed: 2024-03-31, used: 2024-04-01", 1),
    ],
)
def test_a_closed_account_is_closed_wholly(site: SmallSite, reported: Reported, said: str, count: int) -> None:
    site.write(TABLE, f"- {{name: 试验民政, platform: 微博, owner: 县民政局, {said}}}\n")
    assert len(reported("NMD-CLOSED")) == count


@pytest.mark.requirement("PLT-18")
def test_a_code_is_a_picture_of_this_site(site: SmallSite, reported: Reported) -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("1", (33, 33)).save(picture, "PNG")
    row = "- {name: 试验民政, platform: 微博, owner: 县民政局, updated: 2026-11-20, qr: /d/ma/erweima.png}\n"
    site.write(TABLE, row)
    assert len(reported("NMD-QR")) == 1
    site.write("content/erweima.png", picture.getvalue())
    site.document("ma.md", attachments=["erweima.png"])
    assert reported("NMD-QR") == []
    assert site.build() == 0
    page = LexborHTMLParser(site.page("new-media/index.html"))
    assert page.css_first('main a[href="/d/ma/erweima.png"]') is not None
    assert (site.root / "public/d/ma/erweima.png").is_file()
    site.document("ma.md", attachments=["erweima.png"], draft=True)
    assert site.build() == 0  # what is not public is not led to
    assert "/d/ma/erweima.png" not in site.page("new-media/index.html")


@pytest.mark.requirement("PLT-18")
@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{name: 某, platform: 微博, owner: 没有的局}", "DAT-REF"),
        ("{name: 某, platform: 微博}", "DAT-MISSING"),
        ("{name: 某, platform: 微博, owner: 县民政局, state: 睡着}", "DAT-FORM"),
        ("{name: 某, platform: 微博, owner: 县民政局, url: weibo}", "DAT-FORM"),
        ("{name: 某, platform: 微博, owner: 县民政局, qr: 'https://x.example/a.png'}", "DAT-FORM"),
        ("{name: 某, platform: 微博, owner: 县民政局, account: '13800138000'}", "DAT-PRIVATE"),
    ],
)
def test_what_cannot_be_is_told(site: SmallSite, reported: Reported, row: str, code: str) -> None:
    site.write(TABLE, f"- {row}\n")
    told = reported(code)
    assert len(told) == 1 and told[0]["level"] == "error"
