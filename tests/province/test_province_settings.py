"""province.yaml: what may stand in it, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.diagnostic import ContentError, UsageError
from generator.province.counties import RunChoices, jobs_of, shared_out
from generator.province.settings_file import read_province

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
