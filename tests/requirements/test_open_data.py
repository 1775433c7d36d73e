"""I · open data: catalogue, conditions, plan and priorities, examples that run, services (DAT, LST-09, PLT-11)."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build.pipeline import build
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

OPEN: dict[str, Any] = {
    "kind": "数据集",
    "attachments": ["shuju.csv"],
    "priority": "公共服务",
    "licence": "CC BY 4.0",
    "update_cycle": "每季度",
}


def dataset(site: SmallSite, name: str, **fields: Any) -> None:
    """A dataset with a file of its own, where it says nothing else."""
    if "attachments" not in fields:
        site.write(f"content/{name}/shuju.csv", f"名称,数值\n{name},1\n")
    given = {key: value for key, value in (OPEN | fields).items() if value is not None}
    site.document(f"{name}/{name}.md", title=f"{name}的数据", **given)


def rows(site: SmallSite, page: str, place: int = 0) -> dict[str, list[str]]:
    """Head of a row -> its other cells, of one of a page's tables."""
    frames = LexborHTMLParser(site.page(f"{page}/index.html")).css("section.table-frame")
    lines = frames[place].css("tbody tr") if place < len(frames) else []
    cells = ([re.sub(r"\s+", " ", cell.text()).strip() for cell in line.css("th, td")] for line in lines)
    return {line[0]: line[1:] for line in cells}


def titles(site: SmallSite, page: str) -> set[str]:
    return {title.removesuffix("的数据") for title in rows(site, page) if title.endswith("的数据")}


def harvested(site: SmallSite) -> dict[str, dict[str, Any]]:
    return {one["title"].removesuffix("的数据"): one for one in json.loads(site.page("data.json"))["dataset"]}


