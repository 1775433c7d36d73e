"""A county's data may hold anything: what the portal shows of it is harmless."""

from __future__ import annotations

import re
import shutil

from tests.province.small_portal import EAST, WEST, Portal


def test_data_of_a_county_is_not_trusted(portal: Portal) -> None:
    hostile = [
        {"title": "地址是脚本", "url": "javascript:alert(1)", "publish_date": "2026-11-20"},
        {"title": "别人的主机", "url": "https://evil.example/d/a/", "publish_date": "2026-11-20"},
        {
            "title": "带口令",
            "url": f"{EAST.replace('://', '://www.dong.example@evil.example/')}",
            "publish_date": "2026-11-20",
        },
        {"title": "像本县的", "url": f"{EAST}.evil.example/d/a/", "publish_date": "2026-11-20"},
        {"title": "带引号", "url": f'{EAST}/"><script>alert(2)</script>', "publish_date": "2026-11-20"},
        {"title": "将来的", "url": f"{EAST}/d/b/", "publish_date": "2999-01-01"},
        {"title": "不是日子", "url": f"{EAST}/d/c/", "publish_date": "2026-13-45"},
        {
            "title": "<img src=x onerror=alert(3)>\u202e\x00" + "长" * 5000,
            "url": f"{EAST}/d/ok/",
            "publish_date": "2026-11-21",
        },
        {"title": '=HYPERLINK("http://evil.example")', "url": f"{EAST}/d/sum/", "publish_date": "2026-11-21"},
    ]
    portal.change("dong/data/documents/2026.json", lambda value: {"documents": hostile})
    portal.change(
        "dong/data/duties.json",
        lambda value: {
            "duties": [{"id": "../../evil", "name": "x"}, {"id": "ok", "name": "{{ site }}<b>"}],
            "cells": [{"duty": "ok", "name": "</td><script>", "state": "未公开", "due": "x" * 9999}],
        },
    )
    assert portal.make() == 1
    text = portal.everything()
    for word in (
        "地址是脚本",
        "别人的主机",
        "带口令",
        "像本县的",
        "带引号",
        "将来的",
        "不是日子",
        "javascript:",
        "\u202e",
    ):
        assert word not in text, word
    home = portal.page("/")
    assert "&lt;img src=x onerror" in home and "<img src=x" not in home and "长" * 400 not in home
    assert "'=HYPERLINK" in (portal.root / "portal/data/newest.csv").read_text(encoding="utf-8-sig")
    assert "有 5 条的网址不是这个县的网站" in portal.page("/counties/dong/")
    assert "{{ site }}&lt;b&gt;" in portal.page("/duties/ok/")
    assert not list(portal.root.parent.glob("evil*")) and not list((portal.root / "portal").glob("**/evil*"))
    for path in (portal.root / "portal").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*src=\"/assets/)|<[^>]*\s(?:on\w+|style)=", html), path


def test_a_county_that_left_is_forgotten(portal: Portal) -> None:
    assert portal.make() == 0
    portal.settings["counties"]["xin"] = portal.settings["counties"].pop("xi") | {"name": "新县"}
    shutil.move(portal.root / "sites/xi", portal.root / "sites/xin")
    assert portal.make() == 0
    assert not (portal.root / "portal/counties/xi").exists() and "新县" in portal.page("/counties/xin/")
    assert not (portal.root / ".gongkai/portal/xi").exists()
    del portal.settings["counties"]["xin"]
    assert portal.make() == 0
    assert WEST not in portal.everything() and "西县停水通知" not in portal.everything()


def test_a_county_that_moved_is_not_told_by_its_former_data(portal: Portal) -> None:
    assert portal.make() == 0
    portal.settings["counties"]["dong"]["url"] = "https://www.moved.example"
    shutil.rmtree(portal.root / "sites/dong")
    assert portal.make() == 1
    assert "东县停水通知" not in portal.everything() and "以前也没有读到过" in portal.page("/counties/dong/")
