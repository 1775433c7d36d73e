"""Former addresses that a query tells apart: a map for nginx, a page that reads the query for every other host."""

from __future__ import annotations

import re

import pytest

from generator import cli
from tests.conftest import SmallSite


def mapped(text: str, address: str) -> str:
    """What nginx would make of an address with these maps: "" for nothing."""
    path, _, query = address.partition("?")
    sent = dict(part.partition("=")[::2] for part in query.split("&"))
    variables = {"uri": path, "args": query, **{f"arg_{name.lower()}": value for name, value in sent.items()}}
    for source, body in re.findall(r'^map "([^"]+)" \S+ \{\n(.*?)^\}', text, re.MULTILINE | re.DOTALL):
        asked = re.sub(r"\$(\w+)", lambda match: variables.get(match[1], ""), source).lower()
        for key, to in re.findall(r'^    "([^"]*)" "([^"]*)";$', body, re.MULTILINE):
            if key.lower() == asked:
                return str(to)
    return ""


@pytest.fixture
def moved(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(site.root)
    site.document("a.md", aliases=["/show.asp?id=77", "/zwgk/?a=1"])
    site.document("b.md", aliases=["/show.asp?id=78", "/show.asp?cid=3&id=77"])
    site.document("c.md", aliases=["/show.asp", "/plus/view.php?77.html", "/old/7.shtml"])
    site.document("hidden.md", aliases=["/show.asp?id=99"], classification="依申请公开", title="不给人看的题目")
    return site


def test_nginx_tells_former_addresses_apart_by_their_query(
    moved: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["hosting", "nginx", "--maps"]) == 0
    maps = capsys.readouterr().out
    assert mapped(maps, "/show.asp?id=77") == "/d/a/"
    assert mapped(maps, "/show.asp?from=wx&ID=78") == "/d/b/"
    assert mapped(maps, "/show.asp?id=77&cid=3") == "/d/b/", "the most exact one is meant"
    assert mapped(maps, "/plus/view.php?77.html") == "/d/c/"
    assert mapped(maps, "/show.asp?id=7") == mapped(maps, "/other.asp?id=77") == ""
    assert "$gongkai_moved_1" in maps and "map_hash_bucket_size" in maps
    assert cli.run(["hosting", "nginx"]) == 0
    text = capsys.readouterr().out
    assert "if ($gongkai_moved) { return 301 $gongkai_moved; }" in text
    assert 'location = "/show.asp" { return 301 "/d/c/"; }' in text


def test_a_site_without_such_addresses_asks_for_no_map(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site.root)
    site.document("a.md", aliases=["/a.html"])
    assert cli.run(["hosting", "nginx", "--maps"]) == 0
    assert capsys.readouterr().out == ""
    assert cli.run(["hosting", "nginx"]) == 0
    assert "gongkai_moved" not in capsys.readouterr().out


def test_a_page_at_the_path_leads_on_by_the_query_and_follows_its_documents(moved: SmallSite) -> None:
    assert moved.build() == 0
    page = moved.page("show.asp/index.html")
    told = dict(re.findall(r'data-query="([^"]+)">([^<]+)<', page))
    assert told == {"id=77": "关于a的通知", "id=78 cid=3&amp;id=77": "关于b的通知"}
    assert "js/moved." in page and 'http-equiv="refresh"' not in page and 'href="/d/c/"' in page
    assert 'url=/d/c/"' in moved.page("old/7.shtml/index.html")
    assert 'data-query="a=1"' in moved.page("zwgk/index.html")
    moved.document("b.md", title="改过的题目", aliases=["/show.asp?id=79"])
    assert moved.build() == 0
    told = dict(re.findall(r'data-query="([^"]+)">([^<]+)<', moved.page("show.asp/index.html")))
    assert told == {"id=77": "关于a的通知", "id=79": "改过的题目"}


def test_what_was_taken_back_is_named_in_no_list_of_former_addresses(moved: SmallSite) -> None:
    given = {"status": "withdrawn", "withdrawn_reason": "内容有误", "withdrawn_date": "2026-05-01"}
    moved.document("b.md", title="撤回的题目", aliases=["/show.asp?id=78"], **given)
    assert moved.build() == 0
    page = moved.page("show.asp/index.html")
    assert "撤回的题目" not in page and 'data-query="id=78">已经撤下的文件' in page


def test_a_query_at_the_home_page_or_at_a_file_of_the_site_is_in_nobody_s_way(moved: SmallSite) -> None:
    moved.document("a.md", aliases=["/?id=1", "/robots.txt?id=1", "/data/documents.json?id=1"])
    assert moved.build() == 0
    assert "网址已经变更" not in moved.page("index.html") and moved.page("robots.txt").startswith("User-agent")


def test_merged_sites_have_maps_of_their_own(moved: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    agencies = moved.page_of("content/_data/agencies.yaml")
    merged = "merged_from: [{url: 'http://mzj.old.example/', name: 民政局网站, date: 2020-01-01}]"
    moved.write("content/_data/agencies.yaml", agencies.replace("kind: 部门,", f"kind: 部门, {merged},"))
    moved.document("a.md", aliases=["http://mzj.old.example/show.asp?id=5"])
    assert cli.run(["hosting", "nginx", "--former"]) == 0
    text = capsys.readouterr().out
    assert '"mzj.old.example/show.asp?id=5" "https://www.test.example/d/a/";' in text
    assert "if ($gongkai_former) { return 301 $gongkai_former; }" in text
    assert cli.run(["hosting", "nginx", "--maps"]) == 0
    assert "mzj.old.example" not in capsys.readouterr().out
