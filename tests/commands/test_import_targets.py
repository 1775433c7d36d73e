"""``gongkai import``: a domain's name as the target, a folder, a pattern that the shell left, missing files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cli
from tests.conftest import SmallSite

TEXT = "关于做好低保工作的通知\n\n各乡镇人民政府：\n\n现将有关事项通知如下，请认真执行。\n"


@pytest.fixture
def there(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """The site with a text to import, as the current folder."""
    monkeypatch.chdir(site.root)
    site.write("lai/a.txt", TEXT)
    return site


def made(site: SmallSite) -> list[str]:
    return sorted(path.relative_to(site.root).as_posix() for path in site.root.rglob("*.md") if "lai" not in path.parts)


@pytest.mark.parametrize("name", ["社会救助", "shjz", "content/社会救助"])
def test_a_domain_is_its_folder(there: SmallSite, capsys: pytest.CaptureFixture[str], name: str) -> None:
    there.write("content/minzheng/jiuzhu/_defaults.yaml", "domain: 社会救助\n")
    assert cli.run(["import", "lai/a.txt", "--to", name]) == 0
    (document,) = made(there)
    assert document.startswith("content/minzheng/jiuzhu/")
    assert "“社会救助”，文件写到 content/minzheng/jiuzhu" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("kept", "where"), [("content/shjz/b.csv", "content/shjz/"), ("content/b.csv", "content/shjz/")]
)
def test_without_defaults_it_is_the_folder_of_the_domain_s_id(there: SmallSite, kept: str, where: str) -> None:
    there.write(kept, "甲,乙\n")
    assert cli.run(["import", "lai/a.txt", "--to", "社会救助"]) == 0
    assert made(there)[0].startswith(where)


def test_a_folder_of_that_name_is_itself(there: SmallSite) -> None:
    there.write("content/社会救助/b.csv", "甲,乙\n")
    assert cli.run(["import", "lai/a.txt", "--to", "content/社会救助"]) == 0
    assert made(there)[0].startswith("content/社会救助/")


def test_a_folder_from_which_nothing_is_published_is_told(there: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["import", "lai/a.txt", "--to", "社会救肋"]) == 0
    assert made(there)[0].startswith("社会救肋/")
    assert "社会救肋 不在内容文件夹（content）里，写在那里的文件不会发布" in capsys.readouterr().out


def test_a_pattern_that_the_shell_left_is_looked_up(there: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    there.write("lai/b.txt", TEXT.replace("低保", "救助"))
    there.write("lai/[c].txt", TEXT.replace("低保", "养老"))
    assert cli.run(["import", "lai/?.txt", "lai/[c].txt", "--to", "content/shjz"]) == 0
    assert len(made(there)) == 3
    assert cli.run(["import", "lai/*.docx", "--to", "content/shjz"]) == 1
    assert "没有文件符合 lai/*.docx" in capsys.readouterr().out


def test_a_folder_says_what_it_left(there: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    there.write("lai/xia/t.md", "---\ntitle: 关于救助的通知\n---\n\n各科室：\n\n见[附件](biao.csv)和![图](tu.png)。\n")
    there.write("lai/xia/biao.csv", "甲,乙\n1,2\n")
    there.write("lai/xia/c.exe", b"MZ")
    assert cli.run(["import", "lai", "--to", "content/shjz"]) == 0
    out = capsys.readouterr().out
    assert "xia/t.md → 已写入 content/shjz/xia/" in out
    assert "没有带入（不是能导入的格式，也没有文档用到）：lai/xia/c.exe" in out
    assert "图片没有导入：tu.png" in out
    assert len(made(there)) == 2  # the table is the attachment of a text and no document of its own
    assert cli.run(["import", str(Path("lai", "xia", "kong")), "--to", "content/shjz"]) == 1
