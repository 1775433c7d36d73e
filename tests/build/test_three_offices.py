"""An editor of one office at work, through the commands, while the files of the two others are broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.test_admission import county, everything, held
from tests.conftest import SmallSite, tree

__all__ = ["county"]
OTHERS = ("minzheng-1", "minzheng-2", "caizheng-1", "caizheng-2")


@pytest.fixture
def morning(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> SmallSite:
    """The county as the editor of 青山镇 finds it: each other office has broken what it had, each file in another way."""
    ways: dict[str, Callable[[str], str]] = {
        "minzheng-1": lambda text: text.replace("title: ", "title："),
        "minzheng-2": lambda text: text.replace("---\n", '---\nsummary: "没有写完\n', 1),
        "caizheng-1": lambda text: text.replace("domain: 社会救助", "domain: 社会求助"),
        "caizheng-2": lambda text: f"{text}\n见[没有的](/d/nowhere/)和[没有的文件](nowhere.md)。\n",
    }
    for name, way in ways.items():
        path = county.root / f"content/{name.partition('-')[0]}/{name}.md"
        path.write_text(way(path.read_text(encoding="utf-8")), encoding="utf-8")
    county.write("content/minzheng/new.md", "－－－\ntitle: 新来的\n")
    capsys.readouterr()
    return county


def pages(site: SmallSite) -> dict[str, bytes]:
    """What the public has of the other two offices: articles, without the neighbours below them, and attachments."""
    own = {path: data for path, data in site.tree().items() if path.startswith(tuple(f"d/{name}/" for name in OTHERS))}
    return {path: data.partition(b"<article")[2].partition(b"</article>")[0] or data for path, data in own.items()}


def test_checked_alone_her_office_has_nothing_to_mend(morning: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert morning.run("check", "--agency", "青山镇") == 0
    assert "content/minzheng" not in capsys.readouterr().out
    assert morning.run("check", "--agency", "县财政局", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    told = {(item["path"].rpartition("/")[2], item["code"]) for item in found if item["level"] == "error"}
    assert told == {("caizheng-1.md", "FLD-VOCAB"), ("caizheng-2.md", "LNK-BROKEN")}


def test_she_publishes_withdraws_and_lets_expire(
    morning: SmallSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pages(morning)
    monkeypatch.chdir(morning.root)
    given = "领域=社会救助 主题=民生 机关=青山镇 公开属性=主动公开".split()
    fields = [part for pair in given for part in ("--field", pair)]
    assert (
        morning.run("new", "notice", "--title", "关于防汛的通知", "--id", "fangxun", "--date", "2026-11-22", *fields)
        == 0
    )
    (path,) = morning.root.glob("content/*/fangxun.md")
    path.write_text(
        path.read_text(encoding="utf-8").rpartition("---\n")[0] + "---\n\n请各村做好准备。\n", encoding="utf-8"
    )
    morning.document("qingshan/gongshi.md", "名单如下。", agency="青山镇", expires="2026-11-23")
    assert morning.build() == 1
    said = capsys.readouterr().out
    assert "4 份有错误，仍为上次发布的版本" in said and "1 份新文件有错误，没有发布" in said
    assert "请各村做好准备" in morning.page("d/fangxun/index.html")
    assert "名单如下" in morning.page("d/gongshi/index.html")
    assert morning.run("takedown", "qingshan-1", "--reason", "所附表格有误") == 0
    assert "青山镇的第一份" not in everything(morning) and "青山镇的表" not in everything(morning)
    assert "所附表格有误" in morning.page("d/qingshan-1/index.html")
    assert morning.build("--date", "2026-11-24") == 1, "the day has come, the others are broken still"
    assert "名单如下" not in everything(morning)
    assert pages(morning) == before
    assert held(morning) == {"new": 1, "standing": 4}
    assert "新来的" not in everything(morning) and "社会求助" not in everything(morning)


def test_what_a_clean_build_of_all_this_differs_in(morning: SmallSite, tmp_path: Path) -> None:
    """The clean one lacks the pages and attachments of the four documents that stand, and what speaks of them; the site
    in which the broken files are not there at all is the clean one, byte for byte."""
    assert morning.build() == 1
    elsewhere = ("--output", str(tmp_path / "clean"), "--state", str(tmp_path / "state"))
    assert morning.build(*elsewhere) == 1
    ours, clean = morning.tree(), tree(tmp_path / "clean")
    own = {path for path in ours.keys() - clean.keys() if path.startswith("d/")}
    assert own == set(pages(morning)) and clean.keys() <= ours.keys()
    for name in (*OTHERS, "minzheng-new"):
        folder, _, rest = name.partition("-")
        (morning.root / f"content/{folder}/{'new' if rest == 'new' else name}.md").unlink()
    assert morning.build() == 0
    assert morning.tree() == clean


def test_a_table_that_is_nobodys_is_named_as_what_stops_everything(
    morning: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a withheld document whose head is broken is not said to contradict itself."""
    path = morning.root / "content/caizheng/caizheng-2.md"
    text = path.read_text(encoding="utf-8").replace("classification: 主动公开", "classification: 不予公开")
    path.write_text(text.replace("---\n", '---\nsummary: "没有写完\n', 1), encoding="utf-8")
    morning.write("content/_data/catalogue/shjz.yaml", "items:\n  - {id: a, name: x\n")
    assert morning.build() == 1
    told = capsys.readouterr()
    assert "先改正 content/_data/catalogue/shjz.yaml 的错误" in told.err and "SEC-ATTR" not in told.out
    # ADR 0190: with what the last site was made from, the text goes all the same, and that counts as done.
    assert morning.run("takedown", "qingshan-2", "--reason", "有误") == 0
    assert "撤下 /d/qingshan-2/" in capsys.readouterr().out
    assert "青山镇的第二份" not in everything(morning)
    (morning.root / "content/_data/catalogue/shjz.yaml").unlink()
    assert morning.build() == 1
    assert "青山镇的第二份" not in everything(morning) and "县财政局的第二份" not in everything(morning)
