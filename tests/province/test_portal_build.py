"""The portal at the end of ``gongkai province build``: whatever became of the counties, and with its own outcome."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.province import cluster
from generator.province.job import CountyResult, Outcome
from tests.conftest import TODAY
from tests.province.counties import SmallProvince, settle
from tests.province.dask_cluster import dask_cluster
from tests.province.s3.server import KEYS, moto
from tests.province.small_portal import Portal
from tests.province.test_province_run import ONE, ScriptedClient, ScriptedForce


def end(monkeypatch: pytest.MonkeyPatch, here: Portal, **outcomes: Outcome) -> tuple[int, dict[str, Any]]:
    """``gongkai province build`` whose counties come to these results: its exit code, and its report."""
    results = {
        name: [CountyResult(county=name, outcome=how, code=int(how != "built"))] for name, how in outcomes.items()
    }

    @contextmanager
    def force(*_: object, **__: object) -> Iterator[ScriptedForce]:
        yield ScriptedForce(ScriptedClient(results, lambda *_: True), [ONE])

    monkeypatch.setattr(cluster, "workforce", force)
    here.save()
    code = cli.run(["province", "build", str(here.root / "province.yaml"), "--date", TODAY])
    report = here.root / ".gongkai/province-report.json"
    return code, json.loads(report.read_bytes()) if report.is_file() else {}


def test_the_portal_is_made_though_a_county_failed(
    portal: Portal,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, report = end(monkeypatch, portal, dong="built", xi="failed")
    assert code == 1 and report["portal"]["outcome"] == "built" and report["portal"]["wrong"] == {}
    assert "东县停水通知" in portal.page("/") and "门户：已生成" in capsys.readouterr().out
    code, report = end(monkeypatch, portal, dong="built", xi="built")
    assert code == 0 and report["portal"]["outcome"] == "unchanged"


def test_what_is_wrong_with_the_portal_is_in_table_report_and_code(
    portal: Portal,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (portal.root / "sites/xi/data/duties.json").write_bytes(b"[")
    code, report = end(monkeypatch, portal, dong="built", xi="built")
    assert code == 1 and report["portal"]["wrong"]["西县"] and "公开责任读不出来" in capsys.readouterr().out
    (portal.root / "portal/build.json").write_text("{}")
    code, report = end(monkeypatch, portal, dong="built", xi="built")
    told = capsys.readouterr().out
    assert code == 1 and report["portal"]["outcome"] == "failed" and len(report["counties"]) == 2
    assert "门户：失败" in told and "不是门户" in told and "gongkai province portal" in told


def test_a_portal_that_cannot_be_made_is_told_before_any_county_is_built(
    portal: Portal,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del portal.settings["portal"]["url"]
    assert end(monkeypatch, portal, dong="built", xi="built") == (2, {})
    assert "portal.url" in capsys.readouterr().err
    portal.settings["portal"] |= {"url": "https://www.hd.example", "output": "sites/xi"}
    assert end(monkeypatch, portal, dong="built", xi="built") == (2, {})
    del portal.settings["portal"]
    code, report = end(monkeypatch, portal, dong="built", xi="built")
    assert code == 0 and "portal" not in report and not (portal.root / "portal").exists()


def test_nginx_lets_the_search_page_ask_all_counties_and_nothing_else(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    def printed(*arguments: str) -> str:
        portal.save()
        capsys.readouterr()
        assert cli.run(["province", "nginx", str(portal.root / "province.yaml"), *arguments]) == 0
        return capsys.readouterr().out

    plain = printed()
    assert "Content-Security-Policy" in plain and "error_page 404 /404.html" in plain and "/_search" not in plain
    assert printed("--maps") == ""
    portal.settings["search"] = {"engine": "opensearch", "index": "sheng", "server": ["http://10.0.0.9:9200"]}
    asked = printed()
    assert asked.count("/sheng/_search/template?") == 2 and "location = /search-api/literal {" in asked
    assert "server 10.0.0.9:9200" in printed("--maps")
    portal.settings["search"]["index"] = 7
    portal.save()
    assert cli.run(["province", "nginx", str(portal.root / "province.yaml"), "--maps"]) == 2
    assert "search.index" in capsys.readouterr().err


@pytest.mark.servers
def test_what_is_withdrawn_leaves_store_and_portal_in_one_run(tmp_path: Path) -> None:
    """On a real cluster and a real store; a county beside it fails."""
    province = SmallProvince(tmp_path, "folder", "store", "broken")
    with moto(tmp_path / "moto.log") as server:
        server.bucket("sites")
        env = {**KEYS, "AWS_ENDPOINT_URL": server.address}
        province.entries["store"] = {"output": "s3://sites/store"}
        province.write(store={"endpoint": server.address}, portal={"url": "https://www.hd.example"})
        with dask_cluster(tmp_path, env=env) as workers:
            workers.worker("one")
            first = province.build("--scheduler", workers.address, env=env)
            assert first.returncode == 0, first.stdout + first.stderr
            home = tmp_path / "portal/index.html"
            assert all(f"关于{county}a的通知" in home.read_text(encoding="utf-8") for county in province.counties)
            for county in ("folder", "store"):
                gone = {"title": f"关于{county}a的通知", "status": "撤回", "withdrawn": TODAY}
                province.counties[county].document("a.md", **gone)
            province.counties["broken"].write("config.yaml", "site: 好\n")
            settle()
            second = province.build("--scheduler", workers.address, env=env)
        assert second.returncode == 1
        assert province.outcomes() == {"folder": "built", "store": "built", "broken": "failed"}
    everything = [path.read_bytes().decode("utf-8", "replace") for path in places(tmp_path)]
    assert not any("关于foldera的通知" in text or "关于storea的通知" in text for text in everything)
    told = home.read_text(encoding="utf-8")
    assert "关于storeb的通知" in told and "关于brokena的通知" in told


def places(root: Path) -> list[Path]:
    """Every file of the portal and of what it remembers."""
    return [path for folder in ("portal", ".gongkai/portal") for path in (root / folder).rglob("*") if path.is_file()]
