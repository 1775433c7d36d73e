"""province.yaml: what may stand in it, and what is said of the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import cli
from generator.model.diagnostic import ContentError, UsageError
from generator.province.counties import RunChoices, jobs_of, shared_out
from generator.province.settings_file import read_province
from tests.paths import ROOT

GOOD = """\
name: 试验省
counties:
  dongxi:
    name: 东溪县
    source: {folder: counties/dongxi}
    config: {site: {phone: 0000-5550111}}
  nanshan:
    name: 南山示例县
    source: {git: https://git.test.example/nanshan.git, revision: v2, path: site}
    output: s3://zhengwu/nanshan
search: {enabled: false}
config: {site: {phone: 0000-5550100, operator: 省里}}
output: sites/{county}
"""


def read(tmp_path: Path, text: str) -> list[tuple[int, str, str]]:
    (tmp_path / "province.yaml").write_text(text, encoding="utf-8")
    try:
        read_province(tmp_path / "province.yaml")
    except ContentError as error:
        return [(item.line, item.message, item.hint) for item in error.diagnostics]
    return []


def test_places_are_absolute_and_a_county_comes_before_the_province(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == []
    file = read_province(tmp_path / "province.yaml")
    dongxi, nanshan = jobs_of(file, RunChoices(date="2026-11-22"))
    assert (dongxi.output, nanshan.output) == (f"{tmp_path}/sites/dongxi", "s3://zhengwu/nanshan")
    assert dongxi.source.folder == f"{tmp_path}/counties/dongxi"
    assert (dongxi.state, dongxi.work) == (f"{tmp_path}/.gongkai/counties/dongxi", f"{tmp_path}/.gongkai/work")
    assert dongxi.over == {"site": {"phone": "0000-5550111", "operator": "省里"}, "search": {"enabled": "false"}}
    assert nanshan.over["site"]["phone"] == "0000-5550100"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("name: 试验省", "nmae: 试验省", 1, "name"),
        ("{folder: counties/dongxi}", "{}", 5, "写一种"),
        ("{folder: counties/dongxi}", "{folder: a, objects: s3://a/b}", 5, "写一种"),
        ("{folder: counties/dongxi}", "{objects: a/b}", 5, "协议://位置"),
        ("https://git.test.example", "https://me:word@git.test.example", 9, "账号和密码不写在这里"),
        ("https://git.test.example", "https://word@git.test.example", 9, "账号和密码不写在这里"),
        ("s3://zhengwu/nanshan", "s3://me:word@zhengwu/nanshan", 10, "账号和密码不写在这里"),
        ("{folder: counties/dongxi}", "{objects: 's3://me:word@neirong/dongxi'}", 5, "账号和密码不写在这里"),
        ("s3://zhengwu/nanshan", "sites/./dongxi/", 10, "同一个位置"),
        ("s3://zhengwu/nanshan", "sites/dongxi/nanshan", 10, "nanshan 的网站会放到 dongxi 的网站里面"),
        ("path: site", "path: ../site", 9, "仓库里面的文件夹"),
        ("revision: v2", "revision: --upload-pack=x", 9, "不是 Git 仓库的地址或版本"),
        ("git: https://git.test.example/nanshan.git", "git: 'ext::sh -c id'", 9, "不是 Git 仓库的地址或版本"),
        ("  dongxi:", "  Dong/xi:", 3, "小写字母"),
        ("sites/{county}", "sites", 13, "同一个位置"),
        ("config: {site: {phone: 0000-5550111}}", "config: 好", 6, "键: 值"),
        ("search: {enabled: false}", "search: 好", 11, "键: 值"),
        ("output: sites/{county}", "output: sites/{county}\nprocesses: 99", 14, "太大了"),
        ("output: sites/{county}", "name: 又一个省", 13, "name"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    text = GOOD.replace("    output: s3://zhengwu/nanshan\n", "    output: ''\n") if new == "sites" else GOOD
    assert old in text
    told = read(tmp_path, text.replace(old, new))
    assert any(at == line and said in message + hint for at, message, hint in told), told
    assert not any("word" in message + hint or "config.yaml" in hint for _, message, hint in told)


@pytest.mark.parametrize(
    "text", ["", "- 一\n", "name: [\n", "好", "name: a\ncounties: {}\n", "counties: [a]\nname: b\n"]
)
def test_what_is_no_province_is_said_so(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text)


def test_a_county_that_there_is_not(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    file = read_province(tmp_path / "province.yaml")
    with pytest.raises(UsageError, match="dongxj") as error:
        jobs_of(file, RunChoices(date="2026-11-22", only=("dongxj",)))
    assert "dongxi" in error.value.hint
    assert [job.county for job in jobs_of(file, RunChoices(date="2026-11-22", only=("nanshan",)))] == ["nanshan"]


def test_counties_side_by_side_have_a_process_each(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    file = read_province(tmp_path / "province.yaml")
    jobs = jobs_of(file, RunChoices(date="2026-11-22"))
    assert [job.processes for job in shared_out(file, jobs, 2)] == [1, 1]
    assert [job.processes for job in shared_out(file, jobs, 4)] == [0, 0]


def test_the_manuals_example_is_read(tmp_path: Path) -> None:
    (text,) = re.findall(
        r"```yaml [^\n]*\n(name: .*?)```", (ROOT / "docs/province.md").read_text(encoding="utf-8"), re.S
    )
    assert read(tmp_path, text) == []
    jobs = {
        job.county: job for job in jobs_of(read_province(tmp_path / "province.yaml"), RunChoices(date="2026-11-22"))
    }
    assert jobs["yunxi"].source.given == ("git",)
    assert jobs["yunxi"].over == {"theme": "quansheng", "site": {"phone": "0000-5550100"}}
    assert jobs["songping"].output == "s3://zwgk/songping"


def test_a_new_province_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["province", "init", "sheng", "--name", "海东: #示例省"]) == 0
    file = read_province(tmp_path / "sheng/province.yaml")
    assert file.province.name == "海东: #示例省"
    for county in file.province.counties:
        folder = Path(file.source_of(county).folder)
        assert (folder / "config.yaml").is_file()
        assert not (folder / "content/_data/subjects.yaml").exists()
    assert (Path(file.located(file.province.shared).folder) / "_data/subjects.yaml").is_file()
    assert cli.run(["province", "init", "sheng"]) == 2, "what is there is not written over"


def test_nothing_is_started_for_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read(tmp_path, GOOD.replace("output: sites/{county}", "outptu: sites/{county}"))
    assert cli.run(["province", "build", str(tmp_path / "province.yaml")]) == 2
    assert "outptu" in "".join(capsys.readouterr())
    assert cli.run(["province", "build", str(tmp_path / "none.yaml")]) == 2
    read(tmp_path, GOOD)
    assert cli.run(["province", "build", str(tmp_path / "province.yaml"), "--only", "xi"]) == 2
    assert cli.run(["province", "build", str(tmp_path / "province.yaml"), "--date", "gestern"]) == 2
