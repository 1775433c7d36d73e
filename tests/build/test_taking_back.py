"""What is taken back leaves the site whatever else is wrong: each way of taking back under each way of breaking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import AGENCIES, CONFIG, SmallSite
from tests.properties.test_leak import bytes_of

STAYS, NEW = "留下来的正文", "新写的正文"
OWN = CONFIG.replace("theme: county", "theme: own")


def _lines(path: str, text: str) -> Callable[[SmallSite], Any]:
    return lambda site: site.write(path, text)


BREAKS: dict[str, Callable[[SmallSite], Any]] = {
    "config is no YAML": _lines("config.yaml", "theme: [own\n" + OWN),
    "config has an unknown key": _lines("config.yaml", OWN + "themme: x\n"),
    "config is not there": lambda site: (site.root / "config.yaml").unlink(),
    "agencies are no YAML": _lines("content/_data/agencies.yaml", "- {id: x, name: [\n"),
    "an agency lacks its name": _lines("content/_data/agencies.yaml", "- {id: minzheng}\n"),
    "an agency is private": _lines("content/_data/agencies.yaml", AGENCIES + "- {id: x, name: 电话13812345678}\n"),
    "a template does not parse": _lines("themes/own/templates/list.html", "{% if %}"),
    "a template fails": _lines("themes/own/templates/document.html", "{{ page.nothing.at.all }}"),
    "the theme is gone": lambda site: (site.root / "themes/own/theme.yaml").unlink(),
    "all or nothing": lambda site: (
        site.write("config.yaml", OWN + "publish: whole\n"),
        site.write("content/broken.md", "---\ntitle: 坏的\n"),
    ),
    "the list of takedowns": lambda site: site.write(
        "content/_data/takedown.yaml", '- {id: [\n- {"id": "listed", "date": "2026-11-21", "reason": "有误"}\n'
    ),
}
"""Ways in which nothing new can be published."""
WAYS: dict[str, dict[str, Any]] = {
    "withheld": {"classification": "不予公开"},
    "entry": {"classification": "依申请公开"},
    "withdrawn": {"status": "withdrawn", "withdrawn_date": "2026-11-21"},
    "draft": {"draft": True},
    "later": {"publish_date": "2027-05-01"},
    "expired": {"expires": "2026-11-01"},
    "deleted": {},
    "listed": {},
    "broken": {},
}


def mark(way: str, place: str) -> str:
    return f"{place}里的暗号{way}zq"


def write(site: SmallSite, way: str, **fields: Any) -> None:
    name = f"biao-{way}.csv"
    site.write(f"content/{name}", f"名称\n{mark(way, '附件')}\n")
    site.document(f"{way}.md", mark(way, "正文"), summary=mark(way, "摘要"), attachments=[name], **fields)


def take_back(site: SmallSite) -> None:
    for way, fields in WAYS.items():
        write(site, way, **fields)
    (site.root / "content/deleted.md").unlink()
    site.write("content/broken.md", '---\ntitle: "\n公开属性：不予公开\n---\n')
    listed = site.root / "content/_data/takedown.yaml"
    if not listed.exists():
        listed.write_text('- {"id": "listed", "date": "2026-11-21", "reason": "有误"}\n', encoding="utf-8")


def left(site: SmallSite) -> set[str]:
    found = set()
    for place, data in bytes_of(site.root / "public") + bytes_of(site.root / ".public.gongkai"):
        found |= {
            f"{place}: {way}" for way in WAYS for part in ("附件", "正文", "摘要") if mark(way, part).encode() in data
        }
    return found


@pytest.mark.parametrize("how", BREAKS)
def test_what_is_taken_back_leaves_whatever_is_wrong(
    site: SmallSite, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("config.yaml", OWN)
    site.write("themes/own/theme.yaml", "title: 自己的\nextends: county\ncontract: 1\n")
    site.document("stays.md", STAYS)
    for way in WAYS:
        write(site, way)
    search = () if how == "agencies are no YAML" else ("--no-search",)
    assert site.run("build", *search) == 0
    assert {place.partition(": ")[2] for place in left(site)} == WAYS.keys()
    before = site.tree()
    BREAKS[how](site)
    site.document("new.md", NEW)
    if how == "all or nothing":
        (site.root / "content/broken.md").unlink()
        site.document("stays.md", "改过的", domain="没有的领域")
    take_back(site)
    assert site.run("build", *search) != 0
    assert left(site) == set()
    assert STAYS in site.page("d/stays/index.html") and "已撤回" in site.page("d/withdrawn/index.html")
    everything = b"".join(data for _, data in bytes_of(site.root / "public"))
    assert NEW.encode() not in everything
    assert site.tree()["404.html"] == before["404.html"]
    assert "撤下了" in capsys.readouterr().err
    assert site.run("build", *search) != 0, "what is wrong is not forgotten"
    assert "都不在线上了" in capsys.readouterr().err and left(site) == set()
