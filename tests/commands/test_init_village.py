"""``gongkai init --village``: a township's clerk gets a list of items and examples that pass the checks; what nobody
has filled in is not published."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from generator import cli
from generator.base.dates import today
from generator.build.pipeline import build, check
from generator.model.options import Options
from tests.conftest import CONFIG, SmallSite

TOWNS = """\
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇}
# 村还没有列
"""


@pytest.fixture
def town(site: SmallSite) -> SmallSite:
    """A site that is meant: no notice says that it is an example."""
    real = re.sub(r"  notice: .*\n", "", CONFIG).replace("www.test.example", "www.shiyanxian.gov.cn")
    real = real.replace("青ICP备00000000号", "青ICP备20260001号").replace("0000-5550100", "0888-5550100")
    site.write("config.yaml", real)
    site.write("content/_data/agencies.yaml", TOWNS)
    site.write("content/_data/subjects.yaml", "- {id: minsheng, name: 民生}\n")
    site.document("a.md", title="镇里的通知", agency="青山镇")
    return site


def init(*arguments: str) -> int:
    return cli.run(["init", *arguments])


@pytest.mark.requirement("VIL-06")
def test_a_village_is_added_to_a_site(town: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    day = today().isoformat()
    assert init(str(town.root), "--village", "松坪村") == 0
    assert town.page_of("content/_data/agencies.yaml").startswith(TOWNS)
    assert "- id: songpingcun\n  name: 青山镇松坪村村民委员会\n" in town.page_of("content/_data/agencies.yaml")
    items = town.page_of("content/cun/songpingcun/songpingcun-shixiang-qingdan.csv")
    assert items.count("村民自治事项") >= 3 and items.count("协助政府事项") >= 3
    capsys.readouterr()
    assert town.run("check", "--date", day) == 0, capsys.readouterr().out
    assert town.build("--date", day) == 0
    assert not [name for name in town.tree() if "songpingcun-" in name], "drafts are not published"
    assert "松坪村" in town.page("agency/qingshan/index.html")
    folder = town.root / "content/cun/songpingcun"
    for path in folder.glob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    capsys.readouterr()
    assert town.build("--date", day) == 1
    said = capsys.readouterr().out
    assert said.count("DEMO-DOC") >= 4 and not [name for name in town.tree() if "songpingcun-" in name]
    for path in folder.iterdir():
        text = re.sub(r"示例文件：.*\n", "正文。\n", path.read_text(encoding="utf-8").replace("（示例）", ""))
        path.write_text(text, encoding="utf-8")
    assert town.build("--date", day) == 0, capsys.readouterr().out
    board = town.page("agency/songpingcun/board/index.html")
    assert all(f"songpingcun-{name}/" in board for name in ("caiwu", "zizhi", "xiezhu", "shixiang-qingdan"))


def test_nothing_is_overwritten_and_what_is_wrong_is_told(town: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert init(str(town.root), "--village", "松坪村民委员会", "--id", "songping", "--parent", "青山镇") == 0
    before = town.page_of("content/_data/agencies.yaml")
    assert "name: 青山镇松坪村民委员会" in before or "name: 青山镇松坪村村民委员会" in before
    for arguments, told in (
        (["--village", "松坪村"], "已经有"),
        (["--village", "石桥村", "--id", "songping"], "换一个编号"),
        (["--village", "石桥村", "--parent", "青石镇"], "青山镇"),
        (["--village", "石桥\n村: x"], "不能用的字符"),
        (["--village", "石桥村", "--url", "https://www.example.gov.cn"], "--url"),
        (["--parent", "青山镇"], "--village"),
    ):
        capsys.readouterr()
        assert init(str(town.root), *arguments) == 2
        said = "".join(capsys.readouterr())
        assert told in said and "Traceback" not in said, said
    assert town.page_of("content/_data/agencies.yaml") == before
    town.write("content/_data/agencies.yaml", "agencies: []\n")
    assert init(str(town.root), "--village", "石桥村") == 2
    assert town.page_of("content/_data/agencies.yaml") == "agencies: []\n"
    assert not (town.root / "content/cun/shiqiaocun").exists()


@pytest.mark.requirement("VIL-06")
def test_a_village_stands_alone(tmp_path: Path) -> None:
    folder = tmp_path / "村"
    assert init(str(folder), "--village", "松坪村", "--phone", "0888-5550100") == 0
    made = build(Options(config=folder / "config.yaml", search=False))
    assert made.report.diagnostics == ()
    assert made.counts["documents"] == 4
    home = (folder / "public/index.html").read_text(encoding="utf-8")
    assert "松坪村村务公开" in home and "不是松坪村村民委员会发布的信息" in home and "示例县" not in home
    board = (folder / "public/agency/songpingcun/board/index.html").read_text(encoding="utf-8")
    assert "村民自治事项" in board and "协助政府事项" in board
    for days in (0, 1, 45):
        day = (today() + datetime.timedelta(days=days)).isoformat()
        wrong = check(Options(config=folder / "config.yaml", date=day)).report.diagnostics
        assert [item for item in wrong if item.level == "error"] == []