@pytest.mark.requirement("DAT-01", "DAT-02")
def test_the_catalogue_says_on_which_conditions_data_are_open(site: SmallSite, reported: Reported) -> None:
    dataset(site, "kaifang")
    dataset(
        site,
        "tiaojian",
        attachments=None,
        openness="有条件开放",
        conditions="用于科学研究",
        apply_url="https://www.test.example/apply/",
    )
    dataset(site, "buyu", attachments=None, openness="不予开放", ground="《条例》第十五条", licence=None)
    dataset(site, "quewang", attachments=None, openness="有条件开放")
    dataset(site, "queyiju", attachments=None, openness="不予开放")
    assert site.build() == 0
    assert titles(site, "data") == {"kaifang", "tiaojian"}
    assert rows(site, "data")["kaifang的数据"][-2:] == ["知识共享 署名 4.0（CC BY 4.0）", "CSV"]
    assert rows(site, "data")["tiaojian的数据"][2] == "有条件开放 用于科学研究"
    assert titles(site, "data/conditional") == {"tiaojian"}
    assert {title: cells[-1] for title, cells in rows(site, "data/withheld").items()} == {
        "buyu的数据": "《条例》第十五条",
        "queyiju的数据": "没有写明",
    }
    assert [told["path"] for told in reported("OPEN-APPLY")] == ["content/quewang/quewang.md"]
    assert [told["path"] for told in reported("OPEN-GROUND")] == ["content/queyiju/queyiju.md"]
    sets = harvested(site)
    assert [sets[name]["accessLevel"] for name in ("kaifang", "tiaojian", "buyu")] == [
        "public",
        "restricted public",
        "non-public",
    ]
    assert sets["kaifang"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert sets["tiaojian"]["distribution"][0]["accessURL"] == "https://www.test.example/apply/"
    assert sets["buyu"]["rights"] == "《条例》第十五条" and "distribution" not in sets["buyu"]
    guide = LexborHTMLParser(site.page("data/guide/index.html"))
    assert [node.text() for node in guide.css("main h2")] == ["范围", "条件", "许可", "方法", "发现错误"]
    for page in ("index.html", "d/kaifang/index.html"):
        assert LexborHTMLParser(site.page(page)).css_first('footer a[href="/data/"]')
    assert LexborHTMLParser(site.page("data/index.html")).css_first('a[href="/data/guide/"]')


@pytest.mark.requirement("DAT-02")
def test_what_is_not_open_takes_no_data_along(site: SmallSite, reported: Reported) -> None:
    site.document("a.md")
    dataset(site, "cuo", openness="不予开放", ground="《条例》第十五条")
    assert site.build() == 1
    [told] = reported("OPEN-CLOSED")
    assert (told["path"], told["level"]) == ("content/cuo/cuo.md", "error")
    assert not (site.root / "public/d/cuo").exists() and "cuo" not in site.page("data.json")


@pytest.mark.requirement("DAT-02")
def test_a_county_s_own_licence_is_known_by_every_name(site: SmallSite, reported: Reported) -> None:
    site.write("content/_data/licences.yaml", "- {id: ly, name: 试验县许可, url: /data/guide/, aliases: [注明来源]}\n")
    dataset(site, "jia", licence="注明来源")
    dataset(site, "yi", licence="随便用")
    assert site.build() == 0
    assert rows(site, "data")["jia的数据"][-2] == "试验县许可"
    assert harvested(site)["jia"]["license"] == "https://www.test.example/data/guide/"
    assert harvested(site)["yi"]["rights"] == "随便用" and "license" not in harvested(site)["yi"]
    assert [told["path"] for told in reported("OPEN-LICENCE")] == ["content/yi/yi.md"]
    site.write("content/_data/licences.yaml", "- {id: ly, name: 试验县许可, url: 'javascript:alert(1)'}\n")
    assert site.build() == 1 and reported("DAT-FORM")


@pytest.mark.requirement("DAT-03")
def test_the_plan_turns_overdue_by_itself(site: SmallSite, reported: Reported) -> None:
    dataset(site, "jihua", attachments=None, planned_date="2026-11-30")
    dataset(site, "yikai", planned_date="2026-10-31")
    dataset(site, "wuji", attachments=None)
    for day, state in (("2026-11-30", "计划开放"), ("2026-12-01", "逾期未开放")):
        assert site.build("--date", day) == 0
        plan = rows(site, "data/plan")
        assert [(name.removesuffix("的数据"), *cells[2:]) for name, cells in plan.items()] == [
            ("jihua", "2026-11-30", state),
            ("wuji", "—", "未开放，未列计划"),
            ("yikai", "2026-10-31", "已开放"),
        ]
        overdue = ["content/jihua/jihua.md"] if state == "逾期未开放" else []
        assert [told["path"] for told in reported("OPEN-PLAN", "--date", day)] == overdue
        assert "jihua" not in harvested(site)
    site.build("--date", "2026-11-22")
    assert json.loads(site.page("build.json"))["next_change"] == "2026-11-30"


def test_a_period_cannot_end_before_it_begins(site: SmallSite, reported: Reported) -> None:
    dataset(site, "fan", covers_from="2026-09-30", covers_to="2026-07-01")
    assert [(told["path"], told["level"]) for told in reported("DATE-ORDER")] == [("content/fan/fan.md", "error")]


@pytest.mark.requirement("DAT-04")
def test_priorities_are_links_that_filter(site: SmallSite) -> None:
    views = {"民生保障": "livelihood", "公共服务": "services", "市场监管": "market"}
    for word, name in views.items():
        dataset(site, name, priority=word)
    dataset(site, "qita", priority=None)
    site.build()
    links = {
        str(node.attributes["href"]): node.text()
        for node in LexborHTMLParser(site.page("data/index.html")).css("nav .chips a")
    }
    for word, name in views.items():
        assert links[f"/data/{name}/"] == f"{word}（1）" and titles(site, f"data/{name}") == {name}
    assert titles(site, "data") == {*views.values(), "qita"}
    current = LexborHTMLParser(site.page("data/market/index.html")).css('[aria-current="page"]')
    assert [node.text() for node in current if "（" in node.text()] == ["市场监管（1）"]


@pytest.mark.requirement("DAT-05")
def test_a_changed_file_changes_its_own_entry_and_little_else(site: SmallSite) -> None:
    dataset(site, "jia")
    dataset(site, "yi", agency="青山镇")
    site.build()
    before, sets = site.tree(), harvested(site)
    site.write("content/jia/shuju.csv", "名称,数值\njia,2\n")
    site.build()
    after = site.tree()
    changed = {path for path in after if after[path] != before.get(path)}
    assert before.keys() == after.keys()
    assert changed <= {
        "d/jia/shuju.csv",
        "d/jia/index.html",
        "data/digests.json",
        "data.json",
        "data/catalog.jsonld",
        "sitemap.xml",
    }
    now = harvested(site)
    digest = hashlib.sha256((site.root / "public/d/jia/shuju.csv").read_bytes()).hexdigest()
    assert now["jia"]["distribution"][0]["checksum"]["checksumValue"] == digest
    assert {name for name in now if now[name] != sets[name]} == {"jia"}
    fresh = SmallSite(site.root / "fresh")
    shutil.copytree(site.root / "content", fresh.root / "content", dirs_exist_ok=True)
    fresh.build()
    assert fresh.tree() == after


HIDDEN: dict[str, dict[str, str]] = {
    "bugong": {"classification": "不予公开"},
    "shenqing": {"classification": "依申请公开"},
    "caogao": {"draft": "是"},
    "jianglai": {"publish_date": "2027-01-05"},
    "daoqi": {"expires": "2026-11-01"},
    "chehui": {"status": "withdrawn", "withdrawn_date": "2026-11-01", "withdrawn_reason": "有误"},
}
"""Dataset -> what takes it out of the public."""


@pytest.mark.requirement("DAT-05")
def test_what_is_not_public_is_in_no_catalogue(site: SmallSite) -> None:
    def write(name: str, **change: str) -> None:
        words = {key: f"秘件{name}{key}" for key in ("conditions", "ground", "area", "update_cycle")}
        dataset(site, name, **words, dictionary={"名称": f"秘件{name}"}, **change)

    for name in (*HIDDEN, "gong"):
        write(name)
    site.build()
    assert "秘件bugongarea" in site.page("data.json") and "秘件bugong" in site.page("data/documents/2026.json")
    for name, change in HIDDEN.items():
        write(name, **change)
    assert site.build() == 0
    for path, content in site.tree().items():
        for name in HIDDEN:
            assert f"秘件{name}".encode() not in content and f"d/{name}/shuju.csv".encode() not in content, path
    assert titles(site, "data") == {"gong"} and not HIDDEN.keys() & harvested(site).keys()


def test_datasets_of_a_township_wear_its_theme_and_stand_in_the_county_s_catalogue(site: SmallSite) -> None:
    site.write(
        "content/_data/agencies.yaml", "- {id: qs, name: 青山镇人民政府, short: 青山镇, kind: 乡镇, theme: qingshan}\n"
    )
    dataset(site, "zhen", agency="青山镇")
    assert site.build() == 0
    assert rows(site, "data")["zhen的数据"][0] == "青山镇"
    assert harvested(site)["zhen"]["publisher"]["name"] == "青山镇人民政府"
    menu = LexborHTMLParser(site.page("d/zhen/index.html")).css(".site-menu a")
    assert "/agency/qs/" in {node.attributes["href"] for node in menu}


@pytest.mark.requirement("DAT-07", "KEY-09")
def test_columns_lead_to_the_services_that_they_name(site: SmallSite, reported: Reported) -> None:
    site.document("a.md", domain="公共资源交易")
    services = (
        "- {名称: 交易平台, 网址: 'https://ggzy.test.example/', 用途: 招标公告, 栏目: [公共资源交易, 县民政局]}\n"
        "- {name: 信用查询, url: 'https://credit.test.example/', columns: [民生, 数据集]}\n"
    )
    site.write("content/_data/services.yaml", services)
    assert site.build() == 0
    shown = {
        "ggzy": "ggzy",
        "agency/minzheng": "ggzy",
        "subject/minsheng": "credit",
        "kind/dataset": "credit",
        "data": "credit",
    }
    for page, host in shown.items():
        links = LexborHTMLParser(site.page(f"{page}/index.html")).css(".services a")
        assert [node.attributes["href"] for node in links] == [f"https://{host}.test.example/"], page
    assert not LexborHTMLParser(site.page("shjz/index.html")).css(".services a")
    assert rows(site, "services") == {
        "交易平台": ["招标公告", "公共资源交易、试验县民政局"],
        "信用查询": ["—", "民生、数据集"],
    }
    assert LexborHTMLParser(site.page("sitemap/index.html")).css_first('a[href="/services/"]')
    site.write("content/_data/services.yaml", services.replace("数据集", "没有的栏目").replace("https://ggzy", "ggzy"))
    assert [told["line"] for told in (*reported("DAT-FORM"), *reported("DAT-REF"))] == [1, 2]


@pytest.mark.requirement("PLT-11", "LST-09")
def test_every_schema_is_listed_with_its_use_and_can_be_taken(site: SmallSite) -> None:
    site.write("content/_data/kinds/huiyi.yaml", "id: huiyi\nname: 座谈会\ndoc: 座谈会的记录。\nfields: []\n")
    site.write("content/qd.csv", "名称,编码\n甲,1\n")
    site.document("qd.md", kind="清单", list_type="公共服务清单", rows="qd.csv")
    assert site.build() == 0
    page = LexborHTMLParser(site.page("data/schema/index.html"))
    links = {str(node.attributes["href"]): node for node in page.css("tbody th a")}
    schemas = {"/" + path for path in site.tree() if path.startswith("data/schema/") and path.endswith(".json")}
    assert set(links) == schemas and "/data/schema/kinds/huiyi.json" in links
    for link, node in links.items():
        assert isinstance(json.loads(site.page(link.lstrip("/"))), dict)
        assert node.parent and node.parent.next and node.parent.parent
        assert [cell.text(strip=True) for cell in node.parent.parent.css("td")] != [""], link
    lists = {
        str(node.attributes["href"]) for node in LexborHTMLParser(site.page("data/files/index.html")).css("main a")
    }
    assert "/data/lists.json" in lists and "qd.csv" in json.dumps(harvested(site)["关于qd的通知"])


@pytest.fixture
def served(site: SmallSite) -> Iterator[str]:
    """Address of the site, built for it and served from this machine."""
    handler = partial(Quiet, directory=str(site.root / "public"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        dataset(site, "shuizhi")
        build(site.options(base_url=address))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield address
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing on the console."""

    log_message = log_request = lambda *told: None  # type: ignore[assignment]


@pytest.mark.requirement("DAT-01")
def test_the_examples_of_the_guide_run_as_they_stand(site: SmallSite, served: str, tmp_path: Path) -> None:
    guide = LexborHTMLParser(site.page("data/guide/index.html"))
    shell, python, sheet = (guide.css_first(f"code.example-{name}") for name in ("shell", "python", "spreadsheet"))
    assert shell and python and sheet
    here = tmp_path / "here"
    here.mkdir()
    plain = {**os.environ, "no_proxy": "*", "NO_PROXY": "*", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run([sys.executable, "-c", python.text()], cwd=here, env=plain, capture_output=True, text=True)
    assert ran.returncode == 0 and "'数值': '1'" in ran.stdout and "shuizhi的数据" in ran.stdout, ran.stderr
    if shutil.which("curl"):
        subprocess.run(["sh", "-e"], input=shell.text(), cwd=here, env=plain, text=True, check=True)
        assert (here / "data.json").read_bytes() == (site.root / "public/data.json").read_bytes()
        assert (here / "2026.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    query = re.search(
        r'Csv\.Document\(Web\.Contents\("(?P<url>[^"]+)"\), \[Delimiter = ",", Encoding = (?P<code>\d+)\]\)',
        sheet.text(),
    )
    assert query and query["code"] == "65001"  # UTF-8 by its number in Windows
    assert (site.root / "public" / query["url"].removeprefix(served + "/")).read_bytes().startswith(b"\xef\xbb\xbf")
