"""``gongkai sheet``: what hangs on the board and goes to the chat group is what the site says, and nothing else."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from generator.authoring.poster import prose_of
from generator.base.text_digest import text_digest
from tests.conftest import SmallSite

AGENCIES = """\
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇}
- {id: songping, name: 青山镇松坪村村民委员会, short: 松坪村, kind: 村, parent: qingshan, phone: 0000-5550123}
"""


@pytest.fixture
def village(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A village with two documents that can be read, one that is held back, and one of another's."""
    site.write("content/_data/agencies.yaml", AGENCIES)
    site.write("content/zhang.csv", "村,时期,期初余额,收入,支出,期末余额\n松坪村,2026年第一季度,100,50,30,120\n")
    given = {"agency": "松坪村"}
    site.document(
        "lin.md",
        "经村民会议讨论，[林地](zhang.md)出租。",
        title="林地出租 & 结果",
        village_nature="村民自治事项",
        **given,
    )
    site.document("zhang.md", "账目如下。", title="第一季度账目", register="村级财务收支", rows="zhang.csv", **given)
    site.document("cao.md", "没有定稿的话。", title="没有定稿的文件", draft=True, agency="松坪村")
    site.document("zhen.md", "镇里的话。", title="镇里的通知", agency="青山镇")
    assert site.build() == 0
    monkeypatch.chdir(site.root)
    return site


@pytest.mark.requirement("VIL-04")
def test_the_texts_on_the_poster_are_those_of_the_site(village: SmallSite) -> None:
    assert village.run("sheet", "松坪村", "--to", "tie", "--date", "2026-11-22") == 0
    page = village.page_of("tie/gongkailan-songping-A3.html")
    digests = {row["id"]: row["sha256"] for row in json.loads(village.page("data/digests.json"))["documents"]}
    bodies = re.findall(r'<div class="prose">(.*?)</div><p class="address">[^<]*/d/(\w+)/</p>', page, re.DOTALL)
    assert {name for _, name in bodies} == {"lin", "zhang"}
    for body, name in bodies:
        assert text_digest(body) == digests[name] == text_digest(prose_of(village.page(f"d/{name}/index.html")))
        assert digests[name] in page
    assert "<td" in page and "120" in page, "the rows of the accounts, for who has no telephone to look"
    assert 'href="https://www.test.example/d/zhang/"' in page and "林地出租 &amp; 结果" in page
    assert "演示站：试验县是虚构的县。" in page, "what is no county's does not hang on a wall as if it were"
    assert "2026年11月22日" in page and "以网站公布的内容为准" in page and "size: A3 portrait" in page
    assert not re.search("没有定稿|镇里的|https?://(?!www[.]test[.]example)", page)
    assert village.page_of("tie/gongkailan-songping.txt").startswith("【松坪村村务公开栏】2026年11月22日\n")
    assert (village.root / "tie/gongkailan-songping-A3.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.requirement("VIL-04")
def test_the_text_for_chat_groups_says_what_the_board_says(
    village: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert village.run("sheet", "songping", "--text", "--date", "2026-11-22") == 0
    assert capsys.readouterr().out.splitlines() == [
        "【松坪村村务公开栏】2026年11月22日",
        "",
        "村民自治事项",
        "",
        "1. 第一季度账目",
        "通知公告 2026-03-02",
        "账目如下。",
        "https://www.test.example/d/zhang/",
        "",
        "2. 林地出租 & 结果",
        "通知公告 2026-03-02",
        "经村民会议讨论，林地出租。",
        "https://www.test.example/d/lin/",
        "",
        "全部文件：https://www.test.example/agency/songping/",
        "以网站公布的内容为准。",
        "电话：0000-5550123",
        "试验县政务公开平台",
        "演示站：试验县是虚构的县。",
    ]
    assert not list(village.root.glob("gongkailan*"))


def test_who_is_not_there_and_what_is_not_built_is_told(
    village: SmallSite, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for given, told in (
        (["松平村"], ("没有机关“松平村”", "松坪村")),
        (["青山镇", "--board", "dating"], ("没有公开栏“dating”", "boards")),
        (["青山镇", "--board", "../../x"], ("没有公开栏",)),
        (["青山镇", "--date", "明天"], ("2026-03-01",)),
        (["青山镇", "--output", "nirgends"], ("还没有网站", "gongkai build")),
    ):
        capsys.readouterr()
        assert village.run("sheet", *given) == 2
        said = "".join(capsys.readouterr())
        assert all(word in said for word in told) and "Traceback" not in said, said


def test_a_site_of_another_day_is_not_handed_out_as_today_s(
    village: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """What has expired since the site was built is not printed with a later date; while nothing changes, it may."""
    village.document("tong.md", title="限期公开的通知", agency="松坪村", expires="2026-12-01")
    assert village.build("--date", "2026-11-22") == 0
    for day, told in (
        ("2026-12-02", ("2026-11-22", "2026-12-02", "gongkai build")),
        ("2026-11-21", ("2026-11-22", "2026-11-21")),
    ):
        capsys.readouterr()
        assert village.run("sheet", "松坪村", "--date", day) == 2
        said = "".join(capsys.readouterr())
        assert all(word in said for word in told) and "限期公开的通知" not in said, said
    assert not list(village.root.glob("gongkailan*"))
    assert village.run("sheet", "松坪村", "--text", "--date", "2026-12-01") == 0
    assert "限期公开的通知" in capsys.readouterr().out
    assert village.build("--date", "2026-12-02") == 0
    capsys.readouterr()
    assert village.run("sheet", "松坪村", "--text", "--date", "2026-12-02") == 0
    told_now = capsys.readouterr().out
    assert "2026年12月2日" in told_now and "限期公开的通知" not in told_now
    (village.root / "public/build.json").write_text("{}")
    assert village.run("sheet", "松坪村", "--text", "--date", "2026-12-02") == 2
    assert "gongkai build" in "".join(capsys.readouterr())


def test_without_a_typesetter_the_page_is_written_all_the_same(
    village: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert village.run("sheet", "松坪村", "--size", "A4") == 0
    assert "gongkai[pdf]" in capsys.readouterr().out
    assert sorted(path.name for path in village.root.glob("gongkailan*")) == [
        "gongkailan-songping-A4.html",
        "gongkailan-songping.txt",
    ]
