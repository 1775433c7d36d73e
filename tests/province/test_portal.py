"""The province's portal, by the public commands, on two small counties that were built by them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.province.portal.county import read_county
from generator.province.portal.fetching import SiteFiles
from generator.province.portal.hosts import GENERATOR
from generator.province.portal.places import CountyPlace
from tests.conftest import TODAY, SmallSite, tree
from tests.province.small_portal import EAST, SECRET, WEST, Portal


def test_lists_lead_to_the_counties_and_copy_nothing(portal: Portal) -> None:
    assert portal.make() == 0
    home, newest, policies = portal.page("/"), portal.page("/newest/"), portal.page("/policies/")
    for url, name in ((EAST, "东县"), (WEST, "西县")):
        assert f'href="{url}/d/' in home and f"{name}停水通知" in home and f"{name}停水通知" in newest
    subject = re.search(r'href="(/policies/\w+/)"', policies)
    assert subject
    by_subject = portal.page(subject[1])
    assert "东县救助办法" in by_subject and "西县救助办法" in by_subject and "试政规〔2026〕1号" in by_subject
    assert "西县救助办法" in portal.page("/counties/xi/") and "东县" not in re.sub(
        r"<[^>]+>", "", portal.page("/counties/xi/")
    )
    assert SECRET not in portal.everything()
    for feed in ("feed.xml", "feed.json"):
        assert f"{WEST}/d/" in (portal.root / "portal" / feed).read_text(encoding="utf-8")
    assert "https://www.hd.example/counties/dong/" in (portal.root / "portal/sitemap-1.xml").read_text(encoding="utf-8")
    assert (portal.root / "portal/404.html").is_file()


def test_figures_are_those_that_the_counties_publish(portal: Portal) -> None:
    assert portal.make() == 0
    site = portal.root / "sites/xi/data"
    catalogue = json.loads((site / "catalogue.json").read_bytes())["coverage"]
    mine = next(row for row in portal.rows("coverage") if row["county"] == "xi" and not row["domain"])
    assert {key: mine[key] for key in ("items", "expected", "filled", "measured", "in_time")} == {
        key: catalogue[key] for key in ("items", "expected", "filled", "measured", "in_time")
    }
    assert mine["day"] == TODAY and (mine["rate"], mine["punctuality"]) == (
        catalogue["rate"] or "—",
        catalogue["punctuality"] or "—",
    )
    owed = {row["duty"]: row for row in portal.rows("duties") if row["county"] == "xi"}
    for duty in json.loads((site / "compliance.json").read_bytes())["duties"]:
        row = owed[duty["id"]]
        told = ("owed", "done", "late", "missing", "excused")
        assert {key: row[key] for key in told} == {key: duty[key] for key in told}
    assert owed[""]["missing"] == sum(row["missing"] for key, row in owed.items() if key) > 0
    rules = json.loads((site / "compliance.json").read_bytes())["rules"]
    broken = next(row["broken"] for row in portal.rows("inspection") if row["county"] == "xi" and not row["index"])
    assert broken == sum(1 for rule in rules if rule["state"] == "不符合")


def test_what_a_county_does_not_publish_is_no_zero(portal: Portal) -> None:
    for name in ("duties", "catalogue", "normative", "compliance", "metrics"):
        (portal.root / f"sites/xi/data/{name}.json").unlink()
    assert portal.make() == 0
    silent = [
        row
        for name in ("duties", "coverage", "inspection", "figures")
        for row in portal.rows(name)
        if row["county"] == "xi"
    ]
    keys = {"duty", "domain", "index", "year", "county", "name"}
    assert silent and all(value is None for row in silent for key, value in row.items() if key not in keys)
    line = re.search(r"<tr>(?:(?!</tr>).)*西县.*?</tr>", portal.page("/duties/"), re.DOTALL)
    assert line and line[0].count("未公布") == 8 and ">0<" not in line[0]
    assert "西县没有公布规范性文件登记册" in portal.page("/policies/")
    assert "这个县没有公布公开责任" in portal.page("/counties/xi/")
    assert any(row["county"] == "dong" and row["owed"] for row in portal.rows("duties"))


@pytest.mark.parametrize(
    "damage", [b"", b'{"year": 2026, "docu', b"[" * 100_000, b'{"documents": [{"title": 5}]}', b"\xff\xfe"]
)
def test_a_damaged_part_is_kept_from_the_last_reading(portal: Portal, damage: bytes) -> None:
    assert portal.make() == 0
    portal.change("xi/build.json", lambda value: value | {"date": "2026-11-21", "next_change": None})
    shutil.rmtree(portal.root / ".gongkai")
    assert portal.make() == 0
    portal.change("xi/build.json", lambda value: value | {"date": TODAY})
    (portal.root / "sites/xi/data/documents/2026.json").write_bytes(damage)
    portal.change("dong/data/documents/2026.json", lambda value: value | {"documents": value["documents"][:1]})
    assert portal.make() == 1
    page = portal.page("/counties/xi/")
    assert "西县停水通知" in page and "2026年的文件读不出来，沿用2026-11-21的" in page and f'datetime="{TODAY}"' in page
    assert len([row for row in portal.rows("newest") if row["county"] == "dong"]) == 2


def test_a_county_that_is_away_keeps_what_was_last_read(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal.make() == 0
    before = portal.rows("newest")
    (portal.root / "sites/xi").rename(portal.root / "gone")
    assert portal.make() == 1
    assert "西县：没有读到网站的数据" in capsys.readouterr().err
    assert (
        portal.rows("newest") == before
        and f"沿用{TODAY}的数据" in portal.page("/")
        and "数据有问题" in portal.page("/")
    )
    (portal.root / "gone").rename(portal.root / "sites/xi")
    assert portal.make() == 0
    assert "数据有问题" not in portal.page("/")


def test_a_county_never_read_is_told_and_the_others_stand(portal: Portal) -> None:
    portal.settings["counties"]["nan"] = {"name": "南县", "source": {"folder": "nan"}}
    assert portal.make() == 1
    assert (
        "南县" in portal.page("/")
        and "没有读到数据" in portal.page("/")
        and "3 个县（2 个县公布了文件清单）" in portal.page("/")
    )
    assert next(row for row in portal.rows("counties") if row["county"] == "nan")["documents"] is None


def test_an_older_site_brings_nothing_back(portal: Portal) -> None:
    shutil.copytree(portal.root / "sites/xi", portal.root / "backup")
    portal.change("xi/data/documents/2026.json", lambda value: value | {"documents": []})
    assert portal.make() == 0 and "西县停水通知" not in portal.everything()
    shutil.rmtree(portal.root / "sites/xi")
    (portal.root / "backup").rename(portal.root / "sites/xi")
    portal.change("xi/build.json", lambda value: value | {"date": "2026-11-20"})
    assert portal.make() == 1
    assert "西县停水通知" not in portal.everything() and "退回了2026-11-20的旧内容" in portal.page("/counties/xi/")


def test_a_site_that_stopped_is_told(portal: Portal) -> None:
    portal.change("xi/build.json", lambda value: value | {"date": "2026-11-01", "next_change": "2026-11-10"})
    assert portal.make() == 1
    assert "网站停在2026-11-01，2026-11-10起内容本应有变化" in portal.page("/counties/xi/")


def test_a_withdrawal_leaves_with_the_same_run(portal: Portal, two_counties: Path, tmp_path: Path) -> None:
    assert portal.make() == 0 and "东县停水通知" in portal.everything()
    copy = tmp_path / "again"
    shutil.copytree(two_counties / "dong", copy)
    site = SmallSite.__new__(SmallSite)
    site.root = copy
    site.document(
        "notice.md", SECRET, title="东县停水通知", publish_date="2026-11-20", status="撤回", withdrawn="2026-11-22"
    )
    site.build()
    shutil.rmtree(portal.root / "sites/dong")
    shutil.copytree(copy / "public", portal.root / "sites/dong")
    assert portal.make() == 0
    assert "东县停水通知" not in portal.everything() and "西县停水通知" in portal.everything()


def test_runs_are_equal_and_what_a_dead_one_left_goes(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal.make() == 0
    first = tree(portal.root / "portal", without=())
    left = portal.root / ".portal.portal/next/data"
    left.mkdir(parents=True)
    (left / "half").write_text("x")
    assert portal.make() == 0 and "内容没有变化" in capsys.readouterr().out
    assert tree(portal.root / "portal", without=()) == first and not left.exists()
    portal.change("xi/data/documents/2026.json", lambda value: {"documents": value["documents"][1:]})
    assert portal.make() == 0
    incremental = tree(portal.root / "portal", without=())
    shutil.rmtree(portal.root / "portal")
    shutil.rmtree(portal.root / ".gongkai")
    assert portal.make() == 0 and tree(portal.root / "portal", without=()) == incremental != first


@pytest.mark.parametrize("where", ["sites/xi", "sites", "mine"])
def test_nobody_elses_folder_is_replaced(portal: Portal, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    (portal.root / "mine").mkdir()
    (portal.root / "mine/notes.txt").write_text("x")
    before = tree(portal.root / "sites", without=())
    portal.settings["portal"]["output"] = where
    assert portal.make() == 2
    assert "portal.output" in capsys.readouterr().err
    assert tree(portal.root / "sites", without=()) == before and (portal.root / "mine/notes.txt").is_file()


def test_a_portal_below_a_path(portal: Portal) -> None:
    portal.settings["portal"]["url"] = "https://www.hd.example/zwgk/"
    assert portal.make() == 0
    home = portal.page("/")
    assert 'href="/zwgk/newest/"' in home and f'href="{WEST}/d/' in home and 'src="/zwgk/assets/' in home
    assert "/zwgk/*" in (portal.root / "portal/_headers").read_text(encoding="utf-8")


def test_the_search_page_asks_the_server_or_leads_to_the_counties(portal: Portal) -> None:
    assert portal.make() == 0
    page = portal.page("/search/")
    assert f'data-carry="{WEST}/search/"' in page and "data-server" not in page
    portal.settings["search"] = {"engine": "opensearch"}
    assert portal.make() == 0
    page = portal.page("/search/")
    assert 'data-server="/search-api/"' in page and "data-wide" in page and 'data-name="西县"' in page
    assert f'href="{WEST}/search/"' in page
    portal.settings["search"] = {"engine": "opensearch", "url": "https://elsewhere.example/"}
    assert portal.make() == 2


def test_a_county_in_an_object_store_is_read_from_its_live_tree(portal: Portal) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for path, data in tree(portal.root / "sites/xi", without=()).items():
        store.pipe(f"/portal-test/xi/s2/{path}", data)
    store.pipe("/portal-test/xi/s1/build.json", b'{"date": "2026-01-01"}')
    store.pipe("/portal-test/xi/_gongkai/live", b'{"layout": "switch", "slot": "s2"}')
    try:
        portal.settings["counties"]["xi"]["output"] = "memory://portal-test/xi"
        assert portal.make() == 0 and "西县停水通知" in portal.page("/")
        store.pipe("/portal-test/xi/_gongkai/live", b'{"layout": "switch", "slot": "../../etc"}')
        assert portal.make() == 1 and "读不懂" in portal.page("/counties/xi/")
    finally:
        store.rm("/portal-test", recursive=True)


def test_a_county_that_publishes_meanwhile_is_read_again(portal: Portal) -> None:
    turns: list[str] = []

    class Changing(SiteFiles):
        def read(self, path: str) -> bytes:
            data = super().read(path)
            if path != "build.json":
                return data
            turns.append(path)
            return data + b" " * min(len(turns), self.until)

        until = 99

    place = str(portal.root / "sites/xi")
    county = CountyPlace("xi", "西县", place)
    never = read_county(county, Changing(place), None, TODAY)
    assert never.away and "正在更新" in never.wrong[0]
    turns.clear()
    Changing.until = 3
    settled = read_county(county, Changing(place), None, TODAY)
    assert not settled.wrong and settled.data and settled.data.url == WEST and len(turns) == 4


def test_the_portal_is_known_as_such(portal: Portal) -> None:
    assert portal.make() == 0
    stamp = json.loads((portal.root / "portal/build.json").read_bytes())
    assert stamp["generator"] == GENERATOR and stamp["counties"]["xi"] == {"date": TODAY, "notes": []}
    policy = (portal.root / "portal/_headers").read_text(encoding="utf-8")
    assert "script-src 'self'" in policy and "unsafe-inline" not in policy
