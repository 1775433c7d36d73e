"""沿革: what changed in the catalogue is told on pages, in a feed, in the data; what changed in silence is reported."""

from __future__ import annotations

import json
import subprocess

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.site.catalogue.catalogue_site import CATALOGUE, fill

HISTORY = """\
  沿革:
  - {日期: 2026-01-05, 变动: 新增本事项, 依据: 社会救助暂行办法}
  - {date: 2026-06-01, change: 公开时限改为10个工作日}
- id: shjz-02"""


@pytest.fixture
def told(site: SmallSite) -> SmallSite:
    fill(site)
    site.write("content/_data/catalogue/shjz.yaml", CATALOGUE.replace("- id: shjz-02", HISTORY, 1))
    return site


@pytest.mark.requirement("CAT-13")
def test_pages_feed_and_data_tell_of_changes(told: SmallSite) -> None:
    assert told.build() == 0
    page = LexborHTMLParser(told.page("catalogue/changes/index.html"))
    assert [node.text(strip=True) for node in page.css("main h2")] == ["2026-06-01", "2026-01-05"]
    assert {node.attributes.get("href") for node in page.css("main li a[href^='/catalogue/shjz']")} == {
        "/catalogue/shjz/shjz-01/"
    }
    assert "新增本事项；依据：社会救助暂行办法" in told.page("catalogue/changes/index.html")
    assert 'href="/catalogue/changes/"' in told.page("catalogue/index.html")
    item = LexborHTMLParser(told.page("catalogue/shjz/shjz-01/index.html"))
    assert [node.text(strip=True) for node in item.css("main h3")][-1] == "沿革"
    assert [node.text(strip=True) for node in item.css("main h2")] == ["公开什么", "由谁公开", "在哪公开", "如何公开"]
    feed = told.page("feed/catalogue.xml")
    assert "政策法规文件：公开时限改为10个工作日" in feed and "2026-06-01T00:00:00+08:00" in feed
    first = json.loads(told.page("data/catalogue.json"))["domains"][0]["items"][0]
    assert first["history"][0] == {"date": "2026-06-01", "change": "公开时限改为10个工作日", "basis": ""}


def test_without_changes_there_is_no_such_page(site: SmallSite) -> None:
    fill(site)
    assert site.build() == 0
    assert not (site.root / "public/catalogue/changes").exists()
    assert "/catalogue/changes/" not in site.page("catalogue/index.html")


@pytest.mark.parametrize(
    "wrong",
    ["- 新增", "- {日期: 昨天, 变动: 新增}", "- {日期: 2026-01-05}", "- {日期: 2026-01-05, 变动: 新增, 人: 甲}"],
)
def test_a_wrong_entry_is_told_at_its_line(site: SmallSite, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    fill(site)
    text = CATALOGUE.replace("- id: shjz-02", f"  沿革:\n  {wrong}\n- id: shjz-02", 1)
    site.write("content/_data/catalogue/shjz.yaml", text)
    assert site.run("check", "--format", "json") == 1
    line = text.split("\n").index("  沿革:") + 1
    found = [item for item in json.loads(capsys.readouterr().out)["diagnostics"] if item["code"] == "DAT-FORM"]
    assert [(item["code"], item["line"]) for item in found] == [("DAT-FORM", line)]
    assert "日期" in found[0]["message"]


def git(site: SmallSite, *arguments: str) -> None:
    who = ("-c", "user.name=甲", "-c", "user.email=a@lanqing.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(site.root), *who, *arguments], check=True, capture_output=True)


@pytest.mark.requirement("CAT-13")
def test_a_change_without_a_word_is_reported(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    fill(site)
    git(site, "init", "-q")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "旧目录")
    changed = CATALOGUE.replace("10个工作日内", "20个工作日内").replace(
        "deadline: 20个工作日\n", "deadline: 10个工作日\n"
    )
    changed = changed.replace(
        "  audience: 申请人\n", "  audience: 申请人\n  history: [{date: 2026-03-01, change: 缩短时限}]\n"
    )
    site.write(
        "content/_data/catalogue/shjz.yaml",
        changed
        + "- {id: shjz-05, name: 新事项, content: [甲], basis: [乙], deadline: 长期公开, body: 县民政局, channels: [政府网站]}\n",
    )
    capsys.readouterr()
    assert site.run("check", "--format", "json", "--since", "HEAD") == 0
    found = [item for item in json.loads(capsys.readouterr().out)["diagnostics"] if item["code"] == "CAT-UNRECORDED"]
    assert [(item["path"], "shjz-01" in item["message"], "改了时限" in item["message"]) for item in found] == [
        ("content/_data/catalogue/shjz.yaml", True, True),
        ("content/_data/catalogue/shjz.yaml", False, False),
    ]
    assert "shjz-05" in found[1]["message"] and "新增" in found[1]["message"]
    assert site.run("check", "--format", "json") == 0
    assert "CAT-UNRECORDED" not in capsys.readouterr().out


def test_an_unknown_revision_is_wrong_usage(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    fill(site)
    assert site.run("check", "--since", "HEAD~7") == 2
    assert "HEAD~7" in capsys.readouterr().err
